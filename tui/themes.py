"""Our own themes, which `themes.json` holds, and the one that the app starts with.

The colours of `reports-dark` and `reports-light` keep the contrast that WCAG 2 asks of text (AA,
4.5:1) for every class of highlights over every ground that it stands on. Each has a twin for
terminals with 16 colours, in which their user has chosen what those are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from textual.theme import Theme

PLAIN = "ansi-dark"
"""The theme where colours are not wanted (`NO_COLOR`): only those of the terminal's own colours
give up their greys."""
_DARK, _LIGHT = "reports-dark", "reports-light"
_TWIN = "-16"
_FEW_COLOURS = (None, "standard", "windows")
"""What Rich calls the colours of a terminal that has 16 of them, or fewer."""


def own_themes() -> Iterator[Theme]:
    """Yield our own themes."""
    data = json.loads(Path(__file__).with_name("themes.json").read_text(encoding="utf-8"))
    for name, colours in data.items():
        yield Theme(name, **colours)


def offered(available: dict[str, Theme]) -> list[str]:
    """Return the names that the user may choose from: ours first."""
    names = (name for name in available if not name.endswith(_TWIN))
    return sorted(names, key=lambda name: (name not in (_DARK, _LIGHT), name))


def name_of(theme: str) -> str:
    """Return the name that the user may have chosen to get `theme`: its twin in full colour."""
    return theme.removesuffix(_TWIN)


def fitting_theme(
    chosen: str | None, *, colours: str | None, light: bool = False, plain: bool = False
) -> str:
    """Return the theme to start with: `chosen`, or the one of ours that is like the background.

    `light` says whether that is, `plain` whether no colours are wanted, `colours` how many there
    are, in the words of Rich.
    """
    name = chosen or (PLAIN if plain else _LIGHT if light else _DARK)
    return f"{name}{_TWIN}" if name in (_DARK, _LIGHT) and colours in _FEW_COLOURS else name
