"""The timeline as text: what it says, how wide it is, and that it survives being pasted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from campaigntui import wording
from campaigntui.domain.due import Due
from campaigntui.domain.stage import Stage
from campaigntui.errors import BadInput
from campaigntui.exchange.timelinetext import LEAST_WIDTH, timeline_text
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.demo import demo_plan
from tests.builders import an_item, an_outlook, finished, started

HOSTILE = [
    "[/]",
    "[@click=app.quit]x",
    "\x1b]52;c;aGk=\x07",
    "a\u202eb",
    "家" * 5_000,
    "👩\u200d💻" * 40,
    "x\u200d",
    "⚠\ufe0f 注意",
]


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    wording.use(request.param)
    yield request.param
    wording.use("en")


@pytest.fixture(scope="module")
def demos() -> dict[str, Outlook]:
    return {code: look(demo_plan(code, date(2026, 10, 9), HolidayLists()), date(2026, 10, 9)) for code in ("en", "zh")}


def small() -> Outlook:
    return an_outlook(
        finished(an_item(1, "D-33", "Agree the price table", duration=2, gate=True), date(2026, 10, 9)),
        an_item(2, "D-32", "Book the live host", duration=3, gate=True),
        started(an_item(3, "D-24", "Shoot the hero products", Stage.PAGES, duration=9), date(2026, 10, 10)),
        an_item(4, "D", "Open the sale", Stage.TRAFFIC, duration=0),
        gates={Stage.PLAN: Due.parse("D-29")},
        anchors={"warmup_start": date(2026, 10, 21), "end": date(2026, 11, 14)},
        phases=[("warmup", "warmup_start", "peak_day"), ("peak", "peak_day", "end")],
        calendar="cn",
    )


def test_a_small_plan_in_full() -> None:
    assert timeline_text(small(), 84, first=date(2026, 10, 5), last=date(2026, 11, 15)) == GOLDEN


def test_a_baseline_shows_where_no_bar_covers_it() -> None:
    outlook = small()
    item = outlook.plan.item_named("item-3")
    ghost = {item.id: (date(2026, 10, 26), date(2026, 10, 28))}
    drawn = timeline_text(outlook, 84, first=date(2026, 10, 5), last=date(2026, 11, 15), ghost=ghost)
    row = next(line for line in drawn.splitlines() if "Shoot the hero" in line)
    plain = next(line for line in GOLDEN.splitlines() if "Shoot the hero" in line)
    assert row == f'{plain[:63]}"""{plain[66:]}'
    assert '" baseline' in drawn


GOLDEN = """\
Golden | Mon 12 Oct 2026 | D-30
                                          -Oct-today-----------------+Nov----D-day--
                                          5  8   12 15  19 22  26 29  2  5   9 11
Days off                                  :::  w.     ..     ..     ..     ..     ..
Phases                                                    |------Warm-up-------Peak
Anchors                                                   ^Warm-up             ^  ^
1 Strategy                             0%|       |                             |
2 Campaign plan                    !1 50%|--------X!                           |
  + Agree the price table             DES|    =  |                             |
* ! Book the live host                DES|   ___~!!!                           |
3 Traffic                              0%|       |                             -
  o Open the sale                     DES|       |                             M
4 Pages                                0%|------------                         |
  > Shoot the hero products           DES|_____>>>####!!!!!                    |
5 Service training                     0%|       |                             |
6 Stocking                             0%|       |                             |
7 Review                               0%|       |                             |

Chart:  = done  > in progress  # to do  ! late  ~ held up  _ planned, not used
  M milestone  X gate breaks  - stage  . weekend  : holiday  w make-up workday
Items:  + done  x blocked  ? to review  ! late  > in progress  o ready  . waiting
  * critical
"""


@pytest.mark.parametrize("width", [40, 41, 60, 79, 80, 100, 120, 161, 250])
def test_no_line_is_wider_than_asked(demos: dict[str, Outlook], language: str, width: int) -> None:
    lines = timeline_text(demos[language], width).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert len([line for line in lines if line[3:4] == " " and "|" in line]) > 100


def test_every_row_begins_its_chart_in_the_same_column(demos: dict[str, Outlook], language: str) -> None:
    rows = [line for line in timeline_text(demos[language], 120).splitlines()[6:] if "|" in line]
    assert len(rows) == 136
    assert len({cell_len(line[: line.index("|")]) for line in rows}) == 1


def test_bars_are_plain_ascii(demos: dict[str, Outlook], language: str) -> None:
    for line in timeline_text(demos[language], 120).splitlines()[6:142]:
        assert line[line.index("|") :].isascii()


@given(st.sampled_from(HOSTILE), st.integers(LEAST_WIDTH, 130))
def test_hostile_titles_shift_nothing(title: str, width: int) -> None:
    text = timeline_text(an_outlook(an_item(1, title=title), an_item(2, title="plain")), width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(text)
    rows = [line for line in text.splitlines() if "|#" in line]
    assert len(rows) == 2
    assert len({cell_len(line[: line.index("|#")]) for line in rows}) == 1


def test_the_legend_explains_only_what_is_there() -> None:
    text = timeline_text(an_outlook(an_item(1)), 100)
    assert "# to do" in text
    assert "x blocked" in text
    assert not any(word in text for word in ("weekend", "milestone", "gate breaks"))


def test_stages_without_their_items() -> None:
    lines = timeline_text(small(), 80, items=False).splitlines()
    assert [line[0] for line in lines if line[:1].isdigit()] == list("1234567")
    assert not any("Book the live host" in line or line.startswith("Items:") for line in lines)


def test_the_items_of_one_stage() -> None:
    text = timeline_text(small(), 80, stages={Stage.PAGES})
    assert "Shoot the hero products" in text
    assert "Book the live host" not in text


def test_a_year_of_work_still_fits() -> None:
    outlook = an_outlook(an_item(1, "2026-01-05"), an_item(2, "D"))
    text = timeline_text(outlook, 60)
    assert max(map(cell_len, text.splitlines())) <= 60
    assert "D-day" in text


def test_the_period_that_was_asked_for() -> None:
    text = timeline_text(small(), 100, first=date(2026, 11, 1), last=date(2026, 11, 30))
    months, days = text.splitlines()[1:3]
    assert "Nov" in months
    assert "Oct" not in months
    assert days.split()[0] == "2"
    book = next(line for line in text.splitlines() if "Book the live host" in line)
    assert book.rstrip("| ").endswith("<")


@pytest.mark.parametrize(
    ("refusal", "asked"),
    [
        ("A timeline needs at least 40 columns; 39 are too few.", {"width": 39}),
        (
            "The timeline would end on 2026-11-01, before it begins on 2026-11-02.",
            {"width": 80, "first": date(2026, 11, 2), "last": date(2026, 11, 1)},
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(refusal: str, asked: dict[str, int]) -> None:
    with pytest.raises(BadInput) as caught:
        timeline_text(small(), **asked)  # type: ignore[arg-type]
    assert str(caught.value) == refusal


def test_today_and_d_day_are_named_over_their_lines() -> None:
    lines = timeline_text(an_outlook(an_item(1, "D-40"), an_item(2, "D-2")), 120).splitlines()
    row = next(line for line in lines if line.startswith("3 "))
    chart = row.index("|") + 1
    uprights = [chart + n for n, glyph in enumerate(row[chart:]) if glyph == "|"]
    for word, column in zip(("today", "D-day"), uprights, strict=True):
        start = lines[1].index(word)
        assert start <= column < start + len(word)
