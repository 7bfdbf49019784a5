"""Every value that has a name has it in both languages, and short names fit their columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from rich.cells import cell_len

from campaigntui import wording
from campaigntui.domain.campaign import Anchor, Confidence, Phase
from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import AnchorId, CampaignId, RowId
from campaigntui.domain.people import EXTERNALS, ROLES, Role
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.health import BreakKind, State
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.wording import moments


@pytest.fixture(params=["en", "zh"], autouse=True)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    wording.use(request.param)
    yield request.param
    wording.use("en")


def is_chinese(text: str) -> bool:
    return any("一" <= letter <= "鿿" for letter in text)


def anchor(key: str, name: str = "") -> Anchor:
    return Anchor(AnchorId(1), CampaignId(1), key, date(2026, 11, 11), name=name)


def phase(key: str, name: str = "") -> Phase:
    return Phase(RowId(1), CampaignId(1), key, "a", "b", name=name)


def test_every_name_is_in_the_language_in_force(spoken: str) -> None:
    names = [
        *(wording.stage_name(stage) for stage in STAGES),
        *(wording.stage_short(stage) for stage in STAGES),
        *(wording.state_name(state) for state in State),
        *(wording.status_name(status) for status in Status),
        *(wording.break_name(kind) for kind in BreakKind),
        *(wording.confidence_name(confidence) for confidence in Confidence),
        *(wording.role_name(key) for key in (*ROLES, *EXTERNALS)),
        *(wording.role_short(key) for key in ROLES),
        *(wording.anchor_name(anchor(key)) for key in moments._ANCHORS),
        *(wording.anchor_short(anchor(key)) for key in moments._ANCHORS),
        *(wording.phase_name(phase(key)) for key in moments._PHASES),
        *(wording.phase_short(phase(key)) for key in moments._PHASES),
    ]
    assert all(is_chinese(name) is (spoken == "zh") for name in names), names


def test_names_of_one_kind_differ() -> None:
    for kind in (
        [wording.stage_name(stage) for stage in STAGES],
        [wording.stage_short(stage) for stage in STAGES],
        [wording.state_name(state) for state in State],
        [wording.role_short(key) for key in ROLES],
        [wording.anchor_short(anchor(key)) for key in moments._ANCHORS],
    ):
        assert len(set(kind)) == len(kind), kind


def test_short_names_fit_their_columns() -> None:
    assert max(cell_len(wording.stage_short(stage)) for stage in STAGES) <= 8
    assert max(cell_len(wording.role_short(key)) for key in ROLES) <= 4
    assert max(cell_len(wording.anchor_short(anchor(key))) for key in moments._ANCHORS) <= 10
    assert max(cell_len(wording.phase_short(phase(key))) for key in moments._PHASES) <= 8


def test_names_of_the_campaigns_own_come_first() -> None:
    roles = {
        "designer": Role(RowId(1), CampaignId(1), "designer", name="Studio"),
        "live": Role(RowId(2), CampaignId(1), "live", name="直播间主播"),
        "service": Role(RowId(3), CampaignId(1), "service"),
    }
    assert wording.role_name("designer", roles) == "Studio"
    assert wording.role_short("designer", roles) == "Stud"
    assert wording.role_short("live", roles) == "直播"
    assert wording.role_name("service", roles) == wording.role_name("service")
    assert wording.role_name("nobody-knows", roles) == "nobody-knows"
    assert wording.role_name("", roles) == ""
    assert wording.anchor_name(anchor("peak_day", "The day")) == "The day"
    assert wording.anchor_short(anchor("own_key")) == "own_key"
    assert wording.phase_name(phase("peak", "Rush")) == "Rush"


def test_glyphs_are_one_sure_cell_and_differ() -> None:
    for ascii_marks in (False, True):
        glyphs = [wording.state_glyph(state, ascii_marks) for state in State]
        assert len(set(glyphs)) == len(glyphs)
        assert all(len(glyph) == 1 and cell_len(glyph) == 1 for glyph in glyphs)
        assert all(unicodedata.east_asian_width(glyph) in ("N", "Na") for glyph in glyphs)
    assert all(wording.state_glyph(state, ascii_marks=True).isascii() for state in State)
    assert wording.status_glyph(Status.DONE) == wording.state_glyph(State.DONE)


def test_stage_names_are_those_of_the_trade(spoken: str) -> None:
    name = {"en": "Stocking", "zh": "仓储备货"}[spoken]
    assert wording.stage_name(Stage.STOCKING) == name


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("National Day", "National Day", "国庆节"),
        ("Tomb-Sweeping Day", "Qingming Festival", "清明节"),
        ("Mid-Autumn Festival; National Day", "Mid-Autumn Festival, National Day", "中秋节、国庆节"),
        ("Shop jubilee", "Shop jubilee", "Shop jubilee"),
        ("", "", ""),
    ],
)
def test_holiday_names(spoken: str, name: str, english: str, chinese: str) -> None:
    assert wording.holiday_name(name) == (chinese if spoken == "zh" else english)


def test_every_holiday_of_the_chinese_calendar_has_a_chinese_name(spoken: str) -> None:
    names = {holiday.name for holiday in HolidayLists().years("cn", range(2024, 2032))}
    assert len(names) >= 8
    assert all(is_chinese(wording.holiday_name(name)) is (spoken == "zh") for name in names)
