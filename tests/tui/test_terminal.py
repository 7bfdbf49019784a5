"""The program and the terminal it runs in: what it leaves behind, what it takes, and what it does without one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from campaigntui.domain.checklist import Item
from campaigntui.domain.stage import STAGES
from campaigntui.tui.messages import View
from tests.builders import a_plan, an_item
from tests.tui.places import PLACES, Place, visit
from tests.tui.terminal import PATIENCE, PROGRAM, SEQUENCE, surroundings, terminal
from tests.tui.workbench import TODAY, app_of, demo_file, empty_file, keys, running, said, screen_text, settled
from tests.usecases.workbench import a_planner

READY = "Help"
BROKEN = """
import sys
from campaigntui.tui.screens.timeline import TimelineScreen
def action_pane(self):
    customer = "Secret" + " customer"
    raise RuntimeError("a fault")
TimelineScreen.action_pane = action_pane
from campaigntui.__main__ import main
sys.exit(main())
"""
"""The program with a fault behind the key z."""


# -- leaving ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("way", "code"),
    [
        ("q", 0),
        ("\x11", 0),
        ("\x03", 0),
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        (signal.SIGQUIT, 131),
    ],
    ids=["q", "ctrl+q", "ctrl+c", "TERM", "HUP", "QUIT"],
)
def test_the_terminal_is_left_as_it_was_found(way: str | signal.Signals, code: int, tmp_path: Path) -> None:
    with terminal(demo_file(tmp_path)) as term:
        term.until(READY)
        assert not term.restored(), "the test can tell"
        term.type(way) if isinstance(way, str) else term.send(way)
        assert term.end() == code
        assert term.restored()
        assert b"Traceback" not in term.written


def test_a_breakdown_restores_the_terminal_and_shows_no_data(tmp_path: Path) -> None:
    with terminal(demo_file(tmp_path), program=(sys.executable, "-c", BROKEN)) as term:
        term.until(READY)
        term.rest()
        before = len(term.written)
        term.type("z")
        assert term.end() == 1
        assert term.restored()
        shown = SEQUENCE.sub(b"", term.written[before:]).decode()
        assert "RuntimeError: a fault" in shown and "Every change that you saw is saved" in shown
        assert "Secret customer" not in shown and "Qinghe" not in shown


@pytest.mark.parametrize("controls", [True, False], ids=["with a signal", "without"])
def test_a_window_that_is_closed_ends_the_program(controls: bool, tmp_path: Path) -> None:
    with terminal(demo_file(tmp_path), controls=controls) as term:
        term.until(READY)
        term.hang_up()
        assert term.process.wait(PATIENCE) == 129


# -- what comes in ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("noise", [b"\xe9x", b"\xff\xfe\xc0\x80", b"\xe5\x8f", b"\xed\xa0\x80"], ids=range(4))
def test_bytes_that_are_not_text_end_nothing(noise: bytes, tmp_path: Path) -> None:
    with terminal(demo_file(tmp_path)) as term:
        term.until(READY)
        term.type("/")
        term.until("Show everything")
        term.type(noise + b" zyx")
        assert "\ufffd" in term.until("zyx")
        term.type("\x11")
        assert term.end() == 0


def test_a_paste_brings_no_escape_sequence(tmp_path: Path) -> None:
    with terminal(demo_file(tmp_path)) as term:
        term.until(READY)
        term.type("o")
        term.until("What should the others know?")
        term.type("\x1b[200~one\rtwo\x9b2J\x9d52;c;aGk=\x07 three\x1b[201~")
        term.until("one two2J52;c;aGk= three")
        assert b"\xc2\x9b" not in term.written and b"\xc2\x9d" not in term.written
        # Terminals take escapes out of what they paste. Where one does not, the text is torn, and still does nothing.
        term.type("\x1b[200~four\x1b[2J\x1b]52;c;aGk=\x07five\x1b[201~")
        term.until("five")
        assert b"\x1b]52" not in term.written and b"\x1b[2J" not in term.written


async def test_a_paste_of_several_lines_loses_nothing(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(100, 30)) as pilot:
        for place in ("note", "filter", "rename", "palette"):
            await visit(pilot, next(each for each in PLACES if each.name == place))
            field = app_of(pilot).focused
            assert isinstance(field, Input)
            field.value = ""
            app_of(pilot).post_message(events.Paste("first\rsecond\r\nthird\nfourth"))
            await settled(pilot)
            assert field.value == "first second third fourth", place


async def test_the_team_is_pasted_line_by_line(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(100, 30)) as pilot:
        await visit(pilot, Place("new", View.CAMPAIGNS, ("n",)))
        team = app_of(pilot).screen.query_one(TextArea)
        team.focus()
        app_of(pilot).post_message(events.Paste("Li Na = promoter\r\x1b[2JChen Yu\u202e = designer\r\n"))
        await settled(pilot)
        assert team.text.splitlines() == ["Li Na = promoter", "[2JChen Yu = designer"]


async def test_a_paste_that_is_too_long_is_cut_and_said(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(100, 30)) as pilot:
        await keys(pilot, "o")
        app_of(pilot).post_message(events.Paste("家x" * 500_000))
        await settled(pilot)
        field = app_of(pilot).focused
        assert isinstance(field, Input) and len(field.value) == 100_000
        assert "Only the first 100000 characters" in said(pilot)[-1]
        await keys(pilot, "enter")
        assert "too long" in screen_text(pilot), "what a plan cannot hold is refused, and the dialog stays"


# -- without a terminal -----------------------------------------------------------------------------------------------
def test_a_pipe_gets_the_timeline(tmp_path: Path) -> None:
    file = demo_file(tmp_path)
    ran = subprocess.run(
        PROGRAM, stdin=subprocess.DEVNULL, capture_output=True, env=surroundings(file), timeout=PATIENCE, check=True
    )
    assert ran.stdout.decode().startswith("Double 11 2026")
    assert b"\x1b" not in ran.stdout and ran.stderr == b""


@pytest.mark.parametrize("redirection", ["</dev/null", "<&-", ">/dev/null", ">&-", "2>/dev/null", "2>&-"])
def test_with_one_stream_elsewhere_nothing_is_drawn_and_nothing_hangs(redirection: str, tmp_path: Path) -> None:
    with terminal(demo_file(tmp_path), program=("bash", "-c", f'"$@" {redirection}', "-", *PROGRAM)) as term:
        assert term.end() == 0
        assert b"\x1b" not in term.written
        assert (b"Double 11 2026" in term.written) == (not redirection.startswith(">"))


@pytest.mark.parametrize(
    ("make", "code", "seen"), [(demo_file, 0, "Double 11 2026"), (empty_file, 1, "campaigntui new")]
)
def test_a_terminal_that_cannot_be_drawn_on_gets_text(make: object, code: int, seen: str, tmp_path: Path) -> None:
    assert callable(make)
    with terminal(make(tmp_path), TERM="dumb") as term:
        assert term.end() == code
        assert seen in term.written.decode() and b"\x1b" not in term.written


def test_a_reader_that_goes_away_is_no_trouble(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        ran = subprocess.run(
            PROGRAM,
            stdin=subprocess.DEVNULL,
            stdout=write,
            stderr=subprocess.PIPE,
            env=surroundings(demo_file(tmp_path)),
            timeout=PATIENCE,
            check=False,
        )
    finally:
        os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")


# -- size -------------------------------------------------------------------------------------------------------------
def ten_thousand() -> list[Item]:
    """Items in every stage and over most of a year."""
    return [an_item(n, f"D-{300 - n // 50}", f"Item {n} 家", STAGES[n % 7]) for n in range(1, 10_001)]


_BARE_OF = {
    *("difference", "review", "holder", "role page", "return", "sign", "measure", "remark"),
    *("member", "take off", "role", "meeting", "end a meeting", "profile"),
    *("key result", "what it is now"),
}
"""Places that need more than items: a team, criteria, meetings, key results, a playbook or handed-in work."""


@pytest.mark.slow
async def test_ten_thousand_items_open_and_are_walked(tmp_path: Path) -> None:
    path = empty_file(tmp_path)
    links = [(n, n + 1, 0) for n in range(1, 10_000, 3)]
    plan = a_plan(*ten_thousand(), links=links, d_day=date(2027, 11, 11))
    with a_planner(path) as planner:
        planner.adopt(lambda _: plan, TODAY)
    async with running(path, size=(120, 40), campaign=int(plan.head.id)) as pilot:
        for key in ("pagedown", "end", "home", "down", "2", "enter", "z", "d", "right_curly_bracket", "slash"):
            await keys(pilot, key)
        await keys(pilot, "9", "9", "enter", "escape")
        for place in PLACES:
            if place.name not in _BARE_OF:
                await visit(pilot, place)
        snapshot = app_of(pilot).snapshot
        assert snapshot is not None and len(snapshot.outlook.plan.item) == 10_000
