"""Made-up rows: a small family that every other row can belong to, and any row of any table with any text in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from campaigntui.domain.campaign import Anchor, Campaign
from campaigntui.domain.checklist import Item
from campaigntui.domain.due import D_DAY, Due, Unit
from campaigntui.domain.ids import AnchorId, CampaignId, ItemId, MemberId
from campaigntui.domain.journal import Change, Entry
from campaigntui.domain.people import Member
from campaigntui.domain.plan import TABLE_OF, Row
from campaigntui.domain.stage import Stage
from campaigntui.storage.planfile import PlanFile

CAMPAIGN = CampaignId(1)
MEMBER = MemberId(3)
ITEMS = (ItemId(4), ItemId(5), ItemId(6))

FAMILY: tuple[Row, ...] = (
    Campaign(
        id=CAMPAIGN,
        name="双十一 2026",
        shop="Lanyi",
        playbook="double11",
        profile="classic",
        timezone="Asia/Shanghai",
        calendar="cn",
        calendar_from=2026,
        calendar_to=2027,
        language="zh",
        created=date(2026, 9, 1),
        version=1,
    ),
    Anchor(id=AnchorId(2), campaign_id=CAMPAIGN, key=D_DAY, day=date(2026, 11, 11), version=1),
    Member(id=MEMBER, campaign_id=CAMPAIGN, name="陈宇", roles=("designer",), version=1),
    *(
        Item(id=number, campaign_id=CAMPAIGN, key=f"k{number}", stage=Stage.PLAN, title=f"Item {number}", version=1)
        for number in ITEMS
    ),
)

HOSTILE = (
    "[/]",
    "[@click=app.quit]x",
    "\x1b]52;c;eA==\x07",
    "\x1b[2J\x9b31m",
    "a\u202eb\u2066c\u2069",
    "one\ntwo\r\nthree\ttabs",
    "nul\0 in the middle",
    "'); DROP TABLE item; --",
    "大促" * 5_000,
    "\u3000full width\u00a0blanks ",
    "👩‍💻 ☎️ e\u0301",
)
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
ANCHOR_KEYS = st.from_regex(r"[a-z][a-z0-9_]{1,12}", fullmatch=True)
DUES = st.one_of(
    st.builds(lambda day: Due(day=day), st.dates()),
    st.builds(Due, ANCHOR_KEYS, st.integers(1, 9999) | st.integers(-9999, -1), st.sampled_from(Unit)),
    st.builds(Due, ANCHOR_KEYS),
)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: NUMBERS,
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    time: st.times(),
    Due: DUES,
}


def rows(kind: type[Any], row_id: int) -> st.SearchStrategy[Any]:
    """Any row of one type with that number, among the family."""
    hints = get_type_hints(kind)
    fixed: dict[str, st.SearchStrategy[Any]] = {
        "id": st.just(row_id),
        "campaign_id": st.just(CAMPAIGN),
        "item_id": st.sampled_from(ITEMS),
        "member_id": st.sampled_from((None, MEMBER)),
        "before": st.just(ITEMS[0]),
        "after": st.just(ITEMS[2]),
        "duration": st.integers(0, 400),
    }
    return st.builds(
        kind, **{f.name: fixed[f.name] if f.name in fixed else _values(hints[f.name]) for f in fields(kind)}
    )


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*(st.none() if part is NoneType else _values(part) for part in get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=4).map(tuple)
    if hasattr(hint, "__supertype__"):
        return _values(hint.__supertype__)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return _SIMPLE[hint]


def added(rows: Sequence[Row]) -> list[Change]:
    """The changes that bring rows."""
    return [Change(TABLE_OF[type(row)], row.id, None, row) for row in rows]


def write(file: PlanFile, *changes: Change, kind: str = "Test") -> Entry:
    """Record changes as the next journal entry."""
    with file.write() as writer:
        entry = Entry(
            seq=writer.next_seq(),
            at="2026-10-01T08:00:00Z",
            who="tester",
            kind=kind,
            campaign_id=CAMPAIGN,
            subject="something",
            count=len(changes),
        )
        writer.record(entry, changes)
    return entry
