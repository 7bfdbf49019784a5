"""How often a meeting is held, read from what people type: “daily”, “every fri”, “每周五”, or a rule of RFC 5545."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from campaigntui.domain.recurrence import checked_rule
from campaigntui.domain.text import line
from campaigntui.errors import N_, BadInput
from campaigntui.wording.meetings import recurrence
from campaigntui.wording.worktimes import parse_weekdays

if TYPE_CHECKING:
    from campaigntui.domain.campaign import Ritual

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WHOLE: Mapping[str, str] = {
    **dict.fromkeys(("daily", "every day", "working days", "every working day"), "FREQ=DAILY"),
    **dict.fromkeys(("每天", "每日", "工作日", "每个工作日"), "FREQ=DAILY"),
    **dict.fromkeys(("hourly", "every hour", "每小时"), "FREQ=HOURLY"),
    **dict.fromkeys(("once", "一次"), "FREQ=DAILY;COUNT=1"),
    **dict.fromkeys(
        ("first weekday of the month", "每月首个平日", "每月第一个周一至周五"),
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
    ),
}
_DAY_OF_MONTH = re.compile(
    r"(?:(?:monthly|monthly on|on)? ?(?:the|day)? ?([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?(?:the|every|each) month"
    r"|monthly (?:on )?(?:the |day )?([0-9]{1,2})(?:st|nd|rd|th)?|每月 ?([0-9]{1,2}) ?[日号])"
)
_WEEKLY = re.compile(r"(?:every|each|weekly|on|每)(?: on)? ?(?=.)")


def parse_recurrence(text: str) -> str:
    """The rule that the words mean, checked. `BadInput` tells what can be written."""
    plain = unicodedata.normalize("NFKC", line(text)).casefold()
    if "=" in plain:
        return checked_rule(text)
    if plain in _WHOLE:
        return _WHOLE[plain]
    if (found := _DAY_OF_MONTH.fullmatch(plain)) is not None:
        return checked_rule(f"FREQ=MONTHLY;BYMONTHDAY={found[1] or found[2] or found[3]}")
    days = re.sub(r" and |和", ",", _WEEKLY.sub("", plain, count=1))
    try:
        codes = ",".join(_CODES[day] for day in parse_weekdays(days))
    except BadInput:
        codes = ""
    if not codes:
        raise BadInput(
            N_(
                "“{text}” does not say how often. Write daily, every fri, day 15 of the month, or a rule such as "
                "FREQ=WEEKLY;BYDAY=FR."
            ),
            text=line(text),
        )
    return f"FREQ=WEEKLY;BYDAY={codes}"


def recurrence_text(ritual: Ritual) -> str:
    """How often, as it can be typed again: words where they mean the same, else the rule."""
    words = recurrence(ritual)
    try:
        same = parse_recurrence(words) == ritual.rrule
    except BadInput:
        same = False
    return words if same else ritual.rrule
