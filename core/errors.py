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
    """A folder, a pipe, a device."""
    EMPTY = "empty"
    """No bytes, or nothing but white space."""
    TOO_LARGE = "too_large"
    """More than `core.sources.LARGEST` bytes."""
    BINARY = "binary"
    """No text at all: an image, an archive, a program."""
    UNDECODABLE = "undecodable"
    """Not text in the encoding that was asked for."""
    UNKNOWN_ENCODING = "unknown_encoding"
    """Python knows no text encoding of the name that was asked for."""
    UNREADABLE = "unreadable"
    """Any other refusal of the operating system."""
    FAULTY = "faulty"
    """Reading it failed: too much for the memory, or a fault of this program."""


class UnreadableError(Exception):
    """A document could not be read. `str()` is one English sentence that names the path."""

    def __init__(self, trouble: Trouble, path: str, detail: str = "") -> None:
        """Keep what the sentence is made of, so that interfaces can say it in their language."""
        super().__init__(trouble, path, detail)
        self.trouble = trouble
        self.path = path
        self.detail = detail
        """What the sentence needs besides the path: a size, an encoding, the system's words."""

    def __str__(self) -> str:
        """Return what is wrong and what to do, in English."""
        return _SENTENCES[self.trouble].format(path=self.path, detail=self.detail)


def refusal(error: OSError | ValueError, path: str) -> UnreadableError:
    """Return the refusal of the operating system to open `path`, as a reason to show.

    `ValueError` is what Python raises for names that no file can have.
    """
    match error:
        case FileNotFoundError() | NotADirectoryError() | ValueError():
            return UnreadableError(Trouble.MISSING, path)
        case PermissionError():
            return UnreadableError(Trouble.FORBIDDEN, path)
        case IsADirectoryError():
            return UnreadableError(Trouble.NOT_A_FILE, path)
        case _:
            return UnreadableError(Trouble.UNREADABLE, path, error.strerror or str(error))


_SENTENCES = {
    Trouble.MISSING: "{path}: no such file; check the name",
    Trouble.FORBIDDEN: "{path}: no permission to read it; change its permissions or copy it",
    Trouble.NOT_A_FILE: "{path}: a folder, a pipe or a device; name a file",
    Trouble.EMPTY: "{path}: there is no text in it; choose another file",
    Trouble.TOO_LARGE: "{path}: {detail}; files up to 50 MB are read, split it",
    Trouble.BINARY: "{path}: not a text file; save it as plain text first",
    Trouble.UNDECODABLE: "{path}: not text in {detail}; leave --encoding out to have it found",
    Trouble.UNKNOWN_ENCODING: (
        "{path}: there is no text encoding named {detail}; try gb18030 or utf-8"
    ),
    Trouble.UNREADABLE: "{path}: the system refuses to read it ({detail}); copy it and try again",
    Trouble.FAULTY: "{path}: reading it failed ({detail}); the other files are not affected",
}
