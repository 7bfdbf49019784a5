"""Conflicts, their ways out and the critical chain as scripts read them, as in `jsonform`. The keys are a promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from campaigntui.domain.ids import ItemId
from campaigntui.exchange.jsonform import Form, ItemForms
from campaigntui.scheduling.chain import Chain
from campaigntui.scheduling.conflicts import Conflict, LinkConflict
from campaigntui.scheduling.hardends import End
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.mending import Mend, Way
from campaigntui.wording import sentence


def conflict_form(outlook: Outlook, conflict: Conflict) -> Form:
    """A contradicted link, or a hard end with the items that miss it. Keys that do not belong to its kind are null."""
    items = outlook.plan.item
    form: Form = {"kind": "link", "items": [], "stage": None, "after": None, "lag": None, "start": None}
    form |= {"allowed": None, "days": conflict.days, "accepted": None}
    if not isinstance(conflict, LinkConflict):
        keys = [items[i].key for i in conflict.items]
        return form | {"kind": conflict.kind.value, "items": keys, "stage": conflict.stage.value}
    link = conflict.link
    return form | {
        "items": [items[link.after].key],
        "after": items[link.before].key,
        "lag": link.lag,
        "start": conflict.start.isoformat(),
        "allowed": conflict.allowed.isoformat(),
        "accepted": link.accepted or None,
    }


def way_form(outlook: Outlook, way: Way) -> Form:
    """A way out, with what else it breaks; or why it does not work."""
    if isinstance(way, Mend):
        keys = [outlook.plan.item[i].key for i in way.command.named()]
        return {"how": way.kind.value, "works": True, "items": keys, "days": way.days, "harm": way.harm, "why": None}
    return {"how": way.kind.value, "works": False, "items": [], "days": None, "harm": None, "why": sentence(way.why)}


def _end(end: End | None, keys: Mapping[ItemId, str]) -> Form | None:
    if end is None:
        return None
    return {
        "kind": end.kind.value,
        "stage": end.stage.value,
        "item": keys[end.item_id],
        "day": end.day.isoformat(),
    }


def chain_forms(outlook: Outlook, found: Iterable[Chain]) -> list[Form]:
    """The chains of the smallest slack: the end that each runs into, and its items in order, each with its cause."""
    forms, keys = ItemForms(outlook), {i: item.key for i, item in outlook.plan.item.items()}
    return [
        {
            "slack": chain.slack,
            "end": _end(chain.end, keys),
            "items": [
                {
                    "id": keys[rung.item_id],
                    **forms.window(outlook.plan.item[rung.item_id]),
                    "cause": rung.cause.value,
                    "waits_for": keys[rung.link.before] if rung.link is not None else None,
                    "lag": rung.link.lag if rung.link is not None else None,
                }
                for rung in chain.rungs
            ],
        }
        for chain in found
    ]
