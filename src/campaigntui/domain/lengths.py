"""Length classes: how much preparation a promotion needs, and how days are counted when it needs less."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction


class LengthClass(StrEnum):
    """How much preparation a promotion needs."""

    LONG = "long"
    MEDIUM = "medium"
    SHORT = "short"


_SHARES = {LengthClass.LONG: Fraction(1), LengthClass.MEDIUM: Fraction(1, 2), LengthClass.SHORT: Fraction(1, 5)}
"""Time for preparation, as a share of that for a long promotion."""


def share(base: LengthClass, length: LengthClass) -> Fraction:
    """What days of a playbook of class `base` are multiplied by for one of class `length`."""
    return _SHARES[length] / _SHARES[base]


def scaled(days: int, by: Fraction) -> int:
    """Days from D-day times `by`, rounded away from D-day; 0 stays 0."""
    # Floor division rounds down, so the negative of it rounds up: away from 0 on either side.
    return -(-days * by.numerator // by.denominator) if days > 0 else days * by.numerator // by.denominator
