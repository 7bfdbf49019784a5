"""Which rhythm of the platform the campaign follows."""

from __future__ import annotations

from collections.abc import Hashable

from campaigntui.domain.playbook import Playbook, Profile
from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.usecases.commands.campaign import ChangeProfile
from campaigntui.wording import _, language


class ProfilePicker(PickDialog[None]):
    """Hands in the change to the profile that is picked; the difference is shown before it is made."""

    def __init__(self, playbook: Playbook, current: str) -> None:
        super().__init__(_("Profile"), [_option(profile, current) for profile in playbook.profiles], current)
        self._names = {
            profile.id: profile.name.said(language()) for profile in playbook.profiles if profile.id != current
        }

    def picked(self, value: Hashable) -> None:
        """Change to it."""
        self.hand_in(ChangeProfile(str(value)), self._names.get(str(value), ""))


def _option(profile: Profile, current: str) -> Option:
    note = _("current") if profile.id == current else ""
    return Option(profile.id, profile.name.said(language()), note, also=profile.id)
