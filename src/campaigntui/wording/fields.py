"""Fields of rows and their values in words, wherever a change of a row is told: the journal, two edits that meet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING, Any

from campaigntui.wording.catalogue import C_, _, listed, pgettext

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan

_FIELDS: Mapping[str, tuple[str, str]] = {
    "accepted": C_("field", "Accepted because"),
    "acceptance": C_("field", "Done when"),
    "actual": C_("field", "Now"),
    "after": C_("field", "Waits for"),
    "agenda": C_("field", "Agenda"),
    "answer": C_("field", "Answer"),
    "answer_reason": C_("field", "Reason of the answer"),
    "answered": C_("field", "Answered on"),
    "any_day": C_("field", "On any day"),
    "archived": C_("field", "Put away"),
    "artefact": C_("field", "What is handed over"),
    "at": C_("field", "At"),
    "attachments": C_("field", "Attachments"),
    "attendees": C_("field", "Attendees"),
    "author": C_("field", "Author"),
    "baseline": C_("field", "Baseline"),
    "before": C_("field", "First"),
    "calendar": C_("field", "Calendar"),
    "clock": C_("field", "Hour"),
    "closes": C_("field", "Closes"),
    "confidence": C_("field", "How sure"),
    "consulted": C_("field", "Consulted"),
    "daily_from": C_("field", "Every day from"),
    "daily_to": C_("field", "Every day to"),
    "day": C_("field", "Day"),
    "days_off": C_("field", "Days off"),
    "deliverable": C_("field", "Deliverable"),
    "direction": C_("field", "Direction"),
    "done": C_("field", "Done"),
    "due": C_("field", "Due"),
    "duration": C_("field", "Length in wd"),
    "duties": C_("field", "Duties"),
    "estimated": C_("field", "Estimated"),
    "evidence": C_("field", "Evidence"),
    "finished": C_("field", "Finished on"),
    "gate": C_("field", "For the gate"),
    "gate_due": C_("field", "Gate date"),
    "giver": C_("field", "From"),
    "host": C_("field", "Led by"),
    "growth": C_("field", "Growth"),
    "hold": C_("field", "To hold"),
    "hours": C_("field", "Hours a day"),
    "item_id": C_("field", "Item"),
    "items": C_("field", "Items"),
    "key": C_("field", "Id"),
    "kind": C_("field", "Kind"),
    "lag": C_("field", "Lag in wd"),
    "language": C_("field", "Language"),
    "measured": C_("field", "Measured on"),
    "member_id": C_("field", "Who"),
    "met": C_("field", "Met"),
    "metric": C_("field", "Metric"),
    "minutes": C_("field", "Minutes"),
    "moved": C_("field", "On a day off"),
    "name": C_("field", "Name"),
    "open_criteria": C_("field", "Criteria not met"),
    "open_items": C_("field", "Items open"),
    "opens": C_("field", "Opens"),
    "operator": C_("field", "Comparison"),
    "outputs": C_("field", "Results"),
    "own": C_("field", "Set by the team"),
    "owner": C_("field", "Set by"),
    "playbook": C_("field", "Playbook"),
    "position": C_("field", "Place"),
    "profile": C_("field", "Profile"),
    "purpose": C_("field", "Purpose"),
    "ready_by": C_("field", "Ready by"),
    "reason": C_("field", "Reason"),
    "receiver": C_("field", "To"),
    "remark": C_("field", "Remark"),
    "reopen_reason": C_("field", "Reopened because"),
    "reopened": C_("field", "Reopened on"),
    "review": C_("field", "Review"),
    "review_reason": C_("field", "Returned because"),
    "reviewer": C_("field", "Reviewer"),
    "role": C_("field", "Role"),
    "roles": C_("field", "Roles"),
    "rrule": C_("field", "Repeats"),
    "ruling": C_("field", "Verdict"),
    "shop": C_("field", "Shop"),
    "signer": C_("field", "Signer"),
    "stage": C_("field", "Stage"),
    "started": C_("field", "Started on"),
    "status": C_("field", "Status"),
    "tags": C_("field", "Tags"),
    "target": C_("field", "Target"),
    "text": C_("field", "Text"),
    "timezone": C_("field", "Time zone"),
    "title": C_("field", "Title"),
    "two_way": C_("field", "Both ways"),
    "unit": C_("field", "Unit"),
    "value": C_("field", "Measured"),
    "weight": C_("field", "Weight"),
    "weekdays_off": C_("field", "Days of the week off"),
    "workdays": C_("field", "Working days only"),
}
"""Name of a field -> its words. A field without words is nothing that people set."""


def field_words(name: str) -> str | None:
    """What a field of a row is called; None for one that people never set (numbers of rows, versions)."""
    return pgettext(*_FIELDS[name]) if name in _FIELDS else None


def value_words(name: str, value: Any, plan: Plan | None = None) -> str:
    """A value of the field `name` as one line. `plan` gives people, items and roles their names; without it, or when
    they are gone, their numbers and keys stand.
    """
    if value is None or value == "" or value == ():
        return _("none")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return listed(value_words(name, part, plan) for part in value)
    if isinstance(value, Enum):
        return _enum_words(value)
    if isinstance(value, float):
        from campaigntui.wording.numbers import growth_words, number_words

        return growth_words(value) if name == "growth" else number_words(value)
    if isinstance(value, date):
        from campaigntui.wording.dates import full_day

        return full_day(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if name == "weekdays_off":
        from campaigntui.wording.dates import weekday_short

        # The first of January 2024 was a Monday.
        return weekday_short(date(2024, 1, 1 + value)) if 0 <= value <= 6 else str(value)
    if name == "owner":
        from campaigntui.wording.moments import owner_name

        return owner_name(str(value))
    return _named(name, value, plan) if plan is not None else str(value)


def _enum_words(value: Enum) -> str:
    from campaigntui.domain.checklist import Status
    from campaigntui.domain.stage import Stage
    from campaigntui.wording.names import stage_name, status_name

    if isinstance(value, Stage):
        return stage_name(value)
    if isinstance(value, Status):
        return status_name(value)
    return pgettext(*_VALUES[value.value]) if value.value in _VALUES else str(value.value)


_VALUES: Mapping[str, tuple[str, str]] = {
    "": C_("value", "none"),
    "accepted": C_("value", "accepted"),
    "after": C_("value", "on the next working day"),
    "asked": C_("value", "asked for"),
    "before": C_("value", "on the working day before"),
    "confirmed": C_("value", "confirmed"),
    "down": C_("value", "down"),
    "guessed": C_("value", "guessed"),
    "no-go": C_("value", "no-go"),
    "off": C_("value", "day off"),
    "pass": C_("value", "pass"),
    "passed": C_("value", "passed"),
    "returned": C_("value", "returned"),
    "risk": C_("value", "pass with risk"),
    "skip": C_("value", "left out"),
    "up": C_("value", "up"),
    "work": C_("value", "working day"),
}
"""Value of an enumeration -> its words."""


def _named(name: str, value: Any, plan: Plan) -> str:
    if name == "member_id":
        return plan.member[value].name if value in plan.member else str(value)
    if name in ("item_id", "before", "after", "open_items", "evidence", "items") and value in plan.item:
        return plan.item[value].title
    if name in ("role", "roles", "reviewer", "consulted", "giver", "receiver", "host", "attendees", "signer"):
        from campaigntui.wording.people import role_name

        return role_name(str(value), {role.key: role for role in plan.role.values()})
    return str(value)
