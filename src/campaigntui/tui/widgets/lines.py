"""Painted lines: the base of every widget here that draws text itself instead of mounting children.

A line is a list of pieces, each a string with an ink. A widget that paints twenty lines costs one node in the tree
where twenty labels would cost twenty, which is what keeps the first frame and every key fast.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from campaigntui.tui.marks import SIGNALS, Ink
from campaigntui.tui.text import cut


class Piece(NamedTuple):
    """A run of text in one ink."""

    text: str
    ink: Ink | str = Ink.PLAIN
    hit: Hashable = None
    """What a click on it means to the widget."""
    ground: str = ""
    """Component class that lies under the ink, such as a cursor bar."""


Line: TypeAlias = list[Piece]


def width_of(line: Sequence[Piece]) -> int:
    """Cells that the line takes."""
    return sum(cell_len(piece.text) for piece in line)


def cut_line(line: Sequence[Piece], width: int) -> Line:
    """The line in at most so many cells; an ellipsis stands where something is missing."""
    kept: Line = []
    for piece in line:
        room = width - width_of(kept)
        if room <= 0:
            break
        kept.append(piece._replace(text=cut(piece.text, room)))
    return kept


def on_cursor(piece: Piece) -> Piece:
    """The piece as it lies on a cursor bar: in one colour, but for what says how something stands."""
    return piece if piece.ink in SIGNALS else piece._replace(ink=Ink.PLAIN)


def strip_of(line: Iterable[Piece], width: int, base: Style, style_of: Callable[[str], Style]) -> Strip:
    """The line as a strip of exactly `width` cells on the style `base`."""
    segments = []
    for text, ink, hit, ground in line:
        style = base
        if ground:
            style += style_of(ground)
        if ink:
            style += style_of(ink)
        if hit is not None:
            style += Style(meta={"hit": hit})
        segments.append(Segment(text, style))
    return Strip(segments).adjust_cell_length(width, base)


if TYPE_CHECKING:
    _Base = Widget
else:
    # Textual takes the style sheets of the first widget among the bases, and of no other.
    _Base = object


class Inked(_Base):
    """Works out what a component class looks like when it is first painted with, and keeps only those up to date.

    Textual does so for all of them whenever a widget gets its styles. A widget that paints its own lines may use fifty
    inks, but seldom shows a third of them; doing without the others is a twentieth of the time to the first frame.
    """

    if not TYPE_CHECKING:
        # Of a class in Textual, but asked of the widget that gets its styles.
        def _get_component_classes(self) -> frozenset[str]:
            return frozenset(self._component_styles)

    def get_component_styles(self, *names: str) -> RenderStyles:
        """See `DOMNode`; `KeyError` for a name that is not among the `COMPONENT_CLASSES`."""
        for name in names:
            if name not in self._component_styles and name in super()._get_component_classes():
                bearer = DOMNode(classes=name)
                bearer._attach(self)
                self.app.stylesheet.apply(bearer, animate=False)
                self._component_styles[name] = bearer.styles
        return super().get_component_styles(*names)


class ScrolledLines(Inked, ScrollView):
    """Painted lines that one scrolls through. `virtual_size` says how many there are.

    Every fold and every letter of a filter changes that number. Textual would lay out the whole screen anew for it, and
    then paint the scroll bar once more in a frame of its own.
    """

    virtual_size = Reactive(Size(0, 0))

    def watch_virtual_size(self) -> None:
        """Fit the scroll bar, which asks for a layout when it comes or goes, and the place scrolled to."""
        self._scroll_update(self.virtual_size)


class Lines(Inked, Widget):
    """A widget of a few painted lines. A subclass says which inks it uses and overrides `paint`."""

    ALLOW_SELECT = False
    DEFAULT_CLASSES = "inked"
    COMPONENT_CLASSES: ClassVar[set[str]] = set()

    class Hit(Message):
        """A piece that carries a `hit` was clicked."""

        def __init__(self, widget: Lines, hit: Hashable) -> None:
            super().__init__()
            self.widget = widget
            self.hit = hit

        @property
        def control(self) -> Lines:
            """The widget that was clicked."""
            return self.widget

    _painted: list[Line] | None = None

    def paint(self, width: int) -> list[Line]:
        """The lines at this size."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Paint anew: the values have changed. Only lines that differ are sent to the terminal."""
        before, self._painted = self._painted, None
        width, height = self.size
        if before is None or not width:
            self.refresh()
            return
        self._painted = after = self.paint(width)
        left, top = self.gutter.left, self.gutter.top
        for y in range(min(height, max(len(before), len(after)))):
            if before[y : y + 1] != after[y : y + 1]:
                self.refresh(Region(left, top + y, width, 1))

    def on_resize(self) -> None:
        """What was painted for another width does not fit."""
        self._painted = None

    def render_line(self, y: int) -> Strip:
        """One painted line, `y` from the top."""
        width = self.size.width
        if self._painted is None:
            self._painted = self.paint(width)
        line = self._painted[y] if y < len(self._painted) else []
        return strip_of(line, width, self.rich_style, self.ink_style)

    def ink_style(self, component: str) -> Style:
        """The style of an ink or of a ground in this widget."""
        return self.get_component_rich_style(component, partial=True)

    def on_click(self, event: events.Click) -> None:
        """Say what was hit."""
        hit = event.style.meta.get("hit")
        if hit is not None:
            event.stop()
            self.post_message(self.Hit(self, hit))
