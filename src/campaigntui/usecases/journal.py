"""The journal as people read it: pages of entries, what one entry changed, what a way back would undo."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from campaigntui.domain.history import Rewind, Wanted
from campaigntui.domain.journal import Change, Entry, EntryState
from campaigntui.domain.zones import zone_of
from campaigntui.errors import N_, RuleBroken
from campaigntui.storage import journalpages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigntui.domain.campaign import CampaignSummary
    from campaigntui.domain.ids import CampaignId
    from campaigntui.storage.planfile import PlanFile
    from campaigntui.storage.reading import Reader

PAGE = 200
"""Entries that are read at a time."""

SHOWN_CHANGES = 200
"""Rows of one entry that are told one by one; the making of a campaign changes hundreds."""


class Detail(NamedTuple):
    """An entry with the rows that it changed."""

    entry: Entry
    changes: tuple[Change, ...]
    total: int
    """How many rows it changed; `changes` may hold only the first of them."""


class Journal:
    """Reads the journal of one plan file. Every answer is a moment of its own."""

    def __init__(self, file: PlanFile) -> None:
        self._file = file

    def page(self, wanted: Wanted | None = None, before: int | None = None, limit: int = PAGE) -> tuple[Entry, ...]:
        """Entries that are wanted, newest first; the next page begins before the last one of this page."""
        with self._file.read() as reader:
            return journalpages.page(reader.connection, wanted or Wanted(), before, limit)

    def detail(self, seq: int, limit: int = SHOWN_CHANGES) -> Detail:
        """One entry and the first rows that it changed. `NotFound` when there is none of that number."""
        with self._file.read() as reader:
            return Detail(reader.entry(seq), *journalpages.changes(reader.connection, seq, limit))

    def details(self, entries: tuple[Entry, ...]) -> tuple[Detail, ...]:
        """Entries with everything that they changed."""
        with self._file.read() as reader:
            found = [(entry, reader.changes_of(entry.seq)) for entry in entries]
        return tuple(Detail(entry, changes, len(changes)) for entry, changes in found)

    def authors(self) -> tuple[str, ...]:
        """Everybody who signed an entry."""
        with self._file.read() as reader:
            return journalpages.authors(reader.connection)

    def kinds(self) -> tuple[str, ...]:
        """Every kind of entry there is."""
        with self._file.read() as reader:
            return journalpages.kinds(reader.connection)

    def rewind(self, seq: int) -> Rewind:
        """What going to the moment right after entry `seq` would do; nothing is written. Raises as `direction`."""
        with self._file.read() as reader:
            entry, back = direction(reader, seq)
            state = EntryState.DONE if back else EntryState.UNDONE
            steps = journalpages.ahead(reader.connection, seq, state)
            items = journalpages.items_of(reader.connection, seq, state) if steps else ()
            return Rewind(entry, back, steps, items)


def direction(reader: Reader, seq: int) -> tuple[Entry, bool]:
    """The entry, and whether the moment right after it lies behind what is in force.

    `NotFound` when there is none, `RuleBroken` for one that was dropped: another change took its place.
    """
    entry = reader.entry(seq)
    if entry.state is EntryState.DROPPED:
        raise RuleBroken(
            N_("Entry {number}, “{subject}”, was undone for good when another change was made. Choose another one."),
            number=seq,
            subject=entry.subject,
        )
    return entry, entry.state is not EntryState.UNDONE


# -- days and hours ---------------------------------------------------------------------------------------------------
def timezone_of(campaigns: Iterable[CampaignSummary], campaign_id: CampaignId | None) -> str:
    """The time zone of a campaign; without one that which all campaigns share, else UTC."""
    zones = {one.timezone for one in campaigns if campaign_id in (None, one.id)}
    return zones.pop() if len(zones) == 1 else "UTC"


def instant(day: date, timezone: str) -> str:
    """The UTC instant at which a day begins in a time zone, in the form of `Entry.at`.

    Where that lies beyond the years 1 to 9999, it is the one at which the day begins in UTC.
    """
    begins = datetime.combine(day, time(), zone_of(timezone))
    try:
        return begins.astimezone(UTC).isoformat()
    except OverflowError:
        return begins.replace(tzinfo=UTC).isoformat()


def days(since: date | None, until: date | None, timezone: str) -> tuple[str, str]:
    """The instants between which the days from `since` to `until`, inclusive, lie; empty where there is no end."""
    return (
        instant(since, timezone) if since is not None else "",
        instant(until + timedelta(days=1), timezone) if until is not None and until < date.max else "",
    )


def moment(entry: Entry, timezone: str) -> datetime:
    """When it happened, on the clock of a time zone. What is no instant, in a file that others wrote, is the first."""
    try:
        return datetime.fromisoformat(entry.at).astimezone(zone_of(timezone))
    except (ValueError, OverflowError):
        return datetime.fromtimestamp(0, zone_of(timezone))
