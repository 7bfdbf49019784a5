"""When and by whom a command is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Occasion:
    """The day a command counts for, the instant it is given, and the person who gives it."""

    today: date
    at: str
    """UTC instant in ISO form."""
    who: str
