"""The refusal of a filter that makes no sense, with the place in the text that it is about."""

from __future__ import annotations

from campaigntui.errors import N_, CampaignError


class FilterWrong(CampaignError):
    """A filter that cannot be read. `at` is the character it is about (0 = first), `length` how many it concerns."""

    def __init__(self, template: str, at: int, length: int = 1, /, **values: object) -> None:
        self.at = at
        self.length = max(length, 1)
        super().__init__(template, **values)


def with_guess(said: FilterWrong, word: str, known: dict[str, str]) -> FilterWrong:
    """The same refusal with the nearest of the words in `known` (folded -> as it is written), if one is near."""
    from difflib import get_close_matches

    from campaigntui.wording.spelling import folded

    near = get_close_matches(folded(word), known, n=1, cutoff=0.6)
    if not near:
        return said
    return FilterWrong(N_("{said} Did you mean “{guess}”?"), said.at, said.length, said=said, guess=known[near[0]])
