"""Folders: those that belong to the app and its user, and those that the user names."""

from __future__ import annotations

import os
from pathlib import Path


def user_folder(kind: str) -> Path:
    """Return the app's folder for `config`, `state` or `data`, where this system has those."""
    import platformdirs  # noqa: PLC0415 - imported when needed, not for the first paint

    if kind == "config":
        return platformdirs.user_config_path("reports-tui", appauthor=False)
    if kind == "data":
        return platformdirs.user_data_path("reports-tui", appauthor=False)
    return platformdirs.user_state_path("reports-tui", appauthor=False)


def folder_at(written: str) -> Path | None:
    """Return the folder that is meant by what a user has `written`, be it there or not.

    `None` where no system has such a folder: the home of a user whom nobody knows, a name with a
    NUL or half a character in it.
    """
    try:
        folder = Path(written).expanduser()
        is_nameable = b"\0" not in os.fsencode(folder)
    except (RuntimeError, ValueError):
        return None
    return folder if is_nameable else None


def working_folder() -> Path:
    """Return the working folder, or where that is gone, the user's own."""
    try:
        return Path.cwd()
    except OSError:
        return folder_at("~") or Path(os.path.abspath(os.sep))  # noqa: PTH100 - asks for no folder
