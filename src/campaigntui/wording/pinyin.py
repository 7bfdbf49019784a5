"""How Chinese characters sound, for finding a text by its pinyin: `sjtp` and `shejitupian` both find 设计图片.

The readings come from `pinyin.txt`, a table without tones that `tools/pinyintable.py` derives from pypinyin (MIT
licence, see `pinyin.license`). It is read when the first search needs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeAlias

Test: TypeAlias = Callable[[str], bool]

LEAST_LETTERS = 2
"""A single letter would find every other title."""


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    from pathlib import Path

    found: dict[str, tuple[str, ...]] = {}
    for line in Path(__file__).with_name("pinyin.txt").read_text(encoding="utf-8").splitlines():
        sound, characters = line.split()
        for character in characters:
            found[character] = (*found.get(character, ()), sound)
    return found


def readings(character: str) -> tuple[str, ...]:
    """The readings of a Chinese character without tones; of any other character itself."""
    return _table().get(character, (character,))


def can_sound(letters: str) -> bool:
    """True when a search text may be pinyin: at least two Latin letters or digits, and nothing else."""
    return len(letters) >= LEAST_LETTERS and letters.isascii() and letters.isalnum() and not letters.isdigit()


def sounds_like(letters: str, alphabet: Iterable[str]) -> Test:
    """A test whether a text holds characters that sound like `letters`, by their initials or in full.

    `letters` are folded and `can_sound`. The last syllable of the full form may be unfinished, so that a search finds
    while it is typed. `alphabet` holds every character of the texts that will be tested; characters outside it never
    fit.
    """
    known = {character: readings(character) for character in alphabet}
    by_initial = "".join(
        _one_of(character for character, sounds in known.items() if any(sound[0] == letter for sound in sounds))
        for letter in letters
    )
    begins = _one_of(
        character
        for character, sounds in known.items()
        if any(letters.startswith(sound) or sound.startswith(letters) for sound in sounds)
    )
    initials, starts = re.compile(by_initial, re.DOTALL), re.compile(begins, re.DOTALL)

    def test(text: str) -> bool:
        if initials.search(text):
            return True
        return any(_in_full(letters, text, found.start(), known) for found in starts.finditer(text))

    return test


def _one_of(characters: Iterable[str]) -> str:
    inside = re.escape("".join(characters))
    # Nothing matches an empty look-ahead that must not match.
    return f"[{inside}]" if inside else "(?!)"


def _in_full(letters: str, text: str, start: int, known: Mapping[str, tuple[str, ...]]) -> bool:
    """True when the characters from `start` on spell the letters. `reached`: how many of them, for every reading."""
    reached, most = {0}, len(letters)
    for at in range(start, len(text)):
        further: set[int] = set()
        for upto in reached:
            for sound in known.get(text[at], ()):
                if letters.startswith(sound, upto):
                    further.add(upto + len(sound))
                elif sound.startswith(letters[upto:]):
                    return True
        if most in further:
            return True
        if not further:
            return False
        reached = further
    return False
