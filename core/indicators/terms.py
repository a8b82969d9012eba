"""Standard statistical terms: which one the name of a figure stands for, if any.

Names are looked up, never guessed at: a word more or less is another measure, unless the table
says that it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from core.indicators.units import Family, Unit
from core.lexicon import read_lexicon
from core.model import Kind
from core.text.folding import fold


def canonical_term(name: str, unit: Unit, kind: Kind) -> str | None:
    """Return the standard term for what `name`, in either script, measures; `None` for none.

    Times, places and whole jurisdictions may stand before the term (`全市`, `鹿城区`), and behind
    it, for a change, words of growth (`增速`). A term whose figures cannot have such a unit is
    not meant: `固定资产投资` of 80 % is progress. Growth in percent fits every term, growth in
    percentage points only those that are percentages themselves.
    """
    if len(name) > _LONGEST:
        return None
    table = _table()
    key = table.key(name)
    term = table.find(key)
    if term is None and kind is Kind.CHANGE:
        grown = table.growth.search(key)
        term = table.find(key[: grown.start()]) if grown else None
    return term.name if term is not None and term.fits(unit, kind) else None


_LONGEST = 60
"""Longer names are clauses; it bounds the time."""


class _Term(NamedTuple):
    name: str
    families: frozenset[Family]
    bases: frozenset[str]
    """The base units that its figures may have; any of its families where empty."""

    def fits(self, unit: Unit, kind: Kind) -> bool:
        """Return whether a figure of this kind in this unit may be one of the term."""
        if kind is Kind.RANK:
            return True
        if kind is Kind.CHANGE and unit.family is Family.SHARE and unit.base != "百分点":
            return True
        if unit.family not in self.families:
            return False
        # A number without a unit counts whatever is counted.
        return not self.bases or not unit.base or unit.base in self.bases


class _Table(NamedTuple):
    terms: dict[str, _Term]
    """By every form, as `key` writes it."""
    endings: frozenset[str]
    """The last two characters of every form: most names end in none of them."""
    longest: int
    words: re.Pattern[str]
    standard: dict[str, str]
    before: re.Pattern[str]
    not_before: re.Pattern[str]
    growth: re.Pattern[str]

    def key(self, name: str) -> str:
        """Return the writing under which `name` is looked up."""
        bare = _IDLE.sub("", fold(name)).upper()
        return self.words.sub(lambda found: self.standard[found[0]], bare)

    def find(self, key: str) -> _Term | None:
        """Return the term that `key` is, or ends in behind nothing but times and places."""
        if key[-2:] not in self.endings:
            return None
        term = self.terms.get(key)
        if term is not None:
            return term
        for start in range(max(1, len(key) - self.longest), len(key) - 1):
            term = self.terms.get(key[start:])
            if term is not None:
                # Only the longest: in `某省科技型中小企业` a shorter one would lose the `省`.
                before = key[:start]
                fits = self.before.fullmatch(before) and not self.not_before.search(before)
                return term if fits else None
        return None


_IDLE = re.compile(r"[\s\"'“”‘’「」『』《》()\[\]·的\ue000]+")
"""What changes nothing: spaces, quotes, brackets, wrapped line ends."""


@cache
def _table() -> _Table:
    lexicon = read_lexicon("terms")
    standard = {word.upper(): means for word, means in lexicon["words"].items()}
    before = lexicon["before"]
    places = rf"[^\W\d_A-Z]{{1,{_PLACE}}}?(?:{'|'.join(before['tiers'])})"
    table = _Table(
        terms={},
        endings=frozenset(),
        longest=0,
        words=_any_of(map(re.escape, sorted(standard, key=len, reverse=True))),
        standard=standard,
        before=re.compile(f"(?:{'|'.join((*before['times'], *before['scopes'], places))})+"),
        not_before=_any_of(before["not_places"]),
        growth=re.compile(f"(?:{'|'.join(lexicon['growth']['words'])})+$"),
    )
    terms = {table.key(form): term for term, form in _forms()}
    return table._replace(
        terms=terms,
        endings=frozenset(form[-2:] for form in terms),
        longest=max(map(len, terms)),
    )


_PLACE = 10
"""Characters of the longest names of places, those of autonomous prefectures, without the tier."""


def _any_of(patterns: Iterator[str] | list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _forms() -> Iterator[tuple[_Term, str]]:
    for name, entry in read_lexicon("terms")["terms"].items():
        term = _Term(name, frozenset(map(Family, entry["family"])), frozenset(entry.get("base", ())))
        for form in (name, *entry["forms"]):
            for spelling in _spellings(form):
                yield term, spelling


def _spellings(form: str) -> Iterator[str]:
    """Yield what a form of the table stands for: `进出口[总额|额]` → 进出口, 进出口总额, 进出口额."""
    parts = _CHOICE.split(form)
    yield from map("".join, product(*(_choices(part) for part in parts)))


_CHOICE = re.compile(r"(\[[^\]]*\]|\([^)]*\))")


def _choices(part: str) -> list[str]:
    if not _CHOICE.fullmatch(part):
        return [part]
    return [*([""] if part[0] == "[" else []), *part[1:-1].split("|")]
