"""Setting text in rows: where each row of a given width starts and ends in the source.

Rows follow the rules of Chinese composition (W3C *Requirements for Chinese Text Layout*, CLREQ;
GB/T 15834-2011): no row starts with a mark that closes and none ends with one that opens. Beyond
the standards, a number stays in one row with its unit and a Latin word is not cut. Where such a
piece is wider than the row, the finer rules still hold inside it, down to single characters.
Spaces hang: those at the end of a row may reach over its edge, where they are not drawn.

Offsets count code points of the text that is given.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice
from typing import Protocol


class Measure(Protocol):
    """What says how wide characters are drawn, as `tui.glyphs.Glyphs` does."""

    def cells(self, text: str) -> bytes:
        """Return how many cells each character of `text` takes, one byte a character."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a text: at least one, in order; each starts where the one before it stops."""

    starts: list[int]
    """Where each row starts; ascending, the first at 0."""
    ends: list[int]
    """Where what is drawn of each row ends: before hanging spaces and line ends."""

    def __len__(self) -> int:
        return len(self.starts)

    def row_of(self, offset: int) -> int:
        """Return the index of the row that holds the character at `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)


def break_rows(text: str, width: int, glyphs: Measure) -> Rows:
    """Return the rows of `text` that are up to `width` (2 or more) cells wide.

    Each line of the text starts a row; several blank lines in a row make one empty row. Lines end
    as in Unicode (UAX #14): CR, LF, CRLF, VT, FF, NEL, LS and PS. No row is wider than `width`,
    but for a single glyph that is. `glyphs` says how wide the terminal draws characters.
    """
    if not text:
        return Rows([0], [0])
    setter = _Setter(text, width, glyphs)
    blank = False
    first = 0
    while first < len(text):
        line = _LINE.match(text, first)
        assert line is not None
        was_blank, blank = blank, line["words"] is None
        if not blank:
            setter.set_line(first, line.end("words"))
        elif not was_blank:
            setter.add(first, first)
        first = line.end()
    if not setter.rows:
        setter.add(0, 0)
    return setter.rows


def blocks(text: str) -> list[int]:
    """Return where the blocks of `text` start, that can be set one without the others.

    A block is some thousand characters long, whatever the text, and starts with a line where it
    can; in a longer line it starts where a row may. There is always one, at 0.
    """
    starts = [0]
    while len(text) - starts[-1] > _BLOCK:
        start = starts[-1]
        line_end = _LINE_END.search(text, start + _BLOCK, start + _LONGEST_BLOCK)
        starts.append(line_end.end() if line_end else _break_near(text, start + _LONGEST_BLOCK))
    if starts[-1] >= len(text) > 0:
        starts.pop()
    return starts


def line_start(text: str, number: int) -> int:
    """Return where line `number` of `text` starts, counted from 1, or the last line."""
    start = 0
    for line_end in islice(_LINE_END.finditer(text), number - 1):
        start = line_end.end()
    return start


def line_span(text: str, offset: int) -> tuple[int, int]:
    """Return where the line that holds `offset` starts and ends, without its line end."""
    start = max(text.rfind(char, 0, offset) for char in _LINE_END_CHARACTERS) + 1
    line_end = _LINE_END.search(text, offset)
    return start, line_end.start() if line_end else len(text)


class _Setter:
    """Breaks the lines of one text; measured once, so that a row costs a few bisections."""

    def __init__(self, text: str, width: int, glyphs: Measure) -> None:
        self.rows = Rows([], [])
        self._text = text
        self._width = width
        self._most = width * _MOST_CHARACTERS
        self._edges = list(accumulate(glyphs.cells(text), initial=0))
        self._pieces = list(_pieces(0, text, 0, len(text)))

    def add(self, start: int, end: int) -> None:
        """Add a row that draws `[start, end)`."""
        self.rows.starts.append(start)
        self.rows.ends.append(end)

    def set_line(self, start: int, end: int) -> None:
        """Add the rows of the line `[start, end)`, which ends in no space and no line end."""
        edges, width = self._edges, self._width
        while True:
            last = bisect_right(edges, edges[start] + width, start + 1, end + 1) - 1
            last = min(max(last, start + 1), start + self._most)
            if last >= end:
                self.add(start, end)
                return
            spaces = _SPACES.match(self._text, last)
            following = self._break_before(start, spaces.end() if spaces else last)
            self.add(start, min(following, last))
            start = following

    def _break_before(self, start: int, last: int) -> int:
        """Return the last place in `(start, last]` where the row that starts at `start` may end."""
        at = bisect_left(self._pieces, (last,)) - 1
        if at < 0 or self._pieces[at][1] <= last:
            return self._after_marks(start, last)
        first, end = self._pieces[at]
        for finer in (1, 2):
            if first > start and self._edges[end] - self._edges[first] <= self._width:
                return first
            # The piece fits no row: break it by the rules that are left.
            end = min(end, last + self._most)
            inner = _piece_across(finer, self._text, last, max(first, start), end)
            if inner is None:
                return self._after_marks(start, last)
            first, end = inner
        return first if first > start else self._after_marks(start, last)

    def _after_marks(self, start: int, last: int) -> int:
        """Return `last`, or a place before it that does not part a character from its marks."""
        edges = self._edges
        place = last
        while place > start and edges[place] == edges[place + 1]:
            place -= 1
        return place if place > start else last


def _break_near(text: str, end: int) -> int:
    """Return a place shortly before `end` where a row may end; `end` where there is none."""
    start = end - _CONTEXT
    piece = _piece_across(0, text, end, start, end + _CONTEXT)
    return piece[0] if piece and piece[0] > start else end


def _piece_across(
    level: int, text: str, place: int, start: int, end: int
) -> tuple[int, int] | None:
    """Return the piece in `[start, end)` that `place` lies inside, if it lies in one."""
    for piece in _pieces(level, text, start, end):
        if piece[1] > place:
            return piece if piece[0] < place else None
    return None


def _pieces(level: int, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what in `[start, end)` may not be cut by the rules of `level`, in order."""
    for match in _rules(level).finditer(text, start, end):
        if match["piece"]:
            yield match.span("piece")
        elif match["closes"]:
            yield match.start("closes") - 1, match.end()


_BLOCK = 4_000
_LONGEST_BLOCK = 32_000
_CONTEXT = 1_000
_MOST_CHARACTERS = 16
"""Characters for each cell of a row, at most: a heap of combining marks must stay drawable."""

_LINE_END_CHARACTERS = "\n\v\f\r\x85\u2028\u2029"
_LINE_ENDS = r"\n\v\f\r\x85\u2028\u2029"
_BLANKS = r" \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_MARKS = (
    r"\xad\u0300-\u036f\u061c\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0100-\U000e01ef"
)
"""What belongs to the character before it: combining marks, and what is not drawn."""
_OPENING = r"“‘（《【「『〈〔［｛〖〘〚〝｟｢(\[{⟨⟪﹙﹛﹝"
_CLOSING = (
    r"”’）》】」』〉〕］｝〗〙〛〞〟｠｣)\]}⟩⟫﹚﹜﹞"
    r"，。、；：！？．｡､,.;:!?﹐﹑﹒﹔﹕﹖﹗"
    r"…‥—―–～－·・･‧•％%‰℃℉°′″々〻"
)
"""CLREQ 3.1.3, and the signs that follow a number."""

