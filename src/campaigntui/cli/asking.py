"""What most commands have in common: which campaign they are about, `--json`, `--yes`, and completion of names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from campaigntui.cli.door import Door
from campaigntui.cli.help import flag, option
from campaigntui.errors import N_, CampaignError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from campaigntui.domain.plan import Plan

Function = TypeVar("Function", bound=Callable[..., Any])


# -- completion -------------------------------------------------------------------------------------------------------
def offered(
    ctx: click.Context, incomplete: str, names: Callable[[Door], Sequence[str | tuple[str, str]]]
) -> list[CompletionItem]:
    """The names that begin with what is typed, each alone or with words about it."""
    from click.shell_completion import CompletionItem

    try:
        found = names(ctx.ensure_object(Door))
    except CampaignError:
        # While a line is being typed there is nobody to tell; there is just nothing to offer.
        return []
    pairs = [one if isinstance(one, tuple) else (one, "") for one in found]
    return [
        CompletionItem(name, help=words) for name, words in pairs if name.casefold().startswith(incomplete.casefold())
    ]


def campaign_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Campaigns of the plan file."""
    return offered(ctx, incomplete, lambda door: [one.name for one in door.planner.campaigns()])


def item_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of items, with their titles."""
    return offered(ctx, incomplete, lambda door: _items(ctx, door))


def role_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Keys of roles."""
    return offered(ctx, incomplete, lambda door: list(_outlook(ctx, door).roles))


def member_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of the people."""
    return offered(ctx, incomplete, lambda door: _people(ctx, door))


def stage_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Keys of the stages, with their names."""
    from campaigntui.domain.stage import STAGES
    from campaigntui.wording import stage_name

    return offered(ctx, incomplete, lambda _door: [(stage.value, stage_name(stage)) for stage in STAGES])


def view_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Views, those of the program by their keys."""
    return offered(ctx, incomplete, lambda door: _views(door))


def bearer_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Items, then people and roles: what may stand behind `assign`."""
    return offered(
        ctx, incomplete, lambda door: [*_items(ctx, door), *_people(ctx, door), *_outlook(ctx, door).roles, "none"]
    )


def offered_of_plan(
    ctx: click.Context, incomplete: str, names: Callable[[Plan], Sequence[str | tuple[str, str]]]
) -> list[CompletionItem]:
    """Names of something that the campaign has."""
    return offered(ctx, incomplete, lambda door: names(_outlook(ctx, door).plan))


def _outlook(ctx: click.Context, door: Door) -> Any:
    from campaigntui.cli import finding

    return door.outlook(finding.campaign(door, ctx.params.get("chosen")))


def _items(ctx: click.Context, door: Door) -> list[tuple[str, str]]:
    outlook = _outlook(ctx, door)
    return [(item.key, item.title) for items in outlook.items.values() for item in items]


def _views(door: Door) -> list[str]:
    from campaigntui.usecases.checklist.views import all_views

    return [view.key or view.name for view in all_views(door.planner.views(), door.house.settings.me)]


def _people(ctx: click.Context, door: Door) -> list[str]:
    return [member.name for member in _outlook(ctx, door).plan.member.values() if not member.archived]


# -- options ----------------------------------------------------------------------------------------------------------
campaign_option = option(
    "-c",
    "--campaign",
    "chosen",
    metavar="CAMPAIGN",
    is_eager=True,
    shell_complete=campaign_names,
    help=N_("The campaign, by id, name or beginning of its name."),
)
json_option = flag("--json", "as_json", help=N_("Answer with one JSON object, for scripts."))
replace_option = flag("-y", "--yes", help=N_("Replace a file that is there already, without asking."))
"""Decorates a command that only writes a file: it has nothing else to ask about."""

_yes_option = flag("-y", "--yes", help=N_("Do not ask, even when the change moves other items too."))


def yes_option(function: Function) -> Function:
    """Decorate a command that may reach further than what it names; it may also break freezes for a reason."""
    if all("--thaw" not in param.opts for param in getattr(function, "__click_params__", ())):
        # Loaded late: reading commands have neither option.
        from campaigntui.cli.thawing import quiet_thaw_option

        function = quiet_thaw_option(function)
    return _yes_option(function)


def about(function: Callable[..., None]) -> Callable[..., None]:
    """A command `f(door, campaign_id, …)` about the campaign named by a word of the line or by `-c`."""

    @click.argument("campaign", required=False, metavar="[CAMPAIGN]", shell_complete=campaign_names)
    @campaign_option
    @wraps(function)
    def command(door: Door, campaign: str | None, chosen: str | None, **rest: Any) -> None:
        from campaigntui.cli import finding

        function(door, finding.campaign(door, campaign or chosen), **rest)

    return command


def reading(function: Callable[..., None]) -> Callable[..., None]:
    """A command `f(door, campaign_id, as_json, …)` that reads a campaign."""
    return about(json_option(function))


def changing(function: Callable[..., None]) -> Callable[..., None]:
    """A command `f(door, campaign_id, …)` that changes the campaign named by `-c`."""

    @campaign_option
    @wraps(function)
    def command(door: Door, chosen: str | None, **rest: Any) -> None:
        from campaigntui.cli import finding

        function(door, finding.campaign(door, chosen), **rest)

    return command
