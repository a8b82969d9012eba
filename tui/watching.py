"""Looking whether files change on the disk while they are read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from enum import Enum, auto

from tui.documents import Stamp, stamp_of

_PAUSE = 1.0
"""Seconds between two looks."""


class News(Enum):
    """What became of a file."""

    CHANGED = auto()
    """It is another one by now, and holds still."""
    VANISHED = auto()
    """It is no more where it was."""


class Watcher:
    """Looks at a few files again and again, in a thread of its own.

    So a network drive that is gone holds up nothing else, and the app can be left. A file that is
    being written, or that an editor puts another one in the place of, is told of when two looks
    have found it the same. Each state of a file is told once.
    """

    def __init__(self, tell: Callable[[str, News], object]) -> None:
        """Call `tell` with a path and what became of the file, in the thread."""
        self._tell = tell
        self._files: dict[str, _File] = {}
        self._wake = threading.Event()
        self._stopped = False
        self._thread: threading.Thread | None = None
        self._looking = threading.Lock()

    def watch(self, files: Mapping[str, Stamp | None]) -> None:
        """Look at `files` from now on, and no others.

        They are given as they were when they were read; `None` for one that was not there. What
        was told of a file that is watched already is not told again.
        """
        before = self._files
        self._files = {
            path: before[path] if path in before and before[path].read == stamp else _File(stamp)
            for path, stamp in files.items()
        }
        if self._thread is None and files:
            self._thread = threading.Thread(target=self._go_on, name="watcher", daemon=True)
            self._thread.start()

    def look_soon(self) -> None:
        """Do not wait for the next look."""
        self._wake.set()

    def look(self) -> None:
        """Look once, and tell what is to be told."""
        with self._looking:
            for path, file in tuple(self._files.items()):
                if news := file.look(stamp_of(path)):
                    self._tell(path, news)

    def stop(self) -> None:
        """Look no more."""
        self._stopped = True
        self._wake.set()

    def _go_on(self) -> None:
        while not self._stopped:
            self._wake.wait(_PAUSE)
            self._wake.clear()
            if not self._stopped:
                self.look()


class _File:
    """A file as it was found."""

    def __init__(self, read: Stamp | None) -> None:
        self.read = read
        """As it was when it was read."""
        self._told = self._seen = read

    def look(self, now: Stamp | None) -> News | None:
        """Return what is to be told of the file, which is so `now`."""
        is_still, self._seen = now == self._seen, now
        if not is_still or now == self._told:
            return None
        self._told = now
        if now is None:
            return News.VANISHED
        # One that is back as it was needs not be read again.
        return News.CHANGED if now != self.read else None
