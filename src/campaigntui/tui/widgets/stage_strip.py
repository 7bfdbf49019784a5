"""The seven stages in one line: number, name, share done, gate, and a mark where something is wrong."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_
from campaigntui.scheduling.gates import Gate, gate_of
from campaigntui.scheduling.health import StageHealth, State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import RULING_INKS, Ink, glyph, only_ascii
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.widgets.lines import Line, Lines, Piece, on_cursor, width_of
from campaigntui.wording import stage_short
from campaigntui.wording.dates import percent
from campaigntui.wording.gates import gate_sign, ruling_short

_INKS = {stage: f"strip--{stage}" for stage in STAGES}


class StageStrip(Lines, can_focus=True):
    """Shows where each stage stands and which one the cursor is in. Enter, or a click, chooses a stage."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", N_("Stage before"), show=False, id="strip.left"),
        Binding("right,l", "step(1)", N_("Stage after"), show=False, id="strip.right"),
        Binding("enter", "choose", N_("Open the stage"), id="strip.choose"),
        Binding("M", "gate", N_("Gate"), tooltip=N_("Open the gate of the stage"), id="strip.gate"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        Ink.MUTED,
        Ink.GOOD,
        Ink.WARN,
        Ink.BAD,
        Ink.BLOCKED,
        "strip--current",
        "strip--focused",
        *_INKS.values(),
    }
    DEFAULT_CSS = """
    StageStrip {
        height: 1; background: $surface;
        & > .strip--current { background: $cursor-row; text-style: bold; }
        & > .strip--strategy { color: $stage-strategy; }
        & > .strip--plan { color: $stage-plan; }
        & > .strip--traffic { color: $stage-traffic; }
        & > .strip--pages { color: $stage-pages; }
        & > .strip--service { color: $stage-service; }
        & > .strip--stocking { color: $stage-stocking; }
        & > .strip--review { color: $stage-review; }
        & > .strip--focused { background: $cursor-row; color: $foreground; text-style: bold; }
    }
    """

    class Chosen(Message):
        """A stage was chosen in the strip."""

        def __init__(self, stage: Stage) -> None:
            super().__init__()
            self.stage = stage

    def __init__(self) -> None:
        super().__init__()
        self._outlook: Outlook | None = None
        self._gates: dict[Stage, Gate] = {}
        self._current: Stage | None = None

    def show(self, outlook: Outlook) -> None:
        """Show the stages of this plan."""
        if outlook is not self._outlook:
            self._gates = {stage: gate_of(outlook, stage) for stage in STAGES}
        self._outlook = outlook
        self.redraw()

    def point(self, stage: Stage | None) -> None:
        """Mark the stage that the cursor is in."""
        if stage is not self._current:
            self._current = stage
            self.redraw()

    def action_step(self, places: int) -> None:
        """Move the mark by so many stages."""
        place = STAGES.index(self._current) + places if self._current else 0
        self.point(STAGES[min(max(place, 0), len(STAGES) - 1)])

    def action_choose(self) -> None:
        """Choose the marked stage."""
        if self._current is not None:
            self.post_message(self.Chosen(self._current))

    def action_gate(self) -> None:
        """Open the gate of the marked stage."""
        self.post_message(ViewRequested(View.GATES, stage=self._current))

    def on_lines_hit(self, event: Lines.Hit) -> None:
        """A click chooses."""
        event.stop()
        if isinstance(event.hit, Stage):
            self.point(event.hit)
            self.action_choose()

    def on_focus(self) -> None:
        """Show the mark as a cursor."""
        self.redraw()

    def on_blur(self) -> None:
        """Show the mark as a mark."""
        self.redraw()

    def paint(self, width: int) -> list[Line]:
        """One line; what gates wait for goes where the screen is narrow, then names, then shares. Verdicts stay."""
        if self._outlook is None:
            return []
        health = self._outlook.health.stages
        for style in (self._whole, self._full, self._lean, self._brief, self._bare):
            cells = [style(health[stage]) for stage in STAGES]
            spare = width - sum(map(width_of, cells))
            if spare >= 0:
                break
        line: Line = []
        for cell in cells:
            line += [*cell, Piece(" " * min(max(spare // len(cells), 0), 2))]
        return [line]

    def _whole(self, health: StageHealth) -> Line:
        """With how much of what the gate asks is there."""
        return self._cell(health, stage_short(health.stage), self._share(health), counted=True)

    def _full(self, health: StageHealth) -> Line:
        return self._cell(health, stage_short(health.stage), self._share(health))

    def _lean(self, health: StageHealth) -> Line:
        """Without the share of a stage that has not begun."""
        return self._cell(health, stage_short(health.stage), self._share(health) if health.done else "")

    def _brief(self, health: StageHealth) -> Line:
        return self._cell(health, "", self._share(health))

    def _bare(self, health: StageHealth) -> Line:
        share = self._share(health)
        return self._cell(health, "", "" if share.endswith("%") else share)

    @staticmethod
    def _share(health: StageHealth) -> str:
        whole = health.total and health.done == health.total
        return glyph(State.DONE) if whole else percent(health.percent)

    def _gate(self, gate: Gate, counted: bool) -> Line:
        """“⚑5/9” before a verdict, “⚑✓”, “⚑risk” or “⚑no-go” after it."""
        sign = f" {gate_sign(only_ascii())}"
        if gate.ruling is not None:
            words = ruling_short(gate.ruling, only_ascii=only_ascii())
            return [Piece(sign + words, RULING_INKS[gate.ruling], gate.stage)]
        if counted and gate.asked and gate.day is not None:
            return [Piece(f"{sign}{gate.ready}/{gate.asked}", Ink.MUTED, gate.stage)]
        return []

    def _cell(self, health: StageHealth, name: str, share: str, *, counted: bool = False) -> Line:
        stage = health.stage
        cell = [Piece(f" {stage.number} {name}".rstrip(), _INKS[stage], stage)]
        if share:
            cell.append(Piece(f" {share}", Ink.MUTED if share.endswith("%") else Ink.GOOD, stage))
        if health.late or (health.gate_slack is not None and health.gate_slack < 0):
            cell.append(Piece(glyph(State.LATE), Ink.BAD, stage))
        if health.blocked:
            cell.append(Piece(glyph(State.BLOCKED), Ink.BLOCKED, stage))
        cell += self._gate(self._gates[stage], counted)
        cell.append(Piece(" ", Ink.PLAIN, stage))
        if stage is not self._current:
            return cell
        if self.has_focus:
            return [on_cursor(piece)._replace(ground="strip--focused") for piece in cell]
        return [piece._replace(ground="strip--current") for piece in cell]
