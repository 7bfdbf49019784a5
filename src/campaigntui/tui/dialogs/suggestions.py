"""What would mend an overload, to choose from."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.usecases.commands.dates import ShiftItems
from campaigntui.usecases.relief import Relief
from campaigntui.wording import _
from campaigntui.wording.dates import workdays


class Suggestions(PickDialog[Relief | None]):
    """Dismissed with one of the suggestions. Each was tried out on the plan that those above it would leave."""

    def __init__(self, outlook: Outlook, found: Sequence[Relief]) -> None:
        super().__init__(
            _("What would mend it, one after the other"),
            [Option(n, relief_words(one, outlook), effect_words(one)) for n, one in enumerate(found)],
        )
        self._found = found

    def picked(self, value: Hashable) -> None:
        """Look at this one."""
        assert isinstance(value, int)
        self.dismiss(self._found[value])


def relief_words(relief: Relief, outlook: Outlook) -> str:
    """“4 working days later: Design the pages”, “to Chen Yu: Design the pages”."""
    title = outlook.plan.item[relief.item_id].title
    if isinstance(relief.command, ShiftItems):
        return _("{days} later: {title}").format(days=workdays(relief.command.workdays), title=title)
    member = outlook.plan.member.get(relief.command.member_id) if relief.command.member_id is not None else None
    return _("to {member}: {title}").format(member=member.name if member else _("nobody"), title=title)


def effect_words(relief: Relief) -> str:
    """Hours that are too much, before and after."""
    return _("too much: {before} h, then {after} h").format(before=f"{relief.before:g}", after=f"{relief.after:g}")
