"""Plan files to measure with. They are made through the program's own door, each by a process of its own, so that the
process that measures stays small.

`python plans.py usual FILE` or `python plans.py big FILE`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import partial
from itertools import count, islice, pairwise
from pathlib import Path
from typing import Any

from campaigntui.bootstrap import house, open_workshop
from campaigntui.domain.checklist import Item, Link
from campaigntui.domain.ids import CampaignId, ItemId, RowId
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.usecases.commands.campaign import ArchiveCampaign
from campaigntui.usecases.commands.items import AddItem
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.planner import Planner

TODAY = date(2026, 10, 9)
ITEMS, LINKS = 10_000, 20_000
IN_FILE = 100_000
"""Items that the big file holds in all; all but `ITEMS` of them in campaigns that are put away."""

DRAFT = CampaignDraft(
    playbook="double11",
    name="Double 11 2026",
    d_day=date(2026, 11, 11),
    shop="Lanyi Apparel",
    members=(
        ("Lin Wei", ("director",)),
        ("Chen Yu", ("store_manager", "analyst")),
        ("Li Na", ("promoter",)),
        ("Zhao Min", ("designer",)),
        ("Wang Fang", ("service", "warehouse")),
    ),
)


def make(which: str, path: Path, environ: Mapping[str, str]) -> None:
    """Make the plan file `usual` or `big` at a free path, in another process."""
    subprocess.run([sys.executable, __file__, which, str(path)], env=environ, check=True)


def usual(planner: Planner) -> None:
    """One Double 11 of 130 items."""
    head = planner.create(DRAFT, TODAY).snapshot.outlook.plan.head
    planner.perform(head.id, AddItem("Ask the shop next door how they do it"), TODAY)


def big(planner: Planner) -> None:
    """One Double 11 of 10,000 items with 20,000 links, in a file of 100,000 items."""
    pattern = planner.sketch(DRAFT, TODAY).plan
    wide = widened(pattern, ITEMS, LINKS)
    bare = replace(wide, link={})
    planner.adopt(partial(renumbered, wide), TODAY)
    for number in range(2, IN_FILE // ITEMS + 1):
        past = _named(bare, f"Put away {number}")
        kept = planner.adopt(partial(renumbered, past), TODAY)
        planner.perform(kept.snapshot.outlook.plan.head.id, ArchiveCampaign(), TODAY)


def widened(pattern: Plan, items: int, links: int) -> Plan:
    """The pattern with its items repeated until there are so many, and linked as they are, copy by copy.

    Further links lead in the same way from a copy to the next one, so that no circle can arise.
    """
    ids = count(pattern.next_id)
    copies: list[dict[ItemId, ItemId]] = []
    found: dict[ItemId, Item] = {}
    turns = ((turn, item) for turn in count(1) for item in pattern.item.values())
    for turn, item in islice(turns, items):
        if len(copies) < turn:
            copies.append({})
        own = copies[-1][item.id] = ItemId(next(ids))
        found[own] = replace(item, id=own, key=f"{item.key}-{turn}", title=f"{item.title} ({turn})")
    linked = {
        number: Link(number, pattern.head.id, before, after, lag)
        for number, (before, after, lag) in zip(map(RowId, ids), islice(_ends(pattern, copies), links), strict=False)
    }
    wide = replace(pattern, item=found, link=linked, step={}, note={}, handoff={})
    return replace(wide, next_id=next(ids))


def _ends(pattern: Plan, copies: list[dict[ItemId, ItemId]]) -> Iterator[tuple[ItemId, ItemId, int]]:
    for befores, afters in (*zip(copies, copies, strict=True), *pairwise(copies)):
        for link in pattern.link.values():
            if link.before in befores and link.after in afters:
                yield befores[link.before], afters[link.after], link.lag


def renumbered(plan: Plan, first: int) -> Plan:
    """The plan with its row ids moved so that `first` is the lowest, references and all."""
    more = first - min(row_id for table in TABLES for row_id in getattr(plan, table))
    tables: dict[str, Any] = {}
    for table, kind in TABLES.items():
        numbers = [name for field in fields(kind) if (name := field.name) in _REFERENCES]
        rows = (
            replace(row, **{name: at + more for name in numbers if (at := getattr(row, name)) is not None})
            for row in getattr(plan, table).values()
        )
        tables[table] = {row.id: row for row in rows}
    return Plan(**tables, next_id=plan.next_id + more)


_REFERENCES = {"id", "campaign_id", "item_id", "member_id", "before", "after"}
"""Fields that hold a row id."""


def _named(plan: Plan, name: str) -> Plan:
    return replace(plan, campaign={CampaignId(plan.head.id): replace(plan.head, name=name)})


def opened(path: Path, environ: Mapping[str, str], *, create: bool = False) -> Planner:
    """The planner of a plan file."""
    return open_workshop(house(str(path), "en", TODAY.isoformat(), environ), create=create).planner


if __name__ == "__main__":
    with opened(Path(sys.argv[2]), os.environ, create=True) as at_work:
        {"usual": usual, "big": big}[sys.argv[1]](at_work)
