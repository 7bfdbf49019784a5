"""The rhythm of a campaign: which profiles its playbook has, and changing to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import changing, json_option, offered_of_plan, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag
from campaigntui.cli.thawing import thaw_option
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from campaigntui.domain.ids import CampaignId
    from campaigntui.domain.plan import Plan
    from campaigntui.domain.playbook import Playbook


def _profile_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return offered_of_plan(
        ctx, incomplete, lambda plan: [one.id for one in _playbook(ctx.ensure_object(Door), plan).profiles]
    )


@command(
    "profile",
    N_("Show the profiles of a campaign's playbook, or change to another one."),
    N_("A profile is a rhythm that the platform may choose. What was set by hand or is done stays as it is."),
)
@click.argument("name", required=False, metavar="[PROFILE]", shell_complete=_profile_names)
@flag("--dry-run", help=N_("Say what would happen and change nothing."))
@yes_option
@thaw_option
@json_option
@changing
def profile(door: Door, campaign_id: CampaignId, name: str | None, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Show or change the profile."""
    plan = door.outlook(campaign_id).plan
    book = _playbook(door, plan)
    if name is None:
        _list(plan, book, door.house.language, as_json)
        return
    from campaigntui.cli.performing import carry_out
    from campaigntui.usecases.commands.campaign import ChangeProfile

    rhythms = {"from": plan.head.profile, "to": name}
    carry_out(door, campaign_id, ChangeProfile(name), yes=yes, dry_run=dry_run, as_json=as_json, about=rhythms)


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


COMMANDS = (profile,)
