"""Text that enters the plan: what may stand in it, and what a line break of another program becomes."""

from __future__ import annotations

import pytest

from campaigntui.domain import text


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_line_break_of_any_program_keeps_words_apart(mark: str) -> None:
    said = f"Price floor{mark}per SKU"
    assert (text.line(said), text.lines(said)) == ("Price floor per SKU", "Price floor\nper SKU")


def test_what_drives_a_terminal_or_turns_a_line_round_is_dropped() -> None:
    assert text.line(" \x1b[31mred\u202e\ufeff\t主图 ") == "[31mred 主图"
    assert text.lines("a\tb\x07\n\n") == "a    b"
    assert text.folded("e\u0301 ") == "é "


def test_words_stand_between_commas_of_any_keyboard() -> None:
    assert text.words(" 美工，数据、 a b;;c；,\x1b ") == ["美工", "数据", "a b", "c"]
