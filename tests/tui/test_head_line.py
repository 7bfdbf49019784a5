"""The head line: what a screen asks stands there on every screen from 80 columns on, whatever else gives way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from campaigntui import tui
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.lines import width_of
from campaigntui.usecases.demo import demo_plan
from campaigntui.wording import _
from tests.tui.workbench import TODAY, speaking

QUESTIONS = sorted(
    question
    for path in (Path(tui.__file__).parent / "screens").glob("*.py")
    for question in re.findall(r'HeadLine\(N_\("([^"]+)"\)\)', path.read_text("utf-8"))
)


@pytest.fixture(scope="module", params=["en", "zh"])
def outlook(request: pytest.FixtureRequest) -> Outlook:
    """The demo: not ready, with late and blocked items."""
    return look(demo_plan(request.param, TODAY, HolidayLists(), first_id=1), TODAY)


def test_every_question_is_asked_beside_how_things_stand(outlook: Outlook) -> None:
    assert len(QUESTIONS) > 15
    language = outlook.plan.head.language
    with speaking(language):
        for question in QUESTIONS:
            for width in (80, 100, 160):
                head = HeadLine(question)
                head.show(outlook)
                (line,) = head.paint(width)
                text = "".join(piece.text for piece in line)
                assert width_of(line) == width
                assert _(question) in text and outlook.plan.head.name in text and "D-33" in text
                assert ("1 wd short" if language == "en" else "差 1") in text


def test_what_is_said_besides_stands_before_the_question_where_there_is_no_room_for_both(outlook: Outlook) -> None:
    with speaking(outlook.plan.head.language):
        head = HeadLine("What happens when?")
        head.show(outlook)
        head.add("Deposits open tomorrow at eight in the evening", "Deposits open")
        texts = ["".join(piece.text for piece in head.paint(width)[0]) for width in (80, 200)]
    assert "Deposits open " in texts[0] and "tomorrow" not in texts[0] and _("What happens when?") not in texts[0]
    assert "eight in the evening" in texts[1]
