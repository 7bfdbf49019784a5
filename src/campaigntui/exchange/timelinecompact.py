"""The timeline as a short message for a chat: a line a stage, the next moments, and what is late.

It holds no drawing, because chats break long lines and set letters of uneven breadth; and only marks that are equally
wide everywhere, so that nothing shifts where they do not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, time

from campaigntui.domain.checklist import Item
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.domain.text import line
from campaigntui.exchange.timelinerange import chosen_extent
from campaigntui.scene.bars import focus
from campaigntui.scene.fitting import Extent
from campaigntui.scheduling.gates import risks, standing_ruling
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, anchor_name, language, ngettext, role_name, stage_name, state_glyph, state_name
from campaigntui.wording.dates import clock, full_day, long_day, percent, relative_day, short_day, workdays
from campaigntui.wording.gates import risk_lines, ruling_name

MOMENTS = 5
"""Moments that are named ahead."""
TROUBLES = 10
"""Items that are named as late or blocked; of more than these, only how many there are is said."""
_WIDTH = 80
"""Cells after which a list goes on in a new line."""


def timeline_compact(
    outlook: Outlook,
    first: date | None = None,
    last: date | None = None,
    items: bool = False,
    stages: Collection[Stage] = STAGES,
) -> str:
    """The timeline in short lines, ended by a newline, in the language in force.

    From `first` to `last` only the stages, items and moments of these days are told. `items` lists the items below
    their stage, `stages` says of which stages. Raises `BadInput` for dates in the wrong order.
    """
    extent = chosen_extent(outlook, first, last)
    blocks = [
        _head(outlook),
        _stages(outlook, extent, stages if items else ()),
        _risks(outlook),
        _moments(outlook, extent),
        _troubles(outlook, State.LATE),
        _troubles(outlook, State.BLOCKED),
    ]
    if items:
        glyphs = [f"{state_glyph(state, ascii_marks=True)} {state_name(state)}" for state in State]
        blocks.append([", ".join(glyphs)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(outlook: Outlook) -> list[str]:
    head, health = outlook.plan.head, outlook.health
    names = [part for part in (line(head.name), line(head.shop)) if part]
    done = sum(stage.done for stage in health.stages.values())
    total = sum(stage.total for stage in health.stages.values())
    standing = [
        _("{done} of {total} done").format(done=done, total=total),
        ngettext("{count} late", "{count} late", health.late).format(count=health.late),
    ]
    if health.blocked:
        standing.append(ngettext("{count} blocked", "{count} blocked", health.blocked).format(count=health.blocked))
    today = f"{full_day(outlook.today)}, {relative_day(outlook.today, outlook.plan.d_day.day)}"
    gates = (stage.gate_day for stage in health.stages.values())
    guess = any(map(outlook.calendar.guesses(), gates))
    return [
        " | ".join(names),
        today,
        ", ".join(standing),
        *([_("The holidays are estimated until the official list is out.")] if guess else []),
    ]


def _stages(outlook: Outlook, extent: Extent, opened: Collection[Stage]) -> list[str]:
    lines = []
    for stage in STAGES:
        health = outlook.health.stages[stage]
        if not health.total or not _meets(extent, health.opens, health.closes):
            continue
        parts = [f"{stage.number} {stage_name(stage)} {percent(health.percent)}", _span(health.opens, health.closes)]
        if health.gate_day is not None:
            broken = health.gate_slack is not None and health.gate_slack < 0
            gate = _("gate {day}").format(day=short_day(health.gate_day))
            ruling = standing_ruling(outlook.plan, stage)
            if ruling is not None:
                parts.append(f"{gate}: {ruling_name(ruling)}")
            else:
                parts.append(f"{gate} {_('breaks')}" if broken else gate)
        if health.late:
            parts.append(ngettext("{count} late", "{count} late", health.late).format(count=health.late))
        lines.append(", ".join(part for part in parts if part))
        if stage in opened:
            lines += _items(outlook, extent, outlook.items[stage])
    return lines


def _risks(outlook: Outlook) -> list[str]:
    told = [risk_lines(verdict, outlook.plan, _WIDTH) for verdict in risks(outlook.plan)]
    lines = ["\n  ".join(lines) for lines in told]
    return [_("Passed with risk:"), *lines] if lines else []


def _items(outlook: Outlook, extent: Extent, items: Iterable[Item]) -> Iterable[str]:
    for item in items:
        window = outlook.schedule.windows[item.id]
        if _meets(extent, window.forecast_start, window.forecast_finish):
            glyph = state_glyph(outlook.health.items[item.id].state, ascii_marks=True)
            finish = short_day(window.forecast_finish)
            yield f"  {glyph} {line(item.title)}, {_who(outlook, item)}, {finish}"


def _moments(outlook: Outlook, extent: Extent) -> list[str]:
    ahead = [a for a in outlook.plan.anchor.values() if outlook.today <= a.day and extent.first <= a.day <= extent.last]
    ahead.sort(key=lambda anchor: (anchor.day, anchor.clock or time(), anchor.id))
    lines = []
    for anchor in ahead[:MOMENTS]:
        hour = "" if anchor.clock is None else f" {clock(anchor.clock)}"
        away = relative_day(anchor.day, outlook.plan.d_day.day)
        lines.append(f"{away} {long_day(anchor.day)}{hour} {line(anchor_name(anchor))}")
    return [_("Next:"), *lines] if lines else []


def _troubles(outlook: Outlook, state: State) -> list[str]:
    """Items in that state, those that delay the most first. What is blocked says why."""
    found = [item for items in outlook.items.values() for item in items if outlook.health.items[item.id].state is state]
    found.sort(key=lambda item: (-outlook.health.items[item.id].days_late, focus(outlook, item.id) or outlook.today))
    if not found:
        return []
    lines = [_trouble(outlook, item, state) for item in found[:TROUBLES]]
    if len(found) > TROUBLES:
        rest = len(found) - TROUBLES
        lines.append(ngettext("and {count} more", "and {count} more", rest).format(count=rest))
    title = _("Late:") if state is State.LATE else _("Blocked:")
    return [title, *lines]


def _trouble(outlook: Outlook, item: Item, state: State) -> str:
    parts = [line(item.title), _who(outlook, item)]
    days = outlook.health.items[item.id].days_late
    if days:
        parts.append(_("{days} late").format(days=workdays(days)))
    said = f"{state_glyph(state, ascii_marks=True)} {', '.join(parts)}"
    reason = line(item.reason) if state is State.BLOCKED else ""
    return f"{said}\n  {reason}" if reason else said


def _who(outlook: Outlook, item: Item) -> str:
    """The member, or the role while nobody is named."""
    if item.member_id is not None:
        return line(outlook.plan.member[item.member_id].name)
    return role_name(item.role, outlook.roles)


def _span(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    if first == last:
        return short_day(first)
    # Between dates that are written with hyphens another one would not be seen.
    return f"{short_day(first)} {'~' if language() == 'zh' else '-'} {short_day(last)}"


def _meets(extent: Extent, first: date | None, last: date | None) -> bool:
    """True when some day of the span is in view."""
    return first is None or last is None or (first <= extent.last and last >= extent.first)
