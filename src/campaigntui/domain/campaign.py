"""The campaign itself and its moments: anchors, phases, the days its calendar knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from campaigntui.domain.ids import AnchorId, CampaignId, RowId

EVERY_DAY = "every-day"
"""Calendar name under which no day is off."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """One promotion being run."""

    id: CampaignId
    name: str
    shop: str
    playbook: str
    """Id of the playbook it was made from; empty for an imported campaign."""
    profile: str
    """Which rhythm of the playbook its anchors follow."""
    timezone: str
    """IANA name; gives the anchors' clock times a meaning. Dates never depend on it."""
    calendar: str
    """`cn`, another country code, or `every-day`."""
    calendar_from: int
    """First year whose public holidays are stored with the campaign."""
    calendar_to: int
    """Last such year; beyond it only weekends are off."""
    language: str
    """Language in which the playbook's texts were copied: `en` or `zh`."""
    created: date
    weekend: tuple[int, ...] = (5, 6)
    """Days of the week that are off, Monday = 0."""
    archived: bool = False
    version: int = 0
    """Journal number of the last change to the row; a change based on an older one is refused."""


class Confidence(StrEnum):
    """How sure the date of an anchor is."""

    CONFIRMED = "confirmed"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A named moment of the campaign that due dates hang on."""

    id: AnchorId
    campaign_id: CampaignId
    key: str
    """Name in rules, such as `deposit_open`; unique in the campaign."""
    day: date
    clock: time | None = None
    confidence: Confidence = Confidence.GUESSED
    owner: str = "internal"
    """`platform` when the platform announces it, `internal` when the team sets it."""
    name: str = ""
    """Shown name; empty when the key is a standard one, whose name the wording knows."""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Phase:
    """The band between two anchors."""

    id: RowId
    campaign_id: CampaignId
    key: str
    opens: str
    closes: str
    position: int = 0
    name: str = ""
    version: int = 0


class DayKind(StrEnum):
    """How a stored calendar day differs from the plain week."""

    OFF = "off"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A public holiday or a make-up workday. Stored with the campaign, so that a plan never shifts with a library."""

    id: RowId
    campaign_id: CampaignId
    day: date
    kind: DayKind
    name: str = ""
    """English name of the holiday; the wording translates the ones it knows."""
    estimated: bool = False
    """True while the official list of that year is not out."""
    version: int = 0
