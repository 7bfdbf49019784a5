"""What an entry changed, in words: every table and every field that people set has some."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from campaigntui.domain.checklist import Item, Link, Status
from campaigntui.domain.gates import Ruling, Verdict
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.journal import Change
from campaigntui.domain.plan import TABLES
from campaigntui.domain.stage import Stage
from campaigntui.wording.changes import RowChange, row_change, row_name
from campaigntui.wording.fields import field_words
from tests.builders import a_plan, an_item
from tests.scheduling.plans import HERE

UNSET = {
    *("id", "campaign_id", "version", "weekend", "calendar_from", "calendar_to", "created"),
    *("items", "starts", "finishes"),
}
"""Fields that nobody sets, or that are the plan's own bookkeeping."""


def test_every_table_and_every_field_has_words() -> None:
    for table, kind in TABLES.items():
        assert "_" not in row_change(Change(table, 1, None, None)).kind
        missing = [f.name for f in fields(kind) if f.name not in UNSET and field_words(f.name) is None]
        assert not missing, (table, missing)


def test_fields_that_differ_are_told_before_and_after() -> None:
    item = an_item(1, title="Brief")
    done = replace(item, status=Status.DONE, finished=date(2026, 10, 9), version=7, position=3)
    change = told(item, done)
    assert (change.kind, change.name, change.what) == ("item", "Brief", "changed")
    assert [(f.name, f.before, f.after) for f in change.fields] == [
        ("status", "open", "done"),
        ("finished", "none", "Fri 9 Oct 2026"),
    ]


def test_a_new_row_tells_what_was_set_and_one_that_is_gone_only_its_name() -> None:
    item = an_item(1, title="Brief")
    added, gone = told(None, item), told(item, None)
    assert added.what == "added" and ("title", "", "Brief") in [(f.name, f.before, f.after) for f in added.fields]
    assert all(f.name not in ("evidence", "tags", "archived") for f in added.fields)
    assert (gone.what, gone.name, gone.fields) == ("taken away", "Brief", ())


def test_rows_name_what_they_join() -> None:
    plan = a_plan(an_item(1, title="Brief"), an_item(2, title="Draft"), links=[(1, 2, 0)])
    assert row_name(Link(RowId(9), HERE, ItemId(1), ItemId(2)), plan) == "Brief → Draft"
    verdict = Verdict(RowId(8), HERE, Stage.PAGES, Ruling.RISK, date(2026, 10, 9), open_items=(ItemId(1), ItemId(2)))
    change = row_change(Change("verdict", 8, None, verdict), plan)
    assert change.name == "Pages"
    assert {f.name: f.after for f in change.fields}["open_items"] == "Brief, Draft"


def told(before: Item | None, after: Item | None) -> RowChange:
    """The change of an item, in words."""
    return row_change(Change("item", 1, before, after))
