"""The language in force and the look-up of messages in it.

English needs no catalogue, because English text is the message id. Other languages are read from their `.mo` file when
they are first used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from campaigntui.errors import N_, BadInput

if TYPE_CHECKING:
    from gettext import GNUTranslations

LANGUAGES: Mapping[str, str] = {"en": "English", "zh": "简体中文"}
"""Language code -> its own name for itself."""

_DOMAIN = "campaigntui"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

_active: tuple[str, GNUTranslations | None] = ("en", None)


def C_(context: str, text: str) -> tuple[str, str]:
    """Mark a message whose translation depends on the context; `pgettext(*pair)` translates it when it is shown."""
    return context, text


def choose_language(flag: str | None, setting: str, environ: Mapping[str, str]) -> str:
    """`zh` or `en`: what the command line says, else what the settings say, else what the locale says.

    Any Chinese locale gives `zh`; everything else, and an unknown flag or setting, gives `en`.
    """
    for wish in (flag, setting, environ.get("LANGUAGE"), *(environ.get(name) for name in _LOCALE_VARIABLES)):
        if wish:
            return "zh" if wish.lower().startswith("zh") else "en"
    return "en"


def use(language: str) -> None:
    """Speak this language from now on, in the whole program; `BadInput` when there is no such language."""
    global _active
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise BadInput(N_("There is no language “{language}”. Choose one of: {known}."), language=language, known=known)
    _active = (language, None if language == "en" else _load(language))


def language() -> str:
    """Code of the language in force: `en` or `zh`."""
    return _active[0]


def listed(words: Iterable[str]) -> str:
    """Words one after the other: “a, b”, “甲、乙”."""
    return ("、" if language() == "zh" else ", ").join(words)


def strung(phrases: Iterable[str]) -> str:
    """Phrases that may hold commas themselves, one after the other: “a, b; c”, “甲、乙；丙”."""
    return ("；" if language() == "zh" else "; ").join(phrases)


def choices(keys: Iterable[str], name: Callable[[str], str]) -> str:
    """Keys that may be written, in a language other than English behind their names: “pages”, “页面制作 pages”."""
    return listed(keys if language() == "en" else (f"{name(key)} {key}" for key in keys))


def about(words: str, what: str) -> str:
    """Words and what they are about: “Edit: the brief”, “编辑：需求单”."""
    return f"{words}{'：' if language() == 'zh' else ': '}{what}"


def _(message: str) -> str:
    """The message in the language in force; the message itself when the catalogue lacks it."""
    found = _active[1]
    return message if found is None or not message else found.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the message that fits `count`, in the language in force. The `{count}` field stays to be filled."""
    found = _active[1]
    if found is None:
        return one if count == 1 else many
    return found.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """The message in the language in force, where one English word needs several translations."""
    found = _active[1]
    return message if found is None else found.pgettext(context, message)


def spellings(context: str, message: str) -> tuple[str, ...]:
    """The message in every language, English first: for reading a name back in whatever language it was typed."""
    others = (_load(code) for code in LANGUAGES if code != "en")
    return (message, *(other.pgettext(context, message) for other in others))


@cache
def _load(language: str) -> GNUTranslations:
    from gettext import GNUTranslations
    from pathlib import Path

    path = Path(__file__).with_name("locale") / language / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    with path.open("rb") as file:
        return GNUTranslations(file)
