"""Reading what is named: a file, or standard input."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

from core.errors import Trouble, UnreadableError, refusal
from core.model import Report
from core.reading import read_report
from core.sources import decode, fetch, take
from tui.identity import STANDARD_INPUT
from tui.strings import Strings

if TYPE_CHECKING:
    from tui.dossiers import Unread
    from tui.statements import Statement


def read_report_at(path: str, encoding: str | None) -> Report:
    """Return the report at `path`, or the one on standard input. Raises `UnreadableError`."""
    return _report(_data(path), path, encoding)


def read_stated_at(path: str, encoding: str | None) -> tuple[Report, Unread | None]:
    """Return the report at `path` as it reads with what the user stated about it.

    An encoding that was stated counts before `encoding`, unless the bytes are none of it any
    more. And the file that may hold such statements, and could not be read. Raises
    `UnreadableError`.
    """
    from tui.statements import statement_on  # noqa: PLC0415 - not for `inspect`

    data = _data(path)
    statement, unread = statement_on(path, hashlib.sha256(data).hexdigest())
    try:
        return _report(data, path, statement.encoding or encoding, statement), unread
    except UnreadableError:
        if statement.encoding is None:
            raise
    return _report(data, path, encoding, statement), unread


def text_at(path: str, encoding: str | None) -> str:
    """Return the text of the document at `path`, decoded as `read_stated_at` does it."""
    from tui.statements import statement_on  # noqa: PLC0415 - as above

    data = _data(path)
    statement, _ = statement_on(path, hashlib.sha256(data).hexdigest())
    try:
        return decode(data, path, encoding=statement.encoding or encoding).text
    except UnreadableError:
        if statement.encoding is None:
            raise
    return decode(data, path, encoding=encoding).text


def read_corrected(path: str, encoding: str | None, strings: Strings) -> tuple[Report, str]:
    """Return the report at `path` as the user set it right, and a notice.

    The notice says in one sentence what is wrong with what was set, and is empty where nothing
    is. Raises `UnreadableError`.
    """
    from tui.corrections import notice_of, with_corrections  # noqa: PLC0415 - not for `inspect`

    read, unread = read_stated_at(path, encoding)
    report, corrections = with_corrections(read)
    notice = notice_of(corrections, strings) if corrections is not None else ""
    if unread:
        notice = unread.told(strings, "state.broken")
    return report, f"{path}: {notice}" if notice else ""


def reason(error: UnreadableError, strings: Strings) -> str:
    """Return what is wrong and what to do, in one sentence of the interface's language."""
    return strings.format(f"error.{error.trouble}", path=error.path, detail=error.detail)


def _data(path: str) -> bytes:
    if path != STANDARD_INPUT:
        return fetch(path)
    if sys.stdin is None:  # closed before the start (`<&-`)
        raise UnreadableError(Trouble.EMPTY, path)
    try:
        return take(sys.stdin.buffer, path)
    except OSError as error:
        raise refusal(error, path) from error


def _report(
    data: bytes, path: str, encoding: str | None, statement: Statement | None = None
) -> Report:
    """Return what `data` says. Raises `UnreadableError`."""
    try:
        source = decode(data, path, encoding=encoding)
        return read_report(source, statement.stated if statement else None)
    except UnreadableError:
        raise
    # A fault in the reading of one file is to be named, and not to be the end of the others.
    except Exception as error:
        raise UnreadableError(Trouble.FAULTY, path, type(error).__name__) from error
