"""From the paths that someone gives to the files that may hold reports."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from core.errors import Trouble, UnreadableError, refusal

EXTENSIONS = frozenset({".txt", ".text", ".md"})
"""What the names of files end in that are taken from a folder, in lower case."""

OWN_EXPORT = 'generator: "reports-tui"'
"""The first line of the front matter of what is exported from here (`core.export.front_matter`)."""


class Finding(NamedTuple):
    """A file to read, or a path that leads to none."""

    path: str
    """As it was given, or below a folder that was given."""
    error: UnreadableError | None = None
    """Why nothing can be read there: the path is missing, or a folder that may not be listed."""


def find_files(paths: Iterable[str]) -> Iterator[Finding]:
    """Yield the files that `paths` name, and those of known extension in the folders among them.

    In the order given; in a folder sorted by name, numbers by their value, with what subfolders
    hold in their place. Hidden files and folders are passed over unless given by name, and so are
    exports of reports, whose figures would count twice, and what was yielded before under another
    name, be it through a link. Folders are listed one at
    a time, while the files are taken. Never raises: what cannot be looked at is yielded as such.
    """
    seen: set[tuple[int, int]] = set()
    pending = [(path, True) for path in reversed(list(paths))]
    while pending:
        path, given = pending.pop()
        if not path:  # an unset variable of a shell, not the folder that one is in
            yield Finding(path, UnreadableError(Trouble.MISSING, path))
            continue
        try:
            status = Path(path).stat()
            identity = (status.st_dev, status.st_ino)
            if identity in seen:
                continue
            if S_ISDIR(status.st_mode):
                seen.add(identity)
                pending.extend((inner, False) for inner in reversed(_listed(path)))
            elif given or (_is_known(path) and not _is_own_export(path)):
                seen.add(identity)
                yield Finding(path)
        except (OSError, ValueError) as error:
            if given or _is_known(path) or not _leads_nowhere(error):
                yield Finding(path, refusal(error, path))


def sample_reports() -> str:
    """Return the folder of the reports that come with this package, beside `core` itself."""
    return str(Path(__file__).parents[2] / "sample_reports")


def _listed(folder: str) -> list[str]:
    """Return the paths of what is visible in `folder`, in the order in which people count."""
    visible = [path for path in Path(folder).iterdir() if not path.name.startswith(".")]
    return [str(path) for path in sorted(visible, key=lambda path: _natural(path.name))]


def _natural(name: str) -> tuple[list[tuple[int, str]], str]:
    """Return the key by which `2` stands before `10`; the name itself decides between equals."""
    parts = re.split(r"([0-9]+)", name.casefold())  # every second part is a number
    key = [(int(part), "") if at % 2 else (-1, part) for at, part in enumerate(parts)]
    return key, name


def _is_known(path: str) -> bool:
    return Path(path).suffix.lower() in EXTENSIONS


def _is_own_export(path: str) -> bool:
    if not path.lower().endswith(".md"):
        return False
    opening = f"---\n{OWN_EXPORT}\n".encode()
    with Path(path).open("rb") as file:
        return file.read(len(opening)) == opening


def _leads_nowhere(error: Exception) -> bool:
    """Return whether `error` says that a link points to nothing, or to itself."""
    return isinstance(error, OSError) and error.errno in (errno.ENOENT, errno.ELOOP)
