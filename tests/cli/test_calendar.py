"""Days off and workdays, holiday lists, freezes, meetings and baselines on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BAD = 'country = "cn"\nyear = 2027\nstatus = "official"\n\n[[off]]\nname = "X"\nfirst = 2027-05-03\nlast = 2027-05-01\n'


def october(answer: str) -> dict[str, tuple[str, bool]]:
    """Days of October 2026 with their kind and whether the team set them."""
    days = json.loads(answer)["days"]
    return {d["day"][8:]: (d["kind"], d["own"]) for d in days if d["day"].startswith("2026-10")}


def test_days_off_are_shown_before_they_are_taken(double11: Run) -> None:
    asked = double11("calendar", "off", "2026-10-12..2026-10-14", "Stock take")
    assert asked.code == 1 and "--yes" in asked.err
    assert "12" not in october(double11("calendar", "--json", "--year", "2026").out)
    taken = double11("calendar", "off", "2026-10-12..2026-10-14", "Stock take", "--yes")
    assert (taken.code, taken.out) == (0, "changed the calendar: Stock take (3 days)\n")
    double11("calendar", "work", "2026-10-17,2026-10-01", "-y")
    days = october(double11("calendar", "--json", "--year", "2026").out)
    assert days["12"] == days["14"] == ("off", True)
    assert days["17"] == days["01"] == ("work", True)
    assert days["02"] == ("off", False)
    assert "Stock take" in double11("calendar", "Double 11", "--year", "2026").out
    assert double11("undo", "2").code == 0
    assert october(double11("calendar", "--json").out)["01"] == ("off", False)


def test_what_was_said_is_taken_back(double11: Run) -> None:
    before = double11("calendar", "--json").out
    two = double11("calendar", "off", "2026-10-16", "2026-10-19")
    assert two.code == 2 and "2026-10-16..2026-10-19" in two.err
    double11("calendar", "off", "2026-10-16", "-y")
    double11("calendar", "clear", "2026-10-15..2026-10-17", "-y")
    assert double11("calendar", "--json").out == before


def test_a_word_that_is_no_command_is_a_campaign(double11: Run) -> None:
    assert double11("calendar", "--year", "2026", "Double", "--json").form["year"] == 2026
    wrong = double11("calendar", "nowhere")
    assert wrong.code == 1 and "no campaign “nowhere”" in wrong.err
    assert double11("calendar", "off", "someday").code == 2


def test_lists_are_checked_with_file_line_and_mend(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(BAD, encoding="utf-8")
    answer = run("calendar", "check", str(tmp_path / "bad.toml"))
    assert answer.code == 1
    assert answer.err == (
        f"{tmp_path}/bad.toml:8: [[off]] last: From 2027-05-03 to 2027-05-01 is no span of 1 to 61 days. "
        "Check the two dates.\n"
    )
    told = run("calendar", "check", "--json", str(tmp_path / "bad.toml"))
    (mistake,) = told.form["mistakes"]
    assert (told.code, told.form["sound"], mistake["line"], mistake["place"]) == (1, False, 8, "[[off]] last")
    assert run("calendar", "check", str(tmp_path / "none.toml")).code == 1


def test_a_list_is_edited_checked_and_taken_into_a_campaign(
    double11: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder, editor = tmp_path / "config" / "calendars", tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nsed -i "s/$FROM/$INTO/" "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(tmp_path / "none.sh"))
    unstarted = double11("calendar", "edit", "--year", "2027")
    assert unstarted.code == 1 and unstarted.err.startswith("The editor failed (") and "none.sh" in unstarted.err
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setenv("FROM", "last = 2027-10-07")
    monkeypatch.setenv("INTO", "last = 2027-09-07")
    assert double11("calendar", "--folder").out == f"{folder}\n"
    spoiled = double11("calendar", "edit", "--year", "2027")
    assert spoiled.code == 1 and "draft:" in spoiled.err and "no span" in spoiled.err
    assert not (folder / "cn-2027.toml").exists()
    monkeypatch.setenv("FROM", "last = 2027-09-07")
    monkeypatch.setenv("INTO", "last = 2027-10-05")
    assert double11("calendar", "edit", "--year", "2027").code == 0
    assert "last = 2027-10-05" in (folder / "cn-2027.toml").read_text(encoding="utf-8")
    days = {one["day"] for one in double11("calendar", "--year", "2027", "--json").form["days"]}
    assert "2027-10-07" in days
    assert (
        double11("calendar", "refresh", "--yes").out
        == "took the holidays of 3 years from the lists: 2025, 2026, 2027\n"
    )
    after = {one["day"] for one in double11("calendar", "--year", "2027", "--json").form["days"]}
    assert days - after == {"2027-10-06", "2027-10-07"}
    assert "so already" in double11("calendar", "refresh", "--yes").out


def test_freezes_bind_and_are_broken_for_a_reason(double11: Run) -> None:
    form = double11("freezes", "--json").form
    lock = next(one for one in form["freezes"] if one["id"] == "enrol_lock")
    assert (lock["opens"], lock["closes"], lock["opens_rule"]) == ("2026-10-11", "2026-11-11", "enrol_lock+1")
    assert "price-table" in lock["items"]
    day = ("--today", "2026-10-20")
    refused = double11(*day, "edit", "price-table", "--title", "Other prices")
    assert refused.code == 1
    assert "frozen by “Enrolment lock” from 2026-10-11 to 2026-11-11" in refused.err and "--thaw" in refused.err
    assert double11(*day, "note", "price-table", "Seen").code == 0
    assert double11(*day, "move", "price-table", "+1", "-y").code == 1
    assert double11(*day, "move", "price-table", "+1", "-y", "--thaw", "The director asks").code == 0
    done = double11(*day, "edit", "price-table", "--title", "Other prices", "--thaw", "The platform agrees")
    assert done.code == 0
    assert "The platform agrees" in double11("item", "price-table").out
    assert double11("freezes", "drop", "enrol_lock").code == 0
    assert double11(*day, "edit", "price-table", "--title", "Prices").code == 0
    double11("freezes", "set", "hero", "--from", "D-3", "--tag", "hero", "--name", "Hero freeze")
    assert "Hero freeze" in double11("freezes").out


def test_a_file_cannot_change_what_is_frozen_without_a_reason(double11: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,title\nprice-table,Other prices\n", encoding="utf-8")
    day = ("--today", "2026-10-20", "import", str(tmp_path / "a.csv"), "--yes")
    refused = double11(*day)
    assert refused.code == 1 and "frozen by “Enrolment lock”" in refused.err
    assert double11(*day, "--thaw", "Agreed").code == 0
    shown = double11("item", "price-table").out
    assert "Other prices" in shown and "Agreed" in shown


def test_meetings_are_listed_added_changed_and_ended(double11: Run) -> None:
    form = double11("meetings", "--from", "2026-09-28", "--to", "2026-10-09", "--json").form
    moved = [one for one in form["occurrences"] if one["moved_from"]]
    assert [(one["meeting"], one["day"], one["moved_from"]) for one in moved] == [
        ("weekly_review", "2026-09-30", "2026-10-02"),
        ("monthly_strategy", "2026-10-08", "2026-10-01"),
    ]
    assert (form["from"], form["to"]) == ("2026-09-28", "2026-10-09")
    assert {"id", "name", "rule", "time", "minutes", "host", "attendees", "agenda", "outputs"} <= form["meetings"][
        0
    ].keys()
    added = double11(
        "meetings", "add", "Supplier call", "--rule", "FREQ=WEEKLY;BYDAY=TU", "--at", "10:15", "--host", "warehouse"
    )
    assert added.out == "added the meeting: Supplier call\n"
    assert "10:15  Supplier call" in double11("meetings", "--from", "2026-10-13", "--to", "2026-10-13").out
    assert double11("meetings", "edit", "supplier-call", "--at", "11:00", "--agenda", "Prices").code == 0
    shown = double11("meetings", "--from", "2026-10-13", "--to", "2026-10-13").out
    assert "11:00  Supplier call" in shown and "  Prices\n" in shown
    refused = double11("meetings", "edit", "supplier-call", "--rule", "FREQ=SECONDLY")
    assert refused.code == 1 and "HOURLY, DAILY, WEEKLY, MONTHLY" in refused.err
    assert double11("meetings", "drop", "Supplier call").code == 0
    assert double11("meetings", "drop", "Supplier call").code == 1


def test_drift_from_a_baseline(double11: Run) -> None:
    assert double11("baseline", "show").code == 1
    assert double11("--today", "2026-10-10", "baseline", "set").out == "kept the baseline: Baseline D-32\n"
    double11("baseline", "set", "Plan gate")
    names = [one["name"] for one in double11("baseline", "--json").form["baselines"]]
    assert sorted(names) == ["Baseline D-32", "Plan gate"]
    double11("edit", "recap-meeting", "--due", "D+12", "--yes")
    double11("add", "One more thing", "--due", "D-1")
    form = double11("baseline", "show", "plan gate", "--json").form
    item = next(one for one in form["items"] if one["id"] == "recap-meeting")
    assert (item["planned_finish"], item["planned_drift"]) == ("2026-11-23", 1)
    review = next(one for one in form["stages"] if one["stage"] == "review")
    assert review["moved"] >= 1
    assert form["added"] == ["one-more-thing"] and form["removed"] == []
    text = double11("baseline", "show", "Plan gate").out
    assert "kept on Fri 9 Oct 2026" in text and "Added since: one-more-thing" in text
    assert double11("baseline", "drop", "Plan gate").code == 0
    assert "There are: Baseline D-32" in double11("baseline", "show", "Plan gate").err


def test_a_year_without_an_official_list_is_marked(run: Run) -> None:
    made = run("new", "618", "--name", "618", "--date", "2027-06-18")
    assert made.code == 0
    rows = {one["id"]: one for one in run("schedule", "--json").form["items"]}
    assert all(one["estimated"] for one in rows.values())
    assert "estimated" in run("item", "price-table").out
    listed = run("items")
    assert " ?" in listed.out and "official list" in listed.err
    assert "Jun?" in run("timeline", "--width", "160").out
    for words in (("stages",), ("gates",), ("gate", "plan"), ("item", "price-table")):
        assert any(mark in run(*words).out for mark in (" ?", "estimated")), words
    told = "The holidays are estimated until the official list is out."
    assert told in run("timeline", "--format", "compact").out
    assert told in run("move", "D-day", "+1d", "--dry-run").out
