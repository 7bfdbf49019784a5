"""What is on show, the same on every screen that lists items: views under a name, chosen, saved and dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, work
from textual.binding import Binding, BindingType

from campaigntui.errors import N_, CampaignError
from campaigntui.tui.keys import key_for
from campaigntui.tui.patience import before_keys
from campaigntui.tui.screens.snapshot_screen import SnapshotScreen
from campaigntui.tui.wardrobe import DressedApp
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.tui.dialogs.views import Picked
    from campaigntui.usecases.filtering import View


class ViewScreen(SnapshotScreen):
    """A subclass says what is on show and shows what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Declared here so that it stands before what is done to items: a filter comes first.
        Binding("/,、,／", "filter", N_("Filter"), id="list.filter"),
        Binding("f", "views", N_("Views"), id="list.usual_filters"),
        Binding("V", "save_view", N_("Save the view"), show=False, id="list.save_view"),
    ]
    app = getters.app(DressedApp)

    view_name = ""
    """What the user calls the view of the file that was chosen last."""

    def view_on_show(self) -> View:
        """What is on show, without a name."""
        raise NotImplementedError

    def take_view(self, view: View) -> None:
        """Show this view."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Type what to look for."""
        raise NotImplementedError

    @before_keys
    async def action_views(self) -> None:
        """Choose among the usual views and those of the file."""
        from campaigntui.tui.dialogs.views import ViewPicker

        try:
            saved = await self.app.door.ask(lambda planner: planner.views())
        except CampaignError as error:
            self.app.refuse(error)
            return
        await self.app.push_screen(ViewPicker(saved, self._me()), self._view_picked)

    def _view_picked(self, picked: Picked | None) -> None:
        from campaigntui.tui.dialogs.views import MINE, WhoseItems, Wish

        if picked is None:
            return
        view, wish = picked
        if wish is Wish.DROP:
            self._ask_to_drop_view(view)
        elif wish is Wish.RENAME:
            self._ask_to_rename_view(view)
        elif view is MINE:
            self.app.push_screen(WhoseItems(self.outlook()), self._whose_view)
        else:
            self.view_name = view.name
            self.take_view(view)

    def _me(self) -> str:
        """The member at the terminal; empty before somebody said who that is, or when this team lacks them."""
        team = (member.name for member in self.outlook().plan.member.values() if not member.archived)
        return self.app.me if self.app.me in team else ""

    def _whose_view(self, name: str | None) -> None:
        from campaigntui.usecases.filtering import spoken, usual_views

        if name is not None:
            self.app.introduce(name)
            self.take_view(spoken(usual_views(name)[0]))

    def action_save_view(self) -> None:
        """Keep what is on show under a name."""
        from campaigntui.tui.dialogs.views import SaveView

        self.app.push_screen(SaveView(self.app.door, self.view_on_show(), self.view_name), self._view_saved)

    def _view_saved(self, name: str | None) -> None:
        if name is not None:
            self.view_name = name
            key = key_for(type(self), "list.usual_filters")
            self.app.tell(_("View “{name}” saved; {key} shows it again.").format(name=name, key=key))

    def _ask_to_rename_view(self, view: View) -> None:
        from campaigntui.tui.dialogs.views import RenameView

        def answered(name: str | None) -> None:
            if name is None:
                return
            if self.view_name == view.name:
                self.view_name = name
                if self.snapshot is not None:
                    self.draw(self.snapshot)
            self.app.tell(_("View “{name}” is called “{new}” now.").format(name=view.name, new=name))

        self.app.push_screen(RenameView(self.app.door, view), answered)

    def _ask_to_drop_view(self, view: View) -> None:
        from campaigntui.tui.dialogs.confirm import Confirm

        def answered(sure: bool | None) -> None:
            if sure:
                self._drop_view(view.name)

        title = _("Drop the view: {name}").format(name=view.name)
        self.app.push_screen(Confirm(title, _("It cannot be brought back with undo.")), answered)

    @work(group="views")
    async def _drop_view(self, name: str) -> None:
        try:
            await self.app.door.ask(lambda planner: planner.drop_view(name))
        except CampaignError as error:
            self.app.refuse(error)
            return
        self.app.tell(_("View “{name}” dropped.").format(name=name))
