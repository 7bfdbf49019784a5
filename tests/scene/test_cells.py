"""Text of exactly so many cells, whatever it is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from campaigntui.domain.text import line
from campaigntui.scene.cells import fit, fit_right

texts = st.one_of(
    st.text(max_size=60),
    st.text("主图ab，。…—✅⚠️\u200d\u0301é👩‍💻🇨🇳 ", max_size=60),
).map(line)


@given(texts, st.integers(0, 50))
def test_the_width_is_exact(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert cell_len(fit_right(text, width)) == width


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("plan", 6, "plan  "),
        ("campaign", 5, "camp…"),
        ("活动方案", 8, "活动方案"),
        ("活动方案", 7, "活动方…"),
        ("活动方案", 6, "活动… "),
        ("a b c d", 5, "a b… "),
    ],
)
def test_a_cut_is_seen(text: str, width: int, cut: str) -> None:
    assert fit(text, width) == cut


def test_text_at_the_right_edge() -> None:
    assert fit_right("美工", 6) == "  美工"
    assert fit_right("designer", 5) == "desi…"


def test_a_very_long_text_is_not_measured_to_its_end() -> None:
    assert fit("x" * 1_000_000, 10) == "x" * 9 + "…"
