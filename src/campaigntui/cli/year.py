"""The calendar of a year: promotions, public holidays and make-up workdays, and people whom two campaigns ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from campaigntui.cli import output
from campaigntui.cli.door import Door
from campaigntui.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from campaigntui.domain.campaign import DayKind
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.year import Overlap, Promotion

    YearDay: TypeAlias = tuple[date, DayKind, str, bool, bool]
    """Day, kind, name, whether it is a guess, whether the team set it."""


def show_year(door: Door, word: str | None, year: int | None, country: str | None, as_json: bool) -> None:
    """Print the year in the calendar of the campaign that the word means, or of a country."""
    from campaigntui.usecases.year import overlaps

    wanted = year or door.today.year
    outlooks = _outlooks(door)
    name, days = _days(door, word, country, wanted, outlooks)
    planned, twice = _promotions(door, name, wanted), overlaps(outlooks, wanted)
    if as_json:
        output.answer(
            {
                "today": door.today.isoformat(),
                "calendar": name,
                "year": wanted,
                "days": [
                    {"day": day.isoformat(), "kind": kind.value, "name": words, "estimated": estimated, "own": own}
                    for day, kind, words, estimated, own in days
                ],
                "promotions": [_promotion_form(one) for one in planned],
                "overlaps": [_overlap_form(one) for one in twice],
            }
        )
        return
    _print(door, wanted, planned, days, twice)
    if not days:
        output.note(_("No holidays are known for {year} in the calendar {name}.").format(year=wanted, name=name))


def _outlooks(door: Door) -> list[Outlook]:
    """Every active campaign of the plan file; none without a file."""
    if not door.house.file.exists():
        return []
    return [door.outlook(one.id) for one in door.planner.campaigns()]


def _days(
    door: Door, word: str | None, country: str | None, year: int, outlooks: Sequence[Outlook]
) -> tuple[str, Sequence[YearDay]]:
    """Name of the calendar and its days of that year.

    Without a campaign that is named, it is the calendar that all campaigns share, else the one of China.
    """
    if country is None and (word is not None or len(outlooks) == 1):
        from campaigntui.cli import finding
        from campaigntui.domain.campaign import EVERY_DAY
        from campaigntui.scheduling.engine import calendar_of

        plan = door.outlook(finding.campaign(door, word)).plan
        if plan.head.calendar_from <= year <= plan.head.calendar_to or plan.head.calendar == EVERY_DAY:
            said = calendar_of(plan).days.values()
            own = sorted((d for d in said if d.day.year == year), key=lambda d: d.day)
            return plan.head.calendar, [(d.day, d.kind, d.name, d.estimated, d.own) for d in own]
        country = plan.head.calendar
    from campaigntui.bootstrap import holidays_of

    shared = {outlook.plan.head.calendar for outlook in outlooks}
    name = country or (shared.pop() if len(shared) == 1 else "cn")
    return name, [(*day, False) for day in holidays_of(door.house, name, year)]


def _promotions(door: Door, calendar: str, year: int) -> tuple[Promotion, ...]:
    from functools import cache

    from campaigntui.bootstrap import holidays_of
    from campaigntui.usecases import playbooks
    from campaigntui.usecases.year import promotions

    @cache
    def estimated(year: int) -> bool:
        return any(day.estimated for day in holidays_of(door.house, calendar, year))

    folder = door.house.folder.playbooks
    known = [playbooks.playbook(one.id, folder) for one in playbooks.playbooks(folder) if one.wrong is None]
    return promotions(known, year, playbooks.d_days, estimated)


def _promotion_form(one: Promotion) -> dict[str, object]:
    return {
        "playbook": one.playbook,
        "name": {"en": one.name.en, "zh": one.name.zh},
        "profile": one.profile,
        "d_day": one.d_day.isoformat(),
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "estimated": one.estimated,
        "skipped_for": None
        if one.skipped_for is None
        else {"playbook": one.skipped_for.playbook, "d_day": one.skipped_for.d_day.isoformat()},
    }


def _left_out(one: Promotion, language: str) -> str:
    """Why a promotion that repeats is usually left out this time; empty when it is not."""
    from campaigntui.wording.givingway import near_words

    if one.skipped_for is None:
        return ""
    return _("left out, {near}").format(near=near_words(one.skipped_for.name.said(language), one.skipped_for.days))


def _overlap_form(one: Overlap) -> dict[str, object]:
    return {
        "member": one.member,
        "campaigns": list(one.campaigns),
        "days": [day.isoformat() for day in one.days],
    }


def _print(
    door: Door,
    year: int,
    planned: Sequence[Promotion],
    days: Sequence[YearDay],
    twice: Sequence[Overlap],
) -> None:
    from campaigntui.cli.tables import Cell, table
    from campaigntui.domain.campaign import DayKind
    from campaigntui.wording import holiday_name
    from campaigntui.wording.dates import full_day, short_day

    def day_in(day: date) -> str:
        return short_day(day) if day.year == year else day.isoformat()

    guess = _("estimated")
    if planned:
        output.say(_("Promotions of {year}").format(year=year), output.Ink.STRONG)
        table(
            [
                (
                    full_day(one.d_day),
                    Cell(one.name.said(door.house.language), output.Ink.STRONG),
                    f"{day_in(one.first)} – {day_in(one.last)}",
                    Cell(f"{one.playbook}:{one.profile}", output.Ink.MUTED),
                    Cell(_left_out(one, door.house.language), output.Ink.WARN),
                    guess if one.estimated else "",
                )
                for one in planned
            ]
        )
        output.say()
    if days:
        output.say(_("Public holidays and make-up workdays"), output.Ink.STRONG)
        kinds = {DayKind.OFF: _("off"), DayKind.WORK: _("worked")}
        table(
            [
                (full_day(day), kinds[kind], holiday_name(words), guess if estimated else _("own") if own else "")
                for day, kind, words, estimated, own in days
            ]
        )
    if twice:
        output.say()
        output.say(_("People whom two campaigns ask for on the same days"), output.Ink.STRONG)
        table(
            [
                (
                    Cell(one.member, output.Ink.STRONG),
                    " / ".join(one.campaigns),
                    ", ".join(
                        short_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"
                        for first, last in one.runs
                    ),
                )
                for one in twice
            ]
        )
