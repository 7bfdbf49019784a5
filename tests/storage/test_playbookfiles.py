"""Playbook files of any author: what they say, what is wrong in one said completely, and none worse than refused."""

from __future__ import annotations

import copy
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigntui.domain.due import Due, Unit
from campaigntui.domain.inprofile import in_profile
from campaigntui.domain.playbook import Playbook, PlaybookItem, Text
from campaigntui.domain.playbookfile import PlaybookWrong
from campaigntui.domain.stage import Stage
from campaigntui.errors import BadInput, CampaignError, NotFound
from campaigntui.storage.playbookfiles import (
    find_playbooks,
    packaged_playbook,
    playbook_named,
    read_playbook,
    usable_playbooks,
)
from campaigntui.storage.playbooks.content import LARGEST
from campaigntui.storage.playbooks.problems import MOST_PROBLEMS

PACKAGED = ["double11", "618", "99", "double12", "38", "nianhuo", "clearance", "member_day"]

SMALL = """\
id = "spring"
name = { en = "Spring sale", zh = "春季上新" }
length = "short"
d_day = { rule = "fixed", month = 3, day = 8 }
default_profile = "usual"

[profiles.usual]
name = "Usual"
anchors.peak_day = { at = "D" }
anchors.doors_open = { at = "D-3 20:00", owner = "platform", name = { en = "Doors open", zh = "开门" } }
anchors.over = { at = "D+1 24:00", confidence = "confirmed" }
phases.rush = { opens = "doors_open", closes = "over", name = "Rush" }

[roles.store_manager]
duties = ["Lead the sale"]

[roles.stylist]
name = { en = "Stylist", zh = "搭配师" }

[stages.plan]
opens = "D-20"
closes = "D-10"
gate_due = "D-10"
signer = "store_manager"
purpose = "Know what to do"

[[stages.plan.criteria]]
id = "plan-g1"
text = "The idea holds"
check = { metric = "ideas", op = ">=", value = 1, unit = "ideas" }
evidence = ["idea"]

[[items]]
id = "idea"
stage = "plan"
title = { en = "Find an idea", zh = "想点子" }
role = "store_manager"
due = "D-15"
gate = true

[[items]]
id = "look-2"
stage = "pages"
title = "Make the look"
role = "stylist"
consulted = ["store_manager"]
due = "doors_open-2wd"
duration = 3
after = ["idea+1"]
ready_by = "doors_open"
deliverable = "Pictures"
acceptance = '''
Ten pictures
in two sizes'''
steps = ["Shoot", { en = "Cut", zh = "修图" }]

[[items]]
id = "show"
stage = "pages"
title = "Show it"
role = "stylist"
duration = 0
any_day = true
after = ["look-2", "idea"]

[[handoffs]]
id = "h1"
from = "store_manager"
to = "leadership"
two_way = true
item = "idea"
artefact = "The idea"
"""


def written(folder: Path, content: str, name: str = "a.toml") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def mistakes(folder: Path, content: str) -> list[str]:
    """Every mistake as `place: sentence`."""
    with pytest.raises(PlaybookWrong) as refused:
        read_playbook(written(folder, content))
    return [f"{p.place}: {p}" for p in refused.value.problems]


def test_a_small_playbook_of_ones_own(tmp_path: Path) -> None:
    playbook = read_playbook(written(tmp_path, SMALL))
    assert playbook.items[1] == PlaybookItem(
        key="look-2",
        stage=Stage.PAGES,
        title=Text("Make the look", "Make the look"),
        role="stylist",
        consulted=("store_manager",),
        due=Due("doors_open", -2, Unit.WORKDAYS),
        duration=3,
        after=(("idea", 1),),
        gate=False,
        any_day=False,
        ready_by=(Due("doors_open"),),
        deliverable=Text("Pictures", "Pictures"),
        acceptance=Text("Ten pictures\nin two sizes", "Ten pictures\nin two sizes"),
        steps=(Text("Shoot", "Shoot"), Text("Cut", "修图")),
    )
    # An id that ends like a lag is the item, not a lag.
    assert playbook.items[2].after == (("look-2", 0), ("idea", 0))
    assert playbook.items[2].due is None
    assert playbook.profile().anchors[1].name == Text("Doors open", "开门")
    assert playbook.roles[1].name == Text("Stylist", "搭配师")


