"""Views under a name, tags, and changes of several items at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def ids(small: Run, *argv: str) -> list[str]:
    return [item["id"] for item in small("items", *argv, "--json").form["items"]]


def test_the_usual_views_are_there_before_anybody_saved_one(small: Run) -> None:
    found = small("views", "--json").form["views"]
    assert [view["name"] for view in found] == [
        *("mine", "today", "week", "late", "blocked", "waiting", "gates", "unassigned"),
    ]
    assert not any(view["own"] for view in found)
    assert ids(small, "--view", "gates") == ids(small, "--view", "Gate items", "!done") == ["brief", "pages"]
    assert "settings" in small("items", "--view", "mine").err
    assert "needs your name" in small("views").out


def test_mine_is_who_the_settings_name(small: Run, surroundings: Path) -> None:
    config = surroundings.parent / "config"
    config.mkdir(exist_ok=True)
    (config / "settings.toml").write_text('me = "Chen Yu"\n', encoding="utf-8")
    answer = small("items", "--view", "mine", "--json")
    if answer.code:
        pytest.fail(answer.err)
    assert [item["id"] for item in answer.form["items"]] == ["brief"]


def test_a_view_is_saved_shown_and_dropped(small: Run) -> None:
    saved = small(
        *("views", "save", "My morning", "--filter", "!done", "--sort", "-due"),
        *("--columns", "id,d_day", "--group", "role"),
    )
    assert saved.code == 0 and "items --view 'My morning'" in saved.out
    form = small("views", "--json").form["views"][-1]
    assert form == {
        "name": "My morning",
        "title": "My morning",
        "own": True,
        "filter": "!done",
        "sort": ["-due"],
        "columns": ["id", "d_day"],
        "group": "role",
    }
    shown = small("items", "--view", "my")
    assert "id" in shown.out.splitlines()[0] and "target" not in shown.out and "D-20" in shown.out
    assert ids(small, "--view", "my") == ["review", "ads", "pages", "brief", "stock"]
    assert ids(small, "--view", "my", "gate:yes") == ["pages", "brief"], "words narrow it further"
    assert ids(small, "--view", "my", "--sort", "id")[0] == "ads", "options take its place"
    groups = small("items", "--view", "my", "--json").form["groups"]
    assert groups[0]["items"] == ["brief"]
    renamed = small("views", "rename", "my", "Stand-up")
    assert renamed.code == 0 and "--view Stand-up" in renamed.out
    assert ids(small, "--view", "stand-up")[0] == "review" and small("items", "--view", "my morning").code == 1
    assert small("views", "rename", "stand-up", "My morning").code == 0
    small("undo")
    assert small("views", "--json").form["views"][-1]["own"], "undo passes views over"
    assert small("views", "drop", "my morning").code == 0
    assert [view["own"] for view in small("views", "--json").form["views"]][-1] is False
    assert small("views", "drop", "my morning").code == 1


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("views", "save", "Late"), "comes with the program"),
        (("views", "save", "x", "--filter", "slack<"), "a value is missing"),
        (("views", "save", "x", "--sort", "colour"), "There is no column"),
        (("views", "drop", "late"), "comes with the program"),
        (("views", "rename", "late", "Mine too"), "comes with the program"),
        (("items", "--view", "nothing-like-it"), "today, week, late"),
    ],
)
def test_what_makes_no_sense_is_said(argv: tuple[str, ...], said: str, small: Run) -> None:
    answer = small(*argv)
    assert answer.code == 1 and said in answer.err


def test_several_items_are_edited_as_one_step(small: Run) -> None:
    assert small("edit", "pages", "ads", "--role", "analyst", "--duration", "4", "--yes").code == 0
    form = small("items", "role:analyst", "--json").form["items"]
    assert {(item["id"], item["duration"]) for item in form} == {("pages", 4), ("ads", 4), ("review", 2)}
    small("undo")
    assert {item["role"] for item in small("items", "id:pages,ads", "--json").form["items"]} == {"designer", "promoter"}
    assert small("edit", "pages", "ads", "--title", "Same").code == 1
    assert small("edit", "pages", "ads", "--after", "target").code == 2


def test_tags_are_put_on_and_taken_off(small: Run) -> None:
    assert small("tag", "pages", "ads", "+Price", "+live room", "-fine", "--yes").code == 0
    assert sorted(ids(small, "tag:price")) == ["ads", "pages"]
    small("tag", "ads", "-price", "-y")
    assert ids(small, "tag:price") == ["pages"]
    assert sorted(ids(small, "tag:live-room")) == ["ads", "pages"]
    assert "took tags off: Book the ads" in small("log").out
    assert small("tag", "ads").code == 2 and small("tag", "+x").code == 2
    assert small("items", "tag:live-room", "--columns", "id,tags").out.count("live-room") == 2


def test_items_are_found_by_their_review(small: Run) -> None:
    small("edit", "pages", "ads", "--reviewer", "director", "--yes")
    small("edit", "pages", "--evidence", "https://example.com/pages")
    assert sorted(ids(small, "reviewer:director")) == ["ads", "pages"]
    assert ids(small, "reviewer:director", "evidence:no") == ["ads"] == ids(small, "has:reviewer", "!has:evidence")
    assert ids(small, "review:asked") == []
