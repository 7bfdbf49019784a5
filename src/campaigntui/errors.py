"""Refusals: everything the program declines to do, as a sentence that the user can act on.

A refusal carries an untranslated template and its values, so that the front door which shows it can say it in the
user's language. Templates are marked with `N_` for the catalogue. Anything that is not a `CampaignError` is a bug.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping


def N_(template: str) -> str:
    """Mark a template for the catalogue without translating it (translation happens when it is shown)."""
    return template


class CampaignError(Exception):
    """A refusal: what, where, and what to do.

    `template` is English with `{name}` fields; `values` fill them. Several names are one value, a tuple, and are put in
    a row as the language does that.
    """

    exit_code = 1

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(template.format(**{name: _in_english(value) for name, value in values.items()}))


def _in_english(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


class RuleBroken(CampaignError):
    """A command that the rules of the plan do not allow."""


class NotFound(CampaignError):
    """A campaign, item, member, file or playbook that does not exist, or a name that fits several."""


class Stale(CampaignError):
    """A change based on values that somebody else has changed in the meantime."""


class BadInput(CampaignError):
    """A value that cannot be read: a date, a number, a name, a line of a file."""


class PlanUnreadable(CampaignError):
    """A plan file that is not one, is damaged, or comes from a newer program."""


class PlanBusy(CampaignError):
    """A plan file that another program keeps locked."""


_REASONS: Mapping[int, str] = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("you have no right to it"),
    errno.EPERM: N_("you have no right to it"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of its path is a file, not a folder"),
    errno.EEXIST: N_("it exists already"),
    errno.ENOTEMPTY: N_("the folder is not empty"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.ELOOP: N_("its links lead in a circle"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is full"),
    errno.EFBIG: N_("it would be too large"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EIO: N_("the disk reports an error"),
}


def reason_of(error: OSError) -> CampaignError:
    """Why the system did not do it, as a part of a sentence: a value for the refusal that says what was to be done."""
    known = _REASONS.get(error.errno or 0)
    return CampaignError(known) if known is not None else CampaignError("{said}", said=error.strerror or str(error))