def test_who_looks_an_item_over_and_what_it_is_found_by(tmp_path: Path) -> None:
    more = 'duration = 3\nreviewer = "store_manager"\ntags = ["#Price list", "price-list", "", "活动"]'
    item = read_playbook(written(tmp_path, SMALL.replace("duration = 3", more))).items[1]
    assert (item.reviewer, item.tags) == ("store_manager", ("price-list", "活动"))
    assert mistakes(tmp_path, SMALL.replace("duration = 3", 'duration = 3\nreviewer = "stilist"')) == [
        "items.look-2: reviewer: There is no role “stilist” in this playbook. Did you mean stylist?"
    ]


def test_a_profile_leaves_out_and_rewords(tmp_path: Path) -> None:
    profile = """name = "Usual"
without = ["look-2", "h1"]
change.plan-g1.text = "It holds"
change.show = { title = { en = "Say it", zh = "说出来" }, steps = ["Once"] }
"""
    whole = read_playbook(written(tmp_path, SMALL.replace('name = "Usual"\n', profile)))
    assert [item.key for item in whole.items] == ["idea", "look-2", "show"]
    playbook = in_profile(whole, whole.profile())
    assert [item.key for item in playbook.items] == ["idea", "show"]
    assert playbook.items[1].after == (("idea", 0),)
    assert (playbook.items[1].title.zh, [step.en for step in playbook.items[1].steps]) == ("说出来", ["Once"])
    assert playbook.stages[0].criteria[0].text.en == "It holds"
    assert playbook.handoffs == ()


def test_a_profile_that_is_inherited_says_the_same_under_the_names_of_the_file(tmp_path: Path) -> None:
    written(
        tmp_path, SMALL.replace('name = "Usual"\n', 'name = "Usual"\nwithout = ["look-2"]\nchange.show.title = "Go"\n')
    )
    content = 'id = "own"\nbased_on = "a"\nname = "Own"\n[change.show]\nid = "open"\n'
    profile = read_playbook(written(tmp_path, content, "own.toml")).profile()
    assert (profile.without, [one.key for one in profile.reworded]) == (("look-2",), ["open"])
    less = content.replace("[change.show]", 'without = ["look-2"]\n[change.show]')
    assert read_playbook(written(tmp_path, less, "own.toml")).profile().without == ()


