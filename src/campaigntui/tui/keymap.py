"""All keys of the program, found where they are declared: for help, the README, and keys of the user's choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import Keys

from campaigntui.errors import N_
from campaigntui.tui.keys import is_twin, key_words
from campaigntui.wording import _


class KeyLine(NamedTuple):
    """An action with its keys."""

    keys: tuple[str, ...]
    """As people write them, without full-width twins."""
    words: str
    """What it does; a message id."""
    ids: tuple[str, ...]
    """What a settings file calls it: more than one where several actions share a line, such as the seven stages."""


class Section(NamedTuple):
    """The keys that belong to one part of the program."""

    title: str
    """A message id."""
    lines: tuple[KeyLine, ...]


def key_table() -> tuple[Section, ...]:
    """Every key of the program, in the order in which one learns them."""
    return tuple(Section(title, _lines(kinds)) for title, kinds in _parts())


def own_bindings(kind: type[DOMNode]) -> list[Binding]:
    """The bindings that a class declares itself, one for each key."""
    declared: list[BindingType] = kind.__dict__.get("BINDINGS", [])
    return list(Binding.make_bindings(declared))


def _lines(kinds: tuple[type[DOMNode], ...]) -> tuple[KeyLine, ...]:
    found: dict[str, tuple[list[str], list[str]]] = {}
    for kind in kinds:
        for binding in own_bindings(kind):
            if binding.system or is_twin(binding.key):
                continue
            keys, ids = found.setdefault(binding.tooltip or binding.description, ([], []))
            if (shown := key_words(binding)) not in keys:
                keys.append(shown)
            if binding.id is not None and binding.id not in ids:
                ids.append(binding.id)
    return tuple(KeyLine(tuple(keys), words, tuple(ids)) for words, (keys, ids) in found.items())


def _parts() -> Iterator[tuple[str, tuple[type[DOMNode], ...]]]:
    from campaigntui.tui.app import CampaignApp
    from campaigntui.tui.dialogs.answer import AnswerQuestion
    from campaigntui.tui.dialogs.box import BoxDialog
    from campaigntui.tui.dialogs.confirm import Confirm
    from campaigntui.tui.dialogs.difference import Difference
    from campaigntui.tui.dialogs.form import Form
    from campaigntui.tui.dialogs.go import GoMenu
    from campaigntui.tui.dialogs.help import HelpScreen
    from campaigntui.tui.dialogs.pick_list import PickDialog, PickField
    from campaigntui.tui.dialogs.review import ReviewQuestion
    from campaigntui.tui.dialogs.rewind import RewindDialog
    from campaigntui.tui.dialogs.team import Team
    from campaigntui.tui.dialogs.columns import ColumnChooser
    from campaigntui.tui.dialogs.views import ViewPicker
    from campaigntui.tui.screens.campaigns import CampaignsScreen
    from campaigntui.tui.screens.checklist import ChecklistScreen
    from campaigntui.tui.screens.gates import GatesScreen
    from campaigntui.tui.screens.handoffs import HandoffsScreen
    from campaigntui.tui.screens.item import ItemPage
    from campaigntui.tui.screens.item_actions import ItemScreen
    from campaigntui.tui.screens.journal import JournalScreen
    from campaigntui.tui.screens.list_actions import ListScreen
    from campaigntui.tui.screens.load import LoadScreen
    from campaigntui.tui.screens.people import PeopleScreen
    from campaigntui.tui.screens.plan_screen import PlanScreen
    from campaigntui.tui.screens.role import RolePage
    from campaigntui.tui.screens.roles import RolesScreen
    from campaigntui.tui.screens.stage import StageScreen
    from campaigntui.tui.screens.timeline import TimelineScreen
    from campaigntui.tui.screens.view_actions import ViewScreen
    from campaigntui.tui.screens.year import YearScreen
    from campaigntui.tui.wardrobe import DressedApp
    from campaigntui.tui.widgets.field import Choice, Field
    from campaigntui.tui.widgets.filter_bar import FilterBar
    from campaigntui.tui.widgets.itemtable import ItemTable
    from campaigntui.tui.widgets.load_grid import LoadGrid
    from campaigntui.tui.widgets.role_grid import RoleGrid
    from campaigntui.tui.widgets.rowlist import RowList
    from campaigntui.tui.widgets.stage_strip import StageStrip
    from campaigntui.tui.widgets.timelinemoves import MovingChart

    yield N_("Everywhere"), (CampaignApp, DressedApp, PlanScreen)
    yield N_("Go to"), (GoMenu,)
    yield N_("Items"), (ItemScreen,)
    yield N_("Finding and marking"), (ListScreen, ViewScreen, FilterBar, ViewPicker)
    yield N_("Checklist"), (ChecklistScreen, ItemTable, ColumnChooser)
    yield N_("Timeline"), (MovingChart, TimelineScreen)
    yield N_("Stage"), (StageScreen, StageStrip)
    yield N_("Gate"), (GatesScreen,)
    yield N_("One item"), (ItemPage,)
    yield N_("People"), (PeopleScreen,)
    yield N_("Roles"), (RoleGrid, RolesScreen, RolePage)
    yield N_("Inbox"), (HandoffsScreen,)
    yield N_("Reviews and handoffs"), (ReviewQuestion, AnswerQuestion)
    yield N_("Load"), (LoadGrid, LoadScreen)
    yield N_("Year"), (YearScreen,)
    yield N_("Journal"), (JournalScreen,)
    yield N_("Campaigns"), (CampaignsScreen,)
    yield N_("Lists"), (RowList,)
    yield (
        N_("Forms and questions"),
        (Form, Field, Choice, Team, PickDialog, PickField, Confirm, Difference, RewindDialog, BoxDialog, HelpScreen),
    )


def chains() -> Iterator[tuple[type[DOMNode], ...]]:
    """Which classes hear a key together, the first to hear it first. Inherited bindings count."""
    from campaigntui.tui.app import CampaignApp
    from campaigntui.tui.dialogs.help import HelpScreen
    from campaigntui.tui.dialogs.pick_list import PickDialog, PickField
    from campaigntui.tui.screens.campaigns import CampaignRows, CampaignsScreen
    from campaigntui.tui.screens.gates import GatesScreen
    from campaigntui.tui.screens.checklist import ChecklistScreen
    from campaigntui.tui.screens.handoffs import HandoffsScreen
    from campaigntui.tui.screens.holes import HoleList, HolesScreen
    from campaigntui.tui.screens.item import ItemPage
    from campaigntui.tui.screens.journal import JournalScreen
    from campaigntui.tui.screens.load import LoadScreen
    from campaigntui.tui.screens.people import PeopleScreen
    from campaigntui.tui.screens.role import RolePage
    from campaigntui.tui.screens.roles import RolesScreen
    from campaigntui.tui.screens.stage import StageScreen
    from campaigntui.tui.screens.timeline import TimelineScreen
    from campaigntui.tui.screens.year import PromotionRows, YearScreen
    from campaigntui.tui.widgets.checklist import Checklist
    from campaigntui.tui.widgets.itemtable import ItemTable
    from campaigntui.tui.widgets.journal_list import JournalList
    from campaigntui.tui.widgets.load_grid import LoadGrid
    from campaigntui.tui.widgets.people_list import PeopleList
    from campaigntui.tui.widgets.handoff_list import HandoffList
    from campaigntui.tui.widgets.role_grid import RoleGrid
    from campaigntui.tui.widgets.sheet import Sheet
    from campaigntui.tui.widgets.timeline import TimelineChart

    yield TimelineChart, TimelineScreen, CampaignApp
    yield ItemTable, ChecklistScreen, CampaignApp
    yield Checklist, StageScreen, CampaignApp
    yield Sheet, StageScreen, CampaignApp
    yield Sheet, GatesScreen, CampaignApp
    yield Sheet, ItemPage, CampaignApp
    yield PeopleList, PeopleScreen, CampaignApp
    yield RoleGrid, RolesScreen, CampaignApp
    yield Sheet, RolePage, CampaignApp
    yield HandoffList, HandoffsScreen, CampaignApp
    yield LoadGrid, LoadScreen, CampaignApp
    yield HoleList, HolesScreen, CampaignApp
    yield PromotionRows, YearScreen, CampaignApp
    yield JournalList, JournalScreen, CampaignApp
    yield Sheet, JournalScreen, CampaignApp
    yield CampaignRows, CampaignsScreen, CampaignApp
    yield Sheet, HelpScreen
    yield PickField, PickDialog


def usable(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys of a settings file that can be used, and a sentence for each that cannot."""
    known = {line_id for section in key_table() for line in section.lines for line_id in line.ids}
    heard = [_heard(chain) for chain in chains()]
    kept: dict[str, str] = {}
    problems: list[str] = []
    for action, keys in wanted.items():
        words = _malformed(action, keys, known)
        if words is None:
            kept[action] = keys
        else:
            problems.append(words)
    # A wish that is refused falls back to its usual key, which another wish may have taken: look until nothing clashes.
    while (clash := next(_clashes(kept, heard), None)) is not None:
        action, words = clash
        del kept[action]
        problems.append(words)
    return kept, problems


