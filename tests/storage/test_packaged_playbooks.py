"""What every packaged playbook says: languages, letters, no dates, gates, and moments as the trade knows them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from importlib.resources import files

import pytest

from campaigntui.domain.due import Due
from campaigntui.domain.inprofile import in_profile
from campaigntui.storage.playbookfiles import find_playbooks, packaged_playbook
from tests.storage.playbooktexts import texts

IDS = [source.id for source in find_playbooks(None)]


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
        assert "seed" not in label.en.split(), label


@pytest.mark.parametrize("playbook_id", IDS)
def test_titles_are_short_and_tell_items_apart_in_every_profile(playbook_id: str) -> None:
    whole = packaged_playbook(playbook_id)
    for profile in whole.profiles:
        items = in_profile(whole, profile).items
        for language in ("en", "zh"):
            titles = [item.title.said(language) for item in items]
            assert len(set(titles)) == len(titles)
        assert max(len(item.title.en) for item in items) <= 60
        assert max(len(item.title.zh) for item in items) <= 20


@pytest.mark.parametrize("playbook_id", IDS)
def test_no_value_of_a_file_is_a_date(playbook_id: str) -> None:
    def walk(value: object) -> Iterator[object]:
        yield value
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from walk(part)

    content = files("campaigntui").joinpath("playbooks", f"{playbook_id}.toml").read_text("utf-8")
    values = list(walk(tomllib.loads(content)))
    assert len(values) > (2000 if playbook_id == "double11" else 50)
    assert not [v for v in values if isinstance(v, date | datetime)]
    assert not [v for v in values if isinstance(v, str) and re.search(r"\b20\d\d-\d\d", v)]


@pytest.mark.parametrize("playbook_id", IDS)
def test_every_stage_has_a_gate_that_something_proves(playbook_id: str) -> None:
    whole = packaged_playbook(playbook_id)
    for playbook in (in_profile(whole, profile) for profile in whole.profiles):
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


FEW = {"double11": 15, "618": 15, "nianhuo": 10, "38": 8, "99": 8, "double12": 8, "clearance": 5, "member_day": 3}
"""Key results of each playbook: the shorter the preparation, the fewer numbers."""


@pytest.mark.parametrize("playbook_id", IDS)
def test_key_results_fit_the_promotion(playbook_id: str) -> None:
    whole = packaged_playbook(playbook_id)
    assert len(whole.key_results) == FEW[playbook_id]
    assert sum(one.weight for one in whole.key_results) == 100
    for profile in whole.profiles:
        playbook = in_profile(whole, profile)
        roles = {item.key: item.role for item in playbook.items}
        for one in playbook.key_results:
            assert one.role in {roles[key] for key in one.items}, "who answers for it does none of the work"
        for language in ("en", "zh"):
            assert len({one.title.said(language) for one in playbook.key_results}) == len(playbook.key_results)
        assert max(Counter(one.role for one in playbook.key_results).values()) <= 3
        # Where no deposit is taken, no balance can be paid.
        deposits = any(anchor.key == "deposit_open" for anchor in profile.anchors)
        assert deposits or not any(one.metric == "balance_conversion" for one in playbook.key_results)
        metrics = [one.metric for one in playbook.key_results if one.metric]
        assert len(set(metrics)) == len(metrics)


def test_only_the_two_great_sales_want_to_grow_by_half() -> None:
    growth = {key: max((one.growth or 0) for one in packaged_playbook(key).key_results) for key in IDS}
    assert {key for key, most in growth.items() if most >= 0.5} == {"double11", "618"}
    assert max(most for key, most in growth.items() if key not in ("double11", "618")) == 0.2
