"""What speaks for it that two commitments are the same: measured for each pair worth a look.

Lexical overlap comes first, of single characters and of pairs of them, each weighted by how few
commitments hold it (TF-IDF). What it leaves open is told by how a pair stands among its rivals,
by clauses that find their like in one place only, by headings, topics, figures and neighbours.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappush, heapreplace, nlargest
from itertools import pairwise
from typing import NamedTuple

from core.compare.sides import Side, bare, grams_of

Cell = tuple[int, int]
"""The numbers of a commitment of `a` and one of `b`."""
Vector = Mapping[str, float]


class Features(NamedTuple):
    """What is measured of a pair; each from 0 to 1 or nearly so, but for the shared weights."""

    best_of_a: float
    """Cosine of the weighted characters and pairs, as a share of the highest that `a` reaches."""
    best_of_b: float
    shared: float
    """Logarithm of the weight of all that both hold."""
    content_of_a: float
    """The same as for `best_of_a`, without the words that any report may hold."""
    content_of_b: float
    covered: float
    """The smaller of the shares of their weight that they have in common."""
    clause_of_a: float
    """Logarithm of the shared weight of a clause of `a` that no other of the plan holds as well."""
    clause_of_b: float
    topics: float
    """Cosine of the topics that they speak of."""
    target: float
    """1 where both set a target for the same indicator."""
    other_target: float
    """1 where both set targets, and none for the same indicator."""
    one_heading: float
    """1 where one is as short as headings are, and the other is not."""
    length: float
    """Length of the shorter as a share of that of the longer."""
    paragraph: float
    """Cosine of their paragraphs."""
    distance: float
    """How far apart they stand, each as a share of its plan."""
    neighbours: float
    """How well what stands next to them goes together."""


def gather(a: Side, b: Side) -> dict[Cell, Features]:
    """Return what is measured of the pairs of commitments that have something in common."""
    return _Gathering(a, b).features()


class _Gathering:
    def __init__(self, a: Side, b: Side) -> None:
        self._a, self._b = a, b
        grams = [*a.grams, *b.grams]
        held = Counter(gram for each in grams for gram in each)
        many = len(grams) + 1
        self._weight = {gram: math.log(many / count) for gram, count in held.items()}
        most = max(_FEW, min(_COMMON * many, _MANY))
        self._telling = {gram for gram, count in held.items() if count <= most}
        vectors = [self._weighted(each) for each in grams]
        self._raw_a, self._raw_b = vectors[: len(a.words)], vectors[len(a.words) :]

    def features(self) -> dict[Cell, Features]:
        a, b = self._a, self._b
        words = self._cosines(self._raw_a, self._raw_b)
        content = self._cosines(*self._content(), wanted=words.values)
        best_a, best_b = words.best_a, words.best_b
        nearby = _neighbourhood(
            {(i, j): cosine**3 / (best_a[i] * best_b[j]) for (i, j), cosine in words.values.items()}
        )
        weight_a, weight_b = (
            [sum(self._weight[gram] for gram in each) or 1.0 for each in vectors]
            for vectors in (self._raw_a, self._raw_b)
        )
        clauses_a, clauses_b = self._clauses(a, b), self._clauses(b, a)
        paragraphs = self._likeness_of_groups(a.paragraphs, b.paragraphs, words.values)
        topics_a, topics_b = _topics(a, b)
        found: dict[Cell, Features] = {}
        for (i, j), cosine in words.values.items():
            of_content = content.values.get((i, j), 0.0)
            shared = sum(self._weight[gram] for gram in self._raw_a[i] if gram in self._raw_b[j])
            same_target = not a.targets[i].isdisjoint(b.targets[j])
            short, long = sorted((len(a.words[i]), len(b.words[j])))
            found[i, j] = Features(
                best_of_a=cosine / best_a[i],
                best_of_b=cosine / best_b[j],
                shared=math.log1p(shared),
                content_of_a=of_content / content.best_a[i],
                content_of_b=of_content / content.best_b[j],
                covered=shared / max(weight_a[i], weight_b[j]),
                clause_of_a=clauses_a.get((i, j), 0.0),
                clause_of_b=clauses_b.get((j, i), 0.0),
                topics=_product(topics_a[i], topics_b[j]),
                target=float(same_target),
                other_target=float(bool(a.targets[i] and b.targets[j]) and not same_target),
                one_heading=float(a.headings[i] != b.headings[j]),
                length=short / max(long, 1),
                paragraph=paragraphs[a.paragraphs[i], b.paragraphs[j]],
                distance=abs(i / len(a.words) - j / len(b.words)),
                neighbours=nearby[i, j],
            )
        return found

    def _weighted(self, grams: Counter[str]) -> dict[str, float]:
        weight = self._weight
        return {
            gram: weight[gram] if count == 1 else (1 + math.log(count)) * weight[gram]
            for gram, count in grams.items()
            if gram in weight
        }

    def _content(self) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
        """Return the content of all commitments, without the phrases, as vectors."""
        ones, others = (
            [self._weighted(grams_of(words)) for words in side.content]
            for side in (self._a, self._b)
        )
        return ones, others

    def _cosines(
        self, a: Sequence[Vector], b: Sequence[Vector], wanted: Iterable[Cell] | None = None
    ) -> _Cosines:
        """Return the cosines of vectors of `a` and `b` that are wanted, or else the likeliest."""
        return _cosines(self._telling_parts(a), self._telling_parts(b), wanted)

    def _telling_parts(self, vectors: Iterable[Vector]) -> list[dict[str, float]]:
        """Return vectors at the length of 1, without the grams that too many hold to tell."""
        return [
            {gram: value for gram, value in _normal(each).items() if gram in self._telling}
            for each in vectors
        ]

    def _clauses(self, side: Side, other: Side) -> dict[Cell, float]:
        """Return where the clauses of `side` are found best, and the weight of what is found."""
        weight = self._weight
        holds: dict[str, list[int]] = defaultdict(list)
        scale: list[float] = []
        for at, words in enumerate(other.words):
            pairs = _pairs(words)
            size = sum(weight.get(pair, 0.0) ** 2 for pair in pairs) ** 0.25
            scale.append(1 / (size or 1.0))
            for pair in pairs:
                if pair in self._telling:
                    holds[pair].append(at)
        found: dict[Cell, float] = {}
        for i, clauses in enumerate(side.clauses):
            for clause in clauses:
                shared: dict[int, float] = defaultdict(float)
                for pair in _pairs(clause):
                    for at in holds.get(pair, ()):
                        shared[at] += weight[pair]
                best = max((value * scale[at] for at, value in shared.items()), default=0.0)
                for at, value in shared.items():
                    if value * scale[at] >= best * _AS_GOOD:
                        found[i, at] = max(found.get((i, at), 0.0), math.log1p(value))
        return found

    def _likeness_of_groups(
        self, a: Sequence[int], b: Sequence[int], pairs: Iterable[Cell]
    ) -> dict[Cell, float]:
        """Return the cosines of the groups (paragraphs) that the commitments of `pairs` are in."""
        of_a, of_b = (
            dict(zip(groups, self._telling_parts(groups.values()), strict=True))
            for groups in (_together(self._raw_a, a), _together(self._raw_b, b))
        )
        wanted = {(a[i], b[j]) for i, j in pairs}
        return {(one, other): _product(of_a[one], of_b[other]) for one, other in wanted}


_FAINT = 0.03
"""A cosine below this says nothing."""
_RIVALS = 8
"""How many of the likeliest partners of a commitment are looked at."""
_FEW, _COMMON, _MANY = 3, 0.12, 200
"""Grams that a larger share of the commitments holds, or more of them, tell none from another."""
_AS_GOOD = 0.999


def _neighbourhood(values: Mapping[Cell, float]) -> dict[Cell, float]:
    """Return how well what stands next to each pair goes together, by the `values` of pairs."""
    best_near: dict[Cell, float] = defaultdict(float)
    for (i, j), value in values.items():
        for near in range(j - _NEAR, j + _NEAR + 1):
            best_near[i, near] = max(best_near[i, near], value)
    reach = best_near.get
    return {
        (i, j): (
            reach((i - 1, j), 0.0)
            + reach((i + 1, j), 0.0)
            + (reach((i - 2, j), 0.0) + reach((i + 2, j), 0.0)) / 2
        )
        / 3
        for i, j in values
    }


_NEAR = 3


def _pairs(words: str) -> dict[str, None]:
    return dict.fromkeys(map("".join, pairwise(bare(words))))


def _normal(vector: Vector) -> dict[str, float]:
    size = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {key: value / size for key, value in vector.items()}


class _Cosines(NamedTuple):
    """Cosines of the commitments of two plans, and the highest that each of them reaches."""

    values: dict[Cell, float]
    best_a: list[float]
    """1 where there is none."""
    best_b: list[float]


def _cosines(a: Sequence[Vector], b: Sequence[Vector], wanted: Iterable[Cell] | None) -> _Cosines:
    """Return the cosines that are wanted, or else those of the likeliest partners of each.

    All of them are computed, but never held together: there are as many as `a` times `b`.
    """
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, vector in enumerate(b):
        for key, value in vector.items():
            holders[key].append((j, value))
    wanted_of: dict[int, list[int]] = defaultdict(list)
    for i, j in wanted or ():
        wanted_of[i].append(j)
    values: dict[Cell, float] = {}
    best_a: list[float] = []
    best_b = [0.0] * len(b)
    columns: list[list[tuple[float, int]]] = [[] for _ in b]
    for i, vector in enumerate(a):
        row = [0.0] * len(b)
        for key, value in vector.items():
            if key not in holders:
                continue
            for j, other in holders[key]:
                row[j] += value * other
        best_a.append(max(row, default=0.0) or 1.0)
        best_b = list(map(max, best_b, row))
        if wanted is not None:
            values.update(((i, j), row[j]) for j in wanted_of[i])
            continue
        likely = [(value, -j) for j, value in enumerate(row) if value > _FAINT]
        values.update(((i, -j), value) for value, j in nlargest(_RIVALS, likely))
        for value, j in likely:
            column = columns[-j]
            if len(column) < _RIVALS:
                heappush(column, (value, -i))
            elif value > column[0][0]:
                heapreplace(column, (value, -i))
    for j, column in enumerate(columns):
        values.update(((-i, j), value) for value, i in column)
    return _Cosines(dict(sorted(values.items())), best_a, [best or 1.0 for best in best_b])


def _product(a: Vector, b: Vector) -> float:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(value * large[key] for key, value in small.items() if key in large)


def _together(vectors: Sequence[Vector], groups: Sequence[int]) -> dict[int, dict[str, float]]:
    """Return the sums of the vectors of each group."""
    sums: dict[int, dict[str, float]] = {}
    for vector, group in zip(vectors, groups, strict=True):
        total = sums.setdefault(group, defaultdict(float))
        for key, value in vector.items():
            total[key] += value
    return sums


def _topics(a: Side, b: Side) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """Return the topics of the commitments, the rarer the heavier, as vectors of length 1."""
    found = [*a.topics, *b.topics]
    held = Counter(topic for each in found for topic in each)
    many = len(found) + 1
    vectors = [
        _normal({topic: count * math.log(many / held[topic]) for topic, count in each.items()})
        for each in found
    ]
    return vectors[: len(a.words)], vectors[len(a.words) :]
