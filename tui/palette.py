"""What the command palette offers: commands, the sections of the open report, and reports."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from core.model import Report
from tui.actions.reader import Reader
from tui.documents import Entry
from tui.keys import Keymap, Scope, shown_chord
from tui.keystrokes import Command
from tui.matching import Label
from tui.offers import Offer, recent_first, report_offers
from tui.strings import Strings

Given = TypeVar("Given")

_AIMLESS = frozenset({"app.palette", "app.back"})
"""Bindings that make no sense when chosen from the palette."""

Deed = Callable[[], Awaitable[None]]
"""What is done when an offer of the palette is picked."""


def palette_offers(
    scope: Scope, reader: Reader, run: Callable[[Command], Awaitable[None]]
) -> list[Offer[Deed]]:
    """Return what can be done where the keyboard is, the sections of the open report, and reports.

    `run` carries out a command. Sections and reports are shown by `reader`, and screens that lie
    over it are left for that.
    """

    async def read(offset: int) -> None:
        await _leave_for(reader)
        reader.go_to(offset)
        reader.detail.go_to(offset, top=True)

    async def visit(path: str) -> None:
        await _leave_for(reader)
        reader.visit(path)

    strings = reader.strings
    offers = [*_commands(reader.keymap, scope, strings, run)]
    if reader.document:
        offers += _sections(reader.document.report, strings, read)
    recent = recent_first(reader.entries, reader.recent)
    return [*offers, *_reports(recent, strings, visit)]


def named_offers(names: Iterable[str]) -> list[Offer[str]]:
    """Return offers of `names`, which are handed back as they are."""
    return [Offer(Label(name), name) for name in names]


async def _leave_for(reader: Reader) -> None:
    """Leave the screens that lie over `reader`."""
    while (screen := reader.app.screen) is not reader.detail.screen:
        await screen.dismiss(None)


def _commands(
    keymap: Keymap, scope: Scope, strings: Strings, run: Callable[[Command], Awaitable[None]]
) -> Iterator[Offer[Deed]]:
    """Yield the commands that work in `scope`, with their keys."""
    # What nobody opens a palette for comes last.
    for binding in sorted(keymap.bindings, key=lambda each: each.group == "move"):
        if scope in binding.scopes and binding.id not in _AIMLESS:
            keys = "  ".join(map(shown_chord, binding.keys))
            deed = _deed(run, Command(binding, None))
            yield Offer(Label(strings[binding.label]), deed, keys)


def _sections(
    report: Report, strings: Strings, go: Callable[[int], Awaitable[None]]
) -> Iterator[Offer[Deed]]:
    """Yield the sections of a report; `go` leads to the offset where one starts."""
    kind = strings["palette.section"]
    for section in report.sections:
        name = Label(section.marker + section.title)
        yield Offer(name, _deed(go, section.heading.start), kind)


def _reports(
    entries: Sequence[Entry], strings: Strings, visit: Callable[[str], Awaitable[None]]
) -> Iterator[Offer[Deed]]:
    """Yield `entries`; `visit` opens the one at a path."""
    kind = strings["palette.report"]
    for offer in report_offers(entries, strings):
        yield Offer(offer.label, _deed(visit, offer.choice.path), kind)


def _deed(do: Callable[[Given], Awaitable[None]], given: Given) -> Deed:
    return lambda: do(given)
