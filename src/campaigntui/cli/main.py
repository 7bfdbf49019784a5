"""The front door: runs the command line and turns every refusal into a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TextIO

import click

from campaigntui.cli import output
from campaigntui.cli.door import Door
from campaigntui.errors import CampaignError, reason_of
from campaigntui.wording import _, choose_language, sentence, use

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes."""

COMPLETE_VARIABLE = "_CAMPAIGNTUI_COMPLETE"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name) and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["-f"]:
        # Click takes a short option for a misspelt long one first and looks for what it resembles.
        arguments[0] = "--file"
    _speak_any_text()
    wish = _language_wish(arguments)
    use(choose_language(wish, "", os.environ))
    door = Door(wish)
    try:
        code = _run(arguments, door)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except CampaignError as refusal:
        output.note(sentence(refusal))
        return refusal.exit_code
    except click.UsageError as misuse:
        from campaigntui.cli.complaints import complaint

        output.note(complaint(misuse))
        return USAGE
    except (click.Abort, KeyboardInterrupt, EOFError):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        _silence(sys.stdout)
        return DONE
    except OSError as trouble:
        output.note(_("That could not be written or read: {detail}.").format(detail=sentence(reason_of(trouble))))
        return REFUSED
    finally:
        door.close()
        _forget_the_last_word()


def _forget_the_last_word() -> None:
    """Where the terminal has gone, nobody takes what was to be said at the end."""
    if sys.stderr is not None:
        try:
            sys.stderr.flush()
        except OSError:
            _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Send what is left to nowhere: Python flushes once more at its end, and a failure would be the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(arguments: list[str], door: Door) -> int:
    from campaigntui.cli.program import program

    instruction = os.environ.get(COMPLETE_VARIABLE)
    if instruction:
        from click.shell_completion import shell_complete

        return shell_complete(program, {"obj": door}, "campaigntui", COMPLETE_VARIABLE, instruction)
    try:
        with program.make_context("campaigntui", arguments, obj=door) as ctx:
            program.invoke(ctx)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    return DONE


def _language_wish(arguments: Sequence[str]) -> str | None:
    """What `--lang` says, before the command line is parsed: its help and its refusals must already follow it."""
    wish = None
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word == "--lang" and at + 1 < len(arguments):
            wish = arguments[at + 1]
        elif word.startswith("--lang="):
            wish = word.removeprefix("--lang=")
    return wish


def _speak_any_text() -> None:
    """Let streams of a poorer encoding show what they lack as escapes instead of failing on a name."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
