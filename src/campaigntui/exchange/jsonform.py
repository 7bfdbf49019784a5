"""What scripts read: plain dictionaries with stable snake_case keys and ISO dates. The keys are a promise."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

from campaigntui.domain.campaign import CampaignSummary
from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.domain.journal import Entry
from campaigntui.domain.stage import Stage
from campaigntui.exchange.references import reference
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.outlook import Outlook

Form: TypeAlias = dict[str, Any]


def iso(day: date | None) -> str | None:
    """`2026-11-11`; None for no date."""
    return day.isoformat() if day is not None else None


def summary_form(summary: CampaignSummary, today: date) -> Form:
    """A campaign in a list."""
    return {
        "id": summary.id,
        "name": summary.name,
        "shop": summary.shop,
        "playbook": summary.playbook,
        "d_day": iso(summary.d_day),
        "days_to_go": (summary.d_day - today).days,
        "language": summary.language,
        "archived": summary.archived,
        "items": summary.items,
        "done": summary.done,
    }


def campaign_form(outlook: Outlook) -> Form:
    """The campaign that an answer is about, and how it stands."""
    head, health = outlook.plan.head, outlook.health
    return {
        "id": head.id,
        "name": head.name,
        "shop": head.shop,
        "playbook": head.playbook,
        "profile": head.profile,
        "d_day": iso(outlook.plan.d_day.day),
        "days_to_go": health.days_to_go,
        "calendar": head.calendar,
        "timezone": head.timezone,
        "language": head.language,
        "archived": head.archived,
        "items": len(outlook.schedule.windows),
        "done": sum(stage.done for stage in health.stages.values()),
        "late": health.late,
        "blocked": health.blocked,
        "due_today": health.due_today,
        "slack": health.slack,
    }


class ItemForms:
    """Forms of the items of one outlook."""

    def __init__(self, outlook: Outlook) -> None:
        self.outlook = outlook
        self.keys = {item.id: item.key for items in outlook.items.values() for item in items}
        self.known = frozenset(self.keys.values())
        self.is_guess = outlook.calendar.guesses()
        self.names = {member.id: member.name for member in outlook.plan.member.values()}
        self.served: dict[ItemId, list[str]] = {}
        for result in outlook.plan.key_result.values():
            for item_id in result.items:
                self.served.setdefault(item_id, []).append(result.key)

    def item(self, item: Item) -> Form:
        """An item with its windows, its state and its steps."""
        outlook = self.outlook
        health = outlook.health.items[item.id]
        return {
            "id": item.key,
            "title": item.title,
            "stage": item.stage.value,
            "role": item.role,
            "member": self.names.get(item.member_id) if item.member_id is not None else None,
            "status": item.status.value,
            "state": health.state.value,
            "due": iso(resolve(item.due, outlook.plan, outlook.calendar)) if item.due is not None else None,
            "due_rule": str(item.due) if item.due is not None else None,
            "duration": item.duration,
            "any_day": item.any_day,
            "after": self.after(item),
            "gate": item.gate,
            "ready_by": iso(resolve(item.ready_by, outlook.plan, outlook.calendar)) if item.ready_by else None,
            "ready_by_rule": str(item.ready_by) if item.ready_by is not None else None,
            **self.window(item),
            "late": health.late,
            "days_late": health.days_late,
            "breaks": [
                {"kind": b.kind.value, "stage": b.stage.value, "item": self.keys[b.item_id], "days": b.days}
                for b in health.breaks
            ],
            "reason": item.reason,
            "started": iso(item.started),
            "finished": iso(item.finished),
            "deliverable": item.deliverable,
            "acceptance": item.acceptance,
            "consulted": list(item.consulted),
            "reviewer": item.reviewer,
            "review": item.review.value,
            "review_reason": item.review_reason,
            "evidence": item.evidence,
            "attachments": list(item.attachments),
            "tags": list(item.tags),
            "key_results": self.served.get(item.id, []),
            "steps": [{"title": step.title, "done": step.done} for step in outlook.steps.get(item.id, ())],
            "notes": [
                {"at": note.at, "author": note.author, "text": note.text} for note in outlook.notes.get(item.id, ())
            ],
        }

    def after(self, item: Item) -> list[str]:
        """What the item waits for, as an import reads it: `id`, `id+2` or `id-1`."""
        links = self.outlook.waits_for.get(item.id, ())
        return [reference(self.keys[link.before], link.lag, self.known) for link in links]

    def window(self, item: Item) -> Form:
        """The three windows of an item."""
        window = self.outlook.schedule.windows[item.id]
        return {
            "planned_start": iso(window.planned_start),
            "planned_finish": iso(window.planned_finish),
            "forecast_start": iso(window.forecast_start),
            "forecast_finish": iso(window.forecast_finish),
            "latest_start": iso(window.latest_start),
            "latest_finish": iso(window.latest_finish),
            "slack": window.slack,
            "critical": window.critical,
            "conflicts": [self.keys[i] for i in window.conflicts],
            "estimated": any(map(self.is_guess, window[:6])),
        }


def stage_form(outlook: Outlook, stage: Stage) -> Form:
    """A stage with its window, its progress and its gate."""
    from campaigntui.exchange.gateform import criterion_form, readiness_form
    from campaigntui.scheduling.gates import gate_of

    gate = gate_of(outlook, stage)
    health = outlook.health.stages[stage]
    plan = outlook.stage_plans.get(stage)
    return {
        "id": stage.value,
        "number": stage.number,
        "opens": iso(health.opens),
        "closes": iso(health.closes),
        "gate_day": iso(health.gate_day),
        "gate_slack": health.gate_slack,
        "signer": plan.signer if plan else "",
        "purpose": plan.purpose if plan else "",
        "items": health.total,
        "done": health.done,
        "late": health.late,
        "blocked": health.blocked,
        "percent": health.percent,
        "criteria": [criterion_form(judged, outlook) for judged in gate.judged],
        "gate": readiness_form(gate, outlook),
    }


def role_form(outlook: Outlook, key: str) -> Form:
    """A role with the people who hold it and the work it has. `name` is the campaign's own name for it, or empty."""
    from campaigntui.scheduling.health import State

    role = outlook.roles[key]
    states = [outlook.health.items[i.id] for items in outlook.items.values() for i in items if i.role == key]
    return {
        "id": key,
        "name": role.name,
        "members": [m.name for m in outlook.plan.member.values() if key in m.roles and not m.archived],
        "duties": list(role.duties),
        "items": len(states),
        "done": sum(health.state is State.DONE for health in states),
        "late": sum(health.late for health in states),
        "blocked": sum(health.state is State.BLOCKED for health in states),
    }


