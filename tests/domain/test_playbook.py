"""Values of a playbook that decide something: languages, D-day rules, profiles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from campaigntui.domain.lengths import LengthClass
from campaigntui.domain.playbook import Playbook, Profile, Text
from campaigntui.domain.playbookfile import PlaybookWrong, Problem
from campaigntui.domain.promotionday import DDay, DDayRule
from campaigntui.errors import BadInput

ROOMY = Playbook(
    id="spring",
    name=Text("Spring", "春季"),
    length=LengthClass.SHORT,
    d_day=DDay(DDayRule.FIXED, 3, 8),
    default_profile="two",
    profiles=(Profile("one", Text("One", "一"), (), ()), Profile("two", Text("Two", "二"), (), ())),
    roles=(),
    stages=(),
    items=(),
    handoffs=(),
)


def test_words_come_in_the_language_asked_for_and_in_english_otherwise() -> None:
    assert [ROOMY.name.said(language) for language in ("en", "zh", "fr")] == ["Spring", "春季", "Spring"]


def test_a_fixed_rule_gives_the_same_day_every_year() -> None:
    assert [ROOMY.d_day.in_year(year) for year in (2026, 2031)] == [date(2026, 3, 8), date(2031, 3, 8)]


def test_a_day_that_the_year_lacks_is_refused() -> None:
    leap = DDay(DDayRule.FIXED, 2, 29)
    assert leap.in_year(2028) == date(2028, 2, 29)
    with pytest.raises(BadInput, match="no day 2-29 in the year 2027"):
        leap.in_year(2027)
    with pytest.raises(BadInput, match="in the year 0"):
        leap.in_year(0)


def test_a_free_rule_asks_for_the_date() -> None:
    with pytest.raises(BadInput, match="Give the date instead of the year"):
        replace(ROOMY, d_day=DDay(DDayRule.FREE)).d_day.in_year(2026)


def test_an_empty_profile_id_means_the_default_one() -> None:
    assert ROOMY.profile().id == "two"
    assert ROOMY.profile("one").id == "one"
    with pytest.raises(BadInput, match=r"has no profile “three”\. It has: one, two"):
        ROOMY.profile("three")


def test_the_refusal_of_a_file_says_how_many_mistakes_and_shows_the_first() -> None:
    problems = (
        Problem("items.a", "due", "“{text}” is no rule.", text="{x}"),
        Problem("", "", "Nested."),
    )
    wrong = PlaybookWrong("a.toml", problems)
    assert str(wrong) == (
        "The playbook a.toml has mistakes (2); “campaigntui playbooks check a.toml” lists them. "
        "First, at items.a: due: “{x}” is no rule."
    )
    assert str(PlaybookWrong("a.toml", problems[1:])) == "The playbook a.toml cannot be read. Nested."
