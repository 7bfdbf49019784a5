"""A campaign again, on another D-day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import campaign_names, json_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.values import Day
from campaigntui.errors import N_
from campaigntui.wording import _, ngettext

if TYPE_CHECKING:
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.copying import CopyNotices

_MOST_NAMED = 5


@command(
    "copy",
    N_("Copy a campaign to a new D-day, also a finished one; prints the id of the copy."),
    N_("Offsets, links, roles, steps, people, meetings, freezes and criteria come along; what was done stays behind."),
)
@click.argument("campaign", metavar="CAMPAIGN", shell_complete=campaign_names)
@option("--name", required=True, metavar="NAME", help=N_("What to call it. Required."))
@option("--date", "d_day", type=Day(), required=True, metavar="DATE", help=N_("D-day of the copy. Required."))
@option("--profile", default="", metavar="PROFILE", help=N_("Another rhythm of its playbook; else the one it has."))
@flag("--settle", help=N_("Let dates give way where links contradict them on the new calendar."))
@flag("--dry-run", help=N_("Say what would happen and change nothing."))
@json_option
def copy(
    door: Door, campaign: str, name: str, d_day: date, profile: str, settle: bool, dry_run: bool, as_json: bool
) -> None:
    """Copy a campaign."""
    from campaigntui.cli import finding
    from campaigntui.cli.creation import tell_new
    from campaigntui.usecases.copying import CopyDraft, copy_notices

    source, draft = finding.campaign(door, campaign), CopyDraft(name, d_day, profile, settle)
    sketch = door.planner.sketch_copy(source, draft, door.today)
    notices = copy_notices(sketch)
    made = None if dry_run else door.planner.copy(source, draft, door.today).snapshot.outlook.plan.head.id
    if as_json:
        output.answer({"id": made, "from": source, "d_day": d_day.isoformat(), **_form(notices, sketch)})
        return
    if made is None:
        count = len(sketch.schedule.windows)
        output.say(ngettext("{count} new item", "{count} new items", count).format(count=count))
    else:
        tell_new(door, made)
    _tell(notices, sketch)


def _form(notices: CopyNotices, outlook: Outlook) -> dict[str, object]:
    items = outlook.plan.item
    return {
        "in_past": [items[i].key for i in notices.in_past],
        "frozen": [{"item": items[w.item_id].key, "freeze": w.window.freeze.key} for w in notices.frozen],
        "contradicted": [{"before": items[k.before].key, "after": items[k.after].key} for k in notices.contradicted],
        "fixed": [{"item": items[i].key, "due": str(items[i].due)} for i in notices.fixed],
    }


def _tell(notices: CopyNotices, outlook: Outlook) -> None:
    """Say on stderr what does not fit the new D-day."""
    items = outlook.plan.item
    told = (
        (_("Due before today: {items}"), [items[i].key for i in notices.in_past]),
        (_("In a freeze: {items}"), [items[work.item_id].key for work in notices.frozen]),
        (
            _("Planned to begin before what they wait for is finished (--settle lets dates give way): {items}"),
            [items[k.after].key for k in notices.contradicted],
        ),
        (_("Dates of their own, moved with D-day: {items}"), [items[i].key for i in notices.fixed]),
    )
    for words, keys in told:
        known = list(dict.fromkeys(keys))
        if known:
            rest = len(known) - _MOST_NAMED
            more = [_("… and {count} more").format(count=rest)] if rest > 0 else []
            output.note(words.format(items=", ".join([*known[:_MOST_NAMED], *more])))


COMMANDS = (copy,)
