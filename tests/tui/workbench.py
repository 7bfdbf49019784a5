"""The terminal program at work on a real temporary plan file, with a fixed day and without animation."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any, TypeVar, cast

from textual import events
from textual._context import visible_screen_stack
from textual.app import App
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Label

from campaigntui import wording
from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import CampaignId
from campaigntui.domain.plan import Plan
from campaigntui.locations import ConfigFolder
from campaigntui.settings import Settings
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.tui.app import CampaignApp, CampaignListApp
from campaigntui.tui.dialogs.ask_text import AskText
from campaigntui.tui.dialogs.clash import ClashForm
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.dialogs.rewind import RewindDialog
from campaigntui.tui.keys import use_keys
from campaigntui.tui.screens.item_actions import ItemScreen
from campaigntui.tui.screens.list_actions import ListScreen
from campaigntui.tui.widgets.field import FormRow
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.usecases.demo import DEMO_DAY, demo_plan
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.planner import Planner
from tests.planfiles import new_file
from tests.usecases.workbench import a_planner

TODAY = DEMO_DAY
"""A Friday, 33 days before D-day."""
D_DAY = date(2026, 11, 11)
FIRST = CampaignId(1)
"""The campaign of the files made here."""
PATIENCE = 60.0
"""Seconds after which a condition that does not come true is a failure."""

CampaignPilot = Pilot[None]
ScreenT = TypeVar("ScreenT", bound=Screen[Any])


# -- plan files -------------------------------------------------------------------------------------------------------
def empty_file(folder: Path) -> Path:
    """A plan file without a campaign."""
    return new_file(folder / "plans.db")


def demo_file(folder: Path, language: str = "en") -> Path:
    """A plan file with the demo campaign, in the middle of its work."""
    return _file(folder, _demo(language))


def double11_file(folder: Path, language: str = "en") -> Path:
    """A plan file with a campaign fresh from the playbook Double 11; two people hold three roles."""
    return _file(folder, _double11(language))


def plan_in(path: Path, campaign_id: int = FIRST) -> Plan:
    """The campaign as the file has it now, read by a planner of its own."""
    with a_planner(path) as planner:
        return planner.snapshot(CampaignId(campaign_id), TODAY).outlook.plan


def journal_of(path: Path) -> list[str]:
    """The kinds of all commands in the journal of the file, newest first."""
    with a_planner(path) as planner:
        return [entry.kind for entry in planner.log(100)]


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "plans.db"
    path.write_bytes(content)
    return path


@cache
def _demo(language: str) -> bytes:
    holidays = HolidayLists()
    return _made(lambda planner: planner.adopt(lambda n: demo_plan(language, TODAY, holidays, first_id=n), TODAY))


@cache
def _double11(language: str) -> bytes:
    names = ("Li Na", "Chen Yu") if language == "en" else ("李娜", "陈宇")
    draft = CampaignDraft(
        playbook="double11",
        name="Double 11 2026" if language == "en" else "双11 2026",
        d_day=D_DAY,
        language=language,
        members=((names[0], ("promoter", "analyst")), (names[1], ("designer",))),
    )
    return _made(lambda planner: planner.create(draft, TODAY))


def _made(fill: Callable[[Planner], object]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plans.db"
        with a_planner(path) as planner:
            fill(planner)
        return path.read_bytes()


# -- the program ------------------------------------------------------------------------------------------------------
@contextmanager
def speaking(language: str) -> Iterator[None]:
    """The language in force inside the block."""
    before = wording.language()
    wording.use(language)
    try:
        yield
    finally:
        wording.use(before)


@asynccontextmanager
async def running(
    path: Path,
    *,
    size: tuple[int, int] = (120, 40),
    language: str = "en",
    settings: Settings | None = None,
    campaign: int | None = FIRST,
    today: date = TODAY,
) -> AsyncIterator[CampaignPilot]:
    """The program on that plan file, begun on a campaign (None: on the list), at rest.

    Its settings folder is `config` beside the plan file.
    """
    with speaking(language), a_planner(path) as planner:
        snapshot = None if campaign is None else planner.snapshot(CampaignId(campaign), today)
        make = CampaignListApp if snapshot is None else CampaignApp
        app = make(planner, today, snapshot, settings or Settings(), ConfigFolder(path.parent / "config"))
        try:
            async with app.run_test(size=size, notifications=True) as pilot:
                try:
                    await settled(pilot)
                    yield pilot
                finally:
                    # As people leave it: by itself the end of a test closes screens below what is still at work.
                    app.exit(return_code=app.return_code or 0)
                    assert app._task is not None
                    await app._task
        finally:
            app.door.close()
            use_keys({})


@asynccontextmanager
async def standing(app: App[None], size: tuple[int, int] = (80, 24)) -> AsyncIterator[CampaignPilot]:
    """A program that shows a few widgets and nothing else, when its first frame stands."""
    async with app.run_test(size=size) as pilot:
        await heard(pilot)
        yield pilot


def app_of(pilot: CampaignPilot) -> CampaignApp:
    """The program under the pilot."""
    app = pilot.app
    assert isinstance(app, CampaignApp)
    return app


async def press(pilot: CampaignPilot, *names: str) -> None:
    """Press keys, each named or as the character it types, and wait after each until every widget has heard of it.

    `Pilot.press` waits for an idle processor after every key, which takes ten times as long.
    """
    for name in names:
        _send(pilot, name)
        await heard(pilot)


async def typed(pilot: CampaignPilot, text: str) -> None:
    """Type a text into the field that has the focus, faster than it is painted."""
    for sign in text:
        _send(pilot, sign)
    await heard(pilot)


def _send(pilot: CampaignPilot, name: str) -> None:
    driver = pilot.app._driver
    assert driver is not None
    is_sign = len(name) == 1 and not name.isalnum()
    key = events.Key(_character_to_key(name) if is_sign else name, name if len(name) == 1 else None)
    key.set_sender(pilot.app)
    driver.send_message(key)


async def heard(pilot: CampaignPilot) -> None:
    """Wait until nothing is left to do but what a timer, a thread or a key begins, and the screen is painted.

    A frame that is held back while screens change is waited for, and so is another size of the terminal, which is taken
    a moment later; nothing is when the program is about to end.
    """
    app = pilot.app
    loop = asyncio.get_running_loop()
    ready = cast(Any, loop)._ready
    end = loop.time() + PATIENCE
    pause = 0.0
    while not app._exit and app._exception is None:
        await asyncio.sleep(pause)
        assert loop.time() < end, f"never at rest\n{screen_text(pilot)}"
        pause = 0.0
        if ready:
            continue
        if app._batch_count or app._resize_timer is not None or any(map(is_busy, _pumps(app))):
            pause = 0.001
        elif is_unpainted(app.screen):
            app.screen._on_timer_update()
        else:
            return
    while ready:
        await asyncio.sleep(0)


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    """The program and whatever of it is shown; an answer goes to a screen that lies below as well."""
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def is_busy(pump: MessagePump) -> bool:
    """True when it does not wait for its next message: it works on one, which may itself wait for a thread."""
    return not pump._message_queue.ready_event._waiters


def is_unpainted(screen: Screen[Any]) -> bool:
    """True when the screen has something to lay out, to paint, or to do after that."""
    return bool(
        screen._callbacks
        or screen._dirty_widgets
        or screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
    )


async def until(pilot: CampaignPilot, true: Callable[[], bool], what: str = "") -> None:
    """Wait for a condition, then until everything is at rest: what is in the file may not be on the screen yet."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not true():
        assert loop.time() < end, f"never came true: {what}\n{screen_text(pilot)}"
        await asyncio.sleep(0.005)
    await settled(pilot)


