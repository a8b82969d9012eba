"""What each character is drawn as, and how many cells of the terminal that takes.

Text is drawn character by character: no form depends on its neighbours, so cells add up the same
way in Rich, in this package and in every terminal. Offsets stay those of the source; only the
picture changes:

- control characters are drawn as their control pictures (U+2400 and following), a tab as an
  ideographic space, and what cannot be sent to a terminal at all as `␦`;
- characters that only steer others (zero-width spaces and joiners, variation selectors, bidi
  marks, tags: Unicode's `Cf` and the selectors) are not drawn. Emoji that were joined stand
  side by side, which is as wide in every terminal; a joined one is not;
- where the terminal draws characters of ambiguous width (UAX #11, class A: `“ ” — ·`) two cells
  wide while Rich counts one, another form of certain width takes their place.
"""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len, get_character_cell_size


class Glyphs:
    """The forms in which one kind of terminal draws characters."""

    def __init__(self, *, ambiguous_wide: bool) -> None:
        self._forms = _Forms(ambiguous_wide=ambiguous_wide)
        self._cells = _Cells(self._forms)
        self._uneven = self._cells.uneven

    def draw(self, text: str) -> str:
        """Return what is sent to the terminal for `text`: no control characters, no surprises."""
        return text.translate(self._forms)

    def cells(self, text: str) -> bytes:
        """Return how many cells each character of `text` takes, one byte a character."""
        return text.translate(self._cells).encode("latin-1")

    def is_even(self, text: str) -> bool:
        """Tell whether each character of `text` is drawn as exactly one character.

        `text` is something that `cells` has been asked about.
        """
        return self._uneven.isdisjoint(text)


class _Forms(dict[int, str]):
    """Code point → what is drawn, for `str.translate`; filled as characters are met."""

    def __init__(self, *, ambiguous_wide: bool) -> None:
        super().__init__()
        self._ambiguous_wide = ambiguous_wide

    def __missing__(self, point: int) -> str:
        form = _inert(chr(point))
        if self._ambiguous_wide and form == chr(point) and _is_ambiguous(form):
            form = _certain(form)
        self[point] = form
        return form


class _Cells(dict[int, str]):
    """Code point → the number of cells, as the character of that number: translating is fastest."""

    def __init__(self, forms: _Forms) -> None:
        super().__init__()
        self._forms = forms
        self.uneven: set[str] = set()
        """The characters met so far that are drawn as none or as several."""

    def __missing__(self, point: int) -> str:
        form = self._forms[point]
        if len(form) != 1:
            self.uneven.add(chr(point))
        self[point] = cells = chr(cell_len(form))
        return cells


def _inert(char: str) -> str:
    """Return a form of `char` that means nothing to a terminal."""
    point = ord(char)
    match unicodedata.category(char):
        case "Cc" if char == "\t":
            return "\u3000"
        case "Cc" if point < 0x20:
            return chr(0x2400 + point)
        case "Cc" if point == 0x7F:
            return "\u2421"
        case "Cc" | "Cs":
            return "\u2426"
        case "Zl" | "Zp":
            return "\u2424"
        case "Cf":
            return ""
    return "" if unicodedata.name(char, "").startswith("VARIATION SELECTOR") else char


def _is_ambiguous(char: str) -> bool:
    """Tell whether terminals disagree with Rich on `char`; marks have no width of their own."""
    return unicodedata.east_asian_width(char) == "A" and get_character_cell_size(char) == 1


def _certain(char: str) -> str:
    """Return a form of the ambiguous `char` that every terminal draws equally wide."""
    if char in _CERTAIN:
        return _CERTAIN[char]
    if 0x2500 <= ord(char) < 0x2580:
        return _ruled(unicodedata.name(char))
    plain = unicodedata.normalize("NFKD", char)
    if unicodedata.decomposition(char).startswith("<circle>"):
        plain = f"({plain})"
    plain = "".join(part for part in plain if not unicodedata.combining(part))
    return plain if plain.isascii() else _GETA


def _ruled(name: str) -> str:
    """Return the ASCII form of the box-drawing character of this name."""
    if name.endswith("HORIZONTAL") and " AND " not in name:
        return "-"
    return "|" if name.endswith("VERTICAL") and " AND " not in name else "+"


_GETA = "〓"
"""What East Asian printers set where they have no type for a character."""

_CERTAIN = {
    "“": "〝",
    "”": "〞",
    "‘": "＇",
    "’": "＇",
    "—": "－",
    "―": "－",
    "–": "-",
    "·": "・",
    "‧": "・",
    "•": "・",
    "…": "..",
    "‥": "..",
    "°": "゜",
    "℃": "゜C",
    "℉": "゜F",
    "‰": "0/00",
    "′": "'",
    "″": '"',
    "∶": ":",
    "×": "x",
    "÷": "/",
    "±": "+-",
    "≈": "~",
    "≠": "!=",
    "≤": "<=",
    "≥": ">=",
    "≦": "<=",
    "≧": ">=",
    "→": "->",
    "←": "<-",
    "↑": "^",
    "↓": "v",
    "μ": "µ",
    "Ω": "Ohm",
    "€": "EUR",
    "§": "SS",
    "※": "＊",
    "★": "＊",
    "☆": "＊",
    "◆": "＊",
    "◇": "＊",
    "●": "＊",
    "○": "〇",
    "◎": "〇",
    "■": "＃",
    "█": "#",
    "▒": "=",
    "□": "[]",
    "▲": "^",
    "△": "^",
    "▼": "v",
    "▽": "v",
}
