"""Writing in the user's own editor: the text goes into a file, the terminal to the editor, and the text comes back.

What was written is never lost: the file stays until the text is saved, and every refusal says where it is.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.app import SuspendNotSupported

from campaigntui.domain.text import lines
from campaigntui.errors import N_, BadInput, CampaignError, NotFound, reason_of
from campaigntui.tui.messages import CommandRequested
from campaigntui.wording import _, sentence

if TYPE_CHECKING:
    from campaigntui.tui.counter import CounterApp
    from campaigntui.usecases.commands import Command

_USUAL = ("nano", "micro", "vim", "vi")
"""Editors that are looked for when neither VISUAL nor EDITOR names one."""
_MOST = 1_000_000
"""Bytes that are read back."""


class Draft(NamedTuple):
    """What came back from the editor, and the file that holds it."""

    text: str
    path: Path

    def forget(self) -> None:
        """Take the file away: its text is saved, or was not wanted."""
        self.path.unlink(missing_ok=True)


def write_outside(app: CounterApp, text: str, make: Callable[[str], Command]) -> None:
    """Lend the terminal to the editor, then hand in the command that `make` builds from what was written there."""
    draft: Draft | CampaignError
    try:
        with app.suspend():
            # What is raised in here would leave the terminal to nobody.
            try:
                draft = edited(text)
            except CampaignError as error:
                draft = error
            except OSError as error:
                draft = BadInput(N_("The text cannot be lent to an editor: {reason}."), reason=reason_of(error))
    except SuspendNotSupported:
        app.notify(_("This terminal cannot be lent to an editor."), severity="warning", markup=False, timeout=6)
        return
    if isinstance(draft, CampaignError):
        app.refuse(draft)
        return
    if not draft.text or draft.text == lines(text):
        draft.forget()
        app.tell(_("Nothing was changed.") if draft.text else _("The text is empty, so nothing was saved."))
        return

    app.post_message(CommandRequested(make(draft.text), answer=lambda refusal: _answered(app, draft, refusal)))


def _answered(app: CounterApp, draft: Draft, refusal: CampaignError | None) -> None:
    if refusal is None:
        draft.forget()
    else:
        kept = _("What you wrote is kept in {path}.").format(path=draft.path)
        app.notify(f"{sentence(refusal)} {kept}", severity="error", markup=False, timeout=12)


def edited(text: str) -> Draft:
    """The text after the user has worked on it. `CampaignError` when there is no editor, or when it fails."""
    command = _editor()
    number, name = tempfile.mkstemp(prefix="campaigntui-", suffix=".md")
    path = Path(name)
    with open(number, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(text)
    try:
        with _interrupts_are_the_editors():
            code = subprocess.run([*command, name], check=False).returncode
    except OSError as error:
        path.unlink()
        raise NotFound(
            N_("The editor “{editor}” cannot be started: {reason}. Set EDITOR to one that is installed."),
            editor=command[0],
            reason=reason_of(error),
        ) from None
    written = _read(path)
    if not code:
        return Draft(written, path)
    if written and written != lines(text):
        raise BadInput(
            N_("The editor ended with code {code}, so nothing was saved. What you wrote is kept in {path}."),
            code=code,
            path=path,
        )
    path.unlink(missing_ok=True)
    raise BadInput(N_("The editor ended with code {code}, so nothing was saved."), code=code)


def _editor() -> list[str]:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError:
        raise BadInput(N_("EDITOR is “{editor}”, which cannot be read. Check its quotes."), editor=named) from None
    usual = (found for name in _USUAL if (found := shutil.which(name)) is not None)
    command = command or [found for found in [next(usual, "")] if found]
    if not command:
        raise NotFound(N_("No editor was found. Set EDITOR, for example: export EDITOR=nano"))
    return command


def _read(path: Path) -> str:
    """What the file holds now, clean; empty when the editor took it away."""
    with suppress(OSError), path.open("rb") as file:
        return lines(file.read(_MOST).decode("utf-8", errors="replace"))
    return ""


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """Pass over ctrl+c, which the terminal sends to this program as well. By a handler, since editors inherit none."""
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
