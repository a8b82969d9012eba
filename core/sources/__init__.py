"""Bytes to `Source`: one door for every kind of document."""

from __future__ import annotations

import hashlib
import os
import stat
from typing import BinaryIO

from core.errors import Trouble, UnreadableError, refusal
from core.model import Source
from core.sources.plain_text import encoding_named, read_text

LARGEST = 50 * 1024 * 1024
"""Files of more bytes than this are refused."""

_READERS = (("text", read_text),)
"""Kinds of documents and what reads them, in the order in which they are tried.

A reader takes the bytes and the encoding that was asked for, and returns `None` where the
content is not of its kind.
"""


def load(path: str, *, encoding: str | None = None) -> Source:
    """Return the document at `path`, decoded.

    Raises `UnreadableError`.
    """
    return decode(fetch(path), path, encoding=encoding)


def fetch(path: str) -> bytes:
    """Return what the file at `path` holds. Raises `UnreadableError`."""
    try:
        status = _status(path)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(Trouble.NOT_A_FILE, path)
        if status.st_size > LARGEST:
            raise UnreadableError(Trouble.TOO_LARGE, path, _megabytes(status.st_size))
        with open(path, "rb") as file:  # noqa: PTH123
            return take(file, path)
    except OSError as error:
        raise refusal(error, path) from error


def _status(path: str) -> os.stat_result:
    try:
        return os.stat(path)  # noqa: PTH116 - pathlib takes long to import
    except ValueError as error:  # a path that no system has: with a NUL in it
        raise refusal(error, path) from error


def read(file: BinaryIO, path: str, *, encoding: str | None = None) -> Source:
    """Return the document that `file` gives until its end; `path` only says where it came from.

    No more is read than a document may be large. Raises `UnreadableError`, and `OSError`.
    """
    return decode(take(file, path), path, encoding=encoding)


def take(file: BinaryIO, path: str) -> bytes:
    """Return what `file` gives until its end; raises what `read` does."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(Trouble.TOO_LARGE, path, "> 50 MB")
    return data


def decode(data: bytes, path: str, *, encoding: str | None = None) -> Source:
    """Return the document that `data` holds; `path` only says where it came from.

    `encoding` is the name of the encoding to read it in, whatever the bytes say. Raises
    `UnreadableError`.
    """
    codec = None
    if encoding is not None and (codec := encoding_named(encoding)) is None:
        raise UnreadableError(Trouble.UNKNOWN_ENCODING, path, encoding)
    if not data:
        raise UnreadableError(Trouble.EMPTY, path)
    for kind, reader in _READERS:
        try:
            content = reader(data, codec)
        except UnicodeError as error:
            raise UnreadableError(Trouble.UNDECODABLE, path, encoding or "") from error
        if content is None:
            continue
        if not content.text or content.text.isspace():
            raise UnreadableError(Trouble.EMPTY, path)
        return Source(
            path=path,
            format=kind,
            encoding=content.encoding,
            confidence=content.confidence,
            sha256=hashlib.sha256(data).hexdigest(),
            text=content.text,
            damaged=content.damaged,
        )
    raise UnreadableError(Trouble.BINARY, path)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.0f} MB"
