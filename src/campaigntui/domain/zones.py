"""Time zones by name, as a campaign keeps them."""

from __future__ import annotations

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo


def zone_of(name: str) -> tzinfo:
    """The zone of that IANA name; UTC for a name that this machine does not know, in a file that others wrote."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
