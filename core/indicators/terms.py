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

    forms: dict[str, list[tuple[str, _Term]]]
    """What terms are called, by the last two characters that it may have; later ones count."""
    names: dict[str, dict[str, _Term]]
    """By their last two characters, their own names in the standard words, before all forms."""
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
        terms, lengths = _ending_in(key[-2:])
        if (term := terms.get(key)) is not None:
            return term
        allowed = self.before
        for length in lengths:
            if length >= len(key) or (term := terms.get(key[-length:])) is None:
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
    forms: dict[str, list[tuple[str, _Term]]] = {}
    names: dict[str, dict[str, _Term]] = {}
    for name, entry in lexicon["terms"].items():
        term = _Term(
            name, frozenset(map(Family, entry["family"])), frozenset(entry.get("base", ()))
        )
        # The name itself is in ordinary writing.
        bare = _IDLE_RUN.sub("", fold(name)).upper()
        key = words.sub(lambda found: standard[found[0]], bare)
        names.setdefault(key[-2:], {})[key] = term
        for form in (name, *entry["forms"]):
            for end in _ends_of(form):
                forms.setdefault(end, []).append((form, term))
    before, growth = lexicon["before"], lexicon["growth"]["words"]
    scopes = _any([*before["times"], *before["scopes"]])
    place = rf"[^\W\d_A-Z]{{1,{_PLACE}}}?(?:{_any(before['tiers'])})"
    return _Table(
        forms=forms,
        names=names,
        ends=frozenset(_before_standard({*forms, *names}, standard)),
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


@cache
def _ending_in(end: str) -> tuple[dict[str, _Term], tuple[int, ...]]:
    """Return the terms by all that they are called that ends so, and how long that is.

    The longest length comes first. Put together when a text first has such a name: terms are
    called five thousand names, and a report uses some dozen endings of them.
    """
    table = _table()
    terms = {
        spelling: term
        for form, term in table.forms.get(end, ())
        for spelling in _spellings(form)
        if spelling[-2:] == end
    } | table.names.get(end, {})
    return terms, tuple(sorted({*map(len, terms)}, reverse=True))


def _ends_of(form: str) -> Iterable[str]:
    """Return the last two characters of all that a form stands for."""
    if "[" not in form and "(" not in form:
        return (form[-2:],)
    ends = {""}
    for part in reversed(_CHOICE.split(form)):
        ends = {(choice + end)[-2:] for choice in _choices(part) for end in ends}
        if all(len(end) == 2 for end in ends):
            break
    return ends


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


def _before_standard(ends: set[str], standard: dict[str, str]) -> Iterator[str]:
    """Yield the last two characters of names before standard words are put in, by those after."""
    yield from (word[-2:] for word in standard)
    lasts: dict[str, set[str]] = {}
    for word, means in standard.items():
        lasts.setdefault(means[-1], set()).add(word[-1])
    for end in ends:
        yield end
        yield from (last + end[1] for last in lasts.get(end[0], ()))
