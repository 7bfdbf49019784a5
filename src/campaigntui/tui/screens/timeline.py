"""The timeline: what happens when, what is late, and what that breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_
from campaigntui.scene.bars import Window
from campaigntui.scene.groups import HEADS, Grouping, Holder
from campaigntui.scene.labels import grouping_line
from campaigntui.scene.moments import countdowns, next_moment
from campaigntui.scene.rows import RowKey
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import only_ascii
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.resting import Rest
from campaigntui.tui.screens.baseline_screen import BaselineScreen
from campaigntui.tui.screens.drag_actions import DragScreen
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.detail_pane import DetailPane
from campaigntui.tui.widgets.filter_bar import FilterBar
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.stage_strip import StageStrip
from campaigntui.tui.widgets.timeline import TimelineChart
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _

_WIDTHS = [(0, "-narrow"), (100, "-normal"), (130, "-wide")]
"""Classes by width: the pane hides on a narrow screen and is slim on a normal one."""

_HEAD_LINES = 2
"""Lines above the chart: head line and stages."""
_LEAST_ROWS = 6
"""Lines of the chart that stay in sight whatever covers it."""


class TimelineScreen(BaselineScreen, DragScreen):
    """Head line, stage strip, chart, and beside it the pane about the row under the cursor."""

    VIEW = View.TIMELINE
    AUTO_FOCUS = "TimelineChart"
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z,i", "pane", N_("Pane"), show=False, tooltip=N_("Show or hide the pane"), id="timeline.pane"),
        *(
            Binding(str(s.number), f"stage('{s.value}')", N_("Stage"), show=False, id=f"stage.{s.value}")
            for s in STAGES
        ),
        Binding("C", "chain", N_("Chain"), show=False, tooltip=N_("Critical chain"), id="timeline.chain"),
        Binding("K", "legend", N_("What the marks mean"), show=False, id="timeline.legend"),
    ]

    _begun_with: CampaignId | None = None
    _kept_ghost: Mapping[ItemId, Window] = MappingProxyType({})
    """The baseline on show before something was supposed."""

    chart = getters.query_one(TimelineChart)
    pane = getters.query_one(DetailPane)
    strip = getters.query_one(StageStrip)

    def compose(self) -> ComposeResult:
        """Six widgets, each painting its own lines."""
        # Textual adds this class after the first layout, and then lays out and paints everything once more.
        self.add_class(*self._get_breakpoint_classes(self.app.size.width, _WIDTHS))
        yield HeadLine(N_("What happens when?"))
        yield StageStrip()
        with Horizontal(id="work"):
            yield TimelineChart()
            yield DetailPane()
        yield FilterBar()
        yield KeyBar()

    # -- drawing ------------------------------------------------------------------------------------------------------
    def draw(self, snapshot: PlanSnapshot) -> None:
        """Show this snapshot; cursor, filter and open stages stay."""
        self.marks &= snapshot.outlook.schedule.windows.keys()
        self.query_one(HeadLine).show(snapshot.outlook)
        self.strip.show(snapshot.outlook)
        fresh = self._begun_with != snapshot.outlook.plan.head.id
        if fresh:
            self.chart.opened = frozenset(s for s, h in snapshot.outlook.health.stages.items() if h.done < h.total)
        # Filter and plan change together: either of them alone would meet items that it does not know.
        self.chart.set_reactive(TimelineChart.keep, self.filter_test())
        self.chart.outlook = snapshot.outlook
        self.watch_baseline_id()
        if fresh:
            self._begun_with = snapshot.outlook.plan.head.id
            self.chart.go_to(first_look(snapshot.outlook))
        self._ask()
        self._tell()
        if self.chart.chain:
            self.tell_head()

    def on_mount(self) -> None:
        """Follow the cursor from inside its change, so that one frame shows both."""
        self.chart.ascii_marks = only_ascii()
        self._rest = Rest(self, self._tell)
        self.watch(self.chart, "cursor", self._follow, init=False)
        self.watch(self.chart, "grouping", self._ask, init=False)

    def _ask(self) -> None:
        """Say in the head line by what the rows are grouped, unless by stage, and how far the next moment is away."""
        if self.snapshot is None:
            return
        grouping, outlook = self.chart.grouping, self.outlook()
        words = [] if grouping is Grouping.STAGE else [grouping_line(grouping)]
        moment = next_moment(outlook)
        away = countdowns(moment, outlook.today) if moment is not None else ("",)
        self.query_one(HeadLine).add(*(" · ".join([*words, each] if each else words) for each in away))

    def _follow(self) -> None:
        """The strip follows at once, the pane when the cursor rests."""
        self.follow_range()
        self.strip.point(self.current_stage)
        self._rest.moved()

    def _tell(self) -> None:
        if self.snapshot is None:
            return
        item, key = self.current_item, self.chart.cursor
        self.chart.linked = None if item is None else item.id
        self.strip.point(self.current_stage)
        self.pane.show(self.outlook(), item or (key if isinstance(key, Holder) else self.current_stage))

    def go(self, view: View) -> None:
        """Ask for another view; the stage view opens on the stage under the cursor."""
        with_stage = view in (View.STAGE, View.GATES)
        self.post_message(ViewRequested(view, stage=self.current_stage if with_stage else None))

    def watch_baseline_id(self) -> None:
        """Draw the planned windows of the chosen baseline behind the bars."""
        chosen = None if self.snapshot is None else self.chosen_baseline
        if chosen is not None:
            self.chart.ghost = dict(zip(chosen.items, zip(chosen.starts, chosen.finishes, strict=True), strict=True))
        elif self.chart.ghost:
            self.chart.ghost = {}

    def watch_needle(self) -> None:
        """Narrow the chart."""
        self.chart.keep = self.filter_test()
        self.tell_head()

    def watch_marks(self, marks: frozenset[ItemId]) -> None:
        """Show the marks."""
        self.chart.marked = frozenset[RowKey](marks)
        self.tell_head()

    def show_scratch(self, outlook: Outlook | None, covered: int = 0) -> None:
        """Draw what was supposed, with the windows of the real plan below its bars."""
        if self.snapshot is None:
            return
        real = self.outlook()
        self.query_one(KeyBar).display = outlook is None
        rows = self.size.height - covered - _HEAD_LINES
        self.query_one("#work").styles.height = None if outlook is None else max(rows, _LEAST_ROWS)
        if outlook is None:
            self.chart.ghost = self._kept_ghost
        else:
            if self.chart.outlook is real:
                self._kept_ghost = self.chart.ghost
            there = outlook.schedule.windows
            moved = {i: w[:2] for i, w in real.schedule.windows.items() if w[:2] != there[i][:2]}
            self.chart.ghost = moved
        self.chart.outlook = outlook if outlook is not None else real

    # -- the cursor ---------------------------------------------------------------------------------------------------
    @property
    def current_item(self) -> Item | None:
        """The item under the cursor; None on the row of a stage."""
        key = self.chart.cursor
        if self.snapshot is None or key is None or isinstance(key, HEADS):
            return None
        return self.outlook().plan.item.get(key)

    @property
    def whole_stage(self) -> Stage | None:
        """The stage whose row is under the cursor."""
        return self.chart.cursor if isinstance(self.chart.cursor, Stage) else None

    @property
    def current_stage(self) -> Stage:
        """The stage of the row under the cursor; that of its first item for a role or member."""
        key, rows = self.chart.cursor, self.chart.rows
        if isinstance(key, Stage):
            return key
        item = self.current_item
        if item is None and isinstance(key, Holder) and self.snapshot is not None:
            following = rows.keys[rows.places[key] + 1 : rows.places[key] + 2]
            item = next((self.outlook().plan.item[i] for i in following if not isinstance(i, HEADS)), None)
        return item.stage if item is not None else STAGES[0]

    def listed(self) -> Sequence[ItemId]:
        """Items that have a row."""
        return [key for key in self.chart.rows.keys if not isinstance(key, HEADS)]

    def go_to_item(self, item_id: ItemId) -> None:
        """Open the item's stage and put the cursor on it."""
        self.chart.go_to(item_id)

    def look_at(self, stage: Stage | None, item_id: ItemId | None) -> None:
        """Put the cursor there; a filter that hides the item is dropped."""
        if item_id is not None and not self.chart.go_to(item_id):
            self.query_one(FilterBar).drop()
            self.needle = ""
            self.chart.go_to(item_id)
        elif item_id is None and stage is not None:
            self.chart.grouping = Grouping.STAGE
            self.chart.go_to(stage)

    def step(self) -> None:
        """One row down."""
        self.chart.action_down()

    def focus_list(self) -> None:
        """The keys go to the chart."""
        self.chart.focus()

    # -- actions ------------------------------------------------------------------------------------------------------
    def action_stage(self, value: str) -> None:
        """Jump to the row of a stage; on it, open or close the stage. Rows of roles or members give way to stages."""
        stage = Stage(value)
        self.chart.grouping = Grouping.STAGE
        if self.chart.cursor == stage:
            self.chart.opened ^= {stage}
        self.chart.cursor = stage

    def on_stage_strip_chosen(self, event: StageStrip.Chosen) -> None:
        """A stage of the strip opens the screen of that stage."""
        event.stop()
        self.post_message(ViewRequested(View.STAGE, stage=event.stage))

    def action_pane(self) -> None:
        """Show or hide the pane; below 100 columns it hides by itself until asked for."""
        shown = self.pane.display
        self.set_class(shown, "-pane-off")
        self.set_class(not shown, "-pane-on")

    def on_timeline_chart_opened(self, event: TimelineChart.Opened) -> None:
        """Enter on an item opens it."""
        event.stop()
        if (item := self.current_item) is not None:
            self.open_item(item.id)

    def action_chain(self) -> None:
        """Let the critical chain stand out with everybody's slack, or no longer."""
        self.chart.chain = not self.chart.chain
        self.tell_head()

    def tell_head(self) -> None:
        """While the critical chain stands out, also say whether it holds."""
        super().tell_head()
        if self.chart.chain and not self.needle and not self.marks and self.snapshot is not None:
            from campaigntui.scheduling.chain import chains
            from campaigntui.wording.chains import chain_verdict

            found = chains(self.outlook())
            verdict = chain_verdict(found[0], self.outlook().plan) if found else _("all done")
            self.query_one(HeadLine).note(plain(verdict))

    def action_legend(self) -> None:
        """Say what the marks of the chart mean."""
        from campaigntui.tui.dialogs.legend import Legend

        self.app.push_screen(Legend())

    def action_back(self) -> None:
        """One level back; from the timeline itself to the campaigns."""
        if self.chart.let_go():
            return
        if self.marks or self.needle:
            super().action_back()
        else:
            self.go(View.CAMPAIGNS)


def first_look(outlook: Outlook) -> RowKey:
    """Where a day begins: the item that is late longest, else the one that is due next, else the first stage."""
    windows, health = outlook.schedule.windows, outlook.health.items
    open_items = [i for items in outlook.items.values() for i in items if health[i.id].state is not State.DONE]
    if not open_items:
        return STAGES[0]
    return min(open_items, key=lambda i: (windows[i.id].planned_finish or windows[i.id].forecast_finish, i.id)).id
