"""Key results in playbook files: read, inherited, left out by a profile, and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigntui.domain.goals import Direction
from campaigntui.domain.inprofile import in_profile
from campaigntui.domain.playbook import Playbook, PlaybookKeyResult, Text
from campaigntui.domain.playbookfile import PlaybookWrong
from campaigntui.storage.playbookfiles import packaged_playbook, read_playbook
from tests.storage.test_playbookfiles import SMALL, written

OWN = """
[key_results.clicks]
title = { en = "Click-through of the look", zh = "穿搭图点击率" }
role = "stylist"
metric = "ctr"
unit = "%"
growth = 0.2
weight = 30
items = ["look-2", "show"]

[key_results.returns]
title = "Goods sent back"
role = "store_manager"
direction = "down"
hold = true
target = 20
"""


def mistakes(folder: Path, content: str) -> list[str]:
    with pytest.raises(PlaybookWrong) as refused:
        read_playbook(written(folder, content))
    return [f"{problem.place}: {problem}" for problem in refused.value.problems]


def keys(playbook: Playbook) -> list[str]:
    return [one.key for one in playbook.key_results]


def test_key_results_are_read(tmp_path: Path) -> None:
    clicks, returns = read_playbook(written(tmp_path, SMALL + OWN)).key_results
    assert clicks == PlaybookKeyResult(
        key="clicks",
        title=Text("Click-through of the look", "穿搭图点击率"),
        role="stylist",
        metric="ctr",
        unit="%",
        direction=Direction.UP,
        hold=False,
        growth=0.2,
        target=None,
        weight=30,
        items=("look-2", "show"),
    )
    assert (returns.direction, returns.hold, returns.target) == (Direction.DOWN, True, 20.0)
    assert (returns.metric, returns.unit, returns.weight, returns.items) == ("", "", 10, ())


WRONG = [
    # what is replaced, by what, the place and the sentence
    ("growth = 0.2", "grow = 0.2", "key_results.clicks: grow: There is no key “grow” here. Did you mean growth?"),
    ('role = "stylist"\nm', 'role = "stilist"\nm', "key_results.clicks: role: There is no role “stilist” in this pl"),
    ('role = "store_manager"\nd', "d", "key_results.returns: role: This key is missing. Write for example: role = "),
    ('["look-2", "show"]', '["look-3"]', "key_results.clicks: items: There is no item “look-3”. Did you mean look-2"),
    ('["look-2", "show"]', '["zzz"]', "key_results.clicks: items: There is no item “zzz”, nor one of a similar name."),
    ('["look-2", "show"]', '["show", "show"]', "key_results.clicks: items: “show” stands twice in this list. Keep one"),
    ('["look-2", "show"]', '"show"', "key_results.clicks: items: This must be a list in square brackets, not "),
    ('"down"', '"sideways"', "key_results.returns: direction: “sideways” is not one of the choices. Right wou"),
    ('"down"', '"dwn"', "key_results.returns: direction: “dwn” is not one of the choices. Did you mean down?"),
    ("growth = 0.2", "growth = 0.2\ntarget = 5", "key_results.clicks: growth: “target” says what is to be reached;"),
    ("growth = 0.2", "growth = -0.2", "key_results.clicks: growth: -0.2 leads the other way than “direction”."),
    ("growth = 0.2", "growth = 0", "key_results.clicks: growth: 0.0 leads the other way"),
    ("hold = true\ntarget = 20", "growth = 0.1", "key_results.returns: growth: 0.1 leads the other way"),
    ("hold = true\ntarget = 20", "growth = -1.5", "key_results.returns: growth: -1.5 leads the other way"),
    ("growth = 0.2", 'growth = "20%"', 'key_results.clicks: growth: This must be a number, not "20%".'),
    ("growth = 0.2", "growth = nan", "key_results.clicks: growth: This must be a number, not nan."),
    ("target = 20", "target = 1e15", "key_results.returns: target: This must be a number, not 1"),
    ("hold = true", 'hold = "yes"', "key_results.returns: hold: This must be true or false without quotes"),
    ("weight = 30", "weight = 0", "key_results.clicks: weight: This must be a whole number from 1 to 100, not 0."),
    ("weight = 30", "weight = 101", "key_results.clicks: weight: This must be a whole number from 1 to 100, not 101."),
    ("weight = 30", "weight = 2.5", "key_results.clicks: weight: This must be a whole number from 1 to 100, not 2.5."),
    ('title = "Goods sent back"\n', "", "key_results.returns: title: This key is missing. Write for example: title"),
    ('"Goods sent back"', '" "', "key_results.returns: title: A text here is empty or not in quotes."),
    ('"Goods sent back"', '{ en = "A" }', "key_results.returns: title: This must be { en = "),
    ("[key_results.clicks]", "[key_results.Click-rate]", "key_results.Click-rate: “Click-rate” cannot be a name here."),
    ("[key_results.returns]", "[key_results.clicks]", ": This is not TOML at line "),
    ("[key_results.clicks]", "[key_results]\nclicks = 3\n[key_results.more]", "key_results.clicks: This must be a ta"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), WRONG, ids=[row[2][12:70] for row in WRONG])
def test_a_mistake_is_named_with_its_place_and_what_would_be_right(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert OWN.count(old) == 1
    found = mistakes(tmp_path, SMALL + OWN.replace(old, new))
    assert [mistake for mistake in found if mistake.startswith(sentence)] == found


def test_a_profile_leaves_out_and_rewords(tmp_path: Path) -> None:
    less = SMALL.replace(
        'name = "Usual"\n', 'name = "Usual"\nwithout = ["look-2", "returns"]\nchange.clicks.title = "Clicks"\n'
    )
    playbook = read_playbook(written(tmp_path, less + OWN))
    (clicks,) = in_profile(playbook, playbook.profile()).key_results
    assert (clicks.title.en, clicks.items) == ("Clicks", ("show",))
    # One that nothing is left to bring about goes with the last item that did.
    none = SMALL.replace('name = "Usual"\n', 'name = "Usual"\nwithout = ["look-2", "show"]\n')
    playbook = read_playbook(written(tmp_path, none + OWN))
    assert keys(in_profile(playbook, playbook.profile())) == ["returns"]

    for change, sentence in (
        ('without = ["clocks"]', "profiles.usual: without: This playbook has no “clocks”. Did you mean clicks?"),
        (
            'change.clicks.text = "A"',
            "profiles.usual.change.clicks: text: “text” is not one of the choices. Right would",
        ),
        (
            'without = ["clicks"]\nchange.clicks.title = "A"',
            "profiles.usual.change.clicks: This profile leaves it out.",
        ),
    ):
        (told,) = mistakes(tmp_path, SMALL.replace('name = "Usual"\n', f'name = "Usual"\n{change}\n') + OWN)
        assert told.startswith(sentence)


def test_a_playbook_based_on_another_takes_those_that_its_items_bring_about(tmp_path: Path) -> None:
    content = """
    id = "own"
    based_on = "double11"
    name = "Own"
    without = ["cost_rate", "price-table", "main-image-ab", "photo-shoot", "high-click-elements", "image-test-read"]

    [change.offer-stack-rules]
    id = "rules"

    [key_results.gmv]
    title = "Our sales"
    role = "director"
    growth = 0.1

    [key_results.mood]
    title = "Our mood"
    role = "designer"
    target = 5
    """
    found = {one.key: one for one in read_playbook(written(tmp_path, content)).key_results}
    base = {one.key: one for one in packaged_playbook("double11").key_results}
    assert base.keys() - found.keys() == {"cost_rate", "ctr"}
    assert found["cvr"].items == ("rules", "homepage-flow", "page-qa-final")
    # The file's own stands whole in the place of the one of the same name, new ones come after.
    assert (found["gmv"].title.en, found["gmv"].growth, found["gmv"].weight, found["gmv"].items) == (
        "Our sales",
        0.1,
        10,
        (),
    )
    assert [*found][-1] == "mood"
    told = mistakes(tmp_path, content.replace('"cost_rate"', '"cost_rat"'))
    assert told == ["without: The playbook it is based on has no “cost_rat”. Did you mean cost_rate?"]


def test_a_sale_without_deposit_has_no_balance_to_be_paid() -> None:
    playbook = packaged_playbook("618")
    assert "balance" in keys(in_profile(playbook, playbook.profile("wave_2025")))
    assert "balance" not in keys(in_profile(playbook, playbook.profile("spot_2024")))
    assert "balance" not in keys(packaged_playbook("99"))


def test_the_example_of_the_documentation_is_sound(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "playbooks.md").read_text("utf-8")
    example = page.split("\n## Key results")[1].split("```toml\n")[1].split("```")[0]
    content = f'id = "own"\nbased_on = "double11"\nname = "Own"\n{example}'
    found = {one.key: one for one in read_playbook(written(tmp_path, content)).key_results}
    conversion, parcel, order_value = (found[key] for key in ("conversion", "parcel_cost", "order_value"))
    assert (conversion.growth, conversion.weight, len(conversion.items)) == (0.2, 12, 2)
    assert (parcel.direction, order_value.hold) == (Direction.DOWN, True)
