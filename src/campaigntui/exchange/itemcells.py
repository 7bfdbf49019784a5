"""Headings and cells of an items table as people and spreadsheet programs write them, in English and in Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from campaigntui.domain.checklist import Status
from campaigntui.domain.due import Due
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_, BadInput
from campaigntui.usecases.deciding import rules
from campaigntui.wording.names import stage_choices, status_choices
from campaigntui.wording.spelling import folded, stage_named

COLUMNS = ("id", "title", "stage", "role", "due", "duration", "after", "member", "status", "gate")

_HEADINGS: Mapping[str, str] = {
    **dict.fromkeys(("编号", "事项编号"), "id"),
    **dict.fromkeys(("标题", "事项", "事项名称", "任务", "任务名称"), "title"),
    **dict.fromkeys(("阶段", "所属阶段"), "stage"),
    **dict.fromkeys(("岗位", "角色", "责任岗位"), "role"),
    **dict.fromkeys(("截止", "截止日期", "截止日", "截止时间", "完成日期"), "due"),
    **dict.fromkeys(("工期", "天数", "工期(天)", "工期(工作日)"), "duration"),
    **dict.fromkeys(("前置", "前置事项", "前置任务", "等待"), "after"),
    **dict.fromkeys(("负责人", "责任人", "成员"), "member"),
    **dict.fromkeys(("状态", "进度状态"), "status"),
    **dict.fromkeys(("关口", "关口必需"), "gate"),
}
_DATE = re.compile(r"([0-9]{4})([-/.年])([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?: 0{1,2}:00(?::00)?)?")
"""A date as a spreadsheet shows it, with the year first; another order could mean two days."""
_DURATION = re.compile(r"([0-9]{1,9})(?:\.0+)?(?: ?(?:天|日|工日|个?工作日|d|wd))?")

_STATUSES: Mapping[str, Status] = {
    **dict.fromkeys(("open", "todo", "to do", "not started", "new", "未开始", "待办", "待开始"), Status.OPEN),
    **dict.fromkeys(
        ("in_progress", "in progress", "doing", "started", "wip", "进行中", "已开始", "处理中"), Status.IN_PROGRESS
    ),
    **dict.fromkeys(("blocked", "on hold", "waiting", "阻塞", "受阻", "卡住", "已阻塞"), Status.BLOCKED),
    **dict.fromkeys(("done", "finished", "complete", "completed", "closed", "完成", "已完成"), Status.DONE),
}
_ANSWERS: Mapping[str, bool] = {
    **dict.fromkeys(("yes", "y", "true", "1", "x", "√", "✓", "✔", "是", "对"), True),
    **dict.fromkeys(("no", "n", "false", "0", "否", "不"), False),
}


def column_named(heading: str) -> str:
    """The column that goes by that heading, in English or Chinese; empty when it means nothing here."""
    wanted = folded(heading)
    return wanted if wanted in COLUMNS else _HEADINGS.get(wanted, "")


def _id(cell: str) -> str:
    if len(cell.split()) != 1 or len(cell) > 200:
        raise BadInput(N_("“{id}” cannot be an id. Write up to 200 characters without blanks."), id=cell[:40])
    return cell


def _stage(cell: str) -> Stage:
    found = stage_named(cell)
    if found is None:
        raise BadInput(
            N_("There is no stage “{stage}”. Write one of: {known}."), stage=cell[:40], known=stage_choices()
        )
    return found


def _due(cell: str) -> Due:
    plain = _plain(cell)
    shown = _DATE.fullmatch(plain)
    if shown is not None:
        try:
            return Due(day=date(int(shown[1]), int(shown[3]), int(shown[4])))
        except ValueError:
            raise BadInput(N_("No calendar has the day {text}. Write a date such as 2026-10-09."), text=cell) from None
    return Due.parse(plain)


def _duration(cell: str) -> int:
    whole = _DURATION.fullmatch(_plain(cell))
    if whole is None:
        raise BadInput(
            N_("“{text}” is not a number of working days. Write a whole number, 0 for a milestone."), text=cell[:40]
        )
    return rules.duration(int(whole[1]))


def _plain(cell: str) -> str:
    """The cell with full-width digits and signs as plain ones, which a Chinese keyboard makes."""
    return unicodedata.normalize("NFKC", cell).replace("\u2212", "-")


def _status(cell: str) -> Status:
    found = _STATUSES.get(folded(cell))
    if found is None:
        raise BadInput(
            N_("There is no status “{status}”. Write one of: {known}."), status=cell[:40], known=status_choices(Status)
        )
    return found


def _gate(cell: str) -> bool:
    found = _ANSWERS.get(folded(cell))
    if found is None:
        raise BadInput(N_("“{text}” is neither yes nor no."), text=cell[:40])
    return found


READERS: Mapping[str, Callable[[str], Any]] = {
    "id": _id,
    "title": lambda cell: rules.title(cell, rules.NO_TITLE),
    "stage": _stage,
    "role": str,
    "due": _due,
    "duration": _duration,
    "after": lambda cell: tuple(cell.split()),
    "member": rules.short_enough,
    "status": _status,
    "gate": _gate,
}
"""Column -> how a cell of it is read; what cannot be read is refused with a sentence."""
