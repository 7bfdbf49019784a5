"""When something is due: days from an anchor, or a fixed date.

Written `D-30`, `D`, `D+3`, `D-5wd`, `deposit_open-3`, `deposit_open+2wd` or `2026-10-09`. `D` is the anchor `peak_day`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from campaigntui.errors import N_, BadInput

D_DAY = "peak_day"
"""Key of the anchor that every campaign has: the day of the promotion."""

_RULE = re.compile(
    r"(?P<anchor>D|[a-z][a-z0-9_]*)\s*(?:(?P<sign>[+-])\s*(?P<days>\d{1,9})\s*(?P<unit>wd|d)?)?", re.IGNORECASE
)


FARTHEST = 9999
"""Days, or working days, of the longest offset."""


class Unit(StrEnum):
    """What an offset counts."""

    DAYS = "d"
    WORKDAYS = "wd"


@dataclass(frozen=True, slots=True)
class Due:
    """A rule that gives a date: `anchor` plus `offset` in `unit`, or the fixed `day`."""

    anchor: str = D_DAY
    offset: int = 0
    unit: Unit = Unit.DAYS
    day: date | None = None

    def __str__(self) -> str:
        if self.day is not None:
            return self.day.isoformat()
        name = "D" if self.anchor == D_DAY else self.anchor
        unit = "wd" if self.unit is Unit.WORKDAYS else ""
        return f"{name}{self.offset:+d}{unit}" if self.offset else name

    @classmethod
    def parse(cls, text: str) -> Due:
        """Read the written form; raise `BadInput` for anything else."""
        plain = text.strip()
        try:
            return cls(day=date.fromisoformat(plain))
        except ValueError:
            pass
        found = _RULE.fullmatch(plain)
        if found is None:
            raise BadInput(
                N_("“{text}” is not a due date. Write a date such as 2026-10-09, or D-30, D-5wd, deposit_open-3."),
                text=text,
            )
        name = found["anchor"]
        anchor = D_DAY if name.upper() == "D" else name.lower()
        offset = int((found["sign"] or "+") + (found["days"] or "0"))
        if abs(offset) > FARTHEST:
            raise BadInput(
                N_("“{text}” lies too far from its moment; {most} days either way are the most."),
                text=text,
                most=FARTHEST,
            )
        unit = Unit((found["unit"] or "d").lower())
        return cls(anchor=anchor, offset=offset, unit=unit if offset else Unit.DAYS)
