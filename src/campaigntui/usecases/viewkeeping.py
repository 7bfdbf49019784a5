"""The views that somebody has saved in a plan file: the part of the planner that no plan and no journal knows of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaigntui.domain.savedview import SavedView
    from campaigntui.storage.planfile import PlanFile


class ViewKeeping:
    """Views belong to the file and to no plan: they leave no line in the journal, and undo passes them over."""

    _file: PlanFile

    def views(self) -> tuple[SavedView, ...]:
        """The views that somebody has saved in this file, in their order."""
        with self._file.read() as reader:
            return reader.views()

    def save_view(self, view: SavedView) -> SavedView:
        """Keep a view under its name, in place of the one that had it. `BadInput` where a part of it makes no sense."""
        from campaigntui.usecases.checklist.views import placed

        with self._file.write() as writer:
            kept = placed(view, writer.views())
            writer.save_view(kept)
        return kept

    def rename_view(self, name: str, wanted: str) -> SavedView:
        """Call a saved view otherwise. `NotFound` names those there are, `BadInput` says why not so."""
        from campaigntui.usecases.checklist.views import renamed, saved_named

        with self._file.write() as writer:
            saved = writer.views()
            view = saved_named(name, saved)
            kept = renamed(view, wanted, saved)
            writer.drop_view(view.name)
            writer.save_view(kept)
        return kept

    def drop_view(self, name: str) -> SavedView:
        """Take a saved view away, for good. `NotFound` names those there are."""
        from campaigntui.usecases.checklist.views import saved_named

        with self._file.write() as writer:
            gone = saved_named(name, writer.views())
            writer.drop_view(gone.name)
        return gone
