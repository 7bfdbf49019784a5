"""A page of SVG: shapes and words with their attributes, escaped, cleaned, and cut to the room that they have.

Everything is written as plain attributes, so that slide programs which know no style sheets show the same picture. No
font is loaded: the first family that the reader's system has is taken, and words are cut by a measure that is generous
for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax.saxutils import escape, quoteattr

from rich.cells import cell_len

from campaigntui.domain.text import line
from campaigntui.scene.cells import ELLIPSIS

FAMILIES = (
    "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Hiragino Sans GB', "
    "'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"
)
"""Latin before Chinese: a Chinese family has Latin letters too, of an uneven look."""

_SLIM, _BROAD = frozenset("iljtfrI.,:;|!'()[]/ -"), frozenset("mwMW@%&")
_NO_XML = str.maketrans("", "", "\ufffe\uffff")
_LONGEST = 400
"""Characters of a text that can matter; the rest of it is beyond every page."""


def plain(text: str) -> str:
    """One line that XML may hold: without control and bidi characters, without code points that XML forbids."""
    return line(text[: _LONGEST * 10]).translate(_NO_XML)


def breadth(text: str, size: float, bold: bool = False) -> float:
    """How broad a text is at most, in pixels, in any of the usual families. Wide characters take the whole em."""
    return sum(map(_em, text)) * size * (1.1 if bold else 1)


def _em(character: str) -> float:
    cells = cell_len(character)
    if cells != 1:
        # Emoji are broader than the ideographs whose two cells they share.
        return 1.35 if character >= "\U0001f000" else cells / 2
    if character in _SLIM:
        return 0.4
    if character in _BROAD:
        return 1.0
    return 0.78 if character.isupper() else 0.65


def cut(text: str, room: float, size: float, bold: bool = False) -> str:
    """The text, or its beginning and an ellipsis, at most `room` pixels broad; empty when not even that fits."""
    text = plain(text)[:_LONGEST]
    if breadth(text, size, bold) <= room:
        return text
    room -= breadth(ELLIPSIS, size, bold)
    taken = 0.0
    for place, character in enumerate(text):
        taken += breadth(character, size, bold)
        if taken > room:
            # A mark that binds to the character before it, or a joiner, must not bind to the ellipsis.
            kept = text[:place].rstrip("\u200d ")
            return kept + ELLIPSIS if kept else ""
    return text


class Paper:
    """Elements in the order in which they are painted. Lengths are pixels, the origin is the upper left corner."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, fill: str, **more: object) -> None:
        """A rectangle; `rx` rounds it. Nothing when it has no extent."""
        if width > 0 and height > 0:
            self._put("rect", x=x, y=y, width=width, height=height, fill=fill, **more)

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str, **more: object) -> None:
        """A straight line."""
        self._put("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, **more)

    def path(self, d: str, **more: object) -> None:
        """Any shape, in the words of the attribute `d`."""
        self._put("path", d=d, **more)

    def diamond(self, x: float, y: float, radius: float, fill: str, **more: object) -> None:
        """A diamond around a point."""
        points = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        self._put("polygon", points=" ".join(f"{_number(a)},{_number(b)}" for a, b in points), fill=fill, **more)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        fill: str,
        *,
        room: float,
        bold: bool = False,
        anchor: str = "",
    ) -> float:
        """A text whose foot stands at `y`, cut to `room` pixels; its breadth. `anchor` is `middle` or `end`."""
        shown = cut(text, room, size, bold)
        if not shown:
            return 0
        more = {"font_weight": 600} if bold else {}
        if anchor:
            more["text_anchor"] = anchor  # type: ignore[assignment]
        attributes = _attributes({"x": x, "y": y, "font_size": size, "fill": fill, **more})
        self._parts.append(f"<text{attributes}>{escape(shown)}</text>")
        return breadth(shown, size, bold)

    @contextmanager
    def group(self, hint: str = "", **more: object) -> Iterator[None]:
        """Elements that belong together. `hint` is what a browser says when the pointer rests on them."""
        self._parts.append(f"<g{_attributes(more)}>")
        if hint:
            self._parts.append(f"<title>{escape(plain(hint))}</title>")
        yield
        self._parts.append("</g>")

    def clip(self, key: str, x: float, y: float, width: float, height: float) -> None:
        """Give a rectangle a name by which a group can be cut to it: `clip_path="url(#key)"`."""
        box = _attributes({"x": x, "y": y, "width": width, "height": height})
        self._parts.append(f'<clipPath id="{key}"><rect{box}/></clipPath>')

    def page(self, width: float, height: float, ground: str, language: str, title: str, about: str) -> str:
        """The whole document. `title` and `about` are for people who hear the picture."""
        size = {"width": width, "height": height, "viewBox": f"0 0 {_number(width)} {_number(height)}"}
        head = {
            "xmlns": "http://www.w3.org/2000/svg",
            "xml:lang": language,
            **size,
            "font-family": FAMILIES,
            "role": "img",
        }
        return "\n".join(
            (
                '<?xml version="1.0" encoding="UTF-8"?>',
                f"<svg{_attributes(head)}>",
                f"<title>{escape(plain(title))}</title>",
                f"<desc>{escape(plain(about))}</desc>",
                f"<rect{_attributes({'width': width, 'height': height, 'fill': ground})}/>",
                *self._parts,
                "</svg>\n",
            )
        )

    def _put(self, name: str, **attributes: object) -> None:
        self._parts.append(f"<{name}{_attributes(attributes)}/>")


def _attributes(values: dict[str, object]) -> str:
    return "".join(f" {name.replace('_', '-')}={quoteattr(_number(value))}" for name, value in values.items())


def _number(value: object) -> str:
    """A number with one digit behind the point at most; anything else as it is."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
