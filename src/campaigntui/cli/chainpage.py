"""The critical chain on paper: what holds up what, in order, down to the end that it runs into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigntui.cli import output
from campaigntui.cli.phrases import slack
from campaigntui.cli.tables import Cell, Narrow, table
from campaigntui.wording import _
from campaigntui.wording.chains import cause_words, chain_verdict
from campaigntui.wording.dates import short_day

if TYPE_CHECKING:
    from campaigntui.scheduling.chain import Chain, Rung
    from campaigntui.scheduling.outlook import Outlook

_NARROW = Narrow(flexible=2, order=(1, 5, 4), below=frozenset({5}))


def page(outlook: Outlook, found: tuple[Chain, ...]) -> None:
    """Print every chain: whether it holds, then its items."""
    for n, chain in enumerate(found):
        if n:
            output.say()
        output.say(chain_verdict(chain, outlook.plan), output.Ink.BAD if chain.slack < 0 else output.Ink.STRONG)
        table([_row(outlook, number, rung) for number, rung in enumerate(chain.rungs, start=1)], narrow=_NARROW)
    if not found:
        output.say(_("Everything is done, or nothing has to be done by a day."))


def _row(outlook: Outlook, number: int, rung: Rung) -> tuple[str | Cell, ...]:
    item, window = outlook.plan.item[rung.item_id], outlook.schedule.windows[rung.item_id]
    span = f"{short_day(window.forecast_start)} – {short_day(window.forecast_finish)}"
    return (
        f"{number:3}",
        Cell(item.key, output.Ink.STRONG),
        item.title,
        span,
        slack(rung.slack),
        Cell(cause_words(rung, outlook), output.Ink.MUTED),
    )
