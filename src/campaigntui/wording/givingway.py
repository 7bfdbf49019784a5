"""What to say of a promotion that lies too near to a larger one."""

from __future__ import annotations

from datetime import date

from campaigntui.wording.catalogue import _, ngettext
from campaigntui.wording.dates import long_day


def near_words(name: str, days: int) -> str:
    """How near the larger promotion of that name is: “2 days after Double 11”; `days` below 0 lie before it."""
    if not days:
        return _("on the day of {larger}").format(larger=name)
    if days < 0:
        words = ngettext("{count} day before {larger}", "{count} days before {larger}", -days)
    else:
        words = ngettext("{count} day after {larger}", "{count} days after {larger}", days)
    return words.format(count=abs(days), larger=name)


def giving_way_words(d_day: date, name: str, days: int, clear: date) -> str:
    """A sentence for whoever is about to create it."""
    return _(
        "{day} lies {near}, where this promotion is usually left out. The next day clear of it is {clear}."
    ).format(day=long_day(d_day), near=near_words(name, days), clear=long_day(clear))


def giving_way_short(name: str, days: int, clear: date) -> str:
    """The same where the day stands already."""
    return _("Usually left out {near}; clear from {clear}.").format(near=near_words(name, days), clear=long_day(clear))
