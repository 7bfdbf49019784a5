"""What the global options say, and the plan file opened when a command first needs it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import click

from campaigntui.cli.help import Option, Page
from campaigntui.cli.values import OneOf
from campaigntui.errors import N_, BadInput
from campaigntui.wording import LANGUAGES, sentence
from campaigntui.wording.isoday import iso_day

if TYPE_CHECKING:
    from datetime import date

    from campaigntui.bootstrap import House, Workshop
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.planner import Planner

Function = TypeVar("Function", bound=Callable[..., Any])


class Door:
    """Handed to every command. Close it when the command is over."""

    def __init__(self, language: str | None = None) -> None:
        """`language` is what the command line asks for, known before the rest of it is read."""
        self.file: str | None = None
        self.language = language
        self.today_wish: str | None = None
        self._open = ExitStack()
        self._workshop: Workshop | None = None

    @cached_property
    def house(self) -> House:
        """Settings, language, today and the place of the plan file."""
        from campaigntui.bootstrap import house

        return house(self.file, self.language, self.today_wish)

    @property
    def today(self) -> date:
        """The day that the command counts for."""
        return self.house.today

    @property
    def planner(self) -> Planner:
        """The door to the plan file. `NotFound` when there is no such file."""
        return self._opened(create=False)

    def planner_of_new_file(self) -> Planner:
        """The same; a missing plan file is made."""
        return self._opened(create=True)

    def sketch(self, ask: Callable[[Planner], Outlook]) -> Outlook:
        """What a new campaign would be. Asks a plan file that is gone afterwards, so that a refusal leaves nothing."""
        from campaigntui.bootstrap import open_scratch

        with open_scratch(self.house) as workshop:
            return ask(workshop.planner)

    def outlook(self, campaign_id: CampaignId) -> Outlook:
        """A campaign as it stands today."""
        return self.planner.snapshot(campaign_id, self.today).outlook

    def close(self) -> None:
        """Let go of the plan file."""
        self._open.close()

    def _opened(self, create: bool) -> Planner:
        if self._workshop is None:
            from campaigntui.bootstrap import open_workshop

            self._workshop = open_workshop(self.house, create=create)
            self._open.callback(self._workshop.planner.close)
        return self._workshop.planner


def command(
    name: str, words: str, *more: str, within: click.Group | None = None, page: type[Page] = Page
) -> Callable[[Function], click.Command]:
    """Make a function a command; it is given the `Door` and then its parameters.

    `words` and `more` are its help, marked with `N_`; `within` is the group it belongs to, if not the program; `page`
    reads its line.
    """

    def decorate(function: Function) -> click.Command:
        made = click.command(name, cls=page, help=words, more=more)(click.pass_obj(function))
        own = {spelling for param in made.params for spelling in param.opts}
        made.params += [param for param in global_options(hidden=True) if not own & set(param.opts)]
        if within is not None:
            within.add_command(made)
        return made

    return decorate


def global_options(hidden: bool = False) -> list[click.Parameter]:
    """The options that hold for every command; they may stand before it and, hidden, behind it."""
    quiet: dict[str, Any] = {"expose_value": False, "hidden": hidden}
    return [
        Option(
            ["-f", "--file", "global_file"],
            metavar="FILE",
            callback=_set_file,
            help=N_("The plan file; else CAMPAIGNTUI_FILE, the settings, or the usual place."),
            **quiet,
        ),
        Option(
            ["--lang", "global_language"],
            type=OneOf(LANGUAGES),
            help=N_("Language of what is shown: en or zh."),
            **quiet,
        ),
        Option(
            ["--today", "global_today"],
            metavar="DATE",
            callback=_set_today,
            help=N_("Work as if it were that day: 2026-10-09, 10/9, tomorrow; else CAMPAIGNTUI_TODAY."),
            **quiet,
        ),
    ]


def _set_file(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.ensure_object(Door).file = value


def _set_today(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    if iso_day(value) is None:
        from datetime import date

        from campaigntui.wording.dates import parse_day

        try:
            # Whether it can be read does not depend on the day it is counted from.
            parse_day(value, date(2000, 1, 1))
        except BadInput as error:
            raise click.BadParameter(sentence(error), ctx, param) from None
    ctx.ensure_object(Door).today_wish = value