MISTAKES = [
    # what is replaced, by what, the place and the sentence
    (
        "duration = 3",
        "durration = 3",
        "items.look-2: durration: There is no key “durration” here. Did you mean duration?",
    ),
    (
        'unit = "ideas" }',
        'unit = "ideas", colour = 1 }',
        "stages.plan.criteria.plan-g1.check: colour: There is no key “colour” here. "
        "There may be: metric, op, value, unit.",
    ),
    (
        'role = "stylist"\nconsulted',
        'role = "stilist"\nconsulted',
        "items.look-2: role: There is no role “stilist” in this playbook. Did you mean stylist?",
    ),
    (
        'consulted = ["store_manager"]',
        'consulted = ["boss"]',
        "items.look-2: consulted: There is no role “boss” in this playbook. It has: store_manager, stylist.",
    ),
    (
        'signer = "store_manager"',
        'signer = "manager"',
        "stages.plan: signer: There is no role “manager” in this playbook. Did you mean store_manager?",
    ),
    (
        'to = "leadership"',
        'to = "bank"',
        "handoffs.h1: to: There is no role or outside party “bank”. There are: store_manager, stylist, leadership, "
        "supplier, platform, carrier.",
    ),
    (
        'stage = "pages"\ntitle = "Make',
        'stage = "page"\ntitle = "Make',
        "items.look-2: stage: There is no stage “page”. Did you mean pages?",
    ),
    (
        "[stages.plan]",
        '[stages.zzz]\nopens = "D"\ncloses = "D"\n[stages.plan]',
        "stages.zzz: There is no stage “zzz”. The stages are: strategy, plan, traffic, pages, service, stocking, revi",
    ),
    (
        'due = "doors_open-2wd"',
        'due = "door_open-2wd"',
        "items.look-2: due: There is no anchor “door_open”. Did you mean doors_open?",
    ),
    (
        'ready_by = "doors_open"',
        'ready_by = "xyz"',
        "items.look-2: ready_by: There is no anchor “xyz”. There are: peak_day, doors_open, over.",
    ),
    (
        'opens = "doors_open", closes',
        'opens = "doors_opn", closes',
        "profiles.usual.phases.rush: opens: There is no anchor “doors_opn”. Did you mean doors_open?",
    ),
    ('after = ["idea+1"]', 'after = ["ideas+1"]', "items.look-2: after: There is no item “ideas”. Did you mean idea?"),
    (
        'after = ["idea+1"]',
        'after = ["zzz"]',
        "items.look-2: after: There is no item “zzz”, nor one of a similar name. Take it out, or add the item.",
    ),
    (
        'evidence = ["idea"]',
        'evidence = ["idee"]',
        "stages.plan.criteria.plan-g1: evidence: There is no item “idee”. Did",
    ),
    ('item = "idea"', 'item = "idear"', "handoffs.h1: item: There is no item “idear”. Did you mean idea?"),
    (
        'default_profile = "usual"',
        'default_profile = "usuall"',
        "default_profile: There is no profile “usuall”. Did you mean usual?",
    ),
    (
        "gate = true\n",
        'gate = true\nafter = ["show-1"]\n',
        "items.idea: after: These items wait for each other in a circle: idea -> look-2 -> show -> idea. "
        "Take one of them out of “after”.",
    ),
    (
        'after = ["look-2", "idea"]',
        'after = ["show"]',
        "items.show: after: These items wait for each other in a circle: show -> show. Take one",
    ),
    (
        'after = ["look-2", "idea"]',
        'after = ["idea", "idea+2"]',
        "items.show: after: “idea” stands twice in this list. Keep one of them.",
    ),
    (
        'id = "show"',
        'id = "idea"',
        "[[items]] #3: id: The id “idea” belongs to [[items]] #1 already. Give one of the two another id.",
    ),
    (
        'id = "show"',
        'id = "Show it"',
        "[[items]] #3: id: “Show it” cannot be a name here. Use small letters, digits, - and",
    ),
    ('id = "show"\n', "", '[[items]] #3: id: This key is missing. Write for example: id = "some-name"'),
    ('id = "spring"', 'id = "../etc"', "id: “../etc” cannot be a name here."),
    (
        'due = "D-15"',
        'due = "2027-02-21"',
        "items.idea: due: A playbook holds no fixed date such as 2027-02-21. Write the distance to D-day, for exam",
    ),
    ('due = "D-15"', "due = 2027-02-21", "items.idea: due: A playbook holds no fixed date such as 2027-02-21. Write"),
    ('due = "D-15"', "due = -15", 'items.idea: due: This must be a distance in quotes, such as "D-30", not -15.'),
    (
        'due = "D-15"',
        'due = "D minus 15"',
        "items.idea: due: “D minus 15” is not a distance from an anchor. Write D, D-30, D+3, D-5wd or deposit_open-3.",
    ),
    ('due = "D-15"', 'due = "D-1500"', "items.idea: due: “D-1500” lies more than 999 days away. Check the number."),
    (
        '"D-3 20:00"',
        '"D-3 25:00"',
        "profiles.usual.anchors.doors_open: at: “D-3 25:00” is not a moment. Write D-18, D-18 20",
    ),
    ('"D-3 20:00"', '"-3 20:00"', "profiles.usual.anchors.doors_open: at: “-3 20:00” is not a moment."),
    (
        '"D-3 20:00"',
        "2027-03-05",
        "profiles.usual.anchors.doors_open: at: A playbook holds no fixed date such as 2027-03-05",
    ),
    (
        'owner = "platform"',
        'owner = "plattform"',
        "profiles.usual.anchors.doors_open: owner: “plattform” is not one of",
    ),
    (
        'confidence = "confirmed"',
        'confidence = "sure"',
        "profiles.usual.anchors.over: confidence: “sure” is not one of the choices. "
        "Right would be one of: confirmed, guessed.",
    ),
    ('length = "short"', 'length = "shot"', "length: “shot” is not one of the choices. Did you mean short?"),
    (
        'peak_day = { at = "D" }',
        'peak_day = { at = "D-1" }',
        "profiles.usual.anchors.peak_day: at: This anchor is D-day itself",
    ),
    (
        'anchors.peak_day = { at = "D" }',
        "",
        'profiles.usual.anchors: peak_day: D-day itself is missing. Write: peak_day = { at = "D" }',
    ),
    ('at = "D+1 24:00"', 'at = "D-9"', "profiles.usual.phases.rush: closes: The phase closes before it opens."),
    (
        "anchors.over =",
        "anchors.Over-time =",
        "profiles.usual.anchors.Over-time: “Over-time” cannot be a name here. Use 2 to",
    ),
    (
        'closes = "D-10"',
        'closes = "D-30"',
        "stages.plan: closes: The stage closes before it opens. Put the two days in order.",
    ),
    (
        'gate_due = "D-10"\n',
        "",
        "stages.plan: criteria: Criteria belong to a gate. Give the stage gate_due and signer as",
    ),
    (
        'evidence = ["idea"]',
        'evidence = ["show"]',
        "stages.plan.criteria.plan-g1: evidence: “show” belongs to the stage pages. "
        "Evidence of a gate is an item of its own stage.",
    ),
    (
        "gate = true",
        "",
        "stages.plan.criteria.plan-g1: evidence: “idea” proves a criterion of the gate. Give the item: gate",
    ),
    ('op = ">="', 'op = "=>"', "stages.plan.criteria.plan-g1.check: op: “=>” is not one of the choices. "),
    ("value = 1,", "value = nan,", "stages.plan.criteria.plan-g1.check: value: This must be a number, not nan."),
    ("duration = 3", 'duration = "3"', 'items.look-2: duration: This must be a whole number from 0 to 999, not "3".'),
    ("duration = 3", "duration = -1", "items.look-2: duration: This must be a whole number from 0 to 999, not -1."),
    ("duration = 3", "duration = true", "items.look-2: duration: This must be a whole number from 0 to 999, not true."),
    ("any_day = true", 'any_day = "yes"', 'items.show: any_day: This must be true or false without quotes, not "yes".'),
    (
        'after = ["idea+1"]',
        'after = "idea"',
        'items.look-2: after: This must be a list in square brackets, not "idea".',
    ),
    (
        'after = ["idea+1"]',
        "after = [1]",
        "items.look-2: after: Every entry of this list must be a text in quotes, not 1.",
    ),
    (
        'title = "Show it"',
        'title = { en = "Show it" }',
        'items.show: title: This must be { en = "…", zh = "…" }, or one text in quotes for both languages, not { en }.',
    ),
    (
        'title = "Show it"',
        'title = "\\u202e "',
        "items.show: title: A text here is empty or not in quotes. Give it a few",
    ),
    (
        'title = "Show it"\n',
        "",
        'items.show: title: This key is missing. Write for example: title = { en = "…", zh = "…" }',
    ),
    (
        '{ en = "Cut", zh = "修图" }',
        '{ en = "Cut", zhh = "修图" }',
        'items.look-2: steps #2: This must be { en = "…", zh = "…" }, or one text in quotes for both languages, '
        "not { en, zhh }.",
    ),
    (
        'role = "stylist"\nduration = 0',
        "duration = 0",
        'items.show: role: This key is missing. Write for example: role = "st',
    ),
    (
        'd_day = { rule = "fixed", month = 3, day = 8 }',
        'd_day = "03-08"',
        'd_day: This must be a table of keys and values, not "03-08".',
    ),
    ("month = 3, day = 8", "month = 2, day = 30", "d_day: day: No year has a day 2-30. Give a day that exists."),
    ("month = 3, day = 8", "month = 13, day = 1", "d_day: month: This must be a whole number from 1 to 12, not 13."),
    (
        'id = "spring"',
        'format = 2\nid = "spring"',
        "format: This program reads format 1. Use a newer program for this file.",
    ),
    (
        'name = "Usual"\n',
        'name = "Usual"\nwithout = ["shwo"]\n',
        "profiles.usual: without: This playbook has no “shwo”. Did you mean show?",
    ),
    (
        'name = "Usual"\n',
        'name = "Usual"\nwithout = ["idea", "look-2", "show"]\n',
        "profiles.usual: without: This profile leaves no item. Keep at least one.",
    ),
    (
        'name = "Usual"\n',
        'name = "Usual"\nchange.zzz.title = "A"\n',
        "profiles.usual.change.zzz: This playbook has no “zzz”, nor anything of a similar name. Take it out.",
    ),
    (
        'name = "Usual"\n',
        'name = "Usual"\nwithout = ["show"]\nchange.show.title = "A"\n',
        "profiles.usual.change.show: This profile leaves it out. Take this table out, or",
    ),
    (
        'name = "Usual"\n',
        'name = "Usual"\nchange.h1.title = "A"\n',
        "profiles.usual.change.h1: title: “title” is not one of the choices. Right would be one of: artefact.",
    ),
    (
        'name = "Usual"\n',
        'name = "Usual"\nchange.show.due = "D-3"\n',
        "profiles.usual.change.show: due: There is no key “due” here. There may be: title, deliverable, acceptance",
    ),
    (
        'id = "spring"',
        "id = spring",
        "This is not TOML at line 1, column 6: this is no value; a text stands in quotes.",
    ),
    ('id = "spring"', 'id = "a"\nid = "b"', "This is not TOML at line 2, column 9: this key or table is there already"),
    ('id = "spring"', 'id = "spring', "This is not TOML at line 1, column 13: a quote is not closed."),
    ('id = "spring"', f"x = {'[' * 2000}", "nested too deeply"),
    ('id = "spring"', f"x = {'9' * 5000}", "This is not TOML: a number has far too many digits."),
    ('after = ["', 'after = ["x+99999", "', "after: A lag of 99999 working days is out of range; 999 either way"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), MISTAKES, ids=[m[2][:60] for m in MISTAKES])
