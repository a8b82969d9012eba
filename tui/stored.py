"""Small files that outlive the app: replaced whole, and never fatal when they are broken."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from time import monotonic, sleep, time


def read_stored(path: Path) -> tuple[dict[str, object], Path | None]:
    """Return the object in the JSON file at `path`, and where the file went if it was not one.

    A file that is cut or foreign is put aside under a name of its own, so that nothing in it
    is lost, and the answer is empty; so it is where there is no file. Raises `OSError` where there
    is one that cannot be read now: that is no reason to take it for empty and write over it.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, None
    except (ValueError, RecursionError):  # the latter where brackets are nested too deeply
        stored = None
    if isinstance(stored, dict):
        return stored, None
    return {}, put_aside(path)


def put_aside(path: Path) -> Path:
    """Give the file at `path`, which cannot be used, a name of its own; returns that name."""
    names = (f"{path.name}.broken{number}" for number in ("", *range(2, 100)))
    aside = next((free for name in names if not (free := path.with_name(name)).exists()), path)
    with contextlib.suppress(OSError):
        path.replace(aside)
    return aside


def write_stored(path: Path, stored: dict[str, object]) -> None:
    """Replace the file at `path` by `stored` as JSON, all of it or nothing.

    It is on the disk when this returns. Raises `OSError` where the folder cannot be written to.
    """
    replace_whole(path, json.dumps(stored, indent=2))  # ASCII: file names need not be Unicode


def replace_whole(path: Path, text: str) -> None:
    """Replace the file at `path` by `text` in UTF-8, all of it or nothing, whatever ends the app.

    It keeps its permissions; a new one is its user's alone. Line ends are written as they are.
    Raises `OSError` where the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=_UNFINISHED)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 - an open descriptor
            file.write(text)
            file.flush()
            os.fsync(handle)
        with contextlib.suppress(OSError):
            shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):  # some systems open no folders, and need not
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep every other running app that asks out of `folder` meanwhile.

    What an app that was killed left half written is cleared away. Raises `OSError` where that is
    impossible, and `TimeoutError` where another app stays in the folder: one that was stopped.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder.with_name(f"{folder.name}.lock")):
        _clear_away(folder)
        yield


def locked_file(path: Path) -> AbstractContextManager[None]:
    """Keep every other running app that asks from the file at `path` meanwhile.

    A hidden file beside it is what is locked, since it is itself replaced when it is written. On
    entry it raises as `locked` does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    return _alone(path.with_name(f".{path.name}.lock"))


_UNFINISHED = ".new"
_PATIENCE = 2.0
"""Seconds that another app is waited for; it takes milliseconds."""
_PAUSE = 0.005
_STALE = 3600
"""Seconds after which nobody is still writing a file."""


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with open(lock, "ab") as file:  # noqa: PTH123 - `_lock` wants its descriptor
        _lock(file.fileno())
        yield  # closing the file lets the others in


def _lock(handle: int) -> None:
    deadline = monotonic() + _PATIENCE
    while not _is_locked(handle):
        if monotonic() > deadline:
            raise TimeoutError("another app is writing there")
        sleep(_PAUSE)


def _is_locked(handle: int) -> bool:
    """Lock what `handle` has open; returns whether that was possible."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - each system has its own

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # There are file systems that lock nothing: there, the last one wins.
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def _clear_away(folder: Path) -> None:
    for path in folder.glob(f"*{_UNFINISHED}"):
        with contextlib.suppress(OSError):
            if time() - path.stat().st_mtime > _STALE:
                path.unlink()
