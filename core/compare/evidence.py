"""What speaks for it that two commitments are the same: measured for each pair worth a look.

Lexical overlap comes first, of single characters and of pairs of them, each weighted by how few
commitments hold it (TF-IDF). What it leaves open is told by how a pair stands among its rivals,
by clauses that find their like in one place only, by headings, topics, figures and neighbours.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
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
    both_headings: float
    one_heading: float
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
        self._telling = {gram for gram, count in held.items() if count <= max(3, _COMMON * many)}
        vectors = [self._weighted(each) for each in grams]
        self._raw_a, self._raw_b = vectors[: len(a.words)], vectors[len(a.words) :]

    def features(self) -> dict[Cell, Features]:
        a, b = self._a, self._b
        cosines = self._cosines(self._raw_a, self._raw_b)
        chosen = _candidates(cosines)
        best_a, best_b = _highest(cosines)
        nearby = _neighbourhood(
            {(i, j): cosines[i][j] ** 3 / (best_a[i] * best_b[j]) for i, j in chosen}
        )
        weight_a, weight_b = (
            [sum(self._weight[gram] for gram in each) or 1.0 for each in vectors]
            for vectors in (self._raw_a, self._raw_b)
        )
        clauses_a, clauses_b = self._clauses(a, b), self._clauses(b, a)
        content = self._content()
        content_a, content_b = _highest(content)
        paragraphs = self._likeness_of_groups(a.paragraphs, b.paragraphs)
        topics_a, topics_b = _topics(a, b)
        found: dict[Cell, Features] = {}
        for i, j in chosen:
            cosine = cosines[i][j]
            shared = sum(self._weight[gram] for gram in self._raw_a[i].keys() & self._raw_b[j])
            same_target = not a.targets[i].isdisjoint(b.targets[j])
            short, long = sorted((len(a.words[i]), len(b.words[j])))
            found[i, j] = Features(
                best_of_a=cosine / best_a[i],
                best_of_b=cosine / best_b[j],
                shared=math.log1p(shared),
                content_of_a=content[i][j] / content_a[i],
                content_of_b=content[i][j] / content_b[j],
                covered=shared / max(weight_a[i], weight_b[j]),
                clause_of_a=clauses_a.get((i, j), 0.0),
                clause_of_b=clauses_b.get((j, i), 0.0),
                topics=_product(topics_a[i], topics_b[j]),
                target=float(same_target),
                other_target=float(bool(a.targets[i] and b.targets[j]) and not same_target),
                both_headings=float(a.headings[i] and b.headings[j]),
                one_heading=float(a.headings[i] != b.headings[j]),
                length=short / max(long, 1),
                paragraph=paragraphs.get((a.paragraphs[i], b.paragraphs[j]), 0.0),
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

    def _content(self) -> list[list[float]]:
        """Return the cosines of the content of all commitments, without the phrases."""
        ones, others = (
            [self._weighted(grams_of(words)) for words in side.content]
            for side in (self._a, self._b)
        )
        return self._cosines(ones, others)

    def _cosines(self, a: Sequence[Vector], b: Sequence[Vector]) -> list[list[float]]:
        """Return the cosines of all of `a` with all of `b`.

        Grams that too many hold to tell one from another count for the length alone.
        """
        ones, others = (
            [
                {gram: value for gram, value in _normal(each).items() if gram in self._telling}
                for each in vectors
            ]
            for vectors in (a, b)
        )
        return _products(ones, others)

    def _clauses(self, side: Side, other: Side) -> dict[Cell, float]:
        """Return where the clauses of `side` are found best, and the weight of what is found."""
        weight = self._weight
        holds: dict[str, list[int]] = defaultdict(list)
        scale: list[float] = []
        for at, words in enumerate(other.words):
            pairs = _pairs(words)
            size = sum(weight.get(pair, 0.0) ** 2 for pair in pairs) ** 0.25
            scale.append(1 / (size or 1.0))
            for pair in pairs & self._telling:
                holds[pair].append(at)
        found: dict[Cell, float] = {}
        for i, clauses in enumerate(side.clauses):
            for clause in clauses:
                shared: dict[int, float] = defaultdict(float)
                for pair in _pairs(clause) & holds.keys():
                    for at in holds[pair]:
                        shared[at] += weight[pair]
                best = max((value * scale[at] for at, value in shared.items()), default=0.0)
                for at, value in shared.items():
                    if value * scale[at] >= best * _AS_GOOD:
                        found[i, at] = max(found.get((i, at), 0.0), math.log1p(value))
        return found

    def _likeness_of_groups(self, a: Sequence[int], b: Sequence[int]) -> dict[Cell, float]:
        """Return the cosines of groups of commitments: sections, paragraphs."""
        of_a, of_b = _together(self._raw_a, a), _together(self._raw_b, b)
        rows = self._cosines(list(of_a.values()), list(of_b.values()))
        return {
            (one, other): value
            for one, row in zip(of_a, rows, strict=True)
            for other, value in zip(of_b, row, strict=True)
        }


_FAINT = 0.03
"""A cosine below this says nothing."""
_RIVALS = 8
"""How many of the likeliest partners of a commitment are looked at."""
_COMMON = 0.12
"""Grams that a larger share of the commitments holds tell none of them from another."""
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


def _pairs(words: str) -> set[str]:
    return set(map("".join, pairwise(bare(words))))


def _normal(vector: Vector) -> dict[str, float]:
    size = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {key: value / size for key, value in vector.items()}


def _products(a: Sequence[Vector], b: Sequence[Vector]) -> list[list[float]]:
    """Return the scalar products of all of `a` with all of `b`."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, vector in enumerate(b):
        for key, value in vector.items():
            holders[key].append((j, value))
    rows = []
    for vector in a:
        row = [0.0] * len(b)
        for key in vector.keys() & holders.keys():
            value = vector[key]
            for j, other in holders[key]:
                row[j] += value * other
        rows.append(row)
    return rows


def _product(a: Vector, b: Vector) -> float:
    return sum(a[key] * b[key] for key in a.keys() & b.keys())


def _candidates(cosines: Sequence[Sequence[float]]) -> list[Cell]:
    """Return the pairs worth a look: the likeliest partners of each commitment."""
    chosen = {(i, j) for i, row in enumerate(cosines) for j in _likeliest(row)}
    columns = zip(*cosines, strict=True)
    chosen.update((i, j) for j, column in enumerate(columns) for i in _likeliest(column))
    return sorted(chosen)


def _likeliest(cosines: Sequence[float]) -> list[int]:
    likely = [(-value, at) for at, value in enumerate(cosines) if value > _FAINT]
    return [at for _, at in nsmallest(_RIVALS, likely)]


def _together(vectors: Sequence[Vector], groups: Sequence[int]) -> dict[int, dict[str, float]]:
    """Return the sums of the vectors of each group."""
    sums: dict[int, dict[str, float]] = {}
    for vector, group in zip(vectors, groups, strict=True):
        total = sums.setdefault(group, defaultdict(float))
        for key, value in vector.items():
            total[key] += value
    return sums


def _highest(rows: Sequence[Sequence[float]]) -> tuple[list[float], list[float]]:
    """Return the highest values of rows and of columns; 1 where there is none."""
    columns = zip(*rows, strict=True)
    return [max(row) or 1.0 for row in rows], [max(column) or 1.0 for column in columns]


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
