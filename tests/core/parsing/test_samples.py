"""The sample reports, read exactly as annotated; and the measuring texts, where they are there."""

import json
import os
from pathlib import Path

import pytest
from reading import assert_covered, assert_outline_stands, assert_sections_nest

from core.model import Report, Section
from core.parsing import parse
from core.sources import load

ROOT = Path(__file__).parents[3]
SAMPLES = json.loads((ROOT / "tests" / "data" / "samples.json").read_text(encoding="utf-8"))
FIELDS = (
    *("title", "issuer", "index_no", "date", "category", "topic", "disclosure", "audience"),
    *("review_period", "plan_period"),
)


@pytest.fixture(params=SAMPLES, ids=lambda name: name.removesuffix(".txt"))
def sample(request) -> tuple[Report, dict]:
    name = request.param
    return parse(load(str(ROOT / "sample_reports" / name))), SAMPLES[name]


def test_a_sample_is_a_report_and_says_what_is_annotated(sample):
    report, expected = sample
    assert report.is_report
    assert report.source.encoding == expected["encoding"]
    facts = {field: getattr(report.metadata, field) for field in FIELDS}
    said = {field: fact and fact.value for field, fact in facts.items()}
    said["script"] = report.metadata.script.value
    assert said == expected["meta"]


def test_a_sample_is_covered_and_its_outline_stands(sample):
    report, _ = sample
    assert_covered(report)
    assert_outline_stands(report)


def test_the_sections_of_a_sample_hold_what_belongs_to_them(sample):
    assert_sections_nest(sample[0])


def test_what_is_outside_a_sample_is_found(sample):
    report, expected = sample
    found = list(report.boilerplate)
    assert len(found) == len(expected["boilerplate"])
    for span, (start, end) in zip(found, expected["boilerplate"], strict=True):
        assert abs(span.start - start) <= 2
        assert abs(span.end - end) <= 2


def test_every_section_of_a_sample_is_found_and_no_other(sample):
    report, expected = sample
    annotated = expected["sections"]
    found = {section.heading.start: section for section in report.sections}
    for section in annotated:
        if section["optional"]:
            continue
        assert section["start"] in found, f"{section['quote']} is missed"
        assert_reads(report, found[section["start"]], section, annotated)
    starts = {section["start"] for section in annotated}
    assert [s.title for s in report.sections if s.level < 5 and s.heading.start not in starts] == []


def assert_reads(report: Report, found: Section, expected: dict, annotated: list[dict]) -> None:
    quote = found.heading.of(report.text)
    assert quote == expected["quote"]
    assert found.marker == expected["marker"]
    assert found.title == expected["title"]
    assert found.level == expected["level"], quote
    assert found.role.value == expected["role"], quote
    above = None if found.parent is None else report.sections[found.parent].heading.start
    parent = expected["parent"]
    assert above == (None if parent is None else annotated[parent]["start"]), quote


def measuring_set() -> Path:
    return Path(os.environ.get("REPORTS_TUI_MEASURING_SET", ROOT.parent / "shared"))


@pytest.fixture(scope="module")
def measuring_texts() -> list[tuple[Path, Report]]:
    folder = measuring_set()
    files = sorted([*folder.glob("seeds/*.txt"), *folder.glob("corpus/text/*.txt")])
    if not files:
        pytest.skip(f"no measuring texts in {folder}")
    return [(file, parse(load(str(file)))) for file in files]


def test_every_measuring_text_is_read_and_covered(measuring_texts):
    for file, report in measuring_texts:
        text = file.read_bytes().decode("utf-8-sig")
        assert report.text == text, file.name
        assert report.is_report, file.name
        assert report.sections, file.name
        assert report.metadata.year is not None, file.name
        assert_covered(report)
        assert_outline_stands(report)


def test_the_sections_of_every_measuring_text_hold_what_belongs_to_them(measuring_texts):
    for _, report in measuring_texts:
        assert_sections_nest(report)


def test_the_commitments_of_the_three_years_stand_in_their_reports():
    years = json.loads((ROOT / "tests" / "data" / "street_years.json").read_text(encoding="utf-8"))
    texts = {name: load(str(ROOT / "sample_reports" / name)).text for name in years["files"]}
    for plan in years["plans"]:
        for change in plan["changes"]:
            for side in ("a", "b"):
                for sentence in change[side]:
                    assert texts[plan[side]].count(sentence) == 1, sentence
    for outcome in years["outcomes"]:
        stated = (outcome["plan"], outcome["target"]), (outcome["review"], outcome["outcome"])
        for name, words in stated:
            assert words is None or words["number"] in words["sentence"]
            assert words is None or texts[name].count(words["sentence"]) == 1
