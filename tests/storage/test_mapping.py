"""Every value comes back from the file as it went in; text cannot reach a terminal; what does not fit is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain import text
from campaigntui.domain.checklist import Item
from campaigntui.domain.journal import Change, Entry
from campaigntui.domain.plan import TABLES
from campaigntui.errors import PlanUnreadable
from campaigntui.storage.codecs import SEVERAL_LINES
from campaigntui.storage.mapping import image_text, parse_image, row_format, table_format
from campaigntui.storage.planfile import PlanFile
from campaigntui.storage.rows import TABLE
from tests.planfiles import new_file
from tests.storage.dump import dump
from tests.storage.samples import CAMPAIGN, FAMILY, HOSTILE, ITEMS, added, rows, write

NEW = 1000


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlanFile]:
    """One file for all examples; each takes its row away again."""
    path: Path = tmp_path_factory.mktemp("mapping") / "plans.db"
    with PlanFile.open(new_file(path)) as made:
        write(made, *added(FAMILY))
        yield made


def seen(row: Any) -> Any:
    """The row as a reader may see it: no control or bidi characters, line breaks only where they belong."""
    changes: dict[str, Any] = {}
    for name in row_format(type(row)).columns:
        value = getattr(row, name)
        clean = text.lines if name in SEVERAL_LINES else text.line
        if type(value) is str and not value.isprintable():
            changes[name] = clean(value)
        elif isinstance(value, tuple):
            changes[name] = tuple(clean(v) if type(v) is str and not v.isprintable() else v for v in value)
    return replace(row, **changes)


@pytest.mark.parametrize("table", [name for name in TABLES if name != "campaign"])
@settings(max_examples=20)
@given(data=st.data())
def test_any_row_comes_back_and_can_be_undone(kept: PlanFile, table: str, data: st.DataObject) -> None:
    row = data.draw(rows(TABLES[table], NEW))
    with kept.read() as reader:
        before = dump(reader.connection)
    entry = write(kept, Change(table, NEW, None, row))
    try:
        with kept.read() as reader:
            assert getattr(reader.plan(CAMPAIGN), table)[NEW] == seen(row)
            assert reader.plan(CAMPAIGN).next_id == NEW + 1
            (change,) = reader.changes_of(entry.seq)
            assert change == Change(table, NEW, None, seen(row))
    finally:
        with kept.write() as writer:
            writer.apply_backward(entry.seq, at="", who="")
    with kept.read() as reader:
        assert dump(reader.connection) == before


@settings(max_examples=30)
@given(row=rows(TABLES["campaign"], CAMPAIGN))
def test_any_campaign_comes_back(kept: PlanFile, row: Any) -> None:
    with kept.read() as reader:
        before = reader.plan(CAMPAIGN).head
    write(kept, Change("campaign", CAMPAIGN, before, row))
    with kept.read() as reader:
        assert reader.plan(CAMPAIGN).head == seen(row)
        assert reader.summaries()[0].name == seen(row).name


@settings(max_examples=100)
@given(data=st.data(), table=st.sampled_from(list(TABLES)))
def test_images_lose_nothing(data: st.DataObject, table: str) -> None:
    row = data.draw(rows(TABLES[table], NEW))
    image = table_format(table).encode(row)
    assert parse_image(image_text(image), table) == image


@pytest.mark.parametrize("nasty", HOSTILE)
def test_no_stored_text_can_drive_a_terminal(file: PlanFile, nasty: str) -> None:
    with file.write() as writer:
        writer.connection.execute("UPDATE item SET title = ?, acceptance = ?, consulted = json_array(?)", (nasty,) * 3)
        writer.connection.execute("UPDATE journal_entry SET subject = ?, who = ?", (nasty, nasty))
    with file.read() as reader:
        item = reader.plan(CAMPAIGN).item[ITEMS[0]]
        entry = reader.entries(1)[0]
    bad = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2066", "\u2069"}
    assert not bad & {*item.title, *item.consulted[0], *entry.subject, *entry.who}
    assert not (bad - {"\n"}) & {*item.acceptance}


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("title", b"\x00\x01", "b'"),
        ("duration", "long", "'long'"),
        ("duration", 1.5, "1.5"),
        ("gate", 2, "2"),
        ("due", "next week", "'next week'"),
        ("started", "2026-02-30", "'2026-02-30'"),
        ("consulted", "{}", "'{}'"),
        ("consulted", "[1]", "'[1]'"),
        pytest.param("consulted", "[" * 100_000, "'[[", id="nested too deep"),
        ("position", 1e300, "1e+300"),
    ],
)
def test_a_value_that_does_not_fit_is_named(file: PlanFile, column: str, value: object, shown: str) -> None:
    with file.write() as writer:
        writer.connection.execute("PRAGMA ignore_check_constraints = ON")
        writer.connection.execute(f"UPDATE item SET {column} = ? WHERE id = ?", (value, ITEMS[1]))
        writer.connection.execute("PRAGMA ignore_check_constraints = OFF")
    with file.read() as reader, pytest.raises(PlanUnreadable) as refused:
        reader.plan(CAMPAIGN)
    assert str(refused.value).startswith(f"Row {ITEMS[1]} of table “item” cannot be read: “{column}” is {shown}")
    assert len(str(refused.value)) < 300


def test_an_unknown_stage_is_named_when_the_checks_of_the_file_were_off(file: PlanFile) -> None:
    with file.write() as writer:
        writer.connection.execute("PRAGMA ignore_check_constraints = ON")
        writer.connection.execute("UPDATE item SET stage = 'party'")
        writer.connection.execute("PRAGMA ignore_check_constraints = OFF")
    with file.read() as reader, pytest.raises(PlanUnreadable, match="“stage” is 'party'"):
        reader.plan(CAMPAIGN)


def test_text_that_is_not_utf8_is_named(file: PlanFile) -> None:
    with file.write() as writer:
        writer.connection.execute("UPDATE item SET reason = CAST(x'c328' AS TEXT) WHERE id = ?", (ITEMS[2],))
    with file.read() as reader, pytest.raises(PlanUnreadable, match=f"Row {ITEMS[2]} of table “item”.*“reason”"):
        reader.plan(CAMPAIGN)


def test_a_damaged_journal_is_named(file: PlanFile) -> None:
    with file.write() as writer:
        writer.connection.execute("""UPDATE journal_change SET "after" = '{"id": [1' WHERE position = 0""")
        writer.connection.execute("UPDATE journal_change SET table_name = 'sqlite_master' WHERE position = 1")
    with file.read() as reader, pytest.raises(PlanUnreadable, match="row of “campaign”"):
        reader.changes_of(1)
    with file.write() as writer:
        writer.connection.execute("DELETE FROM journal_change WHERE position = 0")
    with file.read() as reader, pytest.raises(PlanUnreadable, match="sqlite_master"):
        reader.changes_of(1)


def test_an_image_older_than_a_field_gets_its_default() -> None:
    form = row_format(Item)
    image = form.encode(next(row for row in FAMILY if isinstance(row, Item)))
    del image["any_day"], image["consulted"]
    assert form.complete(image)["any_day"] is False
    assert form.complete(image)["consulted"] == "[]"
    del image["title"]
    with pytest.raises(PlanUnreadable):
        form.from_image(image, "item")


def test_tables_have_the_columns_of_the_values() -> None:
    for name, kind in {**TABLES, "journal_entry": Entry}.items():
        assert tuple(column.name for column in TABLE[name].columns) == row_format(kind).columns
