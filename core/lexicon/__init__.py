"""Words of the field, kept as data: labels of headers, marks of web pages, cues of roles."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """Return the tables of the lexicon `name`; its words are folded (`core.text.folding`)."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
