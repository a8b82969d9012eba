"""The three years of a street among the sample reports, against what was written into them."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from plans import assert_stands, said_a, said_b

from core.compare import Comparison, compare
from core.compare.model import Change, Verdict
from core.reading import read_report
from core.sources import load

ROOT = Path(__file__).parents[3]
YEARS = json.loads((ROOT / "tests" / "data" / "street_years.json").read_text(encoding="utf-8"))
SHARES = {
    "kept": 1.0,
    "reworded": 0.9,
    "revised": 0.9,
    "raised": 0.92,
    "lowered": 0.9,
    "moved": 0.8,
    "split": 0.8,
    "merged": 0.75,
    "dropped": 0.7,
    "new": 0.9,
}
"""What share of the changes of each kind has to be told as it was written."""
VERDICTS = {"met": 0.9, "missed": 0.85, "exceeded": 0.95, "not_reported": 0.95}


@pytest.fixture(scope="module")
def comparisons() -> list[tuple[dict, Comparison]]:
    reports = {
        name: read_report(load(str(ROOT / "sample_reports" / name))) for name in YEARS["files"]
    }
    return [(plan, compare(reports[plan["a"]], reports[plan["b"]])) for plan in YEARS["plans"]]


def bare(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def says(words: str, sentences: Iterable[str]) -> bool:
    """Return whether a sentence says just these words, but for what opens it."""
    return any(bare(each).endswith(words) for each in sentences)


def is_told(kind: str, change: dict, both: Comparison) -> bool:
    """Return whether a comparison tells a change as it was written."""
    before, after = ({bare(each) for each in change[side]} for side in ("a", "b"))
    if kind == "dropped":
        return all(says(words, (said_a(both, at) for at in both.dropped)) for words in before)
    if kind == "new":
        return all(says(words, (said_b(both, at) for at in both.new)) for words in after)
    found = [
        each
        for each in both.pairs
        if any(says(words, [said_a(both, each.a)]) for words in before)
        and any(says(words, [said_b(both, each.b)]) for words in after)
    ]
    if kind in set(Change):
        return [each.change.value for each in found] == [kind]
    return len(found) == max(len(before), len(after)) and all(getattr(each, kind) for each in found)


@pytest.mark.parametrize("kind", SHARES)
def test_changes_are_told_as_they_were_written(comparisons, kind):
    told = [
        is_told(kind, change, both)
        for plan, both in comparisons
        for change in plan["changes"]
        if change["kind"] == kind
    ]
    assert any(told)
    assert sum(told) >= SHARES[kind] * len(told)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_promises_are_followed_to_what_became_of_them(comparisons, verdict):
    told = []
    for plan, both in comparisons:
        found = {
            (
                both.a.indicators[each.target].span.of(both.a.text),
                bare(said_a(both, each.commitment)),
            ): each
            for each in both.followups
        }
        for written in YEARS["outcomes"]:
            if written["plan"] != plan["a"] or written["verdict"] != verdict:
                continue
            target, outcome = written["target"], written["outcome"]
            followed = found.get((target["number"], bare(target["sentence"])))
            told.append(
                followed is not None
                and followed.verdict == verdict
                and (
                    followed.outcome is None
                    or both.b.indicators[followed.outcome].span.of(both.b.text) == outcome["number"]
                )
            )
    assert any(told)
    assert sum(told) >= VERDICTS[verdict] * len(told)


def test_every_change_and_every_kind_of_pair_comes_up(comparisons):
    pairs = [each for _, both in comparisons for each in both.pairs]
    changes = Counter(each.change for each in pairs)
    assert set(changes) == set(Change) - {Change.DROPPED, Change.NEW}
    assert all(both.dropped and both.new for _, both in comparisons)
    for flag in ("moved", "split", "merged"):
        assert any(getattr(each, flag) for each in pairs), flag


def test_few_sentences_are_said_to_have_moved(comparisons):
    for plan, both in comparisons:
        written = sum(change["kind"] == "moved" for change in plan["changes"])
        assert 0 < sum(each.moved for each in both.pairs) <= written + 3


def test_every_verdict_written_is_reached(comparisons):
    reached = {each.verdict for _, both in comparisons for each in both.followups}
    assert reached >= {Verdict(each) for each in VERDICTS}


def test_the_comparisons_of_the_street_stand(comparisons):
    for _, both in comparisons:
        assert_stands(both)
        assert both.follows
        assert 0 < both.reuse.content < both.reuse.length
        assert any(each.passage for each in both.answers)
