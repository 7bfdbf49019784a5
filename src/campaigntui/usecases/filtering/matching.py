"""From a filter to a test of an item of one outlook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from operator import eq, ge, gt, le, lt
from typing import Any, TypeAlias

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.scheduling.health import State
from campaigntui.scheduling.metrics import has_evidence
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.filtering import values
from campaigntui.usecases.filtering.syntax import (
    DATES,
    NUMBERS,
    QUESTIONS,
    And,
    Compared,
    Field,
    Filter,
    Marked,
    Not,
    Op,
    Or,
    Text,
    Value,
)
from campaigntui.usecases.filtering.texts import Texts
from campaigntui.wording.pinyin import can_sound, sounds_like
from campaigntui.wording.spelling import folded, role_named

Test: TypeAlias = Callable[[Item], bool]

_COMPARE: Mapping[Op, Callable[[Any, Any], bool]] = {
    Op.IS: eq,
    Op.LESS: lt,
    Op.AT_MOST: le,
    Op.MORE: gt,
    Op.AT_LEAST: ge,
}


def test_of(filter_: Filter, outlook: Outlook, texts: Texts | None = None) -> Test:
    """The test of items of `outlook`. `FilterWrong` when a value names what is not there.

    Something that an item does not have fits no comparison: an item without a due date is neither `due<today` nor
    `due>=today`. Pass the same `texts` again and again where a filter is typed letter by letter.
    """
    return _Compiler(outlook, texts if texts is not None else Texts()).test(filter_)


class _Compiler:
    def __init__(self, outlook: Outlook, texts: Texts) -> None:
        self.outlook = outlook
        self.texts = texts
        self.windows = outlook.schedule.windows
        self.health = outlook.health.items

    def test(self, filter_: Filter) -> Test:
        match filter_:
            case And(parts):
                return _all([self.test(part) for part in parts])
            case Or(parts):
                return _any([self.test(part) for part in parts])
            case Not(part):
                inner = self.test(part)
                return lambda item: not inner(item)
            case Text(words):
                return self.text(words)
            case Marked(mark):
                return self.mark(mark)
            case Compared():
                return self.compared(filter_)

    def text(self, words: str) -> Test:
        written, role = self.written(words), role_named(words, self.outlook.roles)
        wanted = folded(words)
        people = {m.id for m in self.outlook.plan.member.values() if not m.archived and folded(m.name) == wanted}
        if role is None and not people:
            return written
        return lambda item: (role is not None and item.role == role) or item.member_id in people or written(item)

    def written(self, words: str) -> Test:
        wanted = folded(words)
        known = self.texts.look(self.outlook).of
        if not can_sound(wanted):
            return lambda item: wanted in known[item.id].whole
        heard = sounds_like(wanted, self.texts.alphabet)

        def test(item: Item) -> bool:
            text = known[item.id]
            # Latin letters sound like themselves: what does not hold the words cannot sound like them either.
            return wanted in text.whole or (not text.title.isascii() and heard(text.title))

        return test

    def mark(self, mark: str) -> Test:
        health = self.health
        if mark == State.LATE:
            return lambda item: health[item.id].late
        if mark == "unassigned":
            return lambda item: item.member_id is None
        if mark in ("critical", "conflict"):
            return self.answered(Field(mark))
        return lambda item: mark == item.status or mark == health[item.id].state

    def compared(self, asked: Compared) -> Test:
        field, outlook = asked.field, self.outlook
        if field in DATES | NUMBERS:
            read = self.day(field) if field in DATES else self.number(field)
            return _any([self.ordered(read, field, asked.op, value) for value in asked.values])
        if field in (Field.ROLE, Field.REVIEWER):
            roles, name = {values.role_of(value, outlook) for value in asked.values}, str(field)
            return lambda item: getattr(item, name) in roles
        if field is Field.TAG:
            return self.tagged(asked.values)
        if field is Field.REVIEW:
            reviews = {values.review_of(value) for value in asked.values}
            return lambda item: item.review in reviews
        if field is Field.STAGE:
            stages = {values.stage_of(value) for value in asked.values}
            return lambda item: item.stage in stages
        if field is Field.MEMBER:
            people = frozenset().union(*(values.members_of(value, outlook) for value in asked.values))
            return lambda item: item.member_id in people
        if field is Field.STATE:
            return _any([self.mark(values.state_of(value)) for value in asked.values])
        if field is Field.HAS:
            return _any([self.has(values.part_of(value)) for value in asked.values])
        if field in QUESTIONS:
            yes, wanted = self.answered(field), {values.answer_of(value) for value in asked.values}
            return lambda item: yes(item) in wanted
        keys = tuple(folded(value.text) for value in asked.values)
        return lambda item: folded(item.key).startswith(keys)

    @staticmethod
    def tagged(wanted: tuple[Value, ...]) -> Test:
        """One of the tags, whole; `none` for items without any."""
        tags = {folded(value.text) for value in wanted if not values.is_nothing(value)}
        bare = any(values.is_nothing(value) for value in wanted)
        return lambda item: (not item.tags and bare) or any(folded(tag) in tags for tag in item.tags)

    def ordered(self, read: Callable[[Item], Any], field: Field, op: Op, value: Value) -> Test:
        if op is Op.IS and values.is_nothing(value):
            return lambda item: read(item) is None
        wanted: Any = values.day_of(value, self.outlook) if field in DATES else values.number_of(value)
        compare = _COMPARE[op]

        def test(item: Item) -> bool:
            own = read(item)
            return own is not None and compare(own, wanted)

        return test

    def day(self, field: Field) -> Callable[[Item], date | None]:
        windows = self.windows
        days: Mapping[Field, Callable[[Item], date | None]] = {
            Field.DUE: lambda item: windows[item.id].planned_finish if item.due is not None else None,
            Field.PLANNED: lambda item: windows[item.id].planned_finish,
            Field.FORECAST: lambda item: windows[item.id].forecast_finish,
            Field.LATEST: lambda item: windows[item.id].latest_finish,
            Field.STARTED: lambda item: item.started,
            Field.FINISHED: lambda item: item.finished,
        }
        return days[field]

    def number(self, field: Field) -> Callable[[Item], int | None]:
        windows, health = self.windows, self.health
        numbers: Mapping[Field, Callable[[Item], int | None]] = {
            Field.SLACK: lambda item: windows[item.id].slack,
            Field.DURATION: lambda item: item.duration,
            Field.DAYS_LATE: lambda item: health[item.id].days_late,
        }
        return numbers[field]

    def answered(self, field: Field) -> Test:
        windows = self.windows
        if field is Field.CONFLICT:
            from campaigntui.scheduling.effects import contradicted_links

            waiting = {link.after for link in contradicted_links(self.outlook).values()}
            return lambda item: item.id in waiting
        answers: Mapping[Field, Test] = {
            Field.GATE: lambda item: item.gate,
            Field.ANY_DAY: lambda item: item.any_day,
            Field.CRITICAL: lambda item: windows[item.id].critical,
            Field.EVIDENCE: has_evidence,
        }
        return answers[field]

    def has(self, part: str) -> Test:
        outlook = self.outlook
        fields = {"member": "member_id", "tag": "tags", "attachment": "attachments"}
        if part in ("role", "due", "deliverable", "acceptance", "evidence", "reviewer", *fields):
            name = fields.get(part, part)
            return lambda item: getattr(item, name) not in (None, "", ())
        held: Mapping[str, tuple[Mapping[ItemId, Any], ...]] = {
            "note": (outlook.notes,),
            "steps": (outlook.steps,),
            "handoff": (outlook.handoffs,),
            "link": (outlook.waits_for, outlook.awaited_by),
        }
        tables = held[part]
        return lambda item: any(item.id in table for table in tables)


def _all(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]
    return lambda item: all(test(item) for test in tests)


def _any(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]
    return lambda item: any(test(item) for test in tests)
