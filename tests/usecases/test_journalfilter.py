"""What one types to narrow the journal."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.history import Wanted
from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.stage import Stage
from campaigntui.errors import BadInput, CampaignError, NotFound
from campaigntui.usecases.journalfilter import Field, Scope, complete, read_filter, term
from campaigntui.wording import sentence
from tests.builders import a_plan, an_item

PLAN = a_plan(an_item(1, title="Set the target", key="sales-target"), an_item(2, key="page-qa"))
SCOPE = Scope(PLAN, date(2026, 10, 9), "Asia/Shanghai", ("Li Na", "陈宇"), ("FinishItems", "StartItems"))
HERE = CampaignId(1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Wanted()),
        ("prices  again", Wanted(words="prices again")),
        ("who:陈", Wanted(who="陈")),
        ('@Li who:"Li Na"', Wanted(who="Li Na")),
        ("谁：陈宇 价格", Wanted(who="陈宇", words="价格")),
        ("item:sales", Wanted(item_id=ItemId(1), campaign_id=HERE)),
        ('事项:"set the target"', Wanted(item_id=ItemId(1), campaign_id=HERE)),
        ("stage:页面制作", Wanted(stage=Stage.PAGES, campaign_id=HERE)),
        ("stage:4 kind:fin", Wanted(stage=Stage.PAGES, campaign_id=HERE, kind="FinishItems")),
        ("day:10/9", Wanted(since="2026-10-08T16:00:00+00:00", until="2026-10-09T16:00:00+00:00")),
        ("since:yesterday", Wanted(since="2026-10-07T16:00:00+00:00")),
        ("until:2026-10-01 since:2026-09-01",
         Wanted(since="2026-08-31T16:00:00+00:00", until="2026-10-01T16:00:00+00:00")),
        ("who: item:", Wanted()),
    ],
)  # fmt: skip
def test_words_and_fields_in_both_languages(text: str, wanted: Wanted) -> None:
    assert read_filter(text, SCOPE) == wanted


@pytest.mark.parametrize(
    ("text", "refusal", "words"),
    [
        ("colour:red", BadInput, "Fields are: who, item"),
        ("item:nothing", NotFound, "nothing"),
        ("stage:lunch", NotFound, "lunch"),
        ("day:soon", BadInput, "soon"),
        ("kind:Zzz", NotFound, "FinishItems"),
    ],
)
def test_what_says_nothing_is_named(text: str, refusal: type[CampaignError], words: str) -> None:
    with pytest.raises(refusal) as refused:
        read_filter(text, SCOPE)
    assert words in sentence(refused.value)


def test_completion_offers_fields_and_their_values() -> None:
    def offered(text: str) -> list[str]:
        return [each.text for each in complete(text, len(text), SCOPE)]

    assert offered("prices s") == ["stage:", "since:"]
    assert offered("who:") == ['"Li Na"', "陈宇"]
    assert offered("@陈") == ["陈宇"]
    assert offered("item:pa") == ["page-qa"]
    assert offered("kind:s") == ["StartItems"]
    assert offered("colour:") == []


@given(st.text(max_size=40), st.integers(0, 40))
def test_any_text_is_read_refused_and_completed(text: str, cursor: int) -> None:
    complete(text, min(cursor, len(text)), SCOPE)
    with suppress(CampaignError):
        read_filter(text, SCOPE)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='"'), min_size=1, max_size=20))
def test_a_written_term_reads_back(name: str) -> None:
    value = name.strip() or "x"
    assert read_filter(term(Field.WHO, value), SCOPE).who == value
