"""Conflicts, the critical chain and what-if on the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def tight(small: Run) -> Run:
    """The small campaign, with the pages planned to begin before the brief is finished."""
    assert small("edit", "pages", "--due", "D-31", "--yes").code == 0
    return small


def test_what_if_tells_harm_and_changes_nothing(small: Run) -> None:
    before = small("export", "csv").out
    answer = small("what-if", "pages", "--late", "30")
    assert answer.code == 0
    assert "30 wd late: Design the pages" in answer.out
    assert "It breaks 2 hard ends." in answer.out
    assert "kept → 10 wd too late" in answer.out
    form = small("what-if", "pages+30", "brief+1", "--d-day", "-1", "--away", "Li Na", "10/12..10/13", "--json").form
    assert [each["kind"] for each in form["suppositions"]] == ["late", "late", "away", "move"]
    assert form["suppositions"][2] == {"kind": "away", "member": "Li Na", "first": "2026-10-12", "last": "2026-10-13"}
    assert form["slack"]["after"] < form["slack"]["before"]
    hit = next(item for item in form["items"] if item["id"] == "pages")
    assert hit["breaks"] and hit["days_later"] == 29
    assert {each["id"] for each in form["stages"]} == {
        *("strategy", "plan", "traffic", "pages", "service", "stocking", "review")
    }
    assert small("export", "csv").out == before


def test_a_moment_is_supposed_in_the_words_in_which_it_is_moved(double11: Run) -> None:
    line = ("what-if", "--move", "Deposit opens", "-1d", "--move", "D-day", "+1w", "--json")
    opens, d_day = double11(*line).form["suppositions"]
    assert (opens["anchor"], opens["days"], opens["day"]) == ("deposit_open", -1, "2026-10-23")
    assert (d_day["anchor"], d_day["days"]) == ("peak_day", 7)
    hour = double11("what-if", "--move", "deposit_open", "2026-10-20 19:00")
    assert hour.code == 2
    assert "Leave the hour away" in hour.err


def test_what_is_not_listed_is_counted(double11: Run) -> None:
    lines = double11("what-if", "sales-target", "--late", "60").out.splitlines()
    hits = next(line for line in lines if line.startswith("Items · "))
    listed = lines[lines.index(hits) + 1 :]
    listed = listed[: listed.index("")] if "" in listed else listed
    assert len(listed) == 21
    assert listed[-1].strip() == f"… and {int(hits.removeprefix('Items · ')) - 20} more"


def test_apply_answers_with_the_difference(small: Run) -> None:
    form = small("what-if", "pages+2", "--apply", "--yes", "--json").form
    assert form["entry"]["kind"] == "Suppose"
    assert [row["id"] for row in form["items"]] == ["pages"]


def test_apply_makes_it_real_as_one_step(small: Run) -> None:
    before = small("export", "csv").out
    answer = small("what-if", "pages", "ads", "--late", "2", "--move", "D", "2026-11-12", "--apply", "--yes")
    assert answer.code == 0, answer.err
    assert "made 3 suppositions real" in answer.out
    assert small("show", "--json").form["campaign"]["d_day"] == "2026-11-12"
    assert small("undo").code == 0
    assert small("export", "csv").out == before


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ((), 2, "Say what to suppose"),
        (("pages",), 2, "--late N"),
        (("pages", "--late", "0"), 2, "from 1 to 365"),
        (("nothing", "--late", "1"), 1, "no item “nothing”"),
        (("target", "--late", "1"), 1, "is done"),
        (("--away", "Nobody", "10/12"), 1, "no member “Nobody”"),
        (("--away", "Li Na", "10/13..10/12"), 2, "span"),
        (("--away", "Li Na", "10/12, 10/14"), 2, "not one span"),
        (("--move", "launch", "2026-11-01"), 1, "no anchor “launch”"),
        (("--move", "D", "soon"), 2, "soon"),
    ],
)
def test_what_cannot_be_supposed_is_refused(small: Run, line: tuple[str, ...], code: int, words: str) -> None:
    answer = small("what-if", *line)
    assert (answer.code, answer.out) == (code, "")
    assert words in answer.err


def test_conflicts_are_listed_with_every_way_out(tight: Run) -> None:
    text = tight("conflicts", "--ways").out
    assert "“Design the pages” starts" in text
    assert "push     “Design the pages”" in text
    form = tight("conflicts", "--ways", "--json").form
    assert form["count"] == len(form["conflicts"])
    link = next(each for each in form["conflicts"] if each["kind"] == "link")
    assert (link["items"], link["after"], link["lag"]) == (["pages"], "brief", 1)
    assert {way["how"]: way["works"] for way in link["ways"]} == {"pull": False, "push": True, "shorten": True}
    assert all((way["why"] is None) is way["works"] for way in link["ways"])


def test_a_conflict_is_mended_or_says_why_not(tight: Run) -> None:
    refused = tight("conflict", "mend", "pages", "pull")
    assert refused.code == 1
    assert "which has passed" in refused.err
    assert tight("conflict", "mend", "pages", "push", "--yes").code == 0
    assert not [each for each in tight("conflicts", "--json").form["conflicts"] if each["kind"] == "link"]
    again = tight("conflict", "mend", "pages", "push")
    assert again.code == 1
    assert "no such conflict" in again.err


def test_a_conflict_is_accepted_with_a_reason_and_counted_again(tight: Run) -> None:
    counted = tight("conflicts", "--json").form["count"]
    assert tight("items", "conflict").out.count("Design the pages") == 1
    assert tight("conflict", "accept", "pages", "both", "sit", "together").code == 0
    form = tight("conflicts", "--json").form
    assert form["count"] == counted - 1
    assert [each["accepted"] for each in form["accepted"]] == ["both sit together"]
    assert "accepted: both sit together" in tight("conflicts").out
    assert "Design the pages" not in tight("items", "conflict").out
    assert tight("conflict", "unaccept", "pages", "--after", "brief").code == 0
    assert tight("conflicts", "--json").form["count"] == counted


def test_the_critical_chain_is_told_in_order(small: Run) -> None:
    form = small("schedule", "--critical", "--json").form
    (chain,) = form["chains"]
    assert chain["slack"] == form["campaign"]["slack"] == 10
    assert [(item["id"], item["cause"]) for item in chain["items"]] == [("ads", "planned")]
    assert chain["end"] == {"kind": "d_day", "stage": "traffic", "item": "ads", "day": "2026-11-11"}
    assert small("edit", "stock", "--ready-by", "D-40", "--yes").code == 0
    text = small("schedule", "--critical").out
    assert "too late for the deadline of “Order the stock” on Fri 2 Oct" in text
    assert "not started; from today at the earliest" in text
