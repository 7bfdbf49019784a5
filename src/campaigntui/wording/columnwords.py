"""What the columns and groups of a checklist are called. The tables are keyed by the words that one types."""

from __future__ import annotations

from collections.abc import Mapping

from campaigntui.wording.catalogue import C_, pgettext

_COLUMNS: Mapping[str, tuple[str, str]] = {
    "id": C_("column", "Id"),
    "title": C_("column", "Item"),
    "stage": C_("column", "Stage"),
    "role": C_("column", "Role"),
    "member": C_("column", "Who"),
    "state": C_("column", "State"),
    "status": C_("column", "Status"),
    "due": C_("column", "Due"),
    "d_day": C_("column", "D-day"),
    "in_days": C_("column", "From today"),
    "planned": C_("column", "Planned"),
    "forecast": C_("column", "Forecast"),
    "latest": C_("column", "Latest"),
    "started": C_("column", "Started"),
    "finished": C_("column", "Finished"),
    "slack": C_("column", "Slack"),
    "duration": C_("column", "Length"),
    "days_late": C_("column", "Days late"),
    "gate": C_("column", "Gate"),
    "steps": C_("column", "Steps"),
    "tags": C_("column", "Tags"),
    "reviewer": C_("column", "Reviewer"),
    "review": C_("column", "Review"),
    "evidence": C_("column", "Evidence"),
    "deliverable": C_("column", "Deliverable"),
    "acceptance": C_("column", "Done when"),
}

_GROUPINGS: Mapping[str, tuple[str, str]] = {
    "stage": C_("grouping", "by stage"),
    "role": C_("grouping", "by role"),
    "member": C_("grouping", "by person"),
    "week": C_("grouping", "by week"),
    "due": C_("grouping", "by due date"),
    "state": C_("grouping", "by state"),
    "none": C_("grouping", "in one list"),
}


def column_name(column: str) -> str:
    """The head of a column: “Due”."""
    return pgettext(*_COLUMNS[column])


def grouping_name(grouping: str) -> str:
    """How a list is cut: “by stage”."""
    return pgettext(*_GROUPINGS[grouping])
