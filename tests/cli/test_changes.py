"""Changing commands: what they do, what they ask, what they refuse, and that undo takes all of it back."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.cli.conftest import Run


def item(run: Run, key: str) -> Any:
    """An item as scripts see it."""
    return run("item", key, "--json").form["items"][0]


def test_several_items_at_once_are_one_step_of_undo(small: Run) -> None:
    assert small("done", "pages", "Book the ads").code == 0
    assert (item(small, "pages")["status"], item(small, "ads")["finished"]) == ("done", "2026-10-09")
    assert small("undo").out == "Undone: done: 2 items\n"
    assert (item(small, "pages")["status"], item(small, "ads")["status"]) == ("open", "open")
    assert small("redo").code == 0
    assert item(small, "ads")["status"] == "done"


def test_undo_and_redo_by_number_and_their_end(small: Run) -> None:
    for key in ("pages", "ads", "review"):
        small("start", key)
    assert small("undo", "2").out.count("\n") == 2
    assert [item(small, key)["status"] for key in ("pages", "ads", "review")] == ["in_progress", "open", "open"]
    assert small("redo", "9").out.count("\n") == 2
    assert small("redo").code == 1
    entries = small("log", "--json").form["entries"]
    assert (entries[-1]["kind"], entries[-1]["subject"]) == ("ImportItems", "Small sale")
    assert len(small("log", "--limit", "2", "--json").form["entries"]) == 2


def test_progress(small: Run) -> None:
    small("start", "pages", "--on", "2026-10-07")
    assert (item(small, "pages")["status"], item(small, "pages")["started"]) == ("in_progress", "2026-10-07")
    small("block", "pages", "--reason", "no photos")
    assert (item(small, "pages")["status"], item(small, "pages")["reason"]) == ("blocked", "no photos")
    small("unblock", "pages")
    assert item(small, "pages")["status"] == "in_progress"
    small("reopen", "pages")
    assert (item(small, "pages")["status"], item(small, "pages")["started"]) == ("open", None)


def test_what_the_rules_refuse_changes_nothing(small: Run) -> None:
    before = small("export", "json").out
    for line in (
        ["block", "pages"],
        ["start", "target"],
        ["done", "pages", "--on", "2026-12-01"],
        ["done", "pages", "nothing"],
        ["done", "xyz"],
        ["add", "  "],
        ["add", "New", "--due", "no_anchor-3"],
        ["add", "New", "--due", "1750-01-01"],
        ["add", "New", "--after", "zz"],
        ["add", "New", "--id", "pages"],
        ["add", "New", "--id", "two words"],
        ["edit", "target", "--after", "ads"],
        ["edit", "pages", "--role", "cook"],
        ["edit", "pages", "--stage", "8"],
        ["edit", "pages", "--member", "Nobody"],
        ["assign", "pages", "Nobody"],
        ["note", "pages", " "],
        ["step", "tick", "pages", "1"],
        ["member", "add", "chen yu"],
        ["member", "add", "New", "-r", "cook"],
        ["member", "add", "New", "--hours", "0"],
        ["member", "edit", "陈宇", "--hours", "25"],
        ["rename", "  "],
        ["role", "add", "Two words", "x"],
    ):
        answer = small(*line)
        assert answer.code == 1, line
        assert answer.out == "", line
        assert answer.err.strip(), line
    assert small("export", "json").out == before
    assert len(small("log", "--json").form["entries"]) == 1


@pytest.mark.parametrize(
    "line",
    [
        ["edit", "pages"],
        ["edit", "pages", "--due", "soon!"],
        ["edit", "pages", "--duration", "-1"],
        ["edit", "pages", "--duration", "x"],
        ["due", "--by", "2026-13-40"],
        ["new", "double11", "--name", "x"],
        ["new", "double11", "--name", "x", "--date", "2026-11-11", "--year", "2026"],
        ["new", "double11", "--date", "2026-11-11"],
        ["new", "double11", "--name", "x", "--year", "2026", "--timezone", "Mars/Olympus"],
        ["import", "x.csv", "--new", "x"],
        ["undo", "0"],
        ["undo", "many"],
        ["assign", "pages"],
        ["done"],
        ["archive"],
        ["export", "xls"],
        ["timeline", "--format", "png"],
        ["timeline", "--theme", "dark"],
        ["timeline", "--json", "-o", "plan.svg"],
        ["--lang", "fr", "list"],
        ["--today", "nonsense", "list"],
        ["nothing"],
        ["list", "--nothing"],
        ["member"],
        ["member", "add", "New", "--off", "2026-10-05..2026-10-01"],
        ["member", "add", "New", "--hours", "many"],
        ["member", "add", "New", "--weekdays-off", "someday"],
        ["completion", "csh"],
        ["themes", "dusk", "dawn"],
        ["what-if", "--away", "Li Na"],
    ],
)
def test_wrong_usage_is_told_apart_from_a_refusal(line: list[str], small: Run) -> None:
    answer = small(*line)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.strip()
    assert "Traceback" not in answer.err
    told = re.sub("「.*?」|campaigntui [a-z -]+", "", small(*line, "--lang", "zh").err)
    assert "--lang" in line or not re.search("[A-Za-z]{3,} [a-z]{2,} ", told), "all of it in the user's language"


def test_a_word_that_fits_several_items_is_refused_with_their_names(small: Run) -> None:
    small("add", "Pages again", "--id", "pages-2")
    answer = small("done", "page")
    assert answer.code == 1
    assert answer.err == "“page” may mean several items: pages, pages-2.\n"
    assert small("done", "pages").code == 0
    assert small("done", "design the PAGES").code == 0


def test_adding_prints_the_id(small: Run) -> None:
    answer = small(
        "add", "Check the prices", "--stage", "客服培训", "--role", "DES", "--member", "陈", "--due", "D-12wd",
        "--duration", "2", "--after", "brief+1 pages", "--gate", "--any-day", "--ready-by", "2026-11-01",
        "--deliverable", "A list",
    )  # fmt: skip
    assert answer.out == "check-the-prices\n"
    made = item(small, "check-the-prices")
    assert made == made | {
        "stage": "service", "role": "designer", "member": "陈宇", "due_rule": "D-12wd", "duration": 2,
        "after": ["brief+1", "pages"], "gate": True, "any_day": True, "ready_by": "2026-11-01", "deliverable": "A list",
    }  # fmt: skip
    assert small("add", "拍摄主图").out == "plan\n"


def test_editing_changes_only_what_is_named(small: Run) -> None:
    before = item(small, "ads")
    assert small("edit", "ads", "--due", "next fri", "--no-gate", "--yes").code == 0
    after = item(small, "ads")
    assert (after["due"], after["due_rule"]) == ("2026-10-16", "2026-10-16")
    same = {"title", "stage", "role", "member", "duration", "after", "gate", "any_day", "deliverable"}
    assert {key: after[key] for key in same} == {key: before[key] for key in same}
    small("edit", "ads", "--after", "none", "--due", "none", "--member", "none", "--role", "none", "--duration", "0")
    cleared = item(small, "ads")
    assert (cleared["after"], cleared["due_rule"], cleared["member"], cleared["role"]) == ([], None, None, "")
    assert cleared["duration"] == 0


def test_a_lone_word_as_due_date_is_a_day_or_an_anchor(small: Run, double11: Run) -> None:
    del small
    double11("edit", "sales-target", "--due", "today", "--yes")
    assert item(double11, "sales-target")["due_rule"] == "2026-10-09"
    double11("edit", "sales-target", "--due", "deposit_open", "--yes")
    assert item(double11, "sales-target")["due_rule"] == "deposit_open"


def test_a_change_that_reaches_further_needs_yes(small: Run) -> None:
    refused = small("member", "edit", "陈宇", "--off", "2026-10-20")
    assert (refused.code, refused.out) == (1, "")
    assert "  pages  Design the pages  18 Oct – 22 Oct → 17 Oct – 22 Oct" in refused.err
    assert "--yes" in refused.err
    assert small("members", "--json").form["members"][2]["days_off"] == []
    assert small("member", "edit", "陈宇", "--off", "2026-10-20", "--yes").code == 0
    assert item(small, "pages")["planned_start"] == "2026-10-17"


def test_more_than_twenty_items_need_yes(double11: Run) -> None:
    keys = [one["id"] for one in double11("items", "stage:2", "--json").form["items"]]
    keys += [one["id"] for one in double11("items", "stage:1", "--json").form["items"]]
    assert double11("start", *keys[:20]).code == 0
    assert double11("done", *keys[:21]).code == 1
    assert double11("done", *keys[:21], "--yes").code == 0
    finished = double11("items", "done", "--json").form["items"]
    looked_over = double11("items", "state:to_review", "--json").form["items"]
    assert len(finished) + len(looked_over) == 21
    assert {one["reviewer"] for one in finished} == {""}


def test_assigning_to_people_roles_and_nobody(small: Run) -> None:
    small("assign", "pages", "ads", "li")
    assert (item(small, "pages")["member"], item(small, "ads")["member"]) == ("Li Na", "Li Na")
    small("assign", "pages", "Customer service")
    assert (item(small, "pages")["role"], item(small, "pages")["member"]) == ("service", None)
    assert "Nobody has it yet, because nobody holds" in small("assign", "ads", "Customer service").out
    small("assign", "pages", "promoter")
    assert (item(small, "pages")["role"], item(small, "pages")["member"]) == ("promoter", "Li Na")
    small("assign", "pages", "none")
    assert (item(small, "pages")["role"], item(small, "pages")["member"]) == ("promoter", None)


def test_notes_and_steps(small: Run) -> None:
    small("note", "pages", "ask", "the", "studio")
    assert "ask the studio" in small("item", "pages").out
    small("step", "add", "pages", "first thing")
    small("step", "add", "pages", "second", "thing")
    small("step", "tick", "pages", "2")
    small("step", "move", "pages", "2", "1")
    small("step", "edit", "pages", "2", "other", "thing")
    assert item(small, "pages")["steps"] == [
        {"title": "second thing", "done": True},
        {"title": "other thing", "done": False},
    ]
    small("step", "untick", "pages", "1")
    shown = small("step", "remove", "pages", "2")
    assert shown.out == "1  [ ]  second thing\n"
    assert small("step", "tick", "pages", "2").code == 1


def test_archiving_items_and_campaigns(small: Run) -> None:
    small("archive", "ads", "review")
    assert len(small("items", "--json").form["items"]) == 4
    assert small("done", "ads").code == 1
    assert small("log", "--item", "ads", "--json").form["entries"][0]["kind"] == "ArchiveItems"
    assert "There is no item “nothing”" in small("log", "--item", "nothing").err
    small("archive", "ads", "--back")
    assert item(small, "ads")["title"] == "Book the ads"
    assert small("archive", "--campaign").code == 0
    for line in (["list"], ["show"], []):
        assert "is archived: 1 Small sale. Name the one" in small(*line).err, "never as if there were none"
    assert small("due").code == 1
    assert small("due", "small").code == 0
    small("archive", "--campaign", "small", "--back")
    assert small("due").code == 0


def test_people_and_roles(small: Run) -> None:
    assert small("member", "add", "Wu Jing", "--role", "service,analyst").code == 0
    assert item(small, "review")["member"] == "Wu Jing"
    small("member", "edit", "wu", "--name", "Wu Jing 吴静", "-r", "service")
    assert "Wu Jing 吴静" in small("members").out
    small("member", "edit", "wu", "--hours", "4.5", "--weekdays-off", "wed,周五", "--yes")
    (wu,) = [one for one in small("members", "--json").form["members"] if one["name"].startswith("Wu")]
    assert (wu["hours"], wu["weekdays_off"]) == (4.5, ["wed", "fri"])
    assert "4.5 h a day · never on Wed, Fri" in small("members").out
    small("member", "edit", "wu", "--weekdays-off", "None", "--yes")
    assert "4.5 h a day\n" in small("members").out
    small("member", "remove", "wu")
    assert item(small, "review")["member"] is None
    small("role", "rename", "designer", "Art")
    assert "Art" in small("roles").out
    small("role", "add", "photo", "Photographer")
    assert small("roles", "--json").form["roles"][-1]["id"] == "photo"
    small("role", "rename", "Art")
    assert "Visual designer" in small("roles").out


def test_renaming_the_campaign(small: Run) -> None:
    small("rename", "Big sale", "--shop", "Lanyi")
    campaign = small("show", "--json").form["campaign"]
    assert (campaign["name"], campaign["shop"]) == ("Big sale", "Lanyi")


def test_a_new_campaign_prints_its_id_and_nothing_else(run: Run) -> None:
    answer = run(
        "new", "double11", "--name", "双11", "--year", "2026", "--lang", "zh", "--shop", "青禾",
        "--member", "陈宇＝视觉设计师、数据", "--member", "Li Na=promoter,analyst", "--calendar", "cn",
        "--timezone", "america/santiago",
    )  # fmt: skip
    assert (answer.code, answer.out) == (0, "1\n")
    campaign = run("show", "--json").form["campaign"]
    assert campaign == campaign | {
        "id": 1, "name": "双11", "shop": "青禾", "d_day": "2026-11-11", "language": "zh", "items": 129,
        "timezone": "America/Santiago",
    }  # fmt: skip
    assert {one["name"]: one["roles"] for one in run("members", "--json").form["members"]} == {
        "陈宇": ["designer", "analyst"],
        "Li Na": ["promoter", "analyst"],
    }


@pytest.mark.parametrize(
    "wrong",
    [
        ["doubel11"],
        ["double11", "--profile", "x"],
        ["double11", "--calendar", "zz"],
        ["double11", "--member", "A=cook"],
    ],
)
def test_a_campaign_that_cannot_be_made_leaves_no_file(wrong: list[str], run: Run, surroundings: Any) -> None:
    answer = run("new", *wrong, "--name", "x", "--date", "2026-11-11")
    assert (answer.code, answer.out) == (1, "")
    assert not surroundings.exists()
