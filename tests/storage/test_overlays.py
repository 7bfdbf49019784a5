"""Holiday lists as files: every mistake with its line, and what is written is read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.campaign import DayKind
from campaigntui.errors import BadInput, CampaignError
from campaigntui.storage.holidaylists import Holiday, HolidayLists
from campaigntui.storage.overlays import overlay_text, read_overlay
from campaigntui.usecases.holidayfiles import check_list, draft_list, take_list

GOOD = """\
country = "cn"
year = 2027
status = "official"

[[off]]
name = "National Day"
first = 2027-10-01
last = 2027-10-03

[[work]]
name = "National Day"
days = [2027-10-09]
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "found"),
    [
        ('country = "cn"', 'country = "China"', 1, "two small letters"),
        ("year = 2027", 'year = "2027"', 2, "without quotes"),
        ('status = "official"', 'status = "sure"', 3, 'status = "official"'),
        ('status = "official"', 'status = "official"\nkind = 3', 4, "no key “kind” here. There may be: country"),
        ('name = "National Day"\nfirst', "first", 5, "Give the days a name"),
        ("last = 2027-10-03", "lst = 2027-10-03", 8, "no key “lst” here. There may be: name, first"),
        ("last = 2027-10-03", 'last = "2027-10-03"', 8, "both first and last as dates"),
        ("last = 2027-10-03", "last = 2027-09-03", 8, "no span"),
        ("last = 2027-10-03", "last = 2028-10-03", 8, "no span"),
        (
            "first = 2027-10-01\nlast = 2027-10-03",
            "first = 2026-12-31\nlast = 2027-01-01",
            7,
            "2026-12-31 does",
        ),
        ("days = [2027-10-09]", 'days = ["2027-10-09"]', 12, "dates without quotes"),
        ("days = [2027-10-09]", "days = [2027-10-02]", 12, "2027-10-02 is listed twice"),
        ("days = [2027-10-09]", "", 10, "no days"),
        ("[[off]]", "[off]", 5, "header of its own: [[off]]"),
        ("year = 2027", "year 2027", 2, "not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, found: str) -> None:
    assert old in GOOD
    mistakes = read_overlay(GOOD.replace(old, new)).mistakes
    told = [(one.line, str(one.error)) for one in mistakes]
    assert any(at == line and found in words for at, words in told), told


def test_a_sound_list_has_its_days() -> None:
    found = read_overlay(GOOD)
    assert (found.country, found.year, found.mistakes) == ("cn", 2027, ())
    assert [(day.day.day, day.kind, day.estimated) for day in found.days] == [
        (1, DayKind.OFF, False),
        (2, DayKind.OFF, False),
        (3, DayKind.OFF, False),
        (9, DayKind.WORK, False),
    ]


@settings(max_examples=100)
@given(
    st.dictionaries(
        st.dates(date(2027, 1, 1), date(2027, 12, 31)),
        st.tuples(st.sampled_from(DayKind), st.sampled_from(["Spring", "Stock “take” \\ 1", '盘点"停工"'])),
        max_size=20,
    ),
    st.booleans(),
)
def test_what_is_written_is_read_again(days: dict[date, tuple[DayKind, str]], estimated: bool) -> None:
    known = sorted(Holiday(day, kind, name, estimated) for day, (kind, name) in days.items())
    found = read_overlay(overlay_text("cn", 2027, known))
    assert found.mistakes == ()
    assert [*found.days] == known


@settings(max_examples=150)
@given(st.integers(0, len(GOOD)), st.integers(0, 6), st.text(max_size=4))
def test_any_slip_of_the_keyboard_gives_days_or_mistakes(at: int, cut: int, put: str) -> None:
    content = GOOD[:at] + put + GOOD[at + cut :]
    found = read_overlay(content)
    lines = max(len(content.splitlines()), 1)
    assert all(0 <= one.line <= lines + 1 and str(one.error) for one in found.mistakes)


def test_a_list_with_mistakes_is_refused_where_it_would_count(tmp_path: Path) -> None:
    file = tmp_path / "cn-2027.toml"
    file.write_text(GOOD.replace("last = 2027-10-03", "last = 2027-09-03"), encoding="utf-8")
    with pytest.raises(BadInput, match="in line 8"):
        HolidayLists(tmp_path).year("cn", 2027)
    file.write_text(GOOD.replace('country = "cn"', ""), encoding="utf-8")
    with pytest.raises(BadInput, match="First: Write the country"):
        HolidayLists(tmp_path).year("cn", 2027)
    file.write_text(GOOD + "# 节假日", encoding="gbk")
    with pytest.raises(BadInput, match="is not UTF-8 text"):
        HolidayLists(tmp_path).year("cn", 2027)
    file.write_text(GOOD.replace("2027", "2026"), encoding="utf-8")
    with pytest.raises(BadInput, match="cn-2026"):
        HolidayLists(tmp_path).year("cn", 2027)


def test_a_draft_counts_only_once_it_is_taken(tmp_path: Path) -> None:
    folder, lists = tmp_path / "calendars", HolidayLists(tmp_path / "calendars")
    shipped = lists.year("cn", 2027)
    draft = draft_list(folder, "cn", 2027, shipped)
    assert check_list(draft, "cn", 2027).days == tuple(sorted(shipped))
    draft.write_text(GOOD, encoding="utf-8")
    assert lists.year("cn", 2027) == shipped
    # What was left half done is not thrown away.
    assert draft_list(folder, "cn", 2027, shipped).read_text(encoding="utf-8") == GOOD
    take_list(draft)
    with pytest.raises(BadInput, match="cannot be written"):
        take_list(draft)
    assert len(lists.year("cn", 2027)) == 4
    assert draft_list(folder, "cn", 2027, shipped).read_text(encoding="utf-8") == GOOD
    (mistake,) = check_list(draft, "cn", 2028).mistakes
    assert str(mistake.error).startswith("This list has to be for cn-2028")


def test_what_is_no_file_or_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    for name in ("a.toml", "none.toml", "."):
        with pytest.raises(CampaignError):
            check_list(tmp_path / name)
