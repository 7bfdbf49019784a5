"""A difference in words: one sentence that sums it up, and a line for each thing that moves, breaks, is hit or mended.

Dialog, command line and JSON all say these words; each sets them in its own way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from campaigntui.domain.campaign import Anchor
from campaigntui.domain.checklist import Item, Link
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.dayhits import DayHit, Shift, Span
from campaigntui.scheduling.effects import AnchorShift, Breach, Effects, Lateness
from campaigntui.scheduling.freezes import Caught
from campaigntui.scheduling.health import BreakKind
from campaigntui.wording.catalogue import _, about, language, ngettext
from campaigntui.wording.dates import clock, long_day, short_day, workdays_short
from campaigntui.wording.moments import anchor_name, confidence_name, holiday_name, phase_name
from campaigntui.wording.names import stage_name

_ALL = 1 << 30
"""More lines than any difference has."""


class Tone(StrEnum):
    """What a line is about, for whoever gives it a colour."""

    HEADING = "heading"
    PLAIN = "plain"
    BAD = "bad"
    GOOD = "good"
    MUTED = "muted"


class EffectLine(NamedTuple):
    """A line of a difference. What goes from one value to another has these in columns of their own."""

    words: str
    tone: Tone = Tone.PLAIN
    before: str = ""
    after: str = ""
    item_id: ItemId | None = None
    """The item that moves."""

    def __str__(self) -> str:
        return about(self.words, f"{self.before} → {self.after}") if self.after else self.words


def effect_sentence(found: Effects, touched: int) -> str:
    """“14 items move, 3 land in the past, the gate Pages breaks by 2 wd”. `touched`: items whose rows change."""
    ends = [each for each in found.breaks if each.kind is not BreakKind.DEADLINE]
    parts = [*_counted(found, touched), *(_breach(each) for each in ends)]
    if count := len(found.breaks) - len(ends):
        parts.append(ngettext("{count} deadline is missed", "{count} deadlines are missed", count).format(count=count))
    if count := len(found.mends) + len(found.reconciled) + len(found.thawed):
        parts.append(ngettext("{count} thing is mended", "{count} things are mended", count).format(count=count))
    return ("，" if language() == "zh" else ", ").join(parts)


def _counted(found: Effects, touched: int) -> Iterator[str]:
    if count := len(found.anchors):
        yield ngettext("{count} moment changes", "{count} moments change", count).format(count=count)
    others = (*found.joining, *found.leaving)
    if count := len(found.planned):
        yield ngettext("{count} item moves", "{count} items move", count).format(count=count)
    elif touched > len(others) or not (found.anchors or others):
        # Zero is said too: a difference that moves nothing is worth knowing.
        changed = touched - len(others)
        yield ngettext("{count} item changes", "{count} items change", changed).format(count=changed)
    if count := len(found.joining):
        yield ngettext("{count} item joins the plan", "{count} items join the plan", count).format(count=count)
    if count := len(found.leaving):
        yield ngettext("{count} item leaves the plan", "{count} items leave the plan", count).format(count=count)
    if count := len(found.in_past):
        yield ngettext("{count} lands in the past", "{count} land in the past", count).format(count=count)
    if count := len(found.contradicted):
        yield ngettext("{count} link is contradicted", "{count} links are contradicted", count).format(count=count)
    if count := len(found.frozen):
        yield ngettext("{count} falls into a freeze", "{count} fall into a freeze", count).format(count=count)
    if count := len({hit.item_id for hit in found.days_off}):
        yield ngettext("{count} meets days off", "{count} meet days off", count).format(count=count)


def effect_lines(
    found: Effects, plan: Plan, anchors: Sequence[Anchor] = (), items: Sequence[Item] = (), most: int = _ALL
) -> Iterator[EffectLine]:
    """Everything, the worst first, under headings. `anchors` and `items` are those that stay where they are.

    Beyond `most` lines under a heading only their number is said. What is not said costs nothing.
    """

    def under(heading: str, lines: Iterable[EffectLine], *rows: Sequence[object]) -> Iterator[EffectLine]:
        """The lines below their heading; `rows` are what they are made of, one line each."""
        for number, each in enumerate(lines):
            if not number:
                yield EffectLine(heading, Tone.HEADING)
            if number == most:
                rest = sum(map(len, rows)) - number
                yield EffectLine(_("… and {count} more").format(count=rest), Tone.MUTED)
                return
            yield each

    known = {shift.item_id for shift in found.planned}
    later = [shift for shift in found.forecast if shift.item_id not in known]
    broken = found.breaks, found.turned, found.contradicted, found.frozen
    mended = found.mends, found.reconciled, found.thawed, found.sooner
    yield from under(_("Moments"), (_anchor_line(each) for each in found.anchors), found.anchors)
    yield from under(_("Breaks"), _broken(found, plan), *broken)
    yield from under(_("Late"), (_late_line(each, plan, Tone.BAD) for each in found.late), found.late)
    yield from under(_("Runs over"), _run_over(found, plan), found.days_off, found.holidays)
    yield from under(_("Mends"), _mended(found, plan), *mended)
    yield from under(_("Leave the plan"), _titles(found.leaving, plan), found.leaving)
    yield from under(_("Join the plan"), _titles(found.joining, plan), found.joining)
    yield from under(_("Stays"), _staying(anchors, items), anchors, items)
    yield from under(_("Moves"), _moving(found, plan), found.gates_moved, found.planned)
    expected = (_shift_line(each, plan, Tone.PLAIN) for each in later)
    yield from under(_("Expected on other days"), expected, later)
    guessed = {row.day.year for row in plan.calendar_day.values() if row.estimated}
    if any(day is not None and day.year in guessed for shift in found.moves for day in shift.after):
        yield EffectLine(_("The holidays are estimated until the official list is out."), Tone.MUTED)


def _titles(items: Iterable[ItemId], plan: Plan) -> Iterator[EffectLine]:
    for item_id in items:
        if item_id in plan.item:
            yield EffectLine(plan.item[item_id].title)


# -- what moves -------------------------------------------------------------------------------------------------------
def _anchor_line(shift: AnchorShift) -> EffectLine:
    known = shift.after or shift.before
    assert known is not None
    return EffectLine(anchor_name(known), Tone.PLAIN, _moment(shift.before), _moment(shift.after))


def _moment(anchor: Anchor | None) -> str:
    if anchor is None:
        return "–"
    hour = f" {clock(anchor.clock)}" if anchor.clock is not None else ""
    return f"{long_day(anchor.day)}{hour} · {confidence_name(anchor.confidence)}"


def _moving(found: Effects, plan: Plan) -> Iterator[EffectLine]:
    for gate in found.gates_moved:
        words = _("Gate {stage}").format(stage=stage_name(gate.stage))
        yield EffectLine(words, Tone.PLAIN, _span((gate.before,) * 2), _span((gate.after,) * 2))
    past = frozenset(found.in_past)
    yield from (_shift_line(each, plan, Tone.BAD if each.item_id in past else Tone.PLAIN) for each in found.planned)


def _shift_line(shift: Shift, plan: Plan, tone: Tone) -> EffectLine:
    return EffectLine(_title(shift.item_id, plan), tone, _span(shift.before), _span(shift.after), shift.item_id)


def _span(span: Span) -> str:
    return " – ".join(dict.fromkeys(short_day(day) for day in span if day is not None)) or "–"


def _title(item_id: ItemId, plan: Plan) -> str:
    item = plan.item.get(item_id)
    return item.title if item is not None else _("an item")


# -- what breaks and mends --------------------------------------------------------------------------------------------
def _broken(found: Effects, plan: Plan) -> Iterator[EffectLine]:
    yield from (_end_line(each, plan, Tone.BAD) for each in found.breaks)
    for phase in found.turned:
        yield EffectLine(_("{phase} would end before it begins").format(phase=phase_name(phase)), Tone.BAD)
    for link in found.contradicted:
        yield EffectLine(_link(link, plan, _("“{after}” would start before “{before}” is finished")), Tone.BAD)
    for work in found.frozen:
        yield EffectLine(_freeze(work, plan), Tone.BAD)


def _mended(found: Effects, plan: Plan) -> Iterator[EffectLine]:
    yield from (_end_line(each, plan, Tone.GOOD) for each in found.mends)
    for link in found.reconciled:
        yield EffectLine(_link(link, plan, _("“{after}” starts after “{before}” again")), Tone.GOOD)
    for work in found.thawed:
        words = _("“{item}” comes out of the freeze {freeze}")
        said = words.format(item=_title(work.item_id, plan), freeze=_freeze_name(work))
        yield EffectLine(said, Tone.GOOD)
    yield from (_late_line(each, plan, Tone.GOOD) for each in found.sooner)


def _late_line(each: Lateness, plan: Plan, tone: Tone) -> EffectLine:
    in_time = _("in time")
    before, after = (_days_late(days) or in_time for days in (each.before, each.after))
    return EffectLine(_title(each.item_id, plan), tone, before, after, each.item_id)


def _end_line(each: Breach, plan: Plan, tone: Tone) -> EffectLine:
    """A hard end with the working days by which it is missed before and after."""
    kept = _("kept")
    words = _end(each)
    if each.item_id is not None:
        words = _("Deadline: {item}").format(item=_title(each.item_id, plan))
    before, after = (_days_late(days) or kept for days in (each.before, each.after))
    return EffectLine(words[:1].upper() + words[1:], tone, before, after, each.item_id)


def _days_late(days: int) -> str:
    return _("{days} late").format(days=workdays_short(days)) if days else ""


def _end(each: Breach) -> str:
    if each.kind is BreakKind.GATE:
        return _("the gate {stage}").format(stage=stage_name(each.stage))
    if each.kind is BreakKind.STAGE:
        return _("the close of {stage}").format(stage=stage_name(each.stage))
    return _("D-day of {stage}").format(stage=stage_name(each.stage))


def _breach(each: Breach) -> str:
    """What happens to an end that belongs to a stage, as a part of a sentence."""
    what, after = _end(each), workdays_short(each.after)
    if not each.before:
        return _("{what} is missed by {days}").format(what=what, days=after)
    before = workdays_short(each.before)
    return _("{what} is missed by {after} instead of {before}").format(what=what, after=after, before=before)


def _link(link: Link, plan: Plan, words: str) -> str:
    return words.format(before=_title(link.before, plan), after=_title(link.after, plan))


def _freeze(work: Caught, plan: Plan) -> str:
    words = _("“{item}” falls into the freeze {freeze} ({first} – {last})")
    window = work.window
    return words.format(
        item=_title(work.item_id, plan),
        freeze=_freeze_name(work),
        first=short_day(window.first),
        last=short_day(window.last),
    )


def _freeze_name(work: Caught) -> str:
    return work.window.freeze.shown


# -- what is hit, and what stays --------------------------------------------------------------------------------------
def _run_over(found: Effects, plan: Plan) -> Iterator[EffectLine]:
    away: dict[tuple[ItemId, str], list[date]] = defaultdict(list)
    for hit in found.days_off:
        assert hit.member_id is not None
        away[hit.item_id, plan.member[hit.member_id].name].append(hit.day)
    for (item_id, member), days in away.items():
        words = _("“{item}” meets days off of {member}: {days}")
        said = words.format(item=_title(item_id, plan), member=member, days=_days(days))
        yield EffectLine(said, Tone.BAD)
    for name, hits in _by_holiday(found.holidays, plan).items():
        count = len({hit.item_id for hit in hits})
        words = ngettext("{count} item runs over {holiday}: {days}", "{count} items run over {holiday}: {days}", count)
        over = _days(sorted({hit.day for hit in hits}))
        yield EffectLine(words.format(count=count, holiday=name, days=over), Tone.MUTED)


def _by_holiday(hits: Iterable[DayHit], plan: Plan) -> dict[str, list[DayHit]]:
    names = {row.day: holiday_name(row.name) for row in plan.calendar_day.values()}
    found: dict[str, list[DayHit]] = defaultdict(list)
    for hit in hits:
        found[names.get(hit.day) or long_day(hit.day)].append(hit)
    return found


def _days(days: Sequence[date]) -> str:
    """One day, or the first and the last of several."""
    return _span((days[0], days[-1]))


def _staying(anchors: Sequence[Anchor], items: Sequence[Item]) -> Iterator[EffectLine]:
    for anchor in anchors:
        yield EffectLine(f"{anchor_name(anchor)} · {_moment(anchor)}", Tone.MUTED)
    for item in items:
        if item.due is not None and item.due.day is not None:
            words = _("“{item}” has a date of its own: {day}").format(item=item.title, day=long_day(item.due.day))
            yield EffectLine(words, Tone.MUTED)
