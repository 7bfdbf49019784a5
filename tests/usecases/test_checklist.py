"""The checklist as both doors show it: sorted, cut into groups, narrowed and counted."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.cli.items import GROUPS
from campaigntui.domain.checklist import Item, Status, Step
from campaigntui.domain.ids import CampaignId, ItemId, RowId
from campaigntui.errors import BadInput
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.checklist.columns import (
    Column,
    SortKey,
    columns_of,
    in_order,
    readings_of,
    sort_keys_of,
    sort_text,
)
from campaigntui.usecases.checklist.grouping import Grouping, arranged, grouped, grouping_of, narrowed, tally
from campaigntui.usecases.demo import demo_plan
from tests.builders import a_plan, an_item
from tests.usecases.workbench import TODAY


@cache
def outlook() -> Outlook:
    return look(demo_plan("en", TODAY, HolidayLists(), first_id=1), TODAY)


def everything() -> list[Item]:
    return [item for stage in outlook().items.values() for item in stage]


@given(st.lists(st.builds(SortKey, st.sampled_from(Column), st.booleans()), max_size=3))
@settings(max_examples=40)
def test_a_sorted_list_is_the_same_list_in_order_with_the_empty_ones_last(keys: list[SortKey]) -> None:
    found = in_order(everything(), keys, outlook())
    assert sorted(item.id for item in found) == sorted(item.id for item in everything())
    if keys:
        read = readings_of(outlook())[keys[0].column]
        values = [read(item) for item in found]
        full = [value for value in values if value not in (None, "")]
        plain = [value.casefold() if isinstance(value, str) else value for value in full]
        assert plain == sorted(plain, reverse=keys[0].down)
        assert values[: len(full)] == full
    assert sort_keys_of(sort_text(keys)) == tuple(keys)


def test_the_second_key_decides_among_equals() -> None:
    found = in_order(everything(), sort_keys_of("stage,-title"), outlook())
    assert [item.stage.number for item in found] == sorted(item.stage.number for item in everything())
    first = [item.title for item in found if item.stage.number == 1]
    assert first == sorted(first, reverse=True)


def test_steps_are_sorted_by_how_much_is_done_and_a_status_by_how_far_it_is() -> None:
    steps = [Step(RowId(n), CampaignId(1), ItemId(1 + n // 10), "s", done=n in {*range(1, 10), 10}) for n in range(20)]
    plan = a_plan(an_item(1, status=Status.BLOCKED), an_item(2), an_item(3, status=Status.IN_PROGRESS)).put(*steps)
    found = look(plan, TODAY)

    def order(keys: str) -> list[int]:
        return [item.id for item in in_order(plan.item.values(), sort_keys_of(keys), found)]

    # 9/10 before 1/10, although it is the larger text; what has no steps comes last.
    assert order("steps") == [2, 1, 3]
    assert order("-steps") == [1, 2, 3]
    assert order("status") == [2, 3, 1]


def test_capitals_do_not_count_in_the_order_of_titles() -> None:
    plan = a_plan(an_item(1, title="ads"), an_item(2, title="Zebra"), an_item(3, title="Brief"))
    found = in_order(plan.item.values(), sort_keys_of("title"), look(plan, TODAY))
    assert [item.title for item in found] == ["ads", "Brief", "Zebra"]


@pytest.mark.parametrize("by", Grouping)
def test_groups_hold_every_item_once_and_keep_the_order_inside(by: Grouping) -> None:
    keys = sort_keys_of("-due")
    order = [item.id for item in in_order(everything(), keys, outlook())]
    groups = arranged(outlook(), keys, by)
    assert sorted(item.id for group in groups for item in group.items) == sorted(order)
    for group in groups:
        places = [order.index(item.id) for item in group.items]
        assert places == sorted(places)
    assert len({group.key for group in groups}) == len(groups)
    assert all(group.name for group in groups) or by is Grouping.NONE


def test_weeks_begin_on_monday_and_say_which_they_are() -> None:
    groups = arranged(outlook(), (), Grouping.WEEK)
    windows = outlook().schedule.windows
    for group in groups:
        monday = group.key
        assert isinstance(monday, date)
        if monday == date.max:
            continue
        assert monday.weekday() == 0
        for item in group.items:
            finish = windows[item.id].planned_finish
            assert finish is not None and monday <= finish <= monday + timedelta(days=6)
    named = {name.split(" · ")[1] for group in groups if " · " in (name := group.name)}
    assert "this week" in named


def test_a_filter_leaves_out_empty_groups_and_counts_what_is_left() -> None:
    whole = arranged(outlook(), (), Grouping.STAGE)
    left = narrowed(whole, lambda item: item.status is Status.DONE)
    assert left and len(left) < len(whole)
    counted = [tally(group.items, outlook()) for group in left]
    assert all(one.done == one.total and one.percent == 100 for one in counted)
    health = outlook().health
    total = tally(everything(), outlook())
    assert (total.total, total.late, total.blocked) == (len(everything()), health.late, health.blocked)
    assert total.done == sum(stage.done for stage in health.stages.values())
    assert tally((), outlook()).percent == 0


def test_what_is_not_there_is_refused_by_name() -> None:
    assert columns_of(" due,TITLE,due ") == (Column.DUE, Column.TITLE)
    with pytest.raises(BadInput, match="colour"):
        columns_of("due,colour")
    with pytest.raises(BadInput, match="colour"):
        sort_keys_of("-colour")
    with pytest.raises(BadInput, match="moon"):
        grouping_of("moon")
    assert tuple(Grouping) == GROUPS
    assert grouped((), Grouping.NONE, outlook()) == ()
