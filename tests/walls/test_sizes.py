"""Sizes that raise a question: a module or a function that has grown past what one reads in one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "campaigntui"
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_LINES = 400
MOST_FUNCTION_LINES = 60
MOST_APP_LINES = 220


@cache
def tree_of(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def lines_of(path: Path) -> int:
    """How long a module is."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions() -> Iterator[tuple[str, int]]:
    """Every function and method of the program as module and name, and its lines."""
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(SOURCE)}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def said_nothing_of() -> Iterator[str]:
    """Modules, and public functions and classes in them, that have no docstring."""
    for path in MODULES:
        for node in (tree_of(path), *tree_of(path).body):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                name = getattr(node, "name", "")
                if not (name.startswith("_") or ast.get_docstring(node)):
                    yield f"{path.relative_to(SOURCE)}: {name}"


def test_a_module_can_be_read_in_one_go() -> None:
    assert len(MODULES) > 300
    assert not [(path.name, lines) for path in MODULES if (lines := lines_of(path)) > MOST_LINES]


def test_a_function_can_be_read_in_one_go() -> None:
    every = list(functions())
    assert len(every) > 2_000
    assert not [(name, lines) for name, lines in every if lines > MOST_FUNCTION_LINES]


def test_the_app_is_a_hallway() -> None:
    assert lines_of(SOURCE / "tui" / "app.py") <= MOST_APP_LINES


def test_every_module_and_public_function_says_what_it_is() -> None:
    assert not [*said_nothing_of()]


def test_no_room_for_odds_and_ends() -> None:
    assert not {p.stem for p in MODULES} & {"utils", "helpers", "manager", "common", "misc"}
