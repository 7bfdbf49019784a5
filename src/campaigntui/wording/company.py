"""Who else has a plan file open, in words that tell two terminals of one person apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from campaigntui.wording.catalogue import _


class Terminal(Protocol):
    """A terminal in which the file is open."""

    @property
    def name(self) -> str:
        """Who sits there."""

    @property
    def host(self) -> str:
        """The machine."""

    @property
    def own(self) -> bool:
        """True for another terminal of the reader on the same machine."""


def company(terminals: Iterable[Terminal]) -> tuple[str, ...]:
    """A name for each person; with the machine where one name comes from several, with a count where one has several
    terminals; the reader's own other terminals come first.
    """
    counted = Counter((each.own, each.name, each.host) for each in terminals)
    named = Counter(name for _own, name, _host in counted)
    return tuple(
        _label(_("yourself") if own else f"{name}@{host}" if named[name] > 1 else name, count)
        for (own, name, host), count in sorted(counted.items(), key=lambda pair: (not pair[0][0], pair[0]))
    )


def _label(name: str, count: int) -> str:
    return f"{name} ×{count}" if count > 1 else name
