"""A small campaign in which every part of the filter language finds something, and something else not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigntui.domain.checklist import Note, Status, Step
from campaigntui.domain.ids import CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.people import Handoff, Member, Role
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from tests.builders import TODAY, a_plan, an_item, finished, started

HERE = CampaignId(1)
CHEN, ZHAO = MemberId(50), MemberId(51)


def an_outlook() -> Outlook:
    """Monday 12 October, D-30; every day is worked."""
    items = (
        an_item(1, "D-40", "Set the sales target", Stage.STRATEGY, role="director", gate=True, key="target"),
        an_item(2, "D-28", "设计图片", Stage.PAGES, member_id=CHEN, deliverable="Main image, 800 px", key="art"),
        an_item(3, "D-20", "Book the ads", Stage.TRAFFIC, role="promoter", member_id=ZHAO, key="ads", duration=4),
        an_item(4, "D-35", "备货 order", Stage.STOCKING, role="warehouse", member_id=ZHAO, key="stock", any_day=True),
        an_item(5, "D+7", "Write: the review", Stage.REVIEW, role="", duration=2, key="review"),
        an_item(6, "D-25", "Brief  the ＴＥＡＭ", role="store_manager", member_id=CHEN, key="brief"),
    )
    target, art, ads, stock, review, brief = items
    items = (
        finished(target, date(2026, 10, 2)),
        art,
        ads,
        replace(stock, status=Status.BLOCKED, reason="no room"),
        replace(review, due=None, gate=True),
        started(brief, date(2026, 10, 11)),
    )
    roles = (
        Role(RowId(70 + n), HERE, key, position=n)
        for n, key in enumerate(("director", "store_manager", "promoter", "designer", "warehouse"))
    )
    plan = a_plan(*items, links=((2, 3, 0), (6, 2, 5)), anchors={"deposit_open": date(2026, 10, 20)}).put(
        Member(CHEN, HERE, "陈宇", ("designer", "store_manager")),
        Member(ZHAO, HERE, "Zhao Min", ("promoter",)),
        *roles,
        Step(RowId(80), HERE, ItemId(3), "Ask for prices"),
        Note(RowId(81), HERE, ItemId(3), "Cheap", "2026-10-09T01:00:00+00:00"),
        Handoff(RowId(82), HERE, "h1", "designer", "promoter", "images", item_id=ItemId(2)),
    )
    return look(plan, TODAY)
