"""Moving the end of items: they begin when they did, and what waits for them goes along when asked to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.engine import schedule
from campaigntui.usecases.commands.dates import Follow
from campaigntui.usecases.commands.extents import ExtendItems
from campaigntui.usecases.deciding.decide import decide
from tests.builders import TODAY, a_plan, an_item
from tests.usecases.test_moving import at

ONE, TWO = ItemId(1), ItemId(2)


def a_pair() -> Plan:
    """Monday to Wednesday, then Thursday and Friday."""
    first = an_item(1, "2026-10-21", duration=3)
    return a_plan(first, an_item(2, "2026-10-23", duration=2), links=[(1, 2, 0)], calendar="cn")


def window(plan: Plan, item_id: ItemId) -> tuple[date | None, date | None]:
    return schedule(plan, TODAY).windows[item_id][:2]


@given(st.integers(-20, 20))
@settings(max_examples=40)
def test_an_item_begins_when_it_did_and_never_gets_shorter_than_a_day(days: int) -> None:
    plan = a_pair()
    after = decide(plan, ExtendItems((ONE,), days), at(TODAY))
    assert window(after, ONE)[0] == window(plan, ONE)[0] == date(2026, 10, 19)
    assert after.item[ONE].duration == max(3 + days, 1)
    assert after.item[TWO] == plan.item[TWO]


@pytest.mark.parametrize(("days", "duration"), [(-2, 0), (0, 0), (2, 3)])
def test_a_milestone_counts_as_a_day(days: int, duration: int) -> None:
    plan = a_plan(an_item(1, "2026-10-21", duration=0), calendar="cn")
    after = decide(plan, ExtendItems((ONE,), days), at(TODAY))
    assert (after.item[ONE].duration, window(after, ONE)[0]) == (duration, date(2026, 10, 21))


@pytest.mark.parametrize(
    ("follow", "second"), [(Follow.KEEP, "2026-10-23"), (Follow.BUFFER, "2026-10-27"), (Follow.ALL, "2026-10-27")]
)
def test_what_waits_goes_along_when_asked_to(follow: Follow, second: str) -> None:
    after = decide(a_pair(), ExtendItems((ONE,), 2, follow), at(TODAY))
    assert window(after, ONE)[1] == date(2026, 10, 23)
    assert window(after, TWO)[1] == date.fromisoformat(second)


def test_a_rule_keeps_its_anchor() -> None:
    plan = a_plan(an_item(1, "D-20", duration=2), calendar="cn")
    after = decide(plan, ExtendItems((ONE,), 1), at(TODAY))
    assert after.item[ONE].due == Due.parse("D-19")
