"""The log, which is kept only where the user asks for one, and never holds text of reports.

Nor does it hold names of files, which often are titles. It says what was done, how long that
took and what the system is like: enough to find out what went wrong, or what is slow.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.folders import user_folder

if TYPE_CHECKING:
    from logging import Logger

_LARGEST = 500_000
"""Bytes after which a new file is begun."""
_KEPT = 2
"""Files before it that are kept."""
_INERT = re.compile(r"[\w.+/-]{0,40}", re.ASCII)
_WITHHELD = "?"


class Log:
    """Notes what is done; where it is given no logger, nothing."""

    def __init__(self, logger: Logger | None = None) -> None:
        self._logger = logger

    def note(self, event: str, **facts: object) -> None:
        """Note `event` with `facts`: numbers and identifiers, all else is withheld."""
        if self._logger:
            shown = (f"{name}={_inert(value)}" for name, value in facts.items())
            self._logger.info(" ".join((event, *shown)))

    def close(self) -> None:
        """Let go of the file."""
        for handler in self._logger.handlers if self._logger else ():
            handler.close()


def open_log(path: Path | None = None) -> Log:
    """Return a log that goes into the file at `path`, or into one in the state folder.

    Where nothing can be written, nothing is: a log is no reason to stop.
    """
    import logging  # noqa: PLC0415 - where a log is wanted
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415

    path = path or log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", errors="replace"
        )
    except OSError:
        return Log()
    logging.raiseExceptions = False  # a full disk is not told over the screen
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(message)s"))
    logger = logging.Logger("reports-tui")  # one that no other code writes to
    logger.addHandler(handler)
    return Log(logger)


def log_file() -> Path:
    """Return where the log is kept."""
    return user_folder("state") / "reports-tui.log"


def crash_file() -> Path:
    """Return where it is written why the app crashed."""
    return user_folder("state") / "crash.log"


def told_without_words(error: BaseException) -> str:
    """Return where `error` and what led to it came about, without the words of what was read.

    The message of an error may quote the text that it is about, so that only what the system
    itself says is kept of it.
    """
    return "\n".join(_told(error))


def _told(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before:
        yield from _told(before)
        yield ""
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip("\n")
    kind = type(error)
    reason = f": {error.errno} {error.strerror}" if isinstance(error, OSError) else ""
    yield f"{kind.__module__}.{kind.__qualname__}{reason}"
    if isinstance(error, BaseExceptionGroup):
        for number, member in enumerate(error.exceptions, 1):
            yield f"\n{number} of {len(error.exceptions)} in {kind.__qualname__}:"
            yield from _told(member)


def _inert(value: object) -> str:
    written = str(value)
    return written if _INERT.fullmatch(written) else _WITHHELD
