"""Freezes, closed days and meetings above the bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from campaigntui.domain.campaign import CalendarDay, DayKind, Freeze, Ritual
from campaigntui.domain.due import Due
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Row
from campaigntui.scene.occasions import Band, Frost, Why, bands, has_bands, has_meetings, meetings
from campaigntui.scene.scale import SCALES, Scale, TimeScale
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from tests.builders import D_DAY, TODAY, a_plan, an_item, finished
from tests.scheduling import plans

FIRST = D_DAY - timedelta(days=10)


def with_rows(*rows: Row) -> Outlook:
    item = an_item(1, "D-5", tags=("price",))
    return look(
        a_plan(item, an_item(2, "D-4"), finished(an_item(3, "D-20", tags=("price",)), TODAY), calendar="cn").put(*rows),
        TODAY,
    )


def freeze(number: int, opens: str, closes: str, name: str, tags: tuple[str, ...] = ()) -> Freeze:
    return Freeze(RowId(700 + number), plans.HERE, f"f{number}", Due.parse(opens), Due.parse(closes), tags, name)


def shut(day: date, name: str = "Stocktaking") -> CalendarDay:
    return CalendarDay(RowId(800 + day.day), plans.HERE, day, DayKind.OFF, name, own=True)


def drawn(found: Sequence[Band], width: int) -> str:
    line = [" "] * width
    for band in found:
        line[band.start : band.end] = ("~" if band.why is Why.FREEZE else "=") * (band.end - band.start)
    return "".join(line)


def test_a_plan_without_them_has_no_bands() -> None:
    outlook = with_rows()
    assert not has_bands(outlook)
    assert bands(Scale(FIRST, 20), outlook) == ()
    assert not has_meetings(Scale(FIRST, 60, SCALES[TimeScale.WEEK]), outlook)


def test_freezes_and_closed_days_are_bands_with_names_that_fit() -> None:
    outlook = with_rows(
        freeze(1, "D-8", "D-3", "Price lock"), shut(D_DAY - timedelta(days=2)), shut(D_DAY - timedelta(days=1))
    )
    assert has_bands(outlook)
    found = bands(Scale(FIRST, 14), outlook)
    assert drawn(found, 14) == "  ~~~~~~==    "
    assert [band.text for band in found] == ["Price", ""]
    assert found[0].names == ("Price lock", "Price")
    wide = bands(Scale(FIRST, 70, SCALES[TimeScale.DAY]), outlook)
    assert [band.text for band in wide] == ["Price lock", "Stocktaking"]


def test_the_later_freeze_lies_over_the_earlier() -> None:
    outlook = with_rows(freeze(1, "D-9", "D", "First"), freeze(2, "D-6", "D-4", "Second"))
    found = bands(Scale(FIRST, 12), outlook)
    assert [(band.start, band.end) for band in found] == [(1, 4), (4, 7), (7, 11)]


def test_a_freeze_holds_the_items_that_carry_its_tag() -> None:
    outlook = with_rows(freeze(1, "D-8", "D-3", "Prices", ("price",)), freeze(2, "D-1", "D", "All"))
    frost = Frost.of(Scale(FIRST, 14), outlook)
    first, second, done = (outlook.plan.item[i] for i in sorted(outlook.plan.item))
    assert frost.over(first) == [(2, 8), (9, 11)]
    assert frost.over(second) == [(9, 11)]
    assert frost.over(done) == []


def test_meetings_are_ticks_at_their_hour() -> None:
    daily = Ritual(
        RowId(900),
        plans.HERE,
        "standup",
        "Stand-up",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        time(9),
        15,
        opens=Due.parse("D-20"),
        closes=Due.parse("D"),
    )
    outlook = with_rows(daily)
    monday = D_DAY - timedelta(days=9)
    week = Scale(monday, 27, SCALES[TimeScale.WEEK])
    assert has_meetings(week, outlook)
    assert not has_meetings(Scale(monday, 27), outlook)
    assert [tick.column for tick in meetings(week, outlook)] == [0, 3, 6, 9, 12, 21, 24]
    hours = meetings(Scale(monday, 48, SCALES[TimeScale.HOUR]), outlook)
    assert [(tick.column, tick.text) for tick in hours] == [(9, "09:00 Stand-up"), (33, "09:00 Stand-up")]


def test_meetings_that_share_a_column_are_counted() -> None:
    rules = [
        Ritual(
            RowId(900 + n),
            plans.HERE,
            f"r{n}",
            f"Meeting {n}",
            "FREQ=DAILY",
            time(9 + n),
            opens=Due.parse("D-20"),
            closes=Due.parse("D"),
        )
        for n in range(2)
    ]
    found = meetings(Scale(D_DAY - timedelta(days=9), 9, SCALES[TimeScale.WEEK]), with_rows(*rules))
    assert {tick.number for tick in found} == {2}
    assert all(len(tick.text) <= 2 or tick is found[-1] for tick in found)
