"""From words to a filter: `or` binds less than standing side by side, `!` and `not` bind most, brackets group."""

from __future__ import annotations

from datetime import date

from campaigntui.errors import N_, BadInput
from campaigntui.usecases.filtering.lexing import Kind, Token, tokens
from campaigntui.usecases.filtering.refusal import FilterWrong
from campaigntui.usecases.filtering.syntax import (
    DATES,
    NUMBERS,
    And,
    Compared,
    Filter,
    Marked,
    Not,
    Op,
    Or,
    Text,
    Value,
)
from campaigntui.wording import filterwords
from campaigntui.wording.spelling import folded

DEEPEST = 40
"""Brackets and negations inside each other."""

_ANY_DAY = date(2000, 1, 1)
"""Whether a date can be read does not depend on the day it is counted from."""


def parse(text: str) -> Filter:
    """The filter that a text means; an empty text lets everything pass. Raises `FilterWrong` and nothing else."""
    return _Parser(tokens(text)).whole()


def is_token(word: str) -> bool:
    """True when a word says more than that it must occur in the text."""
    try:
        first = tokens(word)[0]
    except FilterWrong:
        return True
    return first.kind is not Kind.TEXT or first.quoted or folded(first.text) in filterwords.words("mark")


class _Parser:
    def __init__(self, found: list[Token]) -> None:
        self.tokens = found
        self.at = 0
        self.depth = 0

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def whole(self) -> Filter:
        if self.now.kind is Kind.END:
            return And()
        found = self._or()
        if self.now.kind is Kind.CLOSE:
            raise FilterWrong(N_("This bracket closes nothing. Take it away, or open one before."), self.now.at)
        return found

    def _or(self) -> Filter:
        parts = [self._and()]
        while self.now.kind is Kind.OR:
            self.at += 1
            parts.append(self._and())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _and(self) -> Filter:
        parts = [self._part()]
        while self.now.kind not in (Kind.OR, Kind.CLOSE, Kind.END):
            if self.now.kind is Kind.AND:
                self.at += 1
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _part(self) -> Filter:
        token = self.now
        if token.kind in (Kind.END, Kind.CLOSE, Kind.OR, Kind.AND):
            raise FilterWrong(N_("Something to look for is missing here."), token.at)
        self.at += 1
        if token.kind in (Kind.NOT, Kind.OPEN):
            return self._nested(token)
        if token.kind is Kind.FIELD:
            return self._compared(token)
        return self._text(token)

    def _nested(self, token: Token) -> Filter:
        self.depth += 1
        if self.depth > DEEPEST:
            raise FilterWrong(N_("More than {most} brackets inside each other are too many."), token.at, most=DEEPEST)
        if token.kind is Kind.NOT:
            found: Filter = Not(self._part())
        else:
            found = self._or()
            if self.now.kind is not Kind.CLOSE:
                raise FilterWrong(N_("This bracket is not closed. Add “)”."), token.at)
            self.at += 1
        self.depth -= 1
        return found

    def _text(self, token: Token) -> Filter:
        if token.quoted:
            return Text(token.text)
        marks = filterwords.words("mark")
        if self.now.kind is Kind.TEXT and not self.now.quoted:
            both = marks.get(folded(f"{token.text} {self.now.text}"))
            if both is not None:
                self.at += 1
                return Marked(both)
        mark = marks.get(folded(token.text))
        return Marked(mark) if mark is not None else Text(token.text)

    def _compared(self, token: Token) -> Filter:
        field = token.field
        assert field is not None
        values = self._continued(token) if field in DATES and token.open_ended else token.values
        negated = token.operator == "!="
        op = Op.IS if token.operator in (":", "=", "==", "!=") else Op(token.operator)
        if op is not Op.IS and field not in DATES | NUMBERS:
            raise FilterWrong(
                N_("“{field}” has no order. Write {field}:{value}."),
                token.at,
                token.end - token.at,
                field=filterwords.field_name(field),
                value=values[0].text,
            )
        if op is not Op.IS and len(values) > 1:
            raise FilterWrong(N_("“{sign}” compares with one value only."), values[1].at, sign=str(op))
        found = Compared(field, op, values)
        return Not(found) if negated else found

    def _continued(self, token: Token) -> tuple[Value, ...]:
        """The values, the last one with as many of the next bare words as make a date: `next fri`, `11 Nov 2026`."""
        last = token.values[-1]
        for more in (2, 1):
            following = self.tokens[self.at : self.at + more]
            if len(following) == more and all(t.kind is Kind.TEXT and not t.quoted for t in following):
                whole = " ".join((last.text, *(t.text for t in following)))
                if _is_day(whole):
                    self.at += more
                    return (*token.values[:-1], Value(whole, last.at))
        return token.values


def _is_day(text: str) -> bool:
    from campaigntui.wording.dates import parse_day

    try:
        parse_day(text, _ANY_DAY)
    except BadInput:
        return False
    return True
