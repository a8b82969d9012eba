"""The command line in this process, between standard streams as a process has them."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

from tui.cli import main


def run_here(
    *arguments: Path | str, encoding: str = "utf-8", given: bytes = b""
) -> CompletedProcess[bytes]:
    """Run the command line on standard input that holds what is `given`.

    The streams are in `encoding`, as `PYTHONIOENCODING` sets them. What is no matter of streams
    and of the shell is tested so: a process of its own would start Python, and load what a
    comparison needs, once for every command.
    """
    # Strict and escaping, each as Python opens it.
    read = TextIOWrapper(BytesIO(given), encoding)
    out, err = TextIOWrapper(BytesIO(), encoding), TextIOWrapper(BytesIO(), encoding)
    err.reconfigure(errors="backslashreplace")
    with patch.object(sys, "stdin", read), redirect_stdout(out), redirect_stderr(err):
        status = main(list(map(str, arguments)))
    for stream in (out, err):
        stream.flush()
    written = (stream.detach().getvalue() for stream in (out, err))
    return CompletedProcess(arguments, status, *written)
