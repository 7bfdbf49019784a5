"""What passed with risk is told by every timeline, with its reason and what was open, also after a reopening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from rich.cells import cell_len

from campaigntui.domain.gates import Ruling, Verdict
from campaigntui.domain.ids import CampaignId, ItemId, RowId
from campaigntui.domain.stage import Stage
from campaigntui.exchange.timelinecompact import timeline_compact
from campaigntui.exchange.timelinesvg import timeline_svg
from campaigntui.exchange.timelinetext import timeline_text
from campaigntui.scheduling.look import look
from tests.builders import TODAY, a_plan, an_item
from tests.exchange.test_timelinesvg import inks

RISK = Verdict(
    id=RowId(90),
    campaign_id=CampaignId(1),
    stage=Stage.PAGES,
    ruling=Ruling.RISK,
    day=TODAY,
    signer="Zhou Ming",
    reason="The slot\x1b[2J is \u202esold",
    open_items=(ItemId(1), ItemId(99)),
    open_criteria=("pages-g1", "pages-g2"),
)


def told(*verdicts: Verdict) -> tuple[str, str, str]:
    """The timeline as text, as a message, and the words of the picture."""
    plan = a_plan(an_item(1, title="Build the venue page", stage=Stage.PAGES, gate=True)).put(*verdicts)
    outlook = look(plan, TODAY)
    page = ElementTree.fromstring(timeline_svg(outlook, inks()))
    texts = "\n".join(each.text or "" for each in page.iter("{http://www.w3.org/2000/svg}text"))
    return timeline_text(outlook, 100), timeline_compact(outlook), texts


def test_a_risk_is_named_in_every_form() -> None:
    for form in told(RISK):
        assert "Passed with risk:" in form
        assert f"Pages, Zhou Ming, {TODAY}\n" in form and "The slot[2J is sold\n" in form
        assert "Open then: Build the venue page; 2 criteria" in form


def test_it_stays_when_the_gate_is_reopened_and_signed_again() -> None:
    reopened = replace(RISK, reopened=date(2026, 10, 20), reopen_reason="New pictures")
    for form in told(reopened, replace(RISK, id=RowId(91), ruling=Ruling.PASS, open_items=(), open_criteria=())):
        assert f"{TODAY}, reopened 2026-10-20\n" in form
        assert form.count("Zhou Ming") == 1


def test_who_passed_without_risk_is_not_told() -> None:
    for form in told(replace(RISK, ruling=Ruling.PASS)):
        assert "Passed with risk" not in form


def test_a_long_reason_keeps_to_the_width() -> None:
    text, _message, _picture = told(replace(RISK, reason="主会场页" * 60))
    assert max(map(cell_len, text.splitlines())) <= 100
