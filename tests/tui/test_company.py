"""Another program on the same file: who is there and what they change shows soon, and one's own place and half-typed
text stay as they are.
"""

from __future__ import annotations

import time
from pathlib import Path

from campaigntui.usecases.commands.items import EditItem
from tests.tui.terminal import terminal
from tests.tui.workbench import FIRST, TODAY, demo_file, plan_in
from tests.usecases.workbench import a_planner


def test_what_others_do_shows_soon_and_ones_own_text_stays(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    with terminal(path, columns=120, rows=36) as term, a_planner(path) as other:
        term.until("Help")
        term.type("2jj")
        term.rest()
        shown = term.text
        item = next(i for i in plan_in(path).item.values() if shown.count(i.title[:12]) >= 2)
        other.others_here()
        term.type("o")
        term.until("What should the others know")
        term.type("half a sent")
        term.until("half a sent")
        other.perform(FIRST, EditItem(item.id, {"title": "Elsewhere now"}), TODAY)
        begun = time.monotonic()
        term.until("Elsewhere now")
        # By the design 1.5 seconds; the rest is for a machine that does other things as well.
        assert time.monotonic() - begun < 4
        term.until("also here: tester")
        assert "half a sent" in term.text
        term.type("ence\r")
        term.until("u undoes it")
        assert "half a sentence" in [n.text for n in plan_in(path).note.values() if n.item_id == item.id]
        assert term.text.count("Elsewhere now") >= 2, "the cursor is still on it: list and pane show it"
        other.close()
        term.until(lambda text: "also here" not in text)
