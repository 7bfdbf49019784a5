"""The packaged playbooks as files: ids, languages, letters, no dates, and moments as the trade knows them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from campaigntui.domain.due import Due
from campaigntui.domain.playbook import Text
from campaigntui.domain.playbookfile import PlaybookWrong
from campaigntui.storage.playbookfiles import find_playbooks, packaged_playbook, read_playbook

IDS = [source.id for source in find_playbooks(None)]

DERIVED = """\
id = "tiny"
based_on = "double11"
name = "Tiny"
length = "short"
d_day = { rule = "monthly", day = 8 }
default_profile = "day"
only = ["sales-target", "page-brief", "presale-page-build", "presale-page-qa", "data-closeout"]

[profiles.day]
name = "Day"
anchors.peak_day = { at = "D" }
anchors.spot_start = { at = "D-1" }

[change.presale-page-build]
id = "page"
due = "D-4"

[[items]]
id = "toast"
stage = "review"
title = "Raise a glass"
role = "director"
due = "D+2"
after = ["page"]
"""


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize("playbook_id", IDS)
def test_every_label_has_two_languages_and_no_letter_of_doubtful_width(playbook_id: str) -> None:
    playbook = packaged_playbook(playbook_id)
    assert playbook.id == playbook_id
    for label in texts(playbook):
        assert label.en.isascii(), label
        assert label.en.isprintable(), label
        assert any("\u4e00" <= letter <= "\u9fff" for letter in label.zh), label
        assert not [letter for letter in label.zh if unicodedata.east_asian_width(letter) == "A"], label
        assert not re.search(r"[,;!?()\"']", label.zh), label
    for language in ("en", "zh"):
        titles = [item.title.said(language) for item in playbook.items]
        assert len(set(titles)) == len(titles)
    assert max(len(item.title.en) for item in playbook.items) <= 60
    assert max(len(item.title.zh) for item in playbook.items) <= 20


@pytest.mark.parametrize("playbook_id", IDS)
def test_no_value_of_a_file_is_a_date(playbook_id: str) -> None:
    def walk(value: object) -> Iterator[object]:
        yield value
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from walk(part)

    content = files("campaigntui").joinpath("playbooks", f"{playbook_id}.toml").read_text("utf-8")
    values = list(walk(tomllib.loads(content)))
    assert not [v for v in values if isinstance(v, date | datetime)]
    assert not [v for v in values if isinstance(v, str) and re.search(r"\b20\d\d-\d\d", v)]


@pytest.mark.parametrize("playbook_id", IDS)
def test_every_stage_has_a_gate_that_something_proves(playbook_id: str) -> None:
    playbook = packaged_playbook(playbook_id)
    assert len(playbook.stages) == 7
    for stage in playbook.stages:
        assert stage.criteria, stage.stage
        assert all(criterion.evidence for criterion in stage.criteria)
        assert [item for item in playbook.items if item.stage is stage.stage]


@pytest.mark.parametrize(
    ("playbook_id", "profile", "moments"),
    [
        ("double11", "wave_2025", "enrol_lock D-41, deposit_open D-27, spot_start D-22, wave2_start D-11, end D+3"),
        ("618", "wave_2025", "enrol_lock D-41, deposit_open D-36, spot_start D-33, peak_start D-3, end D+2"),
        ("618", "spot_2024", "enrol_open D-43, spot_start D-29, wave2_start D-18"),
        ("nianhuo", "lunar_2025", "deposit_open D-4, spot_start D-2, end D+8, courier_cutoff D+14"),
        ("nianhuo", "lunar_2026", "deposit_open D-23, spot_start D-19, end D+15, courier_cutoff D+14"),
        ("38", "spot", "enrol_lock D-14, spot_start D-4, end D+2"),
        ("99", "spot", "enrol_lock D-14, spot_start D-3, end D+1"),
        ("double12", "spot", "enrol_lock D-8, spot_start D-3, end D+1"),
        ("member_day", "day", "warmup_start D-3, spot_start D, end D+1"),
        ("clearance", "week", "spot_start D, wave2_start D+3, peak_start D+5, end D+7"),
    ],
)
def test_moments(playbook_id: str, profile: str, moments: str) -> None:
    anchors = {anchor.key: anchor.offset for anchor in packaged_playbook(playbook_id).profile(profile).anchors}
    for moment in moments.split(", "):
        key, day = moment.split()
        assert anchors[key] == Due.parse(day).offset, moment


# -- based on another -------------------------------------------------------------------------------------------------
def written(folder: Path, content: str, name: str = "tiny.toml") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def mistakes(folder: Path, content: str) -> list[str]:
    with pytest.raises(PlaybookWrong) as refused:
        read_playbook(written(folder, content))
    return [f"{p.place}: {p}" for p in refused.value.problems]


def test_a_playbook_says_only_what_differs(tmp_path: Path) -> None:
    playbook = read_playbook(written(tmp_path, DERIVED))
    items = {item.key: item for item in playbook.items}
    assert [*items] == ["sales-target", "page-brief", "page", "presale-page-qa", "data-closeout", "toast"]
    # Counted for a short promotion, unless the file says when.
    assert (str(items["sales-target"].due), str(items["page"].due)) == ("D-12", "D-4")
    assert (items["page"].title.en, items["page"].duration) == ("Design and build the presale page", 1)
    # What is left out is bridged, and a new name is known everywhere.
    assert items["page-brief"].after == (("sales-target", 0),)
    assert items["presale-page-qa"].after == (("page", 0),)
    # Rules on moments that this rhythm does not have fall away.
    assert items["presale-page-qa"].ready_by == (Due("spot_start", -2),)
    evidence = {c.key: c.evidence for stage in playbook.stages for c in stage.criteria}
    assert evidence["pages-g1"] == ("presale-page-qa",)
    assert "strategy-g3" not in evidence
    assert [str(stage.stage) for stage in playbook.stages] == ["strategy", "plan", "pages", "review"]
    assert {h.item for h in playbook.handoffs} <= {*items, ""}
    assert playbook.based_on == "double11"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"double11"', '"double"', "based_on: There is no playbook “double” to be based on. Did you mean double1"),
        ('"sales-target"', '"sale-target"', "only: The playbook it is based on has no “sale-target”. Did you mean sal"),
        (
            'due = "D-4"',
            'due = "D minus 4"',
            "change.presale-page-build: due: “D minus 4” is not a distance from an anchor.",
        ),
        ('due = "D-4"', 'dew = "D-4"', "change.presale-page-build: dew: There is no key “dew” here. Did you mean due?"),
        ('due = "D-4"', 'role = "stylist"', "change.presale-page-build: role: There is no role “stylist” in this"),
        ("[change.presale-page-build]", "[change.sales-targe]", "change.sales-targe: The playbook it is based on has"),
        ("[change.presale-page-build]", "[change.okr-scoring]", "change.okr-scoring: This item is not taken over."),
        ('after = ["page"]', 'after = ["pages"]', "items.toast: after: There is no item “pages”. Did you mean page"),
        ("day = 8 }", "day = 31 }", "d_day: day: This must be a whole number from 1 to 28, not 31."),
        ("only =", "without = 3\nonly =", "without: This must be a list in square brackets, not 3."),
    ],
)
def test_what_is_wrong_is_named_where_the_file_says_it(tmp_path: Path, old: str, new: str, found: str) -> None:
    assert old in DERIVED
    assert any(mistake.startswith(found) for mistake in mistakes(tmp_path, DERIVED.replace(old, new)))


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ('rule = "dates", dates = ["02-30"]', "d_day: dates: No year has a day 2-30."),
        ('rule = "dates", dates = ["July"]', "d_day: dates: “July” is not a date of every year."),
        ('rule = "dates"', "d_day: dates: This key is missing."),
        ('rule = "lunar_new_year", days = 3', "d_day: days: There is no key “days” here."),
    ],
)
def test_a_rule_for_d_day_that_makes_no_sense(tmp_path: Path, rule: str, found: str) -> None:
    content = DERIVED.replace('rule = "monthly", day = 8', rule)
    assert any(mistake.startswith(found) for mistake in mistakes(tmp_path, content))


def test_ones_own_playbook_may_change_the_packaged_one_of_its_name(tmp_path: Path) -> None:
    content = 'id = "double11"\nbased_on = "double11"\nname = "Ours"\nwithout = ["member-day-run"]\n'
    path = written(tmp_path, content, "double11.toml")
    assert len(read_playbook(path).items) == len(packaged_playbook("double11").items) - 1


def test_playbooks_that_are_based_on_each_other_are_refused(tmp_path: Path) -> None:
    one = written(tmp_path, 'id = "one"\nbased_on = "two"\nname = "One"\n', "one.toml")
    written(tmp_path, 'id = "two"\nbased_on = "one"\nname = "Two"\n', "two.toml")
    with pytest.raises(PlaybookWrong, match="to be based on"):
        read_playbook(one)


def test_the_example_of_the_documentation_is_sound(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "playbooks.md"
    example = page.read_text("utf-8").split("```toml\n")[1].split("```")[0]
    playbook = read_playbook(written(tmp_path, example, "spring.toml"))
    items = {item.key: item for item in playbook.items}
    assert items["window-display"].after == (("spring-prices", 0),)
    assert str(items["spring-prices"].due) == "D-12"
    assert "supplier-terms-talk" not in items
