"""Playbooks as the doors see them: which ones there are, and whether a file is sound."""

from __future__ import annotations

from pathlib import Path

from campaigntui.domain.playbook import Playbook
from campaigntui.domain.playbookfile import PlaybookSource
from campaigntui.storage import playbookfiles


def playbooks(user_folder: Path | None) -> tuple[PlaybookSource, ...]:
    """All playbooks, packaged and the user's own; one that cannot be used is listed with its error."""
    return playbookfiles.find_playbooks(user_folder)


def playbook(playbook_id: str, user_folder: Path | None) -> Playbook:
    """The playbook of that id, the user's own first; `NotFound` names the ones there are."""
    return playbookfiles.playbook_named(playbook_id, user_folder)


def check_playbook(file: Path) -> Playbook:
    """The playbook in a file; `PlaybookWrong` carries everything that is wrong in it."""
    return playbookfiles.read_playbook(file)
