"""Text that wants to be more than text: every screen shows it as what it is, and it does nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from campaigntui.domain import text
from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import CampaignId, ItemId, MemberId
from campaigntui.domain.playbook import Text
from campaigntui.errors import PlanUnreadable
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.storage.planfile import PlanFile
from campaigntui.tui.screens.list_actions import ListScreen
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.calendar import Thaw
from campaigntui.usecases.commands.campaign import RenameCampaign
from campaigntui.usecases.commands.items import AddItem, BlockItems, EditItem, FinishItems, Value
from campaigntui.usecases.commands.people import AddMember, EditMember, RenameRole
from campaigntui.usecases.commands.steps import AddNote, AddStep
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.planner import Planner
from campaigntui.usecases.playbooks import playbook
from tests.hostile import KINDS, SURROGATE, assert_harmless, poison, shown
from tests.tui.places import PLACES, visit
from tests.tui.terminal import ESCAPE, SEQUENCE, terminal
from tests.tui.workbench import (
    D_DAY,
    TODAY,
    CampaignPilot,
    app_of,
    by_mouse,
    demo_file,
    keys,
    running,
    said,
    screen_of,
    screen_rows,
    screen_strips,
    settled,
)
from tests.usecases.workbench import AT, a_planner

SIZE = (100, 30)


_SILENT = ("go", "name of days", "facets", "views")
"""Places that show none of the plan's texts where they hide what is below."""


async def walk(pilot: CampaignPilot, beginning: str) -> None:
    """See every place: nothing is parsed, nothing is broken, and a text that begins like this is seen."""
    for place in PLACES:
        await visit(pilot, place)
        if place.name == "palette":
            app_of(pilot).screen.query_one(Input).value = beginning
            await settled(pilot)
        shows = screen_rows(pilot)
        assert_harmless(shows)
        # Rich measures a joined emoji as one; where a box or another ink begins within it, Textual counts its parts.
        assert {cell_len(row) for row in shows} == {SIZE[0]} or any("\u200d" in row for row in shows), place.name
        assert any(beginning in row for row in shows) or place.name in _SILENT, place.name
        assert not [*deeds(pilot)], place.name


def deeds(pilot: CampaignPilot) -> Iterator[object]:
    """What a click on the screen would run or open, by the text's own wish."""
    for strip in screen_strips(pilot):
        for _text, style, _control in strip:
            if style is not None:
                yield from [style.meta["@click"]] if "@click" in style.meta else []
                yield from [style.link] if style.link else []


