"""Text that was typed and never saved, because the program ended before: saying so once, and the way back to it."""

from __future__ import annotations

from textual import work

from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.tui.keys import key_for
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.text import plain
from campaigntui.tui.wardrobe import DressedApp
from campaigntui.unsaved import Place
from campaigntui.wording import _, listed

_NAMED = 3
"""Forms that are named; the palette lists all of them."""


class RemindingApp(DressedApp):
    """Knows where unsaved text waits."""

    async def remind(self) -> None:
        """Say where text waits that nobody has been told of."""
        places = await self.door.ask(lambda _planner: self.unsaved.waiting(news=True))
        if not places:
            return
        forms = listed(plain(place.title) for place in places[:_NAMED])
        more = " …" if len(places) > _NAMED else ""
        words = _("Typed before the program ended and not saved: {forms}. {key} lists it and leads to it.")
        key = key_for(type(self), "app.palette")
        self.notify(words.format(forms=forms + more, key=key), severity="warning", markup=False, timeout=15)

    @work(group="commands")
    async def return_to(self, place: Place) -> None:
        """Go where that text was typed. It comes back when its form is opened."""
        if place.campaign is not None and place.campaign != self.campaign_id:
            await self.read_campaign(CampaignId(place.campaign))
        item = None if place.item is None else ItemId(place.item)
        view = View(place.view) if place.view in [*View] else View.TIMELINE
        self.post_message(ViewRequested(view, item_id=item))
        words = _("Open “{form}” here again: what you had typed comes back.").format(form=plain(place.title))
        # Behind the request, so that the view that was asked for says it.
        self.call_later(self.tell, words)
