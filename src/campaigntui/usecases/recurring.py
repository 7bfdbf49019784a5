"""Freezes and meetings of a playbook as rows of a campaign: those for which the profile has the moments. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from campaigntui.domain.campaign import Anchor, Freeze, Ritual
from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, RowId
from campaigntui.domain.playbook import HoursFrom, Playbook, PlaybookFreeze, PlaybookRitual

_END_OF_DAY = time(23, 59, 59)
"""How 24:00 is written."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """One laying out. `fresh` gives the next free row id."""

    campaign: CampaignId
    language: str
    anchors: Mapping[str, Anchor]
    fresh: Callable[[], RowId]

    def rows(self, playbook: Playbook) -> Iterator[Freeze | Ritual]:
        """Freezes, then meetings, in the order of the playbook."""
        for freeze in playbook.freezes:
            opens = self._first(freeze.opens)
            if opens is not None and freeze.closes.anchor in self.anchors:
                yield self._freeze(freeze, opens)
        for position, ritual in enumerate(playbook.rituals):
            if self._has_moments(ritual):
                yield self._ritual(ritual, position)

    def _freeze(self, freeze: PlaybookFreeze, opens: Due) -> Freeze:
        name = freeze.name.said(self.language)
        return Freeze(self.fresh(), self.campaign, freeze.key, opens, freeze.closes, freeze.tags, name)

    def _has_moments(self, ritual: PlaybookRitual) -> bool:
        begins = not ritual.begins or any(moment.anchor in self.anchors for moment in ritual.begins)
        opens = not ritual.opens or self._first(ritual.opens) is not None
        ends = (ritual.closes, ritual.daily_from, ritual.daily_to)
        return begins and opens and all(rule is None or rule.anchor in self.anchors for rule in ends)

    def _ritual(self, ritual: PlaybookRitual, position: int) -> Ritual:
        opens, clock = self._first(ritual.opens), ritual.clock
        for moment in ritual.begins:
            if moment.anchor in self.anchors:
                opens, clock = self._at(moment)
                break
        return Ritual(
            id=self.fresh(),
            campaign_id=self.campaign,
            key=ritual.key,
            name=ritual.name.said(self.language),
            rrule=ritual.rrule,
            clock=clock,
            minutes=ritual.minutes,
            workdays=not ritual.any_day,
            moved=ritual.moved,
            opens=opens,
            closes=ritual.closes,
            host=ritual.host,
            attendees=ritual.attendees,
            agenda=tuple(words.said(self.language) for words in ritual.agenda),
            outputs=tuple(words.said(self.language) for words in ritual.outputs),
            daily_from=ritual.daily_from,
            daily_to=ritual.daily_to,
            position=position,
        )

    def _first(self, rules: Iterable[Due]) -> Due | None:
        return next((rule for rule in rules if rule.anchor in self.anchors), None)

    def _at(self, moment: HoursFrom) -> tuple[Due, time]:
        """First day, counted from the anchor, and time of day."""
        anchor = self.anchors[moment.anchor]
        at = datetime.combine(anchor.day, anchor.clock or time())
        if anchor.clock == _END_OF_DAY:
            at += timedelta(seconds=1)
        at += timedelta(hours=moment.hours)
        return Due(anchor=anchor.key, offset=(at.date() - anchor.day).days), at.time()
