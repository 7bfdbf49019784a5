"""Notes in Markdown: a little of it is shown as it is meant, the rest as it is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from campaigntui.tui.markdown import markdown_lines
from campaigntui.tui.marks import Ink
from campaigntui.tui.widgets.lines import width_of
from tests.hostile import KINDS


def shown(text: str, width: int = 40) -> list[str]:
    return ["".join(piece.text for piece in line).rstrip() for line in markdown_lines(text, width)]


def inks(text: str) -> dict[str, str]:
    """Words in an ink other than the plain one."""
    return {p.text.strip(): str(p.ink) for line in markdown_lines(text, 60) for p in line if p.ink and p.text.strip()}


def test_what_is_meant_is_shown() -> None:
    assert shown("# Plan\n- one\n  - [x] two\n3. three\n> said\n\nplain") == [
        *("Plan", "∙ one", "  ✓ two", "3. three", "│ said", "", "plain"),
    ]
    assert shown("```\n  a = **b**\n```\nafter") == ["  a = **b**", "after"]
    assert inks("a **bold** and `code` and [sheet](https://example.com/x) https://a.b/c") == {
        "bold": Ink.STRONG,
        "code": Ink.CODE,
        "sheet": Ink.LINK,
        "(https://example.com/x)": Ink.MUTED,
        "https://a.b/c": Ink.LINK,
    }


def test_long_lines_hang_below_their_mark() -> None:
    assert shown("- one two three four", 11) == ["∙ one two", "  three", "  four"]
    assert shown("- 完成的任务很长很长", 10) == ["∙ 完成的任", "  务很长很", "  长"]


def test_what_is_no_markdown_stands_as_it_was_written() -> None:
    for text in ("2 * 3 * 4", "a_b_c", "[ ] box", "** **", "`", "[x](a b)", "5.5 %", "#tag"):
        assert shown(text) == [text]


def test_a_text_that_wants_to_be_more_is_text() -> None:
    for text in KINDS.values():
        for row in shown(text) + shown(f"```\n{text}") + shown(f"- {text}"):
            assert row.isprintable() or "\u200d" in row
    assert shown("[b]x[/b] [@click=app.quit]y[/]") == ["[b]x[/b] [@click=app.quit]y[/]"]


@given(st.text(alphabet="ab *`[]()#->家\n1.~|!", max_size=200), st.integers(min_value=4, max_value=40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for line in markdown_lines(text, width):
        assert width_of(line) <= width + 1, line
        assert all(cell_len(piece.text) for piece in line if piece.text.strip())


def test_a_line_full_of_opening_signs_is_read_at_once() -> None:
    assert len(shown("[" * 20_000 + "\n" + "**" * 10_000 + "`" * 20_000)) < 500
