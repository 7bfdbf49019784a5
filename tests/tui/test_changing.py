"""Changing items by key: every change is in the file as one step of undo, and what moves much is shown first."""

from __future__ import annotations

from pathlib import Path

from textual.events import Key
from textual.keys import _character_to_key

from campaigntui.domain.checklist import Item, Review, Status
from campaigntui.domain.due import Due
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.tui.dialogs.confirm import Confirm
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.screens.checklist import ChecklistScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from tests.tui.workbench import (
    TODAY,
    CampaignPilot,
    busy_planner,
    demo_file,
    double11_file,
    go_to,
    here,
    journal_of,
    keys,
    plan_in,
    press,
    running,
    said,
    screen_of,
    screen_text,
    settled,
    typed,
    until,
)


def holder(plan: Plan, key: str) -> str:
    """Name of the member who has the item."""
    member_id = plan.item_named(key).member_id
    return "" if member_id is None else plan.member[member_id].name


def at_once(pilot: CampaignPilot, *names: str) -> None:
    """Press keys without waiting for anything, as they come over a slow line."""
    for name in names:
        sign = len(name) == 1
        pilot.app.post_message(Key(_character_to_key(name) if sign else name, name if sign else None))


def handed_in(item: Item) -> bool:
    """True for what is done, or waits for the second pair of eyes that it needs."""
    return item.status is Status.DONE or item.review is Review.ASKED


