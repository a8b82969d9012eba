"""Where the user was in each file, kept from one run to the next.

`places.json` in the state folder is the app's own.
"""

from __future__ import annotations

from pathlib import Path

from tui.folders import user_folder
from tui.identity import STANDARD_INPUT, identity
from tui.settings import Problem, stored_in
from tui.stored import locked_file, read_stored, write_stored

REMEMBERED = 2_000
"""Places in more files than this are not kept; the oldest go."""


class Places:
    """Where the user was in each file, by character."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offsets: dict[str, int] = {}
        self._changed: dict[str, int] = {}

    def __getitem__(self, path: str) -> int:
        """Return the offset last kept for the file at `path`; 0 where there is none."""
        return self._offsets.get(identity(path), 0)

    def __setitem__(self, path: str, offset: int) -> None:
        key = identity(path)
        if self._offsets.get(key, 0) != offset:
            self._offsets[key] = offset
            if key != STANDARD_INPUT:  # the next one is another document
                self._changed[key] = offset

    def save(self) -> None:
        """Keep the places; what another running app kept meanwhile stays.

        Raises `OSError` where that is impossible.
        """
        # Taken at once: the reader may move on while a slow disk is written to.
        changed, self._changed = self._changed, {}
        if not changed:
            return
        try:
            with locked_file(self._path):
                kept = _offsets_in(read_stored(self._path)[0])
                for path, offset in changed.items():
                    kept.pop(path, None)  # so that it comes last, as the newest
                    kept[path] = offset
                newest = dict(list(kept.items())[-REMEMBERED:])
                write_stored(self._path, {"places": newest})
        except OSError:
            self._changed = changed | self._changed
            raise

    @classmethod
    def load(cls, folder: Path | None = None) -> tuple[Places, list[Problem]]:
        """Return the places that were kept, and what could not be read of them."""
        places = cls((folder or user_folder("state")) / "places.json")
        stored, problems = stored_in(places._path)
        places._offsets = _offsets_in(stored)
        return places, problems


def _offsets_in(stored: dict[str, object]) -> dict[str, int]:
    places = stored.get("places")
    if not isinstance(places, dict):
        return {}
    return {
        path: offset for path, offset in places.items() if isinstance(offset, int) and offset >= 0
    }
