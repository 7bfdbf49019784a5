"""Keep the tables of the README in step with the program.

    python tools/keytable.py           write the table of commands and the table of keys
    python tools/keytable.py --check   say whether they are stale (exit code 1) and change nothing

Keys come from the bindings, commands from the command line itself, both in English.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from campaigntui import wording
from campaigntui.cli.program import SECTIONS, program
from campaigntui.tui.keymap import key_table

README = Path(__file__).resolve().parents[1] / "README.md"
KEYS = ("<!-- keys: written by tools/keytable.py -->", "<!-- end of keys -->")
COMMANDS = ("<!-- commands: written by tools/keytable.py -->", "<!-- end of commands -->")


def table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A Markdown table of two columns."""
    for left, right in [head, ("---", "---"), *rows]:
        yield f"| {left} | {right.replace('|', chr(92) + '|')} |"


def code(text: str) -> str:
    """Text as a code span that survives in a table."""
    fence = "``" if "`" in text else "`"
    return f"{fence}{text.replace('|', chr(92) + '|')}{fence}"


def keys() -> str:
    """One table for each part of the program."""
    blocks = []
    for section in key_table():
        rows = [(" ".join(code(key) for key in line.keys), line.words) for line in section.lines]
        blocks.append("\n".join([f"**{section.title}**", "", *table(("key", "does"), rows)]))
    return "\n\n".join(blocks)


def commands() -> str:
    """One table of all commands with their arguments."""
    rows: list[tuple[str, str]] = []
    context = click.Context(program, info_name="campaigntui")
    for _, names in SECTIONS:
        for name in names:
            command = program.get_command(context, name)
            assert command is not None
            rows += command_rows(command, name, click.Context(command, info_name=name, parent=context))
    return "\n".join(table(("command", "does"), rows))


def command_rows(command: click.Command, name: str, context: click.Context) -> Iterator[tuple[str, str]]:
    """The line of a command, and the lines of its own commands when it has any."""
    nested = command.commands if isinstance(command, click.Group) else {}
    if not nested or getattr(command, "invoke_without_command", False):
        pieces = [] if nested else command.collect_usage_pieces(context)
        usage = " ".join([name, *(piece for piece in pieces if piece != "[OPTIONS]")])
        yield code(usage), command.get_short_help_str(limit=200)
    for word, inner in nested.items():
        yield from command_rows(inner, f"{name} {word}", click.Context(inner, info_name=word, parent=context))


def renewed(text: str) -> str:
    """The README with both tables as they are now."""
    for (begin, end), block in ((COMMANDS, commands()), (KEYS, keys())):
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = f"{before}{begin}\n\n{block}\n\n{end}{after}"
    return text


def main() -> int:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    wording.use("en")
    wanted = renewed(README.read_text(encoding="utf-8"))
    if not parser.parse_args().check:
        README.write_text(wanted, encoding="utf-8")
    elif wanted != README.read_text(encoding="utf-8"):
        sys.stderr.write("The tables of README.md are stale. Run “make keys”.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
