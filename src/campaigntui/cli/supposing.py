"""What if: suppositions on a scratch plan, what they break, and making them real."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import changing, item_names, json_option, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.values import Whole
from campaigntui.errors import N_, BadInput
from campaigntui.wording import _, sentence

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.domain.suppositions import Supposition
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.wording.effects import EffectLine

_MOST = 365
_MOST_LISTED = 20
"""Lines below a heading beyond which only their number is told."""


@command(
    "what-if",
    N_("Show what would break if items were late, people away or moments moved."),
    N_(
        "Nothing is changed unless --apply makes it real, as one step of undo: late items become due on the day on "
        "which they are then expected, absences become days off, moments move."
    ),
)
@click.argument("items", metavar="[ITEM]…", nargs=-1, shell_complete=item_names)
@option(
    "--late", type=Whole(1, _MOST), metavar="N", help=N_("These items are N working days late; ITEM+3 says it too.")
)
@option("--away", nargs=2, multiple=True, metavar="MEMBER DATE[..DATE]", help=N_("This person is away on these days."))
@option("--d-day", type=Whole(-_MOST, _MOST), metavar="N", help=N_("D-day is N days later; -1 is a day earlier."))
@option(
    "--move",
    nargs=2,
    multiple=True,
    metavar="MOMENT DATE",
    help=N_("This moment falls on that date, or so many days later or earlier: +2d, -1w."),
)
@flag("--apply", help=N_("Make it real."))
@json_option
@yes_option
@changing
def what_if(
    door: Door,
    campaign_id: CampaignId,
    items: tuple[str, ...],
    late: int | None,
    away: tuple[tuple[str, str], ...],
    d_day: int | None,
    move: tuple[tuple[str, str], ...],
    apply: bool,
    as_json: bool,
    yes: bool,
) -> None:
    """Suppose, show, and perhaps make it real."""
    outlook = door.outlook(campaign_id)
    wanted = (
        *_late(outlook, items, late),
        *_absences(outlook, away, door.today),
        *_moments(outlook, d_day, move),
    )
    if not wanted:
        raise click.UsageError(
            _("Say what to suppose: ITEM --late N, --away MEMBER DATES, --d-day N, --move MOMENT DATE."),
            click.get_current_context(),
        )
    if apply:
        from campaigntui.cli.performing import carry_out
        from campaigntui.usecases.commands.suppositions import Suppose

        carry_out(door, campaign_id, Suppose(wanted), yes=yes, as_json=as_json)
        return
    found = door.planner.suppose(campaign_id, wanted, door.today)
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.exchange.whatifform import whatif_form

        answer_about(outlook, **whatif_form(found))
        return
    from campaigntui.wording.whatif import becomes_words, hit_lines, supposition_words

    for each in wanted:
        output.say(supposition_words(each, outlook.plan), output.Ink.STRONG)
        output.say(f"  {_('made real: {what}').format(what=becomes_words(each, found.after))}", output.Ink.MUTED)
    output.say()
    _page(hit_lines(found.hits, outlook.plan))


# -- what was said ----------------------------------------------------------------------------------------------------
def _late(outlook: Outlook, words: Iterable[str], late: int | None) -> Iterator[Supposition]:
    from campaigntui.cli import finding
    from campaigntui.domain.suppositions import ItemLate

    known = {item.key for item in outlook.plan.item.values()}
    for word in words:
        own = re.fullmatch(r"(.+)\+(\d{1,3})", word)
        if own is not None and word not in known:
            yield ItemLate(finding.item(outlook, own[1]).id, int(own[2]))
        elif late is not None:
            yield ItemLate(finding.item(outlook, word).id, late)
        else:
            raise click.UsageError(
                _("Say by how many working days “{item}” is late: --late N.").format(item=word),
                click.get_current_context(),
            )


def _absences(outlook: Outlook, said: Iterable[tuple[str, str]], today: date) -> Iterator[Supposition]:
    from campaigntui.cli import finding
    from campaigntui.cli.values import days_of
    from campaigntui.domain.suppositions import MemberAway

    for name, span in said:
        days = days_of((span.split(",")[0],), today)
        if "," in span or not days:
            raise click.UsageError(
                _("“{text}” is not one span of days. Repeat --away for another one.").format(text=span),
                click.get_current_context(),
            )
        yield MemberAway(finding.member(outlook, name).id, min(days), max(days))


def _moments(outlook: Outlook, d_day: int | None, said: Iterable[tuple[str, str]]) -> Iterator[Supposition]:
    from campaigntui.cli.moving import anchor_called
    from campaigntui.domain.due import D_DAY
    from campaigntui.domain.suppositions import AnchorMoved
    from campaigntui.wording.instants import parse_instant

    if d_day:
        yield AnchorMoved(D_DAY, d_day)
    for word, text in said:
        anchor = anchor_called(outlook, word) or outlook.plan.anchor_named(word)
        try:
            found = parse_instant(text, outlook.today, anchor.day, outlook.calendar.add)
        except BadInput as error:
            raise click.UsageError(sentence(error), click.get_current_context()) from None
        if found.day is None or found.clock is not None:
            words = _("“{text}” has an hour, but suppositions count whole days. Leave the hour away.")
            raise click.UsageError(words.format(text=text), click.get_current_context())
        yield AnchorMoved(anchor.key, (found.day - anchor.day).days)


# -- what follows -----------------------------------------------------------------------------------------------------
def _page(lines: Iterable[EffectLine]) -> None:
    """Headings with a table below each; before and after in columns of their own."""
    from campaigntui.cli.output import Ink
    from campaigntui.cli.tables import Cell, tables
    from campaigntui.wording.effects import Tone

    inks = {Tone.BAD: Ink.BAD, Tone.GOOD: Ink.GOOD, Tone.MUTED: Ink.MUTED}
    groups: list[tuple[str, list[tuple[Cell, ...]]]] = []
    for line in lines:
        ink = inks.get(line.tone, Ink.PLAIN)
        if line.tone is Tone.HEADING:
            groups.append((line.words, []))
        elif not groups:
            output.say(line.words, ink)
            output.say()
        else:
            arrow = f"{line.before} → {line.after}" if line.after else ""
            groups[-1][1].append((Cell(""), Cell(line.words, ink), Cell(arrow, ink)))
    for _heading, rows in groups:
        rest = len(rows) - _MOST_LISTED
        if rest > 0:
            more = Cell(_("… and {count} more").format(count=rest), Ink.MUTED)
            rows[_MOST_LISTED:] = [(Cell(""), more, Cell(""))]
    tables(groups)


COMMANDS = (what_if,)
