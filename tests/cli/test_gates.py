"""Gates and the journal on the command line."""

from __future__ import annotations

from tests.cli.conftest import Run


def test_a_gate_is_judged_signed_and_reopened(double11: Run) -> None:
    double11("member", "add", "Zhou Lan", "--role", "store_manager", "--yes")
    before = double11("gate", "pages", "--json").form["gate"]
    assert (before["ruling"], before["ready"]) == (None, 0)
    assert before["asked"] == len(before["required"]) + len(before["criteria"])
    for line in (
        ("--criterion", "g3", "--met", "--remark", "seen on Monday"),
        ("--criterion", "2", "--value", "3"),
        ("--criterion", "pages-g1", "--value", "1 defects"),
    ):
        assert double11("gate", "pages", *line).code == 0
    refused = double11("gate", "4", "--sign", "Zhou", "--verdict", "pass")
    assert refused.code == 1 and "cannot pass yet" in refused.err and "pass with risk" in refused.err
    assert double11("gate", "页面制作", "--sign", "Zhou", "--verdict", "no-go").code == 1
    signed = double11("gate", "pages", "--sign", "Zhou", "--verdict", "risk", "--reason", "The slot is today")
    assert signed.code == 0 and "The slot is today" in signed.out
    # The gates before it are not passed, which is said and not forbidden.
    assert "Ahead of the gate Campaign plan" in signed.err
    gate = double11("gate", "pages", "--json").form["gate"]
    assert (gate["ruling"], gate["verdicts"][0]["signer"]) == ("risk", "Zhou Lan")
    assert gate["verdicts"][0]["days_late"] == -29
    assert gate["verdicts"][0]["open_criteria"] == ["pages-g1"] == gate["open_criteria"]
    assert {c["id"]: (c["met"], c["value"]) for c in gate["criteria"]} == {
        "pages-g1": (False, 1), "pages-g2": (True, 3), "pages-g3": (True, None)
    }  # fmt: skip
    assert "The slot is today" in double11("show").out
    for read in (["stages"], ["gates"], ["timeline", "--width", "90"]):
        assert "risk" in double11(*read).out
    exported = double11("export", "json").form
    assert next(s for s in exported["stages"] if s["id"] == "pages")["gate"]["ruling"] == "risk"
    assert double11("gate", "pages", "--reopen", "Li Na", "--reason", "x").code == 1
    assert double11("gate", "pages", "--reopen", "Zhou Lan").code == 1
    reopened = double11("gate", "pages", "--reopen", "Zhou Lan", "--reason", "Later", "--json").form["gate"]
    assert (reopened["ruling"], reopened["verdicts"][0]["reopen_reason"]) == (None, "Later")
    page = double11("gate", "pages").out
    assert "The slot is today" in page and "Later" in page and "not signed" in page
    double11("undo")
    assert double11("gates", "--json").form["gates"][3]["ruling"] == "risk"


def test_options_that_do_not_go_together_are_refused(double11: Run) -> None:
    for line in (
        ("--met",),
        ("--verdict", "risk"),
        ("--reason", "x"),
        ("--criterion", "g1"),
        ("--sign", "Li Na", "--criterion", "g1", "--met"),
    ):
        assert double11("gate", "pages", *line).code == 2, line
    assert "has no criterion" in double11("gate", "pages", "--criterion", "9", "--met").err
    assert "is not a number" in double11("gate", "pages", "--criterion", "1", "--value", "much").err
    assert "no stage" in double11("gate", "lunch").err


def test_the_journal_is_filtered_and_tells_fields(double11: Run) -> None:
    double11("start", "sales-target")
    double11("note", "page-qa-final", "look", "again")
    double11("edit", "page-qa-final", "--title", "Check it", "--due", "D-6", "--yes")
    assert [e["kind"] for e in double11("log", "--json", "--item", "page-qa-final").form["entries"]] == [
        "EditItem", "AddNote", "CreateCampaign"
    ]  # fmt: skip
    (entry,) = double11("log", "--json", "--stage", "pages", "--kind", "edit").form["entries"]
    (change,) = entry["changes"]
    assert (change["table"], change["key"], change["change"]) == ("item", "page-qa-final", "changed")
    assert change["fields"]["due"] == {"before": "D-5", "after": "D-6"}
    shown = double11("log", str(entry["seq"])).out
    assert "Run the final page check and freeze → Check it" in " ".join(shown.split())
    assert double11("log", "--json", "--who", "nobody at all").form["entries"] == []
    for until in ("--until", "--to"):
        assert double11("log", "--json", until, "2026-01-01").form["entries"] == []
    assert [e["seq"] for e in double11("log", "--json", "--before", "3", "-n", "1").form["entries"]] == [2]
    assert "has no kind" in double11("log", "--kind", "Zzz").err


def test_undo_to_an_entry_is_shown_first(double11: Run) -> None:
    double11("start", "sales-target")
    double11("done", "sales-target")
    double11("note", "sales-target", "x")
    asked = double11("undo", "--to", "1")
    assert asked.code == 1 and "3 steps, 1 item changes" in asked.err and "--yes" in asked.err
    assert double11("undo", "--to", "1", "--yes").code == 0
    assert double11("item", "sales-target", "--json").form["items"][0]["status"] == "open"
    assert double11("redo", "--to", "3", "--yes").code == 0
    assert double11("item", "sales-target", "--json").form["items"][0]["status"] == "done"
    assert double11("undo", "--to", "3", "--yes").code == 1
    assert double11("undo", "--to", "99").code == 1
