"""The words of a document where something would act on them: a terminal, a spreadsheet, a log.

Documents are data. What steers a terminal or turns the direction of a text round is shown or
escaped, never sent.
"""

from __future__ import annotations

import re
import unicodedata

_STEERING = "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
"""What JSON lets through though a terminal would act on it or could not take it: DEL, C1
controls, line separators, invisible and bidirectional marks, halves of surrogate pairs."""
_REORDERING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""The bidirectional classes of characters that order the text after them anew (UAX #9)."""


def inert(text: str) -> str:
    """Return `text` with a visible symbol for whatever steers a terminal or its text direction.

    White space becomes plain spaces, line ends too; controls become their control pictures
    (U+2400 and following), or U+2426 where they have none; other invisible characters go.
    """
    return text if text.isprintable() else "".join(map(_inert, text))


def inert_json(text: str) -> str:
    """Return a JSON text that means the same, with escapes for whatever steers a terminal."""
    return re.sub(_STEERING, lambda found: f"\\u{ord(found[0]):04x}", text)


def _inert(char: str) -> str:
    if char.isspace():
        return char if char == "\u3000" else " "
    match unicodedata.category(char):
        case "Cc" if char < " ":
            return chr(0x2400 + ord(char))
        case "Cc" if char == "\x7f":
            return "\u2421"
        case "Cc" | "Cs":
            return "\u2426"
        case "Cf":
            return "\u2426" if unicodedata.bidirectional(char) in _REORDERING else ""
        case _:
            return char
