"""The page of a gate: what is required, what holds, who decided what; to tick, to measure, to sign."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import var

from campaigntui.domain.checklist import Item
from campaigntui.domain.gates import Criterion
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_
from campaigntui.scheduling.gates import Gate, Judged, gate_of
from campaigntui.tui.keys import key_for
from campaigntui.tui.messages import CommandRequested, View, ViewRequested
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.screens.gate import CriterionKey, asked_rows, signature_rows
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.tui.widgets.stage_strip import StageStrip
from campaigntui.usecases.commands.gates import JudgeCriterion
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, about
from campaigntui.wording.dates import full_day
from campaigntui.wording.gates import ruling_name, target_words


class GatesScreen(PlanScreen):
    """What the gate asks on the left, the signature on the right; on a narrow screen one above the other."""

    VIEW = View.GATES
    CSS_PATH = "gates.tcss"
    AUTO_FOCUS = "#asked"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(s.number), f"stage('{s.value}')", N_("Gate"), show=False, id=f"gates.show_{s.value}")
            for s in STAGES
        ),
        Binding("left,h", "turn_stage(-1)", N_("Gate before"), show=False, id="gates.before"),
        Binding("right,l", "turn_stage(1)", N_("Gate after"), show=False, id="gates.after"),
        Binding(
            "n", "next_open(1)", N_("Next open"), tooltip=N_("To the next thing that is open"), id="gates.next_open"
        ),
        Binding("N", "next_open(-1)", N_("Open one before"), show=False, id="gates.open_before"),
        Binding("space", "tick", N_("Tick"), tooltip=N_("The criterion holds, or does not"), id="gates.tick"),
        Binding("v", "measure", N_("Value"), tooltip=N_("Type the number as measured"), id="gates.value"),
        Binding("T", "aim", N_("Target"), tooltip=N_("Set the number to reach"), show=False, id="gates.target"),
        Binding("o", "remark", N_("Remark"), tooltip=N_("Write what was seen"), id="gates.remark"),
        Binding("e,W", "evidence", N_("Evidence"), tooltip=N_("Write what proves the item"), id="gates.evidence"),
        Binding("s", "sign", N_("Sign"), tooltip=N_("Sign the gate"), id="gates.sign"),
        Binding("r", "reopen", N_("Reopen"), tooltip=N_("Take the signature back"), id="gates.reopen"),
    ]

    stage: var[Stage] = var(Stage.STRATEGY, init=False)

    _drawn: Stage | None = None
    _first = True

    asked = getters.query_one("#asked", Sheet)

    def compose(self) -> ComposeResult:
        """The strip tells which gate is on show."""
        yield HeadLine(N_("May we pass the gate?"))
        yield StageStrip()
        with Container(id="gatepage"):
            yield Sheet(id="asked")
            yield Sheet(id="signature")
        yield KeyBar()

    # -- drawing ------------------------------------------------------------------------------------------------------
    def draw(self, snapshot: PlanSnapshot) -> None:
        """Show the gate as it stands now."""
        self.query_one(HeadLine).show(snapshot.outlook)
        strip = self.query_one(StageStrip)
        strip.show(snapshot.outlook)
        strip.point(self.stage)
        anew, self._drawn = self._drawn is not self.stage, self.stage
        self.asked.prepare(lambda width: [*self._asked(width)], anew=anew)
        self.query_one("#signature", Sheet).prepare(
            lambda width: [SheetRow([]), *signature_rows(self.gate, self.outlook(), width)], anew=anew
        )

    def _asked(self, width: int) -> Iterator[SheetRow]:
        return asked_rows(self.gate, self.outlook(), width)

    def look_at(self, stage: Stage | None, item_id: ItemId | None) -> None:
        """Show that gate; an item shows the gate of its stage."""
        item = self.outlook().plan.item.get(item_id) if item_id is not None else None
        if item is not None:
            stage = stage or item.stage
        if stage is not None:
            self.stage = stage
        elif self._first:
            self.stage = self._next_gate()
        self._first = False

    def _next_gate(self) -> Stage:
        """The first gate that has not been passed."""
        gates = (gate_of(self.outlook(), stage) for stage in STAGES)
        return next((gate.stage for gate in gates if not gate.passed and gate.asked), Stage.REVIEW)

    def watch_stage(self) -> None:
        """Another gate."""
        if self.snapshot is not None:
            self.draw(self.snapshot)

    # -- what the keys mean -------------------------------------------------------------------------------------------
    @property
    def gate(self) -> Gate:
        """The gate on show."""
        return gate_of(self.outlook(), self.stage)

    @property
    def current(self) -> Item | Judged | None:
        """The item or criterion under the cursor."""
        key = row.key if (row := self.asked.current) is not None else None
        if isinstance(key, CriterionKey):
            return next((each for each in self.gate.judged if each.criterion.id == key.criterion_id), None)
        return self.outlook().plan.item.get(ItemId(key)) if isinstance(key, int) else None

    def _criterion(self) -> Criterion | None:
        here = self.current
        if isinstance(here, Judged):
            return here.criterion
        self.notify(_("Put the cursor on a criterion first."), markup=False, timeout=3)
        return None

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens an item, measures a criterion that has a number, and ticks another one."""
        event.stop()
        here = self.current
        if isinstance(here, Item):
            self.open_item(here.id)
        elif isinstance(here, Judged) and here.criterion.target is not None and not here.counted:
            self.action_measure()
        elif isinstance(here, Judged):
            self.action_tick()

    def on_stage_strip_chosen(self, event: StageStrip.Chosen) -> None:
        """A click in the strip."""
        event.stop()
        self.stage = event.stage
        self.asked.focus()

    # -- actions ------------------------------------------------------------------------------------------------------
    def action_stage(self, value: str) -> None:
        """Show a gate."""
        self.stage = Stage(value)

    def action_turn_stage(self, places: int) -> None:
        """To the gate before or after."""
        self.stage = STAGES[(STAGES.index(self.stage) + places) % len(STAGES)]

    def action_next_open(self, step: int) -> None:
        """To the next criterion or item that is open, round and round; what lacks only its evidence comes first."""
        gate = self.gate
        keys: list[Hashable] = [each.item.id for each in gate.unproven]
        keys = keys or [CriterionKey(each.criterion.id) for each in gate.open_criteria]
        keys += [each.item.id for each in gate.open_items if each not in gate.unproven]
        row = self.asked.current
        if not keys:
            words = _("Nothing is open here: {key} signs the gate.").format(key=key_for(type(self), "gates.sign"))
            self.notify(words, markup=False, timeout=3)
        elif row is not None and row.key in keys:
            self.asked.go_to(keys[(keys.index(row.key) + step) % len(keys)])
        else:
            self.asked.go_to(keys[0 if step > 0 else -1])

    def action_tick(self) -> None:
        """The criterion holds, or no longer."""
        here = self.current
        if isinstance(here, Judged):
            self.post_message(
                CommandRequested(JudgeCriterion(here.criterion.id, {"met": not here.met}, here.criterion))
            )
        else:
            self._criterion()

    def action_measure(self) -> None:
        """Ask for the number; an empty answer takes it back."""
        from campaigntui.tui.dialogs.gate_forms import Measure

        if (criterion := self._criterion()) is not None:
            self.app.push_screen(Measure(criterion, "value", criterion.value, target_words(criterion)))

    def action_aim(self) -> None:
        """Ask for the number to reach."""
        from campaigntui.tui.dialogs.gate_forms import Measure

        if (criterion := self._criterion()) is not None:
            self.app.push_screen(Measure(criterion, "target", criterion.target, ""))

    def action_remark(self) -> None:
        """Ask what was seen."""
        from campaigntui.tui.dialogs.ask import Ask

        if (criterion := self._criterion()) is not None:
            change = lambda text: JudgeCriterion(criterion.id, {"remark": text}, criterion)  # noqa: E731
            title, question = about(_("Remark"), criterion.text), _("What was seen?")
            self.app.push_screen(Ask(title, question, change, criterion.remark, optional=True))

    def action_evidence(self) -> None:
        """Ask what proves the item: words, a path or a link."""
        from campaigntui.tui.dialogs.evidence import AskEvidence

        item = self.current
        if isinstance(item, Item):
            self.app.push_screen(AskEvidence(item))
        else:
            self.notify(_("Put the cursor on a required item first."), markup=False, timeout=3)

    def action_sign(self) -> None:
        """Sign it, or say who has signed it already, or who can."""
        from campaigntui.tui.dialogs.gate_forms import SignForm

        gate = self.gate
        if gate.passed and gate.verdict is not None:
            words = _(
                "{signer} signed this gate on {day}: {verdict}. {key} takes the signature back, then it can be signed."
            )
            signer, day, verdict = (
                plain(gate.verdict.signer),
                full_day(gate.verdict.day),
                ruling_name(gate.verdict.ruling),
            )
            key = key_for(type(self), "gates.reopen")
            self.notify(words.format(signer=signer, day=day, verdict=verdict, key=key), markup=False, timeout=6)
        elif gate.holders:
            self.app.push_screen(SignForm(gate, self.app.me))
        else:
            from campaigntui.tui.dialogs.go import GoMenu

            words = _("Nobody holds the role that signs this gate. Give it to somebody first ({keys}).")
            keys = f"{key_for(type(self), 'view.go')} {key_for(GoMenu, 'go.people')}"
            self.notify(words.format(keys=keys), severity="error", markup=False, timeout=8)

    def action_reopen(self) -> None:
        """Take the signature back, with a reason."""
        from campaigntui.tui.dialogs.gate_forms import ReopenForm

        verdict = self.gate.verdict
        if verdict is None or not self.gate.passed:
            self.notify(_("This gate is not signed, so there is nothing to reopen."), markup=False, timeout=3)
        else:
            self.app.push_screen(ReopenForm(verdict, self.outlook(), self.app.me))

    def action_back(self) -> None:
        """To the checklist of the stage."""
        self.post_message(ViewRequested(View.STAGE, stage=self.stage))
