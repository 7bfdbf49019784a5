"""The one door to a plan file: read a snapshot, perform a command, look before, undo and redo.

Decisions are taken outside the file's lock on the plan last read; inside the lock only a check remains that nobody else
has written since (then the decision is taken again), and the rows are written together with their journal entry.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self, TypeAlias

from campaigntui.domain.campaign import CampaignSummary
from campaigntui.domain.ids import CampaignId
from campaigntui.domain.journal import Change, Entry
from campaigntui.domain.plan import TABLE_OF, Plan, Row
from campaigntui.domain.text import line
from campaigntui.errors import NotFound
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.collector import CollectorPaused
from campaigntui.usecases.snapshot import Outcome, PlanSnapshot, Preview, Staying
from campaigntui.usecases.viewkeeping import ViewKeeping

if TYPE_CHECKING:
    from campaigntui.domain.playbook import Playbook, Profile
    from campaigntui.domain.suppositions import Supposition
    from campaigntui.storage.holidaylists import HolidayLists
    from campaigntui.storage.planfile import PlanFile
    from campaigntui.storage.presence import Presence, Somebody
    from campaigntui.storage.reading import Reader
    from campaigntui.usecases.commands import Command
    from campaigntui.usecases.copying import CopyDraft
    from campaigntui.usecases.deciding.occasion import Occasion
    from campaigntui.usecases.deciding.weighing import Weighed
    from campaigntui.usecases.drafts import CampaignDraft
    from campaigntui.usecases.founding import Founder
    from campaigntui.usecases.importtable import ImportTable
    from campaigntui.usecases.journal import Journal
    from campaigntui.usecases.whatif import WhatIf

Kind: TypeAlias = Callable[[Plan, Plan], str]
"""Plan before and after -> under which name the journal keeps the change."""
Subject: TypeAlias = Callable[[Plan, Plan], tuple[str, int]]
"""Plan before and after -> what the journal says it was about, and how many."""


class _State(NamedTuple):
    """What tells whether a plan that was read still stands."""

    version: int
    """Data version of the file: moved by other programs."""
    seq: int
    """Next journal number: moved by every change."""


class Planner(ViewKeeping):
    """Holds one open plan file. Every method is synchronous and may raise `CampaignError`."""

    def __init__(
        self,
        file: PlanFile,
        *,
        playbook: Callable[[str], Playbook],
        holidays: HolidayLists,
        clock: Callable[[], str],
        who: str,
    ) -> None:
        """`playbook` finds a playbook by id, `clock` gives the UTC instant in ISO form, `who` signs the journal."""
        self._file = file
        self._playbook = playbook
        self._holidays = holidays
        self._clock = clock
        self._who = who
        self._plans: dict[CampaignId, tuple[_State, Plan]] = {}
        self._outlooks: dict[CampaignId, Outlook] = {}
        self._presence: Presence | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the plan file lies."""
        return self._file.path

    def others_here(self) -> tuple[Somebody, ...]:
        """Say that this terminal has the file open, and learn who else has. To be asked every few seconds."""
        from campaigntui.storage.presence import Presence

        if self._presence is None:
            self._presence = Presence(self._file.path, self._who)
        return self._presence.beat()

    def close(self) -> None:
        """Let go of the file."""
        if self._presence is not None:
            self._presence.leave()
        self._file.close()

    def warm_up(self) -> None:
        """Load what writing needs, so that the first change is as quick as the next."""
        import campaigntui.usecases.deciding.decide
        import campaigntui.usecases.deciding.weighing
        import campaigntui.usecases.walking  # noqa: F401

        self._file.warm_up()

    # -- reading ------------------------------------------------------------------------------------------------------
    def campaigns(self, archived: bool = False) -> tuple[CampaignSummary, ...]:
        """Campaigns of the file, those put away only when asked, by D-day."""
        with self._file.read() as reader:
            found = [one for one in reader.summaries() if archived or not one.archived]
        return tuple(sorted(found, key=lambda c: (c.d_day, c.id)))

    def snapshot(self, campaign_id: CampaignId, today: date) -> PlanSnapshot:
        """One campaign on one day, as the file has it now."""
        with CollectorPaused(), self._file.read() as reader:
            _, plan = self._plan(reader, campaign_id)
            undo, redo = reader.undo_entry(), reader.redo_entry()
        outlook = self._outlooks.get(campaign_id)
        if outlook is None or outlook.plan is not plan or outlook.today != today:
            with CollectorPaused():
                outlook = self._outlooks[campaign_id] = look(plan, today, known=outlook)
        return PlanSnapshot(outlook=outlook, undo=undo, redo=redo)

    def data_version(self) -> int:
        """A number that changes whenever another program writes to the file."""
        return self._file.data_version()

    @property
    def journal(self) -> Journal:
        """What happened, page by page."""
        from campaigntui.usecases.journal import Journal

        return Journal(self._file)

    def log(self, limit: int = 50) -> tuple[Entry, ...]:
        """Journal entries, newest first."""
        with self._file.read() as reader:
            return reader.entries(limit)

    def sketch(self, draft: CampaignDraft, today: date) -> Outlook:
        """What `create` would give; nothing is written."""
        return self._sketched(partial(self._founder(today).laid_out, draft), today)

    def preview(self, campaign_id: CampaignId, command: Command, today: date) -> Preview:
        """What a command would do; nothing is written."""
        from campaigntui.usecases.deciding.decide import staying
        from campaigntui.usecases.deciding.weighing import preview_of

        before = self.snapshot(campaign_id, today).outlook
        with CollectorPaused():
            weighed = self._weigh(before.plan, self._decision(command, today), today)
            stay = staying(before.plan, command, self._occasion(today))
            return preview_of(before, weighed, set(command.named()), stay)

    def suppose(self, campaign_id: CampaignId, suppositions: tuple[Supposition, ...], today: date) -> WhatIf:
        """What would follow if all of this were so; nothing is written."""
        from campaigntui.usecases.whatif import what_if

        before = self.snapshot(campaign_id, today).outlook
        with CollectorPaused():
            return what_if(before, suppositions, self._occasion(today), self._holidays)

    def preview_import(self, campaign_id: CampaignId, table: ImportTable, today: date) -> Preview:
        """What `import_items` would do; nothing is written."""
        from campaigntui.usecases.deciding.weighing import preview_of

        before = self.snapshot(campaign_id, today).outlook
        weighed = self._weigh(before.plan, lambda plan: self._merged(plan, table, today), today)
        keys = {row.key for row in table.rows}
        named = {i.id for i in weighed.outlook.plan.item.values() if i.key in keys}
        return preview_of(before, weighed, named, Staying())

    def sketch_import(self, draft: CampaignDraft, table: ImportTable, today: date) -> Outlook:
        """What `import_campaign` would give; nothing is written."""
        return self._sketched(partial(self._founder(today).imported, draft, table), today)

    def profiles(self, campaign_id: CampaignId, today: date) -> tuple[Profile, ...]:
        """Rhythms of the campaign's playbook, its own first; none where the playbook is gone or there never was one."""
        head = self.snapshot(campaign_id, today).outlook.plan.head
        try:
            found = self._playbook(head.playbook).profiles if head.playbook else ()
        except NotFound:
            return ()
        return tuple(sorted(found, key=lambda profile: profile.id != head.profile))

    def sketch_copy(self, campaign_id: CampaignId, draft: CopyDraft, today: date) -> Outlook:
        """What `copy` would give; nothing is written."""
        source = self.snapshot(campaign_id, today).outlook.plan
        return self._sketched(partial(self._founder(today).copied, source, draft), today)

    # -- writing ------------------------------------------------------------------------------------------------------
    def perform(self, campaign_id: CampaignId, command: Command, today: date) -> Outcome:
        """Decide, write and journal one command as one transaction and one undo step."""
        return self._written(campaign_id, self._decision(command, today), today, command.told_as, command.subject)

    def import_items(self, campaign_id: CampaignId, table: ImportTable, today: date) -> Outcome:
        """Add and update items of a campaign from a table, all or nothing."""
        from campaigntui.usecases.importing import Imported

        return self._written(
            campaign_id,
            lambda plan: self._merged(plan, table, today),
            today,
            lambda _, __: "ImportItems",
            lambda before, after: (table.name, sum(Imported.between(before, after))),
        )

    def create(self, draft: CampaignDraft, today: date) -> Outcome:
        """A new campaign from a playbook."""
        return self._founded(partial(self._founder(today).laid_out, draft), today, "CreateCampaign")

    def import_campaign(self, draft: CampaignDraft, table: ImportTable, today: date) -> Outcome:
        """A new campaign that holds the items of a table and nothing of a playbook."""
        return self._founded(partial(self._founder(today).imported, draft, table), today, "ImportItems")

    def copy(self, campaign_id: CampaignId, draft: CopyDraft, today: date) -> Outcome:
        """A new campaign like this one, on another D-day."""
        source = self.snapshot(campaign_id, today).outlook.plan
        return self._founded(partial(self._founder(today).copied, source, draft), today, "CopyCampaign")

    def adopt(self, make: Callable[[int], Plan], today: date) -> Outcome:
        """A new campaign from a ready plan: `make` gets the first free row id, the campaign the next number."""
        return self._founded(make, today, "CreateCampaign")

    def set_aside(self, lost: Row, kept: Row, subject: str) -> None:
        """Keep in the journal what somebody typed and gave up (`lost`) for what another had written (`kept`)."""
        with self._file.write() as writer:
            entry = Entry(
                seq=writer.next_seq(),
                at=self._clock(),
                who=self._who,
                kind="SetAside",
                campaign_id=getattr(lost, "campaign_id", CampaignId(0)),
                subject=line(subject),
                count=1,
            )
            writer.note(entry, [Change(TABLE_OF[type(lost)], int(lost.id), lost, kept)])

    def undo(self, count: int = 1) -> tuple[Entry, ...]:
        """Take back the last commands, newest first; fewer when there are no more."""
        return self._walk(count, back=True)

    def redo(self, count: int = 1) -> tuple[Entry, ...]:
        """Do again what was undone last; fewer when there is no more."""
        return self._walk(count, back=False)

    def rewind(self, seq: int) -> tuple[Entry, ...]:
        """Go to the moment right after entry `seq`: take back what came after it, or do again what leads up to it.

        `journal.rewind` tells beforehand what that is. Raises as `usecases.journal.direction`, and writes nothing then.
        """
        from campaigntui.usecases.journal import direction

        with self._file.read() as reader:
            _, back = direction(reader, seq)
        return self._walk(None, back=back, to=seq)

    # -- inside -------------------------------------------------------------------------------------------------------
    def _plan(self, reader: Reader, campaign_id: CampaignId) -> tuple[_State, Plan]:
        """The state of the file and the campaign as it has it, read again only when somebody wrote.

        Own writes move the journal number, other programs' the data version, also where they leave no journal entry.
        """
        state = _State(reader.data_version(), reader.next_seq())
        known = self._plans.get(campaign_id)
        if known is None or known[0] != state:
            known = self._plans[campaign_id] = (state, reader.plan(campaign_id))
        return known

    def _weigh(self, before: Plan, change: Callable[[Plan], Plan], today: date, seq: int = 0) -> Weighed:
        from campaigntui.usecases.deciding.weighing import weigh

        known = next((outlook for outlook in self._outlooks.values() if outlook.plan is before), None)
        with CollectorPaused():
            return weigh(before, change, today, seq, self._holidays, known)

    def _decision(self, command: Command, today: date) -> Callable[[Plan], Plan]:
        from campaigntui.usecases.deciding.decide import decide

        occasion = self._occasion(today)
        return lambda plan: decide(plan, command, occasion)

    def _occasion(self, today: date) -> Occasion:
        from campaigntui.usecases.deciding.occasion import Occasion

        return Occasion(today, self._clock(), self._who, self._playbook)

    def _founder(self, today: date) -> Founder:
        from campaigntui.usecases.founding import Founder

        return Founder(self._occasion(today), self._holidays)

    def _merged(self, plan: Plan, table: ImportTable, today: date) -> Plan:
        from campaigntui.usecases.deciding.freezes import admitted
        from campaigntui.usecases.importing import merge_items

        return admitted(plan, merge_items(plan, table, today), table.thaw, self._occasion(today))

    def _sketched(self, found: Callable[[int], Plan], today: date) -> Outlook:
        return self._weigh(Plan(), lambda _: found(1), today).outlook

    def _founded(self, found: Callable[[int], Plan], today: date, kind: str) -> Outcome:
        from campaigntui.usecases.founding import numbered

        with self._file.write() as writer:
            number = CampaignId(1 + max((one.id for one in writer.summaries()), default=0))
            weighed = self._weigh(Plan(), lambda _: numbered(found(writer.next_id()), number), today, writer.next_seq())
            entry = self._entry(weighed, kind, (weighed.outlook.plan.head.name, len(weighed.outlook.plan.item)))
            writer.record(entry, weighed.changes)
            version = writer.data_version()
        return self._settled(weighed, entry, version)

    def _written(
        self, campaign_id: CampaignId, change: Callable[[Plan], Plan], today: date, kind: Kind, subject: Subject
    ) -> Outcome:
        with self._file.read() as reader:
            state, before = self._plan(reader, campaign_id)
        weighed = self._weigh(before, change, today, state.seq)
        entry: Entry | None = None
        if weighed.changes:
            with CollectorPaused(), self._file.write() as writer:
                now, current = self._plan(writer, campaign_id)
                if now != state:
                    state, before = now, current
                    weighed = self._weigh(before, change, today, state.seq)
                # Somebody may have made the very same change meanwhile.
                if weighed.changes:
                    after = weighed.outlook.plan
                    entry = self._entry(weighed, kind(before, after), subject(before, after))
                    writer.record(entry, weighed.changes)
        if entry is None:
            return Outcome(snapshot=self.snapshot(campaign_id, today), entry=None, changes=())
        return self._settled(weighed, entry, state.version)

    def _entry(self, weighed: Weighed, kind: str, subject: tuple[str, int]) -> Entry:
        return Entry(
            seq=weighed.seq,
            at=self._clock(),
            who=self._who,
            kind=kind,
            campaign_id=weighed.outlook.plan.head.id,
            subject=line(subject[0]),
            count=subject[1],
        )

    def _settled(self, weighed: Weighed, entry: Entry, version: int) -> Outcome:
        """Keep what was committed, so that the next snapshot need not read it."""
        self._plans = {entry.campaign_id: (_State(version, weighed.seq + 1), weighed.outlook.plan)}
        self._outlooks = {entry.campaign_id: weighed.outlook}
        snapshot = PlanSnapshot(outlook=weighed.outlook, undo=entry, redo=None)
        return Outcome(snapshot=snapshot, entry=entry, changes=weighed.changes)

    def _walk(self, count: int | None, *, back: bool, to: int | None = None) -> tuple[Entry, ...]:
        """Undo or redo at most `count` entries, and none beyond the moment right after entry `to`."""
        from campaigntui.usecases.walking import followed, walk

        with CollectorPaused(), self._file.write() as writer:
            before = _State(writer.data_version(), writer.next_seq())
            entries = walk(writer, count, self._clock, self._who, back=back, to=to)
            rows = writer.rows_of([entry.seq for entry in entries])
            now, next_id = _State(before.version, writer.next_seq()), writer.next_id()
        known = {key: plan for key, (state, plan) in self._plans.items() if state == before}
        walked = {key: followed(plan, rows, next_id) for key, plan in known.items()}
        self._plans = {key: (now, plan) for key, plan in walked.items() if plan is not None}
        return entries
