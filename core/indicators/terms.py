"""Standard statistical terms: which one the name of a figure stands for, if any.

Names are looked up, never guessed at: a word more or less is another measure, unless the table
says that it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from core.indicators.units import Family, Unit
from core.lexicon import read_lexicon
from core.model import Kind
from core.text.folding import JOINT, fold


def canonical_term(name: str, unit: Unit, kind: Kind) -> str | None:
    """Return the standard term for what `name`, in either script, measures; `None` for none.

    Times, places and whole jurisdictions may stand before the term (`全市`, `鹿城区`), and words
    of growth (`增速`) behind it, for a change. A term whose figures cannot be in such a unit is
    not meant: 固定资产投资 of 80 % is progress. Growth in percent fits every term, growth in
    percentage points only one that is a percentage itself; a rank fits without a unit.
    """
    if len(name) > _LONGEST:
        return None
    term = _named(name, kind is Kind.CHANGE)
    return term.name if term is not None and term.fits(unit, kind) else None


_LONGEST = 60
"""Longer names are clauses."""


class _Term(NamedTuple):
    name: str
    families: frozenset[Family]
    bases: frozenset[str]
    """The base units that its figures may have; where empty, any of its families."""

    def fits(self, unit: Unit, kind: Kind) -> bool:
        """Return whether a figure of this kind in this unit may be one of the term."""
        if kind is Kind.RANK:
            return True
        if kind is Kind.CHANGE and unit.family is Family.SHARE and unit.base != "百分点":
            return True
        if not unit.base:  # A bare number counts whatever is counted.
            return not self.families.isdisjoint(_COUNTED)
        return unit.family in self.families and (not self.bases or unit.base in self.bases)


_COUNTED = (Family.COUNT, Family.PEOPLE)


# What has the most figures is named over and over: growth beside the level, the plan after it.
@lru_cache(maxsize=4096)
def _named(name: str, growing: bool) -> _Term | None:
    table = _table()
    bare = _IDLE_RUN.sub("", fold(name)).upper()
    end = bare[-2:]
    if end not in table.ends and not (growing and end in table.growth_ends):
        return None
    key = table.words.sub(lambda found: table.standard[found[0]], bare)
    term = table.find(key)
    if term is None and growing and (growth := table.growth.search(key)) is not None:
        term = table.find(key[: growth.start()])
    return term


_IDLE_RUN = re.compile(rf"[ \n\r\"'“”‘’「」『』《》()\[\]·的{JOINT}]+")
"""What says nothing: spaces, quotes, brackets, wrapped line ends."""


class _Table(NamedTuple):
    """The lexicon, made ready for looking up."""

    terms: dict[str, _Term]
    """By everything that they are called, in the standard words."""
    lengths: dict[str, tuple[int, ...]]
    """How long those are that end in the same two characters, the longest first."""
    ends: frozenset[str]
    """The last two characters that a name of a term may have: most names have others."""
    growth_ends: frozenset[str]
    """Those of the words of growth."""
    words: re.Pattern[str]
    standard: dict[str, str]
    scopes: re.Pattern[str]
    """Times and whole jurisdictions."""
    before: re.Pattern[str]
    """Those, and names of places."""
    not_before: re.Pattern[str]
    growth: re.Pattern[str]

    def find(self, key: str) -> _Term | None:
        """Return the term that `key` is, or ends in behind nothing but times and places."""
        if (term := self.terms.get(key)) is not None:
            return term
        allowed = self.before
        for length in self.lengths.get(key[-2:], ()):
            if length >= len(key) or (term := self.terms.get(key[-length:])) is None:
                continue
            before = key[:-length]
            if allowed.fullmatch(before) and not self.not_before.search(before):
                return term
            # Behind a place only the longest counts: 浙江省科技型中小企业 are 省科技型中小企业,
            # which a shorter one would not say. 全市重点项目投资 is no 市重点项目投资, though.
            allowed = self.scopes
        return None


@cache
def _table() -> _Table:
    lexicon = read_lexicon("terms")
    standard = {
        spelling.upper(): word
        for word, forms in lexicon["words"].items()
        for form in forms
        for spelling in _spellings(form)
    }
    words = re.compile(_any(map(re.escape, sorted(standard, key=len, reverse=True))))
    terms = dict(_forms(lexicon["terms"]))
    # The names themselves are in ordinary writing.
    for term in {term.name: term for term in terms.values()}.values():
        bare = _IDLE_RUN.sub("", fold(term.name)).upper()
        terms[words.sub(lambda found: standard[found[0]], bare)] = term
    before, growth = lexicon["before"], lexicon["growth"]["words"]
    scopes = _any([*before["times"], *before["scopes"]])
    place = rf"[^\W\d_A-Z]{{1,{_PLACE}}}?(?:{_any(before['tiers'])})"
    return _Table(
        terms=terms,
        lengths=_lengths(terms),
        ends=frozenset(_ends(terms, standard)),
        growth_ends=frozenset(word[-2:] for word in growth),
        words=words,
        standard=standard,
        # So many of each, since names of places end anywhere: 全州县, 市中区, 万州区.
        scopes=re.compile(f"(?:{scopes}){{1,3}}"),
        before=re.compile(f"(?:{scopes}){{0,3}}(?:{place}){{0,3}}(?:{scopes}){{0,3}}"),
        not_before=re.compile(_any(before["not_places"])),
        growth=re.compile(f"(?:{_any(growth)})+$"),
    )


_PLACE = 10
"""Characters of the longest names of places, those of autonomous prefectures, without the tier."""


def _any(patterns: Iterable[str]) -> str:
    return "|".join(patterns)


def _forms(terms: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, _Term]]:
    """Yield everything that terms are called, with the term."""
    for name, entry in terms.items():
        term = _Term(
            name, frozenset(map(Family, entry["family"])), frozenset(entry.get("base", ()))
        )
        yield name, term
        for form in entry["forms"]:
            for spelling in _spellings(form):
                yield spelling, term


def _spellings(form: str) -> Iterable[str]:
    """Return what a form stands for: `出口[总额|额]` for 出口, 出口总额 and 出口额."""
    if "[" not in form and "(" not in form:
        return (form,)
    return map("".join, product(*map(_choices, _CHOICE.split(form))))


_CHOICE = re.compile(r"(\[[^\]]*\]|\([^)]*\))")


def _choices(part: str) -> tuple[str, ...]:
    if part[:1] == "[":
        return ("", *part[1:-1].split("|"))
    return tuple(part[1:-1].split("|")) if part[:1] == "(" else (part,)


def _lengths(terms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for key in terms:
        lengths.setdefault(key[-2:], set()).add(len(key))
    return {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}


def _ends(terms: Iterable[str], standard: dict[str, str]) -> Iterator[str]:
    """Yield the last two characters of names, before standard words are put in."""
    yield from (word[-2:] for word in standard)
    lasts: dict[str, set[str]] = {}
    for word, means in standard.items():
        lasts.setdefault(means[-1], set()).add(word[-1])
    for end in {key[-2:] for key in terms}:
        yield end
        yield from (last + end[1] for last in lasts.get(end[0], ()))