async def settled(pilot: CampaignPilot) -> None:
    """Wait until everything asked of the planner is answered and shown. A difference put to the user is an answer.

    An answer may ask for more, so everything has to be at rest at one and the same moment.
    """
    app = app_of(pilot)
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    await heard(pilot)
    while not _is_answered(app):
        assert loop.time() < end, f"never answered\n{screen_text(pilot)}"
        await asyncio.sleep(0.002)
        await heard(pilot)


def _is_answered(app: CampaignApp) -> bool:
    """True when nothing that was asked is still under way."""
    asked = isinstance(app.screen, Difference | ClashForm | AskText | RewindDialog)
    return all(worker.is_finished or (asked and worker.group in ("commands", "rewind")) for worker in app.workers)


@asynccontextmanager
async def busy_planner(pilot: CampaignPilot) -> AsyncIterator[None]:
    """Inside the block the planner answers nobody: what is asked of it waits, in the order in which it was asked."""
    free = Event()
    working = asyncio.ensure_future(app_of(pilot).door.ask(lambda _: free.wait(PATIENCE)))
    try:
        yield
    finally:
        free.set()
        await working
    await settled(pilot)


async def keys(pilot: CampaignPilot, *names: str) -> None:
    """Press keys, then wait until what they asked for is done."""
    await press(pilot, *names)
    await settled(pilot)


