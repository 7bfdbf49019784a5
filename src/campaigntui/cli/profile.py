"""The rhythm of a campaign: which profiles its playbook has, and changing to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import changing, json_option, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

    from campaigntui.domain.ids import CampaignId
    from campaigntui.domain.plan import Plan
    from campaigntui.domain.playbook import Playbook
    from campaigntui.usecases.snapshot import Preview


def _profile_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from campaigntui.cli import finding
    from campaigntui.errors import CampaignError

    door = ctx.ensure_object(Door)
    try:
        book = _playbook(door, door.outlook(finding.campaign(door, ctx.params.get("chosen"))).plan)
    except CampaignError:
        return []
    return [CompletionItem(one.id) for one in book.profiles if one.id.startswith(incomplete)]


@command(
    "profile",
    N_("Show the profiles of a campaign's playbook, or change to another one."),
    N_("A profile is a rhythm that the platform may choose. What was set by hand or is done stays as it is."),
)
@click.argument("name", required=False, metavar="[PROFILE]", shell_complete=_profile_names)
@flag("--dry-run", help=N_("Say what would happen and change nothing."))
@yes_option
@json_option
@changing
def profile(door: Door, campaign_id: CampaignId, name: str | None, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Show or change the profile."""
    plan = door.outlook(campaign_id).plan
    book = _playbook(door, plan)
    if name is None:
        _list(plan, book, door.house.language, as_json)
        return
    from campaigntui.cli.performing import agree, show_difference, tell
    from campaigntui.usecases.commands.campaign import ChangeProfile

    change = ChangeProfile(name)
    preview = door.planner.preview(campaign_id, change, door.today)
    if dry_run:
        if as_json:
            output.answer(_difference(preview, plan, book, name))
            return
        _tell_moments(preview, output.say)
        show_difference(preview, door.outlook(campaign_id), output.say)
        _tell_staying(plan, book, name, output.say)
        return
    if not yes and preview.asks:
        _tell_moments(preview, output.note)
        _tell_staying(plan, book, name, output.note)
        agree(preview, door.outlook(campaign_id))
    tell(door.planner.perform(campaign_id, change, door.today))


def _playbook(door: Door, plan: Plan) -> Playbook:
    from campaigntui.errors import RuleBroken
    from campaigntui.usecases.playbooks import playbook

    if not plan.head.playbook:
        raise RuleBroken(N_("“{name}” was not made from a playbook, so it has no profiles."), name=plan.head.name)
    return playbook(plan.head.playbook, door.house.folder.playbooks)


def _list(plan: Plan, book: Playbook, language: str, as_json: bool) -> None:
    if as_json:
        forms = [
            {"id": one.id, "name": {"en": one.name.en, "zh": one.name.zh}, "current": one.id == plan.head.profile}
            for one in book.profiles
        ]
        output.answer({"campaign": plan.head.id, "playbook": book.id, "profile": plan.head.profile, "profiles": forms})
        return
    from campaigntui.cli.tables import Cell, table

    table(
        [
            (
                Cell(one.id, output.Ink.STRONG),
                one.name.said(language),
                _("current") if one.id == plan.head.profile else "",
            )
            for one in book.profiles
        ]
    )


def _difference(preview: Preview, plan: Plan, book: Playbook, name: str) -> dict[str, object]:
    """What a change to the profile would do, for programs."""
    from campaigntui.usecases.deciding.profile import staying

    def window(days: tuple[object, object]) -> list[str | None]:
        return [str(day) if day is not None else None for day in days]

    held = staying(plan, book, name)
    return {
        "campaign": plan.head.id,
        "from": plan.head.profile,
        "to": name,
        "anchors": [{"id": key, "before": before, "after": after} for key, before, after in _moments(preview)],
        "items": [
            {"id": plan.item[shift.item_id].key, "before": window(shift.before), "after": window(shift.after)}
            for shift in preview.moved
        ],
        "in_past": [plan.item[i].key for i in preview.in_past],
        "staying": {"anchors": [a.key for a in held.anchors], "items": [i.key for i in held.items]},
    }


def _moments(preview: Preview) -> list[tuple[str, str | None, str | None]]:
    """Key, day before and day after of each moment that comes, goes or moves."""
    from campaigntui.domain.campaign import Anchor

    found = []
    for change in preview.changes:
        known = change.after or change.before
        if isinstance(known, Anchor):
            before, after = (str(a.day) if isinstance(a, Anchor) else None for a in (change.before, change.after))
            if before != after:
                found.append((known.key, before, after))
    return found


def _tell_moments(preview: Preview, write: Callable[[str], None]) -> None:
    for key, before, after in _moments(preview):
        write(f"  {key}: {before or '–'} → {after or '–'}")


def _tell_staying(plan: Plan, book: Playbook, name: str, write: Callable[[str], None]) -> None:
    from campaigntui.usecases.deciding.profile import staying

    held = staying(plan, book, name)
    keys = [*(anchor.key for anchor in held.anchors), *(item.key for item in held.items)]
    if keys:
        write(_("Set by hand, so they stay: {names}").format(names=", ".join(keys)))


COMMANDS = (profile,)
