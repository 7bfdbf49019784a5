"""The items CSV: what is read, what is refused and where, and that nothing is lost on the way out and in again."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain import text
from campaigntui.domain.checklist import Item, Link, Status
from campaigntui.domain.due import Due, Unit
from campaigntui.domain.ids import ItemId, MemberId, RowId
from campaigntui.domain.people import ROLES, Member
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import BadInput, CampaignError
from campaigntui.exchange.itemcells import COLUMNS
from campaigntui.exchange.itemscsv import read_items, write_items
from campaigntui.exchange.spreadsheet import guarded, unguarded
from campaigntui.usecases.importing import merge_items
from campaigntui.wording import sentence
from tests.exchange.campaigns import TODAY, blank

HEADER = "id,title,stage,role,due,duration,after,member,status,gate"


def read(content: str | bytes) -> Plan:
    """A blank campaign after the import of that file."""
    data = content.encode() if isinstance(content, str) else content
    return merge_items(blank(), read_items(data, "items.csv"), TODAY)


def refusal(content: str | bytes) -> str:
    """The sentence with which the file is refused."""
    with pytest.raises(CampaignError) as refused:
        read(content)
    return sentence(refused.value)


def one(plan: Plan) -> Item:
    """The only item."""
    (item,) = plan.item.values()
    return item


def test_a_full_row_becomes_an_item() -> None:
    plan = read(
        f"{HEADER}\np1,Plan,plan,promoter,D-30,3,,Li Na,in_progress,yes\n"
        "q,Pages,pages,designer,2026-10-20,2,p1+2,,open,no\n"
    )
    first, second = plan.item.values()
    member = next(iter(plan.member.values()))
    assert (first.key, first.title, first.stage, first.role) == ("p1", "Plan", Stage.PLAN, "promoter")
    assert (first.due, first.duration, first.gate) == (Due(offset=-30), 3, True)
    assert (first.status, first.started, first.member_id) == (Status.IN_PROGRESS, TODAY, member.id)
    assert (member.name, member.roles) == ("Li Na", ("promoter",))
    assert second.due == Due(day=date(2026, 10, 20))
    assert [(link.before, link.after, link.lag) for link in plan.link.values()] == [(first.id, second.id, 2)]


def test_a_title_alone_is_enough() -> None:
    item = one(read("title\nBook the studio\n"))
    assert (item.key, item.stage, item.role, item.due) == ("book-the-studio", Stage.PLAN, "store_manager", None)
    assert (item.duration, item.status, item.gate, item.member_id) == (1, Status.OPEN, False, None)


def test_rows_without_id_get_ids_of_their_own() -> None:
    plan = read("id,title\n,Brief\n,Brief\nbrief-2,Brief\n,拍摄\n")
    assert [item.key for item in plan.item.values()] == ["brief", "brief-3", "brief-2", "plan"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_files_from_any_spreadsheet_are_read(separator: str, ends: str, encoding: str) -> None:
    lines = [separator.join(("Title", " STAGE ", "status")), separator.join(("备货计划", "备货", "进行中")), ""]
    item = one(read(ends.join(lines).encode(encoding)))
    assert (item.title, item.stage, item.status) == ("备货计划", Stage.STOCKING, Status.IN_PROGRESS)


@pytest.mark.parametrize(
    ("word", "status"),
    [("todo", Status.OPEN), ("未开始", Status.OPEN), ("Doing", Status.IN_PROGRESS), ("started", Status.IN_PROGRESS),
     ("阻塞", Status.BLOCKED), ("FINISHED", Status.DONE), ("已完成", Status.DONE)],
)  # fmt: skip
def test_statuses_are_read_in_both_languages(word: str, status: Status) -> None:
    item = one(read(f"title,status\nBrief,{word}\n"))
    assert item.status is status
    assert (item.finished == TODAY) == (status is Status.DONE)


@pytest.mark.parametrize("word", ["Visual designer", "designer", "视觉设计师", "DESIGNER"])
def test_roles_are_read_by_key_and_by_name(word: str) -> None:
    assert one(read(f"title,role\nBrief,{word}\n")).role == "designer"


def test_an_exact_id_goes_before_an_id_with_a_lag() -> None:
    plan = read("id,title,after\na,A,\na-1,A minus one,\nb,B,a-1\nc,C,a-2\nd,D,a-1+3\n")
    keys = {item.id: item.key for item in plan.item.values()}
    links = {keys[link.after]: (keys[link.before], link.lag) for link in plan.link.values()}
    assert links == {"b": ("a-1", 0), "c": ("a", -2), "d": ("a-1", 3)}


def test_an_existing_id_changes_only_in_the_columns_of_the_file() -> None:
    before = read(f"{HEADER}\na,Old,pages,designer,D-9,4,,Bo,done,yes\nb,Other,plan,,D-8,1,a,,open,no\n")
    after = merge_items(before, read_items(b"id,title,due\na,New,\n", "x.csv"), TODAY)
    item = after.item_named("a")
    assert (item.title, item.due) == ("New", None)
    assert (item.stage, item.role, item.duration, item.status, item.gate) == (
        Stage.PAGES,
        "designer",
        4,
        Status.DONE,
        True,
    )
    assert item.member_id == before.item_named("a").member_id
    assert after.link == before.link
    assert after.item_named("b") == before.item_named("b")


def test_importing_an_export_again_changes_nothing() -> None:
    plan = read(
        f"{HEADER}\na,One,pages,designer,D-9,4,,Bo,blocked,yes\nb,=Two,plan,,deposit-3,0,a-1,,done,no\n".replace(
            "deposit-3", "D-5wd"
        )
    )
    assert merge_items(plan, read_items(write_items(plan).encode(), "x.csv"), TODAY) == plan


def test_headings_without_meaning_are_named() -> None:
    assert read_items(b"title,colour,id\nA,red,a\n", "x.csv").ignored == ("colour",)


def test_headings_and_cells_of_a_chinese_spreadsheet_are_read() -> None:
    heading = "编号;标题;阶段;岗位;截止日期;工期（天）;前置;负责人;状态;关口"
    rows = ["甲;核对主图;页面;美工;2026/10/9 0:00;３;;王芳;未开始;√", "乙;上架;4;店长;Ｄ－７;2天;甲;王芳;;否"]
    first, second = read("\r\n".join([heading, *rows]).encode("gb18030")).item.values()
    assert (first.key, first.title, first.role, first.gate) == ("甲", "核对主图", "designer", True)
    assert (first.due, first.duration) == (Due(day=date(2026, 10, 9)), 3)
    assert (second.stage, second.due, second.duration) == (Stage.PAGES, Due(offset=-7), 2)
    assert first.member_id == second.member_id


@pytest.mark.parametrize(
    "cell", ["2026-10-9", "2026.10.09", "2026年10月9日", "２０２６－１０－０９", "2026/10/9 00:00:00"]
)
def test_dates_with_the_year_first_are_read_as_any_spreadsheet_shows_them(cell: str) -> None:
    assert one(read(f"title,due\nBrief,{cell}\n")).due == Due(day=date(2026, 10, 9))


@pytest.mark.parametrize("cell", ["10/9/2026", "9-Oct-26", "46304", "2026-02-30", "2026年13月1日"])
def test_a_date_that_may_mean_two_days_or_none_is_refused(cell: str) -> None:
    shown = refusal(f"title,due\nBrief,{cell}\n")
    assert cell in shown
    assert "Write a date such as 2026-10-09" in shown


def test_every_problem_is_named_with_its_line_and_column() -> None:
    shown = refusal(
        "id,title,stage,due,duration,status,gate,after,role\n"
        "a b,,nowhere,soon!,1.5,maybe,perhaps,,\n"
        'c,"two\nlines",,,,,,,\n'
        "c,C,,deposit-1,,,,zz,cook\n"
    )
    for place in (
        "line 2, id:",
        "line 2, title:",
        "line 2, stage:",
        "line 2, due:",
        "line 2, duration:",
        "line 2, status:",
        "line 2, gate:",
    ):
        assert place in shown
    assert "line 5, id: “c” stands in line 3 as well" in shown


def test_problems_with_the_plan_are_named_too() -> None:
    shown = refusal("id,title,due,after,role\na,A,deposit-1,zz,cook\nb,B,1900-01-01,b,\n")
    assert "line 2, due: This campaign has no anchor “deposit”. It has: peak_day." in shown
    assert "line 2, after: “zz” names no item" in shown
    assert "line 2, role: There is no role “cook”." in shown
    assert "line 3, due:" in shown
    assert "line 3, after: “B” cannot wait for itself." in shown


def test_a_circle_is_named_item_by_item() -> None:
    assert "in a circle: c > a > b > c." in refusal("id,title,after\na,A,c\nb,B,a\nc,C,b\n")


def test_twenty_problems_are_shown_and_the_rest_counted() -> None:
    shown = refusal("title,gate\n" + "A,perhaps\n" * 30)
    assert shown.count("neither yes nor no") == 20
    assert "10 more" in shown


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "The file is empty"),
        (b"\r\n", "The file is empty"),
        ("title,标题\na,b\n".encode(), "“title” and “标题” in the first line mean the same column"),
        (b"id,name\na,b\n", "no column “title”"),
        (b'title\n"open', "Line 2 cannot be read"),
        (b"\xff\xff\xff\x00", "neither UTF-8 nor GB18030"),
        (b"title\n" + b"x" * 200_000, "Line 2 cannot be read"),
        (b"title\n" + b"x" * 30_000, "30000 characters is too long"),
        (b"title,id\na,b,c\n", "3 cells stand under 2 headings"),
    ],
)
def test_files_that_cannot_be_read_say_so(content: bytes, part: str) -> None:
    assert part in refusal(content)


def test_a_lag_out_of_range_is_refused() -> None:
    assert "A lag of 2000 working days is out of range" in refusal("id,title,after\na,A,\nb,B,a+2000\n")


def test_control_characters_are_dropped() -> None:
    item = one(read("title,member\n\x1b[31mred\x07\u202e,B\x1b]0;x\x07o\n"))
    assert item.title == "[31mred"


@pytest.mark.parametrize("text_", ["=1+1", "+1", "-1", "@a", "'=1", "''@", "＝1", '"=1"', "plain", "'plain", "a=b", ""])
def test_formulas_are_defused_and_restored(text_: str) -> None:
    cell = guarded(text_)
    assert unguarded(cell) == text_
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(alphabet=st.sampled_from("'\"=+-@ \t\ra＝")))
def test_every_text_survives_the_guard(value: str) -> None:
    assert unguarded(guarded(value)) == value


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(CampaignError):
        read(b"title,due,after\n" + data)
    with suppress(CampaignError):
        read(data)


@given(st.lists(st.lists(st.text(max_size=6), min_size=10, max_size=10), max_size=4))
@settings(max_examples=150)
def test_any_cells_are_read_or_refused(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([COLUMNS, *rows])
    with suppress(CampaignError):
        read(out.getvalue().encode("utf-8", "replace"))


ids = st.text(alphabet="ab-+12=", min_size=1, max_size=4)
words = st.text(min_size=1, max_size=12).map(text.line).filter(bool)
dues = st.one_of(
    st.none(),
    st.builds(Due, offset=st.integers(-90, 30)),
    st.integers(-20, 20).filter(bool).map(lambda n: Due(offset=n, unit=Unit.WORKDAYS)),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(lambda day: Due(day=day)),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Campaigns with items under awkward ids, forward links and people."""
    plan = blank()
    keys = draw(st.lists(ids, unique=True, min_size=1, max_size=6))
    names = draw(st.lists(words, unique_by=lambda n: n.casefold(), max_size=2))
    first = plan.next_id
    members = [Member(MemberId(first + n), plan.head.id, name, ("promoter",)) for n, name in enumerate(names)]
    first += len(members)
    items = [
        Item(
            ItemId(first + n), plan.head.id, key, draw(st.sampled_from(STAGES)), draw(words),
            role=draw(st.sampled_from(ROLES)),
            member_id=draw(st.sampled_from([None, *(m.id for m in members)])),
            due=draw(dues), duration=draw(st.integers(0, 20)), gate=draw(st.booleans()), position=n + 1,
        )
        for n, key in enumerate(keys)
    ]  # fmt: skip
    first += len(items)
    pairs = [(a, b) for n, b in enumerate(items) for a in items[:n] if draw(st.booleans())]
    links = [
        Link(RowId(first + n), plan.head.id, a.id, b.id, draw(st.integers(-5, 5))) for n, (a, b) in enumerate(pairs)
    ]
    return plan.put(*members, *items, *links)


