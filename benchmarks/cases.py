"""The benchmarks: what is measured, against what, and what must hold."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import TypeAlias

from engine import engine
from figures import Figure, Kind
from terminal import NoAnswer
from workplace import Workplace

_STEPS = 40
"""Presses of the cursor key, down and then up again."""
_EDITS = 10
"""Pairs of an edit and its undoing."""
_TIMES = 7
"""Times that a command is started in one run."""

_PEERS = str(Path(__file__).with_name("peers.py"))
_BARE = ("-c", "pass")
_SQLITE = ("-c", "import sqlite3")


Benchmark: TypeAlias = Callable[[Workplace], Sequence[Figure]]

_EMPTY = "an empty Textual app"
_TABLE = "DataTable, 200 rows"
_EMPTY_SHOWS, _TABLE_SHOWS = "Nothing here.*Quit", "Item number 9.*Quit"
_CHART = r"Double 11 2026.*D-33.*1 Strategy \d+%.*Baseline last year[^\n]*[│┃][^\n]*[─▀-▟]"
"""The head line, the stages with their share done, an item and its bar: a plan that can be read."""
_TO_CHECKLIST = (("g", "Go to"), ("i", r"items [█░]+.*by stage"))
"""Keys that lead to the checklist, with what they show."""
_FIRST_ITEM = r"▾ 1 Strategy[^\n]*\n  "
_DONE, _LATE = f"{_FIRST_ITEM}✓", f"{_FIRST_ITEM}!"
"""The row under the cursor, done and not."""


# -- on the terminal --------------------------------------------------------------------------------------------------
def first_frame(place: Workplace) -> Sequence[Figure]:
    """From the start of the program to the first frame that shows the plan."""
    ours, peer = place.pairs(
        lambda: _start(place, place.planner(place.usual), _CHART),
        lambda: _start(place, place.python(_PEERS, "empty"), _EMPTY_SHOWS),
    )
    return [Figure("first useful frame, 130 items", ours, Kind.RATIO, peer, _EMPTY, must=1.6)]


def first_frame_big(place: Workplace) -> Sequence[Figure]:
    """The same with 10,000 items of 100,000."""
    ours, peer = place.pairs(
        lambda: _start(place, place.planner(place.big), _CHART),
        lambda: _start(place, place.planner(place.usual), _CHART),
    )
    return [Figure("first useful frame, 10,000 items", ours, Kind.RATIO, peer, "130 items")]


def cursor(place: Workplace) -> Sequence[Figure]:
    """A cursor key on the timeline: the time until it is drawn, and the work it makes."""
    ours, peer = place.pairs(
        lambda: _walk(place, place.planner(place.usual), _CHART),
        lambda: _walk(place, place.python(_PEERS, "table"), _TABLE_SHOWS),
    )
    return _walks("130 items", ours, peer, _TABLE, 1.2)


def cursor_big(place: Workplace) -> Sequence[Figure]:
    """The same key with 10,000 items of 100,000."""
    ours, peer = place.pairs(
        lambda: _walk(place, place.planner(place.big), _CHART),
        lambda: _walk(place, place.planner(place.usual), _CHART),
    )
    return _walks("10,000 items", ours, peer, "130 items", 1.5)


def checklist(place: Workplace) -> Sequence[Figure]:
    """A cursor key on the checklist of the whole campaign."""
    ours, peer = place.pairs(
        lambda: _walk(place, place.planner(place.usual), _CHART, _TO_CHECKLIST),
        lambda: _walk(place, place.python(_PEERS, "table"), _TABLE_SHOWS),
    )
    return _walks("checklist, 130 items", ours, peer, _TABLE, 1.2)


def checklist_big(place: Workplace) -> Sequence[Figure]:
    """The same key with 10,000 items of 100,000; opening the checklist, and typing a filter into it."""
    ours, peer = place.pairs(
        lambda: _walk(place, place.planner(place.big), _CHART, _TO_CHECKLIST),
        lambda: _walk(place, place.planner(place.usual), _CHART, _TO_CHECKLIST),
    )
    found = [_filtered(place, place.planner(place.big)) for _ in range(place.runs)]
    opened, typed = zip(*found, strict=True)
    return [
        *_walks("checklist, 10,000 items", ours, peer, "130 items", 1.5),
        Figure("  from the key to the open checklist", opened, Kind.ALONE, must=1000),
        Figure("  a letter of a filter, drawn", typed, Kind.ALONE, must=50),
    ]


def edit(place: Workplace) -> Sequence[Figure]:
    """An item done, and undone: from the key until it is saved and drawn."""
    return [
        *_edits(place, place.usual, "130 items", 60),
        *_edits(place, place.big, "10,000 items", None),
    ]


def memory(place: Workplace) -> Sequence[Figure]:
    """The most memory that the planner takes, with everything loaded that a change needs."""
    ours, peer = place.pairs(
        lambda: _memory(place, place.planner(place.usual), _CHART),
        lambda: _memory(place, place.python(_PEERS, "empty"), _EMPTY_SHOWS),
    )
    return [Figure("peak memory, 130 items", ours, Kind.RATIO, peer, _EMPTY, must=2.2, unit="MB")]


def _start(place: Workplace, command: Sequence[str], shows: str) -> float:
    with place.started(command, shows) as (_, milliseconds):
        return milliseconds


def _walk(
    place: Workplace, command: Sequence[str], shows: str, first: Sequence[tuple[str, str]] = ()
) -> tuple[float, float]:
    """Median milliseconds of a cursor key, and processor time for each. `first` are keys with what they show."""
    with place.started(command, shows) as (terminal, _):
        terminal.rest(2)
        for key, pattern in first:
            terminal.press_for(key, pattern)
        terminal.press("down")
        terminal.press("up")
        before = terminal.cpu()
        taken = [terminal.press(key) for key in ("down", "up") for _ in range(_STEPS)]
        return median(taken), (terminal.cpu() - before) / len(taken)


def _filtered(place: Workplace, command: Sequence[str]) -> tuple[float, float]:
    """Milliseconds to the open checklist, and of the letter typed into its filter, the median of five."""
    (menu, menu_shows), (key, shows) = _TO_CHECKLIST
    with place.started(command, _CHART) as (terminal, _):
        terminal.rest(4)
        terminal.press_for(menu, menu_shows)
        opened = terminal.press_for(key, shows)
        # The pane waits until the typing rests; here the list itself is looked at.
        terminal.press("z")
        terminal.press("/")
        terminal.rest(1)
        return opened, median(terminal.press(letter) for letter in "price")


def _walks(
    what: str, ours: Sequence[tuple[float, float]], peer: Sequence[tuple[float, float]], against: str, must: float
) -> Sequence[Figure]:
    (own, own_work), (other, other_work) = zip(*ours, strict=True), zip(*peer, strict=True)
    return [
        Figure(f"cursor key, {what}", own, Kind.RATIO, other, against, must=must),
        Figure("  processor time for it", own_work, Kind.RATIO, other_work, against),
    ]


def _edits(place: Workplace, file: Path, what: str, must: float | None) -> Sequence[Figure]:
    firsts, medians = [], []
    for _ in range(place.runs):
        written = _journal(file)
        with place.started(place.planner(file), _CHART) as (terminal, _):
            terminal.rest(4)
            firsts.append(terminal.press_for("d", _DONE))
            terminal.press_for("u", _LATE)
            taken = [
                terminal.press_for(key, shows) for _ in range(_EDITS) for key, shows in (("d", _DONE), ("u", _LATE))
            ]
        medians.append(median(taken))
        if _journal(file) - written != 2 * (_EDITS + 1):
            raise NoAnswer(f"{2 * (_EDITS + 1)} edits were keyed, but {_journal(file) - written} were written.")
    return [
        Figure(f"an edit, {what}", medians, Kind.ALONE, must=must),
        Figure("  the first one", firsts, Kind.ALONE),
    ]


def _journal(file: Path) -> int:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM journal_entry").fetchone()[0])


def _memory(place: Workplace, command: Sequence[str], shows: str) -> float:
    with place.started(command, shows) as (terminal, _):
        terminal.rest(4)
        return terminal.peak_memory()


# -- on the command line ----------------------------------------------------------------------------------------------
def command_line(place: Workplace) -> Sequence[Figure]:
    """Commands that only print."""
    bare = place.python(*_BARE)
    figures = []
    for word in ("--help", "--version"):
        ours, peer = place.pairs(lambda word=word: _ran(place, place.program(word)), lambda: _ran(place, bare))  # type: ignore[misc]
        figures.append(Figure(f"campaigntui {word}", ours, Kind.MORE, peer, "bare Python", must=80))
    return figures


def due(place: Workplace) -> Sequence[Figure]:
    """What is due, for a script."""
    ours, peer = place.pairs(
        lambda: _ran(place, [*place.planner(place.usual), "due", "--json"]),
        lambda: _ran(place, place.python(*_SQLITE)),
    )
    return [Figure("campaigntui due --json", ours, Kind.RATIO, peer, "bare Python + sqlite3", must=5)]


def _ran(place: Workplace, command: Sequence[str]) -> float:
    """The median milliseconds of some runs of a command."""
    taken = []
    for _ in range(_TIMES):
        begun = time.perf_counter()
        subprocess.run(command, env=place.environ, stdout=subprocess.DEVNULL, check=True)
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


BENCHMARKS: Mapping[str, Benchmark] = {
    "first-frame": first_frame,
    "first-frame-big": first_frame_big,
    "cursor": cursor,
    "cursor-big": cursor_big,
    "checklist": checklist,
    "checklist-big": checklist_big,
    "edit": edit,
    "memory": memory,
    "command-line": command_line,
    "due": due,
    "engine": engine,
}
"""Name on the command line -> benchmark, in the order in which they are run."""
