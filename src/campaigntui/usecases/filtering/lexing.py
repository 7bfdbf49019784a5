"""From the text of a filter to its words. Full-width signs count as their ASCII twins, as input methods type them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from campaigntui.errors import N_
from campaigntui.usecases.filtering.refusal import FilterWrong, with_guess
from campaigntui.usecases.filtering.syntax import JOINTS, Field, Value
from campaigntui.wording import filterwords, listed
from campaigntui.wording.spelling import folded

LONGEST = 2000
"""Characters of a filter."""

SIGNS = str.maketrans("（）＜＞＝！：＠，、｜＆＼“”「」＂", '()<>=!:@,,|&\\"""""')
_BEFORE_OPERATOR = re.compile(r"([^\W\d][\w-]*)(?:(:)|\s*(<=|>=|!=|==|=|<|>))\s*")
_WORD = re.compile(r"[^\s()\"]+")
_VALUE = re.compile(r"[^\s()\",]+")
_ORDER = re.compile(r"[<>=]+")


class Kind(Enum):
    """What a word of a filter is."""

    OPEN = "("
    CLOSE = ")"
    OR = "or"
    AND = "and"
    NOT = "not"
    FIELD = "field"
    TEXT = "text"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a filter with its place: `text[at:end]`."""

    kind: Kind
    at: int
    end: int
    text: str = ""
    quoted: bool = False
    field: Field | None = None
    operator: str = ""
    values: tuple[Value, ...] = ()
    open_ended: bool = False
    """A field whose last value is a bare word, which the next bare words may continue: `due<next fri`."""


def tokens(text: str) -> list[Token]:
    """The words of a filter, `END` last. Raises `FilterWrong`."""
    if len(text) > LONGEST:
        raise FilterWrong(N_("A filter has at most {most} characters."), LONGEST, most=LONGEST)
    return _Lexer(text).all()


class _Lexer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text.translate(SIGNS)
        self.at = 0

    def all(self) -> list[Token]:
        found: list[Token] = []
        while True:
            while self.at < len(self.plain) and self.plain[self.at].isspace():
                self.at += 1
            if self.at >= len(self.plain):
                return [*found, Token(Kind.END, self.at, self.at)]
            found.append(self._next())

    def _next(self) -> Token:
        start, sign = self.at, self.plain[self.at]
        single = {"(": Kind.OPEN, ")": Kind.CLOSE, "!": Kind.NOT, "|": Kind.OR, "&": Kind.AND}.get(sign)
        if single is not None:
            self.at += 1
            return Token(single, start, self.at, sign)
        if sign == '"':
            return Token(Kind.TEXT, start, self.at, self._quotation(), quoted=True)
        if sign == "@":
            self.at += 1
            return self._field(Field.MEMBER, ":", start)
        ahead = _BEFORE_OPERATOR.match(self.plain, start)
        if ahead is not None:
            key = filterwords.words("field").get(folded(ahead[1]))
            if key is not None:
                self.at = ahead.end()
                return self._field(Field(key), ahead[2] or ahead[3], start)
            if ahead.end(1) in (ahead.start(2), ahead.start(3)):
                said = _no_field(ahead[1], start)
                # A colon is part of many texts; next to a field's name it is a slip.
                if ahead[3] or "guess" in said.values:
                    raise said
        if _ORDER.match(self.plain, start):
            raise FilterWrong(N_("Before “{sign}” stands a field, such as due or slack."), start, sign=sign)
        return self._word()

    def _word(self) -> Token:
        found = _WORD.match(self.plain, self.at)
        assert found is not None
        start, self.at = self.at, found.end()
        text = self.text[start : self.at]
        joint = JOINTS.get(folded(text))
        return Token(Kind(joint) if joint else Kind.TEXT, start, self.at, text)

    def _quotation(self) -> str:
        """The text in quotation marks that begins here; a backslash takes the next sign literally."""
        content: list[str] = []
        start = self.at
        self.at += 1
        while self.at < len(self.plain):
            sign = self.plain[self.at]
            if sign == '"':
                self.at += 1
                return "".join(content)
            if sign == "\\" and self.at + 1 < len(self.plain):
                self.at += 1
            content.append(self.text[self.at])
            self.at += 1
        raise FilterWrong(N_("The quotation mark is not closed. Add one at the end of the text."), start)

    def _field(self, field: Field, operator: str, start: int) -> Token:
        values: list[Value] = []
        while True:
            at = self.at
            bare = not self.plain.startswith('"', at)
            if not bare:
                values.append(Value(self._quotation(), at))
            elif found := _VALUE.match(self.plain, at):
                self.at = found.end()
                values.append(Value(self.text[at : self.at], at))
            else:
                raise FilterWrong(
                    N_("After “{sign}” a value is missing. Write one, or take “{sign}” away."),
                    max(at - 1, 0),
                    sign=self.text[start:at].strip(),
                )
            if not self.plain.startswith(",", self.at):
                break
            self.at += 1
            while self.at < len(self.plain) and self.plain[self.at].isspace():
                self.at += 1
        return Token(Kind.FIELD, start, self.at, "", False, field, operator, tuple(values), bare)


def unknown_fields(text: str) -> tuple[str, ...]:
    """What stands before a colon and names no field, so that the whole word is looked for as a text."""
    bare = (token.text for token in tokens(text) if token.kind is Kind.TEXT and not token.quoted)
    heads = (_BEFORE_OPERATOR.match(word.translate(SIGNS)) for word in bare)
    return tuple(dict.fromkeys(head[1] for head in heads if head is not None and head[2]))


def known_fields() -> str:
    """All fields in a row, in the language in force."""
    return listed(filterwords.field_name(field) for field in Field)


def _no_field(name: str, at: int) -> FilterWrong:
    said = FilterWrong(
        N_("There is no field “{name}”. Fields are: {known}. Put a text that has such a sign in quotation marks."),
        at,
        len(name),
        name=name,
        known=known_fields(),
    )
    return with_guess(said, name, {spelling: spelling for spelling in filterwords.words("field")})
