"""The second pair of eyes: what is finished goes to review, and is passed or returned with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from campaigntui.domain.checklist import Item, Review, Status
from campaigntui.domain.ids import CampaignId, ItemId, RowId
from campaigntui.domain.people import Answer
from campaigntui.domain.plan import Plan
from campaigntui.errors import CampaignError
from campaigntui.scheduling.health import State
from campaigntui.scheduling.look import look
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.handoffs import AnswerHandoff
from campaigntui.usecases.commands.items import (
    BlockItems,
    DuplicateItem,
    EditItem,
    FinishItems,
    ReopenItems,
    StartItems,
    UnblockItems,
)
from campaigntui.usecases.commands.review import PassReview, ReturnReview
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion
from tests.tui.workbench import FIRST, double11_file
from tests.usecases.workbench import a_planner

TODAY = date(2026, 10, 9)
NOW = Occasion(today=TODAY, at="2026-10-09T01:00:00+00:00", who="Li")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    with a_planner(double11_file(tmp_path_factory.mktemp("fresh"))) as planner:
        return planner.snapshot(FIRST, TODAY).outlook.plan


def after(plan: Plan, *commands: Command) -> Plan:
    for command in commands:
        plan = decide(plan, command, NOW)
    return plan


def key_visual(plan: Plan) -> Item:
    return plan.item_named("key-visual")


def refused(plan: Plan, command: Command) -> str:
    with pytest.raises(CampaignError) as error:
        decide(plan, command, NOW)
    return str(error.value)


def test_what_somebody_looks_over_is_in_progress_until_it_is_passed(fresh: Plan) -> None:
    item = key_visual(fresh)
    asked = after(fresh, FinishItems((item.id,)))
    waiting = key_visual(asked)
    assert (waiting.status, waiting.review, waiting.started) == (Status.IN_PROGRESS, Review.ASKED, TODAY)
    outlook = look(asked, TODAY)
    assert outlook.health.items[item.id].state is State.REVIEW
    assert outlook.schedule.windows[item.id].forecast_finish >= TODAY
    assert after(asked, FinishItems((item.id,))) == asked, "asking twice asks once"

    returned = key_visual(after(asked, ReturnReview((item.id,), " too  dark\x1b ")))
    assert (returned.status, returned.review, returned.review_reason) == (
        Status.IN_PROGRESS,
        Review.RETURNED,
        "too  dark",
    )
    passed = after(asked, ReturnReview((item.id,), "x"), FinishItems((item.id,)), PassReview((item.id,)))
    done = key_visual(passed)
    assert (done.status, done.review, done.review_reason, done.finished) == (Status.DONE, Review.PASSED, "", TODAY)
    again = key_visual(after(passed, ReopenItems((item.id,))))
    assert (again.status, again.review) == (Status.OPEN, Review.NONE)


def test_an_item_without_a_second_pair_of_eyes_is_done_at_once(fresh: Plan) -> None:
    item = fresh.item_named("sales-target")
    assert after(fresh, FinishItems((item.id,))).item[item.id].status is Status.DONE


def test_a_review_is_taken_back_by_working_on_and_survives_a_block(fresh: Plan) -> None:
    item = key_visual(fresh)
    asked = after(fresh, FinishItems((item.id,)))
    assert key_visual(after(asked, StartItems((item.id,)))).review is Review.NONE
    blocked = after(asked, BlockItems((item.id,), "no licence"))
    assert look(blocked, TODAY).health.items[item.id].state is State.BLOCKED
    assert key_visual(after(blocked, UnblockItems((item.id,)))).review is Review.ASKED
    same = after(asked, EditItem(item.id, {"reviewer": "store_manager"}))
    assert key_visual(same).review is Review.ASKED
    other = after(asked, EditItem(item.id, {"reviewer": "director"}))
    assert (key_visual(other).reviewer, key_visual(other).review) == ("director", Review.NONE)
    copy = after(asked, DuplicateItem(item.id)).item_named("key-visual-2")
    assert (copy.review, copy.reviewer) == (Review.NONE, "store_manager")


def test_refusals_of_a_review_say_what_to_do(fresh: Plan) -> None:
    item, plain = key_visual(fresh), fresh.item_named("sales-target")
    assert "Finishing it sends it to review" in refused(fresh, PassReview((item.id,)))
    assert "needs no review" in refused(fresh, PassReview((plain.id,)))
    asked = after(fresh, FinishItems((item.id,)))
    assert "what is to be changed" in refused(asked, ReturnReview((item.id,), "  "))
    assert "still to come" in refused(asked, PassReview((item.id,), date(2026, 10, 10)))
    assert "is done" in refused(after(asked, PassReview((item.id,))), ReturnReview((item.id,), "x"))


def test_fields_of_an_item_are_checked_for_form_only(fresh: Plan) -> None:
    item = key_visual(fresh)
    links = ["https://example.com/a", "/srv/no/such/file.xlsx", "signed by\nWu", "~/plan.pdf"]
    for text in links:
        assert key_visual(after(fresh, EditItem(item.id, {"evidence": text}))).evidence == text
    for text in ("www.example.com", "https://a b", "http:/x"):
        assert "does not look like a link" in refused(fresh, EditItem(item.id, {"evidence": text}))
        assert "does not look like a link" in refused(fresh, EditItem(item.id, {"attachments": (text,)}))
    assert "no role “cook”" in refused(fresh, EditItem(item.id, {"reviewer": "cook"}))
    changed = after(
        fresh, EditItem(item.id, {"tags": ("#Hero Image", "hero-image", ""), "attachments": ("a.psd", "a.psd")})
    )
    assert (key_visual(changed).tags, key_visual(changed).attachments) == (("hero-image",), ("a.psd",))


def test_the_journal_tells_apart_what_was_done_and_what_was_sent_to_review(tmp_path: Path) -> None:
    with a_planner(double11_file(tmp_path)) as planner:
        plan = planner.snapshot(FIRST, TODAY).outlook.plan
        reviewed, plain = key_visual(plan).id, plan.item_named("sales-target").id
        for command in (
            FinishItems((reviewed,)),
            FinishItems((reviewed, plain)),
            ReturnReview((reviewed,), "too dark"),
            FinishItems((reviewed,)),
            PassReview((reviewed,)),
        ):
            planner.perform(CampaignId(FIRST), command, TODAY)
        kinds = [entry.kind for entry in planner.log(5)]
        assert kinds == ["PassReview", "AskReview", "ReturnReview", "FinishItems", "AskReview"]
        assert planner.log(1)[0].who == "tester"
        planner.undo(5)
        assert planner.snapshot(FIRST, TODAY).outlook.plan.item == plan.item


# -- handoffs ---------------------------------------------------------------------------------------------------------
def handoff_of(plan: Plan) -> tuple[RowId, ItemId]:
    """A handoff whose item needs no review."""
    found = next(h for h in plan.handoff.values() if h.item_id is not None and not plan.item[h.item_id].reviewer)
    assert found.item_id is not None
    return found.id, found.item_id


def test_a_handoff_is_answered_when_its_item_is_done(fresh: Plan) -> None:
    handoff, item = handoff_of(fresh)
    assert "is not done" in refused(fresh, AnswerHandoff(handoff, Answer.ACCEPTED))
    done = after(fresh, FinishItems((item,)))
    accepted = after(done, AnswerHandoff(handoff, Answer.ACCEPTED, "not needed")).handoff[handoff]
    assert (accepted.answer, accepted.answer_reason, accepted.answered) == (Answer.ACCEPTED, "", TODAY)
    assert "what is wrong" in refused(done, AnswerHandoff(handoff, Answer.RETURNED, " "))
    returned = after(done, AnswerHandoff(handoff, Answer.RETURNED, "half of it"))
    assert returned.handoff[handoff].answer_reason == "half of it"
    assert after(returned, AnswerHandoff(handoff, Answer.NONE)).handoff[handoff] == done.handoff[handoff]


def test_what_was_returned_can_be_answered_again_when_its_item_is_done_again(fresh: Plan) -> None:
    handoff, item = handoff_of(fresh)
    done = after(fresh, FinishItems((item,)))
    returned = after(done, AnswerHandoff(handoff, Answer.RETURNED, "half of it"), ReopenItems((item,)))
    assert returned.handoff[handoff].answer is Answer.RETURNED, "the giver still reads why"
    assert after(returned, FinishItems((item,))).handoff[handoff].answer is Answer.NONE
    accepted = after(done, AnswerHandoff(handoff, Answer.ACCEPTED), ReopenItems((item,)))
    assert accepted.handoff[handoff].answer is Answer.NONE


def test_a_handoff_that_no_item_produces_is_answered_by_word_of_mouth(fresh: Plan) -> None:
    handoff, item = handoff_of(fresh)
    orphan = fresh.put(replace(fresh.handoff[handoff], item_id=None))
    put_away = fresh.put(replace(fresh.item[item], archived=True))
    for loose in (orphan, put_away):
        assert after(loose, AnswerHandoff(handoff, Answer.ACCEPTED)).handoff[handoff].answer is Answer.ACCEPTED
    assert "is gone" in refused(orphan, AnswerHandoff(RowId(999_999), Answer.ACCEPTED))
