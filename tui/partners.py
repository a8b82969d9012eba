"""Which report another one is compared with: the same place's, of the year before."""

from __future__ import annotations

from collections.abc import Iterable

from core.text.folding import fold
from tui.documents import Entry


def natural_partners(entry: Entry, entries: Iterable[Entry]) -> list[Entry]:
    """Return those of `entries` that `entry` is naturally compared with; several copies, maybe.

    They are the reports of the year before, or else of the year after, of the same place; of the
    same issuer, where a place is not known. One that plans as long a time (a year, a half) goes
    before others.
    """
    year = planned_year(entry)
    if year is None:
        return []
    for wanted in (year - 1, year + 1):
        found = [each for each in comparable(entry, entries) if planned_year(each) == wanted]
        found = [each for each in found if each.is_report and _is_of_same_place(entry, each)]
        if found:
            return [each for each in found if _form(each) == _form(entry)] or found
    return []


def comparable(entry: Entry, entries: Iterable[Entry]) -> list[Entry]:
    """Return those of `entries` that `entry` can be compared with at all."""
    return [each for each in entries if each.read and not each.trouble and each.path != entry.path]


def nearest(entry: Entry, entries: Iterable[Entry]) -> Entry | None:
    """Return the one of `entries` that is asked about first: natural, or of the same place."""
    others = comparable(entry, entries)
    if natural := natural_partners(entry, others):
        return natural[0]
    year = planned_year(entry) or 0
    kin = [each for each in others if _is_of_same_place(entry, each)]
    return min(kin, key=lambda each: abs((planned_year(each) or 0) - year), default=None)


def in_order(entry: Entry, partner: Entry) -> tuple[Entry, Entry]:
    """Return the earlier and the later of two reports; `entry` is the later one if in doubt."""
    year, other = planned_year(entry), planned_year(partner)
    if year is not None and other is not None and year < other:
        return entry, partner
    return partner, entry


def planned_year(entry: Entry) -> int | None:
    """Return the first year that a report plans: as it says, or the one behind its review."""
    if entry.plan:
        return int(entry.plan[:_YEAR])
    return None if entry.year is None else entry.year + 1


_YEAR = 4


def _form(entry: Entry) -> str:
    """Return how the period that is planned, or else reviewed, is written: `` or `H2`, …"""
    return (entry.plan or entry.review or "")[_YEAR:].partition("/")[0]


def _is_of_same_place(one: Entry, other: Entry) -> bool:
    if one.place and other.place:
        return fold(one.place) == fold(other.place)
    return bool(one.issuer and other.issuer) and fold(one.issuer or "") == fold(other.issuer or "")
