"""Breaks real reports into rows of every width and counts what typesetters would strike out.

    REPORTS_CORPUS=DIRECTORY python -m tests.benchmarks.sweep_row_breaks [FIRST LAST]

The directory holds `*.txt` files in UTF-8. Widths are 20 to 200 cells unless given. What counts as
an offence is written down here once more, on its own, character by character: nothing is shared
with `tui.typesetting` but the text. Exit status 1 if there is any.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from rich.cells import cell_len

from tui.glyphs import Glyphs
from tui.typesetting import Rows, break_rows

MAY_NOT_START = set("，。、；：！？）》】』」〉〕”’…—·％%‰℃.,;:!?)]}．～々")
MAY_NOT_END = set("“‘（《【『「〈〔([{")
NUMBER = re.compile(
    r"(?<![A-Za-z.])(?:第|[+-])?[0-9０-９]+(?:[.．,:：][0-9０-９]+)*"
    r"(?:\s?(?:个百分点|個百分點|个百分點|%|％|‰|℃)"
    r"|[余多餘]?[十百千万亿萬億]{0,2}[余多餘]?(?:"
    r"美元|欧元|港元|公里|公顷|公頃|平方米|平方公里|立方米|千瓦时|千瓦|人次|批次|场次|户次|车次|小时|分钟|周年|"
    r"[元吨亩户戶人家个個项項件所座条條台辆套张張位次场場处處名年月日号岁倍天届届轮类种只头株艘列期批米斤部])"
    r"|[十百千万亿萬億])?"
)
WORD = re.compile(r"[A-Za-z]{2,}")


def main() -> int:
    """Sweep, print one line for each kind of offence, and return the exit status."""
    folder = os.environ.get("REPORTS_CORPUS")
    if not folder or not Path(folder).is_dir():
        print("skipped: REPORTS_CORPUS names no directory with reports")
        return 0
    first, last = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (20, 200)
    texts = [path.read_bytes().decode() for path in sorted(Path(folder).glob("*.txt"))]
    glyphs = Glyphs(ambiguous_wide=False)
    counts: Counter[str] = Counter()
    rows = 0
    began = time.perf_counter()
    for text in texts:
        kept_together = list(whole_pieces(text))
        for width in range(first, last + 1):
            broken = break_rows(text, width, glyphs)
            rows += len(broken)
            counts.update(offences(text, broken, width, kept_together))
    seconds = time.perf_counter() - began
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters, widths {first} to {last}")
    print(f"{rows:,} rows in {seconds:.0f} s")
    for kind in ("start", "end", "number", "word", "too wide", "lost", "wider than the row"):
        print(f"{kind:>20}: {counts[kind]}")
    del counts["wider than the row"]
    return int(bool(counts.total()))


def whole_pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each number with its unit, and each Latin word, with the name of its offence."""
    for match in NUMBER.finditer(text):
        yield match.start(), match.end(), "number"
    for match in WORD.finditer(text):
        yield match.start(), match.end(), "word"


def offences(
    text: str, rows: Rows, width: int, kept_together: list[tuple[int, int, str]]
) -> Iterator[str]:
    """Yield the name of each offence in `rows`.

    `wider than the row` is none: a piece was cut that no row of this width could hold.
    """
    breaks = set()
    for (start, end), (following, _) in pairwise(zip(rows.starts, rows.ends, strict=True)):
        if cell_len(text[start:end]) > width:
            yield "too wide"
        if following <= start or text[end:following].strip():
            yield "lost"
        if "\n" in text[end:following] or "\r" in text[end:following]:
            continue
        breaks.add(following)
        if text[following] in MAY_NOT_START:
            yield excused("start", text, following - 1, following + 1, width)
        if text[start:following].rstrip()[-1:] in MAY_NOT_END:
            yield excused("end", text, following - 1, following + 1, width)
    for start, end, kind in kept_together:
        if not breaks.isdisjoint(range(start + 1, end)):
            yield excused(kind, text, start, end, width)


def excused(kind: str, text: str, start: int, end: int, width: int) -> str:
    """Return `kind`, or `wider than the row` where that is what the piece is with its marks."""
    while end < len(text) and text[end] in MAY_NOT_START:
        end += 1
    while start > 0 and (text[start] in MAY_NOT_START or text[start - 1] in MAY_NOT_END):
        start -= 1
    return "wider than the row" if cell_len(text[start:end]) > width else kind


if __name__ == "__main__":
    sys.exit(main())
