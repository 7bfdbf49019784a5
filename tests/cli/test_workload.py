"""Load and holes on the command line: what scripts get, and that suggestions can be typed as they are shown."""

from __future__ import annotations

import re
import shlex

from tests.cli.conftest import Run

CROWDED = ("load", "--item-hours", "6", "--from", "2026-10-14", "--weeks", "3")


def test_load_for_scripts(small: Run) -> None:
    form = small("load", "--from", "2026-10-15", "--weeks", "1", "--json").form
    assert (form["first"], form["last"], form["basis"]) == ("2026-10-15", "2026-10-21", "forecast")
    (chen,) = [one for one in form["members"] if one["name"] == "陈宇"]
    first, *_, last = chen["days"]
    assert first == {"day": "2026-10-15", "hours": 0.0, "capacity": 8.0, "over": 0.0, "items": []}
    assert (last["day"], last["hours"], last["items"]) == ("2026-10-21", 4.0, ["pages"])
    (designer,) = [one for one in form["roles"] if one["id"] == "designer"]
    assert designer["days"] == chen["days"]
    assert "suggestions" not in form


def test_too_much_is_named_for_scripts(small: Run) -> None:
    small("add", "Crop the pictures", "--role", "designer", "--member", "陈宇", "--due", "D-20")
    form = small(*CROWDED, "--suggest", "--json").form
    mine = [one for one in form["overloads"] if one["member"] == "陈宇"]
    assert [(one["day"], one["hours"], one["over"]) for one in mine] == [("2026-10-22", 12.0, 4.0)]
    assert sorted(mine[0]["items"]) == ["crop-the-pictures", "pages"]
    (advice,) = form["suggestions"]
    assert advice["kind"] == "move"
    assert (advice["item"], advice["before"], advice["after"]) == ("crop-the-pictures", 4.0, 0.0)
    assert advice["mends"] == mine[0]


def test_a_suggestion_can_be_typed(small: Run) -> None:
    small("add", "Crop the pictures", "--role", "designer", "--member", "陈宇", "--due", "D-20")
    shown = small(*CROWDED, "--suggest").out
    line = re.search(r"^campaigntui (edit crop-the-pictures --due \S+)", shown, re.MULTILINE)
    assert line is not None
    before = small("item", "crop-the-pictures", "--json").form["items"][0]
    assert before["due_rule"] == "D-20"
    assert small(*shlex.split(line[1])).code == 0
    assert "Nobody has too much." in small(*CROWDED).out


def test_capacity_may_be_other_than_usual(small: Run) -> None:
    assert "Nobody has too much." in small("load").out
    assert "4 of 3 h" in small("load", "--hours", "3").out
    assert small("load", "--hours", "0").code == 2
    assert small("load", "--weeks", "99").code == 2


def test_a_team_of_nobody_is_shown_by_role(run: Run) -> None:
    run("new", "double11", "--name", "D", "--date", "2026-11-11")
    shown = run("load").out
    assert "Store manager" in shown
    assert "of 0 h" in shown


def test_holes_for_scripts(small: Run) -> None:
    form = small("holes", "--json").form
    kinds = {(hole["kind"], hole["item"] or hole["role"]) for hole in form["holes"]}
    assert ("item_no_member", "stock") in kinds
    assert ("role_no_member", "warehouse") in kinds
    assert ("role_no_item", "service") in kinds
    assert ("item_no_member", "target") not in kinds
    small("assign", "stock", "review", "Li Na")
    assert not [one for one in small("holes", "--json").form["holes"] if one["kind"] == "item_no_member"]
