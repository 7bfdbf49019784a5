"""Handoffs in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from campaigntui.wording.catalogue import C_, pgettext

if TYPE_CHECKING:
    from campaigntui.scheduling.handoffs import Standing

_STANDINGS: Mapping[str, tuple[str, str]] = {
    "given": C_("handoffs", "To accept"),
    "returned": C_("handoffs", "Returned"),
    "coming": C_("handoffs", "Still to come"),
    "loose": C_("handoffs", "Nothing produces it"),
    "accepted": C_("handoffs", "Accepted"),
}
_MARKS: Mapping[str, tuple[str, str]] = {
    "given": ("◉", "?"),
    "returned": ("↩", "<"),
    "coming": ("∙", "."),
    "loose": ("▹", "o"),
    "accepted": ("✓", "+"),
}


def standing_name(standing: Standing) -> str:
    """As a heading over all such handoffs: “To accept”."""
    return pgettext(*_STANDINGS[standing])


def standing_mark(standing: Standing, ascii_marks: bool = False) -> str:
    """One cell that stands for it; plain ASCII on request."""
    return _MARKS[standing][ascii_marks]
