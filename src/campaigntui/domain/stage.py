"""The seven stages, in order, and which stage waits for which."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """A part of the campaign; traffic, pages, service and stocking run side by side."""

    STRATEGY = "strategy"
    PLAN = "plan"
    TRAFFIC = "traffic"
    PAGES = "pages"
    SERVICE = "service"
    STOCKING = "stocking"
    REVIEW = "review"

    @property
    def number(self) -> int:
        """1 for strategy … 7 for review: the digit key that jumps to the stage."""
        return STAGES.index(self) + 1


STAGES: tuple[Stage, ...] = tuple(Stage)

PREDECESSORS: dict[Stage, tuple[Stage, ...]] = {
    Stage.STRATEGY: (),
    Stage.PLAN: (Stage.STRATEGY,),
    Stage.TRAFFIC: (Stage.PLAN,),
    Stage.PAGES: (Stage.PLAN,),
    Stage.SERVICE: (Stage.PLAN,),
    Stage.STOCKING: (Stage.PLAN,),
    Stage.REVIEW: (Stage.TRAFFIC, Stage.PAGES, Stage.SERVICE, Stage.STOCKING),
}
