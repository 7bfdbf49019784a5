"""The bytes of a playbook file as TOML tables, or one plain reason why they are none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from campaigntui.errors import N_, BadInput, NotFound, reason_of
from campaigntui.storage.playbooks.problems import Problems
from campaigntui.storage.tomlfaults import fault_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LARGEST = 5_000_000
"""Bytes; the largest packaged playbook has about a fiftieth of it."""


def content_of(source: Path | Traversable, file: str) -> str:
    """The text of the file, which messages call `file`. `NotFound` without one, `BadInput` for what cannot be read."""
    try:
        # Opening a pipe or a device would wait for a writer that never comes.
        if not source.is_file():
            raise NotFound(N_("There is no playbook file {file}. Check the path."), file=file)
        with source.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise BadInput(N_("The file {file} cannot be read: {reason}."), file=file, reason=reason_of(error)) from None
    if len(content) > LARGEST:
        raise BadInput(
            N_("The file {file} is larger than {most} bytes, so it is no playbook."), file=file, most=LARGEST
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            N_("The file {file} is not UTF-8 text (byte {byte}). Save it as UTF-8."), file=file, byte=error.start
        ) from None


def tables_of(content: str, problems: Problems) -> dict[str, object]:
    """The tables of the text; empty when it is not TOML, which is noted."""
    try:
        return tomllib.loads(content)
    except RecursionError:
        problems.note("", "", N_("This is nested too deeply to be a playbook."))
    except ValueError as error:
        # Besides syntax errors, numbers with thousands of digits end here.
        fault = fault_of(error, content)
        if fault.line:
            template = N_("This is not TOML at line {line}, column {column}: {reason}.")
            problems.note("", "", template, line=fault.line, column=fault.column, reason=fault.reason)
        else:
            problems.note("", "", N_("This is not TOML: {reason}."), reason=fault.reason)
    return {}
