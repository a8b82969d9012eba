"""The JSON of a comparison that other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from comparisons import EARLIER, LATER, comparison, hostile, place, unchanged

from core.compare import compare
from core.export.comparison_contract import describe_comparison
from core.reading import read_report
from core.sources import load
from core.sources.finding import find_files, sample_reports
from core.text.inert import inert_json


def spot(text: str, words: str) -> list[int]:
    return list(place(text, words))


def test_the_members_that_the_contract_names_come_as_it_gives_them() -> None:
    described = describe_comparison(comparison())
    assert described["schema"] == 1
    pairs = [
        {key: pair[key] for key in ("a", "b", "status", "moved")} for pair in described["pairs"]
    ]
    assert pairs[1:] == [
        {
            "a": spot(EARLIER, "组建园区服务专班。"),
            "b": spot(LATER, "成立园区服务专班。"),
            "status": "reworded",
            "moved": True,
        },
        {
            "a": spot(EARLIER, "力争税收收入增长6%左右。"),
            "b": spot(LATER, "力争税收收入增长6.5%左右。"),
            "status": "raised",
            "moved": False,
        },
        {
            "a": spot(EARLIER, "新建口袋公园3处。"),
            "b": spot(LATER, "新建口袋公园3处。"),
            "status": "kept",
            "moved": False,
        },
    ]
    assert described["dropped"] == [spot(EARLIER, "办好菱荡湾夜市。")]
    assert described["new"] == [spot(LATER, "开行通学公交。")]
    followup = [
        {key: each[key] for key in ("target", "outcome", "verdict")}
        for each in described["followup"]
    ]
    assert followup == [
        {"target": spot(EARLIER, "6%"), "outcome": spot(LATER, "6.3%"), "verdict": "met"},
        {"target": spot(EARLIER, "3处"), "outcome": None, "verdict": "not_reported"},
    ]


def test_a_pair_says_what_changed_word_by_word_and_which_targets_moved() -> None:
    raised = describe_comparison(comparison())["pairs"][2]
    assert [
        (EARLIER[slice(*edit["a"])], LATER[slice(*edit["b"])], edit["same"], edit["number"])
        for edit in raised["edits"]
    ] == [
        ("力争税收收入增长", "力争税收收入增长", True, False),
        ("6%", "6.5%", False, True),
        ("左右。", "左右。", True, False),
    ]
    (target,) = raised["targets"]
    values = [(target[side]["value"], target[side]["unit"]) for side in "ab"]
    assert (values, target["status"]) == ([("6", "%"), ("6.5", "%")], "raised")
    assert (raised["similarity"], raised["certainty"]) == (0.8765, 1.0)
    assert raised["reasons"] == [{"evidence": "terms", "words": ["园区"]}]


def test_sources_summary_answers_and_reuse_are_told() -> None:
    described = describe_comparison(comparison())
    source = described["sources"]["a"]
    assert (source["path"], source["place"], source["year"]) == ("苇桥2023.txt", "苇桥街道", 2023)
    assert source["title"] == "苇桥街道2023年工作总结和2024年工作思路"
    assert len(source["sha256"]) == 64
    assert source["plan"] == [[EARLIER.index("二、"), len(EARLIER)]]
    summary = described["summary"]
    assert (summary["kept"], summary["reworded"], summary["raised"]) == (1, 2, 1)
    assert (summary["dropped"], summary["new"], summary["moved"]) == (1, 1, 1)
    assert summary["followup"]["met"] == summary["followup"]["not_reported"] == 1
    assert (summary["answered"], summary["unanswered"]) == (1, 1)
    assert [(each["passage"], each["text"]) for each in described["answers"]] == [
        (spot(LATER, "园区服务专班组建到位。"), "园区服务专班组建到位。"),
        (None, None),
    ]
    reuse = described["reuse"]
    assert (reuse["length"], reuse["content"], reuse["formulaic"]) == (50, 20, 5)
    (passage,) = reuse["passages"]
    assert EARLIER[slice(*passage["a"])] == LATER[slice(*passage["b"])] == "新建口袋公园3处"
    assert reuse["sections"][0]["title"] == "2025年工作思路"


def places_in(value: object) -> Iterator[list[int]]:
    """Yield everything that looks like a place in a text."""
    match value:
        case [int(), int()]:
            yield value
        case list():
            for each in value:
                yield from places_in(each)
        case dict():
            yield from places_in(list(value.values()))


def test_the_description_is_made_of_json_s_own_types_and_of_places_in_the_texts() -> None:
    for each in (comparison(), unchanged(), hostile()):
        described = describe_comparison(each)
        assert json.loads(json.dumps(described)) == described
        longest = max(len(each.a.text), len(each.b.text))
        assert all(0 <= start <= end <= longest for start, end in places_in(described))


def test_nothing_in_it_steers_a_terminal() -> None:
    text = inert_json(json.dumps(describe_comparison(hostile()), ensure_ascii=False))
    assert not set(text) & set("\x1b\x9b\x07\u202e\u2066")


def test_what_is_told_of_sample_reports_leads_to_their_commitments() -> None:
    paths = [each.path for each in find_files([sample_reports()]) if "苇桥" in each.path][:2]
    described = describe_comparison(compare(*(read_report(load(path)) for path in sorted(paths))))
    for side, alone in (("a", "dropped"), ("b", "new")):
        told = {tuple(pair[side]) for pair in described["pairs"]}
        told |= {tuple(span) for span in described[alone]}
        commitments = described["commitments"][side]
        assert told <= {tuple(each["place"]) for each in commitments}
        assert len(told) > 0.8 * len(commitments)
        text = Path(described["sources"][side]["path"]).read_text(encoding="utf-8")
        assert all(text[slice(*each["place"])] == each["text"] for each in commitments)
