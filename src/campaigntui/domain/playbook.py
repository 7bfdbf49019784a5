"""A playbook as values: a promotion counted from D-day, with no date in it, in both languages.

Only creating a campaign and listing or checking playbooks needs this module; a plan refers to its playbook by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from campaigntui.domain.campaign import Confidence, Moved
from campaigntui.domain.due import Due
from campaigntui.domain.goals import Direction
from campaigntui.domain.lengths import LengthClass
from campaigntui.domain.promotionday import DDay
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_, BadInput


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in each language."""

    en: str
    zh: str

    def said(self, language: str) -> str:
        """The words in `zh`; in English for any other language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class PlaybookAnchor:
    """A moment, `offset` calendar days after D-day (negative: before it)."""

    key: str
    offset: int
    clock: time | None = None
    owner: str = "internal"
    confidence: Confidence = Confidence.GUESSED
    name: Text | None = None
    """None for a standard key, whose name the wording knows."""


@dataclass(frozen=True, slots=True)
class PlaybookPhase:
    """The band between two anchors of the profile, named by their keys."""

    key: str
    opens: str
    closes: str
    name: Text | None = None


@dataclass(frozen=True, slots=True)
class Rewording:
    """Other words for an item, a criterion or a handoff, in one profile."""

    key: str
    texts: tuple[tuple[str, Text | tuple[Text, ...]], ...]
    """Field -> what stands in it: words, or for `steps` a list of them."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A rhythm the platform may choose: the moments of the promotion and the phases between them."""

    id: str
    name: Text
    anchors: tuple[PlaybookAnchor, ...]
    phases: tuple[PlaybookPhase, ...]
    as_written: bool = False
    """The checklist was written for this rhythm: dues stand as they are, and what is tied to an anchor is not moved."""
    without: tuple[str, ...] = ()
    """Keys of items, criteria, handoffs, freezes, meetings and key results that this rhythm has no use for."""
    reworded: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaybookRole:
    """A seat in the team; None as name means a standard role under its usual name."""

    key: str
    name: Text | None
    duties: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PlaybookCriterion:
    """What must hold before a gate is signed. `evidence` are keys of items; an empty metric means that people judge."""

    key: str
    text: Text
    metric: str = ""
    operator: str = ""
    target: float | None = None
    unit: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaybookStage:
    """The window of a stage and the gate at its end."""

    stage: Stage
    opens: Due
    closes: Due
    gate_due: Due | None
    signer: str
    purpose: Text | None
    criteria: tuple[PlaybookCriterion, ...]
    opens_not_before: Due | None = None
    """The window as a whole gives way to this day, where the profile has its anchor."""
    closes_not_before: Due | None = None
    """The stage lasts at least until this day, where the profile has its anchor."""


@dataclass(frozen=True, slots=True)
class PlaybookItem:
    """An item before it has dates and people. The fields mean what those of `Item` mean."""

    key: str
    stage: Stage
    title: Text
    role: str
    consulted: tuple[str, ...]
    due: Due | None
    duration: int
    after: tuple[tuple[str, int], ...]
    """Keys of the items it waits for, each with a lag in working days."""
    gate: bool
    any_day: bool
    ready_by: tuple[Due, ...]
    """Its hard deadline, which its due never exceeds: the first of these rules whose anchor the profile has."""
    deliverable: Text | None
    acceptance: Text | None
    steps: tuple[Text, ...]
    hangs_on: tuple[Due, ...] = ()
    """The moment that it serves: stands for `due` in a profile that has the anchor; the first such rule counts."""
    reviewer: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaybookHandoff:
    """What one role gives another. `item` is the key of the item that produces it, or empty."""

    key: str
    giver: str
    receiver: str
    artefact: Text
    two_way: bool
    item: str


@dataclass(frozen=True, slots=True)
class PlaybookFreeze:
    """A window in which items with one of the tags may no longer change; left out where its anchors are missing."""

    key: str
    name: Text
    opens: tuple[Due, ...]
    """First day: the first of these rules whose anchor the profile has."""
    closes: Due
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoursFrom:
    """A moment some hours after an anchor (negative: before it)."""

    anchor: str
    hours: int


@dataclass(frozen=True, slots=True)
class PlaybookRitual:
    """A recurring meeting; left out where its anchors are missing. The fields mean what those of `Ritual` mean."""

    key: str
    name: Text
    rrule: str
    clock: time | None
    begins: tuple[HoursFrom, ...]
    """The first meeting, instead of `opens` and `clock`: the first of these whose anchor the profile has."""
    opens: tuple[Due, ...]
    closes: Due | None
    daily_from: Due | None
    daily_to: Due | None
    any_day: bool
    moved: Moved
    minutes: int
    host: str
    attendees: tuple[str, ...]
    agenda: tuple[Text, ...]
    outputs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PlaybookKeyResult:
    """A number that a role answers for; `items` are keys. The fields mean what those of `KeyResult` mean.

    What it was before is known to nobody but the shop itself.
    """

    key: str
    title: Text
    role: str
    metric: str
    unit: str
    direction: Direction
    hold: bool
    growth: float | None
    target: float | None
    weight: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SkipIf:
    """A promotion that repeats gives way to a larger one: it is left out within so many days of a D-day of those."""

    within_days: int
    of: tuple[str, ...]
    """Ids of playbooks."""


@dataclass(frozen=True, slots=True)
class Playbook:
    """A whole promotion template."""

    id: str
    name: Text
    length: LengthClass
    d_day: DDay
    default_profile: str
    profiles: tuple[Profile, ...]
    roles: tuple[PlaybookRole, ...]
    stages: tuple[PlaybookStage, ...]
    items: tuple[PlaybookItem, ...]
    handoffs: tuple[PlaybookHandoff, ...]
    freezes: tuple[PlaybookFreeze, ...] = ()
    rituals: tuple[PlaybookRitual, ...] = ()
    key_results: tuple[PlaybookKeyResult, ...] = ()
    based_on: str = ""
    """Id of the playbook that this one says only the differences from; empty for one that stands alone."""
    skip_if: SkipIf | None = None

    def profile(self, profile_id: str = "") -> Profile:
        """That profile, or the default one for an empty id; `BadInput` names the ones there are."""
        wanted = profile_id or self.default_profile
        for profile in self.profiles:
            if profile.id == wanted:
                return profile
        raise BadInput(
            N_("The playbook “{playbook}” has no profile “{profile}”. It has: {known}."),
            playbook=self.id,
            profile=wanted,
            known=tuple(profile.id for profile in self.profiles),
        )
