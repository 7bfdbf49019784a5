"""Text in terminal cells: cut, padded and placed by the width that a terminal gives it, never by its length."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

ELLIPSIS = "…"
ASCII_ELLIPSIS = "~"


_JOINER = "\u200d"
"""Binds the next character to the one before it, so it must not stand before an ellipsis or a blank of ours."""


def fit(text: str, width: int, ellipsis: str = ELLIPSIS) -> str:
    """Exactly `width` cells of `text`, padded with blanks or cut and ended with `ellipsis` (one cell)."""
    if width <= 0:
        return ""
    # A cell rarely holds more than a few code points, so the rest of a very long text need not be measured.
    head = text[: width * 4 + 1]
    if len(head) == len(text) and cell_len(text) <= width:
        return set_cell_size(text.rstrip(_JOINER), width)
    return set_cell_size(set_cell_size(head, width - 1).rstrip(f" {_JOINER}") + ellipsis, width)


def fit_right(text: str, width: int, ellipsis: str = ELLIPSIS) -> str:
    """As `fit`, set against the right edge."""
    free = width - cell_len(text[: width * 4 + 1])
    return " " * free + text.rstrip(_JOINER) if free > 0 else fit(text, width, ellipsis)
