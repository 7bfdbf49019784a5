"""Typed row ids. A row id is unique in the whole plan file; an item also has a key, unique in its campaign."""

from __future__ import annotations

from typing import NewType

CampaignId = NewType("CampaignId", int)
AnchorId = NewType("AnchorId", int)
ItemId = NewType("ItemId", int)
MemberId = NewType("MemberId", int)
RowId = NewType("RowId", int)
"""Id of a row that nothing outside its table refers to (steps, links, notes, phases, …)."""
