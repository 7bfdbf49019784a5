"""Stage windows and the gate at the end of each stage."""

from __future__ import annotations

from dataclasses import dataclass

from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, ItemId, RowId
from campaigntui.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class StagePlan:
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


@dataclass(frozen=True, slots=True)
class Criterion:
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
