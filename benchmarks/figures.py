"""What a benchmark found: figures taken side by side, and how they stand to what must hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median


class Kind(Enum):
    """How ours is held against the peer, run by run."""

    RATIO = "×"
    MORE = "more"
    ALONE = "alone"


_HELD: dict[Kind, Callable[[float, float], float]] = {
    Kind.RATIO: lambda ours, peer: ours / peer,
    Kind.MORE: lambda ours, peer: ours - peer,
    Kind.ALONE: lambda ours, _peer: ours,
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    ours: Sequence[float]
    """One number a run."""
    kind: Kind
    peer: Sequence[float] = ()
    """The peer in the same runs; empty when ours stands alone."""
    against: str = ""
    """What the peer is."""
    must: float | None = None
    """The most that `result` may be; None when nothing is asked."""
    unit: str = "ms"

    @property
    def results(self) -> list[float]:
        """Ours held against the peer, run by run."""
        return [_HELD[self.kind](a, b) for a, b in zip(self.ours, self.peer or self.ours, strict=True)]

    @property
    def result(self) -> float:
        """The median of `results`."""
        return median(self.results)

    @property
    def over(self) -> bool:
        """True when more came out than must be."""
        return self.must is not None and self.result > self.must

    def said(self, value: float) -> str:
        """A result in words: “1.34×”, “+52 ms”, “61 ms”."""
        if self.kind is Kind.RATIO:
            return f"{value:.2f}×"
        return f"{'+' if self.kind is Kind.MORE else ''}{value:.{1 if abs(value) < 10 else 0}f} {self.unit}"

    def as_json(self) -> dict[str, object]:
        """The figure with its runs, for scripts."""
        return {
            "what": self.what,
            "against": self.against,
            "kind": self.kind.name.lower(),
            "unit": self.unit,
            "ours": [round(value, 3) for value in self.ours],
            "peer": [round(value, 3) for value in self.peer],
            "result": round(self.result, 3),
            "must": self.must,
            "over": self.over,
        }


def table(figures: Sequence[Figure]) -> str:
    """The figures in columns; the spread is the lowest and the highest of the runs."""
    rows: list[tuple[str, ...]] = [("what", "ours", "peer", "against", "result", "spread", "must", "")]
    rows += [_row(figure) for figure in figures]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("─" * width for width in widths[:-1]), *lines[1:]])


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.what,
        f"{median(figure.ours):.1f} {figure.unit}",
        f"{median(figure.peer):.1f} {figure.unit}" if figure.peer else "",
        figure.against,
        figure.said(figure.result),
        f"{figure.said(min(figure.results))} … {figure.said(max(figure.results))}",
        "" if figure.must is None else f"≤ {figure.said(figure.must)}",
        "" if figure.must is None else "OVER" if figure.over else "ok",
    )
