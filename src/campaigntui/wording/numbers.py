"""Numbers with a unit: in words, and read back from what people type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from campaigntui.domain.text import line
from campaigntui.errors import N_, BadInput
from campaigntui.wording.catalogue import C_, language, pgettext, spellings

_PLACES = 10
"""Digits behind the point; more than anybody measures."""
_SHOWN = 40
"""Characters of a bad input that its refusal repeats."""

_UNITS: Mapping[str, tuple[str, str]] = {
    "CNY": C_("unit", "CNY"),
    "s": C_("unit", "s"),
    "min": C_("unit", "min"),
    "h": C_("unit", "h"),
    "days": C_("unit", "days"),
}
"""Units that have a word of their own in another language."""
_UNSAID = ("", "ratio", "count")
"""Units of which a number says nothing."""
_IN_FRONT = ("¥", "$", "€", "£")
_CLOSE = ("%", "‰")
"""Signs that stand right behind the number."""
_YUAN = ("¥", "cny", "rmb", "yuan", "元", "块", "人民币")
"""What else stands for one and the same unit when it is typed."""

_SCALES: Mapping[str, float] = {
    **{"k": 1e3, "千": 1e3, "w": 1e4, "万": 1e4, "萬": 1e4, "m": 1e6},
    **{
        "十万": 1e5,
        "百万": 1e6,
        "千万": 1e7,
        "亿": 1e8,
        "億": 1e8,
        "十亿": 1e9,
        "百亿": 1e10,
        "千亿": 1e11,
        "万亿": 1e12,
    },
}
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)"
    r"(?P<whole>[0-9]{1,3}(?P<gap>[, '_])[0-9]{3}(?:(?P=gap)[0-9]{3})*|[0-9]{1,18}|)(?P<part>\.[0-9]{1,18})?"
    rf" ?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))}|)"
)


def number_words(value: float, unit: str = "") -> str:
    """A number with its unit: “1,680,000 CNY”, “92%”, “3.5”. Never as a power of ten, without zeros at its end."""
    # A share that was counted as 0.1 + 0.2 is 0.3; and nothing is “-0”.
    value, said = round(value, _PLACES) + 0.0, ""
    for places in range(_PLACES + 1):
        said = f"{value:,.{places}f}"
        if float(said.replace(",", "")) == value:
            break
    if unit in _UNSAID:
        return said
    if unit in _IN_FRONT:
        return f"-{unit}{said[1:]}" if value < 0 else f"{unit}{said}"
    words = unit_words(unit)
    close = unit in _CLOSE or (language() == "zh" and not words[0].isascii())
    return f"{said}{words}" if close else f"{said} {words}"


def growth_words(growth: float) -> str:
    """A growth as `parse_growth` reads it: “+50%”, “-20%”."""
    return f"{'' if growth < 0 else '+'}{number_words(growth * 100, '%')}"


def sign_said(text: str) -> str:
    """The unit that a number carries as its sign: `%` for “92%”, `¥` for “¥200”; empty when it has none."""
    folded = unicodedata.normalize("NFKC", line(text))
    return next((sign for sign in (*_CLOSE, *_IN_FRONT) if folded.endswith(sign) or folded.startswith(sign)), "")


def is_sign(unit: str) -> bool:
    """True for a unit that belongs to the number as a sign: `%`, `¥`."""
    return unit in _CLOSE or unit in _IN_FRONT


def unit_words(unit: str) -> str:
    """The unit by itself: “CNY”, “元”; empty for a plain count."""
    if unit in _UNSAID:
        return ""
    return pgettext(*_UNITS[unit]) if unit in _UNITS else unit


def parse_number(text: str, unit: str = "") -> float:
    """The number that `text` means in `unit`: `1680000`, `1,680,000`, `168万`, `1.68m`, `92%`, `¥6.5`, `6.5元`.

    A unit that is typed along has to be this one. `BadInput` for one that is not, and for what is no number or may be
    two, such as `1,5`.
    """
    plain = unicodedata.normalize("NFKC", line(text)).replace("−", "-").strip()
    body = _without_unit(plain, unit)
    # The sign may stand before a sign of currency.
    found = _NUMBER.fullmatch(body.casefold())
    if found is None or not (found["whole"] or found["part"]):
        raise _refusal(plain, text, unit)
    digits = re.sub(r"[, '_]", "", found["whole"]) or "0"
    scale = _SCALES.get(found["scale"], 1.0)
    # 1.1 x 1e4 is 11000.000000000002, which nobody typed.
    return round(float(f"{found['sign']}{digits}{found['part'] or ''}") * scale, _PLACES) + 0.0


def parse_growth(text: str) -> float:
    """A growth as a share: `50%` and `0.5` are 0.5. `BadInput` for `50`, which may be either."""
    plain = unicodedata.normalize("NFKC", line(text)).replace(" ", "")
    if plain.endswith("%"):
        return round(parse_number(plain, "%") / 100, _PLACES)
    share = parse_number(plain)
    if abs(share) >= 1:
        raise BadInput(
            N_("“{text}” may be a share or percent. Write the sign along: {number}%, or 0.5 for half as much again."),
            text=line(text)[:_SHOWN],
            number=number_words(share).replace(",", ""),
        )
    return share


def _without_unit(plain: str, unit: str) -> str:
    """The text without the unit before or behind the number."""
    folded = plain.casefold()
    for spelled in sorted(filter(None, _spelled(unit)), key=len, reverse=True):
        sign = folded[:1] if folded[:1] in "+-" else ""
        if folded.startswith(spelled, len(sign)) and not spelled[0].isdecimal():
            return sign + plain[len(sign) + len(spelled) :].strip()
        if folded.endswith(spelled) and len(folded) > len(spelled):
            return plain[: -len(spelled)].strip()
    return plain


def _spelled(unit: str) -> Iterable[str]:
    """What may be typed for a unit, in any language."""
    named = spellings(*_UNITS[unit]) if unit in _UNITS else (unit,)
    typed = [unicodedata.normalize("NFKC", word).casefold() for word in named]
    return (*typed, *_YUAN) if any(word in _YUAN for word in typed) else typed


def _refusal(plain: str, text: str, unit: str) -> BadInput:
    shown = line(text)[:_SHOWN]
    core = re.sub(r"^[^0-9.+-]+|[^0-9.]+$", "", plain)
    if core not in ("", plain) and _NUMBER.fullmatch(core):
        if unit in _UNSAID:
            return BadInput(N_("“{text}” does not fit: this is a plain number. Leave the unit out."), text=shown)
        words = N_("“{text}” does not fit: this is counted in {unit}. Leave the unit out, or correct it.")
        return BadInput(words, text=shown, unit=unit_words(unit))
    if re.search(r"[0-9][,.' ]+[0-9]", core):
        words = N_("“{text}” is not clear. Write a point before decimals and commas between groups of three: 1,680.5.")
        return BadInput(words, text=shown)
    return BadInput(N_("“{value}” is not a number. Write for example 92, 3.5, 1,680,000 or 168万."), value=shown)
