"""The sticky line above the text: which report, and the way to the section that is read."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.fitting import cut_end
from tui.glyphs import Glyphs

_SHORTEST = 8
"""Cells that a crumb keeps when there is room for few."""


class Breadcrumb(Widget):
    """The way from the report to the section, in one line."""

    DEFAULT_CSS = "Breadcrumb { height: 1; }"

    crumbs: reactive[tuple[str, ...]] = reactive(())
    """Outermost first."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs

    def render(self) -> Content:
        """Return the crumbs, as long as they fit; the innermost is the last to be cut."""
        *outer, last = fitted_crumbs(self.crumbs, self.size.width, self._glyphs) or [""]
        way = "".join(crumb + _between(self._glyphs) for crumb in outer)
        return Content.assemble((way, "$text-muted"), (last, "bold"))


def fitted_crumbs(crumbs: tuple[str, ...], width: int, glyphs: Glyphs) -> list[str]:
    """Return `crumbs` as they are drawn, in no more than `width` cells, separators included.

    Those in the middle are cut first, then the outermost goes, and at last the innermost is cut.
    """
    mark = glyphs.draw("…")
    between = cell_len(_between(glyphs))
    fitted = [glyphs.draw(crumb) for crumb in crumbs]

    def too_many() -> int:
        return sum(map(cell_len, fitted)) + between * (len(fitted) - 1) - width

    for index in range(1, len(fitted) - 1):
        if (excess := too_many()) > 0:
            room = cell_len(fitted[index]) - excess
            fitted[index] = cut_end(fitted[index], max(_SHORTEST, room), mark)
    while len(fitted) > 1 and too_many() > 0:
        del fitted[0]
    return [cut_end(crumb, width, mark) for crumb in fitted]


def _between(glyphs: Glyphs) -> str:
    return glyphs.draw(" › ")
