"""Gates: what they ask, who signs, what a signature leaves behind, and what runs ahead of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.gates import Criterion, Ruling
from campaigntui.domain.ids import CampaignId, MemberId, RowId
from campaigntui.domain.people import Answer
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import BadInput, CampaignError, RuleBroken
from campaigntui.scheduling.gates import Gate, gate_of, ran_ahead
from campaigntui.scheduling.look import look
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.gates import JudgeCriterion, ReopenGate, SignGate
from campaigntui.usecases.commands.items import AssignItems, EditItem, FinishItems, StartItems
from campaigntui.usecases.commands.people import AddMember, ArchiveMember
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.merging import Clash, settled
from campaigntui.usecases.planner import Planner
from campaigntui.wording import sentence
from tests.usecases.workbench import TODAY, a_planner

D_DAY = date(2026, 11, 11)
PEOPLE = (("Zhou Lan", ("director",)), ("Chen Yu", ("designer",)), ("Li Na", ("store_manager", "promoter")))


class Bench:
    """A planner with one fresh Double 11 campaign."""

    def __init__(self, planner: Planner) -> None:
        self.planner = planner
        draft = CampaignDraft(playbook="double11", name="D11", d_day=D_DAY, profile="classic", members=PEOPLE)
        self.campaign: CampaignId = planner.create(draft, TODAY).snapshot.outlook.plan.head.id

    def do(self, command: Command) -> Plan:
        return self.planner.perform(self.campaign, command, TODAY).snapshot.outlook.plan

    @property
    def plan(self) -> Plan:
        return self.planner.snapshot(self.campaign, TODAY).outlook.plan

    def gate(self, stage: Stage) -> Gate:
        return gate_of(self.planner.snapshot(self.campaign, TODAY).outlook, stage)

    def member(self, name: str) -> MemberId:
        return next(m.id for m in self.plan.member.values() if m.name == name)

    def complete(self, stage: Stage) -> None:
        """Everything that the gate asks, done and written down."""
        for each in self.gate(stage).required:
            self.do(FinishItems((each.item.id,)))
            self.do(EditItem(each.item.id, {"evidence": f"minutes of {each.item.key}"}))
        for judged in self.gate(stage).judged:
            if not judged.counted:
                target = judged.criterion.target
                changes = {"met": True} if target is None else {"value": target}
                self.do(JudgeCriterion(judged.criterion.id, changes))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with a_planner(tmp_path / "plans.db") as planner:
        yield Bench(planner)


def signer_of(bench: Bench, stage: Stage) -> MemberId:
    return bench.gate(stage).holders[0].id


def test_a_gate_asks_for_its_items_their_proof_and_its_criteria(bench: Bench) -> None:
    gate = bench.gate(Stage.PAGES)
    assert {each.item.key for each in gate.required} >= {"presale-page-qa", "page-qa-final", "main-image-ab"}
    assert (gate.ready, gate.asked) == (0, len(gate.required) + len(gate.judged))
    item = gate.required[0].item
    bench.do(FinishItems((item.id,)))
    assert bench.gate(Stage.PAGES).ready == 0, "done without evidence is not ready"
    bench.do(EditItem(item.id, {"evidence": "https://example.org/qa"}))
    assert bench.gate(Stage.PAGES).ready == 1


def test_pass_names_what_is_open_and_the_way_out(bench: Bench) -> None:
    stage = Stage.STRATEGY
    bench.complete(stage)
    first, second = bench.gate(stage).required[:2]
    bench.do(EditItem(first.item.id, {"evidence": ""}))
    criterion = next(each.criterion for each in bench.gate(stage).judged if each.criterion.target is not None)
    bench.do(JudgeCriterion(criterion.id, {"value": (criterion.target or 0) - 1, "remark": "measured on Monday"}))
    with pytest.raises(RuleBroken) as refusal:
        bench.do(SignGate(stage, Ruling.PASS, signer_of(bench, stage)))
    words = sentence(refusal.value)
    assert first.item.title in words and second.item.title not in words
    assert criterion.text in words and "pass with risk" in words
    with pytest.raises(BadInput, match="reason"):
        bench.do(SignGate(stage, Ruling.RISK, signer_of(bench, stage), " \x07 "))
    plan = bench.do(SignGate(stage, Ruling.RISK, signer_of(bench, stage), "The fair is on Monday"))
    (verdict,) = plan.verdict.values()
    assert (verdict.open_items, verdict.open_criteria) == ((first.item.id,), (criterion.key,))
    assert (verdict.signer, verdict.reason, verdict.day) == ("Zhou Lan", "The fair is on Monday", TODAY)


def test_only_who_holds_the_role_signs(bench: Bench) -> None:
    bench.complete(Stage.STRATEGY)
    with pytest.raises(RuleBroken, match="Zhou Lan"):
        bench.do(SignGate(Stage.STRATEGY, Ruling.PASS, bench.member("Chen Yu")))
    assert bench.do(SignGate(Stage.STRATEGY, Ruling.PASS, bench.member("Zhou Lan"))).verdict
    assert bench.gate(Stage.STRATEGY).passed
    bench.planner.undo()
    bench.do(ArchiveMember(bench.member("Zhou Lan")))
    with pytest.raises(RuleBroken, match="Nobody holds the role"):
        bench.do(SignGate(Stage.STRATEGY, Ruling.RISK, bench.member("Chen Yu"), "now"))


def test_reopening_needs_the_signer_and_a_reason_and_history_stays(bench: Bench) -> None:
    stage, director = Stage.STRATEGY, bench.member("Zhou Lan")
    bench.do(SignGate(stage, Ruling.NO_GO, director, "No budget"))
    assert not bench.gate(stage).passed
    with pytest.raises(RuleBroken, match="not signed"):
        bench.do(ReopenGate(stage, director, "again"))
    bench.do(SignGate(stage, Ruling.RISK, director, "Budget is half there"))
    with pytest.raises(RuleBroken, match="reopened first"):
        bench.do(SignGate(stage, Ruling.RISK, director, "twice"))
    with pytest.raises(RuleBroken, match="only Zhou Lan"):
        bench.do(ReopenGate(stage, bench.member("Chen Yu"), "I want to"))
    with pytest.raises(BadInput, match="why"):
        bench.do(ReopenGate(stage, director, ""))
    bench.do(ReopenGate(stage, director, "The budget is gone"))
    assert bench.gate(stage).verdict is None
    bench.do(SignGate(stage, Ruling.NO_GO, director, "Without money"))
    history = bench.gate(stage).history
    assert [v.ruling for v in history] == [Ruling.NO_GO, Ruling.RISK, Ruling.NO_GO]
    assert (history[1].reopened, history[1].reopen_reason) == (TODAY, "The budget is gone")


def test_what_somebody_signed_who_left_the_next_signer_reopens(bench: Bench) -> None:
    stage, director = Stage.STRATEGY, bench.member("Zhou Lan")
    bench.do(SignGate(stage, Ruling.RISK, director, "in a hurry"))
    bench.do(ArchiveMember(director))
    bench.do(AddMember("Wu Jing", ("director",)))
    with pytest.raises(RuleBroken, match="cannot sign"):
        bench.do(ReopenGate(stage, bench.member("Chen Yu"), "late"))
    bench.do(ReopenGate(stage, bench.member("Wu Jing"), "new broom"))
    assert bench.gate(stage).verdict is None


def test_the_plan_gate_freezes_a_baseline_in_the_same_step_and_undo_takes_both_back(bench: Bench) -> None:
    before = bench.plan
    signer = signer_of(bench, Stage.PLAN)
    plan = bench.do(SignGate(Stage.PLAN, Ruling.RISK, signer, "start now"))
    (baseline,) = plan.baseline.values()
    assert "Campaign plan" in baseline.name and len(baseline.items) == len(plan.item)
    assert bench.planner.undo()
    assert all(getattr(bench.plan, table) == getattr(before, table) for table in TABLES)
    assert bench.planner.redo()
    assert bench.gate(Stage.PLAN).passed
    bench.do(ReopenGate(Stage.PLAN, signer, "prices"))
    assert len(bench.do(SignGate(Stage.PLAN, Ruling.RISK, signer, "again")).baseline) == 2
    bench.planner.undo()
    assert len(bench.do(SignGate(Stage.PLAN, Ruling.NO_GO, signer, "never")).baseline) == 1


def test_a_number_decides_and_what_the_plan_counts_is_not_typed(bench: Bench) -> None:
    judged = {each.criterion.metric: each for each in bench.gate(Stage.PLAN).judged}
    briefs, uplift = judged["briefs_accepted"], judged["campaign_conversion_uplift_target"]
    assert (briefs.counted, briefs.value, briefs.met) == (True, 0, False)
    for changes in ({"met": True}, {"value": 4.0}):
        with pytest.raises(RuleBroken, match="counts"):
            bench.do(JudgeCriterion(briefs.criterion.id, changes))
    bench.do(JudgeCriterion(briefs.criterion.id, {"remark": "three are with the teams"}))
    for value, met in ((19.5, False), (20.0, True)):
        bench.do(JudgeCriterion(uplift.criterion.id, {"value": value}))
        assert bench.gate(Stage.PLAN).judged[[*judged].index(uplift.criterion.metric)].met is met
    with pytest.raises(RuleBroken, match="number decides"):
        bench.do(JudgeCriterion(uplift.criterion.id, {"met": True}))
    bench.do(JudgeCriterion(uplift.criterion.id, {"target": 25.0}))
    assert not bench.gate(Stage.PLAN).judged[[*judged].index(uplift.criterion.metric)].met
    with pytest.raises(CampaignError):
        bench.do(JudgeCriterion(uplift.criterion.id, {"value": float("nan")}))
    # A number taken back leaves nothing ticked behind.
    bench.do(JudgeCriterion(uplift.criterion.id, {"value": None}))
    assert bench.gate(Stage.PLAN).judged[[*judged].index(uplift.criterion.metric)].value is None


def test_two_people_judge_one_criterion(bench: Bench) -> None:
    seen = next(c for c in bench.plan.criterion.values() if c.key == "plan-g3")
    bench.do(JudgeCriterion(seen.id, {"value": 21.0}, seen))
    plan = bench.do(JudgeCriterion(seen.id, {"remark": "by the model of July"}, seen))
    assert (plan.criterion[seen.id].value, plan.criterion[seen.id].remark) == (21.0, "by the model of July")
    with pytest.raises(Clash) as clash:
        bench.do(JudgeCriterion(seen.id, {"value": 19.0}, seen))
    mine = settled(JudgeCriterion(seen.id, {"value": 19.0}, seen), clash.value, {"value"})
    assert mine is not None and bench.do(mine).criterion[seen.id].value == 19.0


def test_accepted_briefs_are_counted(bench: Bench) -> None:
    plan = bench.plan
    criterion = next(c for c in plan.criterion.values() if c.metric == "briefs_accepted")
    given = [h for h in plan.handoff.values() if h.item_id in criterion.evidence]
    answered = plan.put(*(replace(h, answer=Answer.ACCEPTED) for h in given))
    assert _value(answered, criterion.id) == 4
    returned = answered.put(replace(given[0], answer=Answer.RETURNED))
    assert _value(returned, criterion.id) == 3


@pytest.mark.parametrize(
    ("metric", "fresh", "at_the_end"),
    [
        ("items_done", 0, 100), ("gate_items_done", 0, 100), ("gate_items_with_evidence", 0, 100),
        ("handoffs_accepted", 0, 100), ("items_blocked", 1, 0), ("items_without_due", 1, 0),
    ],
)  # fmt: skip
def test_a_playbook_may_ask_for_what_the_plan_knows(bench: Bench, metric: str, fresh: int, at_the_end: float) -> None:
    plan = bench.plan
    asked = Criterion(RowId(plan.next_id), plan.head.id, Stage.PAGES, "own", "Own", metric, ">=", 100)
    stuck = [replace(i, status=Status.BLOCKED, reason="x", due=None) for i in plan.item.values()]
    mine = sum(i.stage is Stage.PAGES for i in stuck)
    assert _value(plan.put(asked, *stuck), asked.id) == (mine if fresh else 0)
    done = plan.put(
        asked,
        *(replace(i, status=Status.DONE, finished=TODAY, evidence="x") for i in plan.item.values()),
        *(replace(h, answer=Answer.ACCEPTED) for h in plan.handoff.values()),
    )
    assert _value(done, asked.id) == at_the_end


def test_people_are_counted_too(bench: Bench) -> None:
    plan = bench.plan
    stage = Stage.SERVICE
    own = [
        Criterion(RowId(plan.next_id + n), plan.head.id, stage, f"own-{n}", "Own", metric, "==", 0)
        for n, metric in enumerate(("items_without_owner", "roles_without_member", "members_over_capacity"))
    ]
    plan = plan.put(*own)
    mine = [i for i in plan.item.values() if i.stage is stage]
    unowned = sum(i.member_id is None for i in mine)
    seats = {role for _, roles in PEOPLE for role in roles}
    assert unowned and _value(plan, own[0].id) == unowned
    assert _value(plan, own[1].id) == len({i.role for i in mine} - seats) > 0
    # An item of no role is a hole of its own, and no role that nobody holds.
    assert _value(plan.put(*(replace(i, role="") for i in mine)), own[1].id) == 0
    crowded = plan.put(*(replace(i, member_id=MemberId(bench.member("Chen Yu"))) for i in plan.item.values()))
    assert _value(plan.put(*(replace(i, member_id=None) for i in plan.item.values())), own[2].id) == 0
    assert _value(crowded, own[2].id) == 1


def test_the_slack_of_a_gate_is_counted_from_its_last_item_also_when_that_is_done(bench: Bench) -> None:
    plan = bench.plan
    asked = Criterion(RowId(plan.next_id), plan.head.id, Stage.PAGES, "own", "Own", "gate_slack_days", ">=", 0)
    done = plan.put(asked, *(replace(i, status=Status.DONE, finished=TODAY) for i in plan.item.values()))
    outlook = look(done, TODAY)
    gate = outlook.health.stages[Stage.PAGES].gate_day
    assert gate is not None
    assert _value(done, asked.id) == outlook.calendar.count(TODAY, gate) < (gate - TODAY).days


def _value(plan: Plan, criterion_id: RowId) -> float | None:
    outlook = look(plan, TODAY)
    stage = plan.criterion[criterion_id].stage
    return next(each.value for each in gate_of(outlook, stage).judged if each.criterion.id == criterion_id)


def test_work_ahead_of_a_gate_is_told_of(bench: Bench) -> None:
    def item(key: str) -> Item:
        return bench.plan.item_named(key)

    def ahead(command: Command) -> tuple[list[str], list[Stage]] | None:
        outcome = bench.planner.perform(bench.campaign, command, TODAY)
        found = ran_ahead(outcome.changes, outcome.snapshot.outlook.plan)
        return found and ([bench.plan.item[i].key for i in found.items], [*found.gates])

    first = next(i for i in bench.plan.item.values() if i.stage is Stage.STRATEGY)
    assert ahead(StartItems((first.id,))) is None
    early = item("page-qa-final")
    assert ahead(AssignItems((early.id,), bench.member("Chen Yu"))) is None
    assert ahead(StartItems((first.id, early.id))) == (["page-qa-final"], [Stage.PLAN])
    assert ahead(FinishItems((early.id,))) is None, "it was told when it began"
    assert ahead(FinishItems((item("stock-count").id,))) == (["stock-count"], [Stage.PLAN])
    assert ahead(SignGate(Stage.PLAN, Ruling.RISK, signer_of(bench, Stage.PLAN), "go")) == ([], [Stage.STRATEGY])
    assert ahead(StartItems((item("listing-schedule").id,))) is None
    review = item("data-closeout")
    found = ahead(StartItems((review.id,)))
    assert found is not None and found[1] == [Stage.TRAFFIC, Stage.PAGES, Stage.SERVICE, Stage.STOCKING]
