"""Stage windows and the gate at the end of each stage."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.stage import Stage
from campaigntui.domain.value import Value, record


@record
class StagePlan(Value):
    """When a stage of this campaign runs, and who signs its gate."""

    id: RowId
    campaign_id: CampaignId
    stage: Stage
    opens: Due
    closes: Due
    gate_due: Due | None = None
    signer: str = ""
    """Key of the role that signs the gate."""
    purpose: str = ""
    version: int = 0


@record
class Criterion(Value):
    """What must hold before a gate is signed."""

    id: RowId
    campaign_id: CampaignId
    stage: Stage
    key: str
    text: str
    metric: str = ""
    """Name of the number it is measured by; empty when a person judges it."""
    operator: str = ""
    target: float | None = None
    unit: str = ""
    evidence: tuple[ItemId, ...] = ()
    """Items whose deliverables prove it."""
    position: int = 0
    version: int = 0
    met: bool = False
    """A person said so. A criterion with a metric that the plan knows is judged by the number instead."""
    value: float | None = None
    """The number as measured by hand, in `unit`."""
    remark: str = ""
    """What was seen when it was judged."""


class Ruling(StrEnum):
    """What a gate's signer decided."""

    PASS = "pass"
    RISK = "risk"
    """Pass with risk: something required is open, and the reason says why to go on."""
    NO_GO = "no-go"


@record
class Verdict(Value):
    """A signature under the gate of a stage. It is never changed, only reopened; the newest one counts."""

    id: RowId
    campaign_id: CampaignId
    stage: Stage
    ruling: Ruling
    day: date
    member_id: MemberId | None = None
    signer: str = ""
    """The signer's name on that day."""
    reason: str = ""
    open_items: tuple[ItemId, ...] = ()
    """Required items that were not done, or had no evidence, when it was signed."""
    open_criteria: tuple[str, ...] = ()
    """Keys of the criteria that did not hold."""
    reopened: date | None = None
    reopen_reason: str = ""
    version: int = 0
