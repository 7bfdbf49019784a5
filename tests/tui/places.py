"""Every screen and dialog of the program with the way to it, for tests that must miss none."""

from __future__ import annotations

from typing import NamedTuple

from textual.keys import _character_to_key
from textual.screen import ModalScreen

from campaigntui.domain.checklist import Review
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.list_actions import ListScreen
from campaigntui.tui.screens.people import PeopleScreen
from campaigntui.tui.screens.role import RolePage
from campaigntui.tui.widgets.people_list import Seat
from tests.tui.workbench import CampaignPilot, app_of, settled, until


class Place(NamedTuple):
    """A screen or dialog: the view it is reached from, and the keys that lead there."""

    name: str
    view: View
    keys: tuple[str, ...] = ()


PLACES = (
    *(Place(view.value, view) for view in View),
    Place("filter", View.TIMELINE, ("/", "e")),
    Place("go", View.TIMELINE, ("g",)),
    Place("help", View.TIMELINE, ("?",)),
    Place("palette", View.TIMELINE, (":",)),
    Place("legend", View.TIMELINE, ("K",)),
    Place("note", View.TIMELINE, ("o",)),
    Place("block", View.TIMELINE, ("b",)),
    Place("assign", View.TIMELINE, ("@",)),
    Place("edit", View.TIMELINE, ("e",)),
    Place("add", View.TIMELINE, ("a",)),
    Place("archive", View.TIMELINE, ("x",)),
    Place("difference", View.TIMELINE, ("}",)),
    Place("item", View.TIMELINE, ("enter",)),
    Place("evidence", View.TIMELINE, ("W",)),
    Place("review", View.TIMELINE, ("P",)),
    Place("attach", View.TIMELINE, ("enter", "i")),
    Place("role page", View.ROLES, ("enter",)),
    Place("key result", View.ROLES, ("enter", "enter")),
    Place("add a key result", View.ROLES, ("enter", "a")),
    Place("what it is now", View.ROLES, ("enter", "v")),
    Place("holder", View.ROLES, ("@",)),
    Place("return", View.HANDOFFS, ("x",)),
    Place("what if", View.TIMELINE, ("w",)),
    Place("what else", View.TIMELINE, ("w", "a")),
    Place("how late", View.TIMELINE, ("w", "e")),
    Place("views", View.CHECKLIST, ("f",)),
    Place("save view", View.CHECKLIST, ("V",)),
    Place("sort", View.CHECKLIST, ("s",)),
    Place("groups", View.CHECKLIST, ("p",)),
    Place("columns", View.CHECKLIST, ("c",)),
    Place("tags", View.CHECKLIST, ("#",)),
    Place("several", View.CHECKLIST, ("*", "e")),
    Place("sign", View.GATES, ("3", "s")),
    Place("measure", View.GATES, ("1", "v")),
    Place("remark", View.GATES, ("1", "o")),
    Place("facets", View.JOURNAL, ("f",)),
    Place("member", View.PEOPLE, ("e",)),
    Place("take off", View.PEOPLE, ("x",)),
    Place("role", View.PEOPLE, ("e",)),
    Place("baseline", View.TIMELINE, ("B",)),
    Place("meeting", View.MEETINGS, ("e",)),
    Place("end a meeting", View.MEETINGS, ("x",)),
    Place("name of days", View.CALENDAR, ("n",)),
    Place("freezes", View.CALENDAR, ("F",)),
    Place("rename", View.CAMPAIGNS, ("e",)),
    Place("put away", View.CAMPAIGNS, ("x",)),
    Place("new", View.CAMPAIGNS, ("n",)),
    Place("copy", View.CAMPAIGNS, ("y",)),
    Place("moment", View.MOMENTS, ("e",)),
    Place("several moments", View.MOMENTS, ("home", "space", "space", "e")),
    Place("profile", View.MOMENTS, ("p",)),
)


async def visit(pilot: CampaignPilot, place: Place) -> None:
    """Leave whatever is open and go there."""
    app = app_of(pilot)
    while isinstance(app.screen, ModalScreen | ItemPage | RolePage):
        app.screen.dismiss(None)
        await settled(pilot)
    app.screen.post_message(ViewRequested(place.view))
    await until(pilot, lambda: app.current_mode == place.view and app.focused is not None, place.name)
    screen = app.screen
    if isinstance(screen, ListScreen):
        for _ in range(bool(screen.needle) + bool(screen.marks)):
            screen.action_back()
        await settled(pilot)
        screen.focus_list()
        if screen.current_item is None:
            screen.go_to_item(next(iter(screen.outlook().plan.item)))
        if place.name == "review":
            items = screen.outlook().plan.item.values()
            screen.go_to_item(next(item.id for item in items if item.review is Review.ASKED))
        if place.name == "difference":
            screen.marks = frozenset(screen.listed())
    if isinstance(screen, PeopleScreen):
        seats = [row.role.key for row in screen.people.rows if isinstance(row, Seat)]
        screen.people.go_to(seats[0]) if place.name == "role" else screen.people.action_top()
    for key in place.keys:
        app.simulate_key(key if len(key) > 1 else _character_to_key(key))
        await settled(pilot)
    assert isinstance(app.screen, Difference) == (place.name == "difference")
    assert isinstance(app.screen, ItemPage) == (place.name == "item")
    if place.keys and place.name not in ("filter", "item", "role page"):
        assert isinstance(app.screen, ModalScreen), place.name


async def resized(pilot: CampaignPilot, columns: int, rows: int) -> None:
    """Make the terminal another size, and wait until the screen has it."""
    app = app_of(pilot)
    await pilot.resize_terminal(columns, rows)
    await until(pilot, lambda: app.screen.size == (columns, rows), "resized")
