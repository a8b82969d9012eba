"""What can go wrong between a path and a report, in words that say what to do."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """Why a document could not be read; interfaces translate by these names."""

    MISSING = "missing"
    """There is no such file (any more)."""
    FORBIDDEN = "forbidden"
    """The system does not let this user read it."""
    NOT_A_FILE = "not_a_file"
    """A folder, a device, a socket."""
    EMPTY = "empty"
    """No bytes, or nothing but white space."""
    TOO_LARGE = "too_large"
    """More than `core.sources.LARGEST` bytes."""
    BINARY = "binary"
    """No text at all: an image, an archive, a program."""
    UNDECODABLE = "undecodable"
    """Not text in the encoding that was asked for."""
    UNKNOWN_ENCODING = "unknown_encoding"
    """Python knows no encoding of the name that was asked for."""
    UNREADABLE = "unreadable"
    """Any other refusal of the operating system."""


class UnreadableError(Exception):
    """A document could not be read. `str()` is one English sentence that names the path."""

    def __init__(self, trouble: Trouble, path: str, detail: str = "") -> None:
        super().__init__(trouble, path, detail)
        self.trouble = trouble
        self.path = path
        self.detail = detail
        """What the sentence needs besides the path: a size, an encoding, the system's words."""

    def __str__(self) -> str:
        return _SENTENCES[self.trouble].format(path=self.path, detail=self.detail)


_SENTENCES = {
    Trouble.MISSING: "{path}: no such file; check the name",
    Trouble.FORBIDDEN: "{path}: no permission to read it; change its permissions or copy it",
    Trouble.NOT_A_FILE: "{path}: not a file",
    Trouble.EMPTY: "{path}: there is no text in it",
    Trouble.TOO_LARGE: "{path}: {detail}; files up to 50 MB are read, split it",
    Trouble.BINARY: "{path}: not a text file; save it as plain text first",
    Trouble.UNDECODABLE: "{path}: not text in {detail}; leave --encoding out to have it found",
    Trouble.UNKNOWN_ENCODING: "{path}: there is no encoding named {detail}; try gb18030 or utf-8",
    Trouble.UNREADABLE: "{path}: {detail}",
}
