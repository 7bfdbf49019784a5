"""The timeline as a picture for a slide or a page: SVG without fonts, scripts or anything fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType

from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_, BadInput
from campaigntui.exchange.svgaxis import Axis
from campaigntui.exchange.svgbars import Seen, paint_bar, paint_legend, paint_state
from campaigntui.exchange.svgframe import Frame, Inks
from campaigntui.exchange.svgpaper import Paper, breadth, cut, plain
from campaigntui.exchange.timelinerange import chosen_extent
from campaigntui.scene.bars import Bar, Mark, Window, bar
from campaigntui.scene.fitting import Extent
from campaigntui.scene.labels import label
from campaigntui.scene.rows import RowKey, Rows
from campaigntui.scheduling.gates import risks
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, language, ngettext, role_name, role_short, stage_name, state_name
from campaigntui.wording.dates import full_day, percent, relative_day, short_day
from campaigntui.wording.gates import risk_lines

LEAST_WIDTH = 640
USUAL_WIDTH = 1280
MOST_WIDTH = 4000
"""Pixels of the picture."""
MOST_DAYS = 3660
"""Days of a picture; every kind of day is drawn, and more than ten years of them help nobody."""

_MARGIN = 28
_HEAD = 84
"""Pixels above the months."""
_STAGE, _ITEM, _ALONE, _RISK = 27, 19, 50, 18
"""Heights of the row of a stage, of an item, of a stage that stands without items, and of a line about a risk."""
_TITLE, _WINDOW, _SMALL, _ROLE = 12, 12, 11, 84
"""Sizes of titles, windows of stages and roles, and the most pixels that a role takes."""
_BESIDE = 24 + 10 + 12
"""Pixels left and right of title and role, and between them."""


def timeline_svg(
    outlook: Outlook,
    inks: Inks,
    width: int = USUAL_WIDTH,
    first: date | None = None,
    last: date | None = None,
    items: bool = True,
    stages: Collection[Stage] = STAGES,
    ghost: Mapping[ItemId, Window] = MappingProxyType({}),
) -> str:
    """The timeline as an SVG document `width` pixels wide, as high as it needs, in the language in force.

    The other arguments are those of `timeline_text`. Raises `BadInput` for a width that no timeline fits into, for
    dates in the wrong order, and for more than ten years.
    """
    extent = _extent(outlook, width, first, last)
    opened = stages if items else ()
    keys = Rows.of(outlook, opened).keys
    frame = Frame(outlook, extent, _MARGIN, _MARGIN + _label_room(outlook, keys, width), width - _MARGIN)
    axis = Axis.of(frame)
    paper = Paper()
    top = _HEAD + axis.height
    foot = top + sum(_height(key, opened) for key in keys)
    _paint_title(paper, inks, frame)
    shades = axis.paint(paper, inks, _HEAD, foot)
    paper.clip("labels", 0, 0, frame.left - 4, foot + _STAGE)
    marks: set[Mark] = set()
    y = top
    for key in keys:
        found = bar(outlook, frame.days, key, ghost=ghost)
        marks |= _paint_row(paper, inks, frame, key, found, (y, _height(key, opened)))
        y += _height(key, opened)
    paper.line(frame.margin, foot, frame.right, foot, inks("border"))
    drawn = [key for key in keys if isinstance(key, int)]
    states = {outlook.health.items[key].state for key in drawn}
    critical = any(outlook.schedule.windows[key].critical for key in drawn)
    told = _paint_risks(paper, inks, frame, foot)
    end = paint_legend(paper, inks, frame, told + 12, Seen(marks, shades, states, critical))
    return paper.page(width, round(end + 18), inks("background"), language(), outlook.plan.head.name, _about(outlook))


def _extent(outlook: Outlook, width: int, first: date | None, last: date | None) -> Extent:
    """The days to draw; `BadInput` when they or the width make no picture."""
    if not LEAST_WIDTH <= width <= MOST_WIDTH:
        raise BadInput(
            N_("A picture is {least} to {most} pixels wide, not {width}."),
            least=LEAST_WIDTH,
            most=MOST_WIDTH,
            width=width,
        )
    extent = chosen_extent(outlook, first, last)
    if extent.days > MOST_DAYS:
        raise BadInput(
            N_("From {first} to {last} is too long for a picture. Choose at most ten years with --from and --to."),
            first=extent.first,
            last=extent.last,
        )
    return extent


def _label_room(outlook: Outlook, keys: Collection[RowKey], width: int) -> float:
    """Pixels for the labels: as many as the broadest row asks for, and never more than a third of the picture."""
    items = [outlook.plan.item[key] for key in keys if isinstance(key, int)]
    if not items:
        window = max(breadth(_window(outlook, key), _WINDOW) for key in keys if isinstance(key, Stage))
        return min(max(width * 0.2, window + _BESIDE), width / 3)
    title = max((breadth(plain(item.title)[:80], _TITLE) for item in items), default=0.0)
    role = max((breadth(role_short(item.role, outlook.roles), _SMALL) for item in items), default=0.0)
    return min(max(width * 0.2, 190, title + min(role, _ROLE) + _BESIDE), width / 3)


def _height(key: RowKey, opened: Collection[Stage]) -> int:
    if not isinstance(key, Stage):
        return _ITEM
    return _STAGE if key in opened else _ALONE


def _paint_title(paper: Paper, inks: Inks, frame: Frame) -> None:
    outlook = frame.outlook
    away = relative_day(outlook.today, outlook.plan.d_day.day)
    badge = breadth(away, 22, bold=True)
    paper.words(frame.right, 44, away, 22, inks("dday"), room=badge + 1, bold=True, anchor="end")
    room = frame.right - frame.margin - badge - 24
    paper.words(frame.margin, 44, outlook.plan.head.name, 22, inks("foreground"), room=room, bold=True)
    paper.words(frame.margin, 66, _about(outlook), 13, inks("muted"), room=frame.right - frame.margin)


def _about(outlook: Outlook) -> str:
    """Shop, D-day, the day of the picture and how the plan stands, in one line."""
    head, health = outlook.plan.head, outlook.health
    done = sum(stage.done for stage in health.stages.values())
    total = sum(stage.total for stage in health.stages.values())
    parts = [
        head.shop,
        _("D-day {day}").format(day=full_day(outlook.plan.d_day.day)),
        _("as of {day}").format(day=full_day(outlook.today)),
        _("{done} of {total} done").format(done=done, total=total),
        ngettext("{count} late", "{count} late", health.late).format(count=health.late) if health.late else "",
        ngettext("{count} blocked", "{count} blocked", health.blocked).format(count=health.blocked)
        if health.blocked
        else "",
    ]
    return "  ·  ".join(part for part in parts if part)


def _paint_risks(paper: Paper, inks: Inks, frame: Frame, foot: float) -> float:
    """Which gates passed with risk, below the chart; how far down that reaches."""
    signed, y = risks(frame.outlook.plan), foot
    room = frame.right - frame.margin
    for number, verdict in enumerate(signed):
        if not number:
            y += _RISK + 6
            paper.words(frame.margin, y, _("Passed with risk:"), _TITLE, inks("late"), room=room, bold=True)
        for words in risk_lines(verdict, frame.outlook.plan, int(room / _TITLE * 1.5)):
            y += _RISK
            paper.words(frame.margin + 11, y, words, _TITLE, inks("foreground"), room=room - 11)
    return y


def _paint_row(paper: Paper, inks: Inks, frame: Frame, key: RowKey, found: Bar, down: tuple[float, int]) -> set[Mark]:
    top, height = down
    if isinstance(key, Stage):
        with paper.group(stage_name(key)):
            _paint_stage(paper, inks, frame, key, top, height)
            return paint_bar(paper, inks, frame, found, top + height / 2, 13 if height == _STAGE else 18)
    with paper.group(_hint(frame.outlook, key)):
        _paint_item(paper, inks, frame, key, top)
        return paint_bar(paper, inks, frame, found, top + height / 2, 9)


def _paint_stage(paper: Paper, inks: Inks, frame: Frame, stage: Stage, top: float, height: int) -> None:
    health = frame.outlook.health.stages[stage]
    alone = height == _ALONE
    paper.line(frame.margin, top, frame.right, top, inks("border"))
    paper.rect(frame.margin, top + 5, 3.5, height - 10, inks.stage(stage), rx=1.5)
    foot = top + (21 if alone else 18)
    right = frame.left - 12
    share = percent(health.percent)
    used = paper.words(right, foot, share, 12, inks("muted"), room=60, anchor="end")
    if health.late:
        late = ngettext("{count} late", "{count} late", health.late).format(count=health.late)
        used += 8 + paper.words(right - used - 8, foot, late, 12, inks("late"), room=90, bold=True, anchor="end")
    name, left = f"{stage.number} {stage_name(stage)}", frame.margin + 11
    paper.words(left, foot, name, 14, inks.stage(stage), room=right - used - 8 - left, bold=True)
    if alone:
        paper.words(left, foot + 18, _window(frame.outlook, stage), _WINDOW, inks("muted"), room=right - left)


def _window(outlook: Outlook, stage: Stage) -> str:
    """From when to when a stage lasts, and the day of its gate."""
    health = outlook.health.stages[stage]
    if health.opens is None or health.closes is None:
        return "–"
    window = f"{short_day(health.opens)} – {short_day(health.closes)}"
    if health.gate_day is None:
        return window
    return f"{window}  ·  {_('gate {day}').format(day=short_day(health.gate_day))}"


def _paint_item(paper: Paper, inks: Inks, frame: Frame, key: RowKey, top: float) -> None:
    words = label(frame.outlook, key, 60)
    done = words.state is not None and words.state.value == "done"
    left, right, foot = frame.margin + 24, frame.left - 12, top + 13.5
    if words.state is not None:
        paint_state(paper, inks, words.state, frame.margin + 15, top + _ITEM / 2)
    with paper.group(clip_path="url(#labels)"):
        role = cut(words.right, _ROLE, _SMALL)
        used = paper.words(right, foot, role, _SMALL, inks("muted"), room=_ROLE + 1, anchor="end")
        room = right - used - 10 - left
        paper.words(left, foot, words.text, _TITLE, inks("muted" if done else "foreground"), room=room)


def _hint(outlook: Outlook, key: RowKey) -> str:
    """What a browser says of an item when the pointer rests on it: everything that its row had no room for."""
    item = outlook.plan.item[key]  # type: ignore[index]
    window = outlook.schedule.windows[item.id]
    member = outlook.plan.member[item.member_id].name if item.member_id is not None else ""
    who = member or role_name(item.role, outlook.roles)
    days = f"{short_day(window.forecast_start)} – {short_day(window.forecast_finish)}"
    return " · ".join((item.title, who, days, state_name(outlook.health.items[item.id].state)))
