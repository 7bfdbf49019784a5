"""What must hold for every filter: reading back what was written, no surprise from any text, the laws of logic, and
agreement with a matcher that shares no code with the program."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.usecases.filtering import FilterWrong, complete, item_filter, parse, test_of, written
from campaigntui.usecases.filtering.syntax import DATES, And, Compared, Field, Filter, Marked, Not, Op, Or, Text, Value
from campaigntui.wording.pinyin import can_sound, readings, sounds_like
from tests.usecases.filtering.campaign import CHEN, ZHAO, an_outlook

test_of.__test__ = False  # type: ignore[attr-defined]

OUTLOOK = an_outlook()
ITEMS = [item for items in OUTLOOK.items.values() for item in items]
TODAY, WINDOWS, HEALTH = OUTLOOK.today, OUTLOOK.schedule.windows, OUTLOOK.health.items

snippets = st.sampled_from(
    [
        *(
            "role",
            "due",
            "late",
            "in",
            "progress",
            "or",
            "and",
            "not",
            "非",
            "next",
            "fri",
            "11",
            "nov",
            "D-14",
            "none",
        ),
        *("(", ")", "！", "!", '"', "“", "\\", ":", "：", "<", "<=", "=", "@", ",", "、", "-", ".", "|", "&"),
        *("陈宇", "sj", " ", "\n", "\x00", "\u3000"),
    ]
)
anything = st.one_of(st.text(max_size=40), st.lists(snippets, max_size=12).map("".join))


@given(anything)
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(FilterWrong):
        again = parse(text)
        assert parse(written(again)) == again
        list(map(item_filter(text, OUTLOOK), ITEMS))
    complete(text, len(text) // 2, OUTLOOK)


@given(anything)
def test_a_refusal_points_into_the_text(text: str) -> None:
    try:
        item_filter(text, OUTLOOK)
    except FilterWrong as refused:
        assert 0 <= refused.at <= len(text)
        assert refused.at + refused.length <= len(text) + 1


values = anything.map(Value)
leaves = st.one_of(
    st.builds(Text, anything),
    st.builds(Marked, st.sampled_from(["late", "in_progress", "open", "unassigned", "conflict"])),
    st.builds(Compared, st.sampled_from(Field), st.just(Op.IS), st.lists(values, min_size=1, max_size=3).map(tuple)),
    st.builds(Compared, st.sampled_from(sorted(DATES)), st.sampled_from(Op), st.tuples(values)),
)


def joined(inner: st.SearchStrategy[Filter]) -> st.SearchStrategy[Filter]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(Not, inner), st.builds(And, several), st.builds(Or, several))


@given(st.recursive(leaves, joined, max_leaves=8))
def test_what_is_written_reads_as_the_same_filter(filter_: Filter) -> None:
    assert parse(written(filter_)) == filter_


# -- logic ------------------------------------------------------------------------------------------------------------
Naive = Callable[[Item], bool]


def day_of(item: Item) -> date | None:
    return WINDOWS[item.id].planned_finish if item.due is not None else None


def is_before(item: Item, offset: int) -> bool:
    day = day_of(item)
    return day is not None and day < date(2026, 11, 11) + timedelta(days=offset)


def has_slack(item: Item, most: int) -> bool:
    slack = WINDOWS[item.id].slack
    return slack is not None and slack <= most


def holds(item: Item, word: str) -> bool:
    return any(word in text.lower() for text in (item.title, item.key, item.deliverable))


stages = st.sets(st.sampled_from(STAGES), min_size=1)
atoms: st.SearchStrategy[tuple[str, Naive]] = st.one_of(
    stages.map(lambda s: ("stage:" + ",".join(sorted(s)), lambda i, s=frozenset(s): i.stage in s)),
    st.sampled_from(["designer", "promoter"]).map(lambda r: (f"role:{r}", lambda i, r=r: i.role == r)),
    st.sampled_from([("@陈", CHEN), ("@zhao", ZHAO)]).map(lambda p: (p[0], lambda i, p=p: i.member_id == p[1])),
    st.integers(-45, 10).map(lambda n: (f"due<D{n:+d}" if n else "due<D", lambda i, n=n: is_before(i, n))),
    st.integers(-9, 40).map(lambda n: (f"slack<={n}", lambda i, n=n: has_slack(i, n))),
    st.just(("late", lambda i: HEALTH[i.id].late)),
    st.just(("gate:yes", lambda i: i.gate)),
    st.sampled_from(["800", "oo", "k t", "é"]).map(lambda w: (f'"{w}"', lambda i, w=w: holds(i, w))),
)


def compound(inner: st.SearchStrategy[tuple[str, Naive]]) -> st.SearchStrategy[tuple[str, Naive]]:
    pairs = st.tuples(inner, inner)
    return st.one_of(
        inner.map(lambda a: (f"!({a[0]})", lambda i: not a[1](i))),
        pairs.map(lambda p: (f"({p[0][0]}) ({p[1][0]})", lambda i: p[0][1](i) and p[1][1](i))),
        pairs.map(lambda p: (f"({p[0][0]}) or ({p[1][0]})", lambda i: p[0][1](i) or p[1][1](i))),
    )


def keys(filter_: Filter | str) -> set[str]:
    wanted = test_of(parse(filter_) if isinstance(filter_, str) else filter_, OUTLOOK)
    return {item.key for item in ITEMS if wanted(item)}


@given(st.recursive(atoms, compound, max_leaves=6))
def test_filters_agree_with_a_naive_matcher(drawn: tuple[str, Naive]) -> None:
    text, naive = drawn
    assert keys(text) == {item.key for item in ITEMS if naive(item)}


@given(atoms, atoms, atoms)
def test_the_laws_of_logic(one: tuple[str, Naive], two: tuple[str, Naive], three: tuple[str, Naive]) -> None:
    a, b, c = one[0], two[0], three[0]
    assert keys(f"!({a} or {b})") == keys(f"!{a} !{b}")
    assert keys(f"!({a} {b})") == keys(f"!{a} or !{b}")
    assert keys(f"{a} or {b} {c}") == keys(f"{a} or ({b} {c})")
    assert keys(f"{a} ({b} or {c})") == keys(f"{a} {b} or {a} {c}")
    assert keys(f"not {a}") == {item.key for item in ITEMS} - keys(a)


# -- pinyin -----------------------------------------------------------------------------------------------------------
titles = st.text("设计图片重庆银行a1x", max_size=6)


def spellings(text: str) -> set[str]:
    """Everything that a whole text may be typed as: all initials, or all syllables."""
    initials, full = {""}, {""}
    for sign in text:
        initials = {begun + sound[0] for begun in initials for sound in readings(sign)}
        full = {begun + sound for begun in full for sound in readings(sign)}
    return initials | full


@given(titles, st.text("shejitupanchongqzihx1", min_size=2, max_size=8))
def test_sounds_agree_with_spelling_everything_out(title: str, letters: str) -> None:
    if not can_sound(letters):
        return
    parts = {title[a:b] for a in range(len(title)) for b in range(a + 1, len(title) + 1)}
    whole = any(letters in spellings(part) for part in parts)
    begun = any(one.startswith(letters) for part in parts for one in full_of(part))
    assert sounds_like(letters, set(title))(title) == (whole or begun)


def full_of(text: str) -> set[str]:
    full = {""}
    for sign in text:
        full = {begun + sound for begun in full for sound in readings(sign)}
    return full


@given(st.text("设计图片重庆银行", min_size=2, max_size=5), st.data())
def test_every_spelling_of_a_part_finds_the_title(title: str, data: st.DataObject) -> None:
    typed = data.draw(st.sampled_from(sorted(spellings(title))))
    assert sounds_like(typed, set(title) | {"无"})(f"无{title}无")


def test_stages_are_compared_by_name_only() -> None:
    assert keys(Compared(Field.STAGE, Op.IS, (Value(Stage.PAGES),))) == {"art"}
