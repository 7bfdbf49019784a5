"""`--filter`: the items that a command is about, and the sign under the place where a filter is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from campaigntui.cli import output
from campaigntui.cli.help import option
from campaigntui.errors import N_

if TYPE_CHECKING:
    from campaigntui.domain.checklist import Item
    from campaigntui.scheduling.outlook import Outlook

filter_option = option(
    "--filter",
    "filter_",
    metavar="FILTER",
    default="",
    help=N_("Only items that the filter finds; see “items --help”."),
)


def wanted(text: str, outlook: Outlook) -> Callable[[Item], bool]:
    """The test that a filter means. A wrong one is shown with a sign under the mistake, then refused."""
    if not text:
        return lambda _: True
    from campaigntui.usecases.filtering import FilterWrong, item_filter

    try:
        return item_filter(text, outlook)
    except FilterWrong as refused:
        if len(text.split()) > 1:
            _point(text, refused.at, refused.length)
        raise


def explain_unknown(texts: Iterable[str]) -> None:
    """Say of words such as `owner:me` that they were looked for as they stand, and which fields there are."""
    from campaigntui.usecases.filtering import known_fields, unknown_fields
    from campaigntui.wording import _

    for name in (name for text in texts for name in unknown_fields(text)):
        words = _("“{name}” is no field, so its word was looked for as a text. Fields are: {known}.")
        output.note(words.format(name=name, known=known_fields()))


def _point(text: str, at: int, length: int) -> None:
    from rich.cells import cell_len

    shown = output.clean(text.replace("\n", " "))
    if len(shown) == len(text):
        output.note(shown)
        output.note(" " * cell_len(shown[:at]) + "^" * max(cell_len(shown[at : at + length]), 1))
