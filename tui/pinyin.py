"""How Chinese characters are read, in the letters that a keyboard without input method types."""

from __future__ import annotations

import json
import os
import unicodedata
from functools import cache
from importlib.util import find_spec


def readings(char: str) -> frozenset[str]:
    """Return all readings of `char` without their tones; of what is no Chinese character, none.

    `ü` is `v`, as it is typed, and `u`. The first call reads the table, which takes 20 ms.
    """
    if char < _FIRST_HAN:
        return frozenset()
    with_tones = unicodedata.normalize("NFD", _table().get(str(ord(char)), ""))
    plain = with_tones.translate(_TONES)
    spelt = (plain.replace(_DIAERESIS, "").split(","), plain.replace(_U_UMLAUT, "v").split(","))
    return frozenset(filter(None, (*spelt[0], *spelt[1])))


_FIRST_HAN = "\u3007"
_DIAERESIS = "\u0308"
_U_UMLAUT = "u\u0308"
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0302\u0304\u030c"))


@cache
def _table() -> dict[str, str]:
    """Return code point, in decimal, → readings with commas between.

    That of pypinyin, which is read as data: to import the package loads its phrases, too, which
    takes half a second and 57 MB instead of 20 ms and 7 MB.
    """
    spec = find_spec("pypinyin")
    assert spec is not None
    assert spec.origin is not None
    path = f"{os.path.dirname(spec.origin)}/pinyin_dict.json"  # noqa: PTH120 - as `find_spec` has it
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes long to import
        table: dict[str, str] = json.load(file)
    return table
