"""What stands left of the bars: the words and numbers of a row, and what the header says of the view."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.domain.text import line
from campaigntui.scene.bars import Window
from campaigntui.scene.groups import Grouping, Holder, Tally
from campaigntui.scene.rows import RowKey
from campaigntui.scene.scale import TimeScale, Zoom
from campaigntui.scene.view import View
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import (
    _,
    ngettext,
    pgettext,
    role_name,
    role_short,
    stage_name,
    stage_short,
)
from campaigntui.wording.dates import percent

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
    """Late items of a stage, role or member."""
    drift: int = 0
    """Working days by which the planned finish has moved away from a baseline; `right` of an item says so."""


class Planned(NamedTuple):
    """A baseline under a head."""

    window: Window
    """First and last day that it planned for items which the plan still has."""
    now: date
    """When the last of them is planned to be finished now."""


def label(
    outlook: Outlook,
    key: RowKey,
    room: int,
    tally: Tally | None = None,
    ghost: Mapping[ItemId, Window] = MappingProxyType({}),
    planned: Planned | None = None,
) -> Label:
    """The label of a row, in the language in force, worded for a room of so many cells.

    A holder needs its `tally`. With the planned windows of a baseline in `ghost`, an item says how far it has moved; a
    head does so with what was `planned` under it.
    """
    narrow = room < _NARROW
    moved = (
        0 if planned is None or planned.window[1] is None else outlook.calendar.count(planned.window[1], planned.now)
    )
    if isinstance(key, Holder):
        share = percent(tally.percent) if tally is not None else ""
        return Label(line(holder_name(outlook, key)), share, late=tally.late if tally is not None else 0, drift=moved)
    if isinstance(key, Stage):
        health = outlook.health.stages[key]
        text = f"{key.number} {stage_short(key) if narrow else stage_name(key)}"
        return Label(text, percent(health.percent), late=health.late, drift=moved)
    item = outlook.plan.item[key]
    days = _drift(outlook, key, ghost.get(key, (None, None))[1])
    if days:
        return Label(line(item.title), drift_words(days), state=outlook.health.items[key].state, drift=days)
    role = "" if narrow else role_short(item.role, outlook.roles)
    # Titles are cleaned where they enter; a plan file may still come from elsewhere.
    return Label(line(item.title), role, state=outlook.health.items[key].state)


def holder_name(outlook: Outlook, holder: Holder) -> str:
    """The role or the member, or that it is nobody."""
    if holder.grouping is Grouping.ROLE:
        return role_name(holder.role, outlook.roles) if holder.role else _("no role")
    member = outlook.plan.member.get(holder.member) if holder.member is not None else None
    return member.name if member is not None else _("nobody")


def _drift(outlook: Outlook, item_id: ItemId, was: date | None) -> int:
    finish = outlook.schedule.windows[item_id].planned_finish
    return 0 if was is None or finish is None else outlook.calendar.count(was, finish)


def drift_words(days: int) -> str:
    """How far something has moved, in working days: “+3 wd”."""
    return _("{count} wd").format(count=f"{days:+d}")


def view_line(view: View, grouping: Grouping) -> str:
    """What is on show and by what it is grouped: “Week, by role”."""
    scales = {
        None: _("Whole plan"),
        TimeScale.QUARTER: pgettext("time scale", "Quarter"),
        TimeScale.MONTH: pgettext("time scale", "Month"),
        TimeScale.WEEK: pgettext("time scale", "Week"),
        TimeScale.DAY: pgettext("time scale", "Day"),
        TimeScale.HOUR: pgettext("time scale", "Hours"),
    }
    return _("{scale}, {grouping}").format(scale=scales[view.time_scale], grouping=grouping_line(grouping))


def grouping_line(grouping: Grouping) -> str:
    """By what the rows are grouped: “by role”."""
    names = {Grouping.STAGE: _("by stage"), Grouping.ROLE: _("by role"), Grouping.MEMBER: _("by member")}
    return names[grouping]


def zoom_line(zoom: Zoom) -> str:
    """How much time a column is: “2 days a column”."""
    if zoom.columns > 3:
        hours = 24 // zoom.columns
        return ngettext("{count} hour a column", "{count} hours a column", hours).format(count=hours)
    if zoom.columns > 1:
        return ngettext("{count} column a day", "{count} columns a day", zoom.columns).format(count=zoom.columns)
    return ngettext("{count} day a column", "{count} days a column", zoom.days).format(count=zoom.days)
