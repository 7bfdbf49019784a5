"""Half-typed text outlives the program that it was typed into, and nothing else ever sees it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from campaigntui.unsaved import Place, Unsaved


def typed_by_another_program(
    folder: Path, plan: Path, form: str, texts: dict[str, str], where: Place | None = None
) -> None:
    script = (
        "import json, sys; from pathlib import Path; from campaigntui.unsaved import Place, Unsaved; "
        "where = json.loads(sys.argv[5]); where = Place(*where) if where else None; "
        "Unsaved(Path(sys.argv[1]), Path(sys.argv[2])).keep(sys.argv[3], json.loads(sys.argv[4]), where)"
    )
    words = [str(folder), str(plan), form, json.dumps(texts), json.dumps(where)]
    subprocess.run([sys.executable, "-c", script, *words], check=True)


def test_text_of_a_program_that_ended_is_brought_back_once(tmp_path: Path) -> None:
    folder, plan = tmp_path / "unsaved", tmp_path / "a.db"
    typed_by_another_program(folder, plan, "note:1", {"0": "供应商报价 [/] \x1b"})
    shelf = Unsaved(folder, plan)
    assert shelf.recall("note:1") == {"0": "供应商报价 [/] \x1b"}
    assert shelf.recall("note:2") == {}
    assert Unsaved(folder, tmp_path / "b.db").recall("note:1") == {}
    shelf.forget("note:1")
    assert shelf.recall("note:1") == {}
    assert list(folder.iterdir()) == []


def test_text_of_a_terminal_that_still_runs_is_its_own(tmp_path: Path) -> None:
    shelf = Unsaved(tmp_path, tmp_path / "a.db")
    shelf.keep("note:1", {"0": "mine"})
    assert shelf.recall("note:1") == {"0": "mine"}, "one program may close a form without saving and open it again"
    (place,) = tmp_path.iterdir()
    content = json.loads(place.read_text())
    place.write_text(json.dumps(content | {"program": 1}))
    assert shelf.recall("note:1") == {}


def test_where_text_waits_is_told_once_and_listed_until_it_is_gone(tmp_path: Path) -> None:
    folder, plan = tmp_path / "unsaved", tmp_path / "a.db"
    shelf = Unsaved(folder, plan)
    assert shelf.waiting() == ()
    first, second = Place("Note: Price table", "timeline", 1, 7), Place("Add a member", "people")
    typed_by_another_program(folder, plan, "note:1", {"0": "one"}, first)
    typed_by_another_program(folder, plan, "member", {"0": "two"}, second)
    typed_by_another_program(folder, tmp_path / "b.db", "note:1", {"0": "of another plan"}, first)
    typed_by_another_program(folder, plan, "old", {"0": "without a place, as older programs left it"})
    assert set(shelf.waiting(news=True)) == {first, second}
    assert shelf.waiting(news=True) == (), "nobody is told twice"
    assert set(shelf.waiting()) == {first, second}, "but it can be found"
    assert shelf.recall("note:1") == {"0": "one"}
    shelf.keep("note:1", {"0": "one more"}, first)
    shelf.forget("member")
    assert shelf.waiting(news=True) == (first,)


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "unsaved"
    Unsaved(folder, tmp_path / "a.db").keep("note:1", {"0": "secret"})
    (place,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, place.stat().st_mode & 0o777) == (0o700, 0o600)
    assert "note" not in place.name


def test_what_cannot_be_read_or_written_is_done_without(tmp_path: Path) -> None:
    shelf = Unsaved(tmp_path / "f", tmp_path / "a.db")
    shelf.keep("x", {"0": "text"})
    (place,) = (tmp_path / "f").iterdir()
    for broken in (b"", b"\xff\xfe", b"[]", b'{"texts": 3}', b"[" * 100_000):
        place.write_bytes(broken)
        assert shelf.recall("x") == {} and shelf.waiting() == ()
    (tmp_path / "g").write_text("a file where the folder should be")
    blocked = Unsaved(tmp_path / "g", tmp_path / "a.db")
    blocked.keep("x", {"0": "text"})
    assert blocked.recall("x") == {} and blocked.waiting(news=True) == ()
    blocked.forget("x")