async def test_a_file_that_somebody_else_wrote(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    poison(path, *(f"家 {kind}" for kind in KINDS.values()))
    async with running(path, size=SIZE) as pilot:
        await walk(pilot, "家")
        await visit(pilot, PLACES[0])
        shows = "\n".join(screen_rows(pilot))
        for kind in ("closing tag", "action", "style", "link", "escape"):
            assert shown(KINDS[kind])[:6] in shows


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
async def test_a_file_full_of_one_kind(kind: str, tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    poison(path, KINDS[kind])
    beginning = shown(KINDS[kind])[:6]
    async with running(path, size=SIZE) as pilot:
        await walk(pilot, beginning)
        await visit(pilot, PLACES[0])
        screen = screen_of(pilot, ListScreen)
        items = screen.outlook().plan.item.values()
        screen.go_to_item(next(i.id for i in items if i.status is Status.OPEN and not i.reviewer))
        await keys(pilot, "d")
        assert beginning in said(pilot)[-1]
        assert_harmless(said(pilot))


@pytest.mark.slow
async def test_no_click_runs_what_a_text_says(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    poison(path, KINDS["action"])
    async with running(path, size=SIZE) as pilot:
        clicked = 0
        for place in PLACES:
            await visit(pilot, place)
            shows = [(y, row.find("app.quit]x")) for y, row in enumerate(screen_rows(pilot)) if "app.quit]x" in row]
            for y, at in [*shows[:1], *shows[-1:]]:
                await by_mouse(pilot, pilot.click(offset=(at + 9, y)))
                clicked += 1
                assert app_of(pilot).is_running and not app_of(pilot)._exit, place.name
        assert clicked > 30


@pytest.mark.parametrize("hostile", [SURROGATE, KINDS["escape"]], ids=["surrogate", "escape"])
def test_what_people_type_is_harmless_in_the_file(hostile: str, tmp_path: Path) -> None:
    path, _ = typed_in(tmp_path, hostile)
    with closing(sqlite3.connect(path)) as connection:
        for table, column in (("item", "title"), ("note", "text"), ("role", "name"), ("member", "name")):
            assert_harmless(stored for (stored,) in connection.execute(f"SELECT {column} FROM {table}"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*KINDS, "surrogate"])
async def test_what_people_type_is_shown(kind: str, tmp_path: Path) -> None:
    # The program refuses texts that no screen could show anyway; what it takes, it has to show.
    typed = KINDS.get(kind, SURROGATE)[:1_000]
    path, campaign = typed_in(tmp_path, typed)
    async with running(path, size=SIZE, campaign=campaign) as pilot:
        await walk(pilot, shown(typed)[:6])


def typed_in(folder: Path, hostile: str) -> tuple[Path, CampaignId]:
    """A file with a campaign whose playbook and people speak nothing but this text."""
    path = folder / "plans.db"
    with hostile_planner(path, hostile) as planner:
        return path, laid_out(planner, hostile)


def hostile_planner(path: Path, hostile: str) -> Planner:
    """A planner whose playbook speaks nothing but this text, as it is when it has been read from a file."""
    book = spoiled(playbook("double11", None), text.line(hostile))
    return Planner(
        PlanFile.open_or_create(path), playbook=lambda _: book, holidays=HolidayLists(), clock=lambda: AT, who="tester"
    )


def spoiled(value: Any, hostile: str) -> Any:
    """The value with this text in place of every text in it."""
    if isinstance(value, Text):
        return Text(f"{hostile} {value.en}", f"{hostile} {value.zh}")
    if isinstance(value, tuple):
        return tuple(spoiled(each, hostile) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: spoiled(getattr(value, f.name), hostile) for f in fields(value) if f.init})
    return value


def laid_out(planner: Planner, hostile: str) -> CampaignId:
    """A campaign in which people have said this text wherever they can say something."""
    members = ((f"{hostile}1", ("promoter", "director")), (f"{hostile}2", ("warehouse",)))
    draft = CampaignDraft("double11", f"{hostile}n", D_DAY, "classic", shop=f"{hostile}s", members=members)
    plan = planner.create(draft, TODAY).snapshot.outlook.plan
    first, *others = (item.id for item in plan.item.values())
    reviewed = next(item.id for item in plan.item.values() if item.reviewer)
    texts: Callable[[ItemId], dict[str, Value]] = lambda n: dict.fromkeys(  # noqa: E731
        ("title", "deliverable", "acceptance"), f"{hostile}{n}"
    )
    member = MemberId(next(iter(plan.member)))
    wishes: list[Command] = [
        RenameCampaign(f"{hostile}a", f"{hostile}b"),
        *(Thaw(EditItem(item_id, texts(item_id)), f"{hostile}t") for item_id in [first, *others[:30]]),
        FinishItems((reviewed,)),
        AddItem(f"{hostile}new", deliverable=hostile),
        BlockItems(tuple(others[:2]), f"{hostile}r"),
        AddStep(first, f"{hostile}step"),
        AddNote(first, f"{hostile}note"),
        AddMember(f"{hostile}3", ("designer", "store_manager")),
        EditMember(member, {"name": f"{hostile}4"}),
        *(RenameRole(role.key, f"{hostile}{role.key}") for role in plan.role.values()),
    ]
    for command in wishes:
        planner.perform(plan.head.id, command, TODAY)
    return plan.head.id


def test_a_text_that_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE item SET title = CAST(x'61EDA080' AS TEXT) WHERE id = (SELECT min(id) FROM item)")
        connection.commit()
    with a_planner(path) as planner, pytest.raises(PlanUnreadable, match="title"):
        planner.snapshot(CampaignId(1), TODAY)
    with terminal(path) as term:
        assert term.end() == 1
        assert b"Traceback" not in term.written and b"is not text" in term.written.replace(b"\r\n", b" ")


WALK = (
    ("jjjk\r", "What does this item need?"),
    (f"{ESCAPE}gs2jj", "What is left to do in this stage?"),
    (f"{ESCAPE}gpjjj", "Who does what?"),
    (f"{ESCAPE}gcj", "Which campaign?"),
    ("?", "─ Keys ─"),
    (f"{ESCAPE}e", "enter Save"),
    (f"{ESCAPE}gt@", "Type to narrow"),
    (f"{ESCAPE}e", "Waits for"),
    (f"{ESCAPE}d", "u undoes it"),
)
"""Keys, and what shows that they have come to where they belong."""


def test_nothing_foreign_reaches_a_real_terminal(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    own = {shape(each) for each in SEQUENCE.findall(driven(path))}
    poison(path, *KINDS.values())
    written = driven(path)
    assert {shape(each) for each in SEQUENCE.findall(written)} <= own
    assert_harmless([SEQUENCE.sub(b"", written).decode().replace("\r", "")])


def driven(path: Path) -> bytes:
    """All that the program writes while somebody looks around in it."""
    with terminal(path) as term:
        term.until("Help")
        for few, seen in WALK:
            term.type(few)
            term.until(seen)
        term.type("\x11")
        assert term.end() == 0
        return term.written


def shape(sequence: bytes) -> bytes:
    """An escape sequence without what differs from frame to frame: colours and places."""
    return sequence[-1:] if sequence.startswith(b"\x1b[") and sequence[-1:] in b"mH" else sequence
