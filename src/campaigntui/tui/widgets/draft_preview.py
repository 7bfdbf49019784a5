"""What a new campaign would become, shown while its form is filled in."""

from __future__ import annotations

from typing import ClassVar

from campaigntui.domain.stage import STAGES
from campaigntui.scene.cells import fit
from campaigntui.scene.fitting import Extent
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import wrap
from campaigntui.tui.widgets.lines import Line, Lines, Piece
from campaigntui.usecases.givingway import GivingWay
from campaigntui.wording import _, language, ngettext, stage_short
from campaigntui.wording.dates import full_day, long_day, relative_day
from campaigntui.wording.givingway import giving_way_short


class DraftPreview(Lines):
    """Dates of the plan, its gates, and what would begin late; or why there is no plan yet."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.STRONG, Ink.MUTED, Ink.ACCENT, Ink.WARN, Ink.BAD, Ink.HEADING}
    DEFAULT_CSS = "DraftPreview { height: 16; padding: 0 0 0 2; }"

    def __init__(self) -> None:
        super().__init__()
        self._outlook: Outlook | None = None
        self._why_not = ""
        self._way: GivingWay | None = None

    def show(self, outlook: Outlook, way: GivingWay | None = None) -> None:
        """This is what it would be, and `way` the larger promotion that lies too near."""
        self._outlook, self._why_not, self._way = outlook, "", way
        self.redraw()

    def refuse(self, words: str) -> None:
        """This is why it cannot be laid out; empty words while nothing was given yet."""
        self._outlook, self._why_not = None, words
        self.redraw()

    def paint(self, width: int) -> list[Line]:
        """From the most to the least important line."""
        if self._outlook is None:
            words = self._why_not or _("Give a D-day to see the plan.")
            return [[Piece(row, Ink.BAD if self._why_not else Ink.MUTED)] for row in wrap(words, width)]
        outlook = self._outlook
        d_day = outlook.plan.d_day.day
        extent = Extent.of(outlook)
        lines: list[Line] = [
            [Piece(full_day(d_day), Ink.STRONG), Piece(f"  {relative_day(outlook.today, d_day)}", Ink.ACCENT)],
            _fact(_("First day"), long_day(extent.first), width),
            _fact(_("Last day"), long_day(extent.last), width),
            _fact(_("Items"), str(len(outlook.schedule.windows)), width),
        ]
        lines += self._warnings(outlook, extent, width)
        lines += [[], [Piece(_("Gates"), Ink.HEADING)]]
        for stage in STAGES:
            gate = outlook.health.stages[stage].gate_day
            if gate is not None:
                lines.append(_fact(stage_short(stage), f"{relative_day(gate, d_day):<5}{long_day(gate)}", width))
        return lines

    def _warnings(self, outlook: Outlook, extent: Extent, width: int) -> list[Line]:
        late = sum(health.state is State.LATE for health in outlook.health.items.values())
        words = []
        if self._way is not None:
            name = self._way.larger.name.said(language())
            words.append(giving_way_short(name, self._way.larger.days, self._way.clear))
        if late:
            words.append(
                ngettext("{count} item lies in the past.", "{count} items lie in the past.", late).format(count=late)
            )
        if any(d.estimated and extent.first <= d.day <= extent.last for d in outlook.plan.calendar_day.values()):
            words.append(_("The holidays are estimated until the official list is out."))
        return [[Piece(row, Ink.WARN)] for each in words for row in wrap(each, width, 3)]


def _fact(label: str, words: str, width: int) -> Line:
    return [Piece(fit(label, 11), Ink.MUTED), Piece(fit(words, max(width - 11, 0)))]
