"""Undo and redo: any walk, undone completely, gives the first file; redone completely, the last."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item, Step
from campaigntui.domain.due import D_DAY, Due
from campaigntui.domain.goals import KeyResult
from campaigntui.domain.ids import CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.people import ROLES, Member, Role
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.domain.suppositions import AnchorMoved, ItemLate, MemberAway
from campaigntui.errors import CampaignError, NotFound
from campaigntui.scheduling.look import look
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.anchors import AnchorMove, MoveAnchors
from campaigntui.usecases.commands.campaign import RenameCampaign
from campaigntui.usecases.commands.conflicts import AcceptConflict, UnacceptConflict
from campaigntui.usecases.commands.dates import AddLink, Follow, ShiftItems, StretchItems
from campaigntui.usecases.commands.extents import ExtendItems
from campaigntui.usecases.commands.goals import AddKeyResult, EditKeyResult, MeasureKeyResults, RemoveKeyResult
from campaigntui.usecases.commands.items import (
    AddItem,
    ArchiveItems,
    AssignItems,
    BlockItems,
    DuplicateItem,
    EditItem,
    FinishItems,
    ReopenItems,
    StartItems,
    UnblockItems,
)
from campaigntui.usecases.commands.people import AddMember, ArchiveMember, EditMember, RenameRole
from campaigntui.usecases.commands.stages import ShiftStages
from campaigntui.usecases.commands.steps import AddNote, AddStep, MoveStep, RemoveStep, TickStep
from campaigntui.usecases.commands.suppositions import Suppose
from campaigntui.usecases.planner import Planner
from tests.scheduling.plans import HERE, a_plan
from tests.storage.dump import dump
from tests.usecases.workbench import TODAY, a_planner, adopt

ITEMS = tuple(ItemId(10 + n) for n in range(5))
RESULTS = (RowId(950), RowId(951))


def small_plan() -> Plan:
    items = [
        Item(item_id, HERE, f"i{item_id}", STAGES[n], f"Item {item_id}", role="designer", due=Due(offset=-30 + n))
        for n, item_id in enumerate(ITEMS)
    ]
    plan = a_plan(date(2026, 11, 11), items, [(10, 11, 0), (11, 12, 1)], calendar="every-day")
    plan = plan.put(*(Role(RowId(700 + n), HERE, key, position=n) for n, key in enumerate(ROLES)))
    plan = plan.put(*(Step(RowId(800 + n), HERE, ITEMS[0], f"Step {n}", position=n) for n in range(3)))
    plan = plan.put(Member(MemberId(900), HERE, "Li", ("designer",)))
    return plan.put(
        *(KeyResult(row, HERE, f"r{row}", "Clicks", "designer", target=4.0, items=ITEMS[:2]) for row in RESULTS)
    )


def dump_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return dump(connection)


some = st.lists(st.sampled_from(ITEMS), min_size=1, max_size=4).map(tuple)
one = st.sampled_from(ITEMS)
follow = st.sampled_from(Follow)
autumn = st.dates(date(2026, 10, 15), date(2026, 12, 15))
words = st.text(min_size=1, max_size=12)
number = st.none() | st.floats(-1e6, 1e6)
result = st.sampled_from(RESULTS)
commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(StartItems, some),
    st.builds(FinishItems, some),
    st.builds(ReopenItems, some),
    st.builds(BlockItems, some, words),
    st.builds(UnblockItems, some),
    st.builds(ArchiveItems, some, st.booleans()),
    st.builds(AssignItems, some, st.sampled_from([None, MemberId(900)]), st.sampled_from([None, *ROLES])),
    st.builds(ShiftItems, some, st.integers(-9, 9), follow),
    st.builds(StretchItems, some, st.integers(-3, 3), follow),
    st.builds(ShiftStages, st.sampled_from(STAGES).map(lambda stage: (stage,)), st.integers(-5, 5), follow),
    st.builds(MoveAnchors, st.builds(AnchorMove, st.just(D_DAY), autumn).map(lambda move: (move,)), follow),
    st.builds(ExtendItems, some, st.integers(-3, 3)),
    st.builds(AddItem, words, st.sampled_from(STAGES), after=one.map(lambda i: ((i, 1),))),
    st.builds(DuplicateItem, one),
    st.builds(AddLink, one, one, st.integers(-3, 3)),
    st.builds(AddStep, one, words),
    st.builds(TickStep, st.sampled_from([RowId(800), RowId(801)]), st.booleans()),
    st.builds(MoveStep, st.sampled_from([RowId(800), RowId(802)]), st.integers(-2, 2)),
    st.builds(RemoveStep, st.sampled_from([RowId(800), RowId(801)])),
    st.builds(AddNote, one, words),
    st.builds(AddMember, words, st.sampled_from(ROLES).map(lambda r: (r,))),
    st.builds(EditMember, st.just(MemberId(900)), st.fixed_dictionaries({"name": words})),
    st.builds(ArchiveMember, st.just(MemberId(900))),
    st.builds(RenameRole, st.sampled_from(ROLES), words),
    st.builds(RenameCampaign, words),
    st.builds(
        AddKeyResult, words, st.sampled_from(ROLES), values=st.fixed_dictionaries({"target": number, "items": some})
    ),
    st.builds(
        EditKeyResult,
        result,
        st.fixed_dictionaries({}, optional={"title": words, "growth": number, "baseline": number, "items": some}),
    ),
    st.builds(MeasureKeyResults, st.dictionaries(result, number, min_size=1)),
    st.builds(RemoveKeyResult, result),
    st.builds(AcceptConflict, st.sampled_from([RowId(300_000), RowId(300_001)]), words),
    st.builds(UnacceptConflict, st.sampled_from([RowId(300_000), RowId(300_001)])),
    st.builds(
        Suppose,
        st.lists(
            st.one_of(
                st.builds(ItemLate, one, st.integers(1, 9)),
                st.builds(AnchorMoved, st.just("peak_day"), st.integers(-9, 9)),
                st.just(MemberAway(MemberId(900), date(2026, 10, 12), date(2026, 10, 16))),
            ),
            min_size=1,
            max_size=3,
        ).map(tuple),
    ),
    st.builds(
        EditItem,
        one,
        st.fixed_dictionaries({}, optional={"title": words, "duration": st.integers(0, 9), "gate": st.booleans()}),
    ),
)


@settings(max_examples=40)
@given(st.lists(commands, min_size=1, max_size=10), st.integers(0, 6))
def test_undone_completely_is_the_first_file_and_redone_the_last(walk: list[Command], turn: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with a_planner(path) as planner:
            campaign = CampaignId(adopt(planner, small_plan()))
            first = dump_of(path)
            done = sum(performed(planner, campaign, command) for command in walk)
            last = dump_of(path)
            known(planner, campaign)
            back = len(planner.undo(turn))
            assert known(planner, campaign) == as_read(path, campaign)
            assert len(planner.redo(turn)) == back
            known(planner, campaign)
            assert dump_of(path) == last
        with a_planner(path) as planner:
            # A new session: nothing about undo may live in memory only.
            assert len(planner.undo(done)) == done
            assert dump_of(path) == first
            assert len(planner.redo(done + 5)) == done
            assert dump_of(path) == last


def known(planner: Planner, campaign: CampaignId) -> object:
    """The plan as the planner knows it, rows in their order and free number included; None when it is gone.

    Looked at anew it gives the same outlook.
    """
    try:
        outlook = planner.snapshot(campaign, TODAY).outlook
    except NotFound:
        return None
    assert outlook == look(outlook.plan, TODAY), "what was taken over from before the change still holds"
    return {table: [*getattr(outlook.plan, table).items()] for table in TABLES}, outlook.plan.next_id


def as_read(path: Path, campaign: CampaignId) -> object:
    """The same by a planner that has just opened the file."""
    with a_planner(path) as fresh:
        return known(fresh, campaign)


def performed(planner: Planner, campaign: CampaignId, command: Command) -> bool:
    """Whether a drawn command changed anything; one that the rules refuse changed nothing."""
    try:
        return planner.perform(campaign, command, TODAY).entry is not None
    except CampaignError:
        return False


def test_a_new_command_ends_redo(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign = CampaignId(adopt(planner, small_plan()))
        planner.perform(campaign, FinishItems((ITEMS[0],)), TODAY)
        planner.undo()
        planner.perform(campaign, StartItems((ITEMS[1],)), TODAY)
        assert planner.redo() == ()
        assert [e.kind for e in planner.log()] == ["StartItems", "Undo", "FinishItems", "CreateCampaign"]


def test_undo_reaches_back_to_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with a_planner(path) as planner:
        empty = dump_of(path)
        adopt(planner, small_plan())
        assert planner.campaigns()
        assert len(planner.undo(99)) == 1
        assert planner.campaigns() == ()
        assert dump_of(path) == empty


def test_two_planners_see_each_others_changes(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as mine, a_planner(tmp_path / "a.db") as yours:
        campaign = CampaignId(adopt(mine, small_plan()))
        for n in range(6):
            (mine, yours)[n % 2].perform(campaign, ShiftItems((ITEMS[0],), 1), TODAY)
        for planner in (mine, yours):
            item = planner.snapshot(campaign, TODAY).outlook.plan.item[ITEMS[0]]
            assert item.due == Due(offset=-24)


def test_the_plan_given_never_changes(tmp_path: Path) -> None:
    plan = small_plan()
    before = {table: dict(getattr(plan, table)) for table in ("item", "step", "link", "member")}
    with a_planner(tmp_path / "a.db") as planner:
        campaign = CampaignId(adopt(planner, plan))
        planner.perform(campaign, FinishItems(ITEMS), TODAY)
        planner.perform(campaign, AddItem("New", Stage.PAGES), TODAY)
    assert before == {table: dict(getattr(plan, table)) for table in before}
    assert replace(plan.item[ITEMS[0]], title="x").title == "x"


def test_a_change_without_a_journal_entry_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with a_planner(path) as planner:
        campaign = CampaignId(adopt(planner, small_plan()))
        planner.perform(campaign, RenameCampaign("Before"), TODAY)
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE campaign SET name = 'By another tool'")
        assert planner.snapshot(campaign, TODAY).outlook.plan.head.name == "By another tool"
        planner.perform(campaign, FinishItems((ITEMS[0],)), TODAY)
        assert planner.snapshot(campaign, TODAY).outlook.plan.head.name == "By another tool"
