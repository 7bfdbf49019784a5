"""Putting a table of items into a plan: new ids are added, known ones changed in the columns that the table has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from campaigntui.domain.checklist import Item, Link, Status
from campaigntui.domain.ids import ItemId, MemberId, RowId
from campaigntui.domain.people import Member
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_, CampaignError, NotFound, RuleBroken
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.items import key_words
from campaigntui.usecases.importtable import ImportRow, ImportTable, Problems
from campaigntui.wording.spelling import folded, role_named

DEFAULT_STAGE = Stage.PLAN
DEFAULT_ROLE = "store_manager"

_LAGGED = re.compile(r"(?P<id>.+)(?P<lag>[+-][0-9]{1,9})")


def merge_items(plan: Plan, table: ImportTable, today: date) -> Plan:
    """The plan with the items, people and links of the table.

    Raises `BadInput` that lists every problem with its line: an unknown role, anchor or predecessor, a circle of links.
    """
    problems = Problems()
    team = _Team(plan)
    by_key = {item.key: item for item in plan.item.values()}
    items = _Items(plan, team, table.columns, today)
    placed: list[tuple[ImportRow, Item]] = []
    keys = _Keys({*by_key, *(row.key for row in table.rows)})
    for row in table.rows:
        key = row.key or keys.made_from(row.title, row.stage or DEFAULT_STAGE)
        item = items.place(row, key, by_key.get(key), problems)
        by_key[key] = item
        placed.append((row, item))
    merged = plan.put(*team.fresh.values(), *(item for _, item in placed))
    if "after" in table.columns:
        merged = _with_links(merged, placed, by_key, problems)
    problems.refuse()
    return merged


class Imported(NamedTuple):
    """How many items an import added, and how many it changed, themselves or what they wait for."""

    new: int
    changed: int

    @classmethod
    def between(cls, before: Plan, after: Plan) -> Imported:
        """What was done from one plan to the other."""
        links = {
            link.after
            for one, other in ((before.link, after.link), (after.link, before.link))
            for link_id, link in one.items()
            if other.get(link_id) != link
        }
        changed = {item_id for item_id, item in before.item.items() if after.item.get(item_id) != item}
        return cls(len(after.item.keys() - before.item.keys()), len((changed | links) & before.item.keys()))


class _Keys:
    """Makes ids for rows that have none. Counts on per word, so that a thousand equal titles cost a thousand steps."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.used: dict[str, int] = {}

    def made_from(self, title: str, stage: Stage) -> str:
        """An id that nobody has, from the title's Latin letters or else the stage."""
        base = key_words(title) or stage.value
        n = self.used.get(base, 1)
        key = base if n == 1 else f"{base}-{n}"
        while key in self.taken:
            n += 1
            key = f"{base}-{n}"
        self.used[base] = n
        self.taken.add(key)
        return key


