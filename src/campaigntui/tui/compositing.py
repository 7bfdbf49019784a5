"""How the widgets of a screen become lines: as Textual does it, but without cutting through what lies on top.

Textual cuts every line where any widget on it begins or ends, also behind a message that covers the place. A wide
character that stands across such a cut is lost, so that a message in Chinese would lack one in every line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets._toast import Toast


class WholeMessages(Compositor):
    """Puts each line of a message back in one piece."""

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        chops = super()._render_chops(crop, is_rendered_line)
        for widget, (region, clip) in self.visible_widgets.items():
            if isinstance(widget, Toast) and clip.contains_region(region) and region.overlaps(crop):
                for y in filter(is_rendered_line, region.line_range):
                    (whole,) = widget.render_lines(Region(0, y - region.y, region.width, 1))
                    line = cast("dict[int, Strip]", chops[y])
                    for x in line:
                        if region.x <= x < region.right:
                            line[x] = whole if x == region.x else Strip([], 0)
        return chops