def member_forms(outlook: Outlook) -> list[Form]:
    """Everybody on the team."""
    from campaigntui.wording.worktimes import weekday_keys

    items = [item for items in outlook.items.values() for item in items]
    return [
        {
            "name": member.name,
            "roles": list(member.roles),
            "days_off": [day.isoformat() for day in member.days_off],
            "hours": member.hours,
            "weekdays_off": weekday_keys(member.weekdays_off),
            "items": sum(item.member_id == member.id for item in items),
        }
        for member in outlook.plan.member.values()
        if not member.archived
    ]


def anchor_forms(outlook: Outlook) -> list[Form]:
    """The moments of the campaign in order of time."""
    return [
        {
            "id": anchor.key,
            "name": anchor.name,
            "day": iso(anchor.day),
            "time": anchor.clock.isoformat("minutes") if anchor.clock is not None else None,
            "confidence": anchor.confidence.value,
            "owner": anchor.owner,
        }
        for anchor in sorted(outlook.plan.anchor.values(), key=lambda a: (a.day, str(a.clock or ""), a.id))
    ]


def entry_form(entry: Entry) -> Form:
    """A line of the journal."""
    return {
        "seq": entry.seq,
        "at": entry.at,
        "who": entry.who,
        "kind": entry.kind,
        "campaign": entry.campaign_id,
        "subject": entry.subject,
        "count": entry.count,
        "state": entry.state.value,
    }
