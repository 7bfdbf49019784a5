"""Files in and out by the command line."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Run


def rows(content: str) -> list[dict[str, str]]:
    """The rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(content)))


def test_an_export_can_be_imported_as_a_new_campaign(small: Run, surroundings: Path) -> None:
    assert small("export", "csv", "-o", "out.csv").code == 0
    content = surroundings.with_name("out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,title,stage")
    answer = small("import", "out.csv", "--new", "Copy", "--date", "2027-06-18", "--calendar", "every-day")
    assert answer.code == 0
    number = answer.out.strip()
    copies, originals = rows(small("export", "csv", number).out), rows(small("export", "csv", "small").out)
    assert copies == originals
    assert small("show", number, "--json").form["campaign"]["d_day"] == "2027-06-18"


def test_standard_output_carries_no_mark(small: Run) -> None:
    assert small("export", "csv").out.startswith("id,title")


def test_rules_may_be_written_as_dates(double11: Run) -> None:
    double11("edit", "sales-target", "--due", "deposit_open-1", "--yes")
    by_rule = {row["id"]: row["due"] for row in rows(double11("export", "csv").out)}
    by_date = {row["id"]: row["due"] for row in rows(double11("export", "csv", "--dates").out)}
    assert (by_rule["sales-target"], by_date["sales-target"]) == ("deposit_open-1", "2026-10-23")


def test_an_import_into_a_campaign_adds_and_changes(small: Run, surroundings: Path) -> None:
    surroundings.with_name("more.csv").write_text("id,title,duration,colour\npages,Pages,6,red\nextra,Extra,1,blue\n")
    dry = small("import", "more.csv", "--dry-run")
    assert (dry.code, dry.err) == (0, "Columns without meaning here, left out: colour\n")
    assert dry.out.splitlines() == [
        "1 new item, 1 changed",
        "Difference: 1 item moves, 1 item joins the plan",
        "Join the plan",
        "  Extra",
        "Moves",
        "  pages  Pages  18 Oct – 22 Oct → 17 Oct – 22 Oct",
    ]
    assert len(small("items", "--json").form["items"]) == 6
    answer = small("import", "more.csv")
    assert (answer.code, answer.out) == (0, "1 new item, 1 changed\n")
    pages = small("item", "pages", "--json").form["items"][0]
    assert (pages["title"], pages["duration"], pages["role"]) == ("Pages", 6, "designer")
    small("undo")
    surroundings.with_name("links.csv").write_text(
        "id,title,after\nads,Book the ads,brief\nstock,Order the stock,target\n"
    )
    assert small("import", "links.csv").out == "0 new items, 1 changed\n", "what it waits for belongs to an item"
    entry = small("log", "--json").form["entries"][0]
    assert (entry["kind"], entry["count"]) == ("ImportItems", 1), "rows that say what is so already are not counted"
    small("undo")
    assert {row["id"] for row in rows(small("export", "csv").out)} == {r["id"] for r in rows(SMALL)}


def test_a_file_with_mistakes_changes_nothing(small: Run, surroundings: Path) -> None:
    surroundings.with_name("bad.csv").write_text("id,title,due,after\nx,Good,D-3,\ny,Bad,someday!,nowhere\n")
    for line in (["import", "bad.csv"], ["import", "bad.csv", "--new", "N", "--date", "2027-06-18"]):
        answer = small(*line)
        assert (answer.code, answer.out) == (1, "")
        assert "line 3, due:" in answer.err
    assert len(small("items", "--json").form["items"]) == 6
    assert len(small("list", "--all", "--json").form["campaigns"]) == 1


def test_a_dry_run_of_a_new_campaign_makes_no_file(run: Run, surroundings: Path) -> None:
    surroundings.with_name("a.csv").write_text("title\nA\nB\n")
    answer = run("import", "a.csv", "--new", "N", "--date", "2027-06-18", "--dry-run")
    assert (answer.code, answer.out) == (0, "2 new items\n")
    assert not surroundings.exists()


@pytest.mark.parametrize("file", ["missing.csv", ".", "/dev/null/x"])
def test_what_is_no_file_is_refused(file: str, small: Run) -> None:
    answer = small("import", file)
    assert answer.code in (1, 2)
    assert answer.err.strip()
    assert re.search(r"无法读取：\w*文件\w*。", small("--lang", "zh", "import", file).err), (
        "also why the system did not"
    )


def test_an_export_never_replaces_a_file_unasked(small: Run, surroundings: Path) -> None:
    target = surroundings.with_name("out.json")
    target.write_text("mine")
    answer = small("export", "json", "-o", "out.json")
    assert (answer.code, target.read_text()) == (1, "mine")
    assert small("export", "json", "-o", "out.json", "--yes").code == 0
    assert json.loads(target.read_text())["schema"] == "campaigntui/campaign/1"
    assert [path.name for path in surroundings.parent.iterdir() if path.name.startswith(".out")] == []


