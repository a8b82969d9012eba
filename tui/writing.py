"""Files that the user asks for: written whole, where they were meant to go, and nowhere else."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path


class SourceError(OSError):
    """The file is a report itself, which is never written to."""


def write_file(
    path: Path, text: str, *, sources: Iterable[str] = (), replaces: bool = True
) -> None:
    """Write `text` to `path` in UTF-8: all of it, or nothing where that is impossible.

    Line ends are written as they are. A file that is there is replaced and keeps its permissions;
    a device or a pipe takes the text as it comes. Raises `OSError`: `SourceError` where the file is
    one of `sources`; `FileExistsError` where anything is there, or comes there meanwhile, that is
    not to be replaced.
    """
    if any(_are_same(path, source) for source in sources):
        raise SourceError(f"{path}")
    data = text.encode("utf-8", "backslashreplace")
    mode = _mode_of(path)
    if mode is not None and not replaces:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if mode is not None and not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
        path.write_bytes(data)  # raises where it is a folder
        return
    # A file that is there could be replaced even where it may not be written to.
    if mode is not None and stat.S_ISREG(mode) and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    _write(path, data, mode, replaces=replaces)


def _are_same(path: Path, source: str) -> bool:
    """Return whether there is one file at both, by whatever names and links."""
    try:
        return path.samefile(source)
    except OSError:  # one of them is not there
        return False


def _mode_of(path: Path) -> int | None:
    """Return what kind of thing is at `path`, and its permissions; `None` where nothing is."""
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return None


def _write(path: Path, data: bytes, mode: int | None, *, replaces: bool) -> None:
    unfinished = path.with_name(f".{secrets.token_hex(8)}.new")
    # Not `tempfile`, whose files are their user's alone: this one is to be handed on.
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_BYTES, 0o666)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - an open descriptor
            file.write(data)
            file.flush()
            os.fsync(handle)
        if mode is not None and stat.S_ISREG(mode):
            unfinished.chmod(stat.S_IMODE(mode))
        if replaces:
            unfinished.replace(path)
        else:
            _put(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _put(file: Path, path: Path) -> None:
    """Give `file` the name `path`; raises `FileExistsError` where that is taken by now."""
    if os.name == "nt":
        file.rename(path)  # which replaces nothing there
        return
    try:
        path.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        file.replace(path)
    else:
        file.unlink()


_AS_BYTES = getattr(os, "O_BINARY", 0)
"""Without it, Windows changes line ends."""
