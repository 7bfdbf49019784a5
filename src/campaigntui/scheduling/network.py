"""The network of items and links: its order, its longest chain, and the name of a circle that has no order."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, RuleBroken

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


class Network:
    """Items by index and the links between them, in arrays, because the engine passes over every link several times.

    Link `k` says that item `afters[k]` follows item `befores[k]` with `lags[k]` working days between. `into[i]` and
    `out[i]` hold the links that end and begin at item `i`. In `order`, predecessors stand before their successors
    (Kahn 1962). `length` is what the longest chain needs in working days, lags included; `span` is the same with every
    lag taken as waiting time, which bounds how far any window can lie from a fixed date.
    """

    __slots__ = ("afters", "befores", "into", "items", "lags", "length", "order", "out", "span")

    def __init__(self, plan: Plan) -> None:
        """Take the items of the plan that are not archived. Raises `RuleBroken` that names a circle of links."""
        self.items = items = [item for item in plan.item.values() if not item.archived]
        index = {item.id: i for i, item in enumerate(items)}
        self.befores: list[int] = []
        self.afters: list[int] = []
        self.lags: list[int] = []
        self.into: list[list[int]] = [[] for _ in items]
        self.out: list[list[int]] = [[] for _ in items]
        k = 0
        for link in plan.link.values():
            before, after = index.get(link.before), index.get(link.after)
            if before is not None and after is not None:
                self.befores.append(before)
                self.afters.append(after)
                self.lags.append(link.lag)
                self.into[after].append(k)
                self.out[before].append(k)
                k += 1
        self.order, self.length, self.span = self._sorted()
        if len(self.order) < len(items):
            raise self._circle()

    def _sorted(self) -> tuple[list[int], int, int]:
        waiting = [len(links) for links in self.into]
        order = [i for i, count in enumerate(waiting) if not count]
        reach, stretch = [0] * len(waiting), [0] * len(waiting)
        length = span = 0
        items, afters, lags, out = self.items, self.afters, self.lags, self.out
        for i in order:
            needs, most = reach[i] + items[i].duration, stretch[i] + items[i].duration + 1
            length, span = max(length, needs), max(span, most)
            for k in out[i]:
                after, lag = afters[k], lags[k]
                if needs + lag > reach[after]:
                    reach[after] = needs + lag
                if most + abs(lag) > stretch[after]:
                    stretch[after] = most + abs(lag)
                waiting[after] -= 1
                if not waiting[after]:
                    order.append(after)
        return order, length, span

    def _circle(self) -> RuleBroken:
        followers = {i: [self.afters[k] for k in links] for i, links in enumerate(self.out)}
        chain = " > ".join(self.items[i].key for i in find_cycle(range(len(self.items)), followers))
        return RuleBroken(
            N_("These items wait for each other in a circle: {chain}. Remove one of the links."), chain=chain
        )
