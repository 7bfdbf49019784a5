"""The order that links impose on items, and the name of a cycle when there is none."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def find_cycle(keys: Sequence[Key], successors: Mapping[Key, Sequence[Key]]) -> tuple[Key, ...]:
    """A cycle as `(a, b, …, a)` along the links, or an empty tuple. Walks without recursion, so depth is no limit."""
    done: set[Key] = set()
    for root in keys:
        if root in done:
            continue
        path: list[Key] = [root]
        place = {root: 0}
        walks = [iter(successors.get(root, ()))]
        while walks:
            for step in walks[-1]:
                if step in place:
                    return (*path[place[step] :], step)
                if step not in done:
                    place[step] = len(path)
                    path.append(step)
                    walks.append(iter(successors.get(step, ())))
                    break
            else:
                walks.pop()
                gone = path.pop()
                del place[gone]
                done.add(gone)
    return ()


def topological(
    count: int, preds: Sequence[Sequence[tuple[int, int]]], succs: Sequence[Sequence[tuple[int, int]]]
) -> list[int]:
    """Indices 0 … count−1 with every predecessor before its successors (Kahn 1962).

    `preds` and `succs` give `(other index, lag)` pairs. The answer is shorter than `count` when there is a cycle.
    """
    waiting = [len(p) for p in preds]
    order = [i for i in range(count) if not waiting[i]]
    for i in order:
        for after, _ in succs[i]:
            waiting[after] -= 1
            if not waiting[after]:
                order.append(after)
    return order
