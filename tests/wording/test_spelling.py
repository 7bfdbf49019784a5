"""Names are read back whatever the language in force and however they are typed."""

from __future__ import annotations

import pytest

from campaigntui import wording
from campaigntui.domain.ids import CampaignId, RowId
from campaigntui.domain.people import ROLES, Role
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.health import State
from campaigntui.wording.spelling import role_named, stage_named, state_named

OF_CAMPAIGN = {key: Role(RowId(n), CampaignId(1), key) for n, key in enumerate(ROLES)}


def test_every_name_is_read_in_every_language() -> None:
    for code in ("en", "zh"):
        wording.use(code)
        stages = [(stage, wording.stage_name(stage), wording.stage_short(stage)) for stage in STAGES]
        states = [(state, wording.state_name(state)) for state in State]
        roles = [(key, wording.role_name(key), wording.role_short(key)) for key in ROLES]
        wording.use("en")
        for stage, *names in stages:
            assert {stage_named(name) for name in (*names, stage.value, str(stage.number))} == {stage}
        for state, name in states:
            assert state_named(name) == state_named(state.value) == state.value
        for key, *names in roles:
            assert {role_named(name, OF_CAMPAIGN) for name in (key, *names)} == {key}


@pytest.mark.parametrize("text", ["PAGES", " pages ", "４", "页面", "页面制作"])
def test_typing_is_forgiven(text: str) -> None:
    assert stage_named(text) is Stage.PAGES


def test_what_nobody_is_called() -> None:
    assert stage_named("page") is None
    assert state_named("") is None
    assert role_named("store", OF_CAMPAIGN) is None


def test_a_campaigns_own_name_is_read_before_the_usual_ones() -> None:
    own = {**OF_CAMPAIGN, "live": Role(RowId(20), CampaignId(1), "live", name="Customer service")}
    assert role_named("customer  service", own) == "live"
