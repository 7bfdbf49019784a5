"""A form: rows of fields read together. What cannot be read is said beside its field; the rest is handed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from campaigntui.errors import N_, CampaignError
from campaigntui.tui.dialogs.typed import TypedDialog
from campaigntui.tui.keys import key_for
from campaigntui.tui.page import ResultT
from campaigntui.tui.widgets.field import FormRow
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.wording import _, sentence


class Form(TypedDialog[ResultT]):
    """A subclass gives the rows and overrides `save`, which runs only when every field can be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), id="form.save"),
        Binding("tab,down", "app.focus_next", N_("Next field"), show=False, id="form.next"),
        Binding("shift+tab,up", "app.focus_previous", N_("Field before"), show=False, id="form.before"),
    ]

    _warned = False

    def rows(self) -> Iterable[FormRow]:
        """The fields, from top to bottom."""
        raise NotImplementedError

    def beside(self) -> Iterable[Widget]:
        """What stands to the right of the fields."""
        return ()

    def save(self) -> None:
        """Hand the values in."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Fields in a box that scrolls where the screen is low."""
        self._rows = [*self.rows()]
        fields = VerticalScroll(*self._rows, id="fields", can_focus=False)
        beside = [*self.beside()]
        yield self.boxed(Horizontal(fields, *beside, id="columns") if beside else fields)
        yield KeyBar()

    def texts(self) -> dict[str, str]:
        """The fields that were changed, by their place in the form."""
        return {str(place): row.typed for place, row in enumerate(self._rows) if row.changed}

    def restore(self, texts: Mapping[str, str]) -> None:
        """Put texts back into their fields."""
        for place, row in enumerate(self._rows):
            if (text := texts.get(str(place))) is not None:
                row.retype(text)

    def check(self) -> bool:
        """Read every field; say beside each what is wrong with it, and go to the first that is."""
        wrong: list[FormRow] = []
        for row in self._rows:
            try:
                row.check()
            except CampaignError as error:
                row.remark(sentence(error), bad=True)
                wrong.append(row)
        if wrong:
            wrong[0].field.focus()
            # What is wrong stands below the field, which alone would be scrolled to.
            wrong[0].call_after_refresh(wrong[0].scroll_visible, animate=False)
        return not wrong

    def action_save(self) -> None:
        """Save when every field can be read."""
        if self.check():
            self.save()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter saves."""
        event.stop()
        self.action_save()

    def touched(self) -> bool:
        """True when something was typed that would be lost."""
        return any(row.changed for row in self._rows)

    def _keep_soon(self) -> None:
        """Whoever types on has not thrown anything away."""
        super()._keep_soon()
        if self._warned:
            self._warned = False
            self.refuse("")

    def action_close(self) -> None:
        """Leave; typed text is thrown away only when escape is pressed again."""
        if self.touched() and not self._warned:
            self._warned = True
            key = key_for(type(self), "dialog.cancel")
            self.refuse(_("Press {key} again to throw away what you have typed.").format(key=key))
        else:
            self.dismiss(None)
