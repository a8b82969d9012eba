"""What a screen looks like, as text that can be read and compared: its cells, and their styles."""

from collections.abc import Iterable
from itertools import groupby
from string import ascii_letters, digits

from rich.cells import cell_len
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tui.app import ReportsApp

_LETTERS = f".{ascii_letters}{digits}"


class Pictures(SingleFileSnapshotExtension):
    """Keeps each picture in a file of its own: `pytest --snapshot-update` renews them."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"
    _file_extension = "txt"


def picture(app: ReportsApp, themes: Iterable[str]) -> str:
    """Return the cells that are in sight, and which style each of them is in, in each theme.

    Styles are named by letters in the order in which they come; a line of them tells how many
    cells each letter stands for (`3a 77.`). The last lines say what the letters mean.
    """
    cells = ""
    looks = []
    for theme in themes:
        app.theme = theme
        strips = app.screen._compositor.render_strips()
        cells = "\n".join(strip.text.rstrip() for strip in strips)
        letters: dict[str, str] = {}
        rows = []
        for strip in strips:
            drawn = [
                (letters.setdefault(str(each.style), _LETTERS[len(letters)]), cell_len(each.text))
                for each in strip
            ]
            runs = groupby(drawn, key=lambda cell: cell[0])
            rows.append(" ".join(f"{sum(width for _, width in run)}{at}" for at, run in runs))
        meanings = [f"{letter}  {style}" for style, letter in letters.items()]
        looks.append("\n".join([theme, *rows, *meanings]))
    return "\n\n".join([cells, *looks, ""])
