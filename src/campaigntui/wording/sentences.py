"""A refusal as a sentence in the language in force."""

from __future__ import annotations

from datetime import date, time

from campaigntui.errors import CampaignError
from campaigntui.wording.catalogue import _, listed


def sentence(error: CampaignError) -> str:
    """What was refused, where, and what to do. Stages, dates and refusals among the values are said in words."""
    return _(error.template).format(**{name: _spoken(value) for name, value in error.values.items()})


def _spoken(value: object) -> object:
    if isinstance(value, date):
        from campaigntui.wording.dates import full_day

        return full_day(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, CampaignError):
        return sentence(value)
    if isinstance(value, tuple | list | frozenset | set):
        return listed(str(_spoken(part)) for part in value)
    if isinstance(value, int | float):
        return value
    return _named(value)


def _named(value: object) -> str:
    from campaigntui.domain.stage import Stage
    from campaigntui.wording.names import stage_name

    return stage_name(value) if isinstance(value, Stage) else str(value)
