"""Languages: catalogues, names of stages, roles and states, number and date words.

English text is the message id; every other language is a gettext catalogue beside this file. Importing the package
loads no catalogue, no table of names and no domain type, so that a command that only prints help pays nothing for
them: names are loaded when they are first asked for. Dates are in `wording.dates`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from campaigntui.wording.catalogue import (
    LANGUAGES,
    _,
    about,
    choose_language,
    language,
    listed,
    ngettext,
    pgettext,
    strung,
    use,
)

if TYPE_CHECKING:
    from campaigntui.wording.journal import entry_phrase
    from campaigntui.wording.moments import (
        anchor_name,
        anchor_short,
        confidence_name,
        holiday_name,
        owner_name,
        phase_name,
        phase_short,
    )
    from campaigntui.wording.names import (
        break_name,
        stage_name,
        stage_short,
        state_glyph,
        state_name,
        status_glyph,
        status_name,
    )
    from campaigntui.wording.people import role_name, role_short
    from campaigntui.wording.sentences import sentence

__all__ = [
    "LANGUAGES",
    "_",
    "about",
    "anchor_name",
    "anchor_short",
    "break_name",
    "choose_language",
    "confidence_name",
    "entry_phrase",
    "holiday_name",
    "language",
    "listed",
    "ngettext",
    "owner_name",
    "pgettext",
    "phase_name",
    "phase_short",
    "role_name",
    "role_short",
    "sentence",
    "stage_name",
    "stage_short",
    "state_glyph",
    "state_name",
    "status_glyph",
    "status_name",
    "strung",
    "use",
]

_HOMES = {
    "entry_phrase": "journal",
    **dict.fromkeys(
        ("anchor_name", "anchor_short", "confidence_name", "holiday_name", "owner_name", "phase_name", "phase_short"),
        "moments",
    ),
    **dict.fromkeys(
        (
            "break_name",
            "stage_name",
            "stage_short",
            "state_glyph",
            "state_name",
            "status_glyph",
            "status_name",
        ),
        "names",
    ),
    **dict.fromkeys(("role_name", "role_short"), "people"),
    "sentence": "sentences",
}
"""Public name -> module that holds it."""


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found
