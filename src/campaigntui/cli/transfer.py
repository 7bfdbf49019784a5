"""Files in and out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import about, campaign_option, replace_option, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.narrowing import filter_option, wanted
from campaigntui.cli.thawing import thaw_option, thaw_reason
from campaigntui.cli.values import FILE, Day, OneOf
from campaigntui.cli.writing import write
from campaigntui.errors import N_, BadInput, reason_of
from campaigntui.wording import _, ngettext

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.importing import Imported
    from campaigntui.usecases.importtable import ImportTable


@command(
    "import",
    N_("Import items from a CSV file, all or nothing: into a campaign, or with --new as a new one."),
    N_(
        "The first line names the columns: id,title,stage,role,due,duration,after,member,status,gate. "
        "Only title is needed."
    ),
    N_(
        "due is empty, a date or D-7; after holds ids separated by blanks, each id, id+2 or id-1 (a lag in working "
        "days). An id that the campaign already has is updated in the columns of the file."
    ),
)
@click.argument("file", metavar="FILE", type=FILE)
@option("--new", "name", metavar="NAME", help=N_("Make a new campaign of that name; needs --date."))
@option("--date", "d_day", type=Day(), metavar="DATE", help=N_("D-day of the new campaign."))
@option("--calendar", default="cn", metavar="NAME", help=N_("cn, every-day, or a country code; else cn."))
@option("--shop", default="", metavar="SHOP", help=N_("Name of the shop of the new campaign."))
@flag("--dry-run", help=N_("Say what would happen and change nothing."))
@campaign_option
@yes_option
@thaw_option
def import_items(
    door: Door,
    file: str,
    name: str | None,
    d_day: date | None,
    calendar: str,
    shop: str,
    dry_run: bool,
    chosen: str | None,
    yes: bool,
) -> None:
    """Import items."""
    from campaigntui.cli import finding

    if (name is None) is not (d_day is None):
        raise click.UsageError(_("--new and --date belong together."), click.get_current_context())
    table = _table(Path(file))
    if name is not None and d_day is not None:
        _import_new(door, table, name, d_day, calendar, shop, dry_run)
    else:
        _import_into(door, finding.campaign(door, chosen), table, dry_run, yes)


def _table(file: Path) -> ImportTable:
    """The table in the file; headings without meaning are named on stderr."""
    from campaigntui.exchange.itemscsv import read_items

    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadInput(N_("The file {file} cannot be read: {reason}."), file=file, reason=reason_of(error)) from None
    table = read_items(data, file.name)
    if table.ignored:
        output.note(_("Columns without meaning here, left out: {names}").format(names=", ".join(table.ignored)))
    return table


def _import_new(
    door: Door, table: ImportTable, name: str, d_day: date, calendar: str, shop: str, dry_run: bool
) -> None:
    from campaigntui.cli.creation import tell_new
    from campaigntui.usecases.drafts import CampaignDraft

    draft = CampaignDraft("", name, d_day, shop=shop, calendar=calendar, language=door.house.language)
    outlook = door.sketch(lambda planner: planner.sketch_import(draft, table, door.today))
    if dry_run:
        count = len(outlook.plan.item)
        output.say(ngettext("{count} new item", "{count} new items", count).format(count=count))
        return
    outcome = door.planner_of_new_file().import_campaign(draft, table, door.today)
    tell_new(door, outcome.snapshot.outlook.plan.head.id)


def _import_into(door: Door, campaign_id: CampaignId, table: ImportTable, dry_run: bool, yes: bool) -> None:
    from campaigntui.cli.performing import agree, show_difference
    from campaigntui.usecases.importing import Imported

    table = replace(table, thaw=thaw_reason())
    before = door.outlook(campaign_id).plan
    preview = door.planner.preview_import(campaign_id, table, door.today)
    if dry_run:
        _count(Imported.between(before, preview.plan))
        show_difference(preview, output.say)
        return
    if preview.asks and not yes:
        agree(preview)
    outcome = door.planner.import_items(campaign_id, table, door.today)
    _count(Imported.between(before, outcome.snapshot.outlook.plan))


def _count(found: Imported) -> None:
    """Say how many items are new and how many differ."""
    new = ngettext("{count} new item", "{count} new items", found.new).format(count=found.new)
    changed = ngettext("{count} changed", "{count} changed", found.changed).format(count=found.changed)
    output.say(f"{new}, {changed}")


@command("export", N_("Write a campaign as CSV (its items) or JSON (everything)."))
@click.argument("form", metavar="csv|json", type=OneOf(("csv", "json")))
@about
@option("-o", "--output", "target", metavar="FILE", type=FILE, help=N_("File to write; else standard output."))
@flag("--dates", help=N_("In CSV: the dates that due rules come to, instead of the rules."))
@filter_option
@replace_option
def export(
    door: Door, campaign_id: CampaignId, form: str, target: str | None, dates: bool, filter_: str, yes: bool
) -> None:
    """Export a campaign."""
    outlook = door.outlook(campaign_id)
    if filter_ and form == "json":
        raise click.UsageError(_("--filter is for CSV; JSON holds the whole campaign."), click.get_current_context())
    content = _json(outlook) if form == "json" else _csv(outlook, dates, filter_)
    if target is None or target == "-":
        output.raw(content)
        return
    # Excel takes a CSV file for UTF-8 only when it begins with the mark.
    write(door, Path(target), content.encode("utf-8-sig" if form == "csv" else "utf-8"), yes)


def _json(outlook: Outlook) -> str:
    from campaigntui.exchange.plainjson import campaign_json, written

    return written(campaign_json(outlook))


def _csv(outlook: Outlook, dates: bool, filter_: str) -> str:
    from campaigntui.exchange.itemscsv import write_items
    from campaigntui.scheduling.engine import resolve

    fits = wanted(filter_, outlook)
    # What is put away is left out, together with the links to it, so that the file can be read back.
    rest = [item for items in outlook.items.values() for item in items if not fits(item)]
    plan = outlook.plan.put(*(replace(item, archived=True) for item in rest))
    fixed = {i.id: resolve(i.due, plan, outlook.calendar) for i in plan.item.values() if i.due is not None}
    return write_items(plan, fixed if dates else None)


COMMANDS = (import_items, export)
