"""Reading a date as people type it, in English and Chinese.

A small grammar of its own: libraries that guess read `11.11` as 11 January and do not know `下周五`. The text is
normalised first (NFKC, so that full-width digits are digits), then each form below is tried in turn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from campaigntui.domain.text import line
from campaigntui.errors import N_, BadInput

_SHOWN = 40
"""Characters of a bad input that its refusal repeats."""
FARTHEST = 9999
"""Days, weeks or months that are counted from today."""

_NEAR = {
    **dict.fromkeys(("today", "今天", "今日"), 0),
    **dict.fromkeys(("tomorrow", "明天", "明日"), 1),
    **dict.fromkeys(("后天", "後天"), 2),
    "大后天": 3,
    **dict.fromkeys(("yesterday", "昨天", "昨日"), -1),
    "前天": -2,
}

_FESTIVALS = {
    **dict.fromkeys(("双十一", "双11", "double11", "1111"), (11, 11)),
    **dict.fromkeys(("双十二", "双12", "double12", "1212"), (12, 12)),
    "618": (6, 18),
}

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ZH_WEEKDAYS = "一二三四五六日"
_ZH_WEEKDAY = "(?:周|星期|礼拜)([一二三四五六日天])"

_UNITS = {
    **dict.fromkeys(("d", "day", "days", "天", "日"), "d"),
    **dict.fromkeys(("w", "week", "weeks", "周", "星期", "个星期"), "w"),
    **dict.fromkeys(("m", "month", "months", "月", "个月"), "m"),
    **dict.fromkeys(("y", "year", "years", "年"), "y"),
}


def parse_day(text: str, today: date) -> date:
    """The date that `text` means on `today`; `BadInput` names the forms that can be read.

    Full dates: `2026-11-11`, `2026/11/11`, `2026年11月11日`, `11 Nov 2026`, with or without the weekday. Without a year
    it is the next such day, today included: `11/11`, `11-11`, `11.11`, `11月11日`, `11 Nov`. Distances: `today`,
    `明天`, `+30d`, `-2w`, `+1m`, `3天后`. Weekdays: `fri` and `周五` are the next one after today; `this fri`,
    `next fri`, `下周五` count calendar weeks that start on Monday. Ends: `eow`, `eom`, `月底`. Festivals: `双十一`,
    `double 11`, `618`, `双12`.
    """
    if _is_iso(text):
        # What scripts write, read without compiling a pattern.
        with suppress(ValueError):
            return date.fromisoformat(text)
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    shown = line(text)[:_SHOWN]
    readers: tuple[Callable[[str, date], date | None], ...] = (_read_name, _read_distance, _read_weekday, _read_date)
    try:
        for read in readers:
            day = read(plain, today)
            if day is not None:
                return day
    except (ValueError, OverflowError) as none_such:
        raise BadInput(N_("The calendar has no day “{text}”. Check day, month and year."), text=shown) from none_such
    raise BadInput(
        N_(
            "“{text}” is not a date. Write it like 2026-11-11, 11/11, 11月11日, 11 Nov, +30d, +2w, next fri, 下周五 "
            "or today."
        ),
        text=shown,
    )


def _is_iso(text: str) -> bool:
    return len(text) == 10 and text.isascii() and text[4] == text[7] == "-"


def _read_name(plain: str, today: date) -> date | None:
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    if plain in ("eom", "月底", "本月底"):
        return today.replace(day=_last_of(today.year, today.month))
    if plain in ("eow", "本周末"):
        return today + timedelta(days=6 - today.weekday())
    festival = _FESTIVALS.get(plain.replace(" ", ""))
    return _coming(today, *festival) if festival else None


def _read_distance(plain: str, today: date) -> date | None:
    signed = re.fullmatch(r"([+-]) ?([0-9]{1,9}) ?([a-z]{1,6}|[天日周星期个月年]{1,3})", plain)
    if signed:
        unit = _UNITS.get(signed[3])
        if unit and int(signed[2]) > FARTHEST:
            raise too_far(plain)
        return _moved(today, int(signed[1] + signed[2]), unit) if unit else None
    spoken = re.fullmatch(r"([0-9]{1,4}) ?(天|日|周|星期|个星期|个月|年)(之?[前后])", plain)
    if spoken:
        count = int(spoken[1])
        return _moved(today, -count if spoken[3].endswith("前") else count, _UNITS[spoken[2]])
    return None


def too_far(text: str) -> BadInput:
    """The refusal of a distance beyond `FARTHEST`."""
    return BadInput(
        N_("“{text}” is too far away; {most} either way is the most."), text=line(text)[:_SHOWN], most=FARTHEST
    )


def _moved(today: date, count: int, unit: str) -> date:
    if unit in "dw":
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return date(year, month + 1, min(today.day, _last_of(year, month + 1)))


def _read_weekday(plain: str, today: date) -> date | None:
    """`fri`, `this fri`, `next fri`, `last fri`, and the same in Chinese."""
    weeks: int | None
    english = re.fullmatch(r"(?:(this|next|last) )?([a-z]{3,9})", plain)
    chinese = re.fullmatch(rf"((?:下){{0,3}}|上|本|这)个?{_ZH_WEEKDAY}", plain)
    if english:
        wanted = _weekday_named(english[2])
        weeks = {"this": 0, "next": 1, "last": -1}.get(english[1])
    elif chinese:
        wanted = _chinese_weekday(chinese[2])
        weeks = {"": None, "本": 0, "这": 0, "上": -1}.get(chinese[1], len(chinese[1]))
    else:
        return None
    if wanted is None:
        return None
    if weeks is None:
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    return today + timedelta(days=wanted - today.weekday() + 7 * weeks)


def _weekday_named(word: str) -> int | None:
    """0 for Monday; None for another word. Names may be cut down to three letters."""
    return next((n for n, name in enumerate(_WEEKDAYS) if len(word) >= 3 and name.startswith(word)), None)


def _chinese_weekday(sign: str) -> int:
    return _ZH_WEEKDAYS.index(sign.replace("天", "日"))


def _read_date(plain: str, today: date) -> date | None:
    rest, weekday = _without_weekday(plain)
    parts = _date_parts(rest)
    if parts is None:
        return None
    year, month, day = parts
    found = date(year, month, day) if year is not None else _coming(today, month, day)
    if weekday is not None and found.weekday() != weekday:
        raise BadInput(
            N_("That date is {day}: the weekday does not fit. Correct one of them, or leave the weekday out."),
            day=found,
        )
    return found


def _without_weekday(plain: str) -> tuple[str, int | None]:
    """The text without a weekday at its beginning or end, and that weekday."""
    chinese = re.fullmatch(rf"(.+?) ?\(?{_ZH_WEEKDAY}\)?", plain)
    if chinese:
        return chinese[1], _chinese_weekday(chinese[2])
    first, _, rest = plain.partition(" ")
    weekday = _weekday_named(first.rstrip(","))
    if weekday is not None:
        return rest, weekday
    rest, _, last = plain.rpartition(" ")
    weekday = _weekday_named(last)
    return (plain, None) if weekday is None else (rest.rstrip(","), weekday)


def _date_parts(plain: str) -> tuple[int | None, int, int] | None:
    """Year (None when left out), month and day."""
    found = (
        re.fullmatch(r"(?P<y>[0-9]{4})([-/.])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})", plain)
        or re.fullmatch(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})", plain)
        or re.fullmatch(r"(?:(?P<y>[0-9]{4}) ?年 ?)?(?P<m>[0-9]{1,2}) ?月 ?(?P<d>[0-9]{1,2}) ?[日号]?", plain)
        or re.fullmatch(r"(?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?P<y>)", plain)
        or re.fullmatch(r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)? ?(?P<m>[a-z]{3,9})\.?(?:,? (?P<y>[0-9]{4}))?", plain)
        or re.fullmatch(r"(?P<m>[a-z]{3,9})\.? ?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:,? (?P<y>[0-9]{4}))?", plain)
    )
    if found is None:
        return None
    month = int(found["m"]) if found["m"].isdecimal() else _month_named(found["m"])
    return None if month is None else (int(found["y"]) if found["y"] else None, month, int(found["d"]))


def _month_named(word: str) -> int | None:
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(word)), None)


def _coming(today: date, month: int, day: int) -> date:
    """The next such day from `today` on; `ValueError` when no year has it."""
    date(2000, month, day)
    for year in range(today.year, today.year + 9):
        if day <= _last_of(year, month) and date(year, month, day) >= today:
            return date(year, month, day)
    raise OverflowError(today.year)


def _last_of(year: int, month: int) -> int:
    """Number of the last day of a month."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day
