"""How the program looks and answers: themes, keys, completion in the shell."""

from __future__ import annotations

import click

from campaigntui.cli import output
from campaigntui.cli.asking import json_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.output import Ink
from campaigntui.cli.values import OneOf
from campaigntui.errors import N_
from campaigntui.wording import _, sentence

SHELLS = ("bash", "zsh", "fish")


@command("themes", N_("List the themes, shipped and your own."))
@json_option
def themes(door: Door, as_json: bool) -> None:
    """List themes."""
    from campaigntui.themefiles import shelf

    folder = door.house.folder.themes
    found = shelf(folder)
    if as_json:
        forms = [
            {"id": one.name, "name": dict(one.label), "dark": one.dark, "file": str(one.path)}
            for one in found.themes.values()
        ]
        wrong = [str(failure) for failure in found.failures]
        output.answer({"folder": str(folder), "current": door.house.settings.theme, "themes": forms, "wrong": wrong})
        return
    from campaigntui.cli.tables import Cell, table

    rows = [
        (
            "*" if one.name == door.house.settings.theme else " ",
            Cell(one.name, Ink.STRONG),
            one.title,
            _("dark") if one.dark else _("light"),
            Cell(str(one.path), Ink.MUTED),
        )
        for one in found.themes.values()
    ]
    table(rows)
    for failure in found.failures:
        output.note(sentence(failure))
    output.note(_("Your own themes: {folder}").format(folder=folder))


@command("keys", N_("List the keys of the planner with the ids that a settings file uses."))
@json_option
def keys(door: Door, as_json: bool) -> None:
    """List keys."""
    from campaigntui.tui.keymap import key_table, usable
    from campaigntui.tui.keys import use_keys

    kept, problems = usable(door.house.settings.keys)
    if not as_json:
        # Programs get the usual keys, and beside them those of the user.
        use_keys(kept)
    sections = key_table()
    if as_json:
        forms = [
            {"section": section.title, "keys": list(line.keys), "ids": list(line.ids), "does": line.words}
            for section in sections
            for line in section.lines
        ]
        output.answer({"keys": forms, "own": dict(door.house.settings.keys), "wrong": problems})
        return
    from campaigntui.cli.tables import Cell, tables

    tables(
        [
            (
                _(section.title),
                [
                    (
                        Cell(" ".join(line.keys), Ink.STRONG),
                        _(line.words),
                        Cell(" ".join(line.ids), Ink.MUTED),
                    )
                    for line in section.lines
                ],
            )
            for section in sections
        ]
    )
    for problem in problems:
        output.note(problem)


@command(
    "completion",
    N_("Print the completion script of a shell."),
    N_('bash and zsh: put eval "$(campaigntui completion bash)" (or zsh) into ~/.bashrc (or ~/.zshrc).'),
    N_("fish: put campaigntui completion fish | source into ~/.config/fish/config.fish."),
)
@click.argument("shell", metavar="|".join(SHELLS), type=OneOf(SHELLS))
def completion(_door: Door, shell: str) -> None:
    """Print a completion script."""
    from click.shell_completion import get_completion_class

    from campaigntui.cli.main import COMPLETE_VARIABLE
    from campaigntui.cli.program import program

    kind = get_completion_class(shell)
    assert kind is not None
    output.raw(kind(program, {}, "campaigntui", COMPLETE_VARIABLE).source())


COMMANDS = (themes, keys, completion)
