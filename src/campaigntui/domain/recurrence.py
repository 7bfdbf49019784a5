"""Recurrence rules of meetings: the part of RFC 5545 that a campaign needs, checked before it is kept.

What is left out would either never end (`FREQ=SECONDLY`), stand in another field of the meeting (`UNTIL`), or match no
day in all years to come, which nobody could tell from a rule that is far away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from campaigntui.errors import N_, BadInput

FREQUENCIES = ("HOURLY", "DAILY", "WEEKLY", "MONTHLY")
_EXAMPLE = "FREQ=WEEKLY;BYDAY=FR"

_WEEKDAY = re.compile(r"(?P<n>[+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")


def checked_rule(text: str) -> str:
    """The rule in capitals without blanks or a leading `RRULE:`. `BadInput` says what is wrong with it."""
    plain = "".join(text.split()).upper().removeprefix("RRULE:").strip(";")
    parts: dict[str, str] = {}
    for part in plain.split(";"):
        name, sign, value = part.partition("=")
        if not sign or not value:
            raise BadInput(
                N_("“{rule}” is not a recurrence rule. Write for example {example}."), rule=text, example=_EXAMPLE
            )
        if name in parts:
            raise BadInput(N_("{name} stands twice in the recurrence rule. Keep one of them."), name=name)
        parts[name] = value
    _check_parts(parts)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def parts_of(rule: str) -> dict[str, str]:
    """Name -> value of each part of a rule; a part without a value has none."""
    return {name: value for name, _, value in (part.partition("=") for part in rule.split(";"))}


def is_timed(rule: str) -> bool:
    """True for a rule that counts hours, so that its meeting needs a time of day to begin with."""
    parts = parts_of(rule)
    return parts.get("FREQ") == "HOURLY" or "BYHOUR" in parts


def _check_parts(parts: Mapping[str, str]) -> None:
    if "UNTIL" in parts:
        raise BadInput(N_("A meeting ends on its last day; say that instead of UNTIL in the recurrence rule."))
    for name in parts:
        if name not in _PARTS:
            raise BadInput(
                N_("“{name}” cannot be used in a recurrence rule here. There are: {known}."),
                name=name,
                known=tuple(_PARTS),
            )
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        raise BadInput(
            N_("The recurrence rule needs FREQ, one of: {known}. Write for example {example}."),
            known=FREQUENCIES,
            example=_EXAMPLE,
        )
    for name, value in parts.items():
        _PARTS[name](name, value)
    _check_together(frequency, parts)


def _check_together(frequency: str, parts: Mapping[str, str]) -> None:
    """Refuse what RFC 5545 does not allow together, and what no day can match."""
    numbered = any(_numbered(word) for word in parts.get("BYDAY", "").split(","))
    apart: tuple[tuple[bool, str, str], ...] = (
        (frequency != "MONTHLY" and "BYMONTHDAY" in parts, "BYMONTHDAY", f"FREQ={frequency}"),
        (frequency != "MONTHLY" and "BYSETPOS" in parts, "BYSETPOS", f"FREQ={frequency}"),
        (frequency != "MONTHLY" and numbered, f"BYDAY={parts.get('BYDAY')}", f"FREQ={frequency}"),
        (frequency in ("DAILY", "HOURLY") and "INTERVAL" in parts and "BYDAY" in parts, "INTERVAL", "BYDAY"),
        (frequency == "HOURLY" and "INTERVAL" in parts and "BYHOUR" in parts, "INTERVAL", "BYHOUR"),
        (numbered and "BYMONTHDAY" in parts, f"BYDAY={parts.get('BYDAY')}", "BYMONTHDAY"),
        (numbered and "BYSETPOS" in parts, f"BYDAY={parts.get('BYDAY')}", "BYSETPOS"),
    )
    for refused, one, other in apart:
        if refused:
            raise BadInput(N_("{one} does not go together with {other} in a recurrence rule."), one=one, other=other)
    if "BYSETPOS" in parts:
        _check_position(parts)


def _check_position(parts: Mapping[str, str]) -> None:
    days, dates = parts.get("BYDAY"), parts.get("BYMONTHDAY")
    if (days is None) == (dates is None):
        raise BadInput(N_("BYSETPOS chooses among the days of BYDAY or those of BYMONTHDAY. Give one of the two."))
    # Every weekday comes four times in each month at least.
    most = 4 * len(set(days.split(","))) if days is not None else len(set((dates or "").split(",")))
    for word in parts["BYSETPOS"].split(","):
        if abs(int(word)) > most:
            raise BadInput(N_("BYSETPOS={value} finds no day, because there are only {most}."), value=word, most=most)


def _numbered(word: str) -> bool:
    found = _WEEKDAY.fullmatch(word)
    return found is not None and found["n"] is not None


def _whole(least: int, most: int, *, several: bool = False, signed: bool = False) -> Callable[[str, str], None]:
    """A check that a value is a whole number in that range, or several with commas between them."""

    def check(name: str, value: str) -> None:
        for word in value.split(",") if several else (value,):
            digits = word[1:] if signed and word[:1] in ("+", "-") else word
            if not (digits.isascii() and digits.isdecimal() and len(digits) < 4 and least <= int(digits) <= most):
                raise BadInput(
                    N_("“{value}” cannot stand behind {name}; write a whole number from {least} to {most}."),
                    value=word,
                    name=name,
                    least=least,
                    most=most,
                )

    return check


def _weekdays(name: str, value: str) -> None:
    for word in value.split(","):
        if not _WEEKDAY.fullmatch(word):
            raise BadInput(
                N_("“{value}” cannot stand behind {name}; write MO, TU, WE, TH, FR, SA, SU, or 1MO: the first Monday."),
                value=word,
                name=name,
            )


def _anything(_name: str, _value: str) -> None:
    """Checked already."""


_PARTS: Mapping[str, Callable[[str, str], None]] = {
    "FREQ": _anything,
    "INTERVAL": _whole(1, 99),
    "COUNT": _whole(1, 999),
    "BYDAY": _weekdays,
    "BYMONTHDAY": _whole(1, 31, several=True, signed=True),
    "BYSETPOS": _whole(1, 31, several=True, signed=True),
    "BYHOUR": _whole(0, 23, several=True),
    "BYMINUTE": _whole(0, 59, several=True),
}
