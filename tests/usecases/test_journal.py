"""Reading the journal: pages, filters, what changed, and the way back to a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.history import Wanted
from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.journal import EntryState
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import NotFound, RuleBroken
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.dates import AddLink, ShiftItems
from campaigntui.usecases.commands.items import BlockItems, EditItem, FinishItems, StartItems
from campaigntui.usecases.commands.steps import AddNote, AddStep
from campaigntui.usecases.journal import days, instant
from campaigntui.usecases.planner import Planner
from tests.builders import a_plan, an_item
from tests.usecases.workbench import TODAY, a_planner, adopt

A, B, C = ItemId(1), ItemId(2), ItemId(3)


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Planner]:
    with a_planner(tmp_path / "plans.db") as planner:
        adopt(planner, _plan())
        yield planner


def _plan() -> Plan:
    return a_plan(an_item(1), an_item(2, stage=Stage.PAGES), an_item(3, stage=Stage.REVIEW, due="D+5"))


def do(planner: Planner, *commands: Command) -> None:
    for command in commands:
        planner.perform(CampaignId(1), command, TODAY)


def status(planner: Planner) -> dict[int, Status]:
    plan = planner.snapshot(CampaignId(1), TODAY).outlook.plan
    return {int(item.id): item.status for item in plan.item.values()}


def test_pages_run_backwards_without_gap_or_repetition(planner: Planner) -> None:
    do(planner, *(AddNote(A, f"note {n}") for n in range(25)))
    seen: list[int] = []
    before = None
    while page := planner.journal.page(before=before, limit=7):
        seen += [entry.seq for entry in page]
        before = page[-1].seq
    assert seen == [*range(26, 0, -1)]


def test_entries_of_an_item_are_those_of_its_steps_notes_and_links_too(planner: Planner) -> None:
    do(planner, AddNote(B, "x"), AddStep(A, "Look"), AddLink(A, B), StartItems((C,)), ShiftItems((A, C), 1))

    def kinds(item: ItemId) -> list[str]:
        return [entry.kind for entry in planner.journal.page(Wanted(item_id=item))]

    assert kinds(A) == ["ShiftItems", "AddLink", "AddStep", "CreateCampaign"]
    assert kinds(B) == ["AddLink", "AddNote", "CreateCampaign"]
    assert kinds(C) == ["ShiftItems", "StartItems", "CreateCampaign"]


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (Wanted(stage=Stage.PAGES), ["AddNote", "StartItems", "CreateCampaign"]),
        (Wanted(stage=Stage.REVIEW, kind="blockitems"), ["BlockItems"]),
        (Wanted(who="TEST", words="item 2"), ["AddNote", "StartItems"]),
        (Wanted(who="nobody"), []),
        (Wanted(campaign_id=CampaignId(2)), []),
        (Wanted(words="100%_'\""), []),
    ],
)
def test_filters_are_all_to_be_met(planner: Planner, wanted: Wanted, kinds: list[str]) -> None:
    do(planner, StartItems((B,)), AddNote(B, "x"), BlockItems((C,), "why"))
    assert [entry.kind for entry in planner.journal.page(wanted)] == kinds


def test_a_day_is_that_of_the_campaign(planner: Planner) -> None:
    # The fixed clock says 01:00 UTC on 9 October, which is nine in the morning there.
    def on(day: int, timezone: str) -> int:
        since, until = days(date(2026, 10, day), date(2026, 10, day), timezone)
        return len(planner.journal.page(Wanted(since=since, until=until)))

    assert [on(day, "Asia/Shanghai") for day in (8, 9, 10)] == [0, 1, 0]
    assert [on(day, "America/Los_Angeles") for day in (8, 9)] == [1, 0]
    assert instant(date(2026, 10, 9), "Asia/Shanghai") == "2026-10-08T16:00:00+00:00"
    assert days(None, None, "No/Such") == ("", "")
    # The first and the last day of all have no neighbour to count from.
    assert days(date.min, date.max, "Asia/Shanghai") == ("0001-01-01T00:00:00+00:00", "")


def test_an_entry_tells_what_changed(planner: Planner) -> None:
    do(planner, BlockItems((A,), "no prices"))
    detail = planner.journal.detail(2)
    (change,) = detail.changes
    before, after = change.before, change.after
    assert isinstance(before, Item) and isinstance(after, Item)
    assert (before.status, after.status, after.reason) == (Status.OPEN, Status.BLOCKED, "no prices")
    first = planner.journal.detail(1, limit=2)
    assert (len(first.changes), first.total > 2) == (2, True)
    with pytest.raises(NotFound):
        planner.journal.detail(99)


def test_going_back_to_a_moment_and_forward_again(planner: Planner) -> None:
    do(planner, StartItems((A,)), StartItems((B,)), FinishItems((A, B)), BlockItems((C,), "x"))
    found = planner.journal.rewind(2)
    assert (found.back, [e.seq for e in found.steps]) == (True, [5, 4, 3])
    assert [title for _, title in found.items] == ["Item 1", "Item 2", "Item 3"]
    before = status(planner)
    assert [e.seq for e in planner.rewind(2)] == [5, 4, 3]
    assert status(planner) == {1: Status.IN_PROGRESS, 2: Status.OPEN, 3: Status.OPEN}
    assert planner.journal.rewind(2).steps == ()
    # An undone entry lies ahead: the way there does again what leads up to it, and no more.
    onward = planner.journal.rewind(4)
    assert (onward.back, [e.seq for e in onward.steps], len(onward.items)) == (False, [3, 4], 2)
    assert [e.seq for e in planner.rewind(4)] == [3, 4]
    assert status(planner) == {1: Status.DONE, 2: Status.DONE, 3: Status.OPEN}
    planner.redo()
    assert status(planner) == before


def test_what_was_dropped_is_no_place_to_go_to(planner: Planner) -> None:
    do(planner, StartItems((A,)))
    planner.undo()
    do(planner, StartItems((B,)))
    with pytest.raises(RuleBroken, match="for good"):
        planner.journal.rewind(2)
    with pytest.raises(RuleBroken, match="for good"):
        planner.rewind(2)
    assert status(planner)[2] is Status.IN_PROGRESS


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 5), min_size=1, max_size=12), st.data())
def test_every_moment_can_be_gone_to_and_come_back_from(
    tmp_path_factory: pytest.TempPathFactory, kinds: list[int], data: st.DataObject
) -> None:
    with a_planner(tmp_path_factory.mktemp("walk") / "plans.db") as planner:
        adopt(planner, _plan())
        states = {1: _rows(planner)}
        for n, kind in enumerate(kinds):
            item = ItemId(kind % 3 + 1)
            change: Command = AddNote(item, f"n{n}") if kind < 3 else EditItem(item, {"title": f"T{n}"})
            do(planner, change)
            states[n + 2] = _rows(planner)
        for _ in range(4):
            goal = data.draw(st.sampled_from([*states]))
            planner.rewind(goal)
            assert _rows(planner) == states[goal]
            done = [e.seq for e in planner.journal.page() if e.state is EntryState.DONE]
            assert max(done) == goal


def _rows(planner: Planner) -> tuple[object, object]:
    plan = planner.snapshot(CampaignId(1), TODAY).outlook.plan
    return plan.item, plan.note