def told(plan: Plan) -> object:
    """What the CSV can say about a plan."""
    names = {m.id: text.line(m.name) for m in plan.member.values()}
    keys = {i.id: i.key for i in plan.item.values()}
    items = {
        i.key: (
            i.title,
            i.stage,
            i.role,
            i.due,
            i.duration,
            i.status,
            i.gate,
            names.get(i.member_id) if i.member_id else None,
        )
        for i in plan.item.values()
    }
    return items, {(keys[link.before], keys[link.after], link.lag) for link in plan.link.values()}


@given(plans())
@settings(max_examples=120)
def test_an_export_imported_into_a_new_campaign_gives_the_same_items(plan: Plan) -> None:
    copy = merge_items(blank(first_id=1000), read_items(write_items(plan).encode("utf-8-sig"), "x.csv"), TODAY)
    assert told(copy) == told(plan)


def test_what_stands_in_the_file() -> None:
    plan = read(f'{HEADER}\na,"A, or B",pages,designer,D-9,4,,Bo,open,yes\nb,=B,plan,,2026-10-20,0,a-1,,done,no\n')
    assert write_items(plan).split("\r\n") == [
        HEADER,
        "b,'=B,plan,store_manager,2026-10-20,0,a-1,,done,no",
        'a,"A, or B",pages,designer,D-9,4,,Bo,open,yes',
        "",
    ]


def test_rules_can_be_written_as_dates() -> None:
    plan = read("id,title,due\na,A,D-1\nb,B,\n")
    fixed = {plan.item_named("a").id: date(2026, 11, 10)}
    assert [line.split(",")[4] for line in write_items(plan, fixed).splitlines()[1:]] == ["2026-11-10", ""]


def test_refusals_are_bad_input() -> None:
    with pytest.raises(BadInput):
        read("id\na\n")
