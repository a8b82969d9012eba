"""Making one line fit: text in drawn form (`tui.glyphs`) cut to a number of cells."""

from __future__ import annotations

from itertools import accumulate

from rich.cells import cell_len, get_character_cell_size, set_cell_size


def cut_end(text: str, width: int, mark: str) -> str:
    """Return `text` in no more than `width` cells; `mark` says that it went on."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(mark)
    return set_cell_size(text, room).rstrip() + mark if room >= 0 else ""


def cut_start(text: str, width: int, mark: str) -> str:
    """Return the end of `text` in no more than `width` cells; `mark` says that it began before."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(mark)
    if room < 0:
        return ""
    kept = sum(cells <= room for cells in accumulate(map(get_character_cell_size, reversed(text))))
    return mark + text[len(text) - kept :]
