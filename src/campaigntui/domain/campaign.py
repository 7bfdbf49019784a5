"""The campaign itself and its moments: anchors, phases, freezes, meetings, the days its calendar knows, and windows
kept for comparison.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from campaigntui.domain.due import Due
from campaigntui.domain.ids import AnchorId, CampaignId, ItemId, RowId
from campaigntui.domain.value import Value, record

EVERY_DAY = "every-day"
"""Calendar name under which no day is off."""


@record
class Campaign(Value):
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


@record
class CampaignSummary(Value):
    """A line of the list of campaigns."""

    id: CampaignId
    name: str
    shop: str
    playbook: str
    d_day: date
    language: str
    archived: bool
    items: int
    """Items that are not archived."""
    done: int
    timezone: str
    """On whose clock its days begin."""


class Confidence(StrEnum):
    """How sure the date of an anchor is."""

    CONFIRMED = "confirmed"
    GUESSED = "guessed"


@record
class Anchor(Value):
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


@record
class Phase(Value):
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


@record
class CalendarDay(Value):
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
    own: bool = False
    """Set by the team (a company shutdown, a working Saturday of its own), not by an official list."""


@record
class Freeze(Value):
    """A window in which certain items may no longer change, such as prices after the enrolment lock."""

    id: RowId
    campaign_id: CampaignId
    key: str
    opens: Due
    closes: Due
    """Last day of the freeze."""
    tags: tuple[str, ...] = ()
    """It binds items that carry one of these tags; empty: every item."""
    name: str = ""
    version: int = 0

    @property
    def shown(self) -> str:
        """What people call it: its name, else its key."""
        return self.name or self.key


@record
class Baseline(Value):
    """The planned windows as they stood on a day, kept for comparison. The three tuples run in step."""

    id: RowId
    campaign_id: CampaignId
    name: str
    day: date
    items: tuple[ItemId, ...] = ()
    starts: tuple[date | None, ...] = ()
    finishes: tuple[date | None, ...] = ()
    version: int = 0


class Moved(StrEnum):
    """What becomes of a meeting that falls on a day off."""

    SKIP = "skip"
    BEFORE = "before"
    AFTER = "after"


@record
class Ritual(Value):
    """A recurring meeting of the team."""

    id: RowId
    campaign_id: CampaignId
    key: str
    name: str
    rrule: str
    """Recurrence rule of RFC 5545, without a start."""
    clock: time | None = None
    minutes: int = 0
    workdays: bool = True
    """Only on working days of the campaign's calendar; what falls elsewhere is `moved`."""
    moved: Moved = Moved.SKIP
    opens: Due | None = None
    """First day; None: from the campaign's first stage on."""
    closes: Due | None = None
    host: str = ""
    """Key of the role that leads it."""
    attendees: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    daily_from: Due | None = None
    """From here to `daily_to` it is held every day, working day or not."""
    daily_to: Due | None = None
    position: int = 0
    version: int = 0
