"""What comes again or stands for a while: freezes and meetings of a playbook file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from campaigntui.domain.campaign import Moved
from campaigntui.domain.due import D_DAY, Due
from campaigntui.domain.playbook import HoursFrom, Playbook, PlaybookFreeze, PlaybookRitual
from campaigntui.domain.recurrence import checked_rule, is_timed
from campaigntui.domain.tags import tags_of
from campaigntui.errors import N_, BadInput
from campaigntui.storage.playbooks.tables import BAD_NAME, KEY, Table

_LONGEST_MINUTES = 24 * 60
_CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d\d)")
_HOURS_FROM = re.compile(r"(?P<anchor>D|[a-z][a-z0-9_]*)(?P<hours>[+-]\d{1,3})h")


def read_freezes(top: Table) -> tuple[PlaybookFreeze, ...]:
    """The freezes that the file gives."""
    return tuple(_freeze(key, table) for key, table in top.named_tables("freezes"))


def read_rituals(top: Table) -> tuple[PlaybookRitual, ...]:
    """The meetings that the file gives."""
    return tuple(_ritual(key, table) for key, table in top.named_tables("rituals"))


def recurring_rules(playbook: Playbook) -> Iterator[tuple[str, str, Due]]:
    """Every rule of freezes and meetings, with the table and the key where it stands."""
    for freeze in playbook.freezes:
        place = f"freezes.{freeze.key}"
        yield from ((place, "opens", rule) for rule in freeze.opens)
        yield place, "closes", freeze.closes
    for ritual in playbook.rituals:
        place = f"rituals.{ritual.key}"
        yield from ((place, "begins", Due(anchor=moment.anchor)) for moment in ritual.begins)
        yield from ((place, "opens", rule) for rule in ritual.opens)
        for key in ("closes", "daily_from", "daily_to"):
            rule: Due | None = getattr(ritual, key)
            if rule is not None:
                yield place, key, rule


def recurring_roles(playbook: Playbook) -> Iterator[tuple[str, str, str]]:
    """Every role of a meeting, with the table and the key where it stands."""
    for ritual in playbook.rituals:
        place = f"rituals.{ritual.key}"
        yield place, "host", ritual.host
        yield from ((place, "attendees", role) for role in ritual.attendees)


def _freeze(key: str, table: Table) -> PlaybookFreeze:
    table.only("name", "opens", "closes", "tags")
    _check_key(key, table)
    opens = table.rules("opens")
    if not opens and not table.problems.at(table.place):
        table.rule("opens")
    return PlaybookFreeze(
        key=key, name=table.text("name"), opens=opens, closes=table.rule("closes"), tags=tags_of(table.words("tags"))
    )


def _ritual(key: str, table: Table) -> PlaybookRitual:
    table.only(
        *("name", "rule", "at", "begins", "opens", "closes", "daily_from", "daily_to", "any_day", "moved"),
        *("minutes", "host", "attendees", "agenda", "outputs"),
    )
    _check_key(key, table)
    rule, clock = _rule(table), _clock(table)
    begins = tuple(moment for word in _words(table, "begins") if (moment := _hours_from(table, word)) is not None)
    if begins and (clock is not None or "opens" in table.values):
        table.wrong("begins", N_("“begins” says day and hour of the first meeting; take “at” and “opens” out."))
    elif rule and is_timed(rule) and clock is None and not begins and not table.problems.at(table.place):
        table.wrong("at", N_("A meeting that is held by the hour needs the time of its first one, such as 21:00."))
    if ("daily_from" in table.values) != ("daily_to" in table.values):
        table.wrong(
            "daily_from",
            N_("Days on which the meeting is held daily need a first and a last one. Give both, or none."),
        )
    return PlaybookRitual(
        key=key,
        name=table.text("name"),
        rrule=rule,
        clock=clock,
        begins=begins,
        opens=table.rules("opens"),
        closes=table.rule_if_any("closes"),
        daily_from=table.rule_if_any("daily_from"),
        daily_to=table.rule_if_any("daily_to"),
        any_day=table.flag("any_day"),
        moved=table.choice("moved", Moved, Moved.SKIP),
        minutes=table.whole("minutes", 0, 0, _LONGEST_MINUTES),
        host=table.word("host", ""),
        attendees=table.words("attendees"),
        agenda=table.texts("agenda"),
        outputs=table.texts("outputs"),
    )


def _check_key(key: str, table: Table) -> None:
    if not KEY.fullmatch(key):
        table.wrong("", BAD_NAME[KEY], name=key)


def _rule(table: Table) -> str:
    said = table.word("rule", example="FREQ=WEEKLY;BYDAY=FR")
    if not said:
        return ""
    try:
        return checked_rule(said)
    except BadInput as error:
        table.wrong("rule", error.template, **error.values)
        return ""


def _clock(table: Table) -> time | None:
    said = table.word("at", "")
    found = _CLOCK.fullmatch(said)
    if found is not None and int(found["hour"]) < 24 and int(found["minute"]) < 60:
        return time(int(found["hour"]), int(found["minute"]))
    if said:
        table.wrong("at", N_("“{text}” is not a time of day. Write for example 09:30."), text=said)
    return None


def _words(table: Table, key: str) -> tuple[str, ...]:
    """One word, or a list of them."""
    return (table.word(key),) if isinstance(table.values.get(key), str) else table.words(key)


def _hours_from(table: Table, word: str) -> HoursFrom | None:
    found = _HOURS_FROM.fullmatch(word)
    if found is None:
        table.wrong(
            "begins",
            N_("“{text}” is not a number of hours from an anchor. Write for example peak_start+1h."),
            text=word,
        )
        return None
    return HoursFrom(D_DAY if found["anchor"] == "D" else found["anchor"], int(found["hours"]))