async def by_mouse(pilot: CampaignPilot, act: Awaitable[object]) -> None:
    """Do something with the mouse, and wait until every widget has heard of it."""
    await act
    await heard(pilot)


async def pasted(pilot: CampaignPilot, text: str) -> None:
    """Put a text into the field that has the focus, as the terminal's paste key does."""
    assert pilot.app.focused is not None
    pilot.app.post_message(events.Paste(text))
    await heard(pilot)


async def to_field(pilot: CampaignPilot, label: str) -> None:
    """Walk with tab to the field of a form that has this label."""
    row = row_called(pilot, label)
    for _ in range(30):
        if row.field.has_focus:
            return
        await press(pilot, "tab")
    raise AssertionError(f"tab never comes to {label}")


def row_called(pilot: CampaignPilot, label: str) -> FormRow:
    """The row of a form with this label."""
    rows = {str(row.query_one(".label", Label).content): row for row in pilot.app.screen.query(FormRow)}
    return rows[label]


def remark_of(pilot: CampaignPilot, label: str) -> str:
    """What is said below a field, whether or not there is room to see it."""
    row = row_called(pilot, label)
    return str(row.query_one(".remark", Label).content) if row.has_class("-said") else ""


def go_to(pilot: CampaignPilot, key: str) -> Item:
    """Put the cursor of the list on the item with that key."""
    screen = screen_of(pilot, ListScreen)
    item = screen.outlook().plan.item_named(key)
    screen.go_to_item(item.id)
    return item


# -- what is seen -----------------------------------------------------------------------------------------------------
def screen_of(pilot: CampaignPilot, kind: type[ScreenT]) -> ScreenT:
    """The screen on top, which is of that kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind), screen_text(pilot)
    return screen


def here(pilot: CampaignPilot) -> Item:
    """The item that the keys mean now."""
    item = screen_of(pilot, ItemScreen).current_item
    assert item is not None
    return item


def screen_strips(pilot: CampaignPilot) -> list[Strip]:
    """The lines of the screen; a dialog is drawn above what it covers, also where the program has not drawn it yet."""
    visible_screen_stack.set(pilot.app._background_screens)
    return pilot.app.screen._compositor.render_strips()


def screen_rows(pilot: CampaignPilot) -> list[str]:
    """The screen as lines of text, each as wide as the screen."""
    return [strip.text for strip in screen_strips(pilot)]


def screen_text(pilot: CampaignPilot) -> str:
    """The screen as it is shown, line by line, without blanks at the ends."""
    return "\n".join(row.rstrip() for row in screen_rows(pilot))


def said(pilot: CampaignPilot) -> list[str]:
    """The messages that are up, oldest first: refusals, then what has just been done."""
    bars = (bar.message for bar in pilot.app.screen.query(KeyBar))
    return [*(str(note.message) for note in pilot.app._notifications), *filter(None, bars)]
