"""What ties the profiles of a playbook together: moments in order, and parts that are left out or worded otherwise."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import time

from campaigntui.domain.due import D_DAY
from campaigntui.domain.inprofile import names
from campaigntui.domain.playbook import Playbook, Profile
from campaigntui.errors import N_
from campaigntui.storage.playbooks.problems import Problems
from campaigntui.storage.playbooks.tables import NO_CHOICE

NO_ANCHOR = (
    N_("There is no anchor “{name}”. Did you mean {near}?"),
    N_("There is no anchor “{name}”. There are: {known}."),
)
_NO_PROFILE = (
    N_("There is no profile “{name}”. Did you mean {near}?"),
    N_("There is no profile “{name}”. There are: {known}."),
)
_NO_PART = (
    N_("This playbook has no “{name}”. Did you mean {near}?"),
    N_("This playbook has no “{name}”, nor anything of a similar name. Take it out."),
)
_ITEM, _CRITERION, _HANDOFF = ("title", "deliverable", "acceptance", "steps"), ("text",), ("artefact",)
_KEY_RESULT = ("title",)


def check_profiles(playbook: Playbook, problems: Problems) -> None:
    """Note what does not fit together in the profiles, and between them and the rest."""
    ids = [profile.id for profile in playbook.profiles]
    if not ids:
        problems.note("profiles", "", N_("A playbook needs at least one profile: the rhythm of its anchors."))
    elif playbook.default_profile not in ids:
        problems.unknown("", "default_profile", _NO_PROFILE, playbook.default_profile, ids)
    known, texts = names(playbook), _texts(playbook)
    for profile in playbook.profiles:
        _check_moments(profile, problems)
        _check_parts(playbook, profile, known, problems)
        _check_words(profile, texts, problems)


def _check_moments(profile: Profile, problems: Problems) -> None:
    place = f"profiles.{profile.id}"
    moments = {anchor.key: (anchor.offset, anchor.clock or time()) for anchor in profile.anchors}
    if D_DAY not in moments:
        problems.note(
            f"{place}.anchors",
            D_DAY,
            N_("D-day itself is missing. Write: {example}"),
            example=f'{D_DAY} = {{ at = "D" }}',
        )
    elif moments[D_DAY][0] != 0 and not problems.at(f"{place}.anchors.{D_DAY}"):
        problems.note(f"{place}.anchors.{D_DAY}", "at", N_("This anchor is D-day itself, so its day must be D."))
    for phase in profile.phases:
        inside = f"{place}.phases.{phase.key}"
        ends = {"opens": phase.opens, "closes": phase.closes}
        for key, anchor in ends.items():
            if anchor and anchor not in moments:
                problems.unknown(inside, key, NO_ANCHOR, anchor, moments)
        if all(anchor in moments for anchor in ends.values()) and moments[phase.closes] < moments[phase.opens]:
            problems.note(inside, "closes", N_("The phase closes before it opens. Put its two anchors in order."))


def _check_parts(playbook: Playbook, profile: Profile, known: Collection[str], problems: Problems) -> None:
    place = f"profiles.{profile.id}"
    for name in profile.without:
        if name not in known:
            problems.unknown(place, "without", _NO_PART, name, known)
    if playbook.items and all(item.key in profile.without for item in playbook.items):
        problems.note(place, "without", N_("This profile leaves no item. Keep at least one."))


def _check_words(profile: Profile, texts: Mapping[str, tuple[str, ...]], problems: Problems) -> None:
    for rewording in profile.reworded:
        place = f"profiles.{profile.id}.change.{rewording.key}"
        if rewording.key not in texts:
            problems.unknown(place, "", _NO_PART, rewording.key, texts)
        elif rewording.key in profile.without:
            problems.note(place, "", N_("This profile leaves it out. Take this table out, or take the name out there."))
        else:
            for name, _words in rewording.texts:
                if name not in texts[rewording.key]:
                    problems.unknown(place, name, NO_CHOICE, name, texts[rewording.key])


def _texts(playbook: Playbook) -> Mapping[str, tuple[str, ...]]:
    """Key of an item, criterion, handoff or key result -> the texts that it has."""
    criteria = [criterion for stage in playbook.stages for criterion in stage.criteria]
    return {
        **{one.key: _KEY_RESULT for one in playbook.key_results},
        **{handoff.key: _HANDOFF for handoff in playbook.handoffs},
        **{criterion.key: _CRITERION for criterion in criteria},
        **{item.key: _ITEM for item in playbook.items},
    }
