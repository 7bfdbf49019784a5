"""The way in from the command line: build the program, run it, and answer with its exit code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import date

from campaigntui.domain.ids import CampaignId
from campaigntui.locations import ConfigFolder
from campaigntui.settings import Settings
from campaigntui.usecases.planner import Planner

_THRESHOLDS = (50_000, 20, 50)
"""When to look for garbage. A plan of ten thousand items makes a hundred thousand objects at every change, none of them
in circles; looking through all of them again and again, as Python does by itself, would cost a tenth of a second.
"""

_TURN = 0.001
"""Seconds for which the thread of the planner may keep the interpreter while a key waits. By itself Python lets it keep
the interpreter five times as long, and a key has to wait several times until it is drawn.
"""


def run_app(
    planner: Planner,
    *,
    today: date,
    settings: Settings,
    folder: ConfigFolder,
    campaign_id: CampaignId | None = None,
    clock: Callable[[], date] | None = None,
) -> int:
    """Run until the user leaves; the exit code is 0, 1 after a crash, or 128 + n after the signal n.

    Begins with that campaign, else with the only one of the file, else with the list. Raises `CampaignError` when the
    campaign cannot be read. The planner stays open; all that was asked of it is done when this returns. `clock`, asked
    now and then, tells when another day than `today` has begun.
    """
    if campaign_id is None:
        active = planner.campaigns()
        campaign_id = active[0].id if len(active) == 1 else None
    snapshot = None if campaign_id is None else planner.snapshot(campaign_id, today)

    # Everything made before the first frame stays; looking for garbage among it would cost a third of the start.
    gc.disable()
    from campaigntui.tui.app import CampaignApp, CampaignListApp

    make = CampaignListApp if snapshot is None else CampaignApp
    app = make(planner, today, snapshot, settings, folder)
    if clock is not None:
        app.clock = clock
    app.first_frame = _let_the_collector_work
    sys.setswitchinterval(_TURN)
    try:
        app.run()
    finally:
        _let_the_collector_work()
        app.door.close()
    return app.return_code or 0


def _let_the_collector_work() -> None:
    """From now on look for garbage, but never again among what the start has made."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()
