"""Reading files in a process of its own, whose lock the screen does not wait for.

Both ends are here: `ReaderProcess` asks, `serve` answers. It is one interpreter behind two pipes
rather than a pool of `multiprocessing`: that one wants a standard error of the system, which an
app that has taken over the terminal has not, and would import the main script again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue

from core.errors import Trouble, UnreadableError
from tui.documents import Document, Entry, open_document, read_entry, unread_entry

_START = "from tui.reader_process import serve; serve()"


class ReaderProcess:
    """Reads files apart. A file that ends the process is named, and the next one starts anew."""

    def __init__(self, encoding: str | None) -> None:
        """Read in `encoding`, or in the one that each file seems to be in."""
        self._encoding = encoding
        self._process: subprocess.Popen[bytes] | None = None
        self._interrupted = False

    def read(self, path: str) -> Entry:
        """Return the entry of the file at `path`."""
        try:
            entry = self._answer(read_entry, path)
        except UnreadableError as error:
            return unread_entry(error)
        assert isinstance(entry, Entry)
        return entry

    def open(self, path: str) -> Document:
        """Return the document at `path`. Raises `UnreadableError`."""
        document = self._answer(open_document, path)
        assert isinstance(document, Document)
        return document

    def interrupt(self) -> None:
        """End the process for good, whatever it is doing; for another thread than the reader."""
        self._interrupted = True
        if process := self._process:
            process.kill()

    def close(self) -> None:
        """End the process and let go of it."""
        process, self._process = self._process, None
        if process:
            process.kill()
            with contextlib.suppress(BrokenPipeError), process:
                pass

    def _answer(self, do: Callable[..., object], path: str) -> object:
        """Return what `do` makes of the file at `path`.

        Raises `UnreadableError`, also where it ended the process.
        """
        process = self._process = self._process or _started()
        if self._interrupted:
            process.kill()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump((do, path, self._encoding), process.stdin)
            process.stdin.flush()
            answer = pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.close()
            ended = f"exit status {process.returncode}"
            raise UnreadableError(Trouble.FAULTY, path, ended) from error
        if isinstance(answer, UnreadableError):
            raise answer
        return answer


def serve() -> None:
    """Answer what is asked on standard input on standard output, until it is closed."""
    import signal  # noqa: PLC0415 - for this end only

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # so that nothing else is printed there
    asked: SimpleQueue[tuple[Callable[..., object], str, str | None]] = SimpleQueue()
    threading.Thread(target=_receive, args=(asked,), daemon=True).start()
    while True:
        do, path, encoding = asked.get()
        answer: object
        try:
            answer = do(path, encoding)
        except UnreadableError as error:
            answer = error
        pickle.dump(answer, answers)
        answers.flush()


def _started() -> subprocess.Popen[bytes]:
    # The child finds the modules where this process found them, and not in the working folder.
    places = os.pathsep.join(place for place in sys.path if place)
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": places},
    )


def _receive(asked: SimpleQueue[tuple[Callable[..., object], str, str | None]]) -> None:
    """Take what is asked for while a file is read, so that the end of the asker is seen at once."""
    try:
        while True:
            asked.put(pickle.load(sys.stdin.buffer))
    finally:
        os._exit(0)
