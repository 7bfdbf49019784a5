"""The one way in which scripts write a day. Reading it must not load the many ways in which people do."""

from __future__ import annotations

from datetime import date


def iso_day(text: str) -> date | None:
    """The day of `2026-11-11`; None for anything else."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
