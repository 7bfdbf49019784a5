"""What a freeze forbids, what it leaves free, and how it is broken for a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from campaigntui.domain.campaign import Freeze
from campaigntui.domain.checklist import Item, Status, Step
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import BadInput, NotFound
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.calendar import RemoveFreeze, SetFreeze, Thaw
from campaigntui.usecases.commands.dates import AddLink, ShiftItems, StretchItems
from campaigntui.usecases.commands.items import (
    ArchiveItems,
    BlockItems,
    EditItem,
    FinishItems,
    StartItems,
)
from campaigntui.usecases.commands.steps import AddNote, TickStep
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.freezes import FrozenItem
from campaigntui.usecases.deciding.occasion import Occasion
from tests.scheduling.plans import HERE, a_plan
from tests.usecases.workbench import TODAY, a_planner, adopt

D_DAY = date(2026, 11, 11)
PRICES, PAGES = ItemId(10), ItemId(11)
LOCK = Freeze(RowId(700), HERE, "lock", Due(day=date(2026, 10, 12)), Due(), ("price",), "Enrolment lock")
BEFORE, FIRST, LAST, AFTER = (date(2026, 10, 11), date(2026, 10, 12), D_DAY, date(2026, 11, 12))


@pytest.fixture
def plan() -> Plan:
    items = [
        Item(PRICES, HERE, "prices", Stage.PLAN, "Fix the prices", due=Due(offset=-20), tags=("price",)),
        Item(PAGES, HERE, "pages", Stage.PAGES, "Build the page", due=Due(offset=-10)),
    ]
    return a_plan(D_DAY, items).put(LOCK, Step(RowId(800), HERE, PRICES, "Look"))


def on(day: date) -> Occasion:
    """A command given on that day."""
    return Occasion(today=day, at="2026-10-12T01:00:00+00:00", who="Li")


SAYS_ELSE: tuple[Command, ...] = (
    EditItem(PRICES, {"title": "Other prices"}),
    EditItem(PRICES, {"deliverable": "A list"}),
    EditItem(PRICES, {"acceptance": "Sound"}),
    EditItem(PRICES, {"due": Due(offset=-5)}),
    EditItem(PRICES, {"tags": ()}),
    EditItem(PRICES, {}, ((PAGES, 0),)),
    ShiftItems((PRICES,), 1),
    ShiftItems((PAGES, PRICES), 1),
    StretchItems((PRICES,), 1),
    AddLink(PAGES, PRICES),
    ArchiveItems((PRICES,)),
)
PROGRESS: tuple[Command, ...] = (
    StartItems((PRICES,)),
    FinishItems((PRICES,)),
    BlockItems((PRICES,), "Waiting for the director"),
    TickStep(RowId(800), done=True),
    AddNote(PRICES, "Seen"),
    EditItem(PRICES, {"evidence": "https://example.com/prices"}),
    EditItem(PRICES, {"tags": ("price", "hero")}),
    AddLink(PRICES, PAGES),
)


@pytest.mark.parametrize("command", SAYS_ELSE, ids=repr)
def test_what_a_frozen_item_says_cannot_be_changed(plan: Plan, command: Command) -> None:
    for day in (FIRST, LAST):
        with pytest.raises(FrozenItem) as refusal:
            decide(plan, command, on(day))
        words = str(refusal.value)
        assert all(part in words for part in ("Fix the prices", "Enrolment lock", "2026-10-12", "2026-11-11", "--thaw"))
    for day in (BEFORE, AFTER):
        assert decide(plan, command, on(day)) != plan


@pytest.mark.parametrize("command", PROGRESS, ids=repr)
def test_its_progress_can_be_told_as_ever(plan: Plan, command: Command) -> None:
    assert decide(plan, command, on(FIRST)) != plan


def test_an_item_without_the_tag_is_free(plan: Plan) -> None:
    assert decide(plan, ShiftItems((PAGES,), 1), on(FIRST)).item[PAGES].due == Due(offset=-9)


def test_a_reason_breaks_the_freeze_and_is_noted_on_what_was_frozen(plan: Plan) -> None:
    after = decide(plan, Thaw(ShiftItems((PAGES, PRICES), 1), "The platform agrees"), on(FIRST))
    assert after.item[PRICES].due == Due(offset=-19)
    assert [(note.item_id, note.text, note.author) for note in after.note.values()] == [
        (PRICES, "The platform agrees", "Li")
    ]
    with pytest.raises(BadInput, match="Say why"):
        decide(plan, Thaw(ShiftItems((PRICES,), 1), "  "), on(FIRST))


def test_a_new_item_with_the_tag_may_come_but_not_change(plan: Plan) -> None:
    fresh = replace(plan.item[PRICES], id=ItemId(12), key="more")
    assert decide(plan.put(fresh), FinishItems((ItemId(12),)), on(FIRST)).item[ItemId(12)].status is Status.DONE


def test_freezes_are_set_changed_and_lifted(plan: Plan) -> None:
    after = decide(plan, SetFreeze("page_freeze", Due(offset=-4), tags=("Page",)), on(BEFORE))
    made = next(one for one in after.freeze.values() if one.key == "page_freeze")
    assert (made.opens, made.closes, made.tags) == (Due(offset=-4), Due(), ("page",))
    changed = decide(after, SetFreeze("page_freeze", name="Pages"), on(BEFORE)).freeze[made.id]
    assert (changed.name, changed.opens, changed.tags) == ("Pages", Due(offset=-4), ("page",))
    assert decide(after, RemoveFreeze("page_freeze"), on(BEFORE)).freeze == plan.freeze
    with pytest.raises(NotFound, match="There are: lock"):
        decide(plan, RemoveFreeze("locks"), on(BEFORE))
    with pytest.raises(BadInput, match="in order"):
        decide(plan, SetFreeze("late", Due(offset=1)), on(BEFORE))
    with pytest.raises(BadInput, match="on which day"):
        decide(plan, SetFreeze("fresh"), on(BEFORE))


def test_a_broken_freeze_is_one_step_of_the_journal(tmp_path: Path, plan: Plan) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        frozen = plan.put(replace(LOCK, opens=Due(day=TODAY)))
        campaign = plan.head.id
        adopt(planner, frozen)
        before = planner.snapshot(campaign, TODAY).outlook.plan
        with pytest.raises(FrozenItem):
            planner.perform(campaign, ShiftItems((PRICES,), 1), TODAY)
        outcome = planner.perform(campaign, Thaw(ShiftItems((PRICES,), 1), "Agreed"), TODAY)
        assert outcome.entry is not None
        assert (outcome.entry.kind, outcome.entry.subject) == ("Thaw", "Fix the prices")
        planner.undo()
        after = planner.snapshot(campaign, TODAY).outlook.plan
        assert (after.item, after.note) == (before.item, before.note)
