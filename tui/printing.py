"""Writing to standard output and standard error, whatever stands at their other ends.

No character stops the output: what the stream's encoding lacks is written as an escape. A stream
that was closed before the start (`>&-`) is `None` in Python and takes nothing.
"""

from __future__ import annotations

import os
import sys
from typing import TextIO

from core.text.inert import inert, inert_json


class ClosedError(Exception):
    """Whoever was to read standard output does so no longer."""


class UnwritableError(Exception):
    """Standard output takes no more: the disk is full, say. `str()` is the system's reason."""


def write_text(text: str) -> None:
    """Write `text` to standard output. Raises `ClosedError` and `UnwritableError`."""
    _write_out(text)


def write_data(text: str) -> None:
    """Write `text`, a piece of a file, to standard output: in UTF-8 whatever the locale says.

    Only a terminal gets it in its own encoding. Line ends stay as they are. Raises `ClosedError`
    and `UnwritableError`.
    """
    _write_out(text, encoding=None if _is_terminal(sys.stdout) else "utf-8")


def write_json(value: object) -> None:
    """Write `value` to standard output as JSON, in ASCII where the stream cannot take the rest.

    Raises `ClosedError` and `UnwritableError`.
    """
    import json  # noqa: PLC0415 - the summary does without it

    text = json.dumps(value, ensure_ascii=False, indent=2)
    if not _can_take(sys.stdout, text):
        text = json.dumps(value, indent=2)
    write_text(inert_json(text) + "\n")


def complain(sentence: str) -> None:
    """Write one line to standard error, under the name of the program; nobody need hear it."""
    try:
        _write(sys.stderr, f"reports-tui: {inert(sentence)}\n")
    except OSError:
        return


def columns() -> int | None:
    """Return the width of the terminal that standard output is, in cells; `None` if it is none."""
    if not _is_terminal(sys.stdout):
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except OSError:
        return None


def is_seen() -> bool:
    """Return whether standard output is a terminal, and so read by a person."""
    return _is_terminal(sys.stdout)


def takes_colour() -> bool:
    """Return whether standard output is a terminal whose user wants colours (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb"
    return _is_terminal(sys.stdout) and not plain


def can_run_app() -> bool:
    """Return whether there is a terminal for the app: for its keys, and for its screen."""
    return all(map(_is_terminal, (sys.stdin, sys.stdout, sys.stderr)))


def _write_out(text: str, *, encoding: str | None = None) -> None:
    try:
        _write(sys.stdout, text, encoding)
    except BrokenPipeError as error:
        raise ClosedError from error
    except OSError as error:
        raise UnwritableError(error.strerror or str(error)) from error


def _write(stream: TextIO | None, text: str, encoding: str | None = None) -> None:
    """Write `text` and hand it on; a stream that refuses is not asked again at the end.

    It is written in the encoding of the stream, if none is given.
    """
    if stream is None:
        return
    try:
        if encoding is None:
            encoding = stream.encoding
            stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
            stream.flush()
        else:
            stream.buffer.write(text.encode(encoding, "backslashreplace"))
            stream.buffer.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        raise


def _can_take(stream: TextIO | None, text: str) -> bool:
    try:
        text.encode(stream.encoding if stream else "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