def test_a_mistake_is_named_with_its_place_and_what_would_be_right(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert SMALL.count(old) >= 1
    found = mistakes(tmp_path, SMALL.replace(old, new, 1))
    assert any(sentence in mistake for mistake in found), found
    # A mistake is told once and draws no others behind it, except that a name taken away is missed where it was used.
    others = [m for m in found if sentence not in m and "There is no" not in m]
    assert others == []


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    content = (
        SMALL.replace("duration = 3", "durration = 3")
        .replace('"D-15"', '"D minus 3"')
        .replace('to = "leadership"', 'to = "leader"')
        .replace('after = ["idea+1"]', 'after = ["show", "idea"]')
    )
    assert [m.split(": ")[:2] for m in mistakes(tmp_path, content)] == [
        ["items.idea", "due"],
        ["items.look-2", "durration"],
        ["handoffs.h1", "to"],
        ["items.look-2", "after"],
    ]


def test_several_circles_are_all_named(tmp_path: Path) -> None:
    items = "".join(
        f'[[items]]\nid = "{key}"\nstage = "plan"\ntitle = "T"\nrole = "stylist"\nafter = ["{before}"]\n'
        for key, before in (("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"))
    )
    found = mistakes(tmp_path, SMALL + items)
    assert [m.split("circle: ")[1].split(".")[0] for m in found] == ["a -> b -> a", "c -> d -> c"]


def test_words_of_the_file_cannot_reach_the_terminal_raw(tmp_path: Path) -> None:
    found = mistakes(tmp_path, SMALL.replace("duration = 3", '"\\u001b[31m\\u202edur" = 3'))
    assert found == [
        "items.look-2: [31mdur: There is no key “[31mdur” here. There may be: id, stage, title, role, consulted, "
        "due, hangs_on, duration, gate, any_day, ready_by, deliverable, acceptance, steps, reviewer, tags, after."
    ]
    clean = read_playbook(written(tmp_path, SMALL.replace('"Show it"', '"Show\\u001b[2J it\\u202e"')))
    assert clean.items[2].title.en == "Show[2J it"


def test_a_file_full_of_mistakes_is_not_told_without_end(tmp_path: Path) -> None:
    rows = "".join(f'[[items]]\nid = "i{n}"\nstage = "plam"\nroll = 1\nafter = ["j{n}"]\n' for n in range(2000))
    assert len(mistakes(tmp_path, SMALL + rows)) == MOST_PROBLEMS


def test_what_is_no_readable_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no playbook file"):
        read_playbook(tmp_path / "gone.toml")
    with pytest.raises(NotFound):
        read_playbook(tmp_path)
    path = tmp_path / "latin.toml"
    path.write_bytes("name = 'Größe'".encode("latin-1"))
    with pytest.raises(BadInput, match=r"not UTF-8 text \(byte 10\)"):
        read_playbook(path)
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(BadInput, match="larger than 5000000 bytes"):
        read_playbook(path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(NotFound):
        read_playbook(tmp_path / "pipe.toml")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert read_playbook(path).id == "spring"


# -- based on another -------------------------------------------------------------------------------------------------

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
    example = page.read_text("utf-8").split("```toml\nformat = 1\n")[1].split("```")[0]
    playbook = read_playbook(written(tmp_path, example, "spring.toml"))
    items = {item.key: item for item in playbook.items}
    assert items["window-display"].after == (("spring-prices", 0),)
    assert str(items["spring-prices"].due) == "D-12"
    assert "supplier-terms-talk" not in items


# -- the shelf --------------------------------------------------------------------------------------------------------
def test_packaged_and_own_playbooks_are_listed_together(tmp_path: Path) -> None:
    written(tmp_path, SMALL)
    (tmp_path / "notes.txt").write_text("not a playbook")
    found = find_playbooks(tmp_path)
    assert [s.id for s in found] == [*PACKAGED, "spring"]
    assert [
        (s.packaged, s.replaces_packaged, s.wrong, s.name and s.name.zh, s.default_profile)
        for s in (found[0], found[-1])
    ] == [
        (True, False, None, "双11", "wave_2025"),
        (False, False, None, "春季上新", "usual"),
    ]
    assert [profile for profile, _ in found[0].profiles] == ["wave_2025", "classic"]
    assert found[-1].file == str(tmp_path / "a.toml")
    assert [s.id for s in find_playbooks(None)] == PACKAGED
    assert [s.id for s in find_playbooks(tmp_path / "nowhere")] == PACKAGED


def test_a_file_with_mistakes_is_listed_with_them(tmp_path: Path) -> None:
    written(tmp_path, SMALL.replace('"D-15"', '"soon"'), "broken.toml")
    written(tmp_path, SMALL, "good.toml")
    broken, good = find_playbooks(tmp_path)[len(PACKAGED) :]
    assert isinstance(broken.wrong, PlaybookWrong)
    assert (broken.id, broken.name, len(broken.wrong.problems)) == ("broken", None, 1)
    assert good.wrong is None
    usable, wrong = usable_playbooks(tmp_path)
    assert [one.id for one in usable] == [*PACKAGED, "spring"]
    assert [str(one) for one in wrong] == [str(broken.wrong)]


def test_ones_own_playbook_stands_before_the_packaged_one_and_says_so(tmp_path: Path) -> None:
    written(tmp_path, SMALL.replace('id = "spring"', 'id = "double11"'))
    assert [(s.id, s.packaged, s.replaces_packaged) for s in find_playbooks(tmp_path)] == [
        *((name, True, False) for name in PACKAGED[1:]),
        ("double11", False, True),
    ]
    assert playbook_named("double11", tmp_path).name.en == "Spring sale"
    assert playbook_named("double11", None).name.en == "Double 11"
    assert packaged_playbook("double11").name.en == "Double 11"


def test_ones_own_playbook_with_mistakes_is_never_replaced_in_silence(tmp_path: Path) -> None:
    written(tmp_path, SMALL.replace('"D-15"', '"soon"'), "double11.toml")
    with pytest.raises(PlaybookWrong):
        playbook_named("double11", tmp_path)


def test_two_files_with_one_id_are_told_apart_by_nobody(tmp_path: Path) -> None:
    written(tmp_path, SMALL, "a.toml")
    written(tmp_path, SMALL, "b.toml")
    first, second = find_playbooks(tmp_path)[len(PACKAGED) :]
    assert first.wrong is None
    assert str(second.wrong) == (
        f"The id “spring” belongs to {tmp_path / 'a.toml'} already. Give one of the two another id."
    )


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = written(tmp_path, SMALL, "outside.toml")
    folder = tmp_path / "playbooks"
    folder.mkdir()
    (folder / "a.toml").symlink_to(outside)
    (folder / "loop.toml").symlink_to(folder / "loop.toml")
    (folder / "own.toml").symlink_to(written(folder, SMALL, "real.toml"))
    listed = {Path(source.file).name: source.wrong for source in find_playbooks(folder)[len(PACKAGED) :]}
    assert "leads out of the playbook folder" in str(listed["a.toml"])
    assert isinstance(listed["loop.toml"], CampaignError)
    assert listed["own.toml"] is None


def test_an_unknown_id_is_refused_with_the_ones_there_are(tmp_path: Path) -> None:
    written(tmp_path, SMALL)
    with pytest.raises(NotFound, match=r"There is no playbook “autumn”\. There are: 38, 618, .*, spring\."):
        playbook_named("autumn", tmp_path)


# -- any file ---------------------------------------------------------------------------------------------------------
TREE: dict[str, Any] = tomllib.loads(SMALL)
SCALARS = (
    st.none().map(lambda _: "D-3")
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=True)
    | st.dates()
    | st.times()
    | st.sampled_from(["", "idea", "show", "plan", "D", "D-5", "peak_day", "stylist", "look-2", "idea-1", "2026-11-11"])
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
)
VALUES = (
    SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.sampled_from(["en", "zh", "id", "at", "x"]), SCALARS)
)


