"""Meetings in words: how often one is held, and when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from campaigntui.domain.recurrence import parts_of
from campaigntui.wording.catalogue import _, listed, ngettext
from campaigntui.wording.dates import clock, weekday_short

if TYPE_CHECKING:
    from campaigntui.domain.campaign import Ritual

_MONDAY = date(2024, 1, 1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKING_WEEK = "MO,TU,WE,TH,FR"


def recurrence(ritual: Ritual) -> str:
    """How often: “working days”, “Fri”, “every hour, 28 times”. A rule that has no words is shown as it is written."""
    parts = parts_of(ritual.rrule)
    times = parts.pop("COUNT", None)
    words = _said(ritual, parts)
    if words is None or not (times is None or times.isdecimal()):
        return ritual.rrule
    if times == "1":
        return _("once")
    if times is None:
        return words
    count = int(times)
    return ngettext("{words}, {count} time", "{words}, {count} times", count).format(words=words, count=count)


def _said(ritual: Ritual, parts: dict[str, str]) -> str | None:
    match parts:
        case {"FREQ": "DAILY", **rest} if not rest:
            return _("working days") if ritual.workdays else _("every day")
        case {"FREQ": "HOURLY", **rest} if not rest:
            return _("every hour")
        case {"FREQ": "WEEKLY", "BYDAY": days, **rest} if not rest and {*days.split(",")} <= {*_WEEKDAYS}:
            return _("every {weekdays}").format(weekdays=_weekdays(days))
        case {"FREQ": "MONTHLY", "BYDAY": days, "BYSETPOS": "1", **rest} if not rest and days == _WORKING_WEEK:
            return _("first weekday of the month")
        case {"FREQ": "MONTHLY", "BYMONTHDAY": day, **rest} if not rest and day.isdigit():
            return _("on day {day} of the month").format(day=day)
    return None


def _weekdays(codes: str) -> str:
    chosen = sorted(_WEEKDAYS.index(code) for code in set(codes.split(",")))
    return listed(weekday_short(_MONDAY + timedelta(days=number)) for number in chosen)


def hours(ritual: Ritual) -> str:
    """Time of day and length: “09:30 · 10 min”; empty when neither is said."""
    said = [clock(ritual.clock)] if ritual.clock is not None else []
    if ritual.minutes:
        said.append(_("{count} min").format(count=ritual.minutes))
    return " · ".join(said)
