"""What stands left of the bars: the words and numbers of a row."""

from __future__ import annotations

from dataclasses import dataclass

from campaigntui.domain.stage import Stage
from campaigntui.domain.text import line
from campaigntui.scene.rows import RowKey
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import role_short, stage_name
from campaigntui.wording.dates import percent


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a row, unpadded."""

    text: str
    right: str
    """What stands at the right edge: the role of an item, the share of a stage that is done."""
    state: State | None = None
    """State of an item; None for a stage."""
    late: int = 0
    """Late items of a stage."""
    blocked: int = 0
    """Blocked items of a stage."""


def label(outlook: Outlook, key: RowKey) -> Label:
    """The label of a row, in the language in force."""
    if isinstance(key, Stage):
        health = outlook.health.stages[key]
        text = f"{key.number} {stage_name(key)}"
        return Label(text, percent(health.percent), late=health.late, blocked=health.blocked)
    item = outlook.plan.item[key]
    # Titles are cleaned where they enter; a plan file may still come from elsewhere.
    return Label(line(item.title), role_short(item.role, outlook.roles), state=outlook.health.items[key].state)
