"""The planner behind one thread, so that no reading or writing ever holds up a key or a frame."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

from campaigntui.usecases.planner import Planner

ResultT = TypeVar("ResultT")


class Door:
    """Work on the planner, one piece after the other in the order it was asked for."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="planner")

    async def ask(self, work: Callable[[Planner], ResultT]) -> ResultT:
        """What `work` returns, or the `CampaignError` it raises. Once begun, work is finished even if nobody waits."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, self._planner)

    async def each(self, steps: Iterator[ResultT]) -> AsyncIterator[ResultT]:
        """What `steps` gives, one after the other; other work gets its turn between them.

        Whoever has heard enough just stops listening: what is left is never begun.
        """
        while found := await self.ask(lambda _planner: [*islice(steps, 1)]):
            yield found[0]

    def close(self) -> None:
        """Wait until everything asked for is done."""
        self._thread.shutdown(wait=True)
