"""Simplified and Traditional characters: which of them a text is in, and the way between them.

There are two ways. For matching, a table of single characters (`simplified_forms`), quick and on
both sides the same. For reading, words (`in_script`): 里 is 裡 in 公园里 and 里 in 公里.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from typing import Protocol

from core.model import Script

_ALSO = {
    # Forms that official Traditional texts use and the package's table keeps or leaves open.
    "著": "着",
    "瞭": "了",
    "覆": "复",
    "複": "复",
    "鍊": "炼",
    "鏈": "链",
    "裏": "里",
    "裡": "里",
    "於": "于",
    "臺": "台",
    "徵": "征",
    "餘": "余",
    "後": "后",
}
_SAMPLE = 1_000
"""Characters, taken evenly from a text, that are enough to tell its script by."""
_FIRST_HAN = "\u3400"
_TELLING = 0.12
"""A Traditional text has a Simplified form for a quarter of its characters, a Simplified one
(著 於) for hardly one of a thousand."""


@cache
def simplified_forms() -> dict[int, str]:
    """Return the table Traditional → Simplified, one character for one, for `str.translate`.

    Built from the TSCharacters table of opencc-python-reimplemented, which is read as data so
    that the converter itself need not be imported.
    """
    spec = find_spec("opencc")
    assert spec is not None
    assert spec.origin is not None
    table = f"{os.path.dirname(spec.origin)}/dictionary/TSCharacters.txt"  # noqa: PTH120
    with open(table, encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes long to import
        lines = file.read().splitlines()
    # A line is a character or word, a tab, and its forms with spaces between; the first counts.
    forms = {line[0]: line[2] for line in lines if line[1:2] == "\t" and line[3:4] in ("", " ")}
    forms |= _ALSO
    return {ord(old): forms.get(new, new) for old, new in forms.items() if old != new}


def script_of(text: str) -> Script:
    """Return the script of `text`: Simplified where hardly a character is Traditional alone."""
    forms = simplified_forms()
    sample = [ord(char) for char in text[:: max(1, len(text) // _SAMPLE)] if char >= _FIRST_HAN]
    traditional = sum(map(forms.__contains__, sample))
    return Script.HANT if traditional > _TELLING * len(sample) else Script.HANS


def other_script(script: Script) -> Script:
    """Return the script that is not `script`."""
    return Script.HANT if script is Script.HANS else Script.HANS


def in_script(text: str, script: Script) -> str:
    """Return `text` in `script`, character for character: offsets mean the same in both.

    The words of official texts stay what they are (新增 does not become 添加); what is in
    `script` already stays as well, and so does all that is no Chinese character. The way is not
    reversible. The first call for a script loads a dictionary; then it takes a second for some
    hundred thousand characters.
    """
    converter = _converter(script)
    return _words().sub(lambda words: _as_long(words[0], converter), text)


def in_scripts(texts: Iterable[str], script: Script) -> tuple[str, ...]:
    """Return each of `texts` as `in_script` does."""
    return tuple(in_script(text, script) for text in texts)


class _Converter(Protocol):
    def convert(self, string: str, /) -> str: ...


@cache
def _words() -> re.Pattern[str]:
    """Return what finds Chinese characters without anything between them, so many at most.

    The converter takes time by the square.
    """
    # Not compiled by the import: sets so large take some milliseconds.
    return re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{1,200}")


_CONVERSIONS = {Script.HANS: "tw2s", Script.HANT: "s2tw"}
"""Of the package's conversions, those that keep the number of characters on every entry. `tw2s`
also turns 著 into 着 where that is meant; `s2twp` and `tw2sp` exchange words."""


@cache
def _converter(script: Script) -> _Converter:
    from opencc import OpenCC  # noqa: PLC0415 - has dictionaries to load

    converter: _Converter = OpenCC(_CONVERSIONS[script])
    return converter


def _as_long(words: str, converter: _Converter) -> str:
    """Return `words` converted; one by one those that would become more or fewer."""
    converted = converter.convert(words)
    if len(converted) == len(words):
        return converted
    forms = map(converter.convert, words)
    return "".join(
        form if len(form) == 1 else word for form, word in zip(forms, words, strict=True)
    )
