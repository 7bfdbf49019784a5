"""What plans are made from: playbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import json_option
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic
from campaigntui.cli.output import Ink
from campaigntui.cli.values import FILE
from campaigntui.errors import N_
from campaigntui.wording import _, sentence

if TYPE_CHECKING:
    from campaigntui.cli.tables import Cell
    from campaigntui.domain.playbookfile import PlaybookSource


@click.group(
    "playbooks",
    cls=Topic,
    invoke_without_command=True,
    help=N_("List the playbooks, packaged and your own."),
    more=(N_("Your own lie in the folder that the list names, one TOML file each."),),
)
@json_option
@click.pass_context
def playbooks(ctx: click.Context, as_json: bool) -> None:
    """List playbooks, unless a command follows."""
    if ctx.invoked_subcommand is not None:
        return
    from campaigntui.usecases.playbooks import playbooks as known_playbooks

    door = ctx.ensure_object(Door)
    folder = door.house.folder.playbooks
    known = known_playbooks(folder)
    if as_json:
        output.answer({"folder": str(folder), "playbooks": [_form(one) for one in known]})
        return
    from campaigntui.cli.tables import table

    table([_row(one, door.house.language) for one in known])
    for one in known:
        if one.wrong is not None:
            output.note(sentence(one.wrong))
    output.note(_("Your own playbooks: {folder}").format(folder=folder))


playbooks.params += global_options(hidden=True)


def _row(one: PlaybookSource, language: str) -> tuple[Cell, ...]:
    from campaigntui.cli.tables import Cell

    kind = _("packaged") if one.packaged else _("in place of the packaged one") if one.replaces_packaged else _("own")
    return (
        Cell(one.id, Ink.STRONG),
        Cell(one.name.said(language) if one.name is not None else ""),
        Cell(", ".join(profile for profile, _name in one.profiles)),
        Cell(kind),
        Cell(one.file, Ink.MUTED),
        Cell(_("cannot be used") if one.wrong is not None else "", Ink.BAD),
    )


def _form(one: PlaybookSource) -> dict[str, object]:
    return {
        "id": one.id,
        "name": {"en": one.name.en, "zh": one.name.zh} if one.name is not None else None,
        "length": one.length.value if one.length is not None else None,
        "default_profile": one.default_profile or None,
        "profiles": [{"id": profile, "name": {"en": name.en, "zh": name.zh}} for profile, name in one.profiles],
        "file": one.file,
        "packaged": one.packaged,
        "replaces_packaged": one.replaces_packaged,
        "wrong": str(one.wrong) if one.wrong is not None else None,
    }


@command("check", N_("Check a playbook file; every mistake is named with its place."), within=playbooks)
@click.argument("file", metavar="FILE", type=FILE)
@json_option
def check(_door: Door, file: str, as_json: bool) -> None:
    """Check a playbook."""
    from campaigntui.domain.playbookfile import PlaybookWrong
    from campaigntui.usecases.playbooks import check_playbook

    wrong: PlaybookWrong | None = None
    items = None
    try:
        items = len(check_playbook(Path(file)).items)
    except PlaybookWrong as found:
        wrong = found
    problems = wrong.problems if wrong is not None else ()
    if as_json:
        mistakes = [{"place": problem.place, "problem": sentence(problem)} for problem in problems]
        output.answer({"file": file, "sound": wrong is None, "items": items, "mistakes": mistakes})
    elif wrong is None:
        output.say(_("{file} is sound: {count} items.").format(file=file, count=items))
    else:
        for problem in problems:
            output.note(": ".join(part for part in (wrong.file, problem.place, sentence(problem)) if part))
    if wrong is not None:
        raise click.exceptions.Exit(wrong.exit_code)


COMMANDS = (playbooks,)
