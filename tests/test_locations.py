"""Locations: flag before environment before settings before platform; nothing is created."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigntui.locations import config_folder, plan_file


def test_the_plan_file_is_the_first_that_is_named() -> None:
    environ = {"CAMPAIGNTUI_FILE": "/env.db"}
    assert plan_file("/flag.db", environ, "/setting.db") == Path("/flag.db")
    assert plan_file(None, environ, "/setting.db") == Path("/env.db")
    assert plan_file(None, {}, "/setting.db") == Path("/setting.db")
    assert plan_file(None, {"CAMPAIGNTUI_FILE": ""}, "~/plans/p.db") == Path.home() / "plans" / "p.db"
    assert plan_file(None, {}, "~nobody-of-that-name/p.db") == Path("~nobody-of-that-name/p.db")


def test_without_a_wish_the_platform_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert plan_file(None, {}, "").name == "plans.db"
    assert plan_file(None, {}, "").parent.name == "campaigntui"
    assert config_folder({}).path.name == "campaigntui"
    assert list(tmp_path.iterdir()) == []


def test_the_config_folder_can_be_named(tmp_path: Path) -> None:
    folder = config_folder({"CAMPAIGNTUI_CONFIG_DIR": str(tmp_path / "mine")})
    assert folder.settings == tmp_path / "mine" / "settings.toml"
    assert folder.themes == tmp_path / "mine" / "themes"
    assert folder.playbooks == tmp_path / "mine" / "playbooks"
    assert folder.calendars == tmp_path / "mine" / "calendars"
    assert list(tmp_path.iterdir()) == []
