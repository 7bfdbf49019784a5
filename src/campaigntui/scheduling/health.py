"""How the plan stands today: the state of every item and stage, and what lateness breaks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage


class State(StrEnum):
    """What an item's status, links and dates come to today. The first that fits, in this order."""

    DONE = "done"
    BLOCKED = "blocked"
    REVIEW = "to_review"
    """Handed in, and waiting for the second pair of eyes."""
    LATE = "late"
    """Open or in progress, and its planned finish has passed."""
    IN_PROGRESS = "in_progress"
    READY = "ready"
    """Open, and everything it waits for is done."""
    WAITING = "waiting"
    """Open, and something it waits for is not done."""


class BreakKind(StrEnum):
    """What a late item breaks."""

    GATE = "gate"
    DEADLINE = "deadline"
    """The item's own `ready_by`."""
    D_DAY = "d_day"
    STAGE = "stage"
    """The close of the stage, for work planned after D-day."""
    FREEZE = "freeze"
    """The day from which a freeze that binds the item lets nothing change."""


class Break(NamedTuple):
    """A hard end that will be missed by `days` working days; `item_id` is the item at the end of the chain."""

    kind: BreakKind
    stage: Stage
    item_id: ItemId
    days: int
    freeze: str = ""
    """Name of the freeze, where it is one."""


class ItemHealth(NamedTuple):
    """The state of one item."""

    state: State
    late: bool
    """Not done, and its planned finish has passed (a blocked item, or one to be looked over, can be late as well)."""
    days_late: int
    """Working days from planned to forecast finish, never negative; the length of the red tail."""
    breaks: tuple[Break, ...]
    """Hard ends that this item misses itself or through items that wait for it, worst first; one per kind and stage."""


class StageHealth(NamedTuple):
    """The state of one stage."""

    stage: Stage
    total: int
    done: int
    late: int
    blocked: int
    opens: date | None
    """First day of its window: as the stage plan says, else the first planned start."""
    closes: date | None
    gate_day: date | None
    gate_slack: int | None
    """Working days from the last forecast finish of its open gate items to the gate day; negative breaks the gate."""

    @property
    def percent(self) -> int:
        """Share of items done, rounded down so that 100 means all."""
        return self.done * 100 // self.total if self.total else 0


class Health(NamedTuple):
    """The state of the whole plan on `today`."""

    items: Mapping[ItemId, ItemHealth]
    stages: Mapping[Stage, StageHealth]
    days_to_go: int
    """Calendar days from today to D-day; negative after it."""
    slack: int | None
    """Smallest slack of any open item."""
    late: int
    blocked: int
    due_today: int
