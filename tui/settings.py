"""What the user chose, kept from one run to the next.

`settings.toml` in the user's configuration folder may be edited by hand; the app changes in it
only what is chosen in the app. `tui/strings/settings.*.toml` describes its entries.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tui.figures import Choice, Look
from tui.folders import folder_at, user_folder
from tui.keys import Keymap
from tui.stored import locked_file, read_stored
from tui.strings import LANGUAGES, Strings
from tui.toml_file import WrongFileError, change_toml, line_of, read_toml


class Problem(NamedTuple):
    """What could not be followed: the string `settings.wrong.<kind>`."""

    kind: str
    """The setting that has a wrong value, `unknown` for what is none, `toml` and `unreadable` for
    a whole file of settings; of the files of the app's own, `aside` for one that was broken, and
    `refused` for one that the system does not let be read for now."""
    what: str
    """The names of the entry, or what is wrong with the file."""
    where: str
    """The file and the line, `/home/li/.config/reports-tui/settings.toml:3`; for `aside`, where
    the file was put."""
    keys: str = ""
    """The key that cannot be used, as it was written."""

    def told(self, strings: Strings) -> str:
        """Return it in one sentence."""
        return strings.format(
            f"settings.wrong.{self.kind}", what=self.what, where=self.where, keys=self.keys
        )


@dataclass(slots=True)
class Settings:
    """What the user chose."""

    path: Path
    """Where it is kept."""
    theme: str | None = None
    """Name of a theme; `None` for the app's own choice."""
    language: str | None = None
    """One of `tui.strings.LANGUAGES`; `None` for the locale's."""
    export_folder: Path | None = None
    """The folder that exports go to; `None` for the working folder."""
    log: bool = False
    """Whether the app keeps a log."""
    figures: Choice = field(default_factory=Choice)
    """Which classes of figures are highlighted."""
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Binding id → its keys, as written; `Keymap.with_changes` judges them."""
    _text: str = ""
    """The file as it was read."""
    _kept: dict[tuple[str, ...], object] = field(default_factory=dict)
    """What the file holds of what can be changed in the app."""
    _saving: threading.Lock = field(default_factory=threading.Lock)

    def where(self, name: str) -> str:
        """Return the file and the line at which the entry `name` (`figures.off`) was read."""
        return f"{self.path}:{line_of(self._text, name)}"

    def keymap(self) -> tuple[Keymap, list[Problem]]:
        """Return the keys as the user set them, and what could not be followed."""
        keymap, complaints = Keymap().with_changes(self.keys)
        return keymap, [
            Problem(f"keys.{kind}", id_, self.where(f"keys.{id_}"), key)
            for kind, id_, key in complaints
        ]

    def save(self) -> None:
        """Keep what was chosen since the settings were read; may be called from any thread.

        Everything else in the file stays, with what another running app kept meanwhile. Raises
        `WrongFileError` where it is not TOML (any more), which is left as it is, and `OSError`
        where it cannot be written.
        """
        with self._saving:
            chosen = self._choices()
            changes = {
                names: value for names, value in chosen.items() if value != self._kept[names]
            }
            if changes:
                with locked_file(self.path):
                    change_toml(self.path, changes)
                self._kept = chosen

    def _choices(self) -> dict[tuple[str, ...], object]:
        """Return what can be changed in the app, as the file holds it; `None` where it is unset."""
        return {
            ("theme",): self.theme,
            ("language",): self.language,
            ("export_folder",): str(self.export_folder) if self.export_folder else None,
            ("figures", "off"): sorted(map(str, self.figures.off)),
            ("figures", "shown"): self.figures.shown,
        }


def load_settings(folder: Path | None = None) -> tuple[Settings, list[Problem]]:
    """Return what the user chose, and what in the file could not be followed.

    A file that is no TOML counts as empty; it stays as it is, since a slip of the hand is no
    reason to lose what is right in it.
    """
    settings = Settings((folder or user_folder("config")) / "settings.toml")
    problems = []
    try:
        stored, settings._text = read_toml(settings.path)
        for name, kind in _followed(settings, stored):
            problems.append(Problem(kind, name, settings.where(name)))
    except WrongFileError as error:
        problems = [Problem("toml", error.detail, f"{error.path}:{error.line}")]
    except OSError as error:
        problems = [Problem("unreadable", error.strerror or str(error), str(settings.path))]
    settings._kept = settings._choices()
    return settings, problems


def stored_in(path: Path) -> tuple[dict[str, object], list[Problem]]:
    """Return what the app's own file at `path` holds, to begin with, and why that is nothing."""
    try:
        stored, aside = read_stored(path)
    except OSError as error:
        return {}, [Problem("refused", error.strerror or str(error), str(path))]
    return stored, [Problem("aside", str(path), str(aside))] if aside else []


def unsaved(settings: Settings, strings: Strings) -> str:
    """Keep `settings`; returns why that was impossible, in one sentence, or nothing."""
    try:
        settings.save()
    except WrongFileError as error:
        where = f"{error.path}:{error.line}"
        return strings.format("settings.held", where=where, what=error.detail)
    except OSError as error:
        return strings.format("settings.unsaved", path=settings.path, reason=error)
    return ""


def _followed(settings: Settings, stored: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Take the entries of `stored` into `settings`; yields those that are wrong, and their kind."""
    for name, value in stored.items():
        match name, value:
            case "theme", str():
                settings.theme = value
            case "language", str() if value in LANGUAGES:
                settings.language = value
            case "export_folder", str() if (folder := folder_at(value)) and folder.is_absolute():
                settings.export_folder = folder  # what the working folder decides is none
            case "log", bool():
                settings.log = value
            case "figures", dict():
                yield from _figures_followed(settings, value)
            case "keys", dict():
                yield from _keys_followed(settings, value, "")
            case "theme" | "language" | "export_folder" | "log" | "figures" | "keys", _:
                yield name, name
            case _:
                yield name, "unknown"


def _figures_followed(
    settings: Settings, stored: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    off: frozenset[Look] = frozenset()
    shown = True
    for name, value in stored.items():
        match name, value:
            case "off", list():
                off = frozenset(look for look in Look if look in value)
                if any(each not in [*Look] for each in value):
                    yield "figures.off", "figures.off"
            case "shown", bool():
                shown = value
            case "off" | "shown", _:
                yield f"figures.{name}", f"figures.{name}"
            case _:
                yield f"figures.{name}", "unknown"
    settings.figures = Choice(off, shown)


def _keys_followed(
    settings: Settings, stored: Mapping[str, object], group: str
) -> Iterator[tuple[str, str]]:
    """Take keys by their ids, be they written as `"move.down"` or as `move.down`."""
    for name, value in stored.items():
        id_ = f"{group}{name}"
        match value:
            case dict():
                yield from _keys_followed(settings, value, f"{id_}.")
            case str():
                settings.keys[id_] = (value,)
            case list() if all(isinstance(key, str) for key in value):
                settings.keys[id_] = tuple(value)
            case _:
                yield f"keys.{id_}", "keys"