_SPACES = re.compile(f"[{_BLANKS}]+")
_LINE_END = re.compile(f"\r\n|[{_LINE_ENDS}]")
_LINE = re.compile(
    rf"(?P<words>[{_BLANKS}]*+[^{_BLANKS}{_LINE_ENDS}]++(?:[{_BLANKS}]++[^{_BLANKS}{_LINE_ENDS}]++)*+)?+"
    rf"[{_BLANKS}]*+(?:\r\n|[{_LINE_ENDS}]|\Z)"
)

_LETTER = r"0-9A-Za-z_\xb5\xc0-\xd6\xd8-\xf6\xf8-\u052f０-９Ａ-Ｚａ-ｚ"
"""Of the alphabets that words are written in; a class of many characters is slow to compile."""
_WORD = rf"[{_LETTER}]++(?:['’.\-@&/+:][{_LETTER}]++)*"

_DIGIT = r"\d"
_SIGNS = r"第+＋\-－−±≥≤<>≈￥¥$€"
_FIGURE = rf"{_DIGIT}++(?:[,，]{_DIGIT}{{3}}(?!{_DIGIT}))*+(?:[.．:：∶/]{_DIGIT}++)*+"
_SCALE = "[余餘多几幾来]?[十百千万亿萬億]{0,3}[余餘多]?"
_UNITS = (
    "个百分点|個百分點|百分点|百分點|个工作日|個工作日|个基点|平方公里|平方千米|平方米|立方米|平方公尺|"
    "公里|千米|海里|公顷|公頃|公斤|公噸|千克|毫克|微克|毫米|厘米|毫升|千瓦时|千瓦時|千瓦|兆瓦时|兆瓦|吉瓦|"
    "标准煤|标准箱|标箱|标煤|吨标准煤|元人民币|人民币|美元|欧元|歐元|日元|港元|港币|澳元|新台币|新臺幣|"
    "人次|车次|班次|架次|批次|场次|場次|户次|件次|人天|周年|週年|周岁|个月|個月|小时|小時|分钟|分鐘|号线"
)
_CLASSIFIERS = (
    "元吨噸斤亩畝米里人名户戶家个個项項件所座条條台臺辆輛套张張位次场場批处處片栋幢期年月日号號时時分秒天周週"
    "岁歲倍成届屆轮輪类類种種门門间間部支只隻头頭口株艘架列班节節课課册冊篇份封句层層级級度两兩对對双雙代档"
    "檔步点點环環村镇鎮县縣市区區省州乡鄉组組队隊"
)
_MEASURE = rf"(?:{_UNITS}|[{_CLASSIFIERS}])"
_UNIT = (
    rf"(?:[{_BLANKS}]?{_SCALE}{_MEASURE}|{_SCALE}(?:[A-Za-zμ]++[²³]?|[^\W\d_])?)"
    rf"(?:[/／](?:{_MEASURE}|[A-Za-z]++))?[+＋]?"
)
"""What is written behind a number; any letter may be a measure word."""
_RANGE = rf"(?:[-－—–~～至到×xX+]{{1,2}}第?{_FIGURE})*+"
_QUANTITY = rf"[{_SIGNS}]?{_FIGURE}{_RANGE}{_UNIT}"
_DATE = rf"{_FIGURE}{_RANGE}年{_FIGURE}{_RANGE}月(?:{_FIGURE}{_RANGE}[日号號])?"

