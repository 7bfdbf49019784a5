"""Holes: what is missing, and the way to each place."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigntui.scheduling.holes import Hole, HoleKind
from campaigntui.tui.screens.holes import HolesScreen
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.load import LoadScreen
from campaigntui.tui.screens.people import PeopleScreen
from campaigntui.tui.widgets.people_list import Seat
from tests.tui.workbench import (
    CampaignPilot,
    demo_file,
    double11_file,
    keys,
    running,
    screen_of,
    screen_text,
    settled,
    typed,
)


async def at_holes(pilot: CampaignPilot) -> HolesScreen:
    """The screen, reached by its keys."""
    await keys(pilot, "g", "h")
    return screen_of(pilot, HolesScreen)


def first_of(screen: HolesScreen, kind: HoleKind) -> Hole:
    """The first hole of that kind, with the cursor put on it."""
    hole = next(row for row in screen.list.rows if isinstance(row, Hole) and row.kind is kind)
    assert screen.list.go_to(hole)
    return hole


async def test_holes_stand_under_their_kind_with_their_number(tmp_path: Path) -> None:
    async with running(double11_file(tmp_path)) as pilot:
        screen = await at_holes(pilot)
        found = [row for row in screen.list.rows if isinstance(row, Hole) and row.kind is HoleKind.ITEM_NO_MEMBER]
        text = screen_text(pilot)
        assert f"Items that nobody does · {len(found)}" in text
        first = screen.outlook().plan.item[found[0].item_id]  # type: ignore[index]
        assert f"{first.key}: {first.title}" in text


async def test_an_item_is_opened_mended_and_gone_from_the_list(tmp_path: Path) -> None:
    async with running(double11_file(tmp_path)) as pilot:
        screen = await at_holes(pilot)
        hole = first_of(screen, HoleKind.ITEM_NO_MEMBER)
        await keys(pilot, "enter")
        item = screen_of(pilot, ItemPage).current_item
        assert item is not None and item.id == hole.item_id
        await keys(pilot, "@")
        await typed(pilot, "Li Na")
        await keys(pilot, "enter")
        await keys(pilot, "escape")
        assert hole not in screen_of(pilot, HolesScreen).list.rows


async def test_a_role_that_nobody_holds_leads_to_the_people(tmp_path: Path) -> None:
    async with running(double11_file(tmp_path)) as pilot:
        hole = first_of(await at_holes(pilot), HoleKind.ROLE_NO_MEMBER)
        await keys(pilot, "enter")
        row = screen_of(pilot, PeopleScreen).people.current
        assert isinstance(row, Seat) and row.role.key == hole.role


async def test_a_member_with_too_much_leads_to_the_load_of_that_day(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        hole = first_of(await at_holes(pilot), HoleKind.MEMBER_OVERLOADED)
        await keys(pilot, "enter")
        await settled(pilot)
        spot = screen_of(pilot, LoadScreen).grid.spot
        assert spot is not None and (spot.line.key, spot.column.first) == (hole.member_id, hole.days[0])
        assert spot.load.over


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_it_fits_and_leads_back(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(demo_file(tmp_path, "zh"), language="zh", size=size) as pilot:
        screen = await at_holes(pilot)
        assert screen.list.current is not None
        await keys(pilot, "escape")
        assert not isinstance(pilot.app.screen, HolesScreen)
