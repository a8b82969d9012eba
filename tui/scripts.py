"""Reports in the other script, for the eye alone.

What is drawn is converted, character for character; every place stays what it is in the source,
and what is selected, copied or exported are the words of the source.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator

from core.model import Fact, Metadata, Report, Script
from core.text.script import in_script, in_scripts, other_script
from tui.figure_words import FigureWords
from tui.opening import apart

_SHORT = 60_000
"""Characters that are converted in a thread, beside the screen; more of them in a process, for
the time that this takes is to be stopped at will."""


async def rendered(report: Report) -> Report:
    """Return `report` in the other script: text, sections and what is known of the report.

    Its figures are left as they are. All spans hold in both. Cancelling it ends the work. Raises
    `UnreadableError` where the process that does it comes to an end.
    """
    script = other_script(report.metadata.script)
    words = _words_of(report)
    if len(report.text) <= _SHORT:
        converted = await asyncio.to_thread(in_scripts, words, script)
    else:
        path = report.source.path
        converted = await apart(None, lambda reader: reader.convert(path, words, script))
        await asyncio.to_thread(in_script, "", script)  # so that a card need not load the words
    return _with_words(report, converted, script)


def in_script_of(report: Report, words: FigureWords) -> FigureWords:
    """Return `words` on a figure in the script of `report`, which was `rendered`."""
    script = report.metadata.script
    facts = tuple((label, in_script(fact, script)) for label, fact in words.facts)
    name, canonical = in_scripts((words.name, words.canonical), script)
    return words._replace(name=name, canonical=canonical, facts=facts)


def _words_of(report: Report) -> tuple[str, ...]:
    """Return what is converted of a report: its text, what is known of it, the headings."""
    facts = (fact.value if fact else "" for fact in _shown(report.metadata))
    headings = (words for section in report.sections for words in (section.marker, section.title))
    return (report.text, *facts, *headings)


def _with_words(report: Report, words: Iterable[str], script: Script) -> Report:
    """Return `report` with the `words` in the place of its own, in the order of `_words_of`."""
    rest = iter(words)
    return report._replace(
        source=report.source._replace(text=next(rest)),
        metadata=_with_facts(report.metadata, rest)._replace(script=script),
        sections=tuple(
            section._replace(marker=next(rest), title=next(rest)) for section in report.sections
        ),
    )


def _with_facts(metadata: Metadata, values: Iterator[str]) -> Metadata:
    title, place, issuer = (
        fact and fact._replace(value=value)
        for fact, value in zip(_shown(metadata), values, strict=False)
    )
    return metadata._replace(title=title, place=place, issuer=issuer)


def _shown(metadata: Metadata) -> tuple[Fact | None, ...]:
    """Return what is shown of the metadata in the words of the text."""
    return metadata.title, metadata.place, metadata.issuer
