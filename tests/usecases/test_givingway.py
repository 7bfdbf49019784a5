"""A promotion that repeats gives way to a larger one that lies near."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from campaigntui.domain.playbook import Playbook, SkipIf
from campaigntui.domain.playbookfile import PlaybookWrong
from campaigntui.usecases.givingway import clear_d_day, giving_way
from campaigntui.usecases.playbooks import check_playbook, d_days, playbook
from campaigntui.usecases.year import promotions

OWN = """\
id = "fans"
based_on = "member_day"
name = { en = "Fans' day", zh = "粉丝日" }
d_day = { rule = "monthly", day = 10 }
skip_if = { within_days = 2, of = ["double11", "99", "no-such-playbook"] }
"""


def own(folder: Path, content: str = OWN) -> Playbook:
    file = folder / "fans.toml"
    file.write_text(content, encoding="utf-8")
    return check_playbook(file)


def test_the_packaged_member_day_never_has_to_give_way_on_its_own_days() -> None:
    book = playbook("member_day", None)
    assert book.skip_if == SkipIf(3, ("double11", "618", "38", "99", "double12"))
    for year in (2026, 2027, 2028):
        assert [day for day in d_days(book, year) if giving_way(book, day, None)] == []


@pytest.mark.parametrize(
    ("day", "larger", "days", "clear"),
    [
        (date(2026, 11, 8), "double11", -3, date(2026, 11, 15)),
        (date(2026, 11, 14), "double11", 3, date(2026, 11, 15)),
        (date(2026, 6, 18), "618", 0, date(2026, 6, 22)),
        (date(2027, 3, 5), "38", -3, date(2027, 3, 12)),
    ],
)
def test_a_day_near_a_larger_promotion(day: date, larger: str, days: int, clear: date) -> None:
    found = giving_way(playbook("member_day", None), day, None)
    assert found is not None
    assert (found.larger.playbook, found.larger.days, found.clear) == (larger, days, clear)


@pytest.mark.parametrize("day", [date(2026, 11, 7), date(2026, 11, 15), date(2026, 10, 25)])
def test_a_day_that_is_clear(day: date) -> None:
    assert giving_way(playbook("member_day", None), day, None) is None
    assert giving_way(playbook("double11", None), day, None) is None


def test_of_several_days_the_next_clear_one_is_taken(tmp_path: Path) -> None:
    book = own(tmp_path)
    assert clear_d_day(book, date(2026, 11, 10), tmp_path) == date(2026, 12, 10)
    assert clear_d_day(book, date(2026, 10, 10), tmp_path) == date(2026, 10, 10)


def test_the_year_names_what_is_left_out(tmp_path: Path) -> None:
    books = [own(tmp_path), playbook("99", None), playbook("double11", None)]
    found = promotions(books, 2026, d_days, lambda _year: False)
    skipped = {one.d_day: one.skipped_for for one in found if one.skipped_for is not None}
    assert {day: (way.playbook, way.days) for day, way in skipped.items()} == {
        date(2026, 9, 10): ("99", 1),
        date(2026, 11, 10): ("double11", -1),
    }
    assert len([one for one in found if one.playbook == "fans"]) >= 12
    assert all(one.d_day + timedelta(days=-way.days) == way.d_day for one in found if (way := one.skipped_for))


def test_a_rule_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    for old, new, said in (
        ("within_days = 2, ", "", "skip_if: within_days"),
        ("within_days = 2", "within_days = 100", "skip_if: within_days"),
        ('["double11", "99", "no-such-playbook"]', "[]", "skip_if: of"),
        ('"99"', '"Ninety nine"', "skip_if: of"),
        ("of =", "for =", "skip_if: for"),
    ):
        assert old in OWN
        with pytest.raises(PlaybookWrong) as refused:
            own(tmp_path, OWN.replace(old, new))
        assert said in [problem.place for problem in refused.value.problems]


def test_a_larger_promotion_whose_day_nobody_knows_stands_in_no_way(tmp_path: Path) -> None:
    book = own(tmp_path, OWN.replace('"99"', '"nianhuo"'))
    assert giving_way(book, date(2150, 1, 20), None) is None
    found = giving_way(book, date(2150, 11, 10), None)
    assert found is not None and found.larger.playbook == "double11"
