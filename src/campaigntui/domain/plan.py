"""A whole campaign as one immutable value: every row that belongs to it, table by table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, replace
from types import MappingProxyType
from typing import Any, TypeAlias

from campaigntui.domain.campaign import Anchor, Baseline, CalendarDay, Campaign, Freeze, Phase, Ritual
from campaigntui.domain.checklist import Item, Link, Note, Step
from campaigntui.domain.due import D_DAY
from campaigntui.domain.gates import Criterion, StagePlan, Verdict
from campaigntui.domain.goals import KeyResult
from campaigntui.domain.ids import AnchorId, CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.people import Handoff, Member, Role
from campaigntui.domain.value import Value, record
from campaigntui.errors import N_, NotFound, RuleBroken

Row: TypeAlias = (
    Campaign
    | Anchor
    | Phase
    | CalendarDay
    | Role
    | Member
    | StagePlan
    | Criterion
    | Item
    | Step
    | Link
    | Handoff
    | Note
    | Freeze
    | Baseline
    | Ritual
    | Verdict
    | KeyResult
)

TABLES: Mapping[str, type[Any]] = MappingProxyType(
    {
        "campaign": Campaign,
        "anchor": Anchor,
        "phase": Phase,
        "calendar_day": CalendarDay,
        "role": Role,
        "member": Member,
        "stage_plan": StagePlan,
        "item": Item,
        "step": Step,
        "link": Link,
        "criterion": Criterion,
        "handoff": Handoff,
        "note": Note,
        "freeze": Freeze,
        "baseline": Baseline,
        "ritual": Ritual,
        "verdict": Verdict,
        "key_result": KeyResult,
    }
)
"""Table name -> row type. Parents stand before the rows that refer to them. A plan has a mapping of the same name."""


@record
class Plan(Value):
    """The rows of one campaign, each table a mapping from id to row. A change makes a new plan (`put`, `without`)."""

    campaign: Mapping[CampaignId, Campaign] = field(default_factory=dict)
    anchor: Mapping[AnchorId, Anchor] = field(default_factory=dict)
    phase: Mapping[RowId, Phase] = field(default_factory=dict)
    calendar_day: Mapping[RowId, CalendarDay] = field(default_factory=dict)
    role: Mapping[RowId, Role] = field(default_factory=dict)
    member: Mapping[MemberId, Member] = field(default_factory=dict)
    stage_plan: Mapping[RowId, StagePlan] = field(default_factory=dict)
    item: Mapping[ItemId, Item] = field(default_factory=dict)
    step: Mapping[RowId, Step] = field(default_factory=dict)
    link: Mapping[RowId, Link] = field(default_factory=dict)
    criterion: Mapping[RowId, Criterion] = field(default_factory=dict)
    handoff: Mapping[RowId, Handoff] = field(default_factory=dict)
    note: Mapping[RowId, Note] = field(default_factory=dict)
    freeze: Mapping[RowId, Freeze] = field(default_factory=dict)
    baseline: Mapping[RowId, Baseline] = field(default_factory=dict)
    ritual: Mapping[RowId, Ritual] = field(default_factory=dict)
    verdict: Mapping[RowId, Verdict] = field(default_factory=dict)
    key_result: Mapping[RowId, KeyResult] = field(default_factory=dict)
    next_id: int = 1
    """First row id that no row of the file has."""

    @property
    def head(self) -> Campaign:
        """The campaign's own row."""
        return next(iter(self.campaign.values()))

    @property
    def d_day(self) -> Anchor:
        """The anchor `peak_day`, which every campaign has."""
        return self.anchor_named(D_DAY)

    def anchor_named(self, key: str) -> Anchor:
        """The anchor with that key; `RuleBroken` names the ones there are."""
        for anchor in self.anchor.values():
            if anchor.key == key:
                return anchor
        known = tuple(sorted(a.key for a in self.anchor.values()))
        raise RuleBroken(N_("This campaign has no anchor “{key}”. It has: {known}."), key=key, known=known)

    def item_named(self, key: str) -> Item:
        """The item with that key; `NotFound` if there is none."""
        for item in self.item.values():
            if item.key == key:
                return item
        raise NotFound(
            N_("There is no item “{key}” in “{campaign}”. “campaigntui items” lists them."),
            key=key,
            campaign=self.head.name,
        )

    def put(self, *rows: Row) -> Plan:
        """A plan in which these rows stand, new or in place of the row with the same id."""
        fresh: dict[str, Any] = {}
        for row in rows:
            table = TABLE_OF[type(row)]
            if table not in fresh:
                fresh[table] = dict(getattr(self, table))
            fresh[table][row.id] = row
        top = max((int(row.id) for row in rows), default=0)
        return replace(self, **fresh, next_id=max(self.next_id, top + 1))

    def without(self, *rows: Row) -> Plan:
        """A plan from which these rows are gone."""
        fresh: dict[str, Any] = {}
        for row in rows:
            table = TABLE_OF[type(row)]
            if table not in fresh:
                fresh[table] = dict(getattr(self, table))
            fresh[table].pop(row.id, None)
        return replace(self, **fresh)


TABLE_OF: Mapping[type[Any], str] = MappingProxyType({kind: name for name, kind in TABLES.items()})
"""Row type -> table name."""

assert tuple(TABLES) == tuple(f.name for f in fields(Plan))[:-1]
