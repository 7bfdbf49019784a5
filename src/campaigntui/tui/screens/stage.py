"""One stage: its checklist, and what its gate asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import var

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.screens.gate import gate_rows
from campaigntui.tui.screens.list_actions import ListScreen
from campaigntui.tui.widgets.checklist import Checklist, Order, StepRow
from campaigntui.tui.widgets.filter_bar import FilterBar
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet
from campaigntui.tui.widgets.stage_strip import StageStrip
from campaigntui.usecases.commands.steps import TickStep
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _

_HEIGHTS = [(0, "-low"), (22, "-high")]
"""Classes by height: on a low screen the gate takes the place of the list instead of a part of it."""


class StageScreen(ListScreen):
    """Checklist on the left, gate on the right; on a narrow screen the gate is below, or hidden."""

    VIEW = View.STAGE
    CSS_PATH = "stage.tcss"
    AUTO_FOCUS = "Checklist"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    VERTICAL_BREAKPOINTS = _HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(s.number), f"stage('{s.value}')", N_("Stage"), show=False, id=f"stage.show_{s.value}")
            for s in STAGES
        ),
        Binding("left,h", "turn_stage(-1)", N_("Stage before"), show=False, id="stage.before"),
        Binding("right,l", "turn_stage(1)", N_("Stage after"), show=False, id="stage.after"),
        Binding("s", "sort", N_("Sort"), id="stage.sort"),
        Binding("S", "steps", N_("Steps"), tooltip=N_("Show or hide the steps"), id="stage.steps"),
        Binding("z,i", "pane", N_("Gate"), tooltip=N_("Show or hide the gate"), id="stage.pane"),
    ]

    stage: var[Stage] = var(Stage.STRATEGY, init=False)
    order: var[Order] = var(Order.ROLE, init=False)
    steps: var[bool] = var(True, init=False)

    _drawn: Stage | None = None

    checklist = getters.query_one(Checklist)

    def compose(self) -> ComposeResult:
        """The strip tells which stage is on show."""
        yield HeadLine(N_("What is left to do in this stage?"))
        yield StageStrip()
        with Container(id="both"):
            yield Checklist()
            yield Sheet(id="gate")
        yield FilterBar()
        yield KeyBar()

    # -- drawing ------------------------------------------------------------------------------------------------------
    def draw(self, snapshot: PlanSnapshot) -> None:
        """Show the stage as it stands now."""
        self.marks &= snapshot.outlook.schedule.windows.keys()
        self.query_one(HeadLine).show(snapshot.outlook)
        strip = self.query_one(StageStrip)
        strip.show(snapshot.outlook)
        strip.point(self.stage)
        self._lay()
        anew, self._drawn = self._drawn is not self.stage, self.stage
        self.query_one(Sheet).prepare(lambda width: [*gate_rows(self.stage, self.outlook(), width)], anew=anew)

    def _lay(self) -> None:
        fits = self.filter_test() or (lambda _: True)
        self.checklist.lay(self.outlook(), self.stage, self.order, steps=self.steps and not self.needle, fits=fits)

    def look_at(self, stage: Stage | None, item_id: ItemId | None) -> None:
        """Show that stage."""
        if stage is not None:
            self.stage = stage
        if item_id is not None:
            self.go_to_item(item_id)

    def watch_stage(self) -> None:
        """Another stage."""
        if self.snapshot is not None:
            self.draw(self.snapshot)
            self.checklist.action_top()

    def watch_order(self, order: Order) -> None:
        """Another order."""
        self._lay()
        self.notify(_("Sorted {order}").format(order=_(order.value)), timeout=2, markup=False)

    def watch_steps(self) -> None:
        """With steps, or without."""
        self._lay()

    def watch_needle(self) -> None:
        """Narrow the list."""
        self._lay()
        self.tell_head()

    def watch_marks(self, marks: frozenset[ItemId]) -> None:
        """Show the marks."""
        self.checklist.marked = marks
        self.checklist.refresh()
        self.tell_head()

    # -- the cursor ---------------------------------------------------------------------------------------------------
    @property
    def current_item(self) -> Item | None:
        """The item under the cursor: of the checklist, or of the gate's evidence while the keys go there."""
        gate = self.query_one(Sheet)
        if gate.has_focus and gate.current is not None:
            return self.outlook().plan.item.get(gate.current.key)  # type: ignore[call-overload, no-any-return]
        return self.checklist.current_item

    @property
    def current_stage(self) -> Stage:
        """The stage on show."""
        return self.stage

    def listed(self) -> Sequence[ItemId]:
        """Items of the checklist."""
        return [row.id for row in self.checklist.rows if isinstance(row, Item)]

    def go_to_item(self, item_id: ItemId) -> None:
        """Show the item's stage and put the cursor on it."""
        item = self.outlook().plan.item.get(item_id)
        if item is not None:
            self.stage = item.stage
            self.checklist.go_to(item_id)

    def go(self, view: View) -> None:
        """To the gate of this stage, or to another view."""
        self.post_message(ViewRequested(view, stage=self.stage if view is View.GATES else None))

    def step(self) -> None:
        """To the next item."""
        self.checklist.action_down()

    def focus_list(self) -> None:
        """The keys go to the checklist."""
        self.checklist.focus()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """A range follows the cursor."""
        event.stop()
        self.follow_range()

    # -- actions ------------------------------------------------------------------------------------------------------
    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens an item and ticks a step."""
        event.stop()
        if not self._tick() and (item := self.current_item) is not None:
            self.open_item(item.id)

    def action_mark(self) -> None:
        """Tick a step; mark an item."""
        if not self._tick():
            super().action_mark()

    def _tick(self) -> bool:
        row = self.checklist.current
        if isinstance(row, StepRow) and self.checklist.has_focus:
            self.request(TickStep(row.step.id, not row.step.done))
            return True
        return False

    def action_stage(self, value: str) -> None:
        """Show a stage."""
        self.stage = Stage(value)

    def action_turn_stage(self, places: int) -> None:
        """To the stage before or after."""
        self.stage = STAGES[(STAGES.index(self.stage) + places) % len(STAGES)]

    def on_stage_strip_chosen(self, event: StageStrip.Chosen) -> None:
        """A click in the strip."""
        event.stop()
        self.stage = event.stage
        self.focus_list()

    def action_sort(self) -> None:
        """The next order."""
        orders = [*Order]
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]

    def action_steps(self) -> None:
        """Show the steps of open items, or hide them."""
        self.steps = not self.steps

    def action_pane(self) -> None:
        """Show or hide the gate."""
        self.toggle_class("-no-gate")
