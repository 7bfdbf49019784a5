"""Make a campaign from a playbook: every offset becomes a date, every text is copied in one language. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from campaigntui.domain import text
from campaigntui.domain.campaign import Anchor, CalendarDay, Campaign, Phase
from campaigntui.domain.checklist import Item, Link, Step
from campaigntui.domain.due import D_DAY
from campaigntui.domain.gates import Criterion, StagePlan
from campaigntui.domain.goals import KeyResult
from campaigntui.domain.ids import AnchorId, CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.people import Handoff, Member, Role
from campaigntui.domain.plan import Plan, Row
from campaigntui.domain.playbook import Playbook, PlaybookItem, Profile, Text
from campaigntui.errors import N_, BadInput
from campaigntui.scheduling.engine import calendar_of, resolve
from campaigntui.scheduling.settling import settled
from campaigntui.usecases.calendars import CampaignCalendar
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.recurring import Recurring
from campaigntui.usecases.rhythm import DayOf, in_rhythm
from campaigntui.wording.catalogue import LANGUAGES, choices
from campaigntui.wording.people import playbook_role_name
from campaigntui.wording.spelling import playbook_role


def holder(role: str, members: Iterable[Member]) -> MemberId | None:
    """Who gets the items of a role: its active holder, or of several the one named first; None if nobody holds it."""
    return next((member.id for member in members if role in member.roles and not member.archived), None)


def lay_out(
    playbook: Playbook, draft: CampaignDraft, calendar: CampaignCalendar, *, first_id: int, today: date
) -> Plan:
    """The plan that the playbook gives for the draft, with the days of `calendar`.

    Row ids are counted up from `first_id`, in a fixed order, so that the same arguments give the same plan. `BadInput`
    for an empty name, an unknown profile, language or role, a person named twice, or a D-day in a far year.
    """
    profile = playbook.profile(draft.profile)
    timed = in_rhythm(playbook, profile, days_of(playbook, profile, draft, calendar))
    return settled(_Layout(timed, profile, draft, count(first_id)).plan(calendar, today))


def days_of(playbook: Playbook, profile: Profile, draft: CampaignDraft, calendar: CampaignCalendar) -> DayOf:
    """Rule -> date, with the anchors that the profile gives for the draft."""
    bare = replace(playbook, roles=(), stages=(), items=(), handoffs=(), freezes=(), rituals=(), key_results=())
    draft = replace(draft, members=())
    moments = _Layout(bare, profile, draft, count(1)).plan(calendar, draft.d_day)
    workdays = calendar_of(moments)
    return lambda due: resolve(due, moments, workdays)


def head_row(draft: CampaignDraft, calendar: CampaignCalendar, campaign_id: CampaignId, today: date) -> Campaign:
    """The row of a campaign that was made from no playbook. `BadInput` as in `lay_out`."""
    if draft.language not in LANGUAGES:
        raise BadInput(
            N_("There is no language “{language}”. Choose one of: {known}."),
            language=draft.language,
            known=tuple(LANGUAGES),
        )
    rules.check_d_day(draft.d_day)
    return Campaign(
        id=campaign_id,
        name=rules.title(draft.name, rules.NO_NAME),
        shop=rules.short_enough(text.line(draft.shop)),
        playbook="",
        profile="",
        timezone=draft.timezone,
        calendar=calendar.name,
        calendar_from=calendar.first_year,
        calendar_to=calendar.last_year,
        language=draft.language,
        created=today,
        weekend=calendar.weekend,
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """One laying out: what it is made from, and the next free row ids."""

    playbook: Playbook
    profile: Profile
    draft: CampaignDraft
    ids: Iterator[int]

    def plan(self, calendar: CampaignCalendar, today: date) -> Plan:
        """Everything, in the order in which ids are given out."""
        head = head_row(self.draft, calendar, CampaignId(next(self.ids)), today)
        head = replace(head, playbook=self.playbook.id, profile=self.profile.id)
        rows: list[Row] = [head, *self._moments(head.id)]
        rows += [CalendarDay(self._row(), head.id, *day) for day in calendar.days]
        rows += self._roles(head.id)
        members = self._members(head.id)
        rows += members
        items = {item.key: self._item(head.id, item, n, members) for n, item in enumerate(self.playbook.items)}
        rows += items.values()
        known = {key: item.id for key, item in items.items()}
        rows += [*self._details(head.id, known), *self._stages(head.id, known), *self._handoffs(head.id, known)]
        anchors = {row.key: row for row in rows if isinstance(row, Anchor)}
        rows += Recurring(head.id, self.draft.language, anchors, self._row).rows(self.playbook)
        rows += self._key_results(head.id, known)
        return Plan().put(*rows)

    def _row(self) -> RowId:
        return RowId(next(self.ids))

    def _said(self, words: Text | None) -> str:
        return words.said(self.draft.language) if words is not None else ""

    def _moments(self, campaign: CampaignId) -> Iterator[Row]:
        for anchor in self.profile.anchors:
            yield Anchor(
                id=AnchorId(next(self.ids)),
                campaign_id=campaign,
                key=anchor.key,
                day=self.draft.d_day + timedelta(days=0 if anchor.key == D_DAY else anchor.offset),
                clock=anchor.clock,
                confidence=anchor.confidence,
                owner=anchor.owner,
                name=self._said(anchor.name),
            )
        for n, phase in enumerate(self.profile.phases):
            yield Phase(self._row(), campaign, phase.key, phase.opens, phase.closes, n, self._said(phase.name))

    def _roles(self, campaign: CampaignId) -> Iterator[Row]:
        for n, role in enumerate(self.playbook.roles):
            duties = tuple(self._said(duty) for duty in role.duties)
            yield Role(self._row(), campaign, role.key, self._said(role.name), duties, n)

    def _members(self, campaign: CampaignId) -> list[Member]:
        members: list[Member] = []
        for said, roles in self.draft.members:
            name = rules.title(said, rules.NO_NAME)
            if any(rules.same_name(name, other.name) for other in members):
                raise BadInput(N_("“{name}” is named twice. Give all roles of one person together."), name=name)
            keys = [self._role(role, name) for role in roles]
            members.append(Member(MemberId(next(self.ids)), campaign, name, tuple(dict.fromkeys(keys))))
        return members

    def _role(self, role: str, name: str) -> str:
        known = {one.key: one for one in self.playbook.roles}
        key = playbook_role(role, known.values())
        if key is None:
            raise BadInput(
                N_("There is no role “{role}” for “{name}”. Roles are: {known}."),
                role=role,
                name=name,
                known=choices(known, lambda key: playbook_role_name(known[key])),
            )
        return key

    def _item(self, campaign: CampaignId, item: PlaybookItem, position: int, members: Sequence[Member]) -> Item:
        return Item(
            id=ItemId(next(self.ids)),
            campaign_id=campaign,
            key=item.key,
            stage=item.stage,
            title=self._said(item.title),
            role=item.role,
            member_id=holder(item.role, members),
            due=item.due,
            duration=item.duration,
            any_day=item.any_day,
            gate=item.gate,
            ready_by=item.ready_by[0] if item.ready_by else None,
            deliverable=self._said(item.deliverable),
            acceptance=self._said(item.acceptance),
            consulted=item.consulted,
            position=position,
            tags=item.tags,
            reviewer=item.reviewer,
        )

    def _details(self, campaign: CampaignId, known: dict[str, ItemId]) -> Iterator[Row]:
        for item in self.playbook.items:
            for n, step in enumerate(item.steps):
                yield Step(self._row(), campaign, known[item.key], self._said(step), position=n)
        for item in self.playbook.items:
            for before, lag in item.after:
                yield Link(self._row(), campaign, known[before], known[item.key], lag)

    def _stages(self, campaign: CampaignId, known: dict[str, ItemId]) -> Iterator[Row]:
        for part in self.playbook.stages:
            yield StagePlan(
                id=self._row(),
                campaign_id=campaign,
                stage=part.stage,
                opens=part.opens,
                closes=part.closes,
                gate_due=part.gate_due,
                signer=part.signer,
                purpose=self._said(part.purpose),
            )
            for n, criterion in enumerate(part.criteria):
                yield Criterion(
                    id=self._row(),
                    campaign_id=campaign,
                    stage=part.stage,
                    key=criterion.key,
                    text=self._said(criterion.text),
                    metric=criterion.metric,
                    operator=criterion.operator,
                    target=criterion.target,
                    unit=criterion.unit,
                    evidence=tuple(known[key] for key in criterion.evidence),
                    position=n,
                )

    def _handoffs(self, campaign: CampaignId, known: dict[str, ItemId]) -> Iterator[Row]:
        for part in self.playbook.handoffs:
            yield Handoff(
                id=self._row(),
                campaign_id=campaign,
                key=part.key,
                giver=part.giver,
                receiver=part.receiver,
                artefact=self._said(part.artefact),
                two_way=part.two_way,
                item_id=known.get(part.item),
            )

    def _key_results(self, campaign: CampaignId, known: dict[str, ItemId]) -> Iterator[Row]:
        for n, part in enumerate(self.playbook.key_results):
            yield KeyResult(
                id=self._row(),
                campaign_id=campaign,
                key=part.key,
                title=self._said(part.title),
                role=part.role,
                metric=part.metric,
                unit=part.unit,
                direction=part.direction,
                hold=part.hold,
                growth=part.growth,
                target=part.target,
                weight=part.weight,
                items=tuple(known[key] for key in part.items),
                position=n,
            )
