"""A whole campaign as JSON: forms for readers, and under `plan` every row as it is stored, without loss."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any

from campaigntui.domain.due import Due
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.domain.stage import STAGES
from campaigntui.exchange.jsonform import (
    Form,
    ItemForms,
    anchor_forms,
    campaign_form,
    member_forms,
    role_form,
    stage_form,
)
from campaigntui.scheduling.outlook import Outlook

SCHEMA = "campaigntui/campaign/1"
"""Name and version of the shape. The number rises when a key changes its meaning or goes."""


def campaign_json(outlook: Outlook) -> Form:
    """Everything about a campaign on one day. Archived items are under `plan` only."""
    forms = ItemForms(outlook)
    return {
        "schema": SCHEMA,
        "today": outlook.today.isoformat(),
        "campaign": campaign_form(outlook),
        "anchors": anchor_forms(outlook),
        "stages": [stage_form(outlook, stage) for stage in STAGES],
        "roles": [role_form(outlook, key) for key in outlook.roles],
        "members": member_forms(outlook),
        "items": [forms.item(item) for items in outlook.items.values() for item in items],
        "plan": rows_of(outlook.plan),
    }


def rows_of(plan: Plan) -> Form:
    """Table name -> rows, each field under its name; dates, times and due rules in their written form."""
    return {table: [_row(row) for row in getattr(plan, table).values()] for table in TABLES}


def written(form: Mapping[str, Any]) -> str:
    """The form as indented JSON text, ended by a newline."""
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def _row(row: Any) -> Form:
    return {field.name: plain_value(getattr(row, field.name)) for field in fields(row)}


def plain_value(value: Any) -> Any:
    """A value of a row in its written form: dates, times and due rules as text, tuples as lists."""
    if isinstance(value, Due):
        return str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain_value(part) for part in value]
    return value
