"""Recording, undo and redo: exactly what was there comes back, and what somebody else has changed is not run over."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item, Link, Step
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.journal import Change, Entry, EntryState
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import RuleBroken, Stale
from campaigntui.storage.planfile import PlanFile
from tests.planfiles import new_file
from tests.storage.dump import dump
from tests.storage.samples import CAMPAIGN, FAMILY, ITEMS, added, write


def plan_of(file: PlanFile) -> Plan:
    with file.read() as reader:
        return reader.plan(CAMPAIGN)


def text_of(file: PlanFile) -> str:
    with file.read() as reader:
        return dump(reader.connection)


def undo(file: PlanFile) -> Entry | None:
    with file.write() as writer:
        entry = writer.undo_entry()
        return None if entry is None else writer.apply_backward(entry.seq, at="2026-10-02", who="tester")


def redo(file: PlanFile) -> Entry | None:
    with file.write() as writer:
        entry = writer.redo_entry()
        return None if entry is None else writer.apply_forward(entry.seq, at="2026-10-02", who="tester")


def retitled(file: PlanFile, title: str) -> Entry:
    item = plan_of(file).item[ITEMS[0]]
    return write(file, Change("item", item.id, item, replace(item, title=title, version=item.version + 1)))


def test_a_command_is_written_with_its_entry(file: PlanFile) -> None:
    item = plan_of(file).item[ITEMS[0]]
    changed = replace(item, title="Other", version=2)
    entry = write(file, Change("item", item.id, item, changed))
    assert plan_of(file).item[ITEMS[0]] == changed
    with file.read() as reader:
        assert reader.entries(10)[0] == entry == reader.undo_entry() == reader.entry(2)
        assert reader.changes_of(entry.seq) == (Change("item", item.id, item, changed),)
        assert reader.redo_entry() is None
        assert [e.seq for e in reader.entries(1)] == [2]


def test_undo_and_redo_are_recorded_and_survive_a_restart(file: PlanFile, path: Path) -> None:
    first = text_of(file)
    retitled(file, "Other")
    second = text_of(file)
    undone = undo(file)
    assert undone is not None and undone.seq == 2 and undone.state is EntryState.UNDONE
    assert text_of(file) == first
    file.close()
    with PlanFile.open(path) as again:
        redone = redo(again)
        assert redone is not None and redone.seq == 2 and redone.state is EntryState.DONE
        assert text_of(again) == second
        with again.read() as reader:
            lines = [(e.seq, e.kind, e.subject, e.state.value) for e in reader.entries(9)]
        assert lines == [
            (4, "Redo", "something", "noted"),
            (3, "Undo", "something", "noted"),
            (2, "Test", "something", "done"),
            (1, "Test", "something", "done"),
        ]


def test_a_new_command_ends_what_could_be_redone(file: PlanFile) -> None:
    retitled(file, "Other")
    undo(file)
    retitled(file, "Third")
    assert redo(file) is None
    with file.read() as reader:
        assert reader.entry(2).state is EntryState.DROPPED
    with pytest.raises(RuleBroken, match="cannot be undone or redone"), file.write() as writer:
        writer.apply_forward(2, at="", who="")
    with pytest.raises(RuleBroken), file.write() as writer:
        writer.apply_backward(3, at="", who="")  # the line about the undo


def test_a_whole_campaign_can_be_undone(file: PlanFile) -> None:
    undo(file)
    assert text_of(file) == ""
    with file.read() as reader:
        assert reader.summaries() == ()
        assert reader.next_id() == 1
    redo(file)
    assert plan_of(file).head == FAMILY[0]


def test_a_change_based_on_an_old_row_is_refused(file: PlanFile) -> None:
    old = plan_of(file).item[ITEMS[0]]
    retitled(file, "Theirs")
    before = text_of(file)
    with pytest.raises(Stale, match=f"“item” number {ITEMS[0]}"):
        write(file, Change("item", old.id, old, replace(old, title="Mine")))
    with pytest.raises(Stale):
        write(file, Change("item", old.id, None, replace(old, title="Mine")))
    with pytest.raises(Stale):
        write(file, Change("item", ItemId(99), replace(old, id=ItemId(99)), None))
    assert text_of(file) == before
    with file.read() as reader:
        assert reader.next_seq() == 3


def test_undo_refuses_a_row_that_changed_behind_its_back(file: PlanFile) -> None:
    retitled(file, "Mine")
    with closing(sqlite3.connect(file.path)) as other:
        other.execute("UPDATE item SET title = 'Theirs' WHERE id = ?", (ITEMS[0],))
        other.commit()
    before = text_of(file)
    with pytest.raises(Stale, match=f"“something” cannot be undone.*“item” number {ITEMS[0]}"):
        undo(file)
    assert text_of(file) == before
    with file.read() as reader:
        assert reader.entry(2).state is EntryState.DONE


def test_a_row_that_reading_cleans_can_still_be_edited_and_undone(file: PlanFile) -> None:
    with closing(sqlite3.connect(file.path)) as other:
        other.execute("UPDATE item SET title = 'a' || char(27) || '[2Jb' WHERE id = ?", (ITEMS[0],))
        other.commit()
    before = text_of(file)
    assert plan_of(file).item[ITEMS[0]].title == "a[2Jb"
    retitled(file, "clean")
    undo(file)
    assert text_of(file) == before


def test_rows_may_swap_places_in_one_command(file: PlanFile) -> None:
    """A parent goes together with its children, and a unique key is taken over by a new row."""
    step = Step(id=RowId(50), campaign_id=CAMPAIGN, item_id=ITEMS[2], title="s")
    link = Link(id=RowId(51), campaign_id=CAMPAIGN, before=ITEMS[0], after=ITEMS[1])
    write(file, *added([step, link]))
    before = text_of(file)
    old = plan_of(file).item[ITEMS[2]]
    heir = replace(old, id=ItemId(60))
    write(
        file,
        Change("link", RowId(61), None, replace(link, id=RowId(61))),
        Change("item", heir.id, None, heir),
        Change("item", old.id, old, None),
        Change("step", step.id, step, replace(step, item_id=heir.id)),
        Change("link", link.id, link, None),
    )
    assert plan_of(file).step[step.id].item_id == heir.id
    undo(file)
    assert text_of(file) == before


# -- random walks -----------------------------------------------------------------------------------------------------
def some_changes(plan: Plan, draw: st.DataObject) -> Sequence[Change]:
    """A random command: rows that come, change and go together."""
    changes: list[Change] = []
    number, doomed = plan.next_id, set()
    for item in plan.item.values():
        match draw.draw(st.sampled_from(("leave", "leave", "edit", "step", "link", "remove"))):
            case "edit":
                title = draw.draw(st.text(max_size=5))
                new = replace(item, title=title, version=item.version + 1, consulted=(*item.consulted, "x"))
                changes.append(Change("item", item.id, item, new))
            case "step":
                step = Step(id=RowId(number), campaign_id=CAMPAIGN, item_id=item.id, title="s", position=number)
                changes.append(Change("step", step.id, None, step))
                number += 1
            case "link":
                new_item = Item(id=ItemId(number), campaign_id=CAMPAIGN, key=f"n{number}", stage=Stage.PAGES, title="n")
                link = Link(id=RowId(number + 1), campaign_id=CAMPAIGN, before=item.id, after=new_item.id)
                changes += added([link, new_item])
                number += 2
            case "remove":
                doomed.add(item.id)
                changes.append(Change("item", item.id, item, None))
    kept = [c for c in changes if not (isinstance(c.after, Step) and c.after.item_id in doomed)]
    kept += [Change("step", s.id, s, None) for s in plan.step.values() if s.item_id in doomed]
    kept += [Change("link", k.id, k, None) for k in plan.link.values() if {k.before, k.after} & doomed]
    return kept


@settings(max_examples=25)
@given(data=st.data(), moves=st.lists(st.sampled_from("cccuur!"), max_size=12))
def test_any_walk_undone_is_the_first_state_and_redone_the_last(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, moves: list[str]
) -> None:
    path = tmp_path_factory.mktemp("walk") / "plans.db"
    file = PlanFile.open(new_file(path))
    try:
        write(file, *added(FAMILY))
        past: list[str] = ["", text_of(file)]
        future: list[str] = []
        for move in moves:
            match move:
                case "c":
                    write(file, *some_changes(plan_of(file), data))
                    past, future = [*past, text_of(file)], []
                case "u" if len(past) > 2:
                    assert undo(file)
                    future.append(past.pop())
                case "r" if future:
                    assert redo(file)
                    past.append(future.pop())
                case "!":
                    file.close()
                    file = PlanFile.open(path)
            assert text_of(file) == past[-1]
        while future:
            redo(file)
            past.append(future.pop())
        assert redo(file) is None
        walked = list(past)
        while undo(file):
            past.pop()
            assert text_of(file) == past[-1]
        assert past == [""]
        for state in walked[1:]:
            assert redo(file)
            assert text_of(file) == state
        assert redo(file) is None
    finally:
        file.close()
