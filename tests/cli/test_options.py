"""Options that hold for the whole program, wherever they stand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from campaigntui import bootstrap, wording
from campaigntui.cli.program import program
from campaigntui.wording.dates import full_day
from tests.cli.conftest import Run


def test_global_options_stand_before_and_behind_the_command(small: Run, surroundings: Path) -> None:
    other = surroundings.with_name("other.db")
    shutil.copyfile(surroundings, other)
    small("rename", "Other", "-f", str(other))
    for line in (["-f", str(other), "show"], ["show", "-f", str(other)], ["show", "--file", str(other)]):
        assert small(*line, "--json").form["campaign"]["name"] == "Other"
    assert small("show", "--json").form["campaign"]["name"] == "Small sale"
    assert small("members", "list", "-f", "none.db").code == 1
    assert small("step", "add", "pages", "x", "-f", str(other)).code == 0
    assert small("item", "pages", "--json").form["items"][0]["steps"] == []


def test_what_stands_before_a_command_of_a_topic_counts_for_it(small: Run) -> None:
    small("copy", "Small sale", "--name", "Other", "--date", "2027-06-18")
    for before in ("-c", "--campaign"):
        assert small("baseline", before, "Other", "set", f"Kept{before}").code == 0
    assert [one["name"] for one in small("baseline", "-c", "Other", "--json", "list").form["baselines"]] == [
        "Kept--campaign",
        "Kept-c",
    ]
    assert small("baseline", "-c", "Small sale", "list", "--json").form["baselines"] == []
    assert small("calendar", "--year", "2027", "--json", "Other").form["year"] == 2027
    misplaced = small("baseline", "--json", "set", "-c", "Other")
    assert (misplaced.code, misplaced.out) == (2, "")
    assert misplaced.err.startswith("--json does not belong to “set”.")


@pytest.mark.parametrize(
    ("environ", "argv", "language"),
    [
        ({}, [], "en"),
        ({"LANG": "zh_CN.UTF-8"}, [], "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, [], "en"),
        ({"LANG": "zh_CN.UTF-8"}, ["--lang", "en"], "en"),
        ({}, ["--lang=zh"], "zh"),
    ],
)
def test_the_language_comes_from_the_line_or_the_locale(
    environ: dict[str, str], argv: list[str], language: str, small: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    word = {"en": "Usage:", "zh": "用法"}[language]
    assert word in small("due", "--help", *argv).out
    assert small("roles", *argv).code == 0
    assert wording.language() == language
    refusal = small("done", "nothing", *argv)
    assert refusal.err.startswith("There is no item" if language == "en" else "「")


def test_the_settings_choose_language_and_file(small: Run, surroundings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAMPAIGNTUI_FILE")
    folder = surroundings.parent / "config"
    folder.mkdir()
    (folder / "settings.toml").write_text(f'language = "zh"\nfile = "{surroundings}"\n')
    assert "店长" in small("roles").out
    assert "Store manager" in small("roles", "--lang", "en").out
    (folder / "settings.toml").write_text("colour = 1\n")
    broken = small("roles")
    assert (broken.code, broken.out) == (1, "")
    assert "settings.toml" in broken.err


def test_keys_are_listed_as_the_settings_have_them(
    small: Run, surroundings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("campaigntui.tui.keys._chosen", {})
    folder = surroundings.parent / "config"
    folder.mkdir()
    (folder / "settings.toml").write_text('[keys]\n"app.undo" = "f6,ctrl+t"\n"app.redo" = "d"\n')
    form = small("keys", "--json").form
    assert form["own"] == {"app.undo": "f6,ctrl+t", "app.redo": "d"}
    assert ["u", "ctrl+z"] in [line["keys"] for line in form["keys"]], "the usual ones, for programs"
    listed = [" ".join(line.split()) for line in small("keys").out.splitlines()]
    assert "f6 ctrl+t Undo app.undo" in listed
    assert "U ctrl+y Redo app.redo" in listed, "d is taken"


def test_today_comes_from_the_line_or_the_environment(small: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert small("due", "--json").form["today"] == "2026-10-09"
    assert small("--today", "2026-10-12", "due", "--json").form["today"] == "2026-10-12"
    monkeypatch.delenv("CAMPAIGNTUI_TODAY")
    machine = bootstrap.house()
    assert full_day(machine.today) in small("--today", machine.today.isoformat(), "demo").out.splitlines()[0]
    assert (machine.fixed, bootstrap.house(today=machine.today.isoformat()).fixed) == (False, True)
    assert bootstrap.day_clock(bootstrap.house(today="2026-10-09"))() == date(2026, 10, 9)
    monkeypatch.setenv("CAMPAIGNTUI_TODAY", "nonsense")
    assert small("due").err.startswith("CAMPAIGNTUI_TODAY is not set well: “nonsense” is not a date.")


def test_colours_only_on_a_terminal(small: Run) -> None:
    for line in (["due"], ["items"], ["stages"], ["show"]):
        assert "\x1b" not in small(*line).out


def test_no_path_is_judged_before_a_command_reads_it() -> None:
    """What is wrong with a file is said by the command, in the user's language."""
    for name, found in _commands(program):
        for param in found.params:
            if isinstance(param.type, click.Path):
                assert not (param.type.exists or param.type.readable or param.type.writable), (name, param.name)


def _commands(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        found = group.get_command(ctx, name)
        assert found is not None
        yield name, found
        if isinstance(found, click.Group):
            yield from _commands(found)
