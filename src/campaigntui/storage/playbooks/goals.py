"""Key results of a playbook file: numbers that roles answer for, and the items that bring them about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from campaigntui.domain.goals import Direction
from campaigntui.domain.playbook import Playbook, PlaybookKeyResult
from campaigntui.errors import N_
from campaigntui.storage.playbooks.problems import Problems
from campaigntui.storage.playbooks.tables import BAD_NAME, KEY, NO_ITEM, Table

USUAL_WEIGHT = 10
"""What a key result counts for when the file does not say."""
HEAVIEST = 100


def read_key_results(top: Table) -> tuple[PlaybookKeyResult, ...]:
    """The key results that the file gives."""
    return tuple(_key_result(key, table) for key, table in top.named_tables("key_results"))


def taken_over(
    base: Iterable[PlaybookKeyResult],
    names: Mapping[str, str],
    dropped: Collection[str],
    own: Iterable[PlaybookKeyResult],
) -> tuple[PlaybookKeyResult, ...]:
    """Those of the base that an item here still brings about, under the names that items have here (old to new), the
    file's own in place of those of the same name and after them.
    """
    taken = []
    for one in base:
        items = tuple(names[key] for key in one.items if key in names)
        if one.key not in dropped and (items or not one.items):
            taken.append(replace(one, items=items))
    return tuple({one.key: one for one in (*taken, *own)}.values())


def check_key_results(playbook: Playbook, problems: Problems) -> None:
    """Note items that there are not, and those that stand twice."""
    items = [item.key for item in playbook.items]
    for one in playbook.key_results:
        place = f"key_results.{one.key}"
        for n, key in enumerate(one.items):
            if key not in items:
                problems.unknown(place, "items", NO_ITEM, key, items)
            elif key in one.items[:n]:
                problems.note(place, "items", N_("“{item}” stands twice in this list. Keep one of them."), item=key)


def _key_result(key: str, table: Table) -> PlaybookKeyResult:
    table.only(
        *("title", "role", "metric", "unit", "direction", "hold", "growth", "target", "weight", "items"),
    )
    if not KEY.fullmatch(key):
        table.wrong("", BAD_NAME[KEY], name=key)
    direction, hold = table.choice("direction", Direction, Direction.UP), table.flag("hold")
    growth, target = table.number_if_any("growth"), table.number_if_any("target")
    if growth is not None and target is not None:
        table.wrong("growth", N_("“target” says what is to be reached; take “growth” out, or the target."))
    elif growth is not None and not hold and (growth <= 0 if direction is Direction.UP else not -1 <= growth < 0):
        table.wrong(
            "growth",
            N_("{growth} leads the other way than “direction”. Write 0.2 for a fifth more, -0.2 for a fifth less."),
            growth=growth,
        )
    return PlaybookKeyResult(
        key=key,
        title=table.text("title"),
        role=table.word("role", example="store_manager"),
        metric=table.word("metric", ""),
        unit=table.word("unit", ""),
        direction=direction,
        hold=hold,
        growth=growth,
        target=target,
        weight=table.whole("weight", USUAL_WEIGHT, 1, HEAVIEST),
        items=table.words("items"),
    )
