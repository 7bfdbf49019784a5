"""The demo: an invented shop's campaign in the middle of its work, made like any other and then moved on to a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from campaigntui.domain.checklist import Item, Note, Review, Status, Step
from campaigntui.domain.due import Due
from campaigntui.domain.gates import Criterion, Ruling, Verdict
from campaigntui.domain.goals import KeyResult
from campaigntui.domain.ids import MemberId, RowId
from campaigntui.domain.people import Answer, Handoff, Member
from campaigntui.domain.plan import Plan, Row
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.gates import gate_of
from campaigntui.scheduling.look import look
from campaigntui.storage.demofile import demo_story
from campaigntui.storage.playbookfiles import packaged_playbook
from campaigntui.usecases.calendars import calendar_for
from campaigntui.usecases.creating import lay_out
from campaigntui.usecases.deciding.gates import with_baseline
from campaigntui.usecases.drafts import CampaignDraft

if TYPE_CHECKING:
    from campaigntui.storage.holidaylists import HolidayLists

DEMO_DAY = date(2026, 10, 9)
"""The day on which the demo shows every state: 33 days before D-day."""


def demo_plan(language: str, today: date, holidays: HolidayLists, *, first_id: int = 1) -> Plan:
    """The demo campaign in `en` or `zh`, with what had happened by `today`; row ids count up from `first_id`."""
    story = _Story(demo_story(), language, today)
    draft = story.draft()
    created = min([today, *(days[0] for days in story.facts["worked"].values())])
    plan = lay_out(
        packaged_playbook(draft.playbook), draft, calendar_for(draft, holidays), first_id=first_id, today=created
    )
    members = dict(zip(story.facts["people"], plan.member.values(), strict=True))
    plan = plan.put(*story.people(members), *story.items(plan, members))
    plan = plan.put(*story.steps(plan), *story.handoffs(plan))
    plan = plan.put(*story.notes(plan, members), *story.criteria(plan), *story.key_results(plan))
    verdicts = [*story.verdicts(plan, members)]
    plan = plan.put(*verdicts)
    signed = next((each.day for each in verdicts if each.stage is Stage.PLAN), None)
    return with_baseline(plan, signed) if signed is not None else plan


@dataclass(frozen=True, slots=True)
class _Story:
    """The facts of the story, told in one language up to one day."""

    facts: Mapping[str, Any]
    language: str
    today: date

    def draft(self) -> CampaignDraft:
        """What somebody would have said to create it."""
        return CampaignDraft(
            playbook=self.facts["playbook"],
            name=self.facts["name"][self.language],
            d_day=self.facts["d_day"],
            profile=self.facts["profile"],
            shop=self.facts["shop"][self.language],
            language=self.language,
            members=tuple((p["name"][self.language], tuple(p["roles"])) for p in self.facts["people"].values()),
        )

    def people(self, members: Mapping[str, Member]) -> Iterator[Row]:
        """Everybody with their days off."""
        for key, member in members.items():
            yield replace(member, days_off=tuple(self.facts["people"][key]["days_off"]))

    def items(self, plan: Plan, members: Mapping[str, Member]) -> Iterator[Row]:
        """Every item, given to the right person and as far as it had come."""
        given = {key: members[who].id for who, keys in self.facts["given"].items() for key in keys}
        for item in plan.item.values():
            yield self._moved_on(item, given.get(item.key, item.member_id))

    def _moved_on(self, item: Item, member_id: MemberId | None) -> Item:
        worked = [day for day in self.facts["worked"].get(item.key, ()) if day <= self.today]
        block = self.facts["blocked"].get(item.key)
        deadline = self.facts["ready_by"].get(item.key)
        mine = replace(
            item,
            member_id=member_id,
            ready_by=Due.parse(deadline) if deadline else item.ready_by,
            started=worked[0] if worked else None,
        )
        if len(worked) == 2:
            passed = Review.PASSED if mine.reviewer else Review.NONE
            proof = self.facts["evidence"].get(item.key, "")
            return replace(mine, status=Status.DONE, finished=worked[1], review=passed, evidence=proof)
        if block is not None and block["since"] <= self.today:
            return replace(mine, status=Status.BLOCKED, reason=block["reason"][self.language])
        return self._looked_over(replace(mine, status=Status.IN_PROGRESS)) if worked else mine

    def _looked_over(self, item: Item) -> Item:
        review = self.facts["reviews"].get(item.key)
        if review is None or review["on"] > self.today:
            return item
        reason = review.get("reason", {}).get(self.language, "")
        state = Review.RETURNED if reason else Review.ASKED
        return replace(item, reviewer=review["by"], review=state, review_reason=reason)

    def handoffs(self, plan: Plan) -> Iterator[Handoff]:
        """What the receivers have said."""
        accepted = {key: date.fromisoformat(day) for day, keys in self.facts["accepted"].items() for key in keys}
        for handoff in plan.handoff.values():
            day, returned = accepted.get(handoff.key), self.facts["returned"].get(handoff.key)
            if day is not None and day <= self.today:
                yield replace(handoff, answer=Answer.ACCEPTED, answered=day)
            elif returned is not None and returned["on"] <= self.today:
                reason = returned["reason"][self.language]
                yield replace(handoff, answer=Answer.RETURNED, answer_reason=reason, answered=returned["on"])

    def steps(self, plan: Plan) -> Iterator[Step]:
        """The steps that were ticked: all of a finished item, the first ones of one in progress."""
        for step in plan.step.values():
            item = plan.item[step.item_id]
            ticked = self.facts["ticked"].get(item.key, 0) if item.status is Status.IN_PROGRESS else 0
            if item.status is Status.DONE or step.position < ticked:
                yield replace(step, done=True)

    def criteria(self, plan: Plan) -> Iterator[Criterion]:
        """What was seen of the criteria, from the day on which their gate was signed."""
        for criterion in plan.criterion.values():
            seen, signed = self.facts["judged"].get(criterion.key), self.facts["signed"].get(criterion.stage)
            if seen is not None and signed is not None and signed["on"] <= self.today:
                yield replace(
                    criterion,
                    met=seen.get("met", False),
                    value=seen.get("value"),
                    remark=seen.get("remark", {}).get(self.language, ""),
                )

    def key_results(self, plan: Plan) -> Iterator[KeyResult]:
        """What they start from."""
        for result in plan.key_result.values():
            yield replace(result, baseline=float(self.facts["baselines"][result.key]))

    def verdicts(self, plan: Plan, members: Mapping[str, Member]) -> Iterator[Verdict]:
        """The gates that had been signed, each with what is open there."""
        told = [(Stage(stage), facts) for stage, facts in self.facts["signed"].items() if facts["on"] <= self.today]
        for n, (stage, facts) in enumerate(told):
            gate, signer = gate_of(look(plan, facts["on"]), stage), members[facts["by"]]
            yield Verdict(
                id=RowId(plan.next_id + n),
                campaign_id=plan.head.id,
                stage=stage,
                ruling=Ruling(facts["ruling"]),
                day=facts["on"],
                member_id=signer.id,
                signer=signer.name,
                reason=facts["reason"][self.language],
                open_items=tuple(each.item.id for each in gate.open_items),
                open_criteria=tuple(each.criterion.key for each in gate.open_criteria),
            )

    def notes(self, plan: Plan, members: Mapping[str, Member]) -> Iterator[Note]:
        """What people had remarked."""
        told = [note for note in self.facts["notes"] if note["at"].date() <= self.today]
        for n, note in enumerate(told):
            yield Note(
                id=RowId(plan.next_id + n),
                campaign_id=plan.head.id,
                item_id=plan.item_named(note["item"]).id,
                text=note["text"][self.language],
                at=note["at"].isoformat(),
                author=members[note["author"]].name,
            )
