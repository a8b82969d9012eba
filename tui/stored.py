"""Small JSON files that outlive the app: replaced whole, and never fatal when they are broken."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path


def read_stored(path: Path) -> tuple[dict[str, object], Path | None]:
    """Return the object in the file at `path`, and where the file went if it was not one.

    A file that is cut or foreign is put aside under a name of its own, so that nothing in it
    is lost, and the answer is empty; so it is where there is no file or no permission.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
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
    """Replace the file at `path` by `stored`, all of it or nothing.

    Raises `OSError` where the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - an open descriptor
            json.dump(stored, file, indent=2)  # ASCII: file names need not be Unicode
            file.flush()
            os.fsync(handle)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
