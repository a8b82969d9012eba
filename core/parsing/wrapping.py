"""Text whose paragraphs are wrapped at a width, as e-mail, terminals and PDF pages leave it."""

from __future__ import annotations

from core.parsing.markers import opens_with_marker
from core.text.folding import JOINT


def unwrap(folded: str) -> str:
    """Return a folded text of the same length, its line ends that only wrap replaced by joints.

    A text is wrapped where most of its lines are as long as its longest ones. A margin that all
    lines have is no indent, and goes with the line end before it.
    """
    lines = folded.splitlines(keepends=True)
    lengths = sorted(len(line.rstrip()) for line in lines[:_LOOKED_AT] if line.strip())
    if not lengths:
        return folded
    full = lengths[int(0.8 * (len(lengths) - 1))]
    filled = sum(full - 2 <= length <= full + 2 for length in lengths)
    if not _NARROWEST <= full <= _WIDEST or filled < max(_FEWEST, len(lengths) // 2):
        return folded
    margin = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    pieces: list[str] = []
    wraps = False
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        start = margin if wraps else 0
        words = line.rstrip()
        wraps = len(words) >= full - 2 and not words.endswith(_PARAGRAPH_ENDS)
        wraps = wraps and after[margin : margin + 1].strip() != ""
        wraps = wraps and not opens_with_marker(after[margin:])
        end = len(words) if wraps else len(line)
        pieces += (JOINT * start, line[start:end], JOINT * (len(line) - end))
    return "".join(pieces)


_LOOKED_AT = 400
"""Lines that are enough to tell."""
_FEWEST = 4
_NARROWEST, _WIDEST = 15, 60
"""Characters of a line that is wrapped: those of a page or a terminal."""
_PARAGRAPH_ENDS = ("。", "!", "?", ":", ";")
