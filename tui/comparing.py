"""Comparing what is named: two files."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from core.compare import Comparison, Stage


class Hindrance(StrEnum):
    """Why two reports could not be compared: the string `compare.hindrance.<value>`."""

    NO_PLAN = "no_plan"
    """One of them has no plan part."""
    SAME = "same"
    """Both are the same file."""
    FAULTY = "faulty"
    """A fault of this program."""


class IncomparableError(Exception):
    """Two reports could not be compared."""

    def __init__(self, hindrance: Hindrance, path: str, detail: str = "") -> None:
        """Keep what the sentence is made of, as `core.errors.UnreadableError` does."""
        super().__init__(hindrance, path, detail)
        self.hindrance = hindrance
        self.path = path
        """The file that is to blame."""
        self.detail = detail


class Finding(NamedTuple):
    """A comparison, and what has to be known first of it."""

    comparison: Comparison
    notices: tuple[str, ...]
    """The strings `diff.<name>`: `unchanged`, `unrelated`, `not_followed`."""


def compare_files(
    older: str, newer: str, encoding: str | None, progress: Callable[[Stage], None]
) -> Finding:
    """Return the comparison of two files, as the user set them right.

    Takes seconds, and all of the interpreter. Raises `UnreadableError`, `IncomparableError`.
    """
    from core.compare import NoPlanError, compare  # noqa: PLC0415 - heavy, and in its own process
    from core.errors import UnreadableError  # noqa: PLC0415
    from core.export.comparison_digest import digest  # noqa: PLC0415
    from tui.corrections import corrected  # noqa: PLC0415
    from tui.reading import read_stated_at  # noqa: PLC0415

    if older == newer:
        raise IncomparableError(Hindrance.SAME, newer)
    try:
        a, b = (corrected(read_stated_at(path, encoding)[0]) for path in (older, newer))
        comparison = compare(a, b, progress=progress)
        return Finding(comparison, tuple(digest(comparison).notices))
    except NoPlanError as error:
        raise IncomparableError(Hindrance.NO_PLAN, error.report.source.path) from error
    except UnreadableError:
        raise
    # Whatever it is, the user goes on reading.
    except Exception as error:
        raise IncomparableError(Hindrance.FAULTY, newer, type(error).__name__) from error
