"""Answers in JSON that are about one campaign."""

from __future__ import annotations

from campaigntui.cli import output
from campaigntui.exchange.jsonform import campaign_form
from campaigntui.scheduling.outlook import Outlook


def answer_about(outlook: Outlook, **parts: object) -> None:
    """Print an object with today, the campaign, and the parts."""
    output.answer({"today": outlook.today.isoformat(), "campaign": campaign_form(outlook), **parts})
