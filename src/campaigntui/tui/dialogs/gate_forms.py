"""The questions of a gate: a measured number, a signature, a reopening."""

from __future__ import annotations

from collections.abc import Iterable

from campaigntui.domain.gates import Criterion, Ruling, Verdict
from campaigntui.domain.ids import MemberId
from campaigntui.scheduling.gates import Gate
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.ask_number import AskNumber
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.text import cut, plain
from campaigntui.tui.widgets.field import Choice, Field, FormRow
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.gates import JudgeCriterion, ReopenGate, SignGate
from campaigntui.wording import _, stage_name
from campaigntui.wording.gates import open_words, readiness_words, ruling_name

_NAMED = 5
"""How many open things the question for a signature names."""
_NAME_CELLS = 50


class Measure(AskNumber):
    """A number of a criterion: `field` is `value` or `target`. An empty value takes the number back."""

    def __init__(self, criterion: Criterion, field: str, number: float | None, aim: str) -> None:
        def make(said: float | None) -> Command:
            return JudgeCriterion(criterion.id, {field: said}, criterion)

        words = _("Which number does it have to reach?")
        if field == "value":
            words = _("Measured ({target}); empty takes it back").format(target=aim or _("no number is asked"))
        super().__init__(criterion.text, words, make, number, criterion.unit, optional=field == "value")


class SignForm(Form[None]):
    """Who signs, what is decided, why. What is open stands below the verdict."""

    def __init__(self, gate: Gate, me: str) -> None:
        super().__init__(_("Sign the gate {stage}").format(stage=stage_name(gate.stage)))
        self._gate = gate
        mine = next((member.id for member in gate.holders if member.name == me), gate.holders[0].id)
        clean = gate.ready == gate.asked
        self._who = FormRow(_("Signed by"), Choice([(member.id, member.name) for member in gate.holders], mine))
        rulings = [(ruling, ruling_name(ruling)) for ruling in Ruling]
        self._ruling = FormRow(_("Verdict"), Choice(rulings, Ruling.PASS if clean else Ruling.RISK))
        self._reason = FormRow(_("Reason"), Field(placeholder="" if clean else _("Why go on all the same?")))

    def rows(self) -> Iterable[FormRow]:
        """Three fields."""
        return self._who, self._ruling, self._reason

    def on_mount(self) -> None:
        """Begin with the reason."""
        self._name_open()
        self._reason.field.focus()

    def check(self) -> bool:
        """What is open stays said when something cannot be read."""
        readable = super().check()
        self._name_open()
        return readable

    def _name_open(self) -> None:
        """How ready the gate is, and the names of what is open: that is what one signs for."""
        gate = self._gate
        opened = open_words(len(gate.open_items), len(gate.open_criteria))
        names = [*(each.item.title for each in gate.open_items), *(each.criterion.text for each in gate.open_criteria)]
        words = [f"{readiness_words(gate)} · {opened}" if opened else readiness_words(gate)]
        words += [f"∙ {cut(plain(name), _NAME_CELLS)}" for name in names[:_NAMED]]
        words += ["∙ …"] if len(names) > _NAMED else []
        self._ruling.remark("\n".join(words))

    def save(self) -> None:
        """Hand it in."""
        ruling, member = self._ruling.value, self._who.value
        assert isinstance(ruling, Ruling)
        self.hand_in(SignGate(self._gate.stage, ruling, member, str(self._reason.value)))  # type: ignore[arg-type]


class ReopenForm(Form[None]):
    """Who takes the signature back, and why."""

    def __init__(self, verdict: Verdict, outlook: Outlook, me: str) -> None:
        super().__init__(_("Reopen the gate {stage}").format(stage=stage_name(verdict.stage)))
        self._stage = verdict.stage
        team = [member for member in outlook.plan.member.values() if not member.archived]
        mine = next((member.id for member in team if member.name == me), verdict.member_id)
        # Where nobody is left of the team the signer stands there, and the refusal says what is wrong.
        options: list[tuple[MemberId | None, str]] = [(member.id, member.name) for member in team]
        options = options or [(verdict.member_id, verdict.signer)]
        self._who = FormRow(_("Reopened by"), Choice(options, mine))
        self._reason = FormRow(_("Reason"), Field(placeholder=_("Those who rely on it need to know")))
        self._signer = verdict.signer if verdict.member_id in dict(options) and team else ""

    def rows(self) -> Iterable[FormRow]:
        """Two fields."""
        return self._who, self._reason

    def on_mount(self) -> None:
        """Say who may, as long as whoever signed is on the team."""
        if self._signer:
            self._who.remark(_("Only {signer}, who signed it, can reopen it.").format(signer=self._signer))
        self._reason.field.focus()

    def save(self) -> None:
        """Hand it in."""
        self.hand_in(ReopenGate(self._stage, self._who.value, str(self._reason.value)))  # type: ignore[arg-type]
