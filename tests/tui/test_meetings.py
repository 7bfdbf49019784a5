"""Meetings, baselines and frozen items in the terminal."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from textual.widgets import Input

from campaigntui.domain.campaign import Moved
from campaigntui.tui.dialogs.ask_text import AskText
from campaigntui.tui.dialogs.baselines import BaselinePicker
from campaigntui.tui.dialogs.meeting_form import MeetingForm
from campaigntui.tui.screens.drift import DriftScreen
from campaigntui.tui.screens.meetings import MeetingsScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from tests.tui.workbench import (
    app_of,
    double11_file,
    journal_of,
    keys,
    plan_in,
    row_called,
    running,
    screen_of,
    screen_text,
    settled,
    until,
)


async def test_meetings_are_shown_with_their_agenda_added_and_ended(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path, size=(100, 30)) as pilot:
        await keys(pilot, "g", "m")
        screen = screen_of(pilot, MeetingsScreen)
        text = screen_text(pilot)
        assert "Daily stand-up" in text and "Each role names one task for today" in text and "Led by" in text
        await keys(pilot, "a")
        form = screen_of(pilot, MeetingForm)
        values = {
            "Name": "Supplier call",
            "How often": "freq=weekly;byday=tu",
            "At": "10:15",
            "Agenda": "Prices; Dates",
        }
        for label, value in values.items():
            field = row_called(pilot, label).field
            assert isinstance(field, Input)
            field.value = value
        form.action_save()
        await settled(pilot)
        assert len(plan_in(path).ritual) == 7
        made = max(plan_in(path).ritual.values(), key=lambda one: one.position)
        assert (made.rrule, made.clock, made.moved, made.agenda) == (
            "FREQ=WEEKLY;BYDAY=TU", time(10, 15), Moved.SKIP, ("Prices", "Dates"),
        )  # fmt: skip
        assert "Supplier call" in screen_text(pilot) and "every Tue" in screen_text(pilot)
        screen.list.go_to(made.id)
        await keys(pilot, "x", "y")
        await until(pilot, lambda: len(plan_in(path).ritual) == 6, "ended")
        await keys(pilot, "u")
        await until(pilot, lambda: len(plan_in(path).ritual) == 7, "brought back")


async def test_a_rule_that_makes_no_sense_is_refused_at_its_field(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "m", "e")
        form = screen_of(pilot, MeetingForm)
        field = row_called(pilot, "How often").field
        assert isinstance(field, Input)
        field.value = "FREQ=SECONDLY"
        await until(pilot, lambda: "HOURLY, DAILY" in screen_text(pilot), "remark")
        form.action_save()
        screen_of(pilot, MeetingForm)
        assert journal_of(path) == ["CreateCampaign"]


async def test_a_baseline_is_kept_shown_as_ghosts_and_measured(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        screen = screen_of(pilot, TimelineScreen)
        assert not screen.chart.ghost
        await keys(pilot, "B")
        await keys(pilot, "enter")
        await until(pilot, lambda: bool(plan_in(path).baseline), "kept")
        (kept,) = plan_in(path).baseline.values()
        assert kept.name == "Baseline D-33"
        await until(pilot, lambda: bool(screen.chart.ghost), "shown")
        assert screen.chart.ghost[kept.items[0]] == (kept.starts[0], kept.finishes[0])
        await keys(pilot, "B")
        screen_of(pilot, BaselinePicker)
        await keys(pilot, *"no baseline", "enter")
        await until(pilot, lambda: not screen.chart.ghost, "shown no more")
        await keys(pilot, "g", "f")
        assert isinstance(app_of(pilot).screen, DriftScreen)
        assert "Baseline D-33" in screen_text(pilot) and "wd" in screen_text(pilot)
        await keys(pilot, "B", *"forget", "enter")
        await until(pilot, lambda: not plan_in(path).baseline, "forgotten")
        await until(pilot, lambda: "no baseline yet" in screen_text(pilot), "said")


async def test_a_frozen_item_asks_why_and_notes_the_reason(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path, today=date(2026, 10, 20)) as pilot:
        item = plan_in(path).item_named("price-table")
        screen_of(pilot, TimelineScreen).go_to_item(item.id)
        await keys(pilot, ">")
        await until(pilot, lambda: isinstance(app_of(pilot).screen, AskText), "asked")
        assert "Enrolment lock" in screen_text(pilot)
        await keys(pilot, "escape")
        assert plan_in(path).item[item.id] == item
        await keys(pilot, ">")
        await until(pilot, lambda: isinstance(app_of(pilot).screen, AskText), "asked again")
        await keys(pilot, *"agreed", "enter")
        await until(pilot, lambda: not isinstance(app_of(pilot).screen, AskText), "answered")
        if not isinstance(app_of(pilot).screen, TimelineScreen):
            await keys(pilot, "y")
        await until(pilot, lambda: "Thaw" in journal_of(path), "changed")
        plan = plan_in(path)
        assert plan.item[item.id].due != item.due
        assert [note.text for note in plan.note.values() if note.item_id == item.id] == ["agreed"]
