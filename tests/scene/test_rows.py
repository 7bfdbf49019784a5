"""Which rows there are, what they are called, and where the cursor goes when one disappears."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from campaigntui import wording
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scene.labels import label, zoom_line
from campaigntui.scene.moments import anchor_line
from campaigntui.scene.rows import Rows
from campaigntui.scene.scale import Zoom
from campaigntui.scheduling.health import State
from tests.builders import TODAY, an_item, an_outlook, finished

OUTLOOK = an_outlook(
    an_item(3, "D-20", stage=Stage.TRAFFIC),
    an_item(1, "D-50", stage=Stage.STRATEGY, title="Second"),
    an_item(2, "D-55", stage=Stage.STRATEGY, title="First"),
)


def test_items_stand_under_their_stage_in_the_order_of_their_start() -> None:
    rows = Rows.of(OUTLOOK)
    assert rows.keys[:5] == (Stage.STRATEGY, ItemId(2), ItemId(1), Stage.PLAN, Stage.TRAFFIC)
    assert [rows.keys[place] for place in rows.places.values()] == list(rows.keys)


def test_a_closed_stage_hides_its_items() -> None:
    assert Rows.of(OUTLOOK, ()).keys == STAGES
    assert Rows.of(OUTLOOK, {Stage.TRAFFIC}).keys == (*STAGES[:3], ItemId(3), *STAGES[3:])


def test_a_filter_hides_stages_without_a_match() -> None:
    assert Rows.of(OUTLOOK, keep=lambda item: item.title == "First").keys == (Stage.STRATEGY, ItemId(2))
    assert Rows.of(OUTLOOK, keep=lambda item: not item).keys == ()


def test_the_cursor_stays_or_goes_to_the_row_that_came_in_its_place() -> None:
    rows = Rows.of(OUTLOOK, ())
    assert rows.near(Stage.PAGES, 0) is Stage.PAGES
    assert rows.near(ItemId(1), 2) is Stage.TRAFFIC
    assert rows.near(ItemId(1), 99) is Stage.REVIEW
    assert rows.near(None, 0) is Stage.STRATEGY
    assert Rows().near(Stage.PLAN, 0) is None


def test_the_label_of_a_stage_counts() -> None:
    outlook = an_outlook(finished(an_item(1, "D-40"), TODAY), an_item(2, "D-32"), an_item(3, "D-20"))
    found = label(outlook, Stage.PLAN, 40)
    assert (found.text, found.right, found.late, found.state) == ("2 Campaign plan", "33%", 1, None)


def test_the_label_of_an_item_speaks_the_language() -> None:
    outlook = an_outlook(an_item(1, "D-40", title="主图"))
    try:
        wording.use("zh")
        found = label(outlook, ItemId(1), 40)
    finally:
        wording.use("en")
    assert (found.text, found.right, found.state) == ("主图", "美工", State.LATE)
    assert label(outlook, ItemId(1), 40).right == "DES"


def test_a_narrow_label_leaves_the_title_the_place() -> None:
    outlook = an_outlook(an_item(1, "D-40"))
    assert label(outlook, ItemId(1), 20).right == ""
    assert label(outlook, Stage.PLAN, 20).text == "2 Plan"


def test_a_label_is_one_clean_line() -> None:
    found = label(an_outlook(an_item(1, title="a\x1b[31m\nb\u202ec")), ItemId(1), 40)
    assert found.text == "a[31m bc"


def test_an_anchor_is_named_as_fully_as_it_fits() -> None:
    anchor = replace(OUTLOOK.plan.d_day, key="deposit_open", clock=time(20))
    assert anchor_line(anchor, 40) == "Deposit opens, Wed 11 Nov 20:00"
    assert anchor_line(anchor, 30) == "Deposit, Wed 11 Nov 20:00"
    assert anchor_line(anchor, 24) == "Deposit, 11 Nov 20:00"
    assert anchor_line(anchor, 3) == "Deposit, 11 Nov 20:00"


@pytest.mark.parametrize(
    ("zoom", "words"),
    [
        (Zoom(), "1 day a column"),
        (Zoom(days=2), "2 days a column"),
        (Zoom(columns=3), "3 columns a day"),
        (Zoom(columns=6), "4 hours a column"),
        (Zoom(columns=24), "1 hour a column"),
    ],
)
def test_the_scale_in_words(zoom: Zoom, words: str) -> None:
    assert zoom_line(zoom) == words
