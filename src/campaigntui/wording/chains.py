"""The critical chain in words: why each item cannot be expected sooner, and which end the chain runs into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigntui.wording.catalogue import _

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan
    from campaigntui.scheduling.chain import Chain, Rung
    from campaigntui.scheduling.hardends import End
    from campaigntui.scheduling.outlook import Outlook


def cause_words(rung: Rung, outlook: Outlook) -> str:
    """Why it is expected when it is: “after “Write the brief” +1”, “in progress since 5 Oct”."""
    from campaigntui.wording.dates import short_day

    item, window = outlook.plan.item[rung.item_id], outlook.schedule.windows[rung.item_id]
    if rung.link is not None:
        lag = f" {rung.link.lag:+d}" if rung.link.lag else ""
        return _("after “{title}”{lag}").format(title=outlook.plan.item[rung.link.before].title, lag=lag)
    if rung.cause == "started":
        return _("in progress since {day}").format(day=short_day(item.started or window.forecast_start))
    if rung.cause == "today":
        return _("not started; from today at the earliest")
    return _("planned from {day}").format(day=short_day(window.forecast_start))


def end_words(end: End, plan: Plan) -> str:
    """The hard end: “the gate Pages on Fri 16 Oct”."""
    from campaigntui.wording.dates import long_day
    from campaigntui.wording.names import stage_name

    day = long_day(end.day)
    if end.kind == "gate":
        return _("the gate {stage} on {day}").format(stage=stage_name(end.stage), day=day)
    if end.kind == "deadline":
        return _("the deadline of “{title}” on {day}").format(title=plan.item[end.item_id].title, day=day)
    if end.kind == "stage":
        return _("the end of {stage} on {day}").format(stage=stage_name(end.stage), day=day)
    return _("D-day on {day}").format(day=day)


def chain_verdict(chain: Chain, plan: Plan) -> str:
    """Whether the chain holds: “3 wd too late for the gate Pages on Fri 16 Oct”."""
    from campaigntui.wording.dates import workdays_short

    end = end_words(chain.end, plan) if chain.end is not None else ""
    if chain.slack < 0:
        return _("{days} too late for {end}").format(days=workdays_short(-chain.slack), end=end)
    if not chain.slack:
        return _("just in time for {end}: every day lost breaks it").format(end=end)
    return _("{days} of slack before {end}").format(days=workdays_short(chain.slack), end=end)