def _heard(chain: tuple[type[DOMNode], ...]) -> list[tuple[str, str]]:
    """Ids and keys of a chain."""
    found = []
    for kind in chain:
        for base in kind.__mro__:
            if issubclass(base, DOMNode):
                found += [(binding.id, binding.key) for binding in own_bindings(base) if binding.id is not None]
    return found


def _malformed(action: str, keys: str, known: set[str]) -> str | None:
    if action not in known:
        return _("settings, keys: there is no action “{action}”. “campaigntui keys” lists them.").format(action=action)
    for key in _key_names(keys):
        if not _is_key(key):
            words = _("settings, keys: “{key}” for {action} is not a key. Write for example ctrl+s or f5.")
            return words.format(key=key, action=action)
    return None


def _clashes(kept: Mapping[str, str], heard: list[list[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """Wishes for a key that means something else in a chain, the last wish first, with a sentence."""
    for action in reversed([*kept]):
        named = {*_key_names(kept[action])}
        for pairs in heard:
            if action not in (name for name, _key in pairs):
                continue
            for other, key in pairs:
                if other != action and named.intersection(_key_names(kept.get(other, key))):
                    words = _("settings, keys: “{key}” for {action} already means {other}. Choose another key.")
                    yield action, words.format(key=kept[action], action=action, other=other)


def _key_names(keys: str) -> list[str]:
    return [binding.key for binding in Binding.make_bindings([Binding(keys, "none")])]


def _is_key(key: str) -> bool:
    *modifiers, name = key.split("+")
    known = {each.value for each in Keys}
    plain = name.islower() or name.isupper() or name.isdigit()
    return all(each in ("ctrl", "shift", "alt", "super") for each in modifiers) and (
        (len(name) == 1 and plain) or name in known or "_" in name or name in _SIGNS
    )


_SIGNS = {"space", "comma", "plus", "minus", "slash", "at", "colon", "semicolon", "tilde"}
