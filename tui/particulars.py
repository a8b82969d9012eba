"""What a document was read as, for the dialog in which that is set right."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from core.errors import Trouble, UnreadableError
from core.model import Fact, Report
from core.reading import read_report
from core.sources import decode, fetch
from tui.captions import in_one_line
from tui.statements import ENCODINGS, Statement, statement_on

FACTS = ("place", "review_period", "plan_period")
"""What is read of a document, as `core.model.Metadata` and `tui.statements.Statement` name it."""
_OPENING = 120
"""Characters that show what a document reads like in an encoding."""
_AROUND = 30
"""Characters before and behind the words that a fact was read from."""


class Particular(NamedTuple):
    """A fact as it was read."""

    value: str
    """Empty where nothing was found."""
    guessed: bool = False
    words: str = ""
    """The words that say so, with those around them; empty where several places together do."""


class Particulars(NamedTuple):
    """What a document was read as, without what the user states about it."""

    path: str
    sha256: str
    encoding: str
    """What it seems to be in; empty where it could not be read."""
    openings: dict[str, str]
    """How it begins, in each encoding that it can be read in; that which it seems to be in is
    called by the empty name."""
    facts: dict[str, Particular]
    """By their names in `FACTS`."""
    statement: Statement
    """What the user states by now."""


def look_up(path: str, encoding: str | None) -> Particulars:
    """Return the particulars of the document at `path`, which is read for it.

    Takes its time: no call for the UI thread. Raises `UnreadableError` where there is no file.
    """
    data = fetch(path)
    openings: dict[str, str] = {}
    seems, facts = "", {}
    try:
        source = decode(data, path, encoding=encoding)
        report = read_report(source)
        seems, openings[""] = source.encoding, _opening(source.text)
        facts = dict(_facts(report))
    except UnreadableError as error:
        if error.trouble is Trouble.EMPTY:
            raise
    for name in ENCODINGS:
        try:
            openings[name] = _opening(decode(data, path, encoding=name).text)
        except UnreadableError:
            continue
    sha256 = hashlib.sha256(data).hexdigest()
    return Particulars(path, sha256, seems, openings, facts, statement_on(path, sha256)[0])


def _facts(report: Report) -> Iterator[tuple[str, Particular]]:
    for name in FACTS:
        fact: Fact | None = getattr(report.metadata, name)
        if fact is None:
            yield name, Particular("")
        else:
            yield name, Particular(fact.value, fact.guessed, _words(report.text, fact))


def _words(text: str, fact: Fact) -> str:
    """Return the line that a fact was read from, as far as it is near."""
    if fact.span is None:
        return ""
    start, end = fact.span
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return in_one_line(before + text[start:end] + after).strip()


def _opening(text: str) -> str:
    return " ".join(text[: 4 * _OPENING].split())[:_OPENING]
