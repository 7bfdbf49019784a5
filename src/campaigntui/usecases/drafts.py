"""What a person says when a campaign is to be created."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    """A campaign that does not exist yet."""

    playbook: str
    """Id of the playbook."""
    name: str
    d_day: date
    profile: str = ""
    """Rhythm of the playbook; empty for its default one."""
    shop: str = ""
    calendar: str = "cn"
    """`cn`, another country code, or `every-day`."""
    language: str = "en"
    """Language in which the playbook's texts are copied: `en` or `zh`."""
    timezone: str = "Asia/Shanghai"
    members: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names of the people, each with the roles they hold, by key or by name."""
