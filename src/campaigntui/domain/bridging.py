"""Links across items that a playbook leaves out: who waited for one of them waits for what it waited for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from campaigntui.domain.playbook import PlaybookItem


def bridged(base: Iterable[PlaybookItem], taken: Collection[str]) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """For each item what it waits for: in place of an item that is left out, what that one waited for.

    What it waits for anyway, through another item, is not named again. The base has no circle; it has been checked.
    """
    links = {item.key: item.after for item in base}
    found: dict[str, dict[str, int]] = {}
    above: dict[str, set[str]] = {}

    def climb(key: str) -> None:
        mine: dict[str, int] = {}
        handed: set[str] = set()
        for name, lag in links[key]:
            if name not in found:
                climb(name)
            if name in taken:
                mine[name] = lag
            else:
                handed |= found[name].keys() - mine.keys()
                mine = {**found[name], **mine}
        far = {name for other in mine for name in above[other]}
        found[key] = {name: lag for name, lag in mine.items() if name not in handed & far}
        above[key] = {*mine, *far}

    for key in links:
        if key not in found:
            climb(key)
    return {key: tuple(before.items()) for key, before in found.items()}
