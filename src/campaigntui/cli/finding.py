"""Which campaign, item, member, role or stage a word on the command line means. What is not clear is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from campaigntui.errors import N_, NotFound

if TYPE_CHECKING:
    from campaigntui.cli.door import Door
    from campaigntui.domain.campaign import CampaignSummary
    from campaigntui.domain.checklist import Item
    from campaigntui.domain.goals import KeyResult
    from campaigntui.domain.ids import CampaignId
    from campaigntui.domain.people import Member
    from campaigntui.domain.stage import Stage
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.planner import Planner

Thing = TypeVar("Thing")

_NO_CAMPAIGN = N_("There is no campaign in {file} yet. Make one: campaigntui new double11 --name NAME --date DATE")
_ALL_ARCHIVED = N_("Every campaign in {file} is archived: {known}. Name the one that you mean.")

_MOST_NAMED = 8


def campaign(door: Door, word: str | None) -> CampaignId:
    """The campaign that goes by that id, name or beginning of a name; without a word the only active one."""
    known = door.planner.campaigns(archived=True)
    if word is not None and known:
        return _campaign_named(known, word).id
    active = [one for one in known if not one.archived]
    if len(active) == 1:
        return active[0].id
    if not active:
        raise no_campaign(door.planner)
    raise NotFound(
        N_("There are several campaigns. Say which one: {known}."), known=_named(active, lambda c: f"{c.id} {c.name}")
    )


def no_campaign(planner: Planner) -> NotFound:
    """Why none is meant where nobody named one and none is active."""
    archived = planner.campaigns(archived=True)
    if archived:
        return NotFound(_ALL_ARCHIVED, file=planner.path, known=_named(archived, lambda c: f"{c.id} {c.name}"))
    return NotFound(_NO_CAMPAIGN, file=planner.path)


def says_campaign(door: Door, word: str) -> bool:
    """True when a word can only mean a campaign of the file."""
    known = door.planner.campaigns(archived=True)
    return len(_fitting(known, word)) == 1


def _campaign_named(known: Sequence[CampaignSummary], word: str) -> CampaignSummary:
    fitting = _fitting(known, word)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NotFound(
            N_("“{word}” may mean several campaigns: {known}. Use the id."),
            word=word,
            known=_named(fitting, lambda c: f"{c.id} {c.name}"),
        )
    raise NotFound(
        N_("There is no campaign “{word}”. There are: {known}."),
        word=word,
        known=_named(known, lambda c: f"{c.id} {c.name}"),
    )


def _fitting(known: Sequence[CampaignSummary], word: str) -> list[CampaignSummary]:
    from campaigntui.wording.spelling import folded

    wanted = folded(word)
    return (
        [one for one in known if str(one.id) == word]
        or [one for one in known if folded(one.name) == wanted]
        or [one for one in known if wanted and folded(one.name).startswith(wanted)]
    )


def items(outlook: Outlook, words: Iterable[str], archived: bool = False) -> tuple[Item, ...]:
    """The items that the words mean, each once, in that order. `archived`: look among those put away instead."""
    known = [item for item in outlook.plan.item.values() if item.archived is archived]
    found = [_item(known, word, outlook) for word in words]
    return tuple({item.id: item for item in found}.values())


def item(outlook: Outlook, word: str) -> Item:
    """The item with that id, beginning of an id, or title."""
    return items(outlook, (word,))[0]


def item_ever(outlook: Outlook, word: str) -> Item:
    """The same among all items, those in the plan before those put away."""
    try:
        return item(outlook, word)
    except NotFound as unknown:
        try:
            return items(outlook, (word,), archived=True)[0]
        except NotFound:
            raise unknown from None


def _item(known: Sequence[Item], word: str, outlook: Outlook) -> Item:
    from campaigntui.wording.spelling import folded

    wanted = folded(word)
    fitting = (
        [one for one in known if one.key == word]
        or [one for one in known if wanted and folded(one.key).startswith(wanted)]
        or [one for one in known if folded(one.title) == wanted]
    )
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NotFound(
            N_("“{word}” may mean several items: {known}."), word=word, known=_named(fitting, lambda i: i.key)
        )
    raise NotFound(
        N_("There is no item “{key}” in “{campaign}”. “campaigntui items” lists them."),
        key=word,
        campaign=outlook.plan.head.name,
    )


def member(outlook: Outlook, word: str) -> Member:
    """The member of that name or beginning of a name."""
    found = member_or_none(outlook, word)
    if found is None:
        team = [one for one in outlook.plan.member.values() if not one.archived]
        raise NotFound(
            N_("There is no member “{word}”. There are: {known}."),
            word=word,
            known=_named(team, lambda m: m.name) or "–",
        )
    return found


def member_or_none(outlook: Outlook, word: str) -> Member | None:
    """The same; None when nobody is called so. A word that fits several people is refused."""
    from campaigntui.wording.spelling import folded

    wanted = folded(word)
    team = [one for one in outlook.plan.member.values() if not one.archived]
    fitting = [one for one in team if folded(one.name) == wanted] or [
        one for one in team if wanted and folded(one.name).startswith(wanted)
    ]
    if len(fitting) > 1:
        raise NotFound(
            N_("“{word}” may mean several people: {known}."), word=word, known=_named(fitting, lambda m: m.name)
        )
    return fitting[0] if fitting else None


def key_result(outlook: Outlook, word: str) -> KeyResult:
    """The key result with that id or title, or with the only id or title that begins so."""
    from campaigntui.wording.spelling import folded

    wanted, known = folded(word), list(outlook.plan.key_result.values())
    fitting = (
        [one for one in known if one.key == word]
        or [one for one in known if wanted in (folded(one.key), folded(one.title))]
        or [one for one in known if wanted and folded(one.key).startswith(wanted)]
        or [one for one in known if wanted and folded(one.title).startswith(wanted)]
    )
    if len(fitting) == 1:
        return fitting[0]
    shown = _named(fitting or known, lambda one: one.key) or "–"
    if fitting:
        raise NotFound(N_("“{word}” may mean several key results: {known}."), word=word, known=shown)
    raise NotFound(N_("There is no key result “{word}”. There are: {known}."), word=word, known=shown)


def role(outlook: Outlook, word: str) -> str:
    """Key of the role with that key or name, in any language."""
    from campaigntui.wording.people import role_choices
    from campaigntui.wording.spelling import role_named

    key = role_named(word, outlook.roles)
    if key is None:
        raise NotFound(
            N_("There is no role “{role}”. Roles are: {known}."),
            role=word,
            known=role_choices(outlook.roles, outlook.roles),
        )
    return key


def stage(word: str) -> Stage:
    """The stage with that key, number or name, in any language."""
    from campaigntui.wording.names import stage_choices
    from campaigntui.wording.spelling import stage_named

    found = stage_named(word)
    if found is None:
        raise NotFound(N_("There is no stage “{stage}”. Stages are: {known}."), stage=word, known=stage_choices())
    return found


def after(outlook: Outlook, words: str) -> tuple[tuple[int, int], ...]:
    """Items and lags that a list of references such as `brief sign-plan+2` means; empty for `none`."""
    from campaigntui.usecases.importing import predecessor

    by_key = {one.key: one for one in outlook.plan.item.values() if not one.archived}
    return tuple(predecessor(word, by_key) for word in words.split())


def _named(things: Iterable[Thing], name: Callable[[Thing], str]) -> str:
    names = [name(thing) for thing in things]
    return ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
