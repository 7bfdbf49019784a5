"""The filter language of the terminal and of the command line.

`role:designer due<D-14 !done late @陈宇 stage:pages gate:yes slack<=2 "main image" or blocked`: what stands side by
side must hold together, `or` gives a choice, `!` and `not` turn round, brackets group. Fields, states and joints are
understood in every language at once; a word that is none of them must occur in title, id or deliverable, or sound like
the title, or name a role or a member.
"""

from __future__ import annotations

from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.filtering.completing import Completion, complete
from campaigntui.usecases.filtering.lexing import known_fields, unknown_fields
from campaigntui.usecases.filtering.matching import Test, test_of
from campaigntui.usecases.filtering.parsing import is_token, parse
from campaigntui.usecases.filtering.refusal import FilterWrong
from campaigntui.usecases.filtering.syntax import Filter, written
from campaigntui.usecases.filtering.texts import Texts
from campaigntui.usecases.filtering.views import View, spoken, usual_views

__all__ = [
    "Completion",
    "Filter",
    "FilterWrong",
    "Test",
    "Texts",
    "View",
    "complete",
    "is_token",
    "item_filter",
    "known_fields",
    "parse",
    "spoken",
    "test_of",
    "unknown_fields",
    "usual_views",
    "written",
]


def item_filter(text: str, outlook: Outlook, texts: Texts | None = None) -> Test:
    """The test that a text means, of the items of `outlook`. Raises `FilterWrong`."""
    return test_of(parse(text), outlook, texts)
