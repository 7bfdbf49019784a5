"""An item at full power: review, evidence, attachments, notes in the editor."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from campaigntui.domain.checklist import Item, Review, Status
from campaigntui.errors import CampaignError
from campaigntui.tui.dialogs.ask import Ask
from campaigntui.tui.dialogs.evidence import AskEvidence
from campaigntui.tui.dialogs.item_form import ItemForm
from campaigntui.tui.dialogs.review import ReviewQuestion
from campaigntui.tui.editor import edited
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.item_sheet import AttachmentKey, FieldKey
from tests.tui.terminal import terminal
from tests.tui.workbench import (
    CampaignPilot,
    demo_file,
    double11_file,
    go_to,
    journal_of,
    keys,
    pasted,
    plan_in,
    press,
    remark_of,
    running,
    said,
    screen_of,
    screen_text,
    to_field,
    typed,
    until,
)


def item_in(path: Path, key: str) -> Item:
    return plan_in(path).item_named(key)


def put_on(pilot: CampaignPilot, key: object) -> None:
    """Put the cursor of the item's sheet on a line."""
    assert screen_of(pilot, ItemPage).sheet.go_to(key)


async def test_what_is_finished_goes_to_review_comes_back_and_passes(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        go_to(pilot, "key-visual")
        await keys(pilot, "d")
        assert item_in(path, "key-visual").review is Review.ASKED
        assert "Sent to review: Design the campaign key visual" in said(pilot)[-1]
        await until(pilot, lambda: "P passes or returns it" in screen_text(pilot), "the pane says what to press")
        await keys(pilot, "d")
        assert any("P passes it or returns it" in words for words in said(pilot))
        await keys(pilot, "k", "space", "P")
        assert any("None of the marked items waits" in words for words in said(pilot)), "marks count, not the cursor"
        await keys(pilot, "escape", "enter")
        assert "◉ to review: Store manager" in screen_text(pilot)
        await keys(pilot, "P")
        assert screen_of(pilot, ReviewQuestion)
        assert "compared and 1" in screen_text(pilot), "the test of done is what one looks over"
        await keys(pilot, "n")
        await keys(pilot, "enter")
        assert screen_of(pilot, Ask), "an empty reason is refused"
        await typed(pilot, "too dark")
        await keys(pilot, "enter")
        assert "Returned from review: too dark" in screen_text(pilot)
        for key in "dPy":
            await keys(pilot, key)
        done = item_in(path, "key-visual")
        assert (done.status, done.review) == (Status.DONE, Review.PASSED)
        assert journal_of(path)[:4] == ["PassReview", "AskReview", "ReturnReview", "AskReview"]
        await keys(pilot, "u")
        assert item_in(path, "key-visual").review is Review.ASKED
        await keys(pilot, "r")
        assert item_in(path, "key-visual").review is Review.NONE, "starting again takes it back"
        await keys(pilot, "P")
        assert any("Nothing here waits for review" in words for words in said(pilot))


async def test_evidence_and_attachments_by_keyboard(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        go_to(pilot, "sales-target")
        await keys(pilot, "enter", "W")
        assert screen_of(pilot, AskEvidence)
        await pasted(pilot, "www.example.com")
        assert "does not look like a link" in screen_text(pilot)
        await keys(pilot, "enter")
        assert item_in(path, "sales-target").evidence == "", "it is refused as well"
        await press(pilot, "ctrl+u")
        await pasted(pilot, str(tmp_path / "no such file.xlsx"))
        assert "no such file on this machine" in screen_text(pilot)
        await keys(pilot, "enter")
        assert item_in(path, "sales-target").evidence.endswith("no such file.xlsx"), "it is kept all the same"
        for name in ("targets.xlsx", "https://example.com/t"):
            await keys(pilot, "i")
            await pasted(pilot, name)
            await keys(pilot, "enter")
        assert item_in(path, "sales-target").attachments == ("targets.xlsx", "https://example.com/t")
        put_on(pilot, AttachmentKey("targets.xlsx", 0))
        await keys(pilot, "enter")
        assert said(pilot)[-1] == "Copied: targets.xlsx"
        await keys(pilot, "x")
        assert item_in(path, "sales-target").attachments == ("https://example.com/t",)
        put_on(pilot, FieldKey("evidence"))
        await keys(pilot, "x")
        assert item_in(path, "sales-target").evidence == ""
        put_on(pilot, FieldKey("deliverable"))
        await keys(pilot, "e", "ctrl+u", *"Sheet", "enter")
        assert item_in(path, "sales-target").deliverable == "Sheet"


async def test_the_form_holds_reviewer_evidence_and_tags(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        go_to(pilot, "price-table")
        await keys(pilot, "e")
        assert screen_of(pilot, ItemForm)
        await to_field(pilot, "Reviewer")
        await press(pilot, "right")
        await to_field(pilot, "Evidence")
        await pasted(pilot, "http:/x")
        await to_field(pilot, "Tags")
        await pasted(pilot, " #Hero, new")
        await keys(pilot, "ctrl+s")
        assert "does not look like a link" in remark_of(pilot, "Evidence")
        await press(pilot, "ctrl+u")
        await pasted(pilot, "https://example.com/x")
        await keys(pilot, "ctrl+s")
        item = item_in(path, "price-table")
        assert (item.reviewer, item.tags) == ("director", ("price", "hero", "new"))
        assert item.evidence == "https://example.com/x"


async def test_notes_are_a_line_of_time_in_markdown(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        go_to(pilot, "price-table")
        await keys(pilot, "enter", "o")
        await typed(pilot, "**now** `v5` is final")
        await keys(pilot, "enter")
        text = screen_text(pilot)
        assert "│ now v5 is final" in text
        assert text.index("now v5") < text.index("2026-09-29 15:40  Chen Yu'an"), (
            "newest first, on the campaign's clock"
        )


# -- the editor -------------------------------------------------------------------------------------------------------
def an_editor(folder: Path, name: str, script: str) -> str:
    """A program that edits the file it is given."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize(
    ("script", "kept", "sentence"),
    [
        ("exit 3", False, "ended with code 3, so nothing was saved"),
        ('echo half >> "$1"; exit 3', True, "What you wrote is kept in"),
        ('rm "$1"; exit 1', False, "ended with code 1"),
    ],
)
def test_an_editor_that_fails_loses_nothing(
    script: str, kept: bool, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("VISUAL", an_editor(tmp_path, "ed", script))
    with pytest.raises(CampaignError) as error:
        edited("what stood there")
    assert sentence in str(error.value)
    left = list(tmp_path.glob("campaigntui-*.md"))
    assert [path.read_text() for path in left] == (["what stood therehalf\n"] if kept else [])


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ("/no/such/editor", "cannot be started: there is no such file"),
        ('ed "', "Check its quotes"),
        (None, "No editor was found"),
    ],
)
def test_no_editor_is_a_sentence(
    named: str | None, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", named or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CampaignError, match=sentence):
        edited("")
    assert not list(tmp_path.glob("campaigntui-*"))


def test_what_the_editor_gives_back_is_clean_and_its_file_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "VISUAL", an_editor(tmp_path, "ed", r'printf "two\033[31m\r\n\000lines\377\n" > "$2"') + " --wait"
    )
    draft = edited("one")
    assert draft.text == "two[31m\nlines�"
    draft.forget()
    assert not draft.path.exists()


def test_a_note_is_written_in_the_editor_and_the_terminal_comes_back(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    script = 'grep -q . "$1" && exit 4; printf "from the **editor**\\n- two\\n" > "$1"'
    with terminal(path, VISUAL=an_editor(tmp_path, "ed", script), TMPDIR=str(tmp_path)) as term:
        term.until("Help")
        term.type("E")
        term.until("oted on:")
        term.type("\r")
        term.until(lambda text: "from the editor" in text and "∙ two" in text)
        term.type("j")
        term.rest()
        term.type("E")
        term.until("ended with code 4")
        assert "Done when" in term.until("Help"), "the screen is back"
        term.type("qq")
        assert term.end() == 0
    assert [note.text for note in plan_in(path).note.values()][-1] == "from the **editor**\n- two"
    assert not list(tmp_path.glob("campaigntui-*.md"))
