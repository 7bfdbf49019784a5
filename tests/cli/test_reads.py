"""Reading commands: what scripts get, and which campaign and items a word means."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cli.conftest import Run

ITEM_KEYS = {
    "id", "title", "stage", "role", "member", "status", "due", "duration", "after", "gate",
    "planned_start", "planned_finish", "forecast_finish", "latest_finish", "slack", "late",
}  # fmt: skip
WINDOW_KEYS = {
    "id", "planned_start", "planned_finish", "forecast_start", "forecast_finish", "latest_start", "latest_finish",
    "slack", "critical", "conflicts", "estimated",
}  # fmt: skip
READS = {
    "list": "campaigns",
    "show": "anchors",
    "items": "items",
    "item target": "items",
    "due": "items",
    "stages": "stages",
    "roles": "roles",
    "members": "members",
    "schedule": "items",
    "timeline": "items",
    "log": "entries",
    "playbooks": "playbooks",
    "themes": "themes",
    "keys": "keys",
    "calendar": "days",
}


@pytest.mark.parametrize("line", READS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_read_answers_with_one_object(line: str, language: str, small: Run) -> None:
    answer = small("--lang", language, *line.split(), "--json")
    assert answer.code == 0
    assert isinstance(answer.form[READS[line]], list)
    assert answer.err == ""


def test_an_item_has_its_promised_keys(small: Run) -> None:
    items = {item["id"]: item for item in small("items", "--json").form["items"]}
    assert all(item.keys() >= ITEM_KEYS for item in items.values())
    assert items["pages"] == items["pages"] | {
        "title": "Design the pages", "stage": "pages", "role": "designer", "member": "陈宇", "status": "open",
        "due": "2026-10-22", "due_rule": "D-20", "duration": 5, "after": ["brief+1"], "gate": True,
        "planned_start": "2026-10-18", "planned_finish": "2026-10-22", "forecast_finish": "2026-10-22",
        "latest_finish": "2026-11-11", "slack": 20, "late": False, "state": "waiting",
    }  # fmt: skip
    assert (items["stock"]["late"], items["stock"]["state"], items["stock"]["member"]) == (True, "blocked", None)
    assert items["ads"]["after"] == ["brief", "pages-1"]
    assert items["review"]["latest_finish"] is None


def test_the_schedule_has_its_promised_keys(small: Run) -> None:
    form = small("schedule", "--json").form
    assert form["length_days"] == 11
    assert all(set(item) == WINDOW_KEYS for item in form["items"])


def test_due_puts_late_items_first_and_tells_what_breaks(double11: Run) -> None:
    form = double11("due", "--json").form
    finishes = [item["planned_finish"] for item in form["items"]]
    assert finishes == sorted(finishes)
    assert max(finishes) <= "2026-10-09"
    assert all(item["status"] != "done" for item in form["items"])
    assert form["items"][0]["breaks"][0].keys() == {"kind", "stage", "item", "days"}
    text = double11("due").out
    assert "breaks gate Strategy by 14 wd" in text


def test_due_lists_what_is_blocked_but_not_due_yet(small: Run) -> None:
    small("block", "pages", "--reason", "no photos")
    form = small("due", "--json").form
    assert [item["id"] for item in form["items"]] == ["stock", "brief"]
    assert [item["id"] for item in form["blocked"]] == ["pages"]
    assert "Blocked, due later" in small("due").out


def test_due_may_look_ahead_and_at_one_role(small: Run) -> None:
    form = small("due", "--by", "2026-11-30", "--role", "推广专员", "--json").form
    assert [item["id"] for item in form["items"]] == ["ads"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["late"], ["stock"]),
        (["role:designer"], ["pages"]),
        (["role:视觉设计师"], ["pages"]),
        (["stage:4"], ["pages"]),
        (["status:open"], ["ads", "pages", "review"]),
        (["已完成"], []),
        (["done"], ["target"]),
        (["@chen"], ["brief"]),
        (["the", "stage:review"], ["review"]),
        (["WRITE"], ["brief", "review"]),
        (["Small sale", "blocked"], ["stock"]),
        (["small", "blocked"], ["stock"]),
        (["1", "blocked"], ["stock"]),
        (["-c", "small", "small"], []),
        (["no:such"], []),
    ],
)
def test_filters(words: list[str], ids: list[str], small: Run) -> None:
    assert [item["id"] for item in small("items", *words, "--json").form["items"]] == ids


def test_a_filter_that_names_nothing_is_refused(small: Run) -> None:
    answer = small("items", "role:cook")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "There is no role “cook”. "
        "Roles are: director, store_manager, promoter, designer, service, warehouse, analyst.\n"
    )


@pytest.mark.parametrize("word", ["1", "Small sale", "small sale", "sm", "SMALL"])
def test_a_campaign_goes_by_id_name_or_beginning(word: str, small: Run) -> None:
    assert small("show", word, "--json").form["campaign"]["name"] == "Small sale"


def test_one_of_several_campaigns_must_be_named(small: Run, surroundings: Any) -> None:
    assert small("import", str(surroundings.with_name("none.csv")), "--new", "x", "--date", "11/11").code == 1
    surroundings.with_name("b.csv").write_text("title\nA\n")
    assert small("import", "b.csv", "--new", "Small two", "--date", "2027-06-18", "--calendar", "every-day").code == 0
    refused = small("due")
    assert refused.code == 1
    assert "1 Small sale" in refused.err
    assert "Small two" in refused.err
    assert small("due", "Small two").code == 0
    assert "may mean several campaigns" in small("due", "Small").err
    twin = small("import", "b.csv", "--new", "small  TWO", "--date", "2028-06-18", "--calendar", "every-day")
    assert twin.code == 0
    assert " is called “Small two” as well. Name this one by its number" in twin.err
    small("undo")
    assert "There is no campaign “zzz”" in small("due", "zzz").err
    small("archive", "-c", "Small two")
    assert small("due").code == 0
    assert [one["name"] for one in small("list", "--json").form["campaigns"]] == ["Small sale"]
    assert len(small("list", "--all", "--json").form["campaigns"]) == 2


def test_a_file_that_is_not_there_is_refused_and_not_made(run: Run, surroundings: Any) -> None:
    for line in (["list"], ["due", "--json"], [], ["undo"], ["done", "x"], ["log"]):
        answer = run(*line)
        assert (answer.code, answer.out) == (1, "")
        assert "plans.db" in answer.err
    assert not surroundings.exists()


def test_the_timeline_has_the_width_asked_for(small: Run) -> None:
    from rich.cells import cell_len

    for width in (60, 100, 141):
        lines = small("--lang", "zh", "timeline", "--width", str(width)).out.splitlines()
        assert max(map(cell_len, lines)) <= width
        assert "Design the pages" in "\n".join(lines) or width < 100
    assert "Design the pages" not in small("timeline", "--stages").out
    assert small("timeline", "--width", "7").code == 2
    assert "Leave away how it is drawn" in small("timeline", "--json", "--from", "2026-11-01").err
    assert small("timeline", "--from", "2026-11-01", "--to", "2026-10-01").code == 1


def test_without_a_terminal_the_program_prints_the_timeline(small: Run) -> None:
    assert small().out == small("timeline").out


def test_today_moves_what_is_late(small: Run) -> None:
    late = [item["id"] for item in small("--today", "2026-11-12", "items", "late", "--json").form["items"]]
    assert late == ["brief", "ads", "pages", "stock"]
    assert small("due", "--json", "--today", "30 Oct 2026").form["today"] == "2026-10-30"


def test_a_member_shows_days_off(small: Run) -> None:
    small("member", "edit", "陈宇", "--off", "2026-10-19..2026-10-21", "--yes")
    (member,) = [one for one in small("members", "--json").form["members"] if one["name"] == "陈宇"]
    assert member["days_off"] == ["2026-10-19", "2026-10-20", "2026-10-21"]
    assert small("items", "@陈宇", "--json").form["items"][0]["planned_start"] == "2026-10-15"


def test_the_calendar_is_that_of_the_campaign_or_of_a_country(double11: Run) -> None:
    days = {day["day"]: day for day in double11("calendar", "--year", "2026", "--json").form["days"]}
    assert (days["2026-10-01"]["kind"], days["2026-10-10"]["kind"]) == ("off", "work")
    assert date.fromisoformat(min(days)).year == 2026
    assert double11("calendar", "--country", "zz").code == 1
    assert "2027-12-25" in double11("calendar", "--country", "de", "--year", "2027", "--json").out


def test_a_file_without_campaigns_tells_how_to_make_one(small: Run) -> None:
    small("undo", "99")
    assert "yet. Make one: campaigntui new double11" in small("due", "zzz").err
