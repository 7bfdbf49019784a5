"""Reading when a moment is to be, as people type it: a day, a day with an hour, an hour, or so many days later."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import NamedTuple

from campaigntui.domain.text import line
from campaigntui.errors import N_, BadInput
from campaigntui.wording.reading import FARTHEST, parse_day, too_far

_HOUR = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})|点(?:(?P<past>\d{1,2})分?|(?P<half>半))?)")
_COUNT = re.compile(r"(?P<sign>[+-])\s*(?P<count>\d{1,9})\s*(?P<unit>wd|d|w|工日|个工作日|天|周)?")
_WEEKS, _WORKDAYS = ("w", "周"), ("wd", "工日", "个工作日")
_SHOWN = 40


class Instant(NamedTuple):
    """What was typed; None for what it says nothing about."""

    day: date | None = None
    clock: time | None = None


def parse_instant(text: str, today: date, before: date, add: Callable[[date, int], date]) -> Instant:
    """Day and hour that `text` means: `2026-10-19T20:00`, `10月19日 20点`, `next fri`, `20:00`, `+1d`, `-2wd`, `+1w`.

    Distances count from `before`, the day it was; `add` adds working days. `BadInput` for anything else.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    found = next(reversed([*_HOUR.finditer(plain)]), None)
    if found is None or found.end() < len(plain):
        return Instant(_day(plain, text, today, before, add))
    words = plain[: found.start()].removesuffix("t").strip()
    day = _day(words, words, today, before, add) if words else None
    return Instant(day, parse_clock(found[0]))


def parse_clock(text: str) -> time:
    """The hour of `20:00`, `20点`, `20点半` or `8点15分`; `BadInput` for anything else."""
    found = _HOUR.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    minute = 0
    if found is not None:
        minute = 30 if found["half"] else int(found["minute"] or found["past"] or 0)
    if found is None or int(found["hour"]) > 23 or minute > 59:
        raise BadInput(N_("“{text}” is not an hour. Write it like 20:00 or 20点."), text=line(text)[:_SHOWN])
    return time(int(found["hour"]), minute)


def _day(plain: str, text: str, today: date, before: date, add: Callable[[date, int], date]) -> date:
    found = _COUNT.fullmatch(plain)
    if found is None:
        return parse_day(text, today)
    count, unit = int(found["sign"] + found["count"]), found["unit"] or "d"
    try:
        if abs(count) > FARTHEST:
            raise too_far(text)
        if unit in _WORKDAYS:
            return add(before, count)
        return before + timedelta(days=count * (7 if unit in _WEEKS else 1))
    except OverflowError:
        raise BadInput(N_("The calendar has no day “{text}”. Check day, month and year."), text=text) from None
