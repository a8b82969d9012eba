"""Where this system keeps what belongs to the app and its user."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def user_folder(kind: str) -> Path:
    """Return the app's folder for `config`, `state` or `data`, where this system has those."""
    import platformdirs  # noqa: PLC0415 - imported when needed, not for the first paint

    if kind == "config":
        return platformdirs.user_config_path("reports-tui", appauthor=False)
    if kind == "data":
        return platformdirs.user_data_path("reports-tui", appauthor=False)
    return platformdirs.user_state_path("reports-tui", appauthor=False)
