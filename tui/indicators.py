"""`reports-tui indicators PATH…`: the figures of many reports, one file after the other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.errors import UnreadableError
from core.sources.finding import Finding, find_files
from tui import printing
from tui.identity import STANDARD_INPUT
from tui.progress import Progress
from tui.reading import read_corrected, reason
from tui.strings import Strings

if TYPE_CHECKING:
    from core.model import Report


def print_indicators(
    paths: list[str], form: str, strings: Strings, *, encoding: str | None, bom: bool
) -> bool:
    """Print the figures of the reports at `paths` and in the folders among them.

    `form` is `table`, `csv`, `json` or `jsonl`. What cannot be read is said on standard error,
    and the others are read. Returns whether all could be, and there was something. No more than
    two reports are in memory at a time. Raises what `tui.printing` does.
    """
    with Progress.beside_output() as progress:
        reports = _Reports(paths, encoding, strings, progress)
        if form == "table":
            _print_tables(reports, strings)
        else:
            _print_rows(reports, form, bom=bom)
    return reports.complete


class _Reports:
    """The reports at some paths, read one after the other while they are taken."""

    def __init__(
        self, paths: list[str], encoding: str | None, strings: Strings, progress: Progress
    ) -> None:
        self._paths = paths
        self._encoding = encoding
        self._strings = strings
        self._progress = progress
        self.complete = True
        """Whether every one could be read."""

    def __iter__(self) -> Iterator[Report]:
        found = 0
        for found, finding in enumerate(_findings(self._paths), 1):
            progress = {"path": finding.path, "count": f"{found:,}"}
            self._progress.say(self._strings.format("indicators.reading", **progress))
            try:
                if finding.error is not None:
                    raise finding.error
                report, notice = read_corrected(finding.path, self._encoding, self._strings)
            except UnreadableError as error:
                self._complain(reason(error, self._strings))
            else:
                if notice:
                    self._complain(notice)
                yield report
            # One report is read faster without it; with many it keeps the memory flat.
            gc.enable()
        if not found:
            self._complain(self._strings["cli.nothing_found"])

    def _complain(self, sentence: str) -> None:
        self.complete = False
        self._progress.clear()
        printing.complain(sentence)


def _findings(paths: list[str]) -> Iterator[Finding]:
    """Yield the files that `paths` name, standard input in its place among them, but once."""
    if STANDARD_INPUT not in paths:
        yield from find_files(paths)
        return
    at = paths.index(STANDARD_INPUT)
    yield from find_files(paths[:at])
    yield Finding(STANDARD_INPUT)
    yield from find_files(path for path in paths[at:] if path != STANDARD_INPUT)


def _print_tables(reports: _Reports, strings: Strings) -> None:
    from tui.indicator_table import indicator_table  # noqa: PLC0415

    width, colour = printing.columns(), printing.takes_colour()
    before = ""
    for report in reports:
        for line in indicator_table(report, strings, width=width, colour=colour):
            printing.write_text(before + line)
            before = ""
        before = "\n"


def _print_rows(reports: _Reports, form: str, *, bom: bool) -> None:
    from core.export import tables  # noqa: PLC0415

    rows = (row for report in reports for row in tables.indicator_rows(report))
    lines = {
        "csv": lambda: tables.as_csv(rows, bom=bom),
        "json": lambda: tables.as_json(rows),
        "jsonl": lambda: tables.as_jsonl(rows),
    }[form]()
    for line in lines:
        printing.write_data(line)
