"""Reading single values out of the tables of a playbook file, and noting everything that is wrong on the way.

A getter never stops: it notes a `Problem` and gives a stand-in, so that one reading finds all mistakes. The stand-ins
never leave the reader, because a file with problems gives no playbook.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

from campaigntui.domain import text as clean
from campaigntui.domain.due import Due
from campaigntui.domain.playbook import Text
from campaigntui.errors import N_, BadInput
from campaigntui.storage.playbooks.problems import Problems

Choice = TypeVar("Choice", bound=StrEnum)

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
"""Names of playbooks, profiles, items, criteria and handoffs."""
KEY = re.compile(r"[a-z][a-z0-9_]{1,31}")
"""Names of roles, anchors and phases, which stand in rules such as `deposit_open-3`."""

_FARTHEST = 999
"""Days from D-day."""
_BOTH = '{ en = "…", zh = "…" }'

BAD_NAME = {
    ID: N_("“{name}” cannot be a name here. Use small letters, digits, - and _, at most 64 of them."),
    KEY: N_("“{name}” cannot be a name here. Use 2 to 32 small letters, digits and _, beginning with a letter."),
}
_FIXED_DATE = N_("A playbook holds no fixed date such as {text}. Write the distance to D-day, for example D-30.")
_NO_KEY = (
    N_("There is no key “{name}” here. Did you mean {near}?"),
    N_("There is no key “{name}” here. There may be: {known}."),
)
NO_CHOICE = (
    N_("“{name}” is not one of the choices. Did you mean {near}?"),
    N_("“{name}” is not one of the choices. Right would be one of: {known}."),
)

NO_ITEM = (
    N_("There is no item “{name}”. Did you mean {near}?"),
    N_("There is no item “{name}”, nor one of a similar name. Take it out, or add the item."),
)


class Table:
    """One table of the file. `place` is its name in messages."""

    def __init__(self, value: object, place: str, problems: Problems) -> None:
        """A `value` that is no table is noted and stands for an empty one."""
        self.place = place
        self.problems = problems
        self.values = cast("dict[str, object]", value) if isinstance(value, dict) else {}
        self._is_table = isinstance(value, dict)
        if not self._is_table:
            self._wrong_kind("", value, N_("This must be a table of keys and values, not {found}."))

    def only(self, *known: str) -> None:
        """Note every key that means nothing here."""
        for key in self.values:
            if key not in known:
                self.problems.unknown(self.place, key, _NO_KEY, key, known)

    def wrong(self, key: str, template: str, /, **values: object) -> None:
        """Note a problem with this key."""
        self.problems.note(self.place, key, template, **values)

    def _wrong_kind(self, key: str, value: object, template: str, /, **values: object) -> None:
        if isinstance(value, date):
            self.wrong(key, _FIXED_DATE, text=value.isoformat())
        else:
            self.wrong(key, template, found=_shown(value), **values)

    def _missing(self, key: str, example: str) -> None:
        if self._is_table:
            self.wrong(key, N_("This key is missing. Write for example: {example}"), example=example)

    def word(self, key: str, default: str | None = None, example: str = "…") -> str:
        """A plain string of one line; required unless there is a default."""
        value = self.values.get(key, default)
        if value is None:
            self._missing(key, f'{key} = "{example}"')
            return ""
        if isinstance(value, str):
            return clean.line(value)
        self._wrong_kind(key, value, N_("This must be a text in quotes, not {found}."))
        return ""

    def name(self, key: str, pattern: re.Pattern[str] = ID) -> str:
        """The id of the thing that the table describes."""
        value = self.word(key, example="some-name")
        if value and not pattern.fullmatch(value):
            self.wrong(key, BAD_NAME[pattern], name=value)
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice) -> Choice:
        """A value of an enum, written as its value."""
        value = self.word(key, default.value)
        try:
            return kind(value)
        except ValueError:
            self.problems.unknown(self.place, key, NO_CHOICE, value, [str(member) for member in kind])
            return default

    def text(self, key: str) -> Text:
        """One line of words in both languages; required."""
        if key in self.values:
            return self._text(key, self.values[key])
        self._missing(key, f"{key} = {_BOTH}")
        return Text("", "")

    def text_if_any(self, key: str) -> Text | None:
        """One line of words in both languages, or None."""
        return self._text(key, self.values[key]) if key in self.values else None

    def passage(self, key: str) -> Text | None:
        """One or several lines of words in both languages, or None."""
        return self._text(key, self.values[key], clean.lines) if key in self.values else None

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of words in both languages; empty when missing."""
        return tuple(self._text(f"{key} #{n}", value) for n, value in enumerate(self._list(key), 1))

    def _text(self, key: str, value: object, cleaned: Callable[[str], str] = clean.line) -> Text:
        spoken = {"en": value, "zh": value} if isinstance(value, str) else value
        if not isinstance(spoken, dict) or set(spoken) != {"en", "zh"}:
            template = N_("This must be {example}, or one text in quotes for both languages, not {found}.")
            self._wrong_kind(key, value, template, example=_BOTH)
            return Text("", "")
        words = {language: cleaned(said) for language, said in spoken.items() if isinstance(said, str)}
        if len(words) < 2 or not all(words.values()):
            self.wrong(key, N_("A text here is empty or not in quotes. Give it a few words in each language."))
            return Text("", "")
        return Text(words["en"], words["zh"])

    def words(self, key: str) -> tuple[str, ...]:
        """A list of plain strings; empty when missing."""
        found = self._list(key)
        for value in found:
            if not isinstance(value, str):
                self._wrong_kind(key, value, N_("Every entry of this list must be a text in quotes, not {found}."))
        return tuple(clean.line(value) for value in found if isinstance(value, str))

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key, [])
        if isinstance(value, list):
            return value
        self._wrong_kind(key, value, N_("This must be a list in square brackets, not {found}."))
        return []

    def whole(self, key: str, default: int | None, low: int, high: int) -> int:
        """A whole number from `low` to `high`; required unless there is a default."""
        value = self.values.get(key, default)
        if value is None:
            self._missing(key, f"{key} = {low}")
        elif isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        else:
            template = N_("This must be a whole number from {low} to {high}, not {found}.")
            self._wrong_kind(key, value, template, low=low, high=high)
        return low

    def number(self, key: str) -> float:
        """A finite number; required."""
        if self.values.get(key) is None:
            self._missing(key, f"{key} = 3.0")
        return self.number_if_any(key) or 0.0

    def number_if_any(self, key: str) -> float | None:
        """A finite number, or None."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15:
            return float(value)
        self._wrong_kind(key, value, N_("This must be a number, not {found}."))
        return None

    def flag(self, key: str) -> bool:
        """True or false; false when missing."""
        value = self.values.get(key, False)
        if isinstance(value, bool):
            return value
        self._wrong_kind(key, value, N_("This must be true or false without quotes, not {found}."))
        return False

    def rule(self, key: str) -> Due:
        """A distance from an anchor; required."""
        found = self.rule_if_any(key)
        if key not in self.values:
            self._missing(key, f'{key} = "D-30"')
        return found or Due()

    def rule_if_any(self, key: str) -> Due | None:
        """A distance from an anchor, or None. A fixed date is refused."""
        value = self.values.get(key)
        return self._rule(key, value) if value is not None else None

    def rules(self, key: str) -> tuple[Due, ...]:
        """One distance from an anchor, or a list of them; empty when missing."""
        value = self.values.get(key)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        found = (self._rule(key, one) for one in listed)
        return tuple(rule for rule in found if rule is not None)

    def _rule(self, key: str, value: object) -> Due | None:
        if not isinstance(value, str):
            self._wrong_kind(key, value, N_('This must be a distance in quotes, such as "D-30", not {found}.'))
            return None
        try:
            due = Due.parse(value)
        except BadInput:
            self.wrong(
                key,
                N_("“{text}” is not a distance from an anchor. Write D, D-30, D+3, D-5wd or deposit_open-3."),
                text=value,
            )
            return None
        if due.day is not None:
            self.wrong(key, _FIXED_DATE, text=value)
        elif abs(due.offset) > _FARTHEST:
            self.wrong(
                key, N_("“{text}” lies more than {most} days away. Check the number."), text=value, most=_FARTHEST
            )
        return due

    def table(self, key: str) -> Table:
        """A table inside this one; an empty one when missing."""
        return Table(self.values.get(key, {}), self._inside(key), self.problems)

    def named_tables(self, key: str) -> list[tuple[str, Table]]:
        """The tables inside the table `key`, with their names."""
        inside = self.table(key)
        return [(name, Table(value, f"{inside.place}.{name}", self.problems)) for name, value in inside.values.items()]

    def listed_tables(self, key: str) -> list[Table]:
        """The tables written `[[key]]`, each called by its id, or by its number when it has none."""
        found: list[Table] = []
        place = self._inside(key)
        for n, value in enumerate(self._list(key), 1):
            own = value.get("id") if isinstance(value, dict) else None
            called = f"{place}.{own}" if isinstance(own, str) and ID.fullmatch(own) else f"[[{place}]] #{n}"
            found.append(Table(value, called, self.problems))
        return found

    def _inside(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key


def _shown(value: object) -> str:
    """How a value of the wrong kind looks in the file, cut short."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        text = f"{{ {', '.join(value)} }}"
    else:
        text = f'"{value}"' if isinstance(value, str) else "[…]" if isinstance(value, list) else str(value)
    return text if len(text) <= 40 else f"{text[:38]}…"
