"""Derive the table of pinyin readings that the filter uses.

    pip install pypinyin==0.55.0
    python tools/pinyintable.py

It is derived once and committed, because loading a pinyin library takes longer than starting the program. The table
holds the 6,763 characters of GB 2312, one line a syllable, without tones. A character with several readings stands in
several lines; readings that next to no word uses are left out, so that a search does not find what nobody means.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.constants import PHRASES_DICT
from pypinyin.contrib.tone_convert import to_normal

TABLE = Path(__file__).resolve().parents[1] / "src" / "campaigntui" / "wording" / "pinyin.txt"
LEAST_SHARE = 0.01
"""A reading that a smaller share of a character's words has is left out."""
ALSO_TYPED = {"lve": "lue", "nve": "nue", "n": "en"}


def characters() -> Iterator[str]:
    """The Han characters of GB 2312, both levels."""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def uses() -> Mapping[str, Counter[str]]:
    """Character -> how many words of the library read it so."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, sounds in PHRASES_DICT.items():
        for character, sound in zip(phrase, sounds, strict=False):
            found[character][to_normal(sound[0], v_to_u=False)] += 1
    return found


def main() -> None:
    """Write the table."""
    used = uses()
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for character in characters():
        counts = used.get(character, Counter())
        first, *others = dict.fromkeys(pinyin(character, heteronym=True, style=Style.NORMAL)[0])
        usual = [sound for sound in others if counts[sound] > LEAST_SHARE * counts.total()]
        for sound in (first, *usual):
            for typed in filter(None, (sound, ALSO_TYPED.get(sound))):
                lines[typed].append(character)
    text = "".join(f"{sound} {''.join(found)}\n" for sound, found in sorted(lines.items()))
    TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
