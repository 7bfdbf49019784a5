"""Style sheets are read once: without this every program that a test starts parses the same hundred again. And messages
stay: on a machine that stands still for some seconds they would be gone before a test has read them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.notifications import Notification

from campaigntui.tui.widgets import key_bar


@pytest.fixture(scope="session", autouse=True)
def sheets_parsed_once() -> Iterator[None]:
    """Keep what a style sheet says under the colours of a theme; nobody changes rules that have been read."""
    read: dict[Hashable, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def once(
        self: Stylesheet,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        key = (css, read_from, is_default_rules, tie_breaker, scope, frozenset(self._variables.items()))
        if key not in read:
            read[key] = parse(self, css, read_from, is_default_rules, tie_breaker, scope)
        return read[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def messages_stay() -> Iterator[None]:
    """Take no message away because time has passed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_bar, "_SECONDS", 3600.0)
        patch.setattr(Notification, "time_left", 3600.0)
        yield
