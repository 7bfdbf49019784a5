"""The playbook of Double 11 says what the trade says: counts, ties, and samples that would show a drift."""

from __future__ import annotations

from collections import Counter
from datetime import time

import pytest

from campaigntui.domain.campaign import Confidence
from campaigntui.domain.due import Due
from campaigntui.domain.lengths import LengthClass
from campaigntui.domain.people import EXTERNALS, ROLES
from campaigntui.domain.playbook import PlaybookItem, Text
from campaigntui.domain.promotionday import DDay, DDayRule
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.storage.playbookfiles import packaged_playbook
from tests.storage.playbooktexts import texts

PLAYBOOK = packaged_playbook("double11")
ITEMS = {item.key: item for item in PLAYBOOK.items}


def test_nothing_is_missing() -> None:
    assert tuple(role.key for role in PLAYBOOK.roles) == ROLES
    assert sum(len(role.duties) for role in PLAYBOOK.roles) == 34
    assert tuple(stage.stage for stage in PLAYBOOK.stages) == STAGES
    assert sum(len(stage.criteria) for stage in PLAYBOOK.stages) == 25
    assert sum(criterion.metric != "" for stage in PLAYBOOK.stages for criterion in stage.criteria) == 22
    assert len(PLAYBOOK.items) == len(ITEMS) == 129
    assert sum(len(item.after) for item in PLAYBOOK.items) == 173
    assert sum(len(item.steps) for item in PLAYBOOK.items) == 118
    assert [handoff.key for handoff in PLAYBOOK.handoffs] == [f"h{n:02}" for n in range(1, 48)]
    assert {h.giver for h in PLAYBOOK.handoffs} | {h.receiver for h in PLAYBOOK.handoffs} == {*ROLES, *EXTERNALS}
    assert sum(handoff.two_way for handoff in PLAYBOOK.handoffs) == 9


# Per stage: items of each role, then sums of due days, durations, gate items, links, steps and consulted roles.
SUMS = {
    Stage.STRATEGY: ([10, 3, 1, 0, 0, 0, 2], -873, 27, 11, 17, 23, 37),
    Stage.PLAN: ([3, 11, 1, 1, 1, 1, 2], -906, 35, 11, 24, 20, 42),
    Stage.TRAFFIC: ([0, 1, 17, 0, 0, 0, 4], -464, 54, 11, 33, 19, 39),
    Stage.PAGES: ([0, 4, 0, 12, 0, 0, 2], -332, 47, 10, 28, 18, 30),
    Stage.SERVICE: ([0, 2, 0, 0, 14, 0, 0], -256, 34, 8, 21, 15, 23),
    Stage.STOCKING: ([1, 1, 0, 0, 0, 15, 1], -282, 43, 13, 23, 16, 25),
    Stage.REVIEW: ([3, 2, 2, 2, 3, 3, 4], 202, 35, 12, 27, 7, 39),
}


@pytest.mark.parametrize("stage", STAGES)
def test_the_checklist_of_a_stage_adds_up(stage: Stage) -> None:
    items = [item for item in PLAYBOOK.items if item.stage is stage]
    count = Counter(item.role for item in items)
    assert (
        [count[role] for role in ROLES],
        sum(item.due.offset for item in items if item.due),
        sum(item.duration for item in items),
        sum(item.gate for item in items),
        sum(len(item.after) for item in items),
        sum(len(item.steps) for item in items),
        sum(len(item.consulted) for item in items),
    ) == SUMS[stage]


def test_items_due_around_d_day_may_fall_on_any_day_and_no_others() -> None:
    assert [item.key for item in PLAYBOOK.items if item.any_day] == [
        "presale-traffic-launch",
        "dday-traffic-desk",
        "dday-data-brief",
        "page-switch-standby",
        "dday-service-desk",
        "aftersales-wave",
        "dday-shipping",
    ]


