"""Every key is declared once, does something, is explained in both languages, and clashes with no other."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest
from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import _character_to_key

import campaigntui.tui
from campaigntui import wording
from campaigntui.settings import Settings
from campaigntui.tui.app import CampaignApp
from campaigntui.tui.dialogs.ask import Ask
from campaigntui.tui.dialogs.confirm import Confirm
from campaigntui.tui.dialogs.difference import Difference, EffectRows
from campaigntui.tui.dialogs.gate_forms import Measure, ReopenForm, SignForm
from campaigntui.tui.dialogs.go import GoMenu
from campaigntui.tui.dialogs.item_form import ItemForm
from campaigntui.tui.dialogs.new_campaign import NewCampaign
from campaigntui.tui.dialogs.rewind import RewindDialog, Steps
from campaigntui.tui.dialogs.team import Team
from campaigntui.tui.keymap import chains, key_table, own_bindings, usable
from campaigntui.tui.keys import is_twin, key_for
from campaigntui.tui.screens.journal import JournalScreen
from campaigntui.tui.screens.stage import StageScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.tui.widgets.field import Choice, Field
from campaigntui.tui.widgets.filter_bar import FilterBar
from campaigntui.wording import _
from tests.tui.workbench import double11_file, keys, press, running, said, screen_of, screen_text
from tests.walls.test_catalogues import catalogues

Chain = tuple[type[DOMNode], ...]

MEANT = {
    ("item.back", "app.quit"): "q leaves an item before it leaves the program",
    ("role.back", "app.quit"): "q leaves a role before it leaves the program",
    ("help.close", "dialog.cancel"): "the same action, in the words of help",
    ("legend.close", "dialog.cancel"): "the same action, in the words of the legend",
    ("pick.choose", "field.save"): "the same action, in the words of a list",
    ("team.complete", "form.next"): "tab completes a role that was begun, else goes to the next field",
    ("list.open", "what_if.make_real"): "these lists open nothing, so enter is the dialog's",
    ("what_if.forget", "dialog.cancel"): "the same action, in the words of what-if",
    ("filter.drop", "view.back"): "escape leaves the filter before it leaves the view",
}
"""Two bindings of one chain on one key, the first heard first: why that is meant."""


TYPED_IN_CHINESE = {
    "＠": "item.assign",
    "《": "item.earlier",
    "》": "item.later",
    "｛": "item.week_earlier",
    "｝": "item.week_later",
    "＋": "item.longer",
    "－": "item.shorter",
    "／": "list.filter",
    "、": "list.filter",
    "：": "app.commands",
    "？": "app.help",
    "【": "view.before",
    "】": "view.after",
    "。": "campaigns.archived",
}
"""What an input method gives for the keys with these signs, and what they do."""
SIGNS = {_character_to_key(char) for char in "@<>{}+=-/:?[]."}


def declaring() -> list[type[DOMNode]]:
    """Every class of the terminal that declares bindings."""
    found: dict[str, type[DOMNode]] = {}
    for module in pkgutil.walk_packages(campaigntui.tui.__path__, "campaigntui.tui."):
        for kind in vars(importlib.import_module(module.name)).values():
            here = isinstance(kind, type) and issubclass(kind, DOMNode) and kind.__module__ == module.name
            if here and own_bindings(kind):
                found[kind.__qualname__] = kind
    return list(found.values())


DECLARING = declaring()
DECLARED = [(kind, binding) for kind in DECLARING for binding in own_bindings(kind)]
EVERY_CHAIN: list[Chain] = [
    *chains(),
    (Field, ItemForm),
    (Choice, ItemForm),
    (Team, NewCampaign),
    (Field, Ask),
    (Confirm,),
    (EffectRows, Difference),
    (GoMenu,),
    (FilterBar, TimelineScreen, CampaignApp),
    (FilterBar, StageScreen, CampaignApp),
    (FilterBar, JournalScreen, CampaignApp),
    (Steps, RewindDialog),
    (Field, Measure),
    (Field, SignForm),
    (Choice, ReopenForm),
]


def heard(links: Chain) -> Iterator[Binding]:
    """Our bindings of a chain of classes, the first to hear a key first."""
    for kind in links:
        for base in kind.__mro__:
            if base in DECLARING:
                yield from own_bindings(base)


def names(links: Chain) -> str:
    """How a chain is called in a report."""
    return "-".join(kind.__name__ for kind in links)


def test_every_class_with_keys_is_in_the_table_of_keys() -> None:
    listed = {id_ for section in key_table() for line in section.lines for id_ in line.ids}
    assert {binding.id for _kind, binding in DECLARED if not binding.system} == listed
    assert len(DECLARING) > 20


def test_an_id_stands_for_one_action_of_one_class() -> None:
    places: dict[str | None, set[tuple[str, str]]] = defaultdict(set)
    for kind, binding in DECLARED:
        places[binding.id].add((kind.__qualname__, binding.action))
    assert None not in places
    assert {id_: found for id_, found in places.items() if len(found) > 1} == {}


def test_a_key_stands_for_one_action_of_a_class() -> None:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, binding in DECLARED:
        places[kind.__qualname__, binding.key].append(binding.action)
    assert {key: found for key, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("kind", "binding"), DECLARED, ids=[f"{b.id}-{b.key}" for _kind, b in DECLARED])
def test_every_binding_can_be_run(kind: type[DOMNode], binding: Binding) -> None:
    namespace, action, parameters = parse(binding.action)
    owner = CampaignApp if namespace == "app" else kind
    method = getattr(owner, f"action_{action}", None) or getattr(owner, f"_action_{action}", None)
    assert method is not None, binding.action
    inspect.signature(method).bind(None, *parameters)


def test_every_description_is_said_in_both_languages() -> None:
    texts = {text for _kind, b in DECLARED for text in (b.description, b.tooltip, b.group and b.group.description)}
    assert "" not in {binding.description for _kind, binding in DECLARED}
    texts -= {"", None, "中文 / English"}
    wording.use("zh")
    try:
        assert [text for text in texts if text and (_(text) == text or _(text).isascii())] == []
    finally:
        wording.use("en")


@pytest.mark.parametrize("links", EVERY_CHAIN, ids=names)
def test_no_key_means_two_things_at_once(links: Chain) -> None:
    by_key: dict[str, list[str]] = defaultdict(list)
    for binding in heard(links):
        if binding.id not in by_key[binding.key]:
            by_key[binding.key].append(str(binding.id))
    twice = {key: tuple(ids) for key, ids in by_key.items() if len(ids) > 1}
    assert {key: ids for key, ids in twice.items() if ids not in MEANT} == {}


def test_every_clash_that_is_meant_exists() -> None:
    pairs = set()
    for links in EVERY_CHAIN:
        bindings = [*heard(links)]
        pairs |= {(a.id, b.id) for n, a in enumerate(bindings) for b in bindings[n + 1 :] if a.key == b.key}
    assert set(MEANT) <= pairs


def test_signs_have_full_width_twins() -> None:
    twins = {(kind, binding.id) for kind, binding in DECLARED if is_twin(binding.key)}
    signs = [(binding.key, (kind, binding.id)) for kind, binding in DECLARED if binding.key in SIGNS]
    assert {key for key, _place in signs} == SIGNS
    assert {key for key, place in signs if place not in twins} == set()


@pytest.mark.parametrize(("char", "action"), TYPED_IN_CHINESE.items())
def test_what_a_chinese_keyboard_types_is_heard(char: str, action: str) -> None:
    assert action in {binding.id for _kind, binding in DECLARED if binding.key == _character_to_key(char)}


# -- keys of the user's choice ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"timeline.today": "T"}, ""),
        ({"timeline.today": "ctrl+t,f5"}, ""),
        ({"item.done": "r", "item.start": "d"}, ""),
        ({"item.done": "f6", "item.start": "f6"}, "“f6” for item.start already means item.done"),
        ({"timeline.today": "d"}, "“d” for timeline.today already means item.done"),
        ({"people.add": "d"}, ""),
        ({"timeline.tomorrow": "T"}, "there is no action “timeline.tomorrow”"),
        ({"timeline.today": "ctrl+ s"}, "is not a key"),
        ({"timeline.today": "hyper+t"}, "is not a key"),
    ],
)
def test_a_wish_is_granted_or_answered_with_a_sentence(wish: dict[str, str], words: str) -> None:
    kept, problems = usable(wish)
    if words:
        assert len(problems) == 1
        assert words in problems[0]
        assert len(kept) == len(wish) - 1
    else:
        assert (kept, problems) == (wish, [])


async def test_a_remapped_key_acts_the_old_one_does_not_and_a_bad_wish_is_said(tmp_path: Path) -> None:
    wishes = MappingProxyType(
        {
            "timeline.bottom": "Q",
            "app.help": "d",
            "no.such": "f9",
            "app.undo": "f6,ctrl+t",
            "view.go": "f7",
            "go.year": "f8",
        }
    )
    async with running(double11_file(tmp_path), settings=Settings(keys=wishes)) as pilot:
        screen = screen_of(pilot, TimelineScreen)
        troubles = [words for words in said(pilot) if words.startswith("settings, keys")]
        assert len(troubles) == 2
        assert "no.such" in troubles[0]
        assert "“d” for app.help already means item.done" in troubles[1]
        first = screen.chart.cursor
        await press(pilot, "G", "end")
        assert screen.chart.cursor == first
        await press(pilot, "Q")
        assert screen.chart.cursor == screen.chart.rows.keys[-1]
        await keys(pilot, "d")
        assert said(pilot)[-1].endswith("f6 undoes it"), "texts name the key that does it"
        assert key_for(type(screen), "item.assign") == "@"
        shown = {words: line.keys for section in key_table() for line in section.lines for words in line.ids}
        assert shown["app.undo"] == ("f6", "ctrl+t"), "help lists the keys that work"
        assert shown["app.help"] == ("?", "f1")
        await keys(pilot, ":", *"go to: year")
        assert re.search(r"Go to: Year +f7 f8 ", screen_text(pilot))


def test_texts_name_no_key_that_may_be_another_one() -> None:
    literal = re.compile(r"\b[Pp]ress (?!\{)|\besc\b|(?<!\w)[A-Za-z] [a-z]+s\b")
    texts = {
        text.value
        for _place, name, found in catalogues.calls(Path(campaigntui.tui.__path__[0]))
        for text in found
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and name in ("_", "N_", "ngettext")
    }
    assert len(texts) > 300
    assert [text for text in sorted(texts) if literal.search(text)] == []
