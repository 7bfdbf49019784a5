"""The texts of items as a filter compares them: folded once, kept while nothing of them changes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import count
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.scheduling.outlook import Outlook

_BETWEEN = "\x00"
"""Stands between texts that are folded together; no stored text holds it."""


class ItemText(NamedTuple):
    """Folded texts of an item."""

    item: Item
    title: str
    whole: str
    """Title, id and deliverable."""


class Texts:
    """Folded texts of the items of an outlook. Keep one from filter to filter, so that only changed items cost."""

    def __init__(self) -> None:
        self._outlook: Outlook | None = None
        self.of: Mapping[ItemId, ItemText] = {}
        """Item -> its texts, of the outlook that was looked at last."""

    def look(self, outlook: Outlook) -> Texts:
        """Bring the texts up to date with this outlook."""
        if outlook is self._outlook:
            return self
        items = [item for stage in outlook.items.values() for item in stage]
        fresh = [item for item in items if not self._is_known(item)]
        known = {**self.of, **dict(zip((item.id for item in fresh), _folded(fresh), strict=True))}
        self.of = {item.id: known[item.id] for item in items}
        self._outlook = outlook
        self.__dict__.pop("alphabet", None)
        return self

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """Every character that a title holds."""
        return frozenset[str]().union(*(text.title for text in self.of.values()))

    def _is_known(self, item: Item) -> bool:
        known = self.of.get(item.id)
        return known is not None and (known.item is item or _said(known.item) == _said(item))


def _said(item: Item) -> tuple[str, str, str]:
    return item.title, item.key, item.deliverable


def _folded(items: list[Item]) -> list[ItemText]:
    """All texts in one go: changing the letters of many short texts costs far more than those of a long one."""
    if not items:
        return []
    composed = (
        part if is_normalized("NFKC", part) else normalize("NFKC", part) for item in items for part in _said(item)
    )
    parts = _BETWEEN.join(composed).casefold().split(_BETWEEN)
    plain = [part if part.isalnum() else " ".join(part.split()) for part in parts]
    return [
        ItemText(item, plain[n], _BETWEEN.join(plain[n : n + 3])) for item, n in zip(items, count(0, 3), strict=False)
    ]
