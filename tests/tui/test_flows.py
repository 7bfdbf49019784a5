"""What a team lead does in the terminal, from an empty file to a plan that is worked on."""

from __future__ import annotations

from datetime import date

from campaigntui.bootstrap import Workshop
from campaigntui.domain.checklist import Status
from campaigntui.domain.stage import Stage
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.dialogs.item_form import ItemForm
from campaigntui.tui.screens.campaigns import CampaignsScreen
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.stage import StageScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.tui.widgets.draft_preview import DraftPreview
from tests.tui.house import app_on, item_of, keys, outlook_of, rows_of, running, text_of, toasts_of


async def test_a_campaign_is_laid_out_from_a_playbook_with_its_team(empty: Workshop) -> None:
    async with running(app_on(empty)) as pilot:
        assert "No campaign yet" in text_of(pilot)
        await keys(pilot, "n")
        # Playbook, name and D-day are filled in; D-day is typed anew, as people write it.
        await keys(pilot, "tab", "tab", *["backspace"] * 10, "type:11月11日")
        await keys(pilot, "tab", "type:Lanyi", "tab", "tab", "tab")
        await keys(pilot, "type:Chen Yu = des", "tab", "enter", "type:陈静 = 店长, data an", "tab")
        await pilot.pause(0.3)
        shown = text_of(pilot)
        assert "Wed 11 Nov 2026" in shown and "2 people" in shown
        assert "Sun 8 Nov" in shown, "the gate dates of the sketch"
        await keys(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TimelineScreen)
        plan = outlook_of(pilot).plan
        assert (plan.head.name, plan.head.shop, plan.d_day.day) == ("Double 11 2026", "Lanyi", date(2026, 11, 11))
        assert len(plan.item) == 129
        roles = {member.name: member.roles for member in plan.member.values()}
        assert roles == {"Chen Yu": ("designer",), "陈静": ("store_manager", "analyst")}


async def test_what_cannot_be_read_is_said_beside_the_field(empty: Workshop) -> None:
    async with running(app_on(empty)) as pilot:
        await keys(pilot, "n", "tab", "tab", *["backspace"] * 10, "type:someday", "ctrl+s")
        assert "“someday” is not a date" in text_of(pilot)
        assert pilot.app.screen.query_one(DraftPreview)
        assert empty.planner.campaigns() == ()


