"""Key results in words: what is to be reached, how far it has come, what that means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from campaigntui.wording.catalogue import C_, _, pgettext
from campaigntui.wording.dates import percent
from campaigntui.wording.numbers import growth_words, is_sign, number_words

if TYPE_CHECKING:
    from campaigntui.domain.goals import KeyResult
    from campaigntui.scheduling.goals import Grade

_GRADES: Mapping[str, tuple[str, str]] = {
    "off_track": C_("grade", "off track"),
    "at_risk": C_("grade", "at risk"),
    "on_track": C_("grade", "on track"),
}

_MARKS: Mapping[str, tuple[str, str]] = {
    "off_track": ("✕", "x"),
    "at_risk": ("!", "!"),
    "on_track": ("✓", "+"),
}
_UNMEASURED = ("∙", ".")
"""Mark and its ASCII twin."""


def grade_name(grade: Grade) -> str:
    """“on track”."""
    return pgettext(*_GRADES[grade])


def grade_mark(grade: Grade | None, ascii_marks: bool = False) -> str:
    """One cell that stands for a grade, or for a number that has none yet; plain ASCII on request."""
    return (_UNMEASURED if grade is None else _MARKS[grade])[ascii_marks]


def progress_words(progress: float) -> str:
    """“80%”: in whole percent, rounded down, so that 70% is on track whenever it is shown."""
    return percent(int(round(progress * 100, 6)))


def goal_words(result: KeyResult) -> str:
    """What is to be reached: “1,200,000 → 1,800,000 CNY (+50%)”, “rise to 3”, “at least 200 CNY”.

    Without a number to reach: “+50%, baseline missing”, or that there is no goal yet.
    """
    goal, baseline, unit = result.goal, result.baseline, result.unit
    if goal is None:
        return _goalless(result)
    words, up = number_words(goal, unit), result.direction == "up"
    if result.hold:
        return (_("at least {goal}") if up else _("at most {goal}")).format(goal=words)
    if baseline is None:
        return (_("rise to {goal}") if up else _("fall to {goal}")).format(goal=words)
    # The unit is said once, unless it is a sign that belongs to the number.
    way = f"{number_words(baseline, unit if is_sign(unit) else '')} → {words}"
    if result.target is not None or result.growth is None:
        return way
    return _("{way} ({growth})").format(way=way, growth=growth_words(result.growth))


def _goalless(result: KeyResult) -> str:
    if result.growth is None:
        if result.baseline is None:
            return _("no goal yet")
        return _("no goal yet, baseline {baseline}").format(baseline=number_words(result.baseline, result.unit))
    if result.hold and not result.growth:
        return _("hold the baseline, which is missing")
    return _("{growth}, baseline missing").format(growth=growth_words(result.growth))


def now_words(result: KeyResult) -> str:
    """What the number is now: “1,680,000 CNY”, or that nobody has measured it."""
    return number_words(result.actual, result.unit) if result.actual is not None else _("not measured")


def measured_words(measured: int, count: int) -> str:
    """“5 of 15 scored”: how many have a number and a goal."""
    return _("{measured} of {count} scored").format(measured=measured, count=count)
