"""Lists as somebody wants them: filtered, sorted, grouped, with chosen columns; and every command with a filter."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


def ids(small: Run, *argv: str) -> list[str]:
    return [item["id"] for item in small("items", *argv, "--json").form["items"]]


@pytest.mark.parametrize(
    ("filter_", "found"),
    [
        ("late or done", ["target", "stock"]),
        ("(late or done) !stage:strategy", ["stock"]),
        ("due<=D-20 !done", ["brief", "pages", "stock"]),
        ("截止<D-33 或 关口:是", ["target", "brief", "pages", "stock"]),
        ('"the brief"', ["brief"]),
        ("@chenyu", ["pages"]),
    ],
)
def test_the_option_and_the_words_speak_one_language(filter_: str, found: list[str], small: Run) -> None:
    assert sorted(ids(small, "--filter", filter_)) == sorted(ids(small, filter_)) == sorted(found)
    assert ids(small, "--filter", filter_, "target") == [key for key in found if key == "target"]


def test_sorting(small: Run) -> None:
    by_due = ids(small, "--sort", "due")
    assert by_due == ["target", "stock", "brief", "pages", "ads", "review"]
    assert ids(small, "--sort", "-due") == by_due[::-1]
    assert ids(small, "--sort", "gate,-duration,id") == ["review", "stock", "ads", "pages", "brief", "target"]
    small("edit", "ads", "--due", "none")
    assert ids(small, "--sort", "due")[-1] == "ads"
    assert ids(small, "--sort", "-due")[-1] == "ads"


def test_groups_for_scripts(small: Run) -> None:
    form = small("items", "--group", "member", "--sort", "-due", "--json").form
    assert [(group["name"], group["count"], group["done"]) for group in form["groups"]] == [
        ("Chen Yu", 1, 0),
        ("Li Na", 1, 0),
        ("Zhou Lan", 1, 1),
        ("陈宇", 1, 0),
        ("nobody", 2, 0),
    ]
    assert form["groups"][-1]["items"] == ["review", "stock"]
    assert "groups" not in small("items", "--json").form


def test_a_list_without_groups(small: Run) -> None:
    assert small("items", "done", "--group", "none", "--columns", "id,gate,finished").out == (
        "id      gate  finished\n\ntarget  yes   Thu 1 Oct · D-41\n"
    )
    assert small("items", "nothing-like-it", "--group", "role").err == "No item fits.\n"


def test_a_word_like_a_field_that_finds_nothing_is_explained(small: Run) -> None:
    for line in (("foo:bar",), ("--filter", "foo:bar late"), ("late", "foo:bar")):
        said = small("items", *line)
        assert (said.code, said.out) == (0, "")
        assert said.err.startswith("No item fits.\n“foo” is no field, so its word was looked for as a text. ")
        assert "Fields are: role, stage, state, member, due, " in said.err
    assert small("items", '"foo:bar"').err == "No item fits.\n"


def test_due_takes_a_filter(small: Run) -> None:
    form = small("due", "--by", "2026-11-30", "--filter", "gate:yes", "--json").form
    assert [item["id"] for item in form["items"]] == ["brief", "pages"]
    assert form["blocked"] == []


def test_a_filtered_export_can_be_read_back(small: Run) -> None:
    content = small("export", "csv", "--filter", "gate:yes !done").out
    assert [line.split(",")[0] for line in content.splitlines()] == ["id", "brief", "pages"]
    assert ",brief+1," in content
    assert "target" not in content
    assert small("export", "json", "--filter", "late").code == 2
    with open("part.csv", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(content)
    assert small("import", "part.csv", "--new", "Part", "--date", "2026-11-11").code == 0


def test_a_wrong_filter_is_pointed_at_in_cells(small: Run) -> None:
    answer = small("items", "--filter", "设计 role:desinger")
    assert answer.code == 1
    assert answer.err.splitlines()[:2] == ["设计 role:desinger", " " * 10 + "^" * 8]
    assert "Did you mean “designer”?" in answer.err
    assert len(small("due", "--filter", "role:desinger").err.splitlines()) == 1


def test_one_long_text_shifts_its_own_row_only(small: Run) -> None:
    long = "核对" * 150
    small("edit", "target", "--title", long)
    rows = small("items").out.splitlines()
    assert sum(long in row for row in rows) == 1, "into a pipe everything goes whole"
    assert all(len(row) < 150 for row in rows if long not in row)
