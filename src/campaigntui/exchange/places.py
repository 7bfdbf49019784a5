"""Whether what a path names is there. Nothing is opened."""

from __future__ import annotations

from pathlib import Path

from campaigntui.domain.evidence import EvidenceKind, kind_of


def is_missing(text: str) -> bool:
    """True for a text that looks like a path and names nothing on this machine."""
    if kind_of(text) is not EvidenceKind.PATH:
        return False
    try:
        return not Path(text).expanduser().exists()
    except (OSError, RuntimeError, ValueError):
        # A home that nobody has, or a name that no file system takes.
        return True
