"""When somebody works: hours a day and days of the week, in words and read back from what people type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from campaigntui.domain.text import line
from campaigntui.errors import N_, BadInput
from campaigntui.wording.catalogue import _, listed
from campaigntui.wording.dates import weekday_short

if TYPE_CHECKING:
    from campaigntui.domain.people import Member

_MONDAY = date(2024, 1, 1)
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SIGNS = "一二三四五六日"
_CHINESE = re.compile(rf"(?:(?:周|星期|礼拜)?[{_SIGNS}天])+")
_HOURS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?(?:h|hours?|小时|个小时)?")
USUAL = 8.0
"""Hours a day of which nothing needs to be said."""


def parse_hours(text: str) -> float:
    """Working hours a day: `4`, `4.5`, `4,5`, `4 h`, `4小时`; bounds are not checked. `BadInput` for anything else."""
    plain = unicodedata.normalize("NFKC", line(text)).casefold().replace(",", ".")
    found = _HOURS.fullmatch(plain)
    if found is None:
        raise BadInput(N_("“{text}” is not a number of hours. Write for example 8 or 4.5."), text=line(text))
    return float(found[1])


def parse_weekdays(text: str) -> tuple[int, ...]:
    """Days of the week, Monday = 0: `wed, fri`, `周三、周五`, `周三五`. `BadInput` names the word that is none."""
    words = re.split(r"[\s,、;]+", unicodedata.normalize("NFKC", line(text)).casefold())
    return tuple(sorted({day for word in words if word for day in _days_in(word)}))


def _days_in(word: str) -> Iterable[int]:
    if _CHINESE.fullmatch(word):
        return [_SIGNS.index(sign.replace("天", "日")) for sign in word if sign in _SIGNS + "天"]
    if len(word) >= 3:
        for number, name in enumerate(_NAMES):
            if name.startswith(word):
                return [number]
    raise BadInput(N_("“{text}” is not a day of the week. Write for example wed, fri."), text=word)


def weekdays_words(weekdays: Iterable[int]) -> str:
    """Days of the week as `parse_weekdays` reads them: “Wed, Fri”, “周三、周五”."""
    return listed(weekday_short(_MONDAY + timedelta(days=number)) for number in weekdays)


def weekday_keys(weekdays: Iterable[int]) -> list[str]:
    """Days of the week as scripts read them, the same in every language: `wed`, `fri`."""
    return [_NAMES[number][:3] for number in weekdays]


def work_words(member: Member) -> str:
    """What is unusual about somebody's working week: “4.5 h a day · never on Wed”; empty when nothing is."""
    said = [_("{hours} h a day").format(hours=f"{member.hours:g}")] if member.hours != USUAL else []
    if member.weekdays_off:
        said.append(_("never on {weekdays}").format(weekdays=weekdays_words(member.weekdays_off)))
    return " · ".join(said)