def test_an_export_never_touches_the_plan_file(small: Run, surroundings: Path) -> None:
    before = surroundings.read_bytes()
    (surroundings.parent / "link.json").symlink_to(surroundings)
    for target in ("plans.db", "./plans.db", "link.json"):
        answer = small("export", "json", "-o", target, "--yes")
        assert answer.code == 1
        assert "plan file" in answer.err
    assert surroundings.read_bytes() == before


def test_an_export_needs_a_folder(small: Run) -> None:
    assert "no folder" in small("export", "csv", "-o", "nowhere/out.csv").err
    assert "is a folder" in small("export", "csv", "-o", ".").err


def test_json_holds_the_whole_plan(small: Run) -> None:
    small("note", "pages", "remember")
    small("archive", "review")
    exported = small("export", "json").form
    assert len(exported["items"]) == 5
    assert len(exported["plan"]["item"]) == 6
    assert exported["plan"]["note"][0]["text"] == "remember"


def test_playbooks_are_listed_and_checked(run: Run, surroundings: Path) -> None:
    folder = surroundings.parent / "config" / "playbooks"
    folder.mkdir(parents=True)
    shipped = run("playbooks", "--json").form["playbooks"][0]
    assert (shipped["id"], shipped["packaged"]) == ("double11", True)
    assert [(one["id"], one["name"]["en"]) for one in shipped["profiles"]] == [
        ("wave_2025", "Two waves from mid-October"),
        ("classic", "Classic rhythm of 2022"),
    ]
    assert shipped["default_profile"] == "wave_2025"
    own = folder / "mine.toml"
    own.write_text(Path(shipped["file"]).read_text(encoding="utf-8").replace('id = "double11"', 'id = "mine"', 1))
    listed = [one["id"] for one in run("playbooks", "--json").form["playbooks"]]
    assert (listed[0], listed[-1], len(listed)) == ("double11", "mine", 9)
    assert run("playbooks", "check", str(own)).out == f"{own} is sound: 129 items.\n"
    sound = run("playbooks", "check", str(own), "--json").form
    assert sound == {"file": str(own), "sound": True, "items": 129, "mistakes": []}
    own.write_text(own.read_text(encoding="utf-8").replace('role = "analyst"', 'role = "anlyst"'))
    told = run("playbooks", "check", str(own), "--json")
    assert (told.code, told.form["sound"]) == (1, False)
    answer = run("playbooks", "check", str(own))
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == len(told.form["mistakes"]) > 0
    assert answer.err.count("anlyst") > 1
    assert all(str(own) in line for line in answer.err.splitlines())
    own.write_text("x", encoding="utf-8")
    answer = run("playbooks")
    assert answer.code == 0
    assert "cannot be used" in answer.out
    assert f"The playbook {own} cannot be read. This is not TOML" in answer.err
    assert run("playbooks", "check", str(own)).err.startswith(f"{own}: This is not TOML")


def test_a_picture_goes_into_a_file_that_is_never_replaced_in_silence(small: Run, surroundings: Path) -> None:
    file = surroundings.with_name("plan.svg")
    answer = small("--lang", "zh", "timeline", "-o", "plan.svg", "--theme", "dark")
    assert (answer.code, answer.out) == (0, "")
    drawn = file.read_text(encoding="utf-8")
    assert drawn.startswith("<?xml")
    assert 'xml:lang="zh"' in drawn
    assert small("--lang", "zh", "timeline", "--format", "svg", "--theme", "dusk").out == drawn
    refused = small("timeline", "-o", "plan.svg")
    assert (refused.code, refused.err) == (1, "plan.svg exists already. Say --yes to replace it.\n")
    assert small("timeline", "-o", "plan.svg", "--yes", "--stages").code == 0
    assert "Design the pages" not in file.read_text(encoding="utf-8")
    assert small("timeline", "--format", "svg", "--theme", "nothing").code == 1


def test_a_baseline_may_be_drawn_with_the_timeline(small: Run) -> None:
    small("baseline", "set", "plan A")
    small("edit", "ads", "--due", "2026-11-05", "--yes")
    assert '"' not in small("timeline").out
    assert '" baseline' in small("timeline", "--baseline", "PLAN a").out
    assert ">baseline</text>" in small("timeline", "--format", "svg", "--baseline", "plan a").out
    refused = small("timeline", "--baseline", "plan B")
    assert (refused.code, refused.err) == (1, "There is no baseline “plan B”. There are: plan A.\n")
    assert small("timeline", "--format", "compact", "--baseline", "plan A").code == 2
