"""What the user says of documents, kept beside them: never in them.

A dossier is one small JSON file on one document. Those of one kind (`corrections`,
`annotations`) share a folder of the app's data folder. The name of a dossier holds the hash of the
document and one of its path, so that it is found by the content first, and by the path where the
content has changed. What stands in it belongs to the module of its kind, and should hold to words
(`core.text.anchors`).

    kept, unread = find_dossiers("corrections", path, sha256, read)
    with changing("corrections"):  # no other running app writes meanwhile
        …
        refuse_unread(unread)
        write_dossier("corrections", path, sha256, content)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tui.folders import user_folder
from tui.identity import STANDARD_INPUT, identity

if TYPE_CHECKING:
    from pathlib import Path

    from tui.strings import Strings

Content = TypeVar("Content")


class UnknownFormatError(ValueError):
    """A dossier holds something else than those of its kind do."""


class NewerFormatError(OSError):
    """A dossier is of a newer version of the app, which alone can read it and change it."""

    def __init__(self) -> None:
        super().__init__("a newer version of the app wrote what is kept there")


class Unread(NamedTuple):
    """A dossier, or a folder of them, that could not be read."""

    where: Path
    """Where it is, or where it went."""
    error: OSError | None = None
    """Why it was left as it is: the system refused for now, or it is a `NewerFormatError`. `None`
    where it was damaged and has been put aside."""

    def told(self, strings: Strings, broken: str) -> str:
        """Return it in one sentence: the string `broken`, where it was put aside."""
        if self.error is None:
            return strings.format(broken, where=self.where)
        if isinstance(self.error, NewerFormatError):
            return strings.format("kept.newer", where=self.where)
        reason = self.error.strerror or str(self.error)
        return strings.format("kept.unreadable", where=self.where, reason=reason)


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
) -> tuple[Iterator[Content], list[Unread]]:
    """Return what `read` makes of the dossiers on the document at `path` with this hash.

    The likeliest comes first: that on this file as it is, on the same content elsewhere, on this
    file as it was, the last written before others. A dossier that is broken, or that `read`
    raises `UnknownFormatError` for, is put aside; one that cannot be read for now, or that `read`
    raises `NewerFormatError` for, stays. Either is in the list that is returned by the time the
    next one comes.
    """
    folder = _folder(kind)
    unread: list[Unread] = []
    # The command line asks for every document: where nothing was ever kept, that is all.
    if not folder.is_dir():
        return iter(()), unread
    return _read_each(_candidates(folder, path, sha256, unread), read, unread), unread


def all_dossiers(
    kind: str, read: Callable[[Dossier], Content]
) -> tuple[Iterator[Content], list[Unread]]:
    """Return what `read` makes of all dossiers of a kind, as `find_dossiers` does; the last
    written comes first."""
    folder = _folder(kind)
    unread: list[Unread] = []
    return _read_each(_by_age(folder, lambda _: 0, unread), read, unread), unread


def check_version(dossier: Dossier, version: int) -> None:
    """Raise what `read` is to raise for a `dossier` that is not of the `version` of its kind."""
    kept = dossier.content.get("version")
    if kept == version:
        return
    if isinstance(kept, int) and kept > version:
        raise NewerFormatError
    raise UnknownFormatError


def refuse_unread(unread: Iterable[Unread]) -> None:
    """Raise the `OSError` of the first dossier that could not be read and stays where it is.

    Who writes without what stands in it would lose that.
    """
    for each in unread:
        if each.error is not None:
            raise each.error


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

    whole = os.fsencode(identity(path))
    return sha256, f".{hashlib.sha256(whole).hexdigest()[:16]}.json"


def _candidates(folder: Path, path: str, sha256: str, unread: list[Unread]) -> Iterator[Path]:
    """Yield the files that may hold something on the document, the likeliest first."""
    start, end = _names(path, sha256)

    def rank(name: str) -> int | None:
        if name.startswith(start):
            return 0 if name.endswith(end) else 1
        # Standard input has no path that says anything.
        return 2 if name.endswith(end) and path != STANDARD_INPUT else None

    return _by_age(folder, rank, unread)


def _by_age(
    folder: Path, rank: Callable[[str], int | None], unread: list[Unread]
) -> Iterator[Path]:
    """Yield the dossiers in `folder` by the `rank` of their names, the newest first in each."""
    try:
        with os.scandir(folder) as entries:
            files = [
                (place, -_modified(entry), entry.name)
                for entry in entries
                if entry.name.endswith(".json") and (place := rank(entry.name)) is not None
            ]
    except FileNotFoundError:
        return
    except OSError as error:
        unread.append(Unread(folder, error))
        return
    for *_, name in sorted(files):
        yield folder / name


def _modified(entry: os.DirEntry[str]) -> int:
    """Return when a file was last written, in nanoseconds since the epoch."""
    try:
        return entry.stat().st_mtime_ns
    except OSError:  # gone meanwhile, or not to be looked at now: reading it will tell
        return 0


def _read_each(
    files: Iterator[Path], read: Callable[[Dossier], Content], unread: list[Unread]
) -> Iterator[Content]:
    from tui.stored import put_aside, read_stored  # noqa: PLC0415 - as above

    for file in files:
        try:
            stored, moved = read_stored(file)
        except OSError as error:
            unread.append(Unread(file, error))
            continue
        if moved is not None:
            unread.append(Unread(moved))
        elif stored:  # else gone meanwhile
            path = stored.pop("path", "")
            dossier = Dossier(path if isinstance(path, str) else "", file.name[:_HASH], stored)
            try:
                content = read(dossier)
            except NewerFormatError as error:
                unread.append(Unread(file, error))
            except UnknownFormatError:
                unread.append(Unread(put_aside(file)))
            else:
                yield content


_HASH = 64
"""Characters of the hash of a document."""
