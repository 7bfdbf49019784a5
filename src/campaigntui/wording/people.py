"""Names of roles and of the parties outside the team."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from campaigntui.wording.catalogue import C_, choices, language, pgettext

if TYPE_CHECKING:
    from campaigntui.domain.people import Role
    from campaigntui.domain.playbook import PlaybookRole

_ROLES: Mapping[str, tuple[str, str]] = {
    "director": C_("role", "Operations director"),
    "store_manager": C_("role", "Store manager"),
    "promoter": C_("role", "Promotion specialist"),
    "designer": C_("role", "Visual designer"),
    "service": C_("role", "Customer service"),
    "warehouse": C_("role", "Warehouse and logistics"),
    "analyst": C_("role", "Data analyst"),
    "leadership": C_("outside party", "Brand owner or leadership"),
    "supplier": C_("outside party", "Supplier"),
    "platform": C_("outside party", "Platform"),
    "carrier": C_("outside party", "Carrier"),
}

_ROLES_SHORT: Mapping[str, tuple[str, str]] = {
    "director": C_("role, short", "DIR"),
    "store_manager": C_("role, short", "MGR"),
    "promoter": C_("role, short", "PRO"),
    "designer": C_("role, short", "DES"),
    "service": C_("role, short", "SVC"),
    "warehouse": C_("role, short", "WHS"),
    "analyst": C_("role, short", "DAT"),
}

_SHORT_CELLS = 4


def role_name(key: str, roles: Mapping[str, Role] | None = None) -> str:
    """A role or outside party in words.

    `roles` are the campaign's own, which may carry another name. A key that nobody named is shown as it is; the empty
    key of an item without a role gives an empty name.
    """
    own = roles.get(key) if roles else None
    if own is not None and own.name:
        return own.name
    known = _ROLES.get(key)
    return pgettext(*known) if known else key


def playbook_role_name(role: PlaybookRole) -> str:
    """A role of a playbook in words: its own name, else the usual one."""
    return role.name.said(language()) if role.name is not None else role_name(role.key)


def role_choices(keys: Iterable[str], roles: Mapping[str, Role] | None = None) -> str:
    """The roles that may be written, for a refusal: “director, designer, …”. `roles` are the campaign's own."""
    return choices(keys, lambda key: role_name(key, roles))


def role_short(key: str, roles: Mapping[str, Role] | None = None) -> str:
    """A role in at most 4 cells: “MGR”, or the beginning of the campaign's own name for it."""
    own = roles.get(key) if roles else None
    known = _ROLES_SHORT.get(key)
    if known and not (own and own.name):
        return pgettext(*known)
    return _beginning(role_name(key, roles))


def _beginning(name: str) -> str:
    room, kept = _SHORT_CELLS, ""
    for letter in name:
        room -= 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if room < 0:
            break
        kept += letter
    # A joiner at the end would bind whatever comes next, and shift the row by a cell.
    return kept.rstrip("\u200d")
