"""Key results on the command line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Run

KEYS = {
    "id", "title", "role", "metric", "unit", "direction", "hold", "baseline", "growth", "target", "goal", "weight",
    "items", "actual", "measured", "progress", "grade",
}  # fmt: skip


def goal(run: Run, key: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = run("goals", "--json").form["key_results"]
    return next(one for one in found if one["id"] == key)


def test_a_key_result_is_added_edited_measured_and_removed(double11: Run) -> None:
    line = ("Orders packed a day", "--role", "仓储物流专员", "--unit", "件", "--baseline", "1万", "--growth", "20%")
    added = double11("goals", "add", *line, "--weight", "7", "--item", "packing-line-test", "--item", "dday-ship")
    assert (added.code, added.out) == (0, "orders-packed-a-day\n")
    assert goal(double11, "orders-packed-a-day") == {
        "id": "orders-packed-a-day", "title": "Orders packed a day", "role": "warehouse", "metric": "", "unit": "件",
        "direction": "up", "hold": False, "baseline": 10_000, "growth": 0.2, "target": None, "goal": 12_000,
        "weight": 7, "items": ["packing-line-test", "dday-shipping"], "actual": None, "measured": None,
        "progress": None, "grade": None,
    }  # fmt: skip
    edited = double11("goals", "edit", "orders", "--target", "15,000件", "--item", "none", "--metric", "packed")
    assert "10,000 → 15,000 件" in edited.out
    assert double11("goals", "set", "orders=1.3万件").code == 0
    found = goal(double11, "orders-packed-a-day")
    assert (found["growth"], found["target"], found["items"], found["metric"]) == (None, 15_000, [], "packed")
    assert (found["actual"], found["measured"], found["progress"], found["grade"]) == (
        13_000, "2026-10-09", 0.6, "at_risk",
    )  # fmt: skip
    for words in (("--target", "none"), ("--baseline", ""), ("--unit", "none", "--metric", "")):
        assert double11("goals", "edit", "Orders packed", *words).code == 0
    found = goal(double11, "orders-packed-a-day")
    assert (found["goal"], found["baseline"], found["unit"], found["metric"]) == (None, None, "", "")
    falling = double11("goals", "edit", "orders", "--direction", "down", "--growth", "-20%", "--baseline", "500")
    assert "500 → 400 (-20%)" in falling.out
    assert "Nothing to change" in double11("goals", "edit", "orders", "--no-hold").out
    assert double11("goals", "remove", "orders").out.startswith("took away the key result: Orders packed a day")
    assert len(double11("goals", "--json").form["key_results"]) == 15
    assert double11("goals", "take").code == 1
    assert double11("goals", "remove", "gmv").code == 0
    assert double11("goals", "take").out.startswith("took over a key result of the playbook: Sales of the campaign")
    assert len(double11("goals", "--json").form["key_results"]) == 15


def test_a_number_with_a_sign_has_said_its_unit(double11: Run) -> None:
    shares = ("--direction", "down", "--baseline", "3", "--target", "2.5％")
    assert double11("goals", "add", "Refunds", "--role", "service", *shares).code == 0
    assert double11("goals", "add", "Cost", "--role", "service", "--target", "￥4").code == 0
    assert double11("goals", "add", "Calls", "--role", "service", "--target", "400").code == 0
    assert [goal(double11, key)["unit"] for key in ("refunds", "cost", "calls")] == ["%", "¥", ""]
    assert goal(double11, "refunds")["target"] == 2.5
    other = double11("goals", "add", "Answers", "--role", "service", "--unit", "none", "--target", "92%")
    assert (other.code, "Leave the unit out" in other.err) == (1, True)


def test_several_numbers_are_one_step_that_can_be_undone_and_is_told(double11: Run) -> None:
    baselines = {"gmv": "120万", "parcel": "8", "roi": "2.4", "reply": "86%", "aov": "200元", "cvr": "3.0"}
    for key, number in baselines.items():
        assert double11("goals", "edit", key, "--baseline", number).code == 0
    told = double11("goals", "set", "gmv=1,680,000", "parcel=￥6.5", "roi=3.3", "reply＝84", "aov=190", "cvr=3.42%")
    assert told.out.startswith("measured 6 key results\n") and "80%  on track" in told.out
    expected = {"gmv": 0.8, "parcel": 0.75, "roi": 1.2, "reply": 0.0, "aov": 0.95, "cvr": 0.7}
    assert {key: goal(double11, key)["progress"] for key in expected} == expected
    assert goal(double11, "cvr")["grade"] == "on_track"
    form = double11("goals", "--json").form
    assert (form["scored"], form["total"], form["score_grade"]) == (6, 15, "on_track")
    # The mean by weight, reckoned by hand: (20 x 0.8 + 4 x 0.75 + 10 x 1.2 + 6 x 0 + 5 x 0.95 + 12 x 0.7) / 57.
    assert form["score"] == pytest.approx(44.15 / 57)
    shares = {one["role"]: one for one in form["scores"]}
    assert shares["director"] == {"role": "director", "score": 0.8, "score_grade": "on_track", "scored": 1, "total": 2}
    assert shares["designer"]["score"] is None
    entry = double11("log", "--json").form["entries"][0]
    assert (entry["kind"], entry["count"]) == ("MeasureKeyResults", 6)
    assert "1,680,000" in double11("log", str(entry["seq"])).out
    assert "记录 6 条关键结果" in double11("--lang", "zh", "log").out
    assert double11("undo").code == 0
    assert goal(double11, "gmv")["actual"] is None
    double11("redo")
    assert goal(double11, "gmv")["actual"] == 1_680_000
    double11("goals", "set", "gmv=", "roi=none")
    assert (goal(double11, "gmv")["measured"], goal(double11, "roi")["actual"]) == (None, None)


def test_key_results_stand_with_roles_items_holes_gates_and_in_exports(double11: Run) -> None:
    assert double11("item", "price-table", "--json").form["items"][0]["key_results"] == ["cvr", "aov"]
    assert "Conversion during the campaign · cvr" in double11("item", "price-table").out
    (role,) = double11("role", "designer", "--json").form["roles"]
    assert [(one["id"], one.keys() == KEYS) for one in role["key_results"]] == [("ctr", True), ("dwell", True)]
    only = double11("goals", "Double", "--role", "Visual designer", "--json").form
    assert ([one["id"] for one in only["key_results"]], only["total"]) == (["ctr", "dwell"], 2)
    assert double11("goals", "--role", "designer").out == double11("goals", "list", "--role", "视觉设计师").out
    for key in ("stockout", "pace"):
        double11("goals", "remove", key)
    double11("goals", "edit", "ctr", "--growth", "none", "--item", "")
    kinds = ("key_result_no_goal", "key_result_no_item", "role_no_key_result")
    holes = [one for one in double11("holes", "--json").form["holes"] if one["kind"] in kinds]
    assert [(one["kind"], one["key_result"], one["role"]) for one in holes if one["key_result"] in (None, "ctr")] == [
        ("key_result_no_goal", "ctr", "designer"), ("key_result_no_item", "ctr", "designer"),
        ("role_no_key_result", None, "analyst"),
    ]  # fmt: skip
    told = double11("holes").out
    assert "Key results that no item brings about · 1" in told and "Click-through of main images" in told
    criteria = double11("gate", "strategy", "--json").form["gate"]["criteria"]
    asked = next(one for one in criteria if one["id"] == "strategy-g2")
    assert (asked["counted"], asked["value"], asked["met"]) == (True, 6, False)
    rows = double11("export", "json").form["plan"]["key_result"]
    assert len(rows) == 13 and rows[0]["key"] == "gmv"


@pytest.mark.parametrize(
    ("line", "code", "why"),
    [
        (("set", "gmv=1,5"), 1, "is not clear"),
        (("set", "gmv=92%"), 1, "is counted in CNY"),
        (("set", "gmv=much"), 1, "is not a number"),
        (("set", "gmv=1e99"), 1, "is not a number"),
        (("set", "gmv=9千亿", "gmv=1万亿"), 2, "named twice"),
        (("set", "gmv=99999999万亿"), 1, "too large"),
        (("set", "gmv"), 2, "has no number"),
        (("set", "nothing=1"), 1, "There is no key result “nothing”. There are: gmv"),
        (("set", "c=1"), 1, "may mean several key results: cost_rate, cvr, ctr, collect."),
        (("set",), 2, "KR=VALUE"),
        (("edit", "gmv"), 2, "Say what to change."),
        (("edit", "gmv", "--growth", "50"), 1, "may be a share or percent"),
        (("edit", "gmv", "--target", "5", "--growth", "50%"), 1, "Give a target or a growth"),
        (("edit", "gmv", "--role", "cook"), 1, "There is no role “cook”"),
        (("edit", "gmv", "--weight", "0"), 2, "from 1 to 100"),
        (("edit", "gmv", "--direction", "left"), 2, "is none of: up, down"),
        (("edit", "gmv", "--item", "nothing"), 1, "There is no item “nothing”"),
        (("edit", "cost", "--baseline", "11"), 1, "is to fall"),
        (("add", "X"), 2, "--role"),
        (("add", " ", "--role", "director"), 1, "The title is empty"),
        (("add", "X", "--role", "director", "--id", "gmv"), 1, "is taken"),
        (("remove", "nothing"), 1, "There is no key result"),
        (("--role", "cook"), 1, "There is no role “cook”"),
        (("nowhere",), 1, "There is no campaign “nowhere”"),
        (("--role", "designer", "set", "gmv=1"), 2, "does not belong to “set”"),
    ],
)
def test_nonsense_gets_one_sentence(line: tuple[str, ...], code: int, why: str, double11: Run) -> None:
    answer = double11("goals", *line)
    assert (answer.code, answer.out) == (code, "") and why in answer.err
    assert len(answer.err.strip().splitlines()) <= 2 and "Traceback" not in answer.err
    # All or nothing.
    assert all(one["actual"] is None for one in double11("goals", "--json").form["key_results"])
