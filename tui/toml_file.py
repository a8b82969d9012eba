"""The file of settings: TOML that a user writes by hand, and the app changes without harm to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from tui.stored import replace_whole

_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
_TOO_DEEP = "nested too deeply"


class WrongFileError(Exception):
    """A file that is not TOML: its path, the line at which it ceases to be, counted from 1, and
    what is wrong there, in the words of the parser."""

    def __init__(self, path: Path, line: int, detail: str) -> None:
        super().__init__(path, line, detail)
        self.path = path
        self.line = line
        self.detail = detail


def read_toml(path: Path) -> tuple[dict[str, object], str]:
    """Return what the file at `path` holds, and its text; nothing where there is no file.

    Raises `WrongFileError` where it is not TOML, and `OSError` where it cannot be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}, ""
    try:
        text = content.decode("utf-8-sig")  # as editors on Windows write it
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise WrongFileError(path, line, "not UTF-8") from error
    return _parsed(text, path), text


def line_of(text: str, name: str) -> int:
    """Return the line of `text`, which is TOML, where the entry `name` (`figures.off`) begins.

    Where it has none of its own, it is that of the table that holds it; counted from 1.
    """
    lines: dict[str, int] = {}
    for line, entry in _entries(text):
        lines.setdefault(entry, line)
    holding = (entry for entry in lines if f"{name}.".startswith(f"{entry}."))
    return lines.get(max(holding, key=len, default=""), 1)


def change_toml(path: Path, changes: Mapping[tuple[str, ...], object]) -> None:
    """Set the entries that `changes` name in the file at `path`, all of them or none; `None`
    takes one away.

    Everything else in it stays, with its comments and its order, be it as another running app
    has written it meanwhile. Raises `WrongFileError` where the file is not TOML, which is left as
    it is, and `OSError` where it cannot be read or written.
    """
    import tomlkit  # noqa: PLC0415 - a twentieth of a second, when something is kept
    from tomlkit.items import Table  # noqa: PLC0415

    path = path.resolve()  # a link stays a link
    _, text = read_toml(path)
    document = tomlkit.parse(text)
    for names, value in changes.items():
        table: tomlkit.TOMLDocument | Table = document
        for name in names[:-1]:
            if not isinstance(table.get(name), dict):
                table.pop(name, None)  # else the table would stand amid the entries before it
                table[name] = tomlkit.table()
            table = cast("Table", table[name])
        if value is None:
            table.pop(names[-1], None)
        else:
            table[names[-1]] = value
    changed = tomlkit.dumps(document)
    _parsed(changed, path)
    replace_whole(path, changed)


def _parsed(text: str, path: Path) -> dict[str, object]:
    import tomllib  # noqa: PLC0415 - where there is a file to read

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        place = _LINE.search(said)
        last = text.count("\n", 0, len(text.rstrip())) + 1
        detail = (said[: place.start()] if place else said).strip()
        raise WrongFileError(path, int(place[1]) if place else last, detail) from error
    except RecursionError as error:
        raise WrongFileError(path, 1, _TOO_DEEP) from error


def _entries(text: str) -> Iterator[tuple[int, str]]:
    """Yield the first line and the name of every entry of `text`, tables among them.

    A statement is as many lines as it takes to parse them by themselves: nothing that is cut
    short does.
    """
    import tomllib  # noqa: PLC0415 - as above

    table = ""
    first, pending = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        first = first if pending else number
        pending += f"{line}\n"
        try:
            statement = tomllib.loads(pending)
        except tomllib.TOMLDecodeError:
            continue
        names = list(_names(statement))
        is_table = pending.lstrip().startswith("[")
        yield from ((first, name if is_table else f"{table}{name}") for name in names)
        table = f"{names[-1]}." if is_table else table
        pending = ""


def _names(stored: object) -> Iterator[str]:
    """Yield the name of every entry in `stored`, outer ones first."""
    if isinstance(stored, list) and stored and isinstance(stored[-1], dict):
        stored = stored[-1]  # one table of several of the same name
    if isinstance(stored, dict):
        for name, inner in stored.items():
            yield name
            yield from (f"{name}.{each}" for each in _names(inner))
