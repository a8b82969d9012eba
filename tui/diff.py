"""`reports-tui diff A B`: what became of the plan of one report in the next one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.compare import NoPlanError, Stage, compare
from core.errors import UnreadableError
from core.export.comparison_digest import Digest, digest
from tui import printing
from tui.progress import Progress
from tui.reading import read_corrected, reason
from tui.strings import Strings

if TYPE_CHECKING:
    from core.compare import Comparison
    from core.model import Report

UNCHANGED, CHANGED, TROUBLE = 0, 1, 2
"""Exit statuses, those of POSIX `diff`."""
_PAGE = 80
"""Cells of a line where standard output is no terminal."""


class _TroubleError(Exception):
    """There is no comparison; what is to be said, a sentence each."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def print_diff(paths: tuple[str, str], form: str, strings: Strings, encoding: str | None) -> int:
    """Print the comparison of the reports at two paths, and return the exit status.

    `form` is `text`, `markdown`, `json` or `html`. What stands in the way is said on standard
    error, one line for each report.
    """
    with Progress(sys.stderr) as progress:
        try:
            comparison = _compared(paths, strings, encoding, progress)
        except _TroubleError as trouble:
            progress.clear()
            for sentence in trouble.sentences:
                printing.complain(sentence)
            return TROUBLE
    told = digest(comparison)
    try:
        _print(comparison, told, form, strings)
    except printing.ClosedError:
        pass  # whoever reads has seen enough, and the status still says what there was to see
    except printing.UnwritableError as error:
        printing.complain(strings.format("cli.not_written", detail=str(error)))
        return TROUBLE
    return UNCHANGED if told.unchanged else CHANGED


def _compared(
    paths: tuple[str, str], strings: Strings, encoding: str | None, progress: Progress
) -> Comparison:
    """Return the comparison of the reports at `paths`; raises `_TroubleError`."""
    reports, sentences = [], []
    for path in paths:
        progress.say(strings.format("diff.reading", path=path))
        try:
            report, notice = read_corrected(path, encoding, strings)
        except UnreadableError as error:
            sentences.append(reason(error, strings))
        else:
            reports.append(report)
            if notice:
                progress.clear()
                printing.complain(notice)
    if sentences:
        raise _TroubleError(*sentences)
    a, b = reports
    if _year_of(a) > _year_of(b) > 0:
        names = {"a": a.source.path, "b": b.source.path}
        progress.clear()
        printing.complain(strings.format("diff.reversed", **names))

    def say(stage: Stage) -> None:
        progress.say(strings[f"diff.stage.{stage}"])

    try:
        return compare(a, b, progress=say)
    except NoPlanError as error:
        sentence = strings.format("diff.no_plan", path=error.report.source.path)
        raise _TroubleError(sentence) from error
    # A fault of this program would end it with the status that says that something changed.
    except Exception as error:
        sentence = strings.format("diff.faulty", detail=type(error).__name__)
        raise _TroubleError(sentence) from error


def _year_of(report: Report) -> int:
    """Return the year that a report plans, 0 where that is not known."""
    metadata = report.metadata
    if metadata.plan_period:
        return int(metadata.plan_period.value[:4])
    return metadata.year + 1 if metadata.year else 0


def _print(comparison: Comparison, told: Digest, form: str, strings: Strings) -> None:
    """Print a comparison. Raises what `tui.printing` does."""
    if form == "json":
        from core.export.comparison_contract import describe_comparison  # noqa: PLC0415

        printing.write_json(describe_comparison(comparison))
    elif form == "text":
        from tui.comparison_text import comparison_text  # noqa: PLC0415 - what is asked for

        width, colour = printing.columns() or _PAGE, printing.takes_colour()
        for line in comparison_text(told, strings, width=width, colour=colour):
            printing.write_text(line)
    else:
        for piece in _pieces(told, form, strings):
            printing.write_data(piece)


def _pieces(told: Digest, form: str, strings: Strings) -> Iterator[str]:
    """Return the pieces of a file in `markdown` or `html`."""
    if form == "markdown":
        from core.export.comparison_markdown import as_markdown  # noqa: PLC0415 - as above

        return as_markdown(told, strings)
    from core.export.comparison_html import as_html  # noqa: PLC0415 - as above

    return as_html(told, strings)
