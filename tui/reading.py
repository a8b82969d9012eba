"""Reading what is named: a file, or standard input."""

from __future__ import annotations

import sys

from core.errors import Trouble, UnreadableError, refusal
from core.model import Report, Source
from core.reading import read_report
from core.sources import load, read
from tui.strings import Strings

STANDARD_INPUT = "-"
"""What stands for it among paths."""


def read_report_at(path: str, encoding: str | None) -> Report:
    """Return the report at `path`, or the one on standard input. Raises `UnreadableError`."""
    try:
        return read_report(_source(path, encoding))
    except UnreadableError:
        raise
    # A fault in the reading of one file is to be named, and not to be the end of the others.
    except Exception as error:
        raise UnreadableError(Trouble.FAULTY, path, type(error).__name__) from error


def read_corrected(path: str, encoding: str | None, strings: Strings) -> tuple[Report, str]:
    """Return the report at `path` with the figures as the user set them, and a notice.

    The notice says in one sentence what is wrong with what was set, and is empty where nothing
    is. Raises `UnreadableError`.
    """
    from tui.corrections import notice_of, with_corrections  # noqa: PLC0415 - not for `inspect`

    report, corrections = with_corrections(read_report_at(path, encoding))
    notice = notice_of(corrections, strings) if corrections is not None else ""
    return report, f"{path}: {notice}" if notice else ""


def reason(error: UnreadableError, strings: Strings) -> str:
    """Return what is wrong and what to do, in one sentence of the interface's language."""
    return strings.format(f"error.{error.trouble}", path=error.path, detail=error.detail)


def _source(path: str, encoding: str | None) -> Source:
    if path != STANDARD_INPUT:
        return load(path, encoding=encoding)
    if sys.stdin is None:  # closed before the start (`<&-`)
        raise UnreadableError(Trouble.EMPTY, path)
    try:
        return read(sys.stdin.buffer, path, encoding=encoding)
    except OSError as error:
        raise refusal(error, path) from error
