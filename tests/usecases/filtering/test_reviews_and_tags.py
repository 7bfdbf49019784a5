"""Filters that ask for tags, for evidence, and for the second pair of eyes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaigntui import wording
from campaigntui.domain.checklist import Review
from campaigntui.scheduling.health import State
from campaigntui.scheduling.look import look
from campaigntui.usecases.filtering import FilterWrong, complete, item_filter, parse, written
from tests.builders import TODAY
from tests.usecases.filtering.campaign import an_outlook

BARE = an_outlook().plan
BY_KEY = {item.key: item for item in BARE.item.values()}
OUTLOOK = look(
    BARE.put(
        replace(BY_KEY["art"], tags=("price", "直播"), reviewer="director", evidence="see the folder"),
        replace(BY_KEY["ads"], tags=("price-floor",), attachments=("plan.pdf",)),
        replace(BY_KEY["brief"], reviewer="promoter", review=Review.ASKED),
        replace(BY_KEY["stock"], review=Review.RETURNED, review_reason="too few"),
    ),
    TODAY,
)


def found(text: str) -> str:
    test = item_filter(text, OUTLOOK)
    return " ".join(sorted(item.key for item in OUTLOOK.plan.item.values() if test(item)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:price", "art"),
        ("tag:PRICE,price-floor", "ads art"),
        ("标签:直播", "art"),
        ("tag:none", "brief review stock target"),
        ("tag!=none", "ads art"),
        ("has:tag", "ads art"),
        ("has:attachment", "ads"),
        # An attachment proves as much as words do, for the gate too.
        ("evidence:yes", "ads art"),
        ("佐证:否 role:promoter", ""),
        ("has:evidence or has:附件", "ads art"),
        ("reviewer:director", "art"),
        ("复核岗位:promoter", "brief"),
        ("reviewer:none", "ads review stock target"),
        ("has:reviewer", "art brief"),
        ("review:asked", "brief"),
        ("复核:待复核,已退回", "brief stock"),
        ("review:none !done", "ads art review"),
        ("to_review", "brief"),
        ("to review", "brief"),
        ("待复核", "brief"),
        ("state:to_review", "brief"),
        ("in_progress", "brief"),
        ("review", "review"),
    ],
)
def test_they_find(text: str, expected: str) -> None:
    assert found(text) == expected
    assert found(written(parse(text))) == expected


def test_what_was_handed_in_waits_for_a_review_whether_late_or_not() -> None:
    assert OUTLOOK.health.items[BY_KEY["brief"].id].state is State.REVIEW
    late = look(OUTLOOK.plan, OUTLOOK.plan.d_day.day)
    health = late.health.items[BY_KEY["brief"].id]
    assert health.state is State.REVIEW and health.late


def test_completion_knows_the_tags_there_are() -> None:
    assert [one.text for one in complete("tag:", 4, OUTLOOK)] == ["price", "price-floor", "直播"]
    assert [one.text for one in complete("tag:price-", 10, OUTLOOK)] == ["price-floor"]
    assert "director" in [one.text for one in complete("reviewer:", 9, OUTLOOK)]
    assert [one.text for one in complete("review:", 7, OUTLOOK)][-1] == "none"


@pytest.mark.parametrize(
    ("text", "at", "guess"),
    [("review:askd", 7, "asked"), ("reviewer:directr", 9, "director"), ("late evidnce:no", 5, "evidence")],
)
def test_a_slip_is_pointed_at(text: str, at: int, guess: str) -> None:
    with pytest.raises(FilterWrong, match=guess) as wrong:
        item_filter(text, OUTLOOK)
    assert wrong.value.at == at


def test_a_part_of_the_name_of_a_role_is_enough_when_only_one_has_it() -> None:
    assert found("role:visual") == found("role:designer") == "art"
    with pytest.raises(FilterWrong):
        item_filter("role:e", OUTLOOK)
    with pytest.raises(FilterWrong):
        item_filter("role:er", OUTLOOK)
    before = wording.language()
    wording.use("zh")
    try:
        assert found("岗位:设计") == "art"
        assert [one.text for one in complete("岗位:设计", 5, OUTLOOK)] == ["视觉设计师"]
    finally:
        wording.use(before)
