"""Which baseline is shown, and keeping or forgetting one."""

from __future__ import annotations

from collections.abc import Hashable

from campaigntui.domain.campaign import Baseline
from campaigntui.domain.ids import RowId
from campaigntui.scheduling.baselines import baselines
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.ask import Ask
from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.usecases.commands.baselines import RemoveBaseline, SetBaseline
from campaigntui.wording import _, ngettext
from campaigntui.wording.dates import baseline_name, long_day

KEEP, NONE = "keep", "none"
_FORGET = "forget"


class BaselinePicker(PickDialog[RowId | str | None]):
    """Dismissed with the id of the baseline to show, with `NONE` for none of them, or with `KEEP` to keep one."""

    def __init__(self, outlook: Outlook, shown: RowId | None) -> None:
        super().__init__(_("Baseline"), _options(outlook, shown), NONE if shown is None else shown)
        self._plan = outlook.plan

    def picked(self, value: Hashable) -> None:
        """Show it, or forget it."""
        if isinstance(value, tuple):
            found = self._plan.baseline[value[1]]
            self.hand_in(RemoveBaseline(found.name))
        elif value in (KEEP, NONE) or isinstance(value, int):
            self.dismiss(RowId(value) if isinstance(value, int) else str(value))


def _options(outlook: Outlook, shown: RowId | None) -> list[Option]:
    known = baselines(outlook.plan)
    options = [Option(one.id, _("Show {name}").format(name=one.name), _about(one)) for one in known]
    if shown is not None:
        options.append(Option(NONE, _("Show no baseline")))
    options.append(Option(KEEP, _("Keep the planned dates of today …")))
    return [*options, *(Option((_FORGET, one.id), _("Forget {name}").format(name=one.name)) for one in known)]


def _about(one: Baseline) -> str:
    count = len(one.items)
    items = ngettext("{count} item", "{count} items", count).format(count=count)
    return f"{long_day(one.day)} · {items}"


def keep_baseline(outlook: Outlook) -> Ask:
    """Ask what the baseline of today is to be called, and keep it."""
    name = baseline_name(outlook.today, outlook.plan.d_day.day)
    question = _("Its name; one of the same name is replaced")
    return Ask(_("Keep the planned dates as a baseline"), question, SetBaseline, name)
