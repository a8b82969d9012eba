"""How the app was left: what was listed and open, and how the panes stood.

`session.json` in the state folder is the app's own. It holds the last sessions, one for each set
of paths that was opened, the newest last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from core.sources.finding import sample_reports
from tui.documents import Entry
from tui.folders import user_folder
from tui.identity import STANDARD_INPUT, identity
from tui.partners import planned_year
from tui.settings import Problem, stored_in
from tui.stored import locked_file, read_stored, write_stored

REMEMBERED = 20
"""Sessions that are kept."""
RECENT = 30
"""Reports that are known as recently open."""
LEAST = 12
"""Hundredths of the room that every pane keeps."""


class Layout(NamedTuple):
    """How the panes stand."""

    side: int | None = None
    """Width of the lists in hundredths of the screen; `None` for the app's own choice."""
    split: int | None = None
    """How much of that the list of reports has, in hundredths; `None` likewise."""
    is_reading: bool = False
    """Whether the lists are put away."""


class Left(NamedTuple):
    """Where the user was."""

    path: str
    """The report that was open last; empty where none was."""
    pane: str
    """The scope of the pane that had the keyboard (`tui.keys`); empty where none ever had."""

    def is_at(self, path: str) -> bool:
        """Return whether the report at `path` is that one."""
        return identity(path) == self.path


@dataclass(slots=True)
class Session:
    """One set of paths, and how they were left."""

    paths: list[str]
    """The files and folders that are listed, by their `tui.identity`."""
    recent: list[str] = field(default_factory=list)
    """Paths of the reports that were open, the last one first."""
    pane: str = ""
    """The scope of the pane that had the keyboard (`tui.keys`); empty at first."""
    layout: Layout = field(default_factory=Layout)
    is_tour: bool = False
    """Whether the sample reports are shown for the first time."""

    def opened(self, path: str) -> None:
        """Remember that the report at `path` was opened."""
        path = identity(path)
        self.recent = [path, *(each for each in self.recent if each != path)][:RECENT]

    @property
    def left(self) -> Left:
        """Where the user is by now."""
        return Left(next(iter(self.recent), ""), self.pane)


class Sessions:
    """The file that sessions are kept in."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or user_folder("state")) / "session.json"
        self._kept: dict[str, object] = {}

    def resume(self, paths: list[str]) -> tuple[Session, Problem | None]:
        """Return how `paths` were left; where none are given, the last session that still exists.

        Where there is none, the sample reports are shown. Also returns what could not be read.
        """
        stored, problems = stored_in(self._path)
        problem = next(iter(problems), None)
        sessions = list(_sessions_in(stored))
        wanted = list(map(identity, paths))
        if not wanted:
            for session in reversed(sessions):
                if any(Path(each).exists() for each in session.paths):
                    return session, problem
            wanted = [sample_reports()]
        same = (each for each in sessions if each.paths == wanted)
        return next(same, Session(wanted, is_tour=wanted == [sample_reports()])), problem

    def keep(self, session: Session) -> None:
        """Keep `session` as the last one, if it is otherwise than it was kept.

        One that reads standard input is not kept: nobody can go on with it. Sessions that another
        running app kept meanwhile stay. Raises `OSError` where that is impossible.
        """
        described = _described(session)
        if described == self._kept or STANDARD_INPUT in session.paths:
            return
        with locked_file(self._path):
            stored, _ = read_stored(self._path)
            others = [each for each in _sessions_in(stored) if each.paths != session.paths]
            newest = [*map(_described, others), described][-REMEMBERED:]
            write_stored(self._path, {"sessions": newest})
        self._kept = described


def first_of_tour(entries: Iterable[Entry]) -> Entry | None:
    """Return what a new user is shown first: the newest report of the place with most years."""
    by_place: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.place and planned_year(entry):
            by_place.setdefault(entry.place, []).append(entry)
    most = max(by_place.values(), key=len, default=[])
    return max(most, key=lambda each: planned_year(each) or 0, default=None)


def _described(session: Session) -> dict[str, object]:
    return {
        "paths": session.paths,
        "recent": session.recent,
        "pane": session.pane,
        "layout": session.layout._asdict(),
    }


def _sessions_in(stored: dict[str, object]) -> Iterable[Session]:
    """Yield the sessions in `stored`; what is none of this app's is passed over."""
    sessions = stored.get("sessions")
    for each in sessions if isinstance(sessions, list) else ():
        match each:
            case {"paths": list(paths), "recent": list(recent), "pane": str(pane)} if paths:
                if all(isinstance(path, str) for path in (*paths, *recent)):
                    yield Session(paths, recent, pane, _layout_in(each.get("layout")))


def _layout_in(stored: object) -> Layout:
    match stored:
        case {
            "side": (int() | None) as side,
            "split": (int() | None) as split,
            "is_reading": bool(is_reading),
        }:
            return Layout(_bounded(side), _bounded(split), is_reading)
    return Layout()


def _bounded(share: int | None) -> int | None:
    """Return `share` as far as it leaves room for every pane."""
    return None if share is None else min(max(share, LEAST), 100 - LEAST)
