"""What dragging on the timeline asks for: items, stages and moments on other days."""

from __future__ import annotations

from campaigntui.domain.stage import Stage
from campaigntui.scene.dragging import Drag, Grip
from campaigntui.tui.facts import span
from campaigntui.tui.screens.list_actions import ListScreen
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.timeline import TimelineChart
from campaigntui.usecases.commands import Command
from campaigntui.wording import _, anchor_short


class DragScreen(ListScreen):
    """A screen with a timeline whose bars and moments can be dragged."""

    def on_timeline_chart_dragging(self, event: TimelineChart.Dragging) -> None:
        """Say where it would come to lie."""
        event.stop()
        if event.drag is None:
            self.tell_head()
            return
        words, what = drag_words(event.drag), event.drag.what
        if isinstance(what, str) and not isinstance(what, Stage):
            words = f"{anchor_short(self.outlook().plan.anchor_named(what))} · {words}"
        self.query_one(HeadLine).note(words)

    def on_timeline_chart_dropped(self, event: TimelineChart.Dropped) -> None:
        """Ask for the change; a bar that carries a mark takes the other marked ones along."""
        event.stop()
        drag = event.drag
        if isinstance(drag.what, Stage):
            self.request(_stage_moved(drag.what, drag))
        elif isinstance(drag.what, str):
            from campaigntui.usecases.commands.anchors import AnchorMove, MoveAnchors

            self.request(MoveAnchors((AnchorMove(drag.what, drag.last),)))
        elif drag.grip is Grip.WHOLE:
            from campaigntui.usecases.commands.dates import ShiftItems

            self.request(ShiftItems(tuple(self.marked) if drag.what in self.marks else (drag.what,), drag.days))
        elif drag.grip is Grip.START:
            from campaigntui.usecases.commands.dates import StretchItems

            self.request(StretchItems((drag.what,), -drag.days))
        else:
            from campaigntui.usecases.commands.extents import ExtendItems

            self.request(ExtendItems((drag.what,), drag.days))


def _stage_moved(stage: Stage, drag: Drag) -> Command:
    from campaigntui.usecases.commands.stages import ShiftStages, StretchStages

    return StretchStages((stage,), drag.days) if drag.grip is Grip.FINISH else ShiftStages((stage,), drag.days)


def drag_words(drag: Drag) -> str:
    """Where it would come to lie, and by how many days it moves: “19 Oct – 21 Oct · +2 wd”."""
    unit = _("{count} d") if drag.free else _("{count} wd")
    return f"{span(drag.first, drag.last)} · {unit.format(count=f'{drag.days:+d}')}"
