"""The timeline as a message: short lines, marks that are equally wide everywhere, and what a team asks first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from rich.cells import cell_len

from campaigntui import wording
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import BadInput
from campaigntui.exchange.timelinecompact import MOMENTS, TROUBLES, timeline_compact
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.demo import demo_plan
from campaigntui.wording import stage_name
from tests.builders import an_item, an_outlook

TODAY = date(2026, 10, 9)


@pytest.fixture(params=["en", "zh"])
def demo(request: pytest.FixtureRequest) -> Iterator[Outlook]:
    wording.use(request.param)
    yield look(demo_plan(request.param, TODAY, HolidayLists()), TODAY)
    wording.use("en")


def test_a_line_a_stage_the_next_moments_and_what_is_late(demo: Outlook) -> None:
    head, stages, risks, moments, late, blocked = timeline_compact(demo).rstrip("\n").split("\n\n")
    assert demo.plan.head.name in head
    assert "D-33" in head
    lines = stages.splitlines()
    assert stage_name(Stage.PLAN) in risks, "what passed with risk is named"
    assert [line.startswith(f"{stage.number} {stage_name(stage)} ") for line, stage in zip(lines, STAGES, strict=True)]
    ahead = sorted(anchor.day for anchor in demo.plan.anchor.values() if anchor.day >= TODAY)[:MOMENTS]
    assert [line.split()[0] for line in moments.splitlines()[1:]] == [
        f"D{(day - demo.plan.d_day.day).days:+d}" for day in ahead
    ]
    assert [line[0] for line in late.splitlines()[1:]] == ["!"] * demo.health.late
    assert blocked.splitlines()[1].startswith("x ")


def test_no_mark_is_of_unsure_width(demo: Outlook) -> None:
    titles = "".join(item.title + item.reason for item in demo.plan.item.values())
    for items in (False, True):
        message = timeline_compact(demo, items=items)
        unsure = {mark for mark in message if unicodedata.east_asian_width(mark) == "A"}
        assert unsure <= set(titles)


def test_lines_are_short(demo: Outlook) -> None:
    for items in (False, True):
        own = {f"  {verdict.reason}" for verdict in demo.plan.verdict.values()}
        assert max(map(cell_len, {*timeline_compact(demo, items=items).splitlines()} - own)) <= 90


def test_items_stand_below_their_stage(demo: Outlook) -> None:
    lines = timeline_compact(demo, items=True, stages=(Stage.REVIEW,)).splitlines()
    listed = [line for line in lines if line.startswith(("  .", "  o"))]
    assert len(listed) == len(demo.items[Stage.REVIEW])
    assert lines.index(listed[0]) == next(n for n, line in enumerate(lines) if line.startswith("7 ")) + 1


def test_only_the_days_asked_for(demo: Outlook) -> None:
    message = timeline_compact(demo, date(2026, 11, 20), date(2026, 11, 30))
    assert [line[0] for line in message.split("\n\n")[1].splitlines()] == ["7"]
    with pytest.raises(BadInput):
        timeline_compact(demo, date(2026, 11, 20), date(2026, 11, 10))


def test_of_many_late_items_the_worst_are_named() -> None:
    items = [an_item(n, f"D-{50 + n}", f"Item\x1b[2J {n}\u202e") for n in range(1, TROUBLES + 4)]
    message = timeline_compact(an_outlook(*items, today=date(2026, 10, 9)))
    late = message.split("Late:\n")[1].splitlines()
    assert len(late) == TROUBLES + 1
    assert late[0].startswith(f"! Item[2J {TROUBLES + 3},")
    assert late[-1] == "and 3 more"
