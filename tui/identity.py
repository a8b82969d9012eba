"""What tells one document from another by where it is."""

from __future__ import annotations

import os

STANDARD_INPUT = "-"
"""What stands for it among paths."""


def identity(path: str) -> str:
    """Return what the file at `path` is known by, wherever the app is started: its absolute path.

    That of standard input is `STANDARD_INPUT`: it has no path that says anything.
    """
    if path == STANDARD_INPUT:
        return path
    try:
        return os.path.abspath(path)  # noqa: PTH100 - `Path.absolute` leaves `..` as it is
    except OSError:  # the working folder is gone
        return path
