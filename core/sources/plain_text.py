"""Plain text: which encoding its bytes are in, and the characters that they stand for.

The encoding is decided from the bytes: by a byte-order mark, by being valid UTF-8, else by how
well the bytes read as Chinese in each of the encodings that Chinese text comes in
(`core.sources.encodings`). Nothing is lost in silence: what no encoding can explain stands as
U+FFFD in the text and is counted.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

_SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # starts like the mark of UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte-order marks, and the codecs that read what begins with them (and drop the mark)."""
_DROPPING = frozenset({"utf-8-sig", "utf-16", "utf-32"})
"""Codecs that drop the mark themselves; another one after it is a character of the text."""
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs"}
"""What text is declared as, and what it is in truth: 碶 and 镕 are in no gb2312."""
_NO_TEXT = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
)
"""Notations inside other text, and names without a fixed meaning: Python lists them as codecs."""
_BINARY_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",  # zip: docx, xlsx, odt
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # OLE2: doc, xls, wps
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",  # JPEG
    b"GIF8",
    b"\x1f\x8b",  # gzip
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x7fELF",
    b"SQLite format 3\x00",
)
_JUDGED = 4096
"""Bytes, or characters, from the start that tell whether a file holds text."""
_TYPED = frozenset("\t\n\v\f\r\x1b\x1a\b")
"""Control characters of text files: white space, ANSI escapes, overstrikes, the DOS end mark."""


class PlainText(NamedTuple):
    """Decoded text and how it was come by; the fields mean what they mean in `Source`."""

    text: str
    encoding: str
    confidence: float
    damaged: int = 0


def encoding_named(name: str) -> str | None:
    """Return the codec to read text with that is declared to be in `name`, as Python spells it.

    `None` where Python knows no text encoding of that name. Of encodings that another one
    contains, the larger is returned: pages that say gb2312 are GB 18030 in truth.
    """
    try:
        " ".encode(name)  # refuses the codecs that are no text encodings, unlike a look-up
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if known in _NO_TEXT:
        return None
    return _SUPERSETS.get(known, known)


def read_text(data: bytes, encoding: str | None = None) -> PlainText | None:
    """Return the text that `data` holds, in `encoding` (a codec's name) or in the likeliest one.

    `None` where it holds no text at all, but an image, an archive, a program. Raises
    `UnicodeError` where an encoding is asked for and a byte does not fit it.
    """
    if data.startswith(_BINARY_SIGNATURES):
        return None
    if encoding is not None:
        return _without_mark(data, PlainText(data.decode(encoding), encoding, 1.0))
    likeliest, confidence = _marked(data), 1.0
    if likeliest is None:
        text = _utf8(data)
        if text is not None and _is_text(text):  # UTF-16 of Latin letters is UTF-8, full of NULs
            return PlainText(text, "utf-8", _confidence_in_utf8(data, text))
        from core.sources.encodings import guess  # noqa: PLC0415 - has a lexicon to load

        likeliest, confidence = guess(data)
    if not _is_text(data[:_JUDGED].decode(likeliest, "replace")):
        return None
    return _without_mark(data, _decoded(data, likeliest, confidence))


def _marked(data: bytes) -> str | None:
    """Return the codec that the byte-order mark of `data` calls for, if there is one."""
    return next((codec for mark, codec in _SIGNATURES if data.startswith(mark)), None)


def _utf8(data: bytes) -> str | None:
    """Return `data` as UTF-8, if it is valid."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _confidence_in_utf8(data: bytes, text: str) -> float:
    """Return how unlikely it is that bytes of another encoding are valid UTF-8 by chance.

    Of the frequent characters in GB 2312, 16 in 100 are a valid sequence of UTF-8.
    """
    more_bytes = len(data) - len(text)
    return 1.0 - 0.16 ** ((more_bytes + 1) // 2) if more_bytes else 1.0


def _decoded(data: bytes, encoding: str, confidence: float) -> PlainText:
    try:
        return PlainText(data.decode(encoding), encoding, confidence)
    except UnicodeDecodeError:
        from core.sources.repair import decode_damaged  # noqa: PLC0415 - rarely needed

        text, damaged = decode_damaged(data, encoding)
        return PlainText(text, encoding, confidence, damaged)


def _without_mark(data: bytes, read: PlainText) -> PlainText:
    """Drop a byte-order mark that the codec took for a character, and name the codec that would."""
    if not read.text.startswith("\ufeff") or read.encoding in _DROPPING:
        return read
    return read._replace(text=read.text[1:], encoding=_marked(data) or read.encoding)


def _is_text(text: str) -> bool:
    """Return whether the start of `text` is writing: hardly a control character, some words.

    A stray NUL or two are no reason to refuse a text, nor are ANSI escapes.
    """
    start = text[:_JUDGED]
    controls = sum(char < " " and char not in _TYPED for char in start)
    written = any(char in _TYPED or (char >= " " and char != "\ufffd") for char in start)
    return controls <= 2 + len(start) // 50 and (written or not start)
