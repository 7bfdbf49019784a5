"""Copying a campaign to another D-day: what comes along, what stays, and what is named."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from campaigntui.domain.campaign import Baseline, Confidence
from campaigntui.domain.checklist import Item, Note, Review, Status
from campaigntui.domain.due import D_DAY, Due
from campaigntui.domain.gates import Ruling, Verdict
from campaigntui.domain.ids import CampaignId, RowId
from campaigntui.domain.people import Answer
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import CampaignError
from campaigntui.usecases.copying import CopyDraft, copy_notices
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.planner import Planner
from tests.usecases.workbench import TODAY, a_planner

D_DAY_2026, D_DAY_2027 = date(2026, 11, 11), date(2027, 11, 11)
AGAIN = CopyDraft("Double 11 2027", D_DAY_2027)
LEFT_BEHIND = ("note", "baseline", "verdict")


def lived(plan: Plan) -> Plan:
    """The plan after a long campaign: done, noted, measured, signed, returned, put away."""
    items = [*plan.item.values()]
    done = [
        replace(
            item, status=Status.DONE, started=TODAY, finished=TODAY, evidence="seen", attachments=("a.pdf",),
            review=Review.PASSED, review_reason="fine",
        )
        for item in items[:40]
    ]  # fmt: skip
    fixed = replace(items[41], due=Due(day=date(2026, 10, 20)), status=Status.BLOCKED, reason="no stock")
    gone = replace(items[42], archived=True)
    away = [replace(m, days_off=(date(2026, 10, 1), date(2027, 10, 1))) for m in plan.member.values()]
    plan = plan.put(*done, fixed, gone, *away)
    plan = plan.put(*(replace(step, done=True) for step in plan.step.values()))
    plan = plan.put(*(replace(c, met=True, value=1.0, remark="ok") for c in plan.criterion.values()))
    plan = plan.put(*(replace(h, answer=Answer.RETURNED, answer_reason="no") for h in plan.handoff.values()))
    plan = plan.put(*(replace(link, accepted="we know") for link in plan.link.values()))
    head, n = plan.head.id, plan.next_id
    return plan.put(
        Note(RowId(n), head, items[0].id, "remember", "2026-10-09T01:00:00+00:00"),
        Baseline(RowId(n + 1), head, "first", TODAY),
        Verdict(RowId(n + 2), head, Stage.PLAN, Ruling.PASS, TODAY),
    )


def source_of(planner: Planner) -> tuple[CampaignId, Plan]:
    draft = CampaignDraft("double11", "Double 11 2026", D_DAY_2026, members=(("Li Na", ("promoter", "analyst")),))
    plan = lived(planner.create(draft, TODAY).snapshot.outlook.plan)
    planner.undo()
    campaign = planner.adopt(lambda _: plan, TODAY).snapshot.outlook.plan.head.id
    return campaign, planner.snapshot(campaign, TODAY).outlook.plan


def test_what_was_learned_comes_along_and_what_was_done_does_not(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, source = source_of(planner)
        copy = planner.copy(campaign, AGAIN, TODAY).snapshot.outlook.plan
        now = planner.snapshot(campaign, TODAY).outlook.plan
        assert replace(now, next_id=source.next_id) == source
        assert (copy.head.name, copy.d_day.day, copy.head.created) == ("Double 11 2027", D_DAY_2027, TODAY)
        kept = {item.key: item for item in source.item.values() if not item.archived}
        items = {item.key: item for item in copy.item.values()}
        assert set(items) == set(kept)
        for key, item in items.items():
            assert item.status is Status.OPEN
            nothing = (item.reason, item.started, item.finished, item.evidence, item.attachments, item.review_reason)
            assert nothing == ("", None, None, "", (), "")
            assert (item.review, _kept(item)) == (Review.NONE, _kept(kept[key]))
        assert {item.key for item in copy.item.values() if item.due and item.due.day} == {
            item.key for item in kept.values() if item.due and item.due.day
        }
        assert not any(step.done for step in copy.step.values())
        assert not any(c.met or c.value is not None or c.remark for c in copy.criterion.values())
        assert {h.answer for h in copy.handoff.values()} == {Answer.NONE}
        assert not any(link.accepted for link in copy.link.values())
        assert all(not getattr(copy, table) for table in LEFT_BEHIND)


def _kept(item: Item) -> tuple[object, ...]:
    due = None if item.due is None or item.due.day is not None else item.due
    return item.title, item.stage, item.role, due, item.duration, item.gate, item.tags, item.reviewer, item.deliverable


def test_every_table_is_copied_or_left_behind_on_purpose(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, source = source_of(planner)
        copy = planner.copy(campaign, AGAIN, TODAY).snapshot.outlook.plan
        gone = {item.id for item in source.item.values() if item.archived}
        for table in TABLES:
            if table in LEFT_BEHIND or table == "calendar_day":
                continue
            rows = [row for row in getattr(source, table).values() if not _of(row, gone)]
            assert len(getattr(copy, table)) == len(rows), table
            assert {row.campaign_id for row in getattr(copy, table).values() if table != "campaign"} <= {copy.head.id}
        # Rows are numbered through the whole file, campaigns by themselves.
        parts = [table for table in TABLES if table != "campaign"]
        theirs = {row.id for table in parts for row in getattr(source, table).values()}
        assert theirs.isdisjoint(row.id for table in parts for row in getattr(copy, table).values())
        assert source.head.id != copy.head.id


def _of(row: object, gone: Container[object]) -> bool:
    names = ("item_id", "before", "after")
    return bool(getattr(row, "archived", False)) or any(getattr(row, name, None) in gone for name in names)


def test_dates_keep_their_distance_to_d_day_and_moments_are_guessed_again(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, source = source_of(planner)
        copy = planner.copy(campaign, AGAIN, TODAY).snapshot.outlook.plan
        by = D_DAY_2027 - D_DAY_2026
        assert {a.key: a.day for a in copy.anchor.values()} == {a.key: a.day + by for a in source.anchor.values()}
        assert {a.confidence for a in copy.anchor.values() if a.key != D_DAY} == {Confidence.GUESSED}
        fixed = next(item for item in copy.item.values() if item.due and item.due.day)
        assert fixed.due == Due(day=date(2026, 10, 20) + by)
        (member,) = copy.member.values()
        assert member.days_off == (date(2026, 10, 1), date(2027, 10, 1))[date(2026, 10, 1) < TODAY :]
        assert {day.day.year for day in copy.calendar_day.values()} == {2026, 2027, 2028}
        assert all(item.member_id in (None, member.id) for item in copy.item.values())


def test_a_copy_is_one_step_of_undo_and_names_what_does_not_fit(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, _ = source_of(planner)
        soon = CopyDraft("Again", TODAY + timedelta(days=20))
        notices = copy_notices(planner.sketch_copy(campaign, soon, TODAY))
        assert notices.in_past
        assert len(notices.fixed) == 1
        assert len(planner.campaigns()) == 1, "a sketch writes nothing"
        outcome = planner.copy(campaign, soon, TODAY)
        assert outcome.entry is not None
        assert outcome.entry.kind == "CopyCampaign"
        planner.undo()
        assert [c.name for c in planner.campaigns()] == ["Double 11 2026"]
        far = copy_notices(planner.sketch_copy(campaign, AGAIN, TODAY))
        assert not far.in_past


def test_a_copy_may_follow_another_rhythm(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, source = source_of(planner)
        assert source.head.profile == "wave_2025"
        copy = planner.copy(campaign, AGAIN._replace(profile="classic"), TODAY).snapshot.outlook.plan
        assert copy.head.profile == "classic"
        assert copy.anchor_named("deposit_open").day - copy.d_day.day != (
            source.anchor_named("deposit_open").day - source.d_day.day
        )


@pytest.mark.parametrize(
    ("draft", "words"),
    [(AGAIN._replace(name=" "), "name is empty"), (AGAIN._replace(d_day=date(2300, 1, 1)), "outside")],
)
def test_a_copy_without_a_name_or_in_a_far_year_is_refused(tmp_path: Path, draft: CopyDraft, words: str) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, _ = source_of(planner)
        with pytest.raises(CampaignError, match=words):
            planner.copy(campaign, draft, TODAY)


def test_campaigns_are_counted_by_themselves_and_undo_leaves_the_others_alone(tmp_path: Path) -> None:
    with a_planner(tmp_path / "plans.db") as planner:
        draft = CampaignDraft("double11", "Double 11 2026", D_DAY_2026)
        first = planner.create(draft, TODAY).snapshot.outlook.plan
        second = planner.create(replace(draft, name="Again"), TODAY).snapshot.outlook.plan
        third = planner.copy(second.head.id, AGAIN, TODAY).snapshot.outlook.plan
        assert [plan.head.id for plan in (first, second, third)] == [1, 2, 3]
        assert [one.id for one in planner.campaigns()] == [1, 2, 3]
        rows = [
            (table, row.id)
            for plan in (first, second, third)
            for table in TABLES
            for row in getattr(plan, table).values()
        ]
        assert len(set(rows)) == len(rows)
        parts = [row for table in TABLES if table != "campaign" for row in getattr(second, table).values()]
        assert {row.campaign_id for row in parts} == {2}
        planner.undo(2)
        assert [one.id for one in planner.campaigns()] == [1]
        assert planner.snapshot(CampaignId(1), TODAY).outlook.plan.item == first.item
        planner.redo(2)
        for plan in (first, second, third):
            assert replace(planner.snapshot(plan.head.id, TODAY).outlook.plan, next_id=1) == replace(plan, next_id=1)
