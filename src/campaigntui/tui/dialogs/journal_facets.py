"""What to narrow the journal to, taken from the entry under the cursor."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.usecases.journal import Detail, moment
from campaigntui.usecases.journalfilter import Field, term
from campaigntui.wording import _, entry_phrase, stage_name
from campaigntui.wording.dates import full_day

_MOST_ITEMS = 8


class JournalFacets(PickDialog[str | None]):
    """Dismissed with the text of the filter; an empty one shows everything."""

    def __init__(self, detail: Detail | None, plan: Plan, timezone: str) -> None:
        super().__init__(_("Show only"), [*_options(detail, plan, timezone), Option("", _("everything"), "")])

    def picked(self, value: Hashable) -> None:
        """Narrow to it."""
        self.dismiss(str(value))


def _options(detail: Detail | None, plan: Plan, timezone: str) -> list[Option]:
    if detail is None:
        return []
    entry = detail.entry
    day = moment(entry, timezone).date()
    found = [
        Option(term(Field.WHO, entry.who), entry.who, _("this person")),
        Option(term(Field.DAY, day.isoformat()), full_day(day), _("this day")),
        Option(
            term(Field.KIND, entry.kind), entry_phrase(replace(entry, subject="…", count=1)), _("this kind of change")
        ),
    ]
    items = [plan.item[ItemId(c.id)] for c in detail.changes if c.table == "item" and c.id in plan.item]
    found += [Option(term(Field.ITEM, item.key), item.title, _("this item")) for item in items[:_MOST_ITEMS]]
    stages = dict.fromkeys(item.stage for item in items)
    found += [Option(term(Field.STAGE, stage.value), stage_name(stage), _("this stage")) for stage in stages]
    return found
