"""What stands left of the bars: the words and numbers of a row, and what the header says of scale and anchors."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from campaigntui.domain.campaign import Anchor
from campaigntui.domain.stage import Stage
from campaigntui.domain.text import line
from campaigntui.scene.rows import RowKey
from campaigntui.scene.scale import Zoom
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, anchor_name, anchor_short, ngettext, role_short, stage_name, stage_short
from campaigntui.wording.dates import clock, long_day, percent, short_day

_NARROW = 24
"""Cells below which a title needs the place of the role."""


class Label(NamedTuple):
    """The words of a row, unpadded."""

    text: str
    right: str
    """What stands at the right edge: the role of an item, the share of a stage that is done. Empty for lack of room."""
    state: State | None = None
    """State of an item; None for a stage."""
    late: int = 0
    """Late items of a stage."""


def label(outlook: Outlook, key: RowKey, room: int) -> Label:
    """The label of a row, in the language in force, worded for a room of so many cells."""
    narrow = room < _NARROW
    if isinstance(key, Stage):
        health = outlook.health.stages[key]
        text = f"{key.number} {stage_short(key) if narrow else stage_name(key)}"
        return Label(text, percent(health.percent), late=health.late)
    item = outlook.plan.item[key]
    role = "" if narrow else role_short(item.role, outlook.roles)
    # Titles are cleaned where they enter; a plan file may still come from elsewhere.
    return Label(line(item.title), role, state=outlook.health.items[key].state)


def zoom_line(zoom: Zoom) -> str:
    """How much time a column is: “2 days a column”."""
    if zoom.columns > 1:
        return ngettext("{count} column a day", "{count} columns a day", zoom.columns).format(count=zoom.columns)
    return ngettext("{count} day a column", "{count} days a column", zoom.days).format(count=zoom.days)


def anchor_line(anchor: Anchor, width: int) -> str:
    """An anchor with its day and hour: “Deposit opens, Sat 24 Oct 20:00”, shorter where that exceeds `width` cells."""
    hour = "" if anchor.clock is None else f" {clock(anchor.clock)}"
    wordings = [
        _("{anchor}, {when}").format(anchor=line(name), when=when + hour)
        for name, when in (
            (anchor_name(anchor), long_day(anchor.day)),
            (anchor_short(anchor), long_day(anchor.day)),
            (anchor_short(anchor), short_day(anchor.day)),
        )
    ]
    return next((wording for wording in wordings if cell_len(wording) <= width), wordings[-1])
