"""The base of views that compare the plan with a baseline: which one, and keeping one."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import var

from campaigntui.domain.campaign import Baseline
from campaigntui.domain.ids import RowId
from campaigntui.errors import N_
from campaigntui.tui.screens.snapshot_screen import SnapshotScreen
from campaigntui.wording import _


class BaselineScreen(SnapshotScreen):
    """A subclass draws `chosen_baseline` when `baseline_id` changes. Every view remembers its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("B", "baseline", N_("Baseline"), tooltip=N_("Choose or keep a baseline"), id="baseline.choose")
    ]

    baseline_id: var[RowId | None] = var(None, init=False)
    """Which baseline is shown; None for none."""

    @property
    def chosen_baseline(self) -> Baseline | None:
        """The baseline to show; None when it is gone."""
        return None if self.baseline_id is None else self.outlook().plan.baseline.get(self.baseline_id)

    def action_baseline(self) -> None:
        """Choose which baseline is shown; without any, keep one."""
        from campaigntui.tui.dialogs.baselines import KEEP, BaselinePicker

        outlook = self.outlook()
        if not outlook.plan.baseline:
            self._keep()
            return

        def answered(answer: RowId | str | None) -> None:
            if answer == KEEP:
                self._keep()
            elif answer is not None:
                self._choose(None if isinstance(answer, str) else answer)

        self.app.push_screen(BaselinePicker(outlook, self.baseline_id), answered)

    def _choose(self, baseline_id: RowId | None) -> None:
        self.baseline_id = baseline_id
        chosen = self.chosen_baseline
        words = _("No baseline is shown.") if chosen is None else _("Compared with {name}").format(name=chosen.name)
        self.app.tell(words)

    def _keep(self) -> None:
        """Keep one, and show it."""
        from campaigntui.scheduling.baselines import baselines
        from campaigntui.tui.dialogs.baselines import keep_baseline

        before = set(self.outlook().plan.baseline.values())

        def kept(_done: None) -> None:
            fresh = [one for one in baselines(self.outlook().plan) if one not in before]
            if fresh:
                self._choose(fresh[0].id)

        self.app.push_screen(keep_baseline(self.outlook()), kept)
