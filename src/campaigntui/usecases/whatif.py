"""What if: suppositions applied to a scratch plan beside the real one, and what they do to it. Pure; writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from campaigntui.domain.suppositions import Supposition
from campaigntui.scheduling.hits import Hits, hits
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.coverage import missing_years, with_years
from campaigntui.usecases.deciding.occasion import Occasion
from campaigntui.usecases.deciding.suppositions import delays_of, supposed

if TYPE_CHECKING:
    from campaigntui.storage.holidaylists import HolidayLists


class WhatIf(NamedTuple):
    """The scratch plan, and what it hits."""

    suppositions: tuple[Supposition, ...]
    before: Outlook
    after: Outlook
    """Planned windows of items that are late are those of the real plan; what they are late by is the forecast's."""
    hits: Hits


def what_if(before: Outlook, suppositions: Iterable[Supposition], occasion: Occasion, holidays: HolidayLists) -> WhatIf:
    """What would follow if all of this were so. Raises `CampaignError` for what cannot be supposed.

    `holidays` gives those of years that the plan comes to reach into.
    """
    wanted = tuple(suppositions)
    plan = supposed(before.plan, wanted, occasion)
    delays = delays_of(plan, wanted)
    after = look(plan, before.today, delays)
    while (years := missing_years(after)) is not None:
        after = look(with_years(after.plan, years, holidays), before.today, delays)
    return WhatIf(wanted, before, after, hits(before, after))
