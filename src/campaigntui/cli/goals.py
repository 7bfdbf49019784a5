"""Key results: how they stand, and adding, changing, measuring and ending them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from campaigntui.cli import output
from campaigntui.cli.asking import campaign_option, changing, json_option, reading, role_names
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.goalfields import read_fields, with_fields
from campaigntui.cli.help import Topic, option
from campaigntui.cli.values import is_nothing
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from campaigntui.domain.goals import KeyResult
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.commands import Command

_role_option = option("--role", metavar="ROLE", shell_complete=role_names, help=N_("Only those of that role."))


@click.group(
    "goals",
    cls=Topic,
    otherwise="list",
    invoke_without_command=True,
    subcommand_metavar="[CAMPAIGN | COMMAND …]",
    help=N_("Show the key results: the numbers that roles answer for, and how far they have come."),
    more=(
        N_(
            "The share of the way from the baseline to the goal is the progress; below 40% a key result is off track, "
            "below 70% at risk. A score is the mean by weight of those that are measured."
        ),
    ),
)
@campaign_option
@_role_option
@json_option
@click.pass_context
def goals(ctx: click.Context, chosen: str | None, role: str | None, as_json: bool) -> None:
    """Show key results, unless a command follows."""
    if ctx.invoked_subcommand is None:
        from campaigntui.cli import finding

        door = ctx.ensure_object(Door)
        _show(door.outlook(finding.campaign(door, chosen)), role, as_json)


goals.params += global_options(hidden=True)


@command("list", N_("List the key results role by role, with the scores."), within=goals)
@_role_option
@reading
def list_goals(door: Door, campaign_id: CampaignId, as_json: bool, role: str | None) -> None:
    """List key results."""
    _show(door.outlook(campaign_id), role, as_json)


def _show(outlook: Outlook, role: str | None, as_json: bool) -> None:
    from campaigntui.cli import finding
    from campaigntui.scheduling.goals import standings

    found = standings(outlook, finding.role(outlook, role) if role is not None else None)
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.exchange.goalform import goals_form

        answer_about(outlook, **goals_form(found))
    elif found:
        from campaigntui.cli.goalpage import page

        page(found, outlook)
    elif outlook.plan.key_result:
        output.note(_("This role answers for no key result."))
    else:
        output.note(_("There are no key results yet. Add one: campaigntui goals add TITLE --role ROLE --target N"))
        if outlook.plan.head.playbook:
            output.note(_("Or take over those of the playbook: campaigntui goals take"))


# -- changes ----------------------------------------------------------------------------------------------------------
def _result_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from campaigntui.cli.asking import offered_of_plan

    return offered_of_plan(ctx, incomplete, lambda plan: [(one.key, one.title) for one in plan.key_result.values()])


def _measured_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from campaigntui.cli.asking import offered_of_plan

    return offered_of_plan(
        ctx, incomplete, lambda plan: [(f"{one.key}=", one.title) for one in plan.key_result.values()]
    )


@command(
    "add",
    N_("Add a key result; prints its id."),
    N_("campaigntui goals add 'Replies within 30 seconds' --role service --unit % --baseline 86 --target 92"),
    within=goals,
)
@click.argument("title")
@option("--role", required=True, metavar="ROLE", shell_complete=role_names, help=N_("The role that answers for it."))
@option("--id", "key", default="", metavar="ID", help=N_("Its id; else made from the title."))
@with_fields
@changing
def add(door: Door, campaign_id: CampaignId, title: str, key: str, **said: Any) -> None:
    """Add a key result."""
    from campaigntui.cli.performing import quietly
    from campaigntui.domain.goals import KeyResult
    from campaigntui.usecases.commands.goals import AddKeyResult
    from campaigntui.wording.numbers import sign_said

    if said["unit"] is None:
        # Who writes “92%” has said what it is counted in.
        said["unit"] = next(filter(None, (sign_said(said[name] or "") for name in ("target", "baseline"))), None)
    values = read_fields(door.outlook(campaign_id), said)
    outcome = quietly(door, campaign_id, AddKeyResult(title, values.pop("role"), key, values))
    for change in outcome.changes:
        if isinstance(change.after, KeyResult):
            output.say(change.after.key)


@command(
    "edit",
    N_("Change a key result."),
    N_("A target takes the place of the growth, and the other way round."),
    within=goals,
)
@click.argument("word", metavar="KR", shell_complete=_result_names)
@option("--title", metavar="TEXT", help=N_("Another title."))
@option("--role", metavar="ROLE", shell_complete=role_names, help=N_("The role that answers for it."))
@with_fields
@changing
def edit(door: Door, campaign_id: CampaignId, word: str, **said: Any) -> None:
    """Edit a key result."""
    from campaigntui.cli import finding
    from campaigntui.usecases.commands.goals import EditKeyResult

    outlook = door.outlook(campaign_id)
    result = finding.key_result(outlook, word)
    values = read_fields(outlook, said, result.unit)
    if not values:
        raise click.UsageError(_("Say what to change."), click.get_current_context())
    _perform(door, campaign_id, EditKeyResult(result.id, values))


@command(
    "set",
    N_("Write down what numbers are now, several as one step of undo."),
    N_("campaigntui goals set gmv=1,680,000 reply=92% roi=3.3"),
    N_("“168万” is understood, and so is the unit of the key result. Nothing behind “=” takes a number back."),
    within=goals,
)
@click.argument("words", nargs=-1, required=True, metavar="KR=VALUE…", shell_complete=_measured_names)
@changing
def set_values(door: Door, campaign_id: CampaignId, words: tuple[str, ...]) -> None:
    """Measure key results."""
    from campaigntui.cli import finding
    from campaigntui.usecases.commands.goals import MeasureKeyResults
    from campaigntui.wording.numbers import parse_number

    outlook = door.outlook(campaign_id)
    found: dict[KeyResult, float | None] = {}
    for word in words:
        name, sign, said = word.replace("＝", "=").partition("=")
        if not sign:
            raise _usage(_("“{word}” has no number. Write it like gmv=1,680,000.").format(word=word))
        result = finding.key_result(outlook, name)
        if result in found:
            raise _usage(_("“{word}” is named twice. Give it one number.").format(word=result.key))
        found[result] = None if is_nothing(said) else parse_number(said, result.unit)
    _perform(door, campaign_id, MeasureKeyResults({result.id: value for result, value in found.items()}))


def _usage(words: str) -> click.UsageError:
    return click.UsageError(words, click.get_current_context())


@command("remove", N_("Take a key result away."), within=goals)
@click.argument("word", metavar="KR", shell_complete=_result_names)
@changing
def remove(door: Door, campaign_id: CampaignId, word: str) -> None:
    """Remove a key result."""
    from campaigntui.cli import finding
    from campaigntui.usecases.commands.goals import RemoveKeyResult

    _perform(door, campaign_id, RemoveKeyResult(finding.key_result(door.outlook(campaign_id), word).id))


@command("take", N_("Take over the key results of the playbook that the campaign lacks."), within=goals)
@changing
def take(door: Door, campaign_id: CampaignId) -> None:
    """Take key results over."""
    from campaigntui.usecases.commands.goals import TakeKeyResults

    _perform(door, campaign_id, TakeKeyResults())


def _perform(door: Door, campaign_id: CampaignId, change: Command) -> None:
    """Do it, say so, and show the key results that it touched as they are now."""
    from campaigntui.cli.goalpage import lines
    from campaigntui.cli.performing import perform
    from campaigntui.scheduling.goals import standings

    outcome = perform(door, campaign_id, change)
    touched = {each.after for each in outcome.changes}
    lines([each for each in standings(outcome.snapshot.outlook) if each.result in touched])


COMMANDS = (goals,)
