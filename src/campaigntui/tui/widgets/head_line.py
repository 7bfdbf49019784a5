"""The first line of every screen: which campaign, which question, which day, and whether all is well."""

from __future__ import annotations

from typing import ClassVar

from campaigntui.scene.cells import fit
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.facts import readiness
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import cut, plain
from campaigntui.tui.widgets.lines import Line, Lines, Piece, width_of
from campaigntui.wording import _
from campaigntui.wording.dates import long_day, relative_day

_VARIANTS = (
    (True, 3, False), (False, 3, False), (False, 2, False), (False, 1, False), (False, 2, True), (False, 1, True),
)  # fmt: skip
"""What the right end says, from the widest: with the day or not, how many words of readiness, and whether in brief."""


class HeadLine(Lines):
    """Name and shop on the left, the question in the middle where there is room, day and readiness on the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        Ink.STRONG,
        Ink.MUTED,
        Ink.ACCENT,
        Ink.GOOD,
        Ink.WARN,
        Ink.BAD,
        Ink.LATE,
        Ink.BLOCKED,
    }
    DEFAULT_CSS = "HeadLine { height: 1; background: $panel; }"

    def __init__(self, question: str) -> None:
        """`question` is a message id: what the screen answers."""
        super().__init__()
        self._question = question
        self._outlook: Outlook | None = None
        self._note = ""
        self._more: tuple[str, ...] = ()

    def add(self, *wordings: str) -> None:
        """Say this beside the question where there is room, else instead of it; `wordings` say it longest first."""
        self._more = tuple(filter(None, wordings))
        self.redraw()

    def note(self, words: str) -> None:
        """Say this in place of the question, such as how many items are marked; empty words bring the question back."""
        self._note = words
        self.redraw()

    def show(self, outlook: Outlook | None) -> None:
        """Tell of this plan; None stands for the program itself."""
        self._outlook = outlook
        self.redraw()

    def paint(self, width: int) -> list[Line]:
        """One line."""
        if self._outlook is None:
            return [[Piece(" campaigntui ", Ink.STRONG), Piece("  " + _(self._question), Ink.MUTED)]]
        # The name keeps a third of the line; the day goes first, then all but the gravest of the readiness. A note that
        # the user waits for is worth both. The question tells screens apart: it is worth all but a brief word of them.
        note = Piece(cut(self._note, width // 2), Ink.ACCENT) if self._note else None
        need = width_of([note]) + 4 if note is not None else 0
        variants = [self._right(self._outlook, *each) for each in _VARIANTS]
        right = next((line for line in variants if width_of(line) <= width * 2 // 3 - need), variants[-1])
        choices = self._asked()
        if note is None:
            name = Piece(plain(self._outlook.plan.head.name))
            room = width - width_of([name]) - min(map(width_of, choices)) - 5
            right = next((line for line in variants if width_of(line) <= room), right)
        left = self._left(self._outlook, width - width_of(right) - max(need, 2))
        middle = width - width_of(left) - width_of(right)
        if note is not None:
            return [[*left, *_amid([note], middle), *right]]
        if min(map(width_of, choices)) + 4 > middle:
            # The question, and what is said besides, are worth more than the name of the shop.
            left = self._left(self._outlook, width - width_of(right) - 2, shop=False)
            middle = width - width_of(left) - width_of(right)
        asked = next((line for line in choices if width_of(line) + 4 <= middle), [])
        return [[*left, *_amid(asked, middle), *right]]

    def _asked(self) -> list[Line]:
        """What may stand in the middle: the question with what is said besides, else that alone, else the question."""
        question, more = Piece(_(self._question), Ink.MUTED), [Piece(words, Ink.ACCENT) for words in self._more]
        return [*([[question, Piece("  "), more[0]]] if more else []), *([words] for words in more), [question]]

    def _left(self, outlook: Outlook, room: int, shop: bool = True) -> Line:
        head = outlook.plan.head
        name, where = plain(head.name), plain(head.shop) if shop else ""
        line = [Piece(" "), Piece(name, Ink.STRONG)]
        if where and where != name:
            line.append(Piece(f" · {where}", Ink.MUTED))
        if width_of(line) <= room:
            return line
        return [Piece(" "), Piece(fit(name, min(max(room - 1, 0), width_of([Piece(name)]))), Ink.STRONG)]

    def _right(self, outlook: Outlook, day: bool, most: int, brief: bool) -> Line:
        today = outlook.today
        line = [Piece(relative_day(today, outlook.plan.d_day.day), Ink.ACCENT)]
        line.append(Piece(f"  {long_day(today)}   " if day else "  "))
        for number, (words, ink) in enumerate(readiness(outlook.health, brief=brief)[:most]):
            if number:
                line.append(Piece(" · ", Ink.MUTED))
            line.append(Piece(words, ink))
        return [*line, Piece(" ")]


def _amid(line: Line, room: int) -> Line:
    """The line in the middle of so many cells."""
    free = max(room - width_of(line), 0)
    return [Piece(" " * (free // 2)), *line, Piece(" " * (free - free // 2))]
