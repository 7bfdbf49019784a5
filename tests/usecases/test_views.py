"""Views under a name: kept in the file beside the plans, outside of journal and undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from campaigntui import wording
from campaigntui.domain.savedview import SavedView
from campaigntui.errors import BadInput, CampaignError, NotFound
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.checklist.views import all_views, view_named
from campaigntui.usecases.demo import demo_plan
from campaigntui.usecases.filtering import FilterWrong
from campaigntui.wording.filterwords import view_name
from tests.usecases.workbench import TODAY, a_planner

MORNING = SavedView("Morning", "role:designer !done", "due,-slack", ("title", "due"), "member")


def test_a_view_survives_the_program_and_is_seen_by_others(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner, a_planner(tmp_path / "a.db") as other:
        assert planner.views() == ()
        kept = planner.save_view(MORNING)
        assert planner.views() == other.views() == (kept,)
        planner.save_view(SavedView("Evening"))
        assert [view.name for view in other.views()] == ["Morning", "Evening"]
    with a_planner(tmp_path / "a.db") as planner:
        assert planner.views()[0] == kept


def test_saving_under_a_known_name_replaces_it_where_it_stands(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        planner.save_view(MORNING)
        planner.save_view(SavedView("Evening"))
        planner.save_view(SavedView(" ＭORNING ", "late"))
        assert [(view.name, view.query) for view in planner.views()] == [("Morning", "late"), ("Evening", "")]


def test_a_view_is_neither_journaled_nor_undone(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        planner.adopt(lambda n: demo_plan("en", TODAY, HolidayLists(), first_id=n), TODAY)
        before = planner.log()
        planner.save_view(MORNING)
        assert planner.log() == before
        assert planner.undo()[0].kind == "CreateCampaign"
        assert [view.name for view in planner.views()] == ["Morning"]


def test_taking_a_view_away(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        planner.save_view(MORNING)
        planner.save_view(SavedView("More"))
        with pytest.raises(NotFound, match="Morning, More"):
            planner.drop_view("mo")
        assert planner.drop_view("MORNING").name == "Morning"
        with pytest.raises(NotFound, match="There is no view"):
            planner.drop_view("Morning")
        with pytest.raises(NotFound, match="comes with the program"):
            planner.drop_view("late")


def test_a_view_gets_another_name_and_stays_where_it_stands(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        kept = planner.save_view(MORNING)
        planner.save_view(SavedView("Evening", "late"))
        assert planner.rename_view("morn", "  Stand-up ") == replace(kept, name="Stand-up")
        assert [(view.name, view.query) for view in planner.views()] == [
            ("Stand-up", "role:designer !done"),
            ("Evening", "late"),
        ]
        assert planner.rename_view("stand-up", "STAND-UP").name == "STAND-UP", "its own name is free for it"
        for name, wanted, words in (
            ("stand", "evening", "Another view is called “evening”"),
            ("stand", "Late", "comes with the program"),
            ("stand", " ", "1 to 60 characters"),
            ("late", "Mine too", "comes with the program"),
            ("noon", "Midday", "There is no view"),
        ):
            with pytest.raises(CampaignError, match=words):
                planner.rename_view(name, wanted)
        assert [view.name for view in planner.views()] == ["STAND-UP", "Evening"]


@pytest.mark.parametrize(
    ("view", "refusal"),
    [
        (SavedView("  "), BadInput),
        (SavedView("x" * 61), BadInput),
        (SavedView("Late"), BadInput),
        (SavedView("逾期"), BadInput),
        (SavedView("a", query="role:designer slack<"), FilterWrong),
        (SavedView("a", sort="due,colour"), BadInput),
        (SavedView("a", columns=("id", "colour")), BadInput),
        (SavedView("a", grouping="colour"), BadInput),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    view: SavedView, refusal: type[CampaignError], tmp_path: Path
) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        with pytest.raises(refusal):
            planner.save_view(view)
        assert planner.views() == ()


def test_the_usual_views_are_always_there_and_go_by_their_names_in_every_language() -> None:
    keys = ["mine", "today", "week", "late", "blocked", "waiting", "gates", "unassigned"]
    assert [view.key for view in all_views((), "Li Na")] == keys
    assert [view.key or view.name for view in all_views((MORNING,), "")] == [*keys[1:], "Morning"]
    for key in keys:
        before = wording.language()
        for language in ("en", "zh"):
            wording.use(language)
            name = view_name(key)
            wording.use(before)
            assert view_named(name.upper(), (), "Li Na").key == view_named(key, (), "Li Na").key == key
    with pytest.raises(NotFound, match="settings"):
        view_named("mine", (), "")
    assert view_named("morn", (MORNING,), "").filter == MORNING.query
