"""What-if in words: the suppositions, what making them real means, and what they hit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from campaigntui.domain.suppositions import ItemLate, MemberAway, Supposition
from campaigntui.scheduling.hits import Hits, StageHit
from campaigntui.wording.catalogue import _, ngettext
from campaigntui.wording.dates import long_day, short_day, workdays_short
from campaigntui.wording.effects import EffectLine, Tone
from campaigntui.wording.moments import anchor_name
from campaigntui.wording.names import break_name, stage_name

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan
    from campaigntui.scheduling.effects import Breach
    from campaigntui.scheduling.outlook import Outlook


def supposition_words(each: Supposition, plan: Plan) -> str:
    """What is supposed: “2 wd late: Write the brief”, “Chen Yu away 9 Oct – 16 Oct”, “D-day 1 day earlier: …”."""
    if isinstance(each, ItemLate):
        return _("{days} late: {title}").format(days=workdays_short(each.workdays), title=plan.item[each.item_id].title)
    if isinstance(each, MemberAway):
        name = plan.member[each.member_id].name
        if each.first == each.last:
            return _("{name} away {first}").format(name=name, first=short_day(each.first))
        return _("{name} away {first} – {last}").format(
            name=name, first=short_day(each.first), last=short_day(each.last)
        )
    anchor = plan.anchor_named(each.anchor)
    count = abs(each.days)
    words = (
        ngettext("{moment} {count} day earlier: {day}", "{moment} {count} days earlier: {day}", count)
        if each.days < 0
        else ngettext("{moment} {count} day later: {day}", "{moment} {count} days later: {day}", count)
    )
    day = long_day(anchor.day + timedelta(days=each.days))
    return words.format(moment=anchor_name(anchor), count=count, day=day)


def becomes_words(each: Supposition, after: Outlook) -> str:
    """What it becomes when it is made real. `after` is the scratch plan."""
    if isinstance(each, ItemLate):
        item, day = after.plan.item[each.item_id], short_day(after.schedule.windows[each.item_id].forecast_finish)
        if item.started is not None:
            return _("due {day}, and as many days longer").format(day=day)
        return _("due {day}").format(day=day)
    if isinstance(each, MemberAway):
        return _("days off are added")
    return _("the moment moves, with all that hangs on it")


def slack_words(slack: int | None) -> str:
    """“4 wd”, “2 wd short”, a dash for none."""
    if slack is None:
        return "–"
    return _("{days} short").format(days=workdays_short(-slack)) if slack < 0 else workdays_short(slack)


def verdict(hits: Hits) -> EffectLine:
    """The whole of it in one sentence."""
    before, after = hits.slack
    newly = sum(each.after > 0 and not each.before for each in hits.ends)
    if newly:
        words = ngettext("It breaks {count} hard end.", "It breaks {count} hard ends.", newly).format(count=newly)
        return EffectLine(words, Tone.BAD)
    if any(each.after > each.before for each in hits.ends):
        return EffectLine(_("It makes worse what is broken already."), Tone.BAD)
    if not hits.items and before == after:
        return EffectLine(_("It changes nothing that is expected."), Tone.GOOD)
    if after is not None and after < 0:
        return EffectLine(_("It breaks nothing that is not broken already."), Tone.PLAIN)
    return EffectLine(_("Nothing breaks."), Tone.GOOD)


def hit_lines(hits: Hits, plan: Plan) -> Iterator[EffectLine]:
    """The verdict, then hard ends, slack, items and people with what they are before and after."""
    yield verdict(hits)
    if hits.ends:
        yield EffectLine(_("Gates and deadlines"), Tone.HEADING)
        yield from (_end(each, plan) for each in hits.ends)
    yield EffectLine(_("Slack"), Tone.HEADING)
    yield _slack(_("Whole plan"), hits.slack)
    for each in hits.stages:
        yield from _stage(each)
    if hits.items:
        yield EffectLine(_("Items") + f" · {len(hits.items)}", Tone.HEADING)
    for hit in hits.items:
        days = workdays_short(abs(hit.days))
        how = _("{days} later").format(days=days) if hit.days > 0 else _("{days} sooner").format(days=days)
        title = plan.item[hit.item_id].title
        words = f"{title} · {how}" if hit.days else title
        yield _slack(words, (hit.before, hit.after))._replace(item_id=hit.item_id)
    if hits.members:
        yield EffectLine(_("People") + f" · {len(hits.members)}", Tone.HEADING)
    for member in hits.members:
        count = ngettext("{count} item", "{count} items", len(member.items)).format(count=len(member.items))
        at_most = _("at most {days} later").format(days=workdays_short(member.days)) if member.days > 0 else ""
        yield EffectLine(" · ".join(filter(None, (plan.member[member.member_id].name, count, at_most))))


def _slack(words: str, pair: tuple[int | None, int | None]) -> EffectLine:
    before, after = pair
    tone = Tone.PLAIN
    if after is not None and before is not None and after != before:
        tone = Tone.BAD if after < 0 and after < before else Tone.GOOD if after > before else Tone.PLAIN
    if before == after:
        return EffectLine(f"{words} · {slack_words(after)}", Tone.MUTED)
    return EffectLine(words, tone, slack_words(before), slack_words(after))


def _stage(hit: StageHit) -> Iterator[EffectLine]:
    if hit.slack[0] != hit.slack[1]:
        yield _slack(stage_name(hit.stage), hit.slack)
    if hit.gate[0] != hit.gate[1]:
        yield _slack(_("Gate {stage}").format(stage=stage_name(hit.stage)), hit.gate)


def _end(each: Breach, plan: Plan) -> EffectLine:
    if each.item_id is not None:
        words = _("Deadline: {title}").format(title=plan.item[each.item_id].title)
    elif each.kind == "d_day":
        words = _("D-day · {stage}").format(stage=stage_name(each.stage))
    else:
        words = f"{break_name(each.kind)} {stage_name(each.stage)}"
        words = words[:1].upper() + words[1:]
    if each.before == each.after:
        late = _("{days} too late").format(days=workdays_short(each.after))
        return EffectLine(f"{words} · {late}", Tone.MUTED)
    missed = [_("{days} too late").format(days=workdays_short(days)) if days else _("kept") for days in each[3:]]
    tone = Tone.BAD if each.after > each.before else Tone.GOOD
    return EffectLine(words, tone, missed[0], missed[1])
