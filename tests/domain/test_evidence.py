"""Evidence is told apart by its form, tags are made alike, and neither is ever looked up."""

from __future__ import annotations

import pytest

from campaigntui.domain.evidence import EvidenceKind, kind_of, sound
from campaigntui.domain.tags import LONGEST_TAG, tag_of, tags_of
from campaigntui.errors import BadInput


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", EvidenceKind.NONE),
        ("signed by Wu on 9 October", EvidenceKind.WORDS),
        ("ratio 3.5", EvidenceKind.WORDS),
        ("v1.2", EvidenceKind.WORDS),
        ("see https://example.com", EvidenceKind.WORDS),
        ("/tmp/a\nhttps://example.com", EvidenceKind.WORDS),
        ("https://example.com/a?b=c#d", EvidenceKind.LINK),
        ("dingtalk://dingtalkclient/page", EvidenceKind.LINK),
        ("/srv/share/final plan.pdf", EvidenceKind.PATH),
        ("~/plan.pdf", EvidenceKind.PATH),
        ("./a", EvidenceKind.PATH),
        ("C:\\plans\\a.xlsx", EvidenceKind.PATH),
        ("C:/plans/a.xlsx", EvidenceKind.PATH),
        ("file:///srv/a.pdf", EvidenceKind.LINK),
        ("https://a", EvidenceKind.LINK),
        ("报告.xlsx", EvidenceKind.PATH),
        ("share/plan/", EvidenceKind.WORDS),
    ],
)
def test_what_a_text_looks_like(text: str, kind: EvidenceKind) -> None:
    assert kind_of(text) is kind
    assert sound(text) == text


@pytest.mark.parametrize(
    "text", ["www.example.com", "https://", "https://a b", "https:///a", "file://", "http:/example.com", "ftp:/x"]
)
def test_what_is_meant_as_a_link_has_to_be_one(text: str) -> None:
    with pytest.raises(BadInput, match="does not look like a link"):
        sound(text)


def test_tags_are_made_alike() -> None:
    assert tags_of(["#Hero Image", "hero-image", " ", "#", "活动", "a,b", "\x1b[31m"]) == (
        *("hero-image", "活动", "a-b", "[31m"),
    )
    assert len(tag_of("x" * 99)) == LONGEST_TAG
