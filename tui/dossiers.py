"""What the user says of documents, kept beside them: never in them.

A dossier is one small JSON file on one document. Those of one kind (`corrections`,
`annotations`) share a folder of the app's data folder. The name of a dossier holds the hash of the
document and one of its path, so that it is found by the content first, and by the path where the
content has changed. What stands in it belongs to the module of its kind, and should hold to words
(`core.text.anchors`).

    kept, aside = find_dossiers("corrections", path, sha256, read)
    with changing("corrections"):  # no other running app writes meanwhile
        …
        write_dossier("corrections", path, sha256, content)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tui.folders import user_folder

if TYPE_CHECKING:
    from pathlib import Path

Content = TypeVar("Content")


class UnknownFormatError(ValueError):
    """A dossier holds something else than those of its kind do."""


class Dossier(NamedTuple):
    """What is kept on one document."""

    path: str
    """Where the document was when that was written; empty where nobody noted it."""
    sha256: str
    """Hash of the bytes that it then had."""
    content: dict[str, object]
    """What is kept, as JSON."""


def find_dossiers(
    kind: str, path: str, sha256: str, read: Callable[[Dossier], Content]
) -> tuple[Iterator[Content], list[Path]]:
    """Return what `read` makes of the dossiers on the document at `path` with this hash.

    The likeliest comes first: that on this file as it is, on the same content elsewhere, on this
    file as it was, the last written before others. A dossier that is broken, or that `read`
    raises `UnknownFormatError` for, is put aside, and its new name is in the list that is
    returned by the time the next one comes.
    """
    folder = _folder(kind)
    aside: list[Path] = []
    # The command line asks for every document: where nothing was ever kept, that is all.
    if not folder.is_dir():
        return iter(()), aside
    return _read_each(_candidates(folder, path, sha256), read, aside), aside


def all_dossiers(
    kind: str, read: Callable[[Dossier], Content]
) -> tuple[Iterator[Content], list[Path]]:
    """Return what `read` makes of all dossiers of a kind, as `find_dossiers` does; the last
    written comes first."""
    folder = _folder(kind)
    aside: list[Path] = []
    return _read_each(_by_age(folder, lambda _: 0), read, aside), aside


def write_dossier(kind: str, path: str, sha256: str, content: dict[str, object]) -> None:
    """Keep exactly `content` on the document at `path` with this hash.

    Who has read before what is to be replaced does both while `changing` the kind. Raises `OSError`
    where it is impossible.
    """
    from tui.stored import write_stored  # noqa: PLC0415 - not for the first paint

    name = "".join(_names(path, sha256))
    write_stored(_folder(kind) / name, {"path": path, **content})


def changing(kind: str) -> AbstractContextManager[None]:
    """Return what keeps other running apps from changing dossiers of a kind meanwhile.

    On entry it raises `OSError` where that is impossible.
    """
    from tui.stored import locked  # noqa: PLC0415 - as above

    return locked(_folder(kind))


def _folder(kind: str) -> Path:
    return user_folder("data") / kind


def _names(path: str, sha256: str) -> tuple[str, str]:
    """Return how the name of a dossier starts, by the content, and ends, by the path."""
    import hashlib  # noqa: PLC0415 - as above

    whole = "-" if path == "-" else os.path.abspath(path)  # noqa: PTH100
    return sha256, f".{hashlib.sha256(os.fsencode(whole)).hexdigest()[:16]}.json"


def _candidates(folder: Path, path: str, sha256: str) -> Iterator[Path]:
    """Yield the files that may hold something on the document, the likeliest first."""
    start, end = _names(path, sha256)

    def rank(name: str) -> int | None:
        if name.startswith(start):
            return 0 if name.endswith(end) else 1
        # Standard input has no path that says anything.
        return 2 if name.endswith(end) and path != "-" else None

    return _by_age(folder, rank)


def _by_age(folder: Path, rank: Callable[[str], int | None]) -> Iterator[Path]:
    """Yield the dossiers in `folder` by the `rank` of their names, the newest first in each."""
    try:
        with os.scandir(folder) as entries:
            files = [
                (place, -entry.stat().st_mtime_ns, entry.name)
                for entry in entries
                if entry.name.endswith(".json") and (place := rank(entry.name)) is not None
            ]
    except OSError:
        return
    for *_, name in sorted(files):
        yield folder / name


def _read_each(
    files: Iterator[Path], read: Callable[[Dossier], Content], aside: list[Path]
) -> Iterator[Content]:
    from tui.stored import put_aside, read_stored  # noqa: PLC0415 - as above

    for file in files:
        stored, moved = read_stored(file)
        if moved is not None:
            aside.append(moved)
        elif stored:  # else gone meanwhile, or not to be read now: no reason to move it
            path = stored.pop("path", "")
            dossier = Dossier(path if isinstance(path, str) else "", file.name[:_HASH], stored)
            try:
                content = read(dossier)
            except UnknownFormatError:
                aside.append(put_aside(file))
            else:
                yield content


_HASH = 64
"""Characters of the hash of a document."""
