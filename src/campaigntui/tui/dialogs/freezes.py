"""Freezes of the campaign: which there are, setting, changing and lifting one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from campaigntui.domain.campaign import Freeze
from campaigntui.domain.tags import tags_of
from campaigntui.domain.text import words
from campaigntui.scheduling.freezes import freeze_windows
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui import reading
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.field import Field, FormRow, WordSuggester
from campaigntui.usecases.commands.calendar import RemoveFreeze, SetFreeze
from campaigntui.usecases.commands.campaign import TakeFreezes
from campaigntui.usecases.deciding.items import key_words
from campaigntui.wording import _, about
from campaigntui.wording.dates import short_day

ADD = "add"
_LIFT = "lift"
_TAKE = ("take", "")


class FreezePicker(PickDialog[str | None]):
    """Dismissed with the key of the freeze to change, or with `ADD` for a new one.

    It lifts one by itself, and where there is none takes over those of the playbook.
    """

    def __init__(self, outlook: Outlook) -> None:
        super().__init__(_("Freezes"), _options(outlook))

    def picked(self, value: Hashable) -> None:
        """Change it, lift it, or take over those of the playbook."""
        if value == _TAKE:
            self.hand_in(TakeFreezes())
        elif isinstance(value, tuple):
            self.hand_in(RemoveFreeze(str(value[1])))
        else:
            self.dismiss(str(value))


def _options(outlook: Outlook) -> list[Option]:
    windows = freeze_windows(outlook.plan, outlook.calendar)
    options = [
        Option(
            one.freeze.key,
            called(one.freeze),
            f"{short_day(one.first)} – {short_day(one.last)} · {', '.join(one.freeze.tags) or _('everything')}",
        )
        for one in windows
    ]
    lifts = [Option((_LIFT, one.freeze.key), _("Lift {name}").format(name=called(one.freeze))) for one in windows]
    lacking = not windows and bool(outlook.plan.head.playbook)
    takes = [Option(_TAKE, _("Take over those of the playbook"))] if lacking else []
    return [*options, *takes, Option(ADD, _("Set a freeze …")), *lifts]


def called(freeze: Freeze) -> str:
    """The name that is shown."""
    return plain(freeze.shown)


class FreezeForm(Form[None]):
    """Hands in a `SetFreeze`, for the freeze given or a new one."""

    def __init__(self, outlook: Outlook, freeze: Freeze | None) -> None:
        super().__init__(_("Set a freeze") if freeze is None else about(_("Edit"), called(freeze)))
        self._outlook = outlook
        self._freeze = freeze
        known = sorted({tag for item in outlook.plan.item.values() for tag in item.tags})
        tags = Field(", ".join(freeze.tags) if freeze else "", suggester=WordSuggester(known, ",，、"))
        self._called = FormRow(_("Name"), Field(freeze.name if freeze else ""), reading.required)
        self._opens = FormRow(_("From"), Field(str(freeze.opens) if freeze else "", placeholder="D-20"), self._due)
        self._closes = FormRow(_("To"), Field(str(freeze.closes) if freeze else "D"), self._due)
        self._tags = FormRow(_("Tags"), tags)
        self._tags.remark(_("It binds items with one of these tags; without tags, every item."))

    def _due(self, text: str) -> object:
        return reading.due_rule(reading.required(text), self._outlook.today)

    def rows(self) -> Iterable[FormRow]:
        """Name, first and last day, tags."""
        return (self._called, self._opens, self._closes, self._tags)

    def save(self) -> None:
        """Hand it in."""
        name = reading.required(str(self._called.value))
        opens, closes = (reading.due_rule(str(row.value), self._outlook.today) for row in (self._opens, self._closes))
        tags = tags_of(words(str(self._tags.value)))
        key = self._freeze.key if self._freeze is not None else _key(name, self._outlook)
        self.hand_in(SetFreeze(key, opens, closes, tags, name))


def _key(name: str, outlook: Outlook) -> str:
    """A key that no freeze has, made from the Latin letters of the name."""
    base = key_words(name).replace("-", "_")[:24].strip("_")
    base = base if base[:1].isalpha() and len(base) > 1 else "freeze"
    taken = {one.key for one in outlook.plan.freeze.values()}
    return next(key for n in range(len(taken) + 2) if (key := base if n == 0 else f"{base}_{n + 1}") not in taken)
