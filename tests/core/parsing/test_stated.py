"""What is stated about a report from elsewhere, where its text says otherwise or says nothing."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import DONE, OPENING, TO_DO

from core.model import Fact, Part, Report, Role, Source, Span, Stated
from core.parsing.periods import is_period
from core.reading import read_report

TITLE = "桐川镇2023年工作总结和2024年工作计划"
TEXT = f"{TITLE}\n{OPENING}\n一、工作回顾\n{DONE}\n二、下步打算\n{TO_DO}\n"


def read(text: str = TEXT, stated: Stated | None = None) -> Report:
    source = Source("报告.txt", "text", "utf-8", 1, "", text)
    return read_report(source, stated)


def periods(stated: Stated, text: str = TEXT) -> tuple[str | None, str | None]:
    meta = read(text, stated).metadata
    return (
        meta.review_period and meta.review_period.value,
        meta.plan_period and meta.plan_period.value,
    )


def test_what_is_stated_counts_before_the_text_and_is_no_guess():
    meta = read(stated=Stated("柳溪镇", "2019", "2020")).metadata
    assert meta.place == Fact("柳溪镇", None)
    assert meta.review_period == Fact("2019", None)
    assert meta.plan_period == Fact("2020", None)
    assert meta.year == 2019
    assert meta.title is not None
    assert meta.title.value == TITLE


def test_figures_are_dated_by_the_periods_that_are_stated():
    report = read(stated=Stated(review_period="2019", plan_period="2020"))
    dated = {each.period for each in report.indicators if each.period}
    assert dated == {"2019", "2020"}
    assert dated.isdisjoint(each.period for each in read().indicators)


def test_one_period_that_is_stated_gives_the_other_where_the_text_does_not():
    text = TEXT.replace("2023年", "").replace("2024年", "")
    assert periods(Stated(review_period="2019H1"), text) == ("2019H1", "2019H2")
    assert periods(Stated(plan_period="2020"), text) == ("2019", "2020")


def test_a_plan_that_the_text_names_is_not_before_the_review_that_is_stated():
    assert periods(Stated(review_period="2025")) == ("2025", "2026")


def test_nothing_stated_changes_nothing():
    assert read(stated=Stated()) == read()


PASSAGE = "（一）产业发展。规上工业总产值40亿元。\n（二）民生。改造老旧小区15个。"
REVIEW_BEFORE = Part(Role.REVIEW, Span(0, 0))


def serving(role: Role, *before: Part) -> Report:
    parts = (*before, Part(role, Span(0, len(PASSAGE))))
    return read(PASSAGE, Stated(review_period="2023", plan_period="2024", parts=parts))


def test_a_passage_serves_what_its_part_was_for():
    report = serving(Role.PLAN)
    assert {section.role for section in report.sections} == {Role.PLAN}
    assert {each.status.value for each in report.indicators} == {"target"}
    assert [section.marker for section in report.sections] == ["（一）", "（二）"]
    done = serving(Role.REVIEW)
    assert {each.status.value for each in done.indicators} == {"actual"}


def test_an_overview_plans_where_a_review_stands_before_the_passage():
    assert {each.status.value for each in serving(Role.OVERVIEW).indicators} == {"actual"}
    after = serving(Role.OVERVIEW, REVIEW_BEFORE)
    assert {each.status.value for each in after.indicators} == {"target"}


def test_a_passage_is_cut_into_the_parts_that_are_stated():
    edge = PASSAGE.index("（二）")
    parts = (Part(Role.REVIEW, Span(0, edge)), Part(Role.PLAN, Span(edge, len(PASSAGE))))
    report = read(PASSAGE, Stated(parts=parts))
    assert report.parts == parts
    assert [section.role for section in report.sections] == [Role.REVIEW, Role.PLAN]
    assert [section.span for section in report.sections] == [part.span for part in parts]


def test_what_stands_in_no_part_of_a_passage_is_no_report():
    furniture = PASSAGE.index("（二）")
    text = PASSAGE.replace("（二）", "第3页 共9页\n（二）")
    after = text.index("（二）")
    parts = (
        Part(Role.REVIEW, Span(0, furniture)),
        Part(Role.REVIEW, Span(after, len(text))),
    )
    report = read(text, Stated(parts=parts))
    assert report.boilerplate == (Span(furniture, after),)
    assert all(each.unit != "页" for each in report.indicators)


def test_a_passage_has_no_header_and_no_site_round_it():
    passage = "首页\n发布日期：2024-01-05\n全年办理3.5万件。\n分享到：\n上一篇：无\n"
    parts = (Part(Role.REVIEW, Span(0, len(passage))),)
    assert read(passage, Stated(parts=parts)).boilerplate == ()
    assert read(passage).boilerplate != ()


@pytest.mark.parametrize(
    "value",
    ["2024", "1999", "2024H1", "2024Q4", "2024-01/2024-09", "2021/2025", "2016/2020"],
)
def test_these_are_periods(value: str):
    assert is_period(value)
    assert periods(Stated(review_period=value))[0] == value


@pytest.mark.parametrize(
    "value",
    [
        *("", "24", "2024年", "2024H3", "2024Q0", "2024-13/2024-14", "2024-09/2024-01"),
        *("2025/2021", "2024-01/2025-02", "2024 ", "2024/", "0000", "2024\n", "２０２４"),
    ],
)
def test_these_are_none_and_are_refused(value: str):
    assert not is_period(value)
    with pytest.raises(ValueError, match=f"^{re.escape(value)}$"):
        read(stated=Stated(review_period=value))
    with pytest.raises(ValueError, match=f"^{re.escape(value)}$"):
        read(stated=Stated(plan_period=value))


def cut(text: str, roles: list[tuple[Role, bool]]) -> Iterator[Part]:
    """Yield parts of `text` of those roles, as long as one another; some are empty."""
    at = 0
    for role, empty in roles:
        end = at if empty else min(len(text), at + len(text) // len(roles) + 1)
        yield Part(role, Span(at, end))
        at = end


@given(
    st.text(max_size=200),
    st.builds(
        Stated,
        place=st.none() | st.text(max_size=8),
        review_period=st.none() | st.sampled_from(["2024", "2023H1", "2021/2025"]),
        plan_period=st.none() | st.sampled_from(["2024", "2023H2", "2021/2025"]),
    ),
    st.lists(st.tuples(st.sampled_from(Role), st.booleans()), max_size=6),
)
def test_any_text_can_be_read_with_anything_stated(
    text: str, stated: Stated, roles: list[tuple[Role, bool]]
):
    stated = stated._replace(parts=tuple(cut(text, roles)))
    report = read(text, stated)
    assert report.parts == stated.parts or not stated.parts
    assert pickle.loads(pickle.dumps(report)) == report
    for value, fact in (
        (stated.place, report.metadata.place),
        (stated.review_period, report.metadata.review_period),
        (stated.plan_period, report.metadata.plan_period),
    ):
        assert value is None or fact == Fact(value, None)
