"""Putting tags on items, and taking them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli.asking import changing, item_names, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import Page
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId

_MINUS = "\u2212"
"""Stands for the `-` before a tag while the line is read, so that it is not taken for an option."""


class TagPage(Page):
    """Reads `-old` as a tag to take off; `-f`, `-c`, `-y` and whatever begins with `--` stay options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with the tags made safe."""
        known = {spelling for param in self.params for spelling in (*param.opts, *param.secondary_opts)}
        return super().parse_args(ctx, [self._safe(word, known) for word in args])

    @staticmethod
    def _safe(word: str, known: set[str]) -> str:
        is_tag = word.startswith("-") and not word.startswith("--") and len(word) > 1 and word not in known
        return _MINUS + word[1:] if is_tag else word


@command(
    "tag",
    N_("Put tags on items with +, take them off with -."),
    N_("Several items at once are one step of undo. A tag of one letter that is an option is taken off with －."),
    "campaigntui tag price-table stock +price -old",
    page=TagPage,
)
@click.argument("words", nargs=-1, required=True, metavar="ITEM… +TAG -TAG…", shell_complete=item_names)
@yes_option
@changing
def tag(door: Door, campaign_id: CampaignId, words: tuple[str, ...], yes: bool) -> None:
    """Tag items."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import perform
    from campaigntui.domain.tags import tag_changes
    from campaigntui.usecases.commands.several import TagItems

    signs = ("+", "＋", "-", "－", _MINUS)
    tags = [word for word in words if word.startswith(signs)]
    named = [word for word in words if not word.startswith(signs)]
    if not tags or not named:
        words_ = _("Name at least one item, and a tag with + or - before it.")
        raise click.UsageError(words_, click.get_current_context())
    on, off = tag_changes(tags)
    items = finding.items(door.outlook(campaign_id), named)
    perform(door, campaign_id, TagItems(tuple(item.id for item in items), on, off), yes=yes)


COMMANDS = (tag,)
