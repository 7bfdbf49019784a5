"""The timeline as a picture: sound XML, nothing from elsewhere, no word over another, and bars where the dates are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui import wording
from campaigntui.domain.due import Due
from campaigntui.domain.stage import Stage
from campaigntui.errors import BadInput
from campaigntui.exchange.svgframe import Inks
from campaigntui.exchange.svgpaper import FAMILIES, breadth, cut
from campaigntui.exchange.timelinesvg import timeline_svg
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.themefiles import shelf
from campaigntui.usecases.demo import demo_plan
from tests.builders import an_item, an_outlook, finished, started

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 10, 9)
THEMES = shelf().themes
HOSTILE = [
    "</text><script>alert(1)</script>",
    "\"'><&amp; ]]> <!-- --",
    "\x1b]52;c;aGk=\x07\x00\x0b",
    "a\u202eb\u2028c",
    "\ufffe\uffff\ud800",
    "家" * 5_000,
    "W" * 5_000,
    "👩\u200d💻" * 40,
    "x\u200d",
]


def inks(name: str = "daylight") -> Inks:
    theme = THEMES[name]
    return Inks({**theme.colours, **theme.timeline}, theme.stages)


@pytest.fixture(params=["en", "zh"])
def demo(request: pytest.FixtureRequest) -> Iterator[Outlook]:
    wording.use(request.param)
    yield look(demo_plan(request.param, TODAY, HolidayLists()), TODAY)
    wording.use("en")


def small(title: str = "Agree the price table") -> Outlook:
    return an_outlook(
        finished(an_item(1, "D-33", title, duration=2, gate=True), date(2026, 10, 9)),
        an_item(2, "D-32", "Book the live host", duration=3, gate=True),
        started(an_item(3, "D-24", "Shoot the hero products", Stage.PAGES, duration=9), date(2026, 10, 10)),
        an_item(4, "D", "Open the sale", Stage.TRAFFIC, duration=0),
        gates={Stage.PLAN: Due.parse("D-29")},
        anchors={"warmup_start": date(2026, 10, 21), "end": date(2026, 11, 14)},
        phases=[("warmup", "warmup_start", "peak_day"), ("peak", "peak_day", "end")],
        calendar="cn",
    )


def texts(drawn: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(drawn).iter(f"{SVG}text"))


def reach(text: ElementTree.Element) -> tuple[float, float]:
    """From where to where the text may go."""
    x, size = float(text.attrib["x"]), float(text.attrib["font-size"])
    width = breadth(text.text or "", size, "font-weight" in text.attrib)
    left = {"end": x - width, "middle": x - width / 2}.get(text.attrib.get("text-anchor", ""), x)
    return left, left + width


@pytest.mark.parametrize("width", [640, 1280, 2400])
@pytest.mark.parametrize("items", [True, False])
def test_no_word_lies_over_another_or_leaves_the_page(width: int, items: bool, demo: Outlook) -> None:
    drawn = timeline_svg(demo, inks(), width, items=items)
    lines: dict[float, list[tuple[float, float]]] = defaultdict(list)
    page = ElementTree.fromstring(drawn)
    for text in page.iter(f"{SVG}text"):
        lines[float(text.attrib["y"])].append(reach(text))
    for reached in lines.values():
        reached.sort()
        assert reached[0][0] >= 0
        assert reached[-1][1] <= width
        assert all(before[1] <= after[0] + 1 for before, after in pairwise(reached))
    assert max(lines) < float(page.attrib["height"])


def test_it_says_what_the_plan_says(demo: Outlook) -> None:
    said = [text.text or "" for text in texts(timeline_svg(demo, inks()))]
    for items in demo.items.values():
        for item in items:
            assert any(text.rstrip("…") and item.title.startswith(text.rstrip("…")) for text in said), item.title
    assert any(text.endswith("20:00") for text in said)
    assert demo.plan.head.name in said
    alone = [text.text or "" for text in texts(timeline_svg(demo, inks(), items=False))]
    assert len(alone) < 95
    assert not any(item.title in alone for items in demo.items.values() for item in items)


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_it_has_the_colours_of_the_theme_and_fetches_nothing(theme: str, demo: Outlook) -> None:
    drawn = timeline_svg(demo, inks(theme))
    chosen = THEMES[theme]
    known = {*chosen.colours.values(), *chosen.timeline.values(), *chosen.stages.values()}
    assert set(re.findall(r'"(#\w+)"', drawn)) <= known
    assert not re.search(r"<script|<style|<image|href|@import|javascript|font-face", drawn)
    assert set(re.findall(r"url\(([^)]*)\)", drawn)) == {"#labels"}
    assert re.findall(r"https?://[^\"]*", drawn) == ["http://www.w3.org/2000/svg"]
    assert {"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC"} <= set(re.findall("'(.*?)'", FAMILIES))


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_words_stay_words(title: str) -> None:
    for outlook in (small(title), look(_named(small(), title), TODAY)):
        drawn = timeline_svg(outlook, inks(), 640)
        page = ElementTree.fromstring(drawn)
        assert page.find(f".//{SVG}script") is None
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2066-\u2069\ud800-\udfff\ufffe\uffff]", drawn
        )
        drawn.encode()
        assert all(reach(text)[1] <= 640 for text in page.iter(f"{SVG}text"))


def _named(outlook: Outlook, name: str):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    plan = outlook.plan
    anchors = [replace(anchor, name=name) for anchor in plan.anchor.values()]
    phases = [replace(phase, name=name) for phase in plan.phase.values()]
    return plan.put(replace(plan.head, name=name, shop=name), *anchors, *phases)


def test_bars_lie_where_the_dates_are() -> None:
    outlook = small()
    drawn = ElementTree.fromstring(timeline_svg(outlook, inks(), first=date(2026, 10, 5), last=date(2026, 11, 15)))
    ink = inks()
    lines = {line.attrib["stroke"]: float(line.attrib["x1"]) for line in drawn.iter(f"{SVG}line")}
    day = (lines[ink("dday")] - lines[ink("today")]) / (date(2026, 11, 11) - outlook.today).days
    start = lines[ink("today")] - day / 2 - (outlook.today - date(2026, 10, 5)).days * day

    def at(rect: ElementTree.Element) -> tuple[date, date]:
        x, size = float(rect.attrib["x"]), float(rect.attrib["width"])
        first = date.fromordinal(date(2026, 10, 5).toordinal() + round((x - start) / day))
        return first, date.fromordinal(first.toordinal() + round(size / day) - 1)

    row = next(g for g in drawn.iter(f"{SVG}g") if (g.findtext(f"{SVG}title") or "").startswith("Book the live host"))
    window = outlook.schedule.windows[outlook.plan.item_named("item-2").id]
    tails = [rect for rect in row.iter(f"{SVG}rect") if rect.get("fill") == ink("late")]
    assert [at(tail) for tail in tails] == [(window.forecast_start, window.forecast_finish)]
    weekends = [rect for rect in drawn.iter(f"{SVG}rect") if rect.get("fill") == ink("weekend")]
    assert (date(2026, 10, 17), date(2026, 10, 18)) in [at(rect) for rect in weekends if "stroke" not in rect.attrib]
    make_up = [rect for rect in drawn.iter(f"{SVG}rect") if rect.get("fill") == ink("makeup")]
    assert at(make_up[0]) == (date(2026, 10, 10), date(2026, 10, 10))


def test_a_baseline_lies_below_the_bar_and_is_explained() -> None:
    outlook = small()
    item = outlook.plan.item_named("item-3")
    drawn = timeline_svg(outlook, inks(), ghost={item.id: (date(2026, 10, 20), date(2026, 10, 22))})
    page = ElementTree.fromstring(drawn)
    row = next(g for g in page.iter(f"{SVG}g") if (g.findtext(f"{SVG}title") or "").startswith(item.title))
    (ghost,) = [
        rect for rect in row.iter(f"{SVG}rect") if rect.get("fill") == inks()("muted") and rect.get("rx") == "1"
    ]
    bars = [rect for rect in row.iter(f"{SVG}rect") if rect.get("fill") == inks().stage(Stage.PAGES)]
    assert all(float(ghost.attrib["y"]) >= float(bar.attrib["y"]) + float(bar.attrib["height"]) for bar in bars)
    assert "baseline" in [text.text for text in page.iter(f"{SVG}text")]


def test_freezes_stand_in_a_strip_of_their_own(demo: Outlook) -> None:
    names = [freeze.name for freeze in demo.plan.freeze.values()]
    said = [text.text or "" for text in texts(timeline_svg(demo, inks(), items=False))]
    assert names
    assert [name for name in names if name in said]


def test_one_phase_holds_d_day() -> None:
    # The warm-up ends on D-day and the peak begins on it.
    page = ElementTree.fromstring(timeline_svg(small(), inks()))
    loud = [rect for rect in page.iter(f"{SVG}rect") if rect.get("fill") == inks()("dday")]
    assert len(loud) == 1


def test_the_legend_explains_what_was_drawn_and_nothing_else() -> None:
    said = [text.text for text in texts(timeline_svg(small(), inks()))]
    assert {"done", "late", "gate breaks", "milestone", "in progress", "critical"} <= set(said)
    assert not {"blocked", "baseline", "to review", "waiting", "gate"} & set(said)
    alone = [text.text for text in texts(timeline_svg(small(), inks(), items=False))]
    assert "critical" not in alone


def test_what_cannot_be_drawn_is_refused_with_a_sentence() -> None:
    for width in (100, 9_000):
        with pytest.raises(BadInput, match="pixels wide"):
            timeline_svg(small(), inks(), width)
    with pytest.raises(BadInput, match="before it begins"):
        timeline_svg(small(), inks(), first=date(2026, 11, 1), last=date(2026, 10, 1))
    with pytest.raises(BadInput, match="too long"):
        timeline_svg(small(), inks(), first=date(1900, 1, 1))


def test_a_window_far_from_the_plan_is_an_empty_picture() -> None:
    drawn = ElementTree.fromstring(timeline_svg(small(), inks(), first=date(2030, 1, 1), last=date(2030, 1, 1)))
    assert not any(line.get("stroke") in (inks()("today"), inks()("dday")) for line in drawn.iter(f"{SVG}line"))
    assert any("Jan" in (text.text or "") for text in drawn.iter(f"{SVG}text"))


@given(st.text(max_size=60), st.floats(0, 400), st.booleans())
def test_a_cut_text_never_exceeds_its_room(words: str, room: float, bold: bool) -> None:
    shown = cut(words, room, 12, bold)
    assert breadth(shown, 12, bold) <= room
