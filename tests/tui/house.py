"""The whole program on a real plan file in a temporary folder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from campaigntui import bootstrap
from campaigntui.domain.checklist import Item
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.outlook import Outlook
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.tui.app import CampaignApp, CampaignListApp
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.usecases.demo import DEMO_DAY, demo_plan

SIZE = (120, 40)


@contextmanager
def open_house(folder: Path, language: str = "en") -> Iterator[bootstrap.Workshop]:
    """An empty plan file with its settings in the folder."""
    house = bootstrap.house(
        str(folder / "plan.db"), language, str(DEMO_DAY), {"CAMPAIGNTUI_CONFIG_DIR": str(folder / "config")}
    )
    workshop = bootstrap.open_workshop(house, create=True)
    with workshop.planner:
        yield workshop


def add_demo(workshop: bootstrap.Workshop) -> Plan:
    """Put the worked example into the file."""
    house = workshop.house
    holidays = HolidayLists(house.folder.calendars)
    outcome = workshop.planner.adopt(
        lambda first_id: demo_plan(house.language, house.today, holidays, first_id=first_id), house.today
    )
    return outcome.snapshot.outlook.plan


def app_on(workshop: bootstrap.Workshop) -> CampaignApp:
    """The program as it starts on this file."""
    house, planner = workshop.house, workshop.planner
    campaigns = planner.campaigns()
    if not campaigns:
        return CampaignListApp(planner, house.today, None, house.settings, house.folder)
    snapshot = planner.snapshot(campaigns[0].id, house.today)
    return CampaignApp(planner, house.today, snapshot, house.settings, house.folder)


@asynccontextmanager
async def running(app: CampaignApp, size: tuple[int, int] = SIZE) -> AsyncIterator[Pilot[None]]:
    """The program running headless; what was asked of the planner is done when it ends."""
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot
    finally:
        app.door.close()


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the planner has answered everything and the screen shows it."""
    app = pilot.app
    assert isinstance(app, CampaignApp)
    # Pilot.pause waits for an idle processor, which takes long on a busy machine; empty queues are what counts here.
    for _ in range(3):
        await _drained(pilot)
        await app.door.ask(lambda planner: planner.path)
    await _drained(pilot)


async def _drained(pilot: Pilot[None]) -> None:
    """Wait until every widget has read its messages, and those that were posted while it did."""
    for _ in range(3):
        await pilot._wait_for_screen()
        await asyncio.sleep(0.004)


async def keys(pilot: Pilot[None], *presses: str) -> None:
    """Press keys, and wait until all of it is done. `type:words` puts words into the focused field at once."""
    for press in presses:
        if press.startswith("type:"):
            assert pilot.app.focused is not None
            pilot.app.post_message(events.Paste(press.removeprefix("type:")))
        else:
            pilot.app.simulate_key(_character_to_key(press) if len(press) == 1 and not press.isalnum() else press)
        await _drained(pilot)
    await settled(pilot)


def rows_of(pilot: Pilot[None]) -> list[str]:
    """The screen as lines of text."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def text_of(pilot: Pilot[None]) -> str:
    """The screen as one text."""
    return "\n".join(row.rstrip() for row in rows_of(pilot))


def widths_of(pilot: Pilot[None]) -> set[int]:
    """Cell widths of all lines."""
    return {cell_len(row) for row in rows_of(pilot)}


def outlook_of(pilot: Pilot[None]) -> Outlook:
    """What is on show."""
    app = pilot.app
    assert isinstance(app, CampaignApp) and app.snapshot is not None
    return app.snapshot.outlook


def item_of(pilot: Pilot[None], key: str) -> Item:
    """An item as it is on show."""
    return outlook_of(pilot).plan.item_named(key)


def toasts_of(pilot: Pilot[None]) -> str:
    """What the program has said so far."""
    bars = [bar.message for bar in pilot.app.screen.query(KeyBar)]
    return "\n".join([*(notice.message for notice in pilot.app._notifications), *bars])
