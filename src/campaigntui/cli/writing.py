"""Writing what a command made into a file, without ever replacing one in silence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.errors import N_, BadInput, NotFound, RuleBroken
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.cli.door import Door


def write(door: Door, target: Path, data: bytes, yes: bool) -> None:
    """Write the file whole or not at all; what stands there is replaced only when the user agrees.

    Refuses a folder, the plan file itself, and a place in a folder that does not exist.
    """
    from campaigntui.exchange.newfile import write_file

    if target.exists():
        if target.is_dir():
            raise BadInput(N_("{file} is a folder. Name a file."), file=target)
        if target.samefile(door.planner.path):
            raise RuleBroken(N_("{file} is the plan file itself. Name another file."), file=target)
        if not yes:
            if not output.can_ask():
                raise RuleBroken(N_("{file} exists already. Say --yes to replace it."), file=target)
            if not click.confirm(_("Replace {file}?").format(file=target), default=False, err=True):
                raise click.exceptions.Exit(1)
    elif not target.absolute().parent.is_dir():
        raise NotFound(N_("There is no folder {folder}."), folder=target.absolute().parent)
    write_file(target, data)
    output.note(_("Written: {file}").format(file=target))
