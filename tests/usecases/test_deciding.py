"""What each command does, and the sentence with which it is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

import pytest

from campaigntui.domain.checklist import Item, Status, Step
from campaigntui.domain.due import Due, Unit
from campaigntui.domain.ids import ItemId, MemberId, RowId
from campaigntui.domain.people import ROLES, Member, Role
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import CampaignError
from campaigntui.usecases import commands
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.campaign import RenameCampaign
from campaigntui.usecases.commands.dates import AddLink, ShiftItems, StretchItems
from campaigntui.usecases.commands.items import (
    AddItem,
    AssignItems,
    BlockItems,
    DuplicateItem,
    EditItem,
    FinishItems,
    ReopenItems,
    StartItems,
    UnblockItems,
)
from campaigntui.usecases.commands.people import AddMember, AddRole, ArchiveMember, EditMember, RenameRole
from campaigntui.usecases.commands.steps import AddNote, AddStep, MoveStep, RemoveStep, TickStep
from campaigntui.usecases.deciding.decide import DECISIONS, decide
from campaigntui.usecases.deciding.occasion import Occasion
from tests.scheduling.plans import HERE, a_plan

TODAY = date(2026, 10, 9)
NOW = Occasion(today=TODAY, at="2026-10-09T01:00:00+00:00", who="Li")
A, B, C = ItemId(10), ItemId(11), ItemId(12)
LI, WU = MemberId(900), MemberId(901)


@pytest.fixture
def plan() -> Plan:
    items = [
        Item(A, HERE, "brief", Stage.PLAN, "Write the brief", role="store_manager", due=Due(offset=-30), position=1),
        Item(B, HERE, "draft", Stage.PAGES, "Draft the page", role="designer", due=Due(day=date(2026, 10, 20))),
        Item(C, HERE, "desk", Stage.SERVICE, "Live desk", role="service", due=Due(offset=-31), any_day=True),
    ]
    steps = [Step(RowId(800 + n), HERE, A, f"Step {n}", position=n) for n in range(3)]
    people = [Member(LI, HERE, "Li Na", ("designer",)), Member(WU, HERE, "Wu Jing", ())]
    roles = [Role(RowId(700 + n), HERE, key, position=n) for n, key in enumerate(ROLES)]
    return a_plan(date(2026, 11, 11), items, [(10, 11, 0)]).put(*steps, *people, *roles)


def test_every_command_has_a_decision() -> None:
    for _, name, _ in iter_modules(commands.__path__):
        import_module(f"{commands.__name__}.{name}")
    # By name, because a dataclass with slots leaves the class behind that it was made of.
    assert {kind.__name__ for kind in Command.__subclasses__()} == {kind.__name__ for kind in DECISIONS}


def test_progress_keeps_first_day_and_reason(plan: Plan) -> None:
    plan = decide(plan, StartItems((A,), day=date(2026, 10, 8)), NOW)
    plan = decide(plan, BlockItems((A,), "no \x1b[31mprices\x07 yet"), NOW)
    assert (plan.item[A].status, plan.item[A].reason) == (Status.BLOCKED, "no [31mprices yet")
    plan = decide(plan, UnblockItems((A, B)), NOW)
    assert plan.item[A].status is Status.IN_PROGRESS
    assert plan.item[B].status is Status.OPEN
    plan = decide(plan, FinishItems((A,)), NOW)
    assert (plan.item[A].started, plan.item[A].finished, plan.item[A].reason) == (date(2026, 10, 8), TODAY, "")
    plan = decide(plan, ReopenItems((A,)), NOW)
    assert (plan.item[A].status, plan.item[A].started, plan.item[A].finished) == (Status.OPEN, None, None)


def test_finishing_twice_changes_nothing(plan: Plan) -> None:
    plan = decide(plan, FinishItems((A,), day=date(2026, 10, 1)), NOW)
    assert decide(plan, FinishItems((A,)), NOW).item == plan.item


def test_shift_counts_working_days_and_keeps_the_anchor(plan: Plan) -> None:
    # D-30 is Monday 12 October; Saturday the 10th is a make-up workday, the 11th is not worked.
    assert decide(plan, ShiftItems((A,), -1), NOW).item[A].due == Due(offset=-32)
    assert decide(plan, ShiftItems((A,), 1), NOW).item[A].due == Due(offset=-29)
    assert decide(plan, ShiftItems((B,), 4), NOW).item[B].due == Due(day=date(2026, 10, 26))
    # An item that may fall on any day moves by days: D-31 is Sunday the 11th.
    assert decide(plan, ShiftItems((C,), 1), NOW).item[C].due == Due(offset=-30)
    workdays = plan.put(replace(plan.item[A], due=Due(offset=-5, unit=Unit.WORKDAYS)))
    assert decide(workdays, ShiftItems((A,), 2), NOW).item[A].due == Due(offset=-3, unit=Unit.WORKDAYS)


def test_shift_gives_an_item_without_due_its_own_date(plan: Plan) -> None:
    bare = plan.put(replace(plan.item[B], due=None))
    assert decide(bare, ShiftItems((B,), -1), NOW).item[B].due == Due(offset=-1)


def test_stretch_ends_at_a_milestone(plan: Plan) -> None:
    assert decide(plan, StretchItems((A, B), 2), NOW).item[B].duration == 3
    assert decide(plan, StretchItems((A,), -5), NOW).item[A].duration == 0


def test_add_makes_a_readable_key(plan: Plan) -> None:
    plan = decide(plan, AddItem("Write the brief!", after=((A, 2),)), NOW)
    added = plan.item_named("write-the-brief")
    assert [(k.before, k.lag) for k in plan.link.values() if k.after == added.id] == [(A, 2)]
    assert decide(plan, AddItem("Write the brief"), NOW).item_named("write-the-brief-2")
    assert decide(plan, AddItem("定主题", stage=Stage.STRATEGY), NOW).item_named("strategy")


def test_edit_replaces_links_as_given(plan: Plan) -> None:
    plan = decide(plan, EditItem(B, {"title": "Draft", "role": ""}, after=((C, -1),)), NOW)
    assert (plan.item[B].title, plan.item[B].role) == ("Draft", "")
    assert [(k.before, k.lag) for k in plan.link.values() if k.after == B] == [(C, -1)]
    assert not [k for k in decide(plan, EditItem(B, after=()), NOW).link.values() if k.after == B]


def test_duplicate_stands_below_and_starts_afresh(plan: Plan) -> None:
    plan = decide(plan, EditItem(A, {"attachments": ("brief.pdf",)}), NOW)
    plan = decide(plan, FinishItems((A,)), NOW)
    copy = decide(plan, DuplicateItem(A), NOW).item_named("brief-2")
    assert (copy.status, copy.finished, copy.position, copy.attachments) == (Status.OPEN, None, 2, ())
    titles = [s.title for s in decide(plan, DuplicateItem(A), NOW).step.values() if s.item_id == copy.id]
    assert titles == ["Step 0", "Step 1", "Step 2"]


def test_steps_move_within_their_item(plan: Plan) -> None:
    moved = decide(plan, MoveStep(RowId(802), -9), NOW)
    order = sorted((s for s in moved.step.values() if s.item_id == A), key=lambda s: s.position)
    assert [s.title for s in order] == ["Step 2", "Step 0", "Step 1"]
    assert decide(plan, TickStep(RowId(800), True), NOW).step[RowId(800)].done


def test_a_note_is_dated_and_signed(plan: Plan) -> None:
    note = next(iter(decide(plan, AddNote(A, "first\r\nsecond\x1b]0;x\x07"), NOW).note.values()))
    assert (note.text, note.at, note.author) == ("first\nsecond]0;x", NOW.at, "Li")


def test_a_new_holder_takes_over_what_nobody_had(plan: Plan) -> None:
    plan = decide(plan, AddMember("Zhou", ("service", "designer")), NOW)
    zhou = next(m.id for m in plan.member.values() if m.name == "Zhou")
    assert plan.item[C].member_id == zhou
    assert plan.item[B].member_id is None, "designer already has a holder"
    gone = decide(plan, ArchiveMember(zhou), NOW)
    assert gone.item[C].member_id is None


def test_assign_may_move_the_role(plan: Plan) -> None:
    plan = decide(plan, AssignItems((A, B), LI, role="designer"), NOW)
    assert {plan.item[i].member_id for i in (A, B)} == {LI}
    assert plan.item[A].role == "designer"
    assert decide(plan, AssignItems((A,), None), NOW).item[A].member_id is None


def test_a_role_keeps_who_has_the_item_and_puts_nobody_in_silently(plan: Plan) -> None:
    plan = decide(plan, AssignItems((A, C), WU), NOW)
    only = decide(plan, AssignItems((A, B, C), role="designer"), NOW)
    assert [only.item[i].member_id for i in (A, B, C)] == [LI, LI, LI], "the only one who holds it"
    two = decide(plan, EditMember(WU, {"roles": ("designer",)}), NOW)
    two = decide(two, AssignItems((A, B, C), role="designer"), NOW)
    assert [two.item[i].member_id for i in (A, B, C)] == [WU, None, WU], "who has it keeps it, the others settle it"
    gone = decide(two, ArchiveMember(WU), NOW)
    assert decide(gone, AssignItems((A,), role="designer"), NOW).item[A].member_id == LI
    none = decide(two, AssignItems((A, B), role="analyst"), NOW)
    assert {none.item[i].member_id for i in (A, B)} == {None}


REFUSED: list[tuple[Command, str]] = [
    (AddItem("  \t "), "The title is empty"),
    (AddItem("x", role="boss"), "There is no role “boss”. Roles are: director, store_manager"),
    (AddItem("x", key="brief"), "The id “brief” is taken"),
    (AddItem("x", key="two words"), "cannot be an item's id"),
    (AddItem("x", duration=-1), "A duration of -1 working days is out of range"),
    (AddItem("x", due=Due(anchor="kickoff")), "This campaign has no anchor “kickoff”. It has: peak_day"),
    (AddItem("x", due=Due(day=date(2126, 1, 1))), "lies more than 20 years from D-day"),
    (AddItem("x" * 20_001), "20001 characters is too long"),
    (EditItem(A, {"status": "done"}), "no field status that can be edited"),
    (EditItem(ItemId(99), {}), "That item is gone"),
    (BlockItems((A,), " "), "Say why it is blocked"),
    (FinishItems((A,), day=date(2026, 10, 10)), "2026-10-10 is still to come; today is 2026-10-09"),
    (AddLink(A, A), "“Write the brief” cannot wait for itself"),
    (AddLink(B, A), "wait for each other in a circle: brief > draft > brief"),
    (AssignItems((A,), MemberId(1)), "no longer on the team"),
    (AddMember("ＬＩ na"), "There is a member “Li Na” already"),
    (AddMember("x", ("boss",)), "There is no role “boss”"),
    (AddRole("Boss!", "Boss"), "cannot be the key of a role"),
    (AddRole("service", "Service"), "There is a role “service” already"),
    (RenameRole("boss", "x"), "There is no role “boss” in this campaign"),
    (AddStep(A, ""), "The step is empty"),
    (RemoveStep(RowId(1)), "That step is gone"),
    (AddNote(A, " \n "), "The note is empty"),
    (RenameCampaign(name=""), "The name is empty"),
    (StretchItems((A,), 5000), "A duration of 5001 working days is out of range"),
]


@pytest.mark.parametrize(
    ("command", "sentence"), REFUSED, ids=lambda v: type(v).__name__ if not isinstance(v, str) else ""
)
def test_refusals_are_sentences(plan: Plan, command: Command, sentence: str) -> None:
    with pytest.raises(CampaignError) as refusal:
        decide(plan, command, NOW)
    assert sentence in str(refusal.value)


def test_a_done_item_is_reopened_before_it_is_started(plan: Plan) -> None:
    plan = decide(plan, FinishItems((A,)), NOW)
    for command in (StartItems((B, A)), BlockItems((A,), "why")):
        with pytest.raises(CampaignError, match=r"“Write the brief” is done\. Reopen it first"):
            decide(plan, command, NOW)
