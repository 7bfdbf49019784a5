"""Small plans for the engine: from golden TOML files and from drawn numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from campaigntui.domain.campaign import Anchor, CalendarDay, Campaign
from campaigntui.domain.checklist import Item, Link, Status
from campaigntui.domain.due import D_DAY, Due
from campaigntui.domain.gates import StagePlan
from campaigntui.domain.ids import AnchorId, CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.people import Member
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.storage.holidaylists import HolidayLists

HERE = CampaignId(1)


def a_plan(
    d_day: date,
    items: Sequence[Item],
    links: Sequence[tuple[int, int, int]] = (),
    *,
    calendar: str = "cn",
    anchors: dict[str, date] | None = None,
    gates: dict[Stage, Due] | None = None,
    members: Sequence[Member] = (),
) -> Plan:
    """A plan of these items; `links` are (before, after, lag) by item id."""
    years = range(d_day.year - 1, d_day.year + 2)
    head = Campaign(
        id=HERE,
        name="Golden",
        shop="",
        playbook="",
        profile="",
        timezone="Asia/Shanghai",
        calendar=calendar,
        calendar_from=years[0],
        calendar_to=years[-1],
        language="en",
        created=date(2026, 1, 1),
    )
    plan = Plan(next_id=100_000).put(head, *items, *members)
    named = {D_DAY: d_day, **(anchors or {})}
    plan = plan.put(*(Anchor(AnchorId(200_000 + n), HERE, key, day) for n, (key, day) in enumerate(named.items())))
    plan = plan.put(*(Link(RowId(300_000 + n), HERE, ItemId(b), ItemId(a), lag) for n, (b, a, lag) in enumerate(links)))
    plan = plan.put(
        *(
            StagePlan(RowId(400_000 + n), HERE, stage, Due(offset=-60), due, gate_due=due)
            for n, (stage, due) in enumerate((gates or {}).items())
        )
    )
    return plan.put(*_days(calendar, years))


@cache
def _days(calendar: str, years: range) -> tuple[CalendarDay, ...]:
    holidays = HolidayLists().years(calendar, years)
    return tuple(CalendarDay(RowId(500_000 + n), HERE, *holiday) for n, holiday in enumerate(holidays))


def golden(path: Path) -> tuple[Plan, date, list[dict[str, Any]]]:
    """The plan, the day and the item tables of a golden file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    ids = {row["id"]: n for n, row in enumerate(table["items"], start=10)}
    never = table.get("weekdays_off", {})
    members = [
        Member(MemberId(5000 + n), HERE, name, days_off=tuple(days), weekdays_off=tuple(never.get(name, ())))
        for n, (name, days) in enumerate(table.get("members", {}).items())
    ]
    by_name = {m.name: m.id for m in members}
    items, links = [], []
    for row in table["items"]:
        items.append(
            Item(
                id=ItemId(ids[row["id"]]),
                campaign_id=HERE,
                key=row["id"],
                stage=Stage(row.get("stage", "plan")),
                title=row["id"],
                due=Due.parse(row["due"]) if "due" in row else None,
                duration=row.get("duration", 1),
                any_day=row.get("any_day", False),
                gate=row.get("gate", False),
                ready_by=Due.parse(row["ready_by"]) if "ready_by" in row else None,
                member_id=by_name.get(row.get("member", "")),
                status=Status(row.get("status", "open")),
                started=row.get("started"),
                finished=row.get("finished"),
            )
        )
        for before in row.get("after", ()):
            name, _, lag = before.partition(" ")
            links.append((ids[name], ids[row["id"]], int(lag or 0)))
    plan = a_plan(
        table["d_day"],
        items,
        links,
        calendar=table.get("calendar", "cn"),
        anchors=table.get("anchors"),
        gates={Stage(s): Due.parse(d) for s, d in table.get("gates", {}).items()},
        members=members,
    )
    return plan, table["today"], table["items"]