@pytest.mark.parametrize(
    ("key", "role", "due", "duration", "after", "title"),
    [
        ("last-year-baseline", "analyst", "D-57", 2, "", "整理去年双11基线数据"),
        ("sales-target", "director", "D-56", 1, "last-year-baseline market-trend-forecast", "制定季度与大促销售目标"),
        ("strategy-kickoff", "director", "D-52", 1, "okr-cascade resource-request", "召开战略启动会"),
        ("price-table", "store_manager", "D-44", 2, "sku-tiering competitor-report", "按价格力规则定活动价"),
        (
            "presale-traffic-launch",
            "promoter",
            "D-30",
            1,
            "keyword-bid-plan recommend-audience-packs presale-page-qa",
            "启动预售引流",
        ),
        ("bid-creative-tuning", "promoter", "D-8", 10, "presale-traffic-launch", "每日调整出价与创意"),
        (
            "detail-page-rework",
            "designer",
            "D-23",
            5,
            "photo-shoot high-click-elements brand-visual-spec",
            "改版爆款详情页",
        ),
        ("reply-speed-drill", "service", "D-6", 2, "shift-roster auto-reply-setup", "演练高峰响应速度"),
        ("dday-service-desk", "service", "D", 1, "reply-speed-drill stock-shiptime-confirm", "大促当天客服值守"),
        ("inbound-check", "warehouse", "D-11", 4, "purchase-orders", "验收活动到货"),
        ("dday-shipping", "warehouse", "D+2", 3, "prepack-presale exception-process", "高峰发货并监控揽收"),
        ("template-archive", "store_manager", "D+14", 1, "promoter-iteration designer-iteration", "把经验写回活动模板"),
    ],
)
def test_items_are_as_the_trade_has_them(key: str, role: str, due: str, duration: int, after: str, title: str) -> None:
    item = ITEMS[key]
    assert (item.role, str(item.due), item.duration, item.title.zh) == (role, due, duration, title)
    assert item.after == tuple((before, 0) for before in after.split())


def test_one_item_in_full() -> None:
    assert ITEMS["live-runbook"] == PlaybookItem(
        key="live-runbook",
        stage=Stage.TRAFFIC,
        title=Text("Write the livestream schedule and run sheet", "编写直播排期与流程脚本"),
        role="promoter",
        consulted=("store_manager", "designer", "service"),
        due=Due(offset=-20),
        duration=4,
        after=(("offer-stack-rules", 0), ("platform-slot-application", 0)),
        gate=True,
        any_day=False,
        ready_by=(),
        deliverable=Text("Run sheet by minute with offers and roles", "分钟级流程表，含优惠与分工"),
        acceptance=Text(
            "Every session has host, product order, room-only coupon and flash-deal time",
            "每场写明主播、讲品顺序、专属券和秒杀时间",
        ),
        steps=(
            Text("Fix sessions and hosts", "确定场次与主播"),
            Text("Write useful, fact-based product talks", "撰写干货型讲解稿"),
            Text("Set room-only coupons", "设置直播间专属券"),
            Text("Set timed flash deals", "设置限时秒杀"),
        ),
    )


def test_stage_windows_and_signers() -> None:
    assert {
        str(s.stage): (str(s.opens), str(s.closes), str(s.gate_due), s.signer, len(s.criteria)) for s in PLAYBOOK.stages
    } == {
        "strategy": ("D-60", "D-52", "D-52", "director", 4),
        "plan": ("D-51", "D-43", "D-43", "director", 4),
        "traffic": ("D-42", "D+3", "D-3", "store_manager", 3),
        "pages": ("D-42", "D+3", "D-4", "store_manager", 3),
        "service": ("D-42", "D+3", "D-3", "store_manager", 3),
        "stocking": ("D-42", "D+3", "D-3", "store_manager", 4),
        "review": ("D+4", "D+14", "D+14", "director", 4),
    }


def test_items_are_due_inside_the_window_of_their_stage() -> None:
    windows = {stage.stage: (stage.opens.offset, stage.closes.offset) for stage in PLAYBOOK.stages}
    for item in PLAYBOOK.items:
        first, last = windows[item.stage]
        assert item.due is not None
        assert first <= item.due.offset <= last, item.key


