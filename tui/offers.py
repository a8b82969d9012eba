"""What a picker offers: reports, and whatever else has a name."""

from __future__ import annotations

import os.path
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import Generic, NamedTuple, TypeVar

from tui.captions import in_one_line, shown_periods
from tui.documents import Entry
from tui.matching import Label
from tui.strings import Strings

Choice = TypeVar("Choice")

BETWEEN = "  "
"""Stands between the fields of a remark."""


class Offer(NamedTuple, Generic[Choice]):
    """Something to pick."""

    label: Label
    """What it is called and found by; the remark is made of fields with `BETWEEN` between."""
    choice: Choice
    """What is handed back when it is picked."""
    right: str = ""
    """What stands at the right edge: the keys that do the same, or what kind of thing it is."""


def report_offers(entries: Sequence[Entry], strings: Strings) -> list[Offer[Entry]]:
    """Return `entries` by their titles, or else the names of their files.

    What these do not tell is remarked: place, year, issuer, and the file, which comes first where
    titles are the same.
    """
    names = [os.path.basename(entry.path) for entry in entries]  # noqa: PTH119 - ten times faster
    called = [in_one_line(entry.title or name) for entry, name in zip(entries, names, strict=True)]
    titles, both = Counter(called), Counter(zip(called, names, strict=True))
    offers = []
    for entry, title, name in zip(entries, called, names, strict=True):
        fields = _facts(entry, title, strings)
        if titles[title] > 1:
            if both[title, name] > 1:
                name = f"{PurePath(entry.path).parent.name}/{name}"  # noqa: PLW2901
            fields.insert(0, name)
        elif not name.startswith(title):
            fields.append(name)
        offers.append(Offer(Label(title, BETWEEN.join(fields)), entry))
    return offers


def recent_first(entries: Iterable[Entry], recent: Sequence[str]) -> list[Entry]:
    """Return `entries` with those at the absolute paths in `recent` before the others, in that
    order."""
    order = {path: at for at, path in enumerate(recent)}

    def rank(entry: Entry) -> int:
        path = entry.path
        if not os.path.isabs(path):  # noqa: PTH117 - as above
            path = str(Path(path).absolute())
        return order.get(path, len(order))

    return sorted(entries, key=rank)


def _facts(entry: Entry, title: str, strings: Strings) -> list[str]:
    """Return what is known of a report besides its `title`."""
    facts = []
    if not entry.read:
        facts.append(strings["list.waiting"])
    elif entry.trouble:
        facts.append(strings[f"list.trouble.{entry.trouble}"])
    if entry.place and entry.place not in title:
        facts.append(in_one_line(entry.place))
    if entry.year is not None and str(entry.year) not in title:
        facts.append(shown_periods(entry.review, entry.plan, strings).strip())
    if entry.issuer:
        facts.append(in_one_line(entry.issuer))
    return facts