class _Team:
    """Roles by any of their names, members by name, and the members that the table brings along."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.next_id = plan.next_id
        self.members = {folded(m.name): m.id for m in plan.member.values() if not m.archived}
        self.fresh: dict[MemberId, Member] = {}
        self.roles = {role.key: role for role in plan.role.values()}
        self.read: dict[str, str] = {}

    def role(self, text: str) -> str:
        """Key of the role that goes by that key or name; `RuleBroken` lists the roles."""
        if text not in self.read:
            self.read[text] = role_named(text, self.roles) or rules.known_role(self.plan, text)
        return self.read[text]

    def member(self, name: str, role: str) -> MemberId:
        """The member of that name; a name that nobody has makes a new member, who holds the roles of their items."""
        member_id = self.members.get(folded(name))
        if member_id is None:
            member_id = MemberId(self.take_id())
            self.members[folded(name)] = member_id
            self.fresh[member_id] = Member(member_id, self.plan.head.id, rules.title(name, rules.NO_NAME))
        new = self.fresh.get(member_id)
        if new is not None and role and role not in new.roles:
            self.fresh[member_id] = replace(new, roles=(*new.roles, role))
        return member_id

    def take_id(self) -> int:
        """The next row id that is free."""
        self.next_id += 1
        return self.next_id - 1


class _Items:
    """Turns rows into items."""

    def __init__(self, plan: Plan, team: _Team, columns: frozenset[str], today: date) -> None:
        self.plan = plan
        self.team = team
        self.columns = columns
        self.today = today
        self.position = max((item.position for item in plan.item.values()), default=0)
        known = {role.key for role in plan.role.values()}
        self.role = DEFAULT_ROLE if DEFAULT_ROLE in known else ""

    def place(self, row: ImportRow, key: str, old: Item | None, problems: Problems) -> Item:
        """The item of that row: `old` with the row's values, or a new one."""
        item = old if old is not None else self._new(row, key)
        values: dict[str, Any] = {"title": row.title, "archived": False}
        if row.stage is not None:
            values["stage"] = row.stage
        if row.duration is not None:
            values["duration"] = row.duration
        if row.gate is not None:
            values["gate"] = row.gate
        if row.status is not None and row.status is not item.status:
            values.update(_said(item, row.status, self.today))
        for column, read in (("role", self._role), ("due", self._due), ("member", self._member)):
            if column in self.columns:
                try:
                    values.update(read(row, replace(item, **values)))
                except CampaignError as error:
                    problems.add(row.line, column, error)
        return replace(item, **values)

    def _new(self, row: ImportRow, key: str) -> Item:
        self.position += 1
        item_id, campaign_id = ItemId(self.team.take_id()), self.plan.head.id
        return Item(item_id, campaign_id, key, DEFAULT_STAGE, row.title, self.role, position=self.position)

    def _role(self, row: ImportRow, _: Item) -> dict[str, Any]:
        return {"role": self.team.role(row.role)} if row.role else {}

    def _due(self, row: ImportRow, _: Item) -> dict[str, Any]:
        return {"due": rules.due(self.plan, row.due)}

    def _member(self, row: ImportRow, item: Item) -> dict[str, Any]:
        return {"member_id": self.team.member(row.member, item.role) if row.member else None}


def _said(item: Item, status: Status, today: date) -> dict[str, Any]:
    """Values of an item that newly has that status; a table tells no days, so they are today's."""
    started = item.started if status is not Status.OPEN else None
    if status is Status.IN_PROGRESS:
        started = started or today
    finished = today if status is Status.DONE else None
    return {"status": status, "started": started, "finished": finished, "reason": ""}


def _with_links(
    plan: Plan, placed: Iterable[tuple[ImportRow, Item]], by_key: Mapping[str, Item], problems: Problems
) -> Plan:
    """The plan in which exactly the links of the table end at the items of the table."""
    wanted: dict[ItemId, dict[ItemId, int]] = {}
    for row, item in placed:
        wanted[item.id] = {}
        for reference in row.after:
            try:
                before, lag = predecessor(reference, by_key)
                if before == item.id:
                    raise RuleBroken(N_("“{item}” cannot wait for itself."), item=item.title)
            except CampaignError as error:
                problems.add(row.line, "after", error)
                continue
            wanted[item.id][before] = lag
    gone: list[Link] = []
    kept: list[Link] = []
    for link in plan.link.values():
        pairs = wanted.get(link.after)
        if pairs is None:
            continue
        lag_wanted = pairs.pop(link.before, None)
        if lag_wanted is None:
            gone.append(link)
        elif lag_wanted != link.lag:
            kept.append(replace(link, lag=lag_wanted))
    fresh: list[Link] = []
    for after, pairs in wanted.items():
        for before, lag in pairs.items():
            fresh.append(Link(RowId(plan.next_id + len(fresh)), plan.head.id, before, after, lag))
    linked = plan.without(*gone).put(*kept, *fresh)
    try:
        return rules.no_cycle(linked)
    except RuleBroken as circle:
        problems.add(0, "after", circle)
        return linked


def predecessor(reference: str, by_key: Mapping[str, Item]) -> tuple[ItemId, int]:
    """Item and lag that `id`, `id+2` or `id-1` means. An id of exactly that spelling goes before one with a lag.

    `NotFound` when there is no such item, `BadInput` for a lag out of range.
    """
    before, lag = by_key.get(reference), 0
    if before is None:
        lagged = _LAGGED.fullmatch(reference)
        before = by_key.get(lagged["id"]) if lagged else None
        lag = int(lagged["lag"]) if lagged else 0
    if before is None:
        raise NotFound(
            N_("“{reference}” names no item. Write ids with blanks between, each id, id+2 or id-1."),
            reference=reference,
        )
    return before.id, rules.lag(lag)
