"""What the user chose, and where the user was: both kept from one run to the next.

`settings.json` in the user's configuration folder may be edited by hand:
`{"theme": "textual-light", "language": "zh", "keys": {"move.down": ["j", "ctrl+n"]}}`. Under
`"figures"`, `{"off": ["rank", "expected"], "shown": true}` holds the classes of figures that are
not highlighted (`tui.figures.Look`), and whether any are.
`places.json` in the state folder is the app's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tui.figures import Choice, Look
from tui.folders import user_folder
from tui.stored import read_stored, write_stored
from tui.strings import LANGUAGES

REMEMBERED = 2_000
"""Places in more files than this are not kept; the oldest go."""


class Problem(NamedTuple):
    """A setting that could not be followed: the string `settings.wrong.<kind>`."""

    kind: str
    """`file`, `entry` or `key`."""
    what: str
    """The file, or the entry."""
    where: str = ""
    """Where the file was put."""


@dataclass(slots=True)
class Settings:
    """What the user chose."""

    path: Path
    theme: str | None = None
    """Name of a theme; `None` for the app's own choice."""
    language: str | None = None
    """One of `tui.strings.LANGUAGES`; `None` for the locale's."""
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Binding id → its keys, as written; `Keymap.with_changes` judges them."""
    figures: Choice = field(default_factory=Choice)
    """Which classes of figures are highlighted."""

    def save(self) -> None:
        """Keep the choices; raises `OSError` where that is impossible."""
        chosen: dict[str, object] = {
            "theme": self.theme,
            "language": self.language,
            "keys": {id_: list(keys) for id_, keys in self.keys.items()},
        }
        if self.figures != Choice():
            chosen["figures"] = {"off": sorted(self.figures.off), "shown": self.figures.shown}
        write_stored(self.path, {name: value for name, value in chosen.items() if value})


def load_settings(folder: Path | None = None) -> tuple[Settings, list[Problem]]:
    """Return what the user chose, and what in the file could not be followed."""
    path = (folder or user_folder("config")) / "settings.json"
    stored, aside = read_stored(path)
    problems = [Problem("file", str(path), str(aside))] if aside else []
    settings = Settings(path)
    for name, value in stored.items():
        match name, value:
            case "theme", str():
                settings.theme = value
            case "language", str() if value in LANGUAGES:
                settings.language = value
            case "keys", dict():
                for id_, keys in value.items():
                    if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
                        settings.keys[id_] = tuple(keys)
                    else:
                        problems.append(Problem("entry", f"keys.{id_}"))
            case "figures", dict():
                settings.figures, wrong = _choice_in(value)
                problems += [Problem("entry", f"figures.{each}") for each in wrong]
            case _:
                problems.append(Problem("entry", name))
    return settings, problems


def _choice_in(stored: dict[str, object]) -> tuple[Choice, list[str]]:
    """Return the classes of figures that are chosen, and what means nothing."""
    off, shown = stored.get("off", []), stored.get("shown", True)
    names = off if isinstance(off, list) else [off]
    known = [look for look in Look if look in names]
    wrong = [f"off.{name}" for name in names if name not in known]
    wrong += [] if isinstance(shown, bool) else ["shown"]
    wrong += [name for name in stored if name not in ("off", "shown")]
    return Choice(frozenset(known), shown is not False), wrong


class Places:
    """Where the user was in each file, by character."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offsets: dict[str, int] = {}
        self._changed: dict[str, int] = {}

    def __getitem__(self, path: str) -> int:
        """Return the offset last kept for the file at `path`; 0 where there is none."""
        return self._offsets.get(_identity(path), 0)

    def __setitem__(self, path: str, offset: int) -> None:
        key = _identity(path)
        if self._offsets.get(key, 0) != offset:
            self._offsets[key] = self._changed[key] = offset

    def save(self) -> None:
        """Keep the places; what another running app kept meanwhile stays.

        Raises `OSError` where that is impossible.
        """
        if not self._changed:
            return
        kept = _offsets_in(read_stored(self._path)[0])
        for path, offset in self._changed.items():
            kept.pop(path, None)  # so that it comes last, as the newest
            kept[path] = offset
        self._changed.clear()
        newest = dict(list(kept.items())[-REMEMBERED:])
        write_stored(self._path, {"places": newest})

    @classmethod
    def load(cls, folder: Path | None = None) -> tuple[Places, list[Problem]]:
        """Return the places that were kept, and what could not be read of them."""
        places = cls((folder or user_folder("state")) / "places.json")
        stored, aside = read_stored(places._path)
        places._offsets = _offsets_in(stored)
        return places, [Problem("file", str(places._path), str(aside))] if aside else []


def crash_log() -> Path:
    """Return where the traceback of a crash is written."""
    return user_folder("state") / "crash.log"


def _identity(path: str) -> str:
    return str(Path(path).absolute())


def _offsets_in(stored: dict[str, object]) -> dict[str, int]:
    places = stored.get("places")
    if not isinstance(places, dict):
        return {}
    return {
        path: offset for path, offset in places.items() if isinstance(offset, int) and offset >= 0
    }
