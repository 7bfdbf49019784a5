"""Dates, times and counts in words, in the language in force. `parse_day` reads what these write, and more."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from campaigntui.wording.catalogue import C_, _, language, ngettext, pgettext
from campaigntui.wording.reading import parse_day as parse_day

DAY_COLUMN = 6
"""Cells that `column_day` fills."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ZH_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def short_day(day: date) -> str:
    """Day and month in at most 6 cells: “9 Oct”, “10-09”. In a column use `column_day`, whose width is fixed."""
    return f"{day.month:02}-{day.day:02}" if language() == "zh" else f"{day.day} {_MONTHS[day.month - 1]}"


def column_day(day: date | None) -> str:
    """`short_day` set flush right in exactly 6 cells in every language; blank for no date."""
    return (short_day(day) if day else "").rjust(DAY_COLUMN)


def weekday_short(day: date) -> str:
    """Day of the week: “Fri” (3 cells), “周五” (4 cells)."""
    return (_ZH_WEEKDAYS if language() == "zh" else _WEEKDAYS)[day.weekday()]


def weekday_letters(day: date) -> str:
    """Day of the week in 2 cells, for the head of a narrow column: “Fr”, “五”."""
    return weekday_short(day)[1:] if language() == "zh" else weekday_short(day)[:2]


def long_day(day: date) -> str:
    """Day of the week, day and month: “Fri 9 Oct”, “10月9日 周五”."""
    if language() == "zh":
        return f"{day.month}月{day.day}日 {weekday_short(day)}"
    return f"{weekday_short(day)} {short_day(day)}"


def full_day(day: date) -> str:
    """`long_day` with the year: “Fri 9 Oct 2026”, “2026年10月9日 周五”."""
    return f"{day.year}年{long_day(day)}" if language() == "zh" else f"{long_day(day)} {day.year}"


def month_name(year: int, month: int) -> str:
    """Month for an axis: “Oct”, “10月”. January carries the year, so that an axis says when the year turns."""
    if language() == "zh":
        return f"{year}年1月" if month == 1 else f"{month}月"
    return f"Jan {year}" if month == 1 else _MONTHS[month - 1]


def month_of_year(year: int, month: int) -> str:
    """Month and year, as the head of a page of a calendar: “Oct 2026”, “2026年10月”."""
    return f"{year}年{month}月" if language() == "zh" else f"{_MONTHS[month - 1]} {year}"


def relative_day(day: date, d_day: date) -> str:
    """Calendar days from D-day: “D-32”, “D”, “D+3”. The same in every language."""
    distance = (day - d_day).days
    return f"D{distance:+d}" if distance else "D"


def days_away(day: date, today: date) -> str:
    """Calendar days from today: “today”, “tomorrow”, “in 3 days”, “3 days ago”."""
    distance = (day - today).days
    if distance in _NEAR:
        return pgettext(*_NEAR[distance])
    if distance > 0:
        return ngettext("in {count} day", "in {count} days", distance).format(count=distance)
    return ngettext("{count} day ago", "{count} days ago", -distance).format(count=-distance)


_NEAR = {
    -1: C_("days away", "yesterday"),
    0: C_("days away", "today"),
    1: C_("days away", "tomorrow"),
}


def week_name(monday: date, today: date) -> str:
    """The week from that Monday on: “5 Oct – 11 Oct · this week”."""
    span = f"{short_day(monday)} – {short_day(monday + timedelta(days=6))}"
    weeks = (monday - (today - timedelta(days=today.weekday()))).days // 7
    if weeks in _WEEKS:
        return f"{span} · {pgettext(*_WEEKS[weeks])}"
    return span


_WEEKS = {
    -1: C_("week", "last week"),
    0: C_("week", "this week"),
    1: C_("week", "next week"),
}


def clock(at: time) -> str:
    """Hour and minute: “20:00”. The same in every language."""
    return at.isoformat("minutes")


def workdays(count: int) -> str:
    """A number of working days: “4 working days”, “4个工作日”."""
    return ngettext("{count} working day", "{count} working days", count).format(count=count)


def workdays_short(count: int) -> str:
    """A number of working days for a narrow place: “4 wd”, “4工日”."""
    return _("{count} wd").format(count=count)


def stamp(at: str, timezone: str) -> str:
    """Day and minute of a UTC instant on the clock of a time zone: “2026-10-09 17:30”. The same in every language.

    What is no instant, in a file that others wrote, stands as it is.
    """
    from campaigntui.domain.zones import zone_of

    try:
        return datetime.fromisoformat(at).astimezone(zone_of(timezone)).strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return at


def drift_days(days: int) -> str:
    """Working days later or earlier than something: “+2 wd”, “-1 wd”; a dash for none."""
    return _("{count} wd").format(count=f"{days:+d}") if days else "–"


def baseline_name(today: date, d_day: date) -> str:
    """What a baseline of that day is called when nobody says anything else: “Baseline D-32”."""
    return _("Baseline {day}").format(day=relative_day(today, d_day))


def percent(value: int) -> str:
    """A share in whole percent: “62%”. The same in every language."""
    return f"{value}%"
