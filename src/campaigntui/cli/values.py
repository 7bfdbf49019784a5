"""What an option may be: kinds of values, read with sentences of our own when they cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from campaigntui.errors import BadInput
from campaigntui.wording import _, sentence

if TYPE_CHECKING:
    from datetime import date

    from click.shell_completion import CompletionItem

    from campaigntui.domain.due import Due


class OneOf(click.ParamType[str]):
    """One of a few words."""

    name = "word"

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """`en|zh`."""
        return "|".join(self.words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself, in small letters."""
        word = str(value).lower()
        if word not in self.words:
            self.fail(_("“{value}” is none of: {known}.").format(value=value, known=", ".join(self.words)), param, ctx)
        return word

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """The words that begin like it."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class Whole(click.ParamType[int]):
    """A whole number in a range."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        text = str(value)
        if (
            len(text) < 12
            and text.isascii()
            and text.removeprefix("-").isdecimal()
            and self.least <= int(text) <= self.most
        ):
            return int(text)
        self.fail(
            _("“{value}” is not a whole number from {least} to {most}.").format(
                value=value, least=self.least, most=self.most
            ),
            param,
            ctx,
        )


class Day(click.ParamType["date"]):
    """A date as people type it, counted from today."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date."""
        from campaigntui.wording.dates import parse_day

        return _read(lambda: parse_day(str(value), today_of(ctx)), param, ctx)


class DueRule(click.ParamType["Due | None"]):
    """A due date: a rule such as `D-30`, a date as people type it, or `none`."""

    name = "due"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Due | None:
        """The rule; None for `none`."""
        from campaigntui.domain.due import D_DAY, Due
        from campaigntui.wording.dates import parse_day

        text = str(value).strip()
        if text.casefold() in NOTHING:
            return None
        try:
            rule = Due.parse(text)
        except BadInput as no_rule:
            try:
                return Due(day=parse_day(text, today_of(ctx)))
            except BadInput:
                self.fail(sentence(no_rule), param, ctx)
        if rule.anchor == D_DAY or rule.offset or rule.day is not None:
            return rule
        # A lone word is the name of an anchor, unless it is the name of a day: “today”, “fri”.
        try:
            return Due(day=parse_day(text, today_of(ctx)))
        except BadInput:
            return rule


NOTHING = ("", "none", "-", "无", "空")
"""Words that take a value away."""


def today_of(ctx: click.Context | None) -> date:
    """Today, as the global options say."""
    from campaigntui.cli.door import Door

    ctx = ctx or click.get_current_context()
    return ctx.ensure_object(Door).today


def _read(reader: Callable[[], date], param: click.Parameter | None, ctx: click.Context | None) -> date:
    try:
        return reader()
    except BadInput as error:
        raise click.BadParameter(sentence(error), ctx, param) from None
