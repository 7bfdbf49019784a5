"""Which days a written timeline covers."""

from __future__ import annotations

from datetime import date

from campaigntui.errors import N_, BadInput
from campaigntui.scene.fitting import Extent
from campaigntui.scheduling.outlook import Outlook


def chosen_extent(outlook: Outlook, first: date | None, last: date | None) -> Extent:
    """The days from `first` to `last`, or from where to where the plan goes. `BadInput` for the wrong order."""
    known = Extent.of(outlook)
    start, end = first or known.first, last or known.last
    if end < start:
        raise BadInput(N_("The timeline would end on {last}, before it begins on {first}."), first=start, last=end)
    return Extent(start, end)
