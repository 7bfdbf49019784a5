"""What laying out tells about dates: those that moved, and those that cannot be met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigntui.domain.due import Due
from campaigntui.domain.playbook import Playbook
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.storage.playbookfiles import packaged_playbook
from campaigntui.usecases.calendars import calendar_for
from campaigntui.usecases.creating import lay_out
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.notices import notices

BOOK = packaged_playbook("double11")


def laid_out(book: Playbook, year: int, profile: str) -> Outlook:
    draft = CampaignDraft(book.id, "A campaign", date(year, 11, 11), profile)
    today = date(year, 8, 1)
    return look(lay_out(book, draft, calendar_for(draft, HolidayLists()), first_id=1, today=today), today)


def test_a_plan_that_fits_as_it_is_written_has_nothing_to_tell() -> None:
    found = notices(BOOK, laid_out(BOOK, 2026, "classic"))
    assert (found.moved, found.unmet, found.begins) == ((), (), date(2026, 9, 14))


def test_what_moved_is_told_with_both_days() -> None:
    outlook = laid_out(BOOK, 2027, "classic")
    found = notices(BOOK, outlook)
    told = {outlook.plan.item[one.item_id].key: (one.wanted, one.due) for one in found.moved}
    assert len(told) == 9
    assert told["recap-meeting"] == (date(2027, 11, 19), date(2027, 11, 22))
    assert told["listing-schedule"] == (date(2027, 11, 4), date(2027, 11, 3))
    assert found.unmet == ()
    assert found.begins == date(2027, 9, 10)


def test_what_follows_the_profile_is_no_notice() -> None:
    outlook = laid_out(BOOK, 2026, "wave_2025")
    moved = {outlook.plan.item[one.item_id].key for one in notices(BOOK, outlook).moved}
    assert "safety-stock-calc" in moved
    assert not moved & {"inbound-check", "presale-traffic-launch", "listing-schedule"}


def test_what_cannot_be_met_is_told_with_its_reason() -> None:
    # A launch night stays on its day, and the gate leaves no room behind it.
    items = tuple(
        replace(item, due=Due(offset=-3), gate=True) if item.key == "smart-bidding-plan" else item
        for item in BOOK.items
    )
    items = tuple(
        replace(item, after=(*item.after, ("dday-traffic-desk", 0))) if item.key == "smart-bidding-plan" else item
        for item in items
    )
    book = replace(BOOK, items=items)
    outlook = laid_out(book, 2026, "classic")
    (unmet,) = notices(book, outlook).unmet
    assert outlook.plan.item[unmet.item_id].key == "smart-bidding-plan"
    assert [outlook.plan.item[i].key for i in unmet.awaits] == ["dday-traffic-desk"]
