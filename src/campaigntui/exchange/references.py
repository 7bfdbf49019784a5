"""How a file names a predecessor: `id`, `id+2` or `id-1`, the lag in working days."""

from __future__ import annotations

from collections.abc import Set


def reference(key: str, lag: int, known: Set[str]) -> str:
    """The written form. `known` are all ids; leading zeros keep a lag apart from an id that happens to end like it."""
    if not lag:
        return key
    sign = "+" if lag > 0 else "-"
    digits = str(abs(lag))
    while f"{key}{sign}{digits}" in known:
        digits = f"0{digits}"
    return f"{key}{sign}{digits}"