_NUMERALS = "〇零一二三四五六七八九十百千万亿两兩萬億"
_NUMERAL = f"[{_NUMERALS}]"
_LEADS = "第数數几幾"
_COUNT = rf"{_NUMERAL}++分之{_NUMERAL}++|[{_LEADS}]?{_NUMERAL}++(?:[余餘多]?{_MEASURE})?"

_BASE = rf"[^{_BLANKS}{_MARKS}{_LINE_ENDS}][{_MARKS}]*+"
_OPENS = rf"(?:[{_OPENING}][{_BLANKS}{_MARKS}]*+)"
_CLOSES = rf"(?:[{_BLANKS}{_MARKS}]*+[{_CLOSING}][{_MARKS}]*+)"
_PLAIN = (
    rf"[^{_OPENING}{_CLOSING}{_LETTER}{_NUMERALS}{_SIGNS}{_LEADS}{_BLANKS}{_MARKS}{_LINE_ENDS}]"
)
"""What no piece starts with."""


@cache
def _rules(level: int) -> re.Pattern[str]:
    """Return the pattern of pieces by the rules of a level: 0 the strictest, 2 the last.

    A piece is a core of that level, or a single character, with the marks around it. Plain
    characters are run over in one go; the last of them belongs to the marks that follow it.
    """
    core = (f"{_DATE}|{_QUANTITY}|{_COUNT}|{_WORD}", f"{_FIGURE}{_UNIT}", "(?!)")[level]
    return re.compile(
        rf"{_PLAIN}*+(?:(?<={_PLAIN})(?P<closes>{_CLOSES}++)"
        rf"|(?P<piece>{_OPENS}*(?:(?:{core})|{_BASE}){_CLOSES}*+)"
        rf"|[{_BLANKS}{_MARKS}{_LINE_ENDS}]++)"
    )