def test_gate_criteria_with_a_number() -> None:
    checks = {
        c.key: (c.metric, c.operator, c.target, c.unit) for stage in PLAYBOOK.stages for c in stage.criteria if c.metric
    }
    assert checks["traffic-g1"] == ("paid_roi_7d", ">=", 3.0, "ratio")
    assert checks["service-g1"] == ("reply_30s_rate", ">=", 90.0, "%")
    assert checks["stocking-g3"] == ("cost_per_parcel", "<=", 6.0, "CNY")
    assert checks["stocking-g4"] == ("stock_count_variance", "<=", 0.5, "%")
    evidence = {c.key: c.evidence for stage in PLAYBOOK.stages for c in stage.criteria}
    assert evidence["strategy-g4"] == (
        "supplier-terms-talk",
        "platform-slot-application",
        "headcount-plan",
        "resource-request",
    )


def test_every_handoff_hangs_on_an_item_of_the_giver() -> None:
    for handoff in PLAYBOOK.handoffs:
        parties = (handoff.giver, handoff.receiver) if handoff.two_way else (handoff.giver,)
        assert ITEMS[handoff.item].role in parties, handoff.key
    pairs = {h.key: (h.giver, h.receiver, h.item) for h in PLAYBOOK.handoffs}
    assert pairs["h17"] == ("promoter", "designer", "material-request")
    assert pairs["h34"] == ("warehouse", "carrier", "carrier-contract")


def test_the_rhythm_has_hours() -> None:
    assert PLAYBOOK.d_day == DDay(DDayRule.FIXED, 11, 11)
    assert PLAYBOOK.length is LengthClass.LONG
    profile = PLAYBOOK.profile("classic")
    moments = {anchor.key: (anchor.offset, anchor.clock, anchor.owner) for anchor in profile.anchors}
    assert profile.id == "classic"
    assert len(moments) == 19
    assert moments["deposit_open"] == (-18, time(20), "platform")
    assert moments["deposit_close"] == (-11, time(17, 59, 59), "platform")
    assert moments["balance_open"] == moments["spot_start"] == (-11, time(20), "platform")
    assert moments["balance_close"] == (-8, time(23, 59, 59), "platform")
    assert moments["peak_day"] == (0, time(0), "platform")
    assert moments["review_due"] == (14, time(18), "internal")
    assert [a.key for a in profile.anchors if a.confidence is Confidence.CONFIRMED] == ["peak_day"]
    assert [(phase.key, phase.opens, phase.closes) for phase in profile.phases] == [
        ("prep", "kickoff", "warmup_start"),
        ("warmup", "warmup_start", "deposit_open"),
        ("deposit", "deposit_open", "balance_open"),
        ("balance", "balance_open", "peak_start"),
        ("peak", "peak_start", "peak_end"),
        ("return", "return_start", "end"),
        ("review", "end", "review_due"),
    ]


def test_no_text_is_missing() -> None:
    # 129 items with title, deliverable and acceptance; steps, duties, criteria, handoffs, purposes; profiles and name;
    # 2 freezes; 6 meetings with 37 points of their agendas and 12 outputs; 15 key results.
    assert len(list(texts(PLAYBOOK))) == 129 * 3 + 118 + 34 + 25 + 47 + 7 + 3 + 2 + 6 + 37 + 12 + 15


def test_what_a_second_pair_of_eyes_looks_over_and_what_locks_with_the_enrolment() -> None:
    reviewed = {item.key: item.reviewer for item in PLAYBOOK.items if item.reviewer}
    assert reviewed == {"budget-ramp": "director", "key-visual": "store_manager", "presale-scripts": "store_manager"}
    assert all(ITEMS[key].role != role for key, role in reviewed.items())
    tags = Counter(tag for item in PLAYBOOK.items for tag in item.tags)
    assert tags == {"price": 3, "sku": 2, "stock": 2, "page": 3, "coupon": 1, "listing": 1, "goods": 7}
