"""The whole campaign as JSON: nothing is lost, and the forms keep their keys."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, time
from typing import Any

from campaigntui.domain.campaign import Anchor, Confidence
from campaigntui.domain.checklist import Item, Link, Note, Status, Step
from campaigntui.domain.due import Due, Unit
from campaigntui.domain.gates import Criterion
from campaigntui.domain.ids import AnchorId, ItemId, MemberId, RowId
from campaigntui.domain.people import Member
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.domain.stage import Stage
from campaigntui.exchange.jsonform import ItemForms
from campaigntui.exchange.plainjson import SCHEMA, campaign_json, rows_of, written
from campaigntui.scheduling.look import look
from tests.exchange.campaigns import D_DAY, TODAY, blank


def rich_plan() -> Plan:
    """A campaign in which every kind of value occurs."""
    plan = blank()
    here = plan.head.id
    first = ItemId(100)
    return plan.put(
        Anchor(AnchorId(50), here, "deposit_open", date(2026, 10, 24), time(20, 0), Confidence.GUESSED, "platform"),
        Member(MemberId(60), here, "陈宇 [/]", ("designer",), (date(2026, 10, 20),)),
        Item(first, here, "brief", Stage.PLAN, "Brief", "designer", MemberId(60),
             due=Due("deposit_open", -3, Unit.WORKDAYS), duration=2, gate=True,
             ready_by=Due(day=date(2026, 10, 30)), status=Status.BLOCKED, reason="no photos"),
        Item(ItemId(101), here, "pages", Stage.PAGES, "Pages", due=Due(offset=-10), position=1),
        Item(ItemId(102), here, "gone", Stage.PAGES, "Gone", archived=True),
        Step(RowId(110), here, first, "ask", done=True),
        Link(RowId(111), here, first, ItemId(101), -1),
        Criterion(RowId(112), here, Stage.PLAN, "ok", "Signed", target=0.5, evidence=(first,)),
        Note(RowId(113), here, first, "two\nlines", "2026-10-09T08:00:00+00:00", "me"),
    )  # fmt: skip


def test_every_row_and_field_is_written() -> None:
    plan = rich_plan()
    rows = json.loads(written(rows_of(plan)))
    assert list(rows) == list(TABLES)
    for table, kind in TABLES.items():
        assert len(rows[table]) == len(getattr(plan, table))
        for row in rows[table]:
            assert list(row) == [field.name for field in fields(kind)]
    (anchor,) = [row for row in rows["anchor"] if row["key"] == "deposit_open"]
    assert (anchor["day"], anchor["clock"]) == ("2026-10-24", "20:00:00")
    brief = rows["item"][0]
    assert Due.parse(brief["due"]) == plan.item_named("brief").due
    assert (brief["ready_by"], brief["member_id"], brief["status"]) == ("2026-10-30", 60, "blocked")
    assert rows["criterion"][0]["evidence"] == [100]
    assert rows["member"][0]["days_off"] == ["2026-10-20"]


def test_the_export_holds_forms_and_rows() -> None:
    exported = json.loads(written(campaign_json(look(rich_plan(), TODAY))))
    assert (exported["schema"], exported["today"]) == (SCHEMA, "2026-10-09")
    assert [item["id"] for item in exported["items"]] == ["brief", "pages"]
    assert [stage["id"] for stage in exported["stages"]][:2] == ["strategy", "plan"]
    assert exported["campaign"]["d_day"] == D_DAY.isoformat()
    assert exported["members"][0] == {
        "name": "陈宇 [/]", "roles": ["designer"], "hours": 8.0, "weekdays_off": [],
        "days_off": ["2026-10-20"], "items": 1,
    }  # fmt: skip
    assert len(exported["plan"]["item"]) == 3


def test_an_item_has_its_promised_keys() -> None:
    outlook = look(rich_plan(), TODAY)
    forms = ItemForms(outlook)
    brief: dict[str, Any] = forms.item(outlook.plan.item_named("brief"))
    for key in (
        "id", "title", "stage", "role", "member", "status", "due", "duration", "after", "gate",
        "planned_start", "planned_finish", "forecast_finish", "latest_finish", "slack", "late",
    ):  # fmt: skip
        assert key in brief
    assert (brief["member"], brief["due"], brief["due_rule"]) == ("陈宇 [/]", "2026-10-21", "deposit_open-3wd")
    assert brief["steps"] == [{"title": "ask", "done": True}]
    pages = forms.item(outlook.plan.item_named("pages"))
    assert (pages["after"], pages["member"], pages["ready_by"]) == (["brief-1"], None, None)