async def test_an_item_is_started_finished_and_both_are_undone(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        chosen = pilot.app.screen.query_one("TimelineChart").cursor  # type: ignore[attr-defined]
        key = outlook_of(pilot).plan.item[chosen].key
        before = item_of(pilot, key)
        await keys(pilot, "d")
        assert item_of(pilot, key).status is Status.DONE
        assert "u undoes it" in toasts_of(pilot)
        await keys(pilot, "d", "r")
        assert item_of(pilot, key).status is Status.IN_PROGRESS
        await keys(pilot, "u", "u", "u")
        assert (item_of(pilot, key).status, item_of(pilot, key).started) == (before.status, before.started)
        await keys(pilot, "U")
        assert item_of(pilot, key).status is Status.DONE


async def test_stage_keys_jump_and_fold_and_escape_never_quits(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        chart = pilot.app.screen.query_one("TimelineChart")
        await keys(pilot, "4")
        assert chart.cursor is Stage.PAGES  # type: ignore[attr-defined]
        rows = len(chart.rows.keys)  # type: ignore[attr-defined]
        await keys(pilot, "4")
        assert len(chart.rows.keys) < rows  # type: ignore[attr-defined]
        await keys(pilot, "escape", "escape", "escape", "escape")
        assert pilot.app.is_running and isinstance(pilot.app.screen, CampaignsScreen)
        await keys(pilot, "enter")
        assert isinstance(pilot.app.screen, TimelineScreen)


async def test_an_item_is_assigned_by_typing_part_of_a_name(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        key = await _under_cursor(pilot)
        await keys(pilot, "@", "type:he qing", "enter")
        member = item_of(pilot, key).member_id
        assert member is not None and outlook_of(pilot).plan.member[member].name == "He Qing"
        await keys(pilot, "@", "type:nobody", "down", "up", "enter")
        assert item_of(pilot, key).member_id is None or "Nobody" not in text_of(pilot)


async def test_a_move_by_a_day_keeps_the_rule_and_a_bigger_one_is_shown_first(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        pilot.app.screen.go_to_item(item_of(pilot, "price-table").id)  # type: ignore[attr-defined]
        planned = outlook_of(pilot).schedule.windows[item_of(pilot, "price-table").id].planned_finish
        await keys(pilot, ">")
        if isinstance(pilot.app.screen, Difference):
            await keys(pilot, "y")
        moved = outlook_of(pilot).schedule.windows[item_of(pilot, "price-table").id].planned_finish
        assert planned is not None and moved is not None
        assert outlook_of(pilot).calendar.count(planned, moved) == 1
        assert item_of(pilot, "price-table").due is not None


async def test_many_items_move_only_after_a_look_and_as_one_undo_step(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        before = {i.id: i.due for i in outlook_of(pilot).plan.item.values()}
        await keys(pilot, "3", "down", "v", *["down"] * 20, "}")
        assert isinstance(pilot.app.screen, Difference)
        assert "items move" in text_of(pilot)
        await keys(pilot, "escape")
        assert {i.id: i.due for i in outlook_of(pilot).plan.item.values()} == before
        await keys(pilot, "}", "y")
        moved = [i for i in outlook_of(pilot).plan.item.values() if i.due != before[i.id]]
        assert len(moved) >= 20
        await keys(pilot, "u")
        assert {i.id: i.due for i in outlook_of(pilot).plan.item.values()} == before


async def test_an_item_is_added_and_edited_in_a_form(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        await keys(pilot, "4", "a", "type:Shoot the hero video")
        await keys(pilot, "tab", "tab", "tab", "tab", "type:D-20wd")
        assert "D-2" in text_of(pilot) and "2026" in text_of(pilot), "the rule shows its date"
        await keys(pilot, "ctrl+s")
        added = next(i for i in outlook_of(pilot).plan.item.values() if i.title == "Shoot the hero video")
        assert added.stage is Stage.PAGES and str(added.due) == "D-20wd"
        pilot.app.screen.go_to_item(added.id)  # type: ignore[attr-defined]
        await keys(pilot, "e", "tab", "tab", "tab", "tab", "end", "type:x", "ctrl+s")
        assert isinstance(pilot.app.screen, ItemForm)
        assert "“D-20wdx” is not a due date" in text_of(pilot).replace("\n", "")
        await keys(pilot, "backspace", "backspace", "backspace", "ctrl+s")
        assert str(item_of(pilot, added.key).due) == "D-20"


async def test_a_refused_change_keeps_the_form(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        first = item_of(pilot, "price-table")
        link = next(iter(outlook_of(pilot).awaited_by[first.id]))
        later = outlook_of(pilot).plan.item[link.after]
        pilot.app.screen.go_to_item(first.id)  # type: ignore[attr-defined]
        await keys(pilot, "e", *["tab"] * 6, "end", f"type: {later.key}", "ctrl+s")
        assert isinstance(pilot.app.screen, ItemForm)
        assert "wait for each other in a circle" in " ".join(text_of(pilot).split())


async def test_steps_are_ticked_and_notes_written_on_the_item_screen(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        with_steps = next(i for i in outlook_of(pilot).steps if not outlook_of(pilot).steps[i][0].done)
        pilot.app.screen.go_to_item(with_steps)  # type: ignore[attr-defined]
        await keys(pilot, "enter")
        assert isinstance(pilot.app.screen, ItemPage)
        await keys(pilot, "space")
        assert outlook_of(pilot).steps[with_steps][0].done
        await keys(pilot, "o", "type:Ask the platform first", "enter")
        assert outlook_of(pilot).notes[with_steps][-1].text == "Ask the platform first"
        await keys(pilot, "end")
        assert "Ask the platform first" in text_of(pilot)
        await keys(pilot, "A", "type:Call the carrier", "enter")
        assert outlook_of(pilot).steps[with_steps][-1].title == "Call the carrier"
        await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, TimelineScreen)


async def test_the_stage_screen_ticks_sorts_and_shows_the_gate(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        await keys(pilot, "g", "s", "3")
        assert isinstance(pilot.app.screen, StageScreen)
        assert "The gate asks" in text_of(pilot) and "Promotion specialist" in text_of(pilot)
        await keys(pilot, "s", "s", "home")
        assert any(row.startswith(" late") for row in rows_of(pilot)), "grouped by state, the late ones first"
        await keys(pilot, "right")
        assert pilot.app.screen.stage is Stage.PAGES
        await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, TimelineScreen)


async def test_a_member_joins_gets_days_off_and_leaves(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        await keys(
            pilot, "g", "p", "a", "type:Sun Wei", "tab", "type:客服, analyst", "tab", "type:2026-10-01..2026-10-03"
        )
        await keys(pilot, "ctrl+s")
        sun = next(m for m in outlook_of(pilot).plan.member.values() if m.name == "Sun Wei")
        assert sun.roles == ("service", "analyst") and len(sun.days_off) == 3
        pilot.app.screen.query_one("PeopleList").go_to(sun.id)  # type: ignore[attr-defined]
        await keys(pilot, "x")
        assert not outlook_of(pilot).plan.member[sun.id].archived, "x only asks"
        await keys(pilot, "x")
        assert not outlook_of(pilot).plan.member[sun.id].archived, "the key that asked is not the one that answers"
        await keys(pilot, "y")
        assert outlook_of(pilot).plan.member[sun.id].archived


async def test_a_filter_narrows_while_typing_and_goes_with_escape(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        everything = len(pilot.app.screen.listed())  # type: ignore[attr-defined]
        await keys(pilot, "/", "type:video")
        found = pilot.app.screen.listed()  # type: ignore[attr-defined]
        assert 0 < len(found) < everything
        assert all("video" in outlook_of(pilot).plan.item[i].title.lower() for i in found)
        await keys(pilot, "enter", "n", "n")
        assert pilot.app.screen.current_item.id in found  # type: ignore[attr-defined]
        await keys(pilot, "escape")
        assert len(pilot.app.screen.listed()) == everything  # type: ignore[attr-defined]


async def test_the_palette_runs_an_action_and_finds_an_item(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        await keys(pilot, "ctrl+p", "type:people", "enter")
        await keys(pilot, "colon", "type:price-table", "enter")
        assert isinstance(pilot.app.screen, TimelineScreen)
        assert pilot.app.screen.current_item.key == "price-table"


async def test_the_language_turns_while_running_and_is_remembered(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        assert "Help" in text_of(pilot)
        await keys(pilot, "f2")
        assert "帮助" in text_of(pilot) and "Help" not in text_of(pilot)
        assert 'language = "zh"' in demo.house.folder.settings.read_text(encoding="utf-8")


async def test_campaigns_are_renamed_put_away_and_brought_back(demo: Workshop) -> None:
    async with running(app_on(demo)) as pilot:
        await keys(pilot, "g", "c", "e", "type:!", "ctrl+s")
        assert demo.planner.campaigns()[0].name.endswith("!")
        await keys(pilot, "x", "y")
        assert demo.planner.campaigns() == ()
        await keys(pilot, ".", "x")
        assert len(demo.planner.campaigns()) == 1


async def test_another_programs_change_is_shown(demo: Workshop) -> None:
    from campaigntui.bootstrap import open_workshop
    from campaigntui.usecases.commands import FinishItems

    async with running(app_on(demo)) as pilot:
        item = item_of(pilot, "price-table")
        app = pilot.app
        app.look_for_changes()  # type: ignore[attr-defined]
        await keys(pilot)
        other = open_workshop(demo.house)
        with other.planner:
            other.planner.perform(item.campaign_id, FinishItems((item.id,)), demo.house.today)
        app.look_for_changes()  # type: ignore[attr-defined]
        await keys(pilot)
        assert item_of(pilot, "price-table").status is Status.DONE


async def _under_cursor(pilot: object) -> str:
    screen = pilot.app.screen  # type: ignore[attr-defined]
    item = screen.current_item
    assert item is not None
    return str(item.key)
