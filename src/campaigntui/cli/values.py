"""What an option may be: kinds of values, read with sentences of our own when they cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from campaigntui.domain.text import words
from campaigntui.errors import N_, BadInput
from campaigntui.wording import _, sentence

if TYPE_CHECKING:
    from datetime import date, time

    from click.shell_completion import CompletionItem

    from campaigntui.domain.due import Due


_ValueT = TypeVar("_ValueT")

FILE = click.Path(readable=False)
"""A path as it was typed. Whether it can be read is found out by reading it, and said in a sentence of our own."""


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


class Zone(click.ParamType[str]):
    """A time zone by its IANA name."""

    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, as it is written in the list of zones."""
        from zoneinfo import available_timezones

        known = {name.casefold(): name for name in available_timezones()}
        found = known.get(str(value).strip().casefold())
        if found is None:
            self.fail(_("“{value}” is not a time zone. Write it like Asia/Shanghai.").format(value=value), param, ctx)
        return found


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


class Clock(click.ParamType["time | None"]):
    """A time of day such as `09:30`; `none` for no time."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time | None:
        """The time; None for `none`."""
        from datetime import time

        text = str(value).strip()
        if is_nothing(text):
            return None
        try:
            found = time.fromisoformat(text.replace("：", ":"))
        except ValueError:
            self.fail(_("“{text}” is not a time of day. Write for example 09:30.").format(text=text), param, ctx)
        return found.replace(second=0, microsecond=0, tzinfo=None)


class Hours(click.ParamType[float]):
    """Working hours a day: `8`, `4.5`."""

    name = "hours"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        from campaigntui.wording.worktimes import parse_hours

        return _read(lambda: parse_hours(str(value)), param, ctx)


class Weekdays(click.ParamType["tuple[int, ...]"]):
    """Days of the week such as `wed,fri`; `none` for none."""

    name = "weekdays"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        """The days, Monday = 0."""
        from campaigntui.wording.worktimes import parse_weekdays

        return _read(lambda: () if is_nothing(str(value)) else parse_weekdays(str(value)), param, ctx)


class DueRule(click.ParamType["Due | None"]):
    """A due date: a rule such as `D-30`, a date as people type it, or `none`."""

    name = "due"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Due | None:
        """The rule; None for `none`."""
        from campaigntui.domain.due import D_DAY, Due
        from campaigntui.wording.dates import parse_day

        text = str(value).strip()
        if is_nothing(text):
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


_LONGEST_SPAN = 366


def days_of(said: Iterable[str], today: date) -> set[date]:
    """The days that spans such as `2026-10-01..2026-10-03` mean, several separated by commas. Else wrong usage."""
    from datetime import timedelta

    from campaigntui.wording.dates import parse_day

    found: set[date] = set()
    try:
        for one in (part for text in said for part in words(text)):
            begin, _dots, end = one.partition("..")
            first = parse_day(begin, today)
            last = parse_day(end, today) if end.strip() else first
            count = (last - first).days + 1
            if not 1 <= count <= _LONGEST_SPAN:
                raise BadInput(N_("“{text}” is not a span of 1 to {most} days."), text=one, most=_LONGEST_SPAN)
            found.update(first + timedelta(days=n) for n in range(count))
    except BadInput as error:
        raise click.UsageError(sentence(error), click.get_current_context()) from None
    return found


_NOTHING = ("", "none", "-", "无", "空")


def is_nothing(word: str) -> bool:
    """True for a word that takes a value away."""
    return word.strip().casefold() in _NOTHING


def today_of(ctx: click.Context | None) -> date:
    """Today, as the global options say."""
    from campaigntui.cli.door import Door

    ctx = ctx or click.get_current_context()
    return ctx.ensure_object(Door).today


def _read(reader: Callable[[], _ValueT], param: click.Parameter | None, ctx: click.Context | None) -> _ValueT:
    try:
        return reader()
    except BadInput as error:
        raise click.BadParameter(sentence(error), ctx, param) from None
