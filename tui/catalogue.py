"""The files that were given, found and read beside the app: its list fills from here.

A thread finds the files and has them read one by one. Reading is pure Python and would hold
the interpreter's lock against the screen, so all but a handful of text is read in a process
of its own (`tui.reader_process`).
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from tui.documents import Entry, read_entry, stamp_of, unread_entry

if TYPE_CHECKING:
    from tui.reader_process import ReaderProcess

HANDFUL = 300_000
"""Files of no more bytes than this together are read in the thread: a tenth of a second."""


class Catalogue:
    """The entries of all files under some paths, as they become known."""

    def __init__(self, paths: Iterable[str], encoding: str | None = None) -> None:
        self._paths = list(paths)
        self._encoding = encoding
        self._news: SimpleQueue[Entry] = SimpleQueue()
        self._stopped = threading.Event()
        self._reader: ReaderProcess | None = None
        self._thread = threading.Thread(target=self._fill, name="catalogue", daemon=True)

    def start(self) -> None:
        """Begin to find and to read."""
        self._thread.start()

    def stop(self) -> None:
        """Read no further; a reader in the midst of a file is ended."""
        self._stopped.set()
        if self._reader:
            self._reader.interrupt()

    @property
    def busy(self) -> bool:
        """Whether more entries may come."""
        return self._thread.is_alive() or not self._news.empty()

    def news(self) -> Iterator[Entry]:
        """Yield what has become known since the last call: a file first unread, then read."""
        with contextlib.suppress(Empty):
            while True:
                yield self._news.get_nowait()

    def _fill(self) -> None:
        from core.sources.finding import find_files  # noqa: PLC0415

        found = []
        for finding in find_files(self._paths):
            if finding.error:
                self._news.put(unread_entry(finding.error))
                continue
            found.append(finding.path)
            self._news.put(Entry(finding.path))
            if self._stopped.is_set():
                return
        sizes = {path: stamp.size if (stamp := stamp_of(path)) else 0 for path in found}
        # A long file is not to keep the others waiting.
        found.sort(key=lambda path: sizes[path] > HANDFUL)
        if sum(sizes.values()) > HANDFUL:
            from tui.reader_process import ReaderProcess  # noqa: PLC0415

            self._reader = ReaderProcess(self._encoding)
        try:
            for path in found:
                entry = self._read(path)
                if self._stopped.is_set():
                    return
                self._news.put(entry)
        finally:
            if self._reader:
                self._reader.close()

    def _read(self, path: str) -> Entry:
        if self._reader:
            return self._reader.read(path)
        return read_entry(path, self._encoding)
