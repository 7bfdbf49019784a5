"""What a checklist may show of an item and be sorted by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from campaigntui.domain.checklist import Item, Review, Status
from campaigntui.errors import N_, BadInput
from campaigntui.scheduling.health import State
from campaigntui.scheduling.metrics import has_evidence
from campaigntui.scheduling.outlook import Outlook


class Column(StrEnum):
    """A column. The values are what one types."""

    ID = "id"
    TITLE = "title"
    STAGE = "stage"
    ROLE = "role"
    MEMBER = "member"
    STATE = "state"
    STATUS = "status"
    DUE = "due"
    D_DAY = "d_day"
    """The due date counted from D-day: “D-7”."""
    IN_DAYS = "in_days"
    """The due date counted from today: “in 3 days”."""
    PLANNED = "planned"
    FORECAST = "forecast"
    LATEST = "latest"
    STARTED = "started"
    FINISHED = "finished"
    SLACK = "slack"
    DURATION = "duration"
    DAYS_LATE = "days_late"
    GATE = "gate"
    STEPS = "steps"
    TAGS = "tags"
    REVIEWER = "reviewer"
    REVIEW = "review"
    EVIDENCE = "evidence"
    DELIVERABLE = "deliverable"
    ACCEPTANCE = "acceptance"


class SortKey(NamedTuple):
    """A column to sort by."""

    column: Column
    down: bool = False
    """The largest, latest or worst first."""


Reading: TypeAlias = Callable[[Item], Any]
"""What of an item a column compares; None or an empty text where the item has nothing there."""


def columns_of(said: str | Iterable[str]) -> tuple[Column, ...]:
    """The columns that a list with commas names, each once; `BadInput` for one that there is not."""
    words = said.split(",") if isinstance(said, str) else said
    return tuple(dict.fromkeys(_column(word) for part in words if (word := part.strip().lower())))


def sort_keys_of(said: str) -> tuple[SortKey, ...]:
    """The same, where `-` before a column turns its order round."""
    words = [word for part in said.split(",") if (word := part.strip().lower())]
    return tuple(SortKey(_column(word.removeprefix("-")), word.startswith("-")) for word in words)


def sort_text(keys: Iterable[SortKey]) -> str:
    """What `sort_keys_of` reads."""
    return ",".join(f"{'-' if key.down else ''}{key.column}" for key in keys)


def _column(word: str) -> Column:
    try:
        return Column(word)
    except ValueError:
        raise BadInput(
            N_("There is no column “{name}”. Columns are: {known}."), name=word, known=tuple(Column)
        ) from None


def in_order(items: Iterable[Item], keys: Iterable[SortKey], outlook: Outlook) -> list[Item]:
    """The items sorted by columns, the first one first. What is empty comes last either way; capitals do not count."""
    readings = readings_of(outlook)
    found = list(items)
    for column, down in reversed(tuple(keys)):
        read = readings[column]
        pairs = [(_comparable(read(item)), item) for item in found]
        full = [pair for pair in pairs if pair[0] not in (None, "")]
        empty = [item for value, item in pairs if value in (None, "")]
        full.sort(key=itemgetter(0), reverse=down)
        found = [item for _value, item in full] + empty
    return found


def _comparable(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def due_day(item: Item, outlook: Outlook) -> date | None:
    """The day by which the item is planned to be done, when it has a due date."""
    return outlook.schedule.windows[item.id].planned_finish if item.due is not None else None


def steps_text(item: Item, outlook: Outlook) -> str:
    """“1/3”; empty for an item without steps."""
    steps = outlook.steps.get(item.id)
    return f"{sum(step.done for step in steps)}/{len(steps)}" if steps else ""


def steps_share(item: Item, outlook: Outlook) -> float | None:
    """Share of its steps that are ticked, 0 to 1; None for an item without steps."""
    steps = outlook.steps.get(item.id)
    return sum(step.done for step in steps) / len(steps) if steps else None


def readings_of(outlook: Outlook) -> Mapping[Column, Reading]:
    """How each column is read from the items of this outlook."""
    windows, health, members = outlook.schedule.windows, outlook.health.items, outlook.plan.member
    roles = {key: place for place, key in enumerate(outlook.roles)}
    states = {state: place for place, state in enumerate(State)}
    reviews = {review: place for place, review in enumerate(Review)}
    statuses = {status: place for place, status in enumerate(Status)}

    def due(item: Item) -> date | None:
        return due_day(item, outlook)

    return {
        Column.ID: lambda i: i.key,
        Column.TITLE: lambda i: i.title,
        Column.STAGE: lambda i: i.stage.number,
        Column.ROLE: lambda i: roles.get(i.role),
        Column.MEMBER: lambda i: members[i.member_id].name if i.member_id is not None else None,
        Column.STATE: lambda i: states[health[i.id].state],
        Column.STATUS: lambda i: statuses[i.status],
        Column.DUE: due,
        Column.D_DAY: due,
        Column.IN_DAYS: due,
        Column.PLANNED: lambda i: windows[i.id].planned_finish,
        Column.FORECAST: lambda i: windows[i.id].forecast_finish,
        Column.LATEST: lambda i: windows[i.id].latest_finish,
        Column.STARTED: lambda i: i.started,
        Column.FINISHED: lambda i: i.finished,
        Column.SLACK: lambda i: windows[i.id].slack,
        Column.DURATION: lambda i: i.duration,
        Column.DAYS_LATE: lambda i: health[i.id].days_late,
        Column.GATE: lambda i: i.gate,
        Column.STEPS: lambda i: steps_share(i, outlook),
        Column.TAGS: lambda i: " ".join(i.tags),
        Column.REVIEWER: lambda i: roles.get(i.reviewer),
        Column.REVIEW: lambda i: reviews[i.review] or None,
        Column.EVIDENCE: has_evidence,
        Column.DELIVERABLE: lambda i: i.deliverable,
        Column.ACCEPTANCE: lambda i: i.acceptance,
    }
