"""The base of the main views: each leads to the others."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_
from campaigntui.tui.messages import View
from campaigntui.tui.screens.going import GoScreen

_ORDER = (
    *(View.CAMPAIGNS, View.TIMELINE, View.CHECKLIST, View.STAGE, View.GATES, View.PEOPLE, View.ROLES, View.HANDOFFS),
    *(View.LOAD, View.HOLES, View.CONFLICTS, View.CHAIN, View.JOURNAL, View.DRIFT, View.MEETINGS, View.CALENDAR),
    *(View.MOMENTS, View.YEAR),
)


class PlanScreen(GoScreen):
    """A main view of the campaign. A subclass names its `VIEW`."""

    VIEW: ClassVar[View]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("[,【", "turn(-1)", N_("View before"), show=False, id="view.before"),
        Binding("],】", "turn(1)", N_("View after"), show=False, id="view.after"),
        Binding("M", "gate", N_("Gate"), tooltip=N_("Open the gate of the stage"), show=False, id="view.gate"),
        Binding("escape", "back", N_("Back"), show=False, id="view.back"),
    ]

    def look_at(self, stage: Stage | None, item_id: ItemId | None) -> None:
        """Put the cursor on a stage or an item, where the view has one."""

    def narrow(self, words: str) -> None:
        """Narrow the list to what a filter lets through, where the view has one."""

    def look_at_person(self, key: MemberId | str, day: date | None = None) -> None:
        """Put the cursor on a member or a role, and on a day, where the view has them."""

    def action_turn(self, places: int) -> None:
        """To the view before or after this one."""
        self.go(_ORDER[(_ORDER.index(self.VIEW) + places) % len(_ORDER)])

    def action_gate(self) -> None:
        """To the gate of the stage that the cursor is in, where the view has one."""
        self.go(View.GATES)

    def action_back(self) -> None:
        """One level back: the timeline is where the other views come from."""
        if self.VIEW not in (View.TIMELINE, View.CAMPAIGNS):
            self.go(View.TIMELINE)
