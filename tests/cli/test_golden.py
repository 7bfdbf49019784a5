"""What people see, word for word, in both languages.

`UPDATE_GOLDEN=1 pytest tests/cli/test_golden.py` writes the files anew; read their difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Run

FOLDER = Path(__file__).with_name("golden")

CASES = {
    "help": "--help",
    "help-due": "due --help",
    "help-edit": "edit --help",
    "help-import": "import --help",
    "help-step": "step --help",
    "list": "list",
    "show": "show",
    "items": "items",
    "items-late": "items late",
    "help-items": "items --help",
    "items-by-role": "items !done --group role",
    "items-sorted": "items --sort slack,-due --columns id,title,stage,role,member,slack,due,gate,duration",
    "items-by-week": "items --view gates --group week --columns id,title,due,d_day,in_days,tags",
    "views": "views",
    "items-by-due": "items --group due --columns id,state,steps,started --filter due<D",
    "items-wrong-filter": "items late (role:desinger or blocked)",
    "items-wrong-column": "items --sort due,colour",
    "item": "item pages",
    "due": "due",
    "due-by-designer": "due --by 2026-10-22 --role designer",
    "stages": "stages",
    "gates": "gates",
    "gate": "gate plan",
    "help-gate": "gate --help",
    "help-log": "log --help",
    "roles": "roles",
    "role": "role designer",
    "roles-by-stage": "roles --stages",
    "help-role": "role --help",
    "handoffs": "handoffs",
    "help-review": "review --help",
    "members": "members",
    "schedule": "schedule",
    "schedule-critical": "schedule --critical",
    "help-what-if": "what-if --help",
    "what-if": "what-if pages+30 ads+2 --away Li 10/12..10/14 --d-day -1",
    "help-conflict": "conflict --help",
    "conflicts": "conflicts --ways",
    "help-timeline": "timeline --help",
    "timeline-compact": "timeline --format compact --items",
    "help-goals": "goals --help",
    "help-goals-set": "goals set --help",
    "no-goals": "goals",
    "help-load": "load --help",
    "load": "load --item-hours 6 --from 2026-10-12 --weeks 3",
    "load-by-role": "load --by role --item-hours 6 --suggest",
    "load-without-trouble": "load --weeks 1 --planned",
    "holes": "holes",
    "calendar": "calendar --country cn --year 2026",
    "export-csv": "export csv",
    "done": "done pages ads",
    "no-item": "done nothing",
    "several-items": "done p --campaign sm",
    "help-move": "move --help",
    "move-moment": "move D-day +2d --dry-run",
    "move-contradicting": "move pages +12 --follow keep --dry-run",
    "move-along": "move pages +12 --follow buffer --dry-run",
    "move-refused": "move D-day -1d",
    "help-copy": "copy --help",
    "copy": "copy Small --name Again --date 2026-10-20 --dry-run",
    "no-command": "dnoe",
    "no-option": "due --nothing",
}


MEASURED = {
    "goals": "goals",
    "show-with-goals": "show",
    "role-with-goals": "role warehouse",
    "goals-wrong-number": "goals set gmv=1,5",
}
"""The same of a Double 11 with a few numbers."""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", CASES)
def test_the_words_are_these(name: str, language: str, small: Run) -> None:
    compare(name, language, small("--lang", language, *CASES[name].split()))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_words_of_key_results_are_these(language: str, double11: Run) -> None:
    for line in (
        "edit gmv --baseline 120万",
        "edit parcel --baseline 8",
        "set gmv=168万 parcel=7.4 reply=60% dwell=40",
    ):
        assert double11("goals", *line.split()).code == 0
    for name, words in MEASURED.items():
        compare(name, language, double11("--lang", language, *words.split()))


def compare(name: str, language: str, answer: Answer) -> None:
    shown = f"{answer.out}-- exit code {answer.code}, stderr:\n{answer.err}"
    file = FOLDER / f"{name}.{language}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        FOLDER.mkdir(exist_ok=True)
        file.write_bytes(shown.encode())
    assert shown == file.read_bytes().decode()
