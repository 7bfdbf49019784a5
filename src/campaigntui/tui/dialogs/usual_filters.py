"""Filters that are asked again and again, to choose from, and whose items “mine” means."""

from __future__ import annotations

from collections.abc import Hashable

from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.usecases.filtering import View, parse, usual_views, written
from campaigntui.wording import _, role_name
from campaigntui.wording.filterwords import view_name

MINE = View("mine", "")
"""The items of whoever sits here, while nobody has said who that is."""
EVERYTHING = View("everything", "")
"""No filter."""


class UsualFilters(PickDialog[View | None]):
    """Dismissed with a view; with `MINE` itself when somebody has yet to say whose items these are."""

    def __init__(self, me: str) -> None:
        """`me` is the member at the terminal, empty when nobody has said it."""
        views = usual_views(me)
        options = [Option(view, view_name(view.key), written(parse(view.filter))) for view in views]
        if not me:
            options.insert(0, Option(MINE, view_name(MINE.key), _("asks whose")))
        super().__init__(_("Usual filters"), [*options, Option(EVERYTHING, _("Everything"))])

    def picked(self, value: Hashable) -> None:
        """Filter by it."""
        assert isinstance(value, View)
        self.dismiss(value)


class WhoseItems(PickDialog[str | None]):
    """Dismissed with the name of a member."""

    def __init__(self, outlook: Outlook) -> None:
        team = [member for member in outlook.plan.member.values() if not member.archived]
        super().__init__(
            _("Who are you?"),
            [Option(m.name, m.name, ", ".join(role_name(role, outlook.roles) for role in m.roles)) for m in team],
        )

    def picked(self, value: Hashable) -> None:
        """This one."""
        self.dismiss(str(value))
