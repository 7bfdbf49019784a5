"""The language in force: chosen from flag, settings and locale, switchable while running, heard in every sentence."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, time

import pytest

from campaigntui import wording
from campaigntui.domain.ids import CampaignId
from campaigntui.domain.journal import Entry
from campaigntui.domain.stage import Stage
from campaigntui.errors import BadInput, CampaignError, RuleBroken
from campaigntui.usecases.deciding.decide import DECISIONS
from campaigntui.wording.journal import _PHRASES


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    wording.use("en")


@pytest.mark.parametrize(
    ("flag", "setting", "environ", "chosen"),
    [
        (None, "", {}, "en"),
        ("zh", "en", {"LANG": "en_US.UTF-8"}, "zh"),
        ("en", "zh", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, "zh", {"LANG": "en_US.UTF-8"}, "zh"),
        (None, "en", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, "", {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, "", {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        (None, "", {"LC_MESSAGES": "zh_SG", "LANG": "C.UTF-8"}, "zh"),
        (None, "", {"LANGUAGE": "zh_TW:en", "LANG": "en_GB.UTF-8"}, "zh"),
        (None, "", {"LANG": "de_DE.UTF-8"}, "en"),
        (None, "", {"LANG": ""}, "en"),
    ],
)
def test_the_language_is_the_first_that_is_asked_for(
    flag: str | None, setting: str, environ: dict[str, str], chosen: str
) -> None:
    assert wording.choose_language(flag, setting, environ) == chosen


def test_the_language_changes_while_running() -> None:
    assert (wording.language(), wording.stage_short(Stage.REVIEW)) == ("en", "Review")
    wording.use("zh")
    assert (wording.language(), wording.stage_short(Stage.REVIEW)) == ("zh", "复盘")
    wording.use("en")
    assert wording.stage_short(Stage.REVIEW) == "Review"


def test_phrases_stand_apart_by_more_than_a_comma() -> None:
    assert wording.strung(["a, b", "c"]) == "a, b; c"
    wording.use("zh")
    assert wording.strung(["甲、乙", "丙"]) == "甲、乙；丙"


def test_a_message_without_translation_stays_english() -> None:
    wording.use("zh")
    assert wording._("no such message") == "no such message"
    assert wording._("") == ""


def test_plural_forms() -> None:
    said = []
    for code in ("en", "zh"):
        wording.use(code)
        for count in (0, 1, 2):
            said.append(wording.ngettext("{count} working day", "{count} working days", count).format(count=count))
    assert said == ["0 working days", "1 working day", "2 working days", "0个工作日", "1个工作日", "2个工作日"]


def test_an_unknown_language_is_refused_and_changes_nothing() -> None:
    with pytest.raises(BadInput, match="en, zh"):
        wording.use("fr")
    assert wording.language() == "en"


def test_a_refusal_is_said_in_the_language_in_force() -> None:
    error = BadInput("There is no language “{language}”. Choose one of: {known}.", language="{fr}", known="en, zh")
    assert wording.sentence(error) == "There is no language “{fr}”. Choose one of: en, zh."
    wording.use("zh")
    said = wording.sentence(error)
    assert "{fr}" in said
    assert "language" not in said


def test_values_of_a_refusal_are_said_in_words() -> None:
    error = RuleBroken(
        "{stage} {day} {at} {list} {number:.1f} {inner}",
        stage=Stage.PAGES,
        day=date(2026, 10, 9),
        at=time(20, 0),
        list=(Stage.PLAN, "x"),
        number=1.25,
        inner=CampaignError("because of {what}", what="it"),
    )
    assert wording.sentence(error) == "Pages Fri 9 Oct 2026 20:00 Campaign plan, x 1.2 because of it"
    wording.use("zh")
    assert wording.sentence(error) == "页面制作 2026年10月9日 周五 20:00 做方案、x 1.2 because of it"


def entry(kind: str, subject: str = "Set the sales target", count: int = 1) -> Entry:
    return Entry(1, "2026-10-09T02:00:00Z", "me", kind, CampaignId(1), subject, count)


def test_every_command_has_a_phrase() -> None:
    kinds = {kind.__name__ for kind in DECISIONS}
    told = {"AskReview", "AcceptHandoff", "ReturnHandoff", "WriteEvidence", "RemoveEvidence"}
    told |= {"AssignSeveral", "UnassignItems", "BringBackItems", "BringBackCampaign"}
    told |= {"AssignRole", "FinishOrAsk", "UntagItems", "UntickStep"}
    assert kinds | told | {"CopyCampaign", "CreateCampaign", "ImportItems", "SetAside", "Undo", "Redo"} == set(_PHRASES)


def test_phrases_name_one_subject_and_count_several() -> None:
    assert wording.entry_phrase(entry("FinishItems")) == "done: Set the sales target"
    assert wording.entry_phrase(entry("AssignSeveral", "Li", count=3)) == "assigned 3 items to Li"
    assert wording.entry_phrase(entry("FromTheFuture", "x")) == "FromTheFuture: x"
    assert wording.entry_phrase(entry("FinishItems", "{count} {x} [/]")) == "done: {count} {x} [/]"
    wording.use("zh")
    assert wording.entry_phrase(entry("AssignSeveral", "李娜", count=3)) == "把 3 个事项指派给李娜"
    for kind in _PHRASES:
        assert "Set the sales target" in wording.entry_phrase(entry(kind))
        assert "7" in wording.entry_phrase(entry(kind, count=7))


def test_importing_the_package_loads_no_catalogue_and_no_domain_type() -> None:
    script = "import sys, campaigntui.wording; print(*sys.modules)"
    output = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    loaded = [name for name in output.split() if name.startswith("campaigntui.") or name in ("gettext", "pathlib")]
    assert sorted(loaded) == ["campaigntui.errors", "campaigntui.wording", "campaigntui.wording.catalogue"]
