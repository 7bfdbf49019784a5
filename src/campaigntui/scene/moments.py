"""What is said of the anchors: which one is next, how far away it is, on which day and at which hour."""

from __future__ import annotations

from datetime import date, time

from rich.cells import cell_len

from campaigntui.domain.campaign import Anchor
from campaigntui.domain.text import line
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, anchor_name, anchor_short, ngettext
from campaigntui.wording.dates import clock, long_day, short_day


def in_order(outlook: Outlook) -> list[Anchor]:
    """The anchors by day and hour; on one day those without an hour come first."""
    return sorted(outlook.plan.anchor.values(), key=lambda a: (a.day, a.clock is not None, a.clock or time.min, a.id))


def next_moment(outlook: Outlook) -> Anchor | None:
    """The next anchor from today on; None when all of them have passed."""
    return next((anchor for anchor in in_order(outlook) if anchor.day >= outlook.today), None)


def anchor_line(anchor: Anchor, width: int, today: date | None = None) -> str:
    """An anchor with its day and hour: “Deposit opens, Sat 24 Oct 20:00”, shorter where that exceeds `width` cells.

    With `today` it says first how far away that is: “Deposit opens in 12 days, Sat 24 Oct 20:00”.
    """
    hour = "" if anchor.clock is None else f" {clock(anchor.clock)}"
    full, short = line(anchor_name(anchor)), line(anchor_short(anchor))
    wordings = [
        _("{anchor}, {when}").format(anchor=name, when=when + hour)
        for name, when in ((full, long_day(anchor.day)), (short, long_day(anchor.day)), (short, short_day(anchor.day)))
    ]
    if today is not None and anchor.day >= today:
        away = countdowns(anchor, today)
        hour = "" if anchor.day == today else hour  # of today the countdown says it
        long, short_form = long_day(anchor.day), short_day(anchor.day)
        pairs = ((away[0], long), (away[1], long), (away[1], short_form), (away[2], short_form))
        wordings = [_("{anchor}, {when}").format(anchor=name, when=when + hour) for name, when in pairs]
        wordings += away[1:]
    return next((wording for wording in wordings if cell_len(wording) <= width), wordings[-1])


def countdowns(anchor: Anchor, today: date) -> tuple[str, str, str]:
    """How far away a moment is, in days, because nobody asks the clock; its hour is told on the day itself.

    Longest first: “Deposit opens in 12 days”, “Deposit in 12 days”, “Deposit in 12 d”; “Deposit opens today 20:00”.
    """
    full, short = line(anchor_name(anchor)), line(anchor_short(anchor))
    days = (anchor.day - today).days
    if days == 0:
        hour = "" if anchor.clock is None else f" {clock(anchor.clock)}"
        form = _("{moment} today{hour}")
        return form.format(moment=full, hour=hour), form.format(moment=short, hour=hour), f"{short}{hour}"
    shortest = _("{moment} in {days} d").format(moment=short, days=days)
    if days == 1:
        form = _("{moment} tomorrow")
        return form.format(moment=full), form.format(moment=short), shortest
    form = ngettext("{moment} in {count} day", "{moment} in {count} days", days)
    return form.format(moment=full, count=days), form.format(moment=short, count=days), shortest
