"""Tags of items: short words that people find items by."""

from __future__ import annotations

from collections.abc import Iterable

from campaigntui.domain import text

LONGEST_TAG = 32
"""Characters; what is longer is cut."""


def tag_of(word: str) -> str:
    """A word as a tag: in small letters, without a leading `#`, blanks as hyphens; empty for one that says nothing."""
    plain = text.line(word).casefold().lstrip("#").replace(",", " ")
    return "-".join(plain.split())[:LONGEST_TAG].strip("-")


def tags_of(words: Iterable[str]) -> tuple[str, ...]:
    """The tags that the words make, each once, in their order; words that make none are left out."""
    return tuple(dict.fromkeys(tag for word in words if (tag := tag_of(word))))


def tag_changes(words: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags to put on and to take off that words such as `price +bundle -old` mean. A bare word puts on."""
    said = [word for word in words if word]
    off = [word[1:] for word in said if word[0] in "-－−"]
    on = [word.lstrip("+＋") for word in said if word[0] not in "-－−"]
    return tags_of(on), tags_of(off)
