"""What campaigntui is held against: the least that a Textual program can be, and Textual's own table.

`python peers.py empty` or `python peers.py table`.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Footer, Header

_ROWS = 200


class EmptyApp(App[None]):
    """A header, a footer, and nothing between."""

    TITLE = "Nothing here"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Header and footer."""
        yield Header()
        yield Footer()


class TableApp(EmptyApp):
    """The same with a table of 200 rows and a row cursor."""

    TITLE = "Two hundred rows"

    def compose(self) -> ComposeResult:
        """A table between header and footer."""
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table with as many columns as a list of items has."""
        rows = self.query_one(DataTable)
        rows.add_columns("Item", "Role", "Person", "Due", "Status")
        for number in range(_ROWS):
            rows.add_row(f"Item number {number}", "designer", "Chen Yu", "Fri 9 Oct", "open")


if __name__ == "__main__":
    (EmptyApp if sys.argv[1] == "empty" else TableApp)().run()
