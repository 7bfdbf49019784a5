"""Reviews, evidence, handoffs and roles on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from campaigntui.domain.people import ROLES
from tests.cli.conftest import Run


def item(run: Run, key: str) -> Any:
    """An item as scripts see it."""
    return run("item", key, "--json").form["items"][0]


def test_done_sends_to_review_and_review_passes_or_returns(double11: Run) -> None:
    sent = double11("done", "budget-ramp")
    assert sent.out.startswith("sent to review: Load the raised peak budget")
    assert "to review: Operations director" in sent.out
    found = item(double11, "budget-ramp")
    assert (found["status"], found["state"], found["review"], found["reviewer"]) == (
        *("in_progress", "to_review", "asked", "director"),
    )
    assert double11("review", "budget-ramp").code == 2
    assert double11("review", "budget-ramp", "--pass", "--return").code == 2
    refused = double11("review", "budget-ramp", "--return")
    assert (refused.code, refused.err) == (1, "Say what is to be changed, so that whoever did it can go on.\n")
    returned = double11("review", "budget-ramp", "--return", "--reason", "two floors are too low")
    assert "returned: two floors are too low" in returned.out
    assert item(double11, "budget-ramp")["review_reason"] == "two floors are too low"
    double11("done", "budget-ramp", "sales-target")
    assert [item(double11, key)["status"] for key in ("budget-ramp", "sales-target")] == ["in_progress", "done"]
    passed = double11("review", "budget-ramp", "--pass")
    assert passed.out.startswith("passed the review: Load the raised peak budget")
    assert item(double11, "budget-ramp")["finished"] == "2026-10-09"
    kinds = [entry["kind"] for entry in double11("log", "--json").form["entries"]]
    assert kinds[:4] == ["PassReview", "FinishOrAsk", "ReturnReview", "AskReview"]
    double11("undo")
    assert item(double11, "budget-ramp")["state"] == "to_review"
    assert double11("review", "sales-target", "--pass").code == 1


def test_evidence_is_checked_for_form_only(double11: Run, tmp_path: Path) -> None:
    there = tmp_path / "targets.xlsx"
    there.touch()
    assert double11("evidence", "sales-target", str(there)).err == ""
    assert double11("evidence", "sales-target").out == f"{there}\n"
    gone = double11("evidence", "sales-target", "/no/such/file.xlsx")
    assert (gone.code, gone.err) == (0, "Kept, but there is no file /no/such/file.xlsx on this machine.\n")
    wrong = double11("evidence", "sales-target", "www.example.com")
    assert wrong.code == 1
    assert "does not look like a link" in wrong.err
    assert item(double11, "sales-target")["evidence"] == "/no/such/file.xlsx"
    double11("evidence", "sales-target", "none")
    assert item(double11, "sales-target")["evidence"] == ""


def test_attachments_come_and_go(double11: Run) -> None:
    double11("attach", "sales-target", "a.xlsx", "https://example.com/b")
    double11("attach", "sales-target", "a.xlsx", "c.pdf")
    assert item(double11, "sales-target")["attachments"] == ["a.xlsx", "https://example.com/b", "c.pdf"]
    double11("attach", "sales-target", "a.xlsx", "--remove")
    assert item(double11, "sales-target")["attachments"] == ["https://example.com/b", "c.pdf"]
    refused = double11("attach", "sales-target", "a.xlsx", "--remove")
    assert (refused.code, "Attached: https://example.com/b, c.pdf" in refused.err) == (1, True)


def test_edit_and_add_take_reviewer_tags_and_evidence(double11: Run) -> None:
    double11("edit", "sales-target", "--reviewer", "数据分析专员", "--tags", "OKR, #price", "--consulted", "designer")
    found = item(double11, "sales-target")
    assert (found["reviewer"], found["tags"], found["consulted"]) == ("analyst", ["okr", "price"], ["designer"])
    double11("edit", "sales-target", "--reviewer", "none", "--tags", "none", "--consulted", "none")
    found = item(double11, "sales-target")
    assert (found["reviewer"], found["tags"], found["consulted"]) == ("", [], [])
    key = double11("add", "Second look", "--reviewer", "director", "--tags", "x y", "--evidence", "a.txt").out.strip()
    found = item(double11, key)
    assert (found["reviewer"], found["tags"], found["evidence"]) == ("director", ["x", "y"], "a.txt")
    assert double11("edit", "sales-target", "--reviewer", "cook").code == 1


def test_handoffs_are_listed_answered_and_answered_again(double11: Run) -> None:
    everything = double11("handoffs", "--json").form["handoffs"]
    assert [one["id"] for one in sorted(everything, key=lambda one: one["id"])] == [f"h{n:02}" for n in range(1, 48)]
    assert {one["state"] for one in everything} == {"coming"}
    seen = [one["id"] for role in ROLES for one in double11("handoffs", "--role", role, "--json").form["handoffs"]]
    assert set(seen) == {one["id"] for one in everything}
    early = double11("handoff", "h39", "--accept")
    assert (early.code, "has not been handed over yet" in early.err) == (1, True)
    double11("done", "strategy-kickoff")
    assert double11("handoff", "h39", "--accept").out == "accepted: Promotion strategy\n"
    assert double11("handoff", "h02", "--return").code == 1
    assert double11("handoff", "h02", "--return", "--reason", "no numbers").out.startswith("returned: ")
    found = {one["id"]: one for one in double11("handoffs", "--json").form["handoffs"]}
    assert (found["h39"]["state"], found["h39"]["answered"]) == ("accepted", "2026-10-09")
    assert (found["h02"]["state"], found["h02"]["reason"]) == ("returned", "no numbers")
    assert found["h03"]["state"] == "given"
    assert "Returned: no numbers" in double11("item", "strategy-kickoff").out
    double11("handoff", "h02", "--take-back")
    double11("reopen", "strategy-kickoff")
    assert {one["state"] for one in double11("handoffs", "--json").form["handoffs"]} == {"coming"}
    assert double11("handoff", "h02").code == 2
    assert "There is no handoff “h99”" in double11("handoff", "h99", "--accept").err


def test_a_role_is_shown_and_handed_over(double11: Run) -> None:
    form = double11("role", "promoter", "--json").form["roles"][0]
    assert (form["members"], form["items"], len(form["gets"]), len(form["gives"])) == (["Li Na"], 21, 8, 4)
    assert sum(stage["items"] for stage in form["stages"]) == len(form["item_ids"]) == 21
    assert double11("role", "show", "推广专员", "--json").form["roles"][0]["id"] == "promoter"
    assert "Open items" in double11("role", "promoter").out
    double11("member", "add", "Chen Yu", "--role", "designer")
    asked = double11("role", "promoter", "--holder", "Chen")
    assert (asked.code, "Repeat it with --yes" in asked.err) == (1, True)
    assert "Li Na → Chen Yu" in asked.err
    assert double11("role", "promoter", "--holder", "Chen", "--yes").out.startswith(
        "handed over the role: Promotion specialist → Chen Yu"
    )
    people = {one["name"]: one for one in double11("members", "--json").form["members"]}
    assert (people["Li Na"]["roles"], people["Li Na"]["items"]) == ([], 0)
    assert (people["Chen Yu"]["roles"], people["Chen Yu"]["items"]) == (["designer", "promoter"], 36)
    double11("undo")
    assert item(double11, "channel-strategy")["member"] == "Li Na"
    (left,) = double11("role", "promoter", "--holder", "none", "--yes", "--json").form["roles"]
    assert (left["id"], left["members"]) == ("promoter", [])
    assert item(double11, "channel-strategy")["member"] is None
    assert double11("role", "cook").code == 1
    assert double11("role", "rename", "designer", "Artist").out == "renamed the role: Artist\n"


def test_roles_stage_by_stage_add_up(double11: Run) -> None:
    forms = double11("roles", "--json").form["roles"]
    assert {form["id"]: sum(stage["items"] for stage in form["stages"]) for form in forms} == {
        form["id"]: form["items"] for form in forms
    }
    lines = double11("roles", "--stages").out.splitlines()
    assert lines[0].split()[:3] == ["all", "Strategy", "Plan"]
    assert lines[-1].split()[:3] == ["all", "roles", "0/129"]
