"""Where benchmarks are run: the plan files, the programs to start, and measuring two of them in turn."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import plans
from terminal import Terminal

T = TypeVar("T")


@dataclass(frozen=True)
class Workplace:
    """A folder of our own, the plan files in it, and the environment that programs are started with."""

    folder: Path
    environ: Mapping[str, str]
    runs: int

    @cached_property
    def usual(self) -> Path:
        """A plan file with one campaign of 130 items."""
        return self._made("usual")

    @cached_property
    def big(self) -> Path:
        """A plan file of 100,000 items, 10,000 of them in the campaign that opens."""
        return self._made("big")

    def _made(self, which: str) -> Path:
        path = self.folder / f"{which}.db"
        plans.make(which, path, self.environ)
        return path

    def planner(self, file: Path) -> Sequence[str]:
        """The command that opens the planner on a file."""
        return self.program("-f", str(file), "--today", plans.TODAY.isoformat())

    def program(self, *words: str) -> Sequence[str]:
        """A command line of the program: as installed beside the interpreter, else as a module."""
        script = Path(sys.executable).with_name("campaigntui")
        return (*([str(script)] if script.exists() else [sys.executable, "-m", "campaigntui"]), *words)

    def python(self, *words: str) -> Sequence[str]:
        """A command line of the interpreter."""
        return (sys.executable, *words)

    @contextmanager
    def started(self, command: Sequence[str], shows: str) -> Iterator[tuple[Terminal, float]]:
        """The program on a terminal, with the milliseconds until its first frame that shows a pattern."""
        with Terminal(command, self.environ) as terminal:
            yield terminal, terminal.wait_for(shows)

    def pairs(self, ours: Callable[[], T], peer: Callable[[], T]) -> tuple[list[T], list[T]]:
        """Both measured in turn, run by run, after one run that only fills the caches."""
        ours(), peer()
        taken = [(ours(), peer()) for _ in range(self.runs)]
        return [a for a, _ in taken], [b for _, b in taken]
