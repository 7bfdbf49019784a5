"""Moving and copying from the command line: the difference first, in words and as JSON, and the way back."""

from __future__ import annotations

from tests.cli.conftest import Run


def anchors(run: Run) -> dict[str, dict[str, object]]:
    """The moments by id."""
    return {row["id"]: row for row in run("show", "--json").form["anchors"]}


def items(run: Run) -> dict[str, dict[str, object]]:
    """The items by id."""
    return {row["id"]: row for row in run("items", "--json").form["items"]}


def test_a_moment_moves_there_and_back_byte_for_byte(double11: Run) -> None:
    double11("profile", "wave_2025", "--yes")
    before = double11("export", "json").out
    dry = double11("move", "deposit_open", "-1d", "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert dry.out.startswith("Difference: 1 moment changes, ")
    assert double11("export", "json").out == before, "a dry run changes nothing"
    refused = double11("move", "deposit_open", "-1d")
    assert (refused.code, refused.out) == (1, "")
    assert dry.out in refused.err, "the same words as in the dry run"
    assert double11("move", "deposit_open", "-1d", "--yes").out == "set the moment: Deposit opens\n"
    assert double11("export", "json").out != before
    double11("undo")
    assert double11("export", "json").out == before


def test_the_difference_as_json_says_what_the_words_say(double11: Run) -> None:
    fixed = "key-visual"
    double11("profile", "wave_2025", "--yes")
    double11("edit", fixed, "--due", "2026-10-12", "--yes")
    form = double11("move", "deposit_open", "-1d", "--dry-run", "--json").form
    (anchor,) = form["anchors"]
    assert anchor["id"] == "deposit_open"
    assert anchor["time"] == {"before": "20:00", "after": "20:00"}
    moved = {row["id"]: row for row in form["items"]}
    known = items(double11)
    assert moved
    for key, row in moved.items():
        assert row["before"] == [known[key]["planned_start"], known[key]["planned_finish"]]
        assert str(known[key]["due_rule"]).startswith("deposit_open")
    assert fixed not in moved
    assert form["staying"] == {"anchors": [], "items": [fixed]}
    words = double11("move", "deposit_open", "-1d", "--dry-run").out.splitlines()
    assert form["text"][0] == words[0].removeprefix("Difference: ")
    made = double11("move", "deposit_open", "-1d", "--yes", "--json").form
    assert made["entry"]["kind"] == "MoveAnchors"
    assert made["items"] == form["items"]


def test_several_moments_with_hours_and_confidence_are_one_step(double11: Run) -> None:
    line = ("move", "deposit_open", "2026-10-14T19:30", "deposit_close", "18:00", "--confirmed", "--yes")
    assert double11(*line).out.startswith("set 2 moments: ")
    found = anchors(double11)
    opens, closes = found["deposit_open"], found["deposit_close"]
    assert (opens["day"], opens["time"], opens["confidence"]) == ("2026-10-14", "19:30", "confirmed")
    assert (closes["time"], closes["confidence"]) == ("18:00", "confirmed")
    double11("undo")
    assert {row["confidence"] for row in anchors(double11).values() if row["id"] != "peak_day"} == {"guessed"}


def test_d_day_takes_along_what_is_counted_from_it_and_names_what_stays(double11: Run) -> None:
    before = anchors(double11)
    double11("move", "deposit_open", "20:00", "--confirmed", "--yes")
    dry = double11("move", "D-day", "+1d", "--dry-run")
    assert "Stays\n  Deposit opens · " in dry.out
    assert double11("move", "d", "+1d", "--yes").code == 0
    after = anchors(double11)
    assert {key for key in before if before[key]["day"] == after[key]["day"]} == {"deposit_open"}


def test_items_and_stages_move_by_working_days_and_draw_what_is_linked(small: Run) -> None:
    assert small("move", "pages", "+1").code == 0, "nothing else moves, so nobody is asked"
    small("undo")
    refused = small("move", "pages", "+12")
    assert refused.code == 1
    assert "“Book the ads” would start before “Design the pages” is finished" in refused.err
    before = items(small)
    assert small("move", "pages", "+12", "--follow", "buffer", "--yes").code == 0
    after = items(small)
    assert {key for key in before if before[key]["due"] != after[key]["due"]} == {"pages", "ads"}
    assert not any(row["conflicts"] for row in after.values())
    small("undo")
    assert small("move", "pages", "-2").code == 0, "a number with a minus is no option"
    assert items(small)["pages"]["due"] == "2026-10-20"
    small("undo")
    assert small("move", "pages", "2026-10-21").code == 0
    assert items(small)["pages"]["planned_finish"] == "2026-10-21"


def test_an_edited_due_date_draws_what_is_linked_as_a_move_does(small: Run) -> None:
    refused = small("edit", "pages", "--due", "2026-11-03")
    assert (refused.code, refused.out) == (1, "")
    assert "“Book the ads” would start before “Design the pages” is finished" in refused.err
    assert "--follow buffer" in refused.err
    moved = small("move", "pages", "2026-11-03", "--follow", "buffer", "--dry-run", "--json").form["items"]
    before = items(small)
    line = ("edit", "pages", "--due", "2026-11-03", "--follow", "buffer")
    assert small(*line, "--dry-run", "--json").form["items"] == moved
    assert small(*line, "--dry-run").out.startswith("Difference: 2 items move")
    assert items(small) == before, "a dry run changes nothing"
    assert small(*line, "--yes").code == 0
    after = items(small)
    assert [row["after"][1] for row in moved] == [after[row["id"]]["planned_finish"] for row in moved]
    assert {key for key in before if before[key]["due"] != after[key]["due"]} == {"pages", "ads"}
    small("undo")
    several = small("edit", "pages", "brief", "--due", "2026-11-03", "--follow", "all", "--yes")
    assert (several.code, "--follow is for one item" in several.err) == (2, True)
    asked = small("edit", "pages", "brief", "--due", "2026-11-03")
    assert (asked.code, "would start before" in asked.err, "--follow" in asked.err) == (1, True, False)
    assert small("edit", "pages", "--due", "2026-11-03", "--yes").code == 0
    assert items(small)["ads"]["conflicts"] == ["pages"]


def test_an_item_named_twice_moves_once_and_never_two_ways(small: Run) -> None:
    before = items(small)["pages"]["due"]
    contrary = small("move", "pages", "+1", "pages", "+2")
    assert (contrary.code, contrary.out) == (1, "")
    assert "only by the same number" in contrary.err
    assert items(small)["pages"]["due"] == before
    small("move", "pages", "2026-10-23", "Design the pages", "2026-10-23", "stock", "2026-10-09", "--yes")
    assert (items(small)["pages"]["due"], items(small)["stock"]["due"]) == ("2026-10-23", "2026-10-09")


def test_a_whole_stage_moves_with_its_gate(double11: Run) -> None:
    def gate() -> object:
        stages = {row["id"]: row for row in double11("stages", "--json").form["stages"]}
        return stages["review"]["gate_day"]

    before = gate()
    assert double11("move", "7", "+2", "--yes").code == 0
    assert gate() != before
    double11("undo")
    assert gate() == before


def test_what_makes_no_sense_is_refused_with_a_sentence(double11: Run) -> None:
    for line, code, words in (
        (("move", "deposit_open"), 2, "Say for each name when it is to be"),
        (("move", "deposit_open", "+1d", "key-visual", "+1"), 1, "each in a command of their own"),
        (("move", "deposit_open", "25:00"), 1, "is not an hour"),
        (("move", "deposit_open", "+1d", "Deposit opens", "+2d"), 1, "Say once for each moment"),
        (("edit", "key-visual", "--due", "D-400000"), 2, "“D-400000” lies too far from its moment; 9999 days"),
        (("move", "nowhere", "+1"), 1, "There is no item"),
        (("move", "pages", "soon"), 1, "is not a number of working days"),
        (("move", "key-visual", "+300000"), 1, "“+300000” is out of range; 999 working days either way"),
        (("move", "key-visual", "-200w"), 1, "“-200w” is out of range"),
        (("move", "D-day", "+9999999d"), 1, "“+9999999d” is too far away; 9999 either way"),
        (("copy", "Double", "--name", "x", "--date", "+99999d"), 2, "“+99999d” is too far away"),
        (("move", "D-day", "+9999999wd"), 1, "“+9999999wd” is too far away"),
        (("move", "deposit_open", "+1d", "--confirmed", "--guessed"), 2, "either --confirmed or --guessed"),
    ):
        answer = double11(*line)
        assert (answer.code, answer.out) == (code, ""), line
        assert words in answer.err


def test_a_copy_prints_its_id_and_names_what_does_not_fit(double11: Run) -> None:
    double11("done", "sales-target", "--yes")
    dry = double11("copy", "Double", "--name", "Soon", "--date", "2026-10-20", "--dry-run", "--json").form
    assert dry["id"] is None
    assert dry["in_past"]
    answer = double11("copy", "Double", "--name", "Again", "--date", "2027-11-11", "--settle")
    assert answer.code == 0
    assert answer.out.strip().isdigit()
    shown = double11("show", "Again", "--json").form["campaign"]
    assert (shown["d_day"], shown["done"], shown["id"]) == ("2027-11-11", 0, int(answer.out))
    assert double11("undo").out.startswith("Undone: copied a campaign as “Again”")
