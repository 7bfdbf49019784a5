"""Gates: all seven at a glance, one in full, judging its criteria, signing and reopening it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from campaigntui.cli.asking import campaign_option, json_option, member_names, reading, stage_names
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import Option, option
from campaigntui.cli.values import OneOf, is_nothing
from campaigntui.errors import N_, NotFound
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.gates import Criterion
    from campaigntui.domain.ids import CampaignId
    from campaigntui.domain.stage import Stage
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.commands import Command

RULINGS = ("pass", "risk", "no-go")


@command("gates", N_("Show the seven gates: when they are due, how ready they are, what was decided."))
@reading
def gates(door: Door, campaign_id: CampaignId, as_json: bool) -> None:
    """Show all gates."""
    from campaigntui.domain.stage import STAGES
    from campaigntui.scheduling.gates import gate_of

    outlook = door.outlook(campaign_id)
    found = [gate_of(outlook, stage) for stage in STAGES]
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.exchange.gateform import gate_form

        answer_about(outlook, gates=[gate_form(gate, outlook) for gate in found])
        return
    from campaigntui.cli.gatepage import overview

    overview(found, outlook)


@command(
    "gate",
    N_("Show the gate of a stage; judge its criteria, sign it, reopen it."),
    N_("“pass” is refused while something is open; “risk” and “no-go” need a reason. Only who signed can reopen."),
)
@click.argument("word", metavar="STAGE", shell_complete=stage_names)
@option("--sign", "signer", metavar="MEMBER", shell_complete=member_names, help=N_("Sign it as this person."))
@option("--verdict", type=OneOf(RULINGS), help=N_("What is decided; else pass."))
@option("--reopen", "opener", metavar="MEMBER", shell_complete=member_names, help=N_("Take the signature back."))
@option("--reason", metavar="TEXT", help=N_("Why it is decided so."))
@option("--criterion", metavar="KEY", help=N_("The criterion that the next options are about, by id or number."))
@click.option("--met/--not-met", cls=Option, default=None, help=N_("It holds, or it does not."))
@option("--value", metavar="N", help=N_("The number as measured; “none” takes it back."))
@option("--target", metavar="N", help=N_("The number that it has to reach."))
@option("--remark", metavar="TEXT", help=N_("What was seen."))
@campaign_option
@json_option
def gate(door: Door, word: str, chosen: str | None, as_json: bool, **wishes: Any) -> None:
    """Show or change one gate."""
    from campaigntui.cli import finding
    from campaigntui.scheduling.gates import gate_of

    campaign_id, stage = finding.campaign(door, chosen), finding.stage(word)
    outlook = door.outlook(campaign_id)
    change = _wished(outlook, stage, **wishes)
    if change is not None:
        from campaigntui.cli.performing import perform, quietly

        outlook = (quietly if as_json else perform)(door, campaign_id, change).snapshot.outlook
    found = gate_of(outlook, stage)
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.exchange.gateform import gate_form

        answer_about(outlook, gate=gate_form(found, outlook))
        return
    from campaigntui.cli import gatepage

    show = gatepage.page if change is None else gatepage.standing
    show(found, outlook)


def _wished(
    outlook: Outlook,
    stage: Stage,
    signer: str | None,
    verdict: str | None,
    opener: str | None,
    reason: str | None,
    criterion: str | None,
    **seen: Any,
) -> Command | None:
    """The change that the options ask for; None to show the gate."""
    from campaigntui.cli import finding
    from campaigntui.domain.gates import Ruling
    from campaigntui.usecases.commands.gates import JudgeCriterion, ReopenGate, SignGate

    changes = {name: value for name, value in seen.items() if value is not None}
    if sum((signer is not None, opener is not None, criterion is not None)) > 1:
        raise _usage(_("Sign, reopen, or judge a criterion: one at a time."))
    if changes and criterion is None:
        raise _usage(_("Say with --criterion which criterion is meant."))
    if verdict is not None and signer is None:
        raise _usage(_("Say with --sign who decides it."))
    if reason is not None and signer is None and opener is None:
        raise _usage(_("--reason goes with --sign or --reopen."))
    if signer is not None:
        return SignGate(stage, Ruling(verdict or "pass"), finding.member(outlook, signer).id, reason or "")
    if opener is not None:
        return ReopenGate(stage, finding.member(outlook, opener).id, reason or "")
    if criterion is None:
        return None
    if not changes:
        raise _usage(_("Say what was seen: --met, --not-met, --value, --target or --remark."))
    meant = _criterion(outlook, stage, criterion)
    for name in changes.keys() & {"value", "target"}:
        changes[name] = _number(changes[name], meant.unit)
    return JudgeCriterion(meant.id, changes)


def _usage(words: str) -> click.UsageError:
    return click.UsageError(words, click.get_current_context())


def _number(said: str, unit: str) -> float | None:
    from campaigntui.wording.numbers import parse_number

    return None if is_nothing(said) else parse_number(said, unit)


def _criterion(outlook: Outlook, stage: Stage, word: str) -> Criterion:
    """The criterion of that id, the end of an id, or place in the list."""
    known = outlook.criteria[stage]
    fitting = (
        [each for each in known if each.key == word]
        or [each for each in known if each.key.endswith(f"-{word}")]
        or [each for place, each in enumerate(known, start=1) if str(place) == word]
    )
    if len(fitting) == 1:
        return fitting[0]
    raise NotFound(
        N_("The gate “{stage}” has no criterion “{criterion}”. It has: {known}."),
        stage=stage,
        criterion=word,
        known=tuple(each.key for each in known) or "–",
    )


COMMANDS = (gates, gate)
