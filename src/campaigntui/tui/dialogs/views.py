"""Views to choose from, saving one under a name, renaming one, and whose items “mine” means."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from enum import Enum, auto
from typing import ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Label

from campaigntui.domain.savedview import SavedView
from campaigntui.errors import N_, CampaignError
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.dialogs.pick_list import Option, OptionRows, PickDialog
from campaigntui.tui.door import Door
from campaigntui.tui.text import safe
from campaigntui.tui.widgets.field import Field
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.usecases.checklist.columns import columns_of, sort_keys_of
from campaigntui.usecases.checklist.grouping import grouping_of
from campaigntui.usecases.checklist.views import all_views
from campaigntui.usecases.filtering import FilterWrong, View, spoken
from campaigntui.usecases.planner import Planner
from campaigntui.wording import _, about, listed, role_name, sentence
from campaigntui.wording.columnwords import column_name, grouping_name
from campaigntui.wording.filterwords import view_name

MINE = View("mine", "")
"""The items of whoever sits here, while nobody has said who that is."""
EVERYTHING = View("everything", "", sort="", grouping="stage")
"""No filter."""


class Wish(Enum):
    """What is to become of a view."""

    SHOW = auto()
    RENAME = auto()
    DROP = auto()


class Picked(NamedTuple):
    """The view that was chosen, and what for."""

    view: View
    wish: Wish = Wish.SHOW


class ViewPicker(PickDialog[Picked | None]):
    """Dismissed with a view; with `MINE` itself when somebody has yet to say whose items these are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "wish('RENAME')", N_("Rename the view"), priority=True, id="views.rename"),
        Binding("delete", "wish('DROP')", N_("Drop the view"), priority=True, id="views.drop"),
    ]

    def __init__(self, saved: Sequence[SavedView], me: str) -> None:
        """`me` is the member at the terminal, empty when nobody has said it."""
        views = (view if view.name else spoken(view) for view in all_views(saved, me))
        options = [Option(view, view.name or view_name(view.key), _asks(view)) for view in views]
        if not me:
            options.insert(0, Option(MINE, view_name(MINE.key), _("asks whose")))
        super().__init__(_("Views"), [*options, Option(EVERYTHING, _("Everything"))])

    def picked(self, value: Hashable) -> None:
        """Show it."""
        assert isinstance(value, View)
        self.dismiss(Picked(value))

    def action_wish(self, wish: str) -> None:
        """Rename a view of the file, or take it away; those that come with the program stay as they are."""
        option = self.query_one(OptionRows).current
        if option is None or not isinstance(option.value, View):
            return
        if option.value.name:
            self.dismiss(Picked(option.value, Wish[wish]))
        else:
            self.refuse(_("“{word}” comes with the program and stays as it is.").format(word=option.words))


class NameView(BoxDialog[str | None]):
    """Dismissed with the name that a view has got. A subclass says how it gets one."""

    def __init__(self, title: str, door: Door, view: View, name: str) -> None:
        """`name` is what the view is called already."""
        super().__init__(title)
        self._door = door
        self._view = view
        self._called = name

    def keep(self, planner: Planner, name: str) -> SavedView:
        """Give the view this name."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """What will be kept, and the name."""
        yield self.boxed(
            Label(safe(_("Under which name?")), classes="question"),
            Field(self._called),
            *(Label(safe(words), classes="question") for words in described(self._view)),
        )
        yield KeyBar()

    @work(exclusive=True)
    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter saves; what is refused is said at the foot."""
        event.stop()
        try:
            kept = await self._door.ask(lambda planner: self.keep(planner, event.value))
        except CampaignError as error:
            self.refuse(sentence(error))
            return
        self.dismiss(kept.name)


class SaveView(NameView):
    """Saves what is on show."""

    def __init__(self, door: Door, view: View, name: str) -> None:
        super().__init__(_("Save the view"), door, view, name)

    def keep(self, planner: Planner, name: str) -> SavedView:
        """In place of the view that has this name."""
        view = self._view
        return planner.save_view(SavedView(name, view.filter, view.sort, view.columns, view.grouping))


class RenameView(NameView):
    """Calls a view of the file otherwise."""

    def __init__(self, door: Door, view: View) -> None:
        super().__init__(about(_("Rename the view"), view.name), door, view, view.name)

    def keep(self, planner: Planner, name: str) -> SavedView:
        """Where no other view has this name."""
        return planner.rename_view(self._view.name, name)


class WhoseItems(PickDialog[str | None]):
    """Dismissed with the name of a member."""

    def __init__(self, outlook: Outlook) -> None:
        team = [member for member in outlook.plan.member.values() if not member.archived]
        super().__init__(
            _("Who are you?"),
            [Option(m.name, m.name, listed(role_name(role, outlook.roles) for role in m.roles)) for m in team],
        )

    def picked(self, value: Hashable) -> None:
        """This one."""
        self.dismiss(str(value))


def described(view: View) -> Iterator[str]:
    """What a view keeps, line by line."""
    yield _("Filter: {words}").format(words=_asks(view) or _("none"))
    if view.grouping:
        yield _("Groups: {words}").format(words=grouping_name(grouping_of(view.grouping)))
    if view.sort:
        words = listed(f"{column_name(key.column)} {'▾' if key.down else '▴'}" for key in sort_keys_of(view.sort))
        yield _("Order: {words}").format(words=words)
    if view.columns:
        yield _("Columns: {words}").format(words=listed(map(column_name, columns_of(view.columns))))


def _asks(view: View) -> str:
    """The filter in the language in force; as it stands when it cannot be read any more."""
    try:
        return spoken(view).filter
    except FilterWrong:
        return view.filter
