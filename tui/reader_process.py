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
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from core.errors import Trouble, UnreadableError
from tui.comparing import Finding, IncomparableError, compare_files
from tui.documents import Document, Entry, open_document, read_entry, unread_entry

if TYPE_CHECKING:
    from core.compare import Stage
    from core.model import Script
    from tui.particulars import Particulars

_START = "from tui.reader_process import serve; serve()"


class _Question(NamedTuple):
    """What is to be done."""

    do: Callable[..., object]
    arguments: tuple[object, ...]
    tells: bool
    """Whether `do` takes, as its last argument, what it tells its progress to."""


class _Reply(NamedTuple):
    """What comes back: news of the progress, and at last the answer or what went wrong."""

    said: object
    is_last: bool


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
            entry = self._answer(path, _Question(read_entry, (path, self._encoding), tells=False))
        except UnreadableError as error:
            return unread_entry(error)
        assert isinstance(entry, Entry)
        return entry

    def open(self, path: str) -> Document:
        """Return the document at `path`. Raises `UnreadableError`."""
        question = _Question(open_document, (path, self._encoding), tells=False)
        document = self._answer(path, question)
        assert isinstance(document, Document)
        return document

    def compare(self, older: str, newer: str, progress: Callable[[Stage], None]) -> Finding:
        """Return the comparison of two files; `progress` is told each stage as it begins.

        Raises `UnreadableError` and `IncomparableError`.
        """
        question = _Question(compare_files, (older, newer, self._encoding), tells=True)
        finding = self._answer(newer, question, progress)
        assert isinstance(finding, Finding)
        return finding

    def look_up(self, path: str) -> Particulars:
        """Return what the document at `path` was read as. Raises `UnreadableError`."""
        from tui.particulars import Particulars, look_up  # noqa: PLC0415 - when it is asked for

        particulars = self._answer(path, _Question(look_up, (path, self._encoding), tells=False))
        assert isinstance(particulars, Particulars)
        return particulars

    def convert(self, path: str, texts: tuple[str, ...], script: Script) -> tuple[str, ...]:
        """Return `texts`, those of the file at `path`, in `script`. Raises `UnreadableError`."""
        converted = self._answer(path, _Question(_in_scripts, (texts, script), tells=False))
        assert isinstance(converted, tuple)
        return converted

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

    def _answer(
        self, path: str, question: _Question, hear: Callable[..., None] | None = None
    ) -> object:
        """Return the answer to `question`; `hear` is given the news before it.

        Raises `UnreadableError` for `path` where the question ended the process, and what the
        answer raises.
        """
        process = self._process = self._process or _started()
        if self._interrupted:
            process.kill()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump(question, process.stdin)
            process.stdin.flush()
            while not (reply := pickle.load(process.stdout)).is_last:
                if hear:
                    hear(reply.said)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.close()
            ended = f"exit status {process.returncode}"
            raise UnreadableError(Trouble.FAULTY, path, ended) from error
        if isinstance(reply.said, UnreadableError | IncomparableError):
            raise reply.said
        return reply.said


def serve() -> None:
    """Answer what is asked on standard input on standard output, until it is closed."""
    import signal  # noqa: PLC0415 - for this end only

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # so that nothing else is printed there
    tell = partial(_send, answers, is_last=False)
    asked: SimpleQueue[_Question] = SimpleQueue()
    threading.Thread(target=_receive, args=(asked,), daemon=True).start()
    while True:
        do, arguments, tells = asked.get()
        answer: object
        try:
            answer = do(*arguments, tell) if tells else do(*arguments)
        except (UnreadableError, IncomparableError) as error:
            answer = error
        _send(answers, answer, is_last=True)


def _in_scripts(texts: tuple[str, ...], script: Script) -> tuple[str, ...]:
    from core.text.script import in_scripts  # noqa: PLC0415 - not for those that only read

    return in_scripts(texts, script)


def _send(answers: BinaryIO, said: object, *, is_last: bool) -> None:
    pickle.dump(_Reply(said, is_last), answers)
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


def _receive(asked: SimpleQueue[_Question]) -> None:
    """Take what is asked for while a file is read, so that the end of the asker is seen at once."""
    try:
        while True:
            asked.put(pickle.load(sys.stdin.buffer))
    finally:
        os._exit(0)
