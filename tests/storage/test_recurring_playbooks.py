"""Freezes and meetings in playbook files: read, inherited, counted for another length, and checked."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from campaigntui.domain.due import Due
from campaigntui.domain.playbook import HoursFrom, Playbook
from campaigntui.domain.playbookfile import PlaybookWrong
from campaigntui.storage.playbookfiles import packaged_playbook, read_playbook
from tests.storage.test_playbookfiles import SMALL

OWN = """
[freezes.doors]
name = "Doors"
opens = ["doors_open+1", "D-1"]
closes = "D"
tags = ["Price", "window display"]

[rituals.call]
name = { en = "Call", zh = "电话会" }
rule = "freq=weekly;byday=tu"
at = "10:15"
moved = "after"
minutes = 20
host = "stylist"
attendees = ["store_manager"]
agenda = ["Prices"]

[rituals.huddle]
name = "Huddle"
rule = "FREQ=HOURLY;COUNT=3"
begins = "doors_open+1h"
any_day = true
"""


def read(folder: Path, content: str) -> Playbook:
    """The playbook that the content gives."""
    file = folder / "a.toml"
    file.write_text(content, encoding="utf-8")
    return read_playbook(file)


def test_freezes_and_meetings_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, SMALL + OWN)
    (freeze,) = found.freezes
    assert (freeze.opens, freeze.tags) == ((Due("doors_open", 1), Due(offset=-1)), ("price", "window-display"))
    call, huddle = found.rituals
    assert (call.rrule, call.clock, call.host, call.any_day) == ("FREQ=WEEKLY;BYDAY=TU", time(10, 15), "stylist", False)
    assert (huddle.begins, huddle.clock, huddle.any_day) == ((HoursFrom("doors_open", 1),), None, True)


@pytest.mark.parametrize(
    ("old", "new", "place", "found"),
    [
        ('opens = ["doors_open+1", "D-1"]', 'opens = "door_open+1"', "freezes.doors: opens", "no anchor “door_open”"),
        ('opens = ["doors_open+1", "D-1"]', "", "freezes.doors: opens", "missing"),
        ('opens = ["doors_open+1", "D-1"]', 'opens = "D+2"', "freezes.doors: closes", "closes before it opens"),
        ('tags = ["Price"', 'tag = ["Price"', "freezes.doors: tag", "no key “tag”"),
        ("freq=weekly;byday=tu", "FREQ=YEARLY", "rituals.call: rule", "one of: HOURLY"),
        ('at = "10:15"', 'at = "25:00"', "rituals.call: at", "not a time of day"),
        ('host = "stylist"', 'host = "cook"', "rituals.call: host", "no role “cook”"),
        (
            '["store_manager"]\nagenda',
            '["store_manger"]\nagenda',
            "rituals.call: attendees",
            "Did you mean store_manager",
        ),
        ('moved = "after"', 'moved = "later"', "rituals.call: moved", "Did you mean after"),
        ('begins = "doors_open+1h"', 'begins = "doors_open+1"', "rituals.huddle: begins", "number of hours"),
        ('begins = "doors_open+1h"', 'begins = "peak_start+1h"', "rituals.huddle: begins", "no anchor “peak_start”"),
        ('begins = "doors_open+1h"', "", "rituals.huddle: at", "needs the time of its first"),
        ("any_day = true", 'at = "20:00"', "rituals.huddle: begins", "take “at” and “opens” out"),
        ("any_day = true", 'daily_to = "D"', "rituals.huddle: daily_from", "a first and a last"),
        ("[rituals.call]", "[rituals.Call]", "rituals.Call", "small letters"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, place: str, found: str) -> None:
    assert old in OWN
    with pytest.raises(PlaybookWrong) as refusal:
        read(tmp_path, SMALL + OWN.replace(old, new))
    told = [(problem.place, str(problem)) for problem in refusal.value.problems]
    assert any(at == place and found in words for at, words in told), told


def test_a_playbook_based_on_another_takes_them_counted_for_its_length(tmp_path: Path) -> None:
    content = """
    id = "short"
    based_on = "double11"
    name = "Short"
    length = "short"
    without = ["retro", "page_freeze"]
    only = ["price-table", "campaign-theme"]

    [rituals.standup]
    name = "Short call"
    rule = "FREQ=DAILY"

    [profiles.usual]
    name = "Usual"
    anchors.peak_day = { at = "D" }
    anchors.enrol_lock = { at = "D-5" }
    anchors.spot_start = { at = "D-1 20:00" }
    anchors.end = { at = "D+1" }
    """
    found = read(tmp_path, content)
    assert [freeze.key for freeze in found.freezes] == ["enrol_lock"]
    # No profile has the moment that the huddle begins with.
    assert [ritual.key for ritual in found.rituals] == ["standup", "weekly_review", "monthly_strategy", "go_no_go"]
    assert found.rituals[0].name.en == "Short call"
    assert [moment.anchor for moment in found.rituals[-1].begins] == ["spot_start"]
    member_day = packaged_playbook("member_day")
    standup = next(ritual for ritual in member_day.rituals if ritual.key == "standup")
    assert (standup.daily_from, standup.daily_to) == (Due(offset=-5), Due(offset=1))
    assert [freeze.key for freeze in member_day.freezes] == []
