"""A look before a change that reaches further than what was named: what it does, and what else could go along."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from typing import ClassVar, NamedTuple, TypeAlias

from rich.cells import cell_len
from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

from campaigntui.errors import N_, CampaignError
from campaigntui.scene.cells import fit
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.effectrows import TONE_INKS
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain, safe, wrap
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Lines, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.dates import Follow
from campaigntui.usecases.deciding.choices import follow_of, following
from campaigntui.usecases.snapshot import Preview
from campaigntui.wording import _, sentence
from campaigntui.wording.effects import EffectLine, Tone, effect_lines, effect_sentence
from campaigntui.wording.hands import hand_lines

Look: TypeAlias = Callable[[Command], Awaitable[Preview]]
"""Asks what a command would do."""

_MOST = 200
"""Lines below a heading beyond which only their number is told: nobody reads on, and each costs time."""


class EffectRow(NamedTuple):
    """A line of the list: its place, its words, and the columns of its section."""

    place: int
    line: EffectLine
    before: int = 0
    after: int = 0


class EffectRows(RowList[EffectRow]):
    """One line for each thing that the change does, or several where its words are long."""

    OPENS = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, Ink.HEADING, Ink.MUTED, Ink.BAD, Ink.GOOD, Ink.ACCENT,
    }  # fmt: skip

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self._width = 0

    def look_at(self, preview: Preview) -> None:
        """Show another difference."""
        self._preview = preview
        self._lay()
        self.action_top()

    def on_resize(self) -> None:
        """Wrap the words for this width."""
        self._width = self.size.width
        self._lay()

    def _lay(self) -> None:
        found = self._preview
        sections: list[list[EffectLine]] = []
        lines = effect_lines(found.effects, found.plan, *found.staying, most=_MOST)
        for line in (*lines, *hand_lines(found.changes, found.plan)):
            if line.tone is Tone.HEADING:
                sections.append([])
            sections[-1].append(line)
        rows: list[EffectRow] = []
        for section in sections:
            before = max(cell_len(line.before) for line in section)
            after = max(cell_len(line.after) for line in section)
            for line in section:
                rows += [EffectRow(len(rows) + n, each, before, after) for n, each in enumerate(self._wrapped(line))]
        self.show(rows)

    def _wrapped(self, line: EffectLine) -> list[EffectLine]:
        if line.tone is Tone.HEADING or line.after:
            return [line]
        words = wrap(line.words, max(self._width - 5, 10), 3)
        return [line._replace(words=("  " if n else "") + text) for n, text in enumerate(words)]

    def key_of(self, row: EffectRow) -> Hashable:
        """A line is known by its place; headings are only read."""
        return None if row.line.tone is Tone.HEADING else row.place

    def line_of(self, row: EffectRow, width: int) -> Line:
        """A heading, a sentence, or a title with its values before and after."""
        line, ink = row.line, TONE_INKS[row.line.tone]
        if not line.after:
            indent = " " if line.tone is Tone.HEADING else "   "
            return [Piece(indent + fit(plain(line.words), width - len(indent) - 1), ink)]
        room = max(width - row.before - row.after - 8, 8)
        return [
            Piece("   " + fit(plain(line.words), room) + " "),
            Piece(fit(line.before, row.before), Ink.MUTED),
            Piece(" → ", Ink.MUTED),
            Piece(fit(line.after, row.after), Ink.ACCENT if line.tone is Tone.PLAIN else ink),
        ]


class Choices(Lines):
    """What may go along, one beside the other; the one that is shown below is marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.KEY, Ink.MUTED, Ink.STRONG, "choices--chosen"}
    DEFAULT_CSS = """
    Choices { height: 2; margin-top: 1; }
    Choices > .choices--chosen { background: $block-cursor-background; color: $block-cursor-foreground; }
    """

    def __init__(self, chosen: Follow, *, in_peace: bool) -> None:
        """`in_peace`: no link is contradicted when nothing goes along."""
        super().__init__()
        self.chosen = chosen
        self._in_peace = in_peace

    def paint(self, width: int) -> list[Line]:
        """Key and words of each choice, then what the chosen one means."""
        line: Line = []
        for key, follow in _KEYS.items():
            ground = "choices--chosen" if follow is self.chosen else ""
            line += [
                Piece(f"{'▸' if ground else ' '}{key} ", Ink.STRONG if ground else Ink.KEY, follow, ground),
                Piece(f"{self._names()[follow]} ", Ink.PLAIN, follow, ground),
                Piece("  "),
            ]
        return [line, [Piece(fit(self._meanings()[self.chosen], width), Ink.MUTED)]]

    def _names(self) -> dict[Follow, str]:
        alone = _("Only what is named") if self._in_peace else _("Keep the conflict")
        return {Follow.ALL: _("Move all"), Follow.BUFFER: _("Use the buffer"), Follow.KEEP: alone}

    def _meanings(self) -> dict[Follow, str]:
        alone = _("Nothing goes along.") if self._in_peace else _("Nothing goes along; links may be contradicted.")
        return {
            Follow.ALL: _("The whole chain goes along by the same distance."),
            Follow.BUFFER: _("Only what the room between them cannot absorb goes along."),
            Follow.KEEP: alone,
        }


