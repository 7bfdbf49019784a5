"""Key results: how they stand, and adding, changing, measuring and ending them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from campaigntui.cli import output
from campaigntui.cli.asking import campaign_option, changing, item_names, json_option, reading, role_names
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic, flag, option
from campaigntui.cli.values import NOTHING, OneOf, Whole
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

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


_fields: tuple[Callable[[Any], Any], ...] = (
    option("--unit", metavar="UNIT", help=N_("What it is counted in: %, CNY, s; “none” for a plain count.")),
    option("--metric", metavar="NAME", help=N_("Name of the number in reports, such as gmv; “none” takes it away.")),
    option("--direction", type=OneOf(("up", "down")), help=N_("Whether it is to rise or to fall; else to rise.")),
    flag("--hold/--no-hold", default=None, help=N_("It is to stay as good as the goal says, instead of changing.")),
    option("--baseline", metavar="N", help=N_("What the number was before; “none” takes it away.")),
    option("--target", metavar="N", help=N_("The number to reach: 92, 1,680,000, 168万; “none” takes it away.")),
    option("--growth", metavar="SHARE", help=N_("How far to go from the baseline, instead of a target: 50%, -20%.")),
    option("--weight", type=Whole(1, 100), metavar="N", help=N_("What it counts for beside the others; else 10.")),
    option(
        "--item", "items", metavar="ITEM", multiple=True, shell_complete=item_names,
        help=N_("Item that brings it about; give it once for each. “none” takes all away."),
    ),
)  # fmt: skip


def _with_fields(function: Callable[..., None]) -> Callable[..., None]:
    for decorate in reversed(_fields):
        function = decorate(function)
    return function


def _read(outlook: Outlook, said: Mapping[str, Any], unit: str = "") -> dict[str, Any]:
    """Fields of a key result that were named, with the values that the words mean in `unit` or the unit named."""
    from campaigntui.cli import finding
    from campaigntui.domain.goals import Direction
    from campaigntui.domain.text import line
    from campaigntui.wording.numbers import parse_growth, parse_number

    values = {name: value for name, value in said.items() if value not in (None, ())}
    for name in values.keys() & {"unit", "metric"}:
        values[name] = "" if _is_nothing(values[name]) else line(values[name])
    unit = values.get("unit", unit)
    for name in values.keys() & {"baseline", "target"}:
        values[name] = None if _is_nothing(values[name]) else parse_number(values[name], unit)
    if "growth" in values:
        values["growth"] = None if _is_nothing(values["growth"]) else parse_growth(values["growth"])
    if "direction" in values:
        values["direction"] = Direction(values["direction"])
    if "role" in values:
        values["role"] = finding.role(outlook, values["role"])
    if "items" in values:
        named = [word for word in values["items"] if not _is_nothing(word)]
        values["items"] = tuple(item.id for item in finding.items(outlook, named))
    return values


def _is_nothing(word: str) -> bool:
    return word.strip().casefold() in NOTHING


@command(
    "add",
    N_("Add a key result; prints its id."),
    N_("campaigntui goals add 'Replies within 30 seconds' --role service --unit % --baseline 86 --target 92"),
    within=goals,
)
@click.argument("title")
@option("--role", required=True, metavar="ROLE", shell_complete=role_names, help=N_("The role that answers for it."))
@option("--id", "key", default="", metavar="ID", help=N_("Its id; else made from the title."))
@_with_fields
@changing
def add(door: Door, campaign_id: CampaignId, title: str, key: str, **said: Any) -> None:
    """Add a key result."""
    from campaigntui.cli.performing import quietly
    from campaigntui.domain.goals import KeyResult
    from campaigntui.usecases.commands.goals import AddKeyResult

    values = _read(door.outlook(campaign_id), said)
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
@_with_fields
@changing
def edit(door: Door, campaign_id: CampaignId, word: str, **said: Any) -> None:
    """Edit a key result."""
    from campaigntui.cli import finding
    from campaigntui.usecases.commands.goals import EditKeyResult

    outlook = door.outlook(campaign_id)
    result = finding.key_result(outlook, word)
    values = _read(outlook, said, result.unit)
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
        found[result] = None if _is_nothing(said) else parse_number(said, result.unit)
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
