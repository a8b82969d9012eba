"""Words of the field, kept as data: labels of headers, marks of web pages, cues of roles.

One JSON file each; `about` says what a table holds. Words and patterns are written in the folded
form that text is matched in (`core.text.folding`); the alternatives of a pattern are a list.
"""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """Return the tables of the lexicon `name`."""
    # Not pathlib: it takes longer to import than a lexicon to read.
    with open(f"{os.path.dirname(__file__)}/{name}.json", encoding="utf-8") as lexicon:  # noqa: PTH120, PTH123
        tables: dict[str, Any] = json.load(lexicon, object_hook=_without_notes)
    return tables


def _without_notes(table: dict[str, Any]) -> dict[str, Any]:
    return {name: words for name, words in table.items() if name != "about"}