async def test_done_is_undone_and_done_again(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        late = here(pilot)
        assert (late.key, late.status) == ("carrier-shortlist", Status.IN_PROGRESS)
        await keys(pilot, "d")
        assert plan_in(path).item[late.id].finished == TODAY
        assert said(pilot)[-1] == f"Done: {late.title} · u undoes it"
        assert "4 late" not in screen_text(pilot), "the head line counts anew"
        await keys(pilot, "u")
        assert plan_in(path).item[late.id] == late
        await keys(pilot, "U")
        assert plan_in(path).item[late.id].status is Status.DONE
        await keys(pilot, "d")
        assert plan_in(path).item[late.id].status is Status.OPEN, "d on what is done opens it again"
        await keys(pilot, "u", "u", "u", "u")
        assert said(pilot)[-1] == "There is nothing to undo."


async def test_some_letters_of_a_name_a_role_or_nobody_assign(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        go_to(pilot, "price-table")
        await press(pilot, "@")
        await typed(pilot, "yao")
        assert "Lu Yao" in screen_text(pilot)
        assert "Zhou Lan" not in screen_text(pilot)
        await keys(pilot, "enter")
        assert holder(plan_in(path), "price-table") == "Lu Yao"
        await keys(pilot, "@", *"role: ware", "enter")
        item = plan_in(path).item_named("price-table")
        assert (item.role, holder(plan_in(path), "price-table")) == ("warehouse", "Ma Tao")
        assert "→ Warehouse and logistics · Ma Tao" in said(pilot)[-1]
        await keys(pilot, "@", "enter")
        assert said(pilot)[-1] == "It is with Ma Tao already.", "which is no step of undo"
        await keys(pilot, "@", *"role: promo", "enter")
        assert plan_in(path).item_named("price-table").member_id is None
        could = "Nobody has it yet, because 2 people hold the role “Promotion specialist”: He Qing, Lu Yao."
        assert could in said(pilot)
        await keys(pilot, "u", "@", "up", "escape")
        await keys(pilot, "@", *"nobody", "enter")
        assert plan_in(path).item_named("price-table").member_id is None
        assert journal_of(path)[:-1] == ["UnassignItems", "Undo", "AssignRole", "AssignRole", "AssignItems"]


async def test_a_name_is_found_by_its_chinese_letters(tmp_path: Path) -> None:
    path = double11_file(tmp_path, "zh")
    async with running(path, language="zh") as pilot:
        go_to(pilot, "price-table")
        await keys(pilot, "＠", "陈", "enter")
        assert holder(plan_in(path), "price-table") == "陈宇"
        assert said(pilot)[-1].startswith("指派：")


async def test_signs_move_and_stretch_the_item_under_the_cursor(tmp_path: Path) -> None:
    path = demo_file(tmp_path)

    def rule() -> tuple[str, int]:
        item = plan_in(path).item_named("smart-bidding-plan")
        return str(item.due), item.duration

    async with running(path) as pilot:
        go_to(pilot, "smart-bidding-plan")
        assert rule() == ("D-28", 2)
        seen = []
        for sign in (">", "<", "}", "{", "+", "-", "》", "＋"):
            await keys(pilot, sign)
            assert not isinstance(pilot.app.screen, Difference), "it moves nothing else"
            seen.append(rule())
        # Five working days from Wednesday the 14th lead over one weekend.
        assert seen == [
            ("D-27", 2), ("D-28", 2), ("D-21", 2), ("D-28", 2), ("D-28", 3), ("D-28", 2), ("D-27", 2), ("D-27", 3),
        ]  # fmt: skip
        await keys(pilot, *"u" * 8)
        assert rule() == ("D-28", 2)


async def test_marks_and_a_range_change_together_as_one_step(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        screen = screen_of(pilot, TimelineScreen)
        await keys(pilot, "3", "j", "space", "space", "space")
        first = screen.listed().index(screen.marked[0])
        three = [*screen.listed()[first : first + 3]]
        assert [*screen.marked] == three
        assert screen_text(pilot).count("▪ ") == 3
        await keys(pilot, "j", "v", "j", "j")
        marked = [*screen.marked]
        assert marked == [*three, *screen.listed()[first + 4 : first + 7]]
        await keys(pilot, "d")
        plan = plan_in(path)
        assert {item.id for item in plan.item.values() if handed_in(item)} == {*marked}
        assert journal_of(path) == ["FinishItems", "CreateCampaign"]
        await keys(pilot, "u")
        assert not any(item.status is Status.DONE for item in plan_in(path).item.values())
        await keys(pilot, "escape")
        assert not screen.marks
        assert screen_of(pilot, TimelineScreen), "escape took the marks, not the view"


async def test_more_than_twenty_are_shown_first_and_answered_with_another_key(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        screen = screen_of(pilot, TimelineScreen)
        await keys(pilot, "2", "j", "v", "pagedown")
        count = len(screen.marked)
        assert count > 20
        await keys(pilot, "d")
        assert f"{count} items change" in screen_text(pilot)
        await keys(pilot, "d", "enter")
        assert screen_of(pilot, Difference), "neither the key that asked nor enter applies it"
        await keys(pilot, "escape")
        assert screen_of(pilot, TimelineScreen) is screen
        assert journal_of(path) == ["CreateCampaign"]
        assert len(screen.marked) == count
        await keys(pilot, "d")
        await keys(pilot, "y")
        assert sum(map(handed_in, plan_in(path).item.values())) == count
        await keys(pilot, "u")
        assert not any(item.status is Status.DONE for item in plan_in(path).item.values())


async def test_blocked_with_a_reason_noted_copied_given_a_step_and_put_away(tmp_path: Path) -> None:
    path = demo_file(tmp_path)

    def now(item: Item) -> Item:
        return plan_in(path).item[item.id]

    async with running(path) as pilot:
        item = go_to(pilot, "private-groups")
        await keys(pilot, "b", "enter")
        assert "Write something, or press esc to cancel." in screen_text(pilot)
        await keys(pilot, *"no QR", "enter")
        assert (now(item).status, now(item).reason) == (Status.BLOCKED, "no QR")
        assert "no QR" in screen_text(pilot)
        await keys(pilot, "b")
        assert (now(item).status, now(item).reason) == (Status.OPEN, "")

        await keys(pilot, "o", *"ask Li", "enter")
        assert [note.text for note in plan_in(path).note.values() if note.item_id == item.id] == ["ask Li"]
        await keys(pilot, "A", *"print", "enter")
        steps = sorted((s for s in plan_in(path).step.values() if s.item_id == item.id), key=lambda s: s.position)
        assert steps[-1].title == "print"

        await keys(pilot, "y")
        copies = [each for each in plan_in(path).item.values() if item.title in each.title]
        assert len(copies) == 2
        assert {each.stage for each in copies} == {Stage.TRAFFIC}
        assert here(pilot).id == item.id

        await keys(pilot, "x")
        assert screen_of(pilot, Confirm)
        await keys(pilot, "x", "n")
        assert not now(item).archived
        await keys(pilot, "x", "y")
        assert now(item).archived
        assert item.id not in screen_of(pilot, TimelineScreen).listed()
        await keys(pilot, "u")
        assert not now(item).archived
        assert item.id in screen_of(pilot, TimelineScreen).listed()


async def test_what_contradicts_a_link_is_shown_with_what_could_go_along(tmp_path: Path) -> None:
    path = demo_file(tmp_path)

    def dues() -> tuple[str, str]:
        plan = plan_in(path)
        return str(plan.item_named("private-groups").due), str(plan.item_named(follower.key).due)

    async with running(path) as pilot:
        item = go_to(pilot, "private-groups")
        outlook = screen_of(pilot, TimelineScreen).outlook()
        follower = outlook.plan.item[outlook.awaited_by[item.id][0].after]
        before = dues()
        await keys(pilot, "}")
        dialog = screen_of(pilot, Difference)
        assert "Use the buffer" in screen_text(pilot)
        assert "Only what the room between them cannot absorb goes along." in screen_text(pilot)
        await keys(pilot, "c")
        assert "would start before" in screen_text(pilot)
        await keys(pilot, "tab")
        assert "The whole chain goes along by the same distance." in screen_text(pilot)
        await keys(pilot, "escape")
        assert dues() == before
        for key in ("}", "c", "y"):
            await keys(pilot, key)
        assert dues() == ("D-20", before[1])
        assert journal_of(path)[0] == "ShiftItems"
        for key in ("u", "}", "y"):
            await keys(pilot, key)
        assert dues()[0] == "D-20"
        assert dues()[1] != before[1]
        await keys(pilot, "u")
        assert dues() == before
        assert dialog is not pilot.app.screen


async def test_keys_typed_while_a_change_is_being_looked_at_wait_or_are_dropped(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        screen = screen_of(pilot, TimelineScreen)
        go_to(pilot, "private-groups")
        async with busy_planner(pilot):
            await press(pilot, "}", "y", "x", "j")
            assert pilot.app.screen is screen, "the planner has not answered yet"
        assert screen_of(pilot, Difference), "neither y nor x reached the list or the question"
        await keys(pilot, "escape")
        assert here(pilot).key == "private-groups"
        assert "ShiftItems" not in journal_of(path)
        assert "DuplicateItem" not in journal_of(path)

        await keys(pilot, "}")
        assert screen_of(pilot, Difference)
        pilot.app.post_message(ViewRequested(View.TIMELINE))
        await settled(pilot)
        assert pilot.app.screen is screen, "the question went, and nobody waits for its answer any more"

        go_to(pilot, "smart-bidding-plan")
        async with busy_planner(pilot):
            await press(pilot, ">", ">", "j")
        await until(pilot, lambda: here(pilot).key != "smart-bidding-plan")
        await settled(pilot)
        assert plan_in(path).item_named("smart-bidding-plan").due == Due(offset=-26)
        assert here(pilot).key != "smart-bidding-plan", "what moved at once lets the keys through, in their order"


async def test_keys_that_come_in_one_go_as_over_a_slow_line_mean_what_they_mean_one_by_one(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        go_to(pilot, "price-table")
        at_once(pilot, *"@Lin", "enter", *"jjkkoHello there", "enter", *"gi/late", "enter")
        await until(pilot, lambda: "4 of 129 items" in screen_text(pilot), "every key has come to where it belongs")
        assert screen_of(pilot, ChecklistScreen).needle == "late"
        at_once(pilot, "escape", *"gt/deposit", "enter", *"aHero film", "ctrl+s")
        await until(pilot, lambda: len(journal_of(path)) == 4, "and so do the next ones")
    plan = plan_in(path)
    assert holder(plan, "price-table") == "Lin Chu"
    assert [note.text for note in plan.note.values()][-1] == "Hello there"
    assert journal_of(path) == ["AddItem", "AddNote", "AssignItems", "CreateCampaign"]
    assert any(item.title == "Hero film" for item in plan.item.values())
