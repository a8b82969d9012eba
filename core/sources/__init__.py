"""Bytes to `Source`: one door for every kind of document."""

from __future__ import annotations

import hashlib
from pathlib import Path

from core.model import Source

LARGEST = 50 * 1024 * 1024
"""Files of more bytes than this are refused."""


def load(path: str, *, encoding: str | None = None) -> Source:
    """Return the document at `path`, decoded.

    Raises `UnreadableError`.
    """
    return decode(Path(path).read_bytes(), path, encoding=encoding)


def decode(data: bytes, path: str, *, encoding: str | None = None) -> Source:
    """Return the document that `data` holds; `path` only says where it came from.

    Raises `UnreadableError`.
    """
    return Source(
        path=path,
        format="text",
        encoding=encoding or "utf-8",
        confidence=1.0,
        sha256=hashlib.sha256(data).hexdigest(),
        text=data.decode(encoding or "utf-8-sig"),
    )
