"""The command line in a shell, as its users run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def shell(
    command: str, *files: Path | str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `command` in a shell, where `reports-tui` is the command line and `$1` the first file."""
    function = f'reports-tui() {{ "{sys.executable}" -m tui "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", function + command, "bash", *map(os.fspath, files)],
        capture_output=True,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