_KEYS = {"a": Follow.ALL, "b": Follow.BUFFER, "c": Follow.KEEP}


class Difference(BoxDialog[Command | None]):
    """Dismissed with the command to perform: the one asked about, or the same with something else going along."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "apply", N_("Apply"), id="difference.apply"),
        Binding("a", "choose('all')", N_("Move all"), show=False, id="difference.move_all"),
        Binding("b", "choose('buffer')", N_("Use the buffer"), show=False, id="difference.buffer"),
        Binding("c", "choose('keep')", N_("Keep the conflict"), show=False, id="difference.keep"),
        Binding("tab", "turn(1)", N_("Other choice"), id="difference.next"),
        Binding("shift+tab", "turn(-1)", N_("Other choice"), show=False, id="difference.before"),
    ]
    AUTO_FOCUS = "EffectRows"

    rows = getters.query_one(EffectRows)

    def __init__(self, command: Command, preview: Preview, look: Look, title: str = "") -> None:
        """`preview` is what `command` would do; `look` tells what another one would."""
        super().__init__(title or _("This is what changes"))
        self._command = command
        self._preview = preview
        self._look = look
        self._seen = {follow_of(command): preview}
        self.ready = False
        """Whether the difference can be read: keys that come earlier were meant for what was on show before."""

    def compose(self) -> ComposeResult:
        """A sentence, the choices where there are any, the list, the keys."""
        parts = [Label(safe(self._sentence()), classes="question")]
        chosen = follow_of(self._command)
        peace = chosen is Follow.KEEP and not self._preview.effects.contradicted
        choices = [] if chosen is None else [Choices(chosen, in_peace=peace)]
        yield self.boxed(*parts, *choices, EffectRows(self._preview))
        yield KeyBar()

    def on_mount(self) -> None:
        """From the first frame on keys count."""
        self.call_after_refresh(self._now_readable)

    def _now_readable(self) -> None:
        self.ready = True

    def _sentence(self) -> str:
        touched = sum(change.table == "item" for change in self._preview.changes)
        return effect_sentence(self._preview.effects, touched)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Choices only where there are any."""
        if action in ("choose", "turn"):
            return follow_of(self._command) is not None
        return super().check_action(action, parameters)

    def action_choose(self, value: str) -> None:
        """Show what this choice would do."""
        self._choose(Follow(value))

    def action_turn(self, places: int) -> None:
        """To the next choice, round and round."""
        chosen = follow_of(self._command)
        if chosen is not None:
            order = [*_KEYS.values()]
            self._choose(order[(order.index(chosen) + places) % len(order)])

    def on_lines_hit(self, event: Lines.Hit) -> None:
        """A click on a choice shows it."""
        event.stop()
        self._choose(Follow(str(event.hit)))

    @work(group="look", exclusive=True)
    async def _choose(self, follow: Follow) -> None:
        if not self.ready:
            return
        command = following(self._command, follow)
        try:
            preview = self._seen.get(follow) or await self._look(command)
        except CampaignError as error:
            self.refuse(sentence(error))
            return
        self.refuse("")
        self._seen[follow] = preview
        self._command, self._preview = command, preview
        choices = self.query_one(Choices)
        choices.chosen = follow
        choices.redraw()
        self.query_one(".question", Label).update(safe(self._sentence()))
        self.rows.look_at(preview)

    def action_apply(self) -> None:
        """Make the change that is shown."""
        if self.ready:
            self.dismiss(self._command)
