"""Typed text of a form as values. Each reader raises `BadInput` with a sentence for what it cannot read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.domain.people import Role
from campaigntui.domain.plan import Plan
from campaigntui.domain.playbook import PlaybookRole
from campaigntui.domain.tags import tags_of
from campaigntui.domain.text import line, words
from campaigntui.errors import N_, BadInput
from campaigntui.wording import role_name
from campaigntui.wording.dates import parse_day
from campaigntui.wording.people import playbook_role_name
from campaigntui.wording.spelling import playbook_role, role_named


def required(text: str) -> str:
    """Cleaned text that is not empty."""
    plain = line(text)
    if not plain:
        raise BadInput(N_("This cannot be empty."))
    return plain


def due_rule(text: str, today: date) -> Due | None:
    """`D-30`, `deposit_open-3`, or a date as people write it; None for nothing."""
    plain = line(text)
    if not plain:
        return None
    try:
        return Due.parse(plain)
    except BadInput as error:
        try:
            return Due(day=parse_day(plain, today))
        except BadInput:
            raise error from None


def tags(text: str) -> tuple[str, ...]:
    """Tags between blanks or commas, with or without `#`."""
    return tags_of(tag for word in words(text) for tag in word.split())


def duration(text: str) -> int:
    """Working days, 0 for a milestone."""
    plain = line(text)
    if not plain.isdecimal() or int(plain) > 9999:
        raise BadInput(N_("Write a number of working days, such as 3; 0 is a milestone."))
    return int(plain)


def role_key(text: str, roles: Mapping[str, Role]) -> str:
    """The role that is called so: by key or by name, in any language."""
    found = role_named(text, roles)
    if found is None:
        raise _no_role(text, (role_name(key, roles) for key in roles))
    return found


def _no_role(text: str, known: Iterable[str]) -> BadInput:
    return BadInput(N_("There is no role “{role}”. There are: {known}."), role=text, known=tuple(known))


def role_keys(text: str, roles: Mapping[str, Role]) -> tuple[str, ...]:
    """Roles with commas between them."""
    return tuple(dict.fromkeys(role_key(word, roles) for word in words(text)))


def links(text: str, plan: Plan) -> tuple[tuple[ItemId, int], ...]:
    """Keys of items with blanks between them, each with a lag if wanted: `price-table sales-forecast+2`."""
    by_key = {item.key: item.id for item in plan.item.values()}
    found = []
    for word in " ".join(words(text)).split():
        found.append(_link(word, by_key))
    return tuple(found)


def _link(word: str, by_key: Mapping[str, ItemId]) -> tuple[ItemId, int]:
    if word in by_key:
        return by_key[word], 0
    for sign in "+-":
        key, found, lag = word.rpartition(sign)
        if found and key in by_key and lag.isdecimal() and len(lag) < 5:
            return by_key[key], int(sign + lag)
    raise BadInput(N_("There is no item “{key}”. Write keys such as price-table, or price-table+2."), key=word)


def items(text: str, plan: Plan) -> tuple[ItemId, ...]:
    """Items by their keys with blanks between them, or by their titles with commas between them; each once."""
    by_key = {item.key: item.id for item in plan.item.values()}
    by_title = {line(item.title).casefold(): item.id for item in plan.item.values() if not item.archived}
    found: dict[ItemId, None] = {}
    for said in words(text):
        if (titled := by_title.get(said.casefold())) is not None:
            found[titled] = None
            continue
        for key in said.split():
            if key not in by_key:
                raise BadInput(
                    N_("There is no item “{key}”. Write its key, such as price-table, or its title."), key=key
                )
            found[by_key[key]] = None
    return tuple(found)


def days(text: str, today: date) -> tuple[date, ...]:
    """Dates with commas between them; two dates with `..` between them stand for all days from one to the other."""
    found: set[date] = set()
    for word in words(text):
        first, dots, last = word.partition("..")
        start = parse_day(first, today)
        end = parse_day(last, today) if dots else start
        if end < start or (end - start).days > 366:
            raise BadInput(N_("“{text}” is not a span of days. Write the earlier date first."), text=word)
        found.update(date.fromordinal(n) for n in range(start.toordinal(), end.toordinal() + 1))
    return tuple(sorted(found))


def days_text(found: tuple[date, ...]) -> str:
    """Dates as `days` reads them, neighbours as spans."""
    spans: list[tuple[date, date]] = []
    for day in sorted(found):
        if spans and (day - spans[-1][1]).days == 1:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return ", ".join(f"{a}" if a == b else f"{a}..{b}" for a, b in spans)


def member_line(text: str, roles: Sequence[PlaybookRole]) -> tuple[str, tuple[str, ...]]:
    """`Chen Yu = designer, analyst` as a name and keys of these roles."""
    name, _, said = text.replace("＝", "=").partition("=")
    if not line(name):
        raise BadInput(N_("“{text}” has no name. Write for example: Chen Yu = designer."), text=line(text))
    keys: dict[str, None] = {}
    for word in words(said):
        key = playbook_role(word, roles)
        if key is None:
            raise _no_role(word, map(playbook_role_name, roles))
        keys[key] = None
    return line(name), tuple(keys)


def member_lines(text: str, roles: Sequence[PlaybookRole]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """One member a line, each with some of these roles; empty lines do not count. The same name twice is refused."""
    found: dict[str, tuple[str, ...]] = {}
    for number, each in enumerate(text.splitlines(), 1):
        if not line(each):
            continue
        try:
            name, keys = member_line(each, roles)
        except BadInput as error:
            raise BadInput(N_("Line {number}: {problem}"), number=number, problem=error) from None
        if name in found:
            raise BadInput(N_("“{name}” is there twice. Give each person one line with all roles."), name=name)
        found[name] = keys
    return tuple(found.items())