def places(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every value inside."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    found = [path] if path else []
    for key, value in inside:
        found += places(value, (*path, key))
    return found


PLACES = places(TREE)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(["put", "drop", "rename"]), VALUES), max_size=4)
)
def test_any_change_gives_a_playbook_or_its_mistakes(
    tmp_path: Path, changes: list[tuple[tuple[str | int, ...], str, Any]]
) -> None:
    tree: Any = copy.deepcopy(TREE)
    for path, what, value in changes:
        node = tree
        try:
            for key in path[:-1]:
                node = node[key]
            if what == "put":
                node[path[-1]] = value
            else:
                old = node.pop(path[-1])
                if what == "rename" and isinstance(node, dict):
                    node[f"{path[-1]}x"] = old
        except (KeyError, IndexError, TypeError, AttributeError):
            continue  # an earlier change took the place away
    _sound_or_wrong(written(tmp_path, tomlkit.dumps(tree)))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, len(SMALL)),
    cut=st.integers(0, 30),
    put=st.text(st.sampled_from('[]{}"=.,\n#ab1-+\\') | st.characters(exclude_categories=["Cs"]), max_size=8),
)
def test_any_slip_of_the_keyboard_gives_a_playbook_or_its_mistakes(tmp_path: Path, at: int, cut: int, put: str) -> None:
    _sound_or_wrong(written(tmp_path, SMALL[:at] + put + SMALL[at + cut :]))


def _sound_or_wrong(path: Path) -> None:
    try:
        playbook = read_playbook(path)
    except PlaybookWrong as wrong:
        assert wrong.problems
        assert all(str(problem) for problem in wrong.problems)
    else:
        assert isinstance(playbook, Playbook)
        keys = {item.key for item in playbook.items}
        assert all(before in keys for item in playbook.items for before, _ in item.after)
