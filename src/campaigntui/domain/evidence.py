"""Evidence and attachments: words, a path or a link. Only the form is checked; nothing is opened or fetched."""

from __future__ import annotations

import re
from enum import StrEnum

from campaigntui.errors import N_, BadInput


class EvidenceKind(StrEnum):
    """What a piece of evidence looks like."""

    NONE = ""
    WORDS = "words"
    PATH = "path"
    LINK = "link"


_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]+:/|www\.)", re.IGNORECASE)
"""How a text begins that is meant as a link. A single letter is a drive."""
_SOUND_LINK = re.compile(
    r"(?:file://|(?:https?|ftp|smb|dingtalk|feishu|lark|wxwork)://[^\s/])\S*(?<!://)", re.IGNORECASE
)
_PATH = re.compile(
    r"(?:~|\.{0,2})?[/\\]\S|[a-z]:[/\\]|[^\s:/\\]+(?:[/\\][^\s:/\\]+)*\.[a-z][a-z0-9]{0,4}$", re.IGNORECASE
)


def kind_of(evidence: str) -> EvidenceKind:
    """What the text looks like. Several lines are words."""
    if not evidence:
        return EvidenceKind.NONE
    if "\n" in evidence:
        return EvidenceKind.WORDS
    if _LINK.match(evidence):
        return EvidenceKind.LINK
    return EvidenceKind.PATH if _PATH.match(evidence) else EvidenceKind.WORDS


def sound(evidence: str) -> str:
    """The text itself; `BadInput` for one that is meant as a link and is none."""
    if kind_of(evidence) is EvidenceKind.LINK and not _SOUND_LINK.fullmatch(evidence):
        raise BadInput(
            N_("“{link}” does not look like a link. Write it in full, for example https://example.com/sheet."),
            link=evidence[:80],
        )
    return evidence
