"""What people are told of a comparison, whatever the format."""

from __future__ import annotations

from comparisons import EARLIER, comparison, edits, hostile, place, read, unchanged

from core.compare.model import Change
from core.export.comparison_digest import Mark, digest
from core.model import Bound, Direction, Span


def test_quotes_are_marked_where_the_other_side_says_otherwise() -> None:
    raised = next(entry for entry in digest(comparison()).entries if entry.change is Change.RAISED)
    assert raised.a is not None
    assert raised.a.stretches == (
        (Mark.SAME, "力争税收收入增长"),
        (Mark.CHANGED, "6%"),
        (Mark.SAME, "左右。"),
    )
    assert raised.a.span == place(EARLIER, "力争税收收入增长6%左右。")
    assert [(each.name, each.a.words, each.b.words) for each in raised.shifts] == [
        ("税收收入", "~6%", "~6.5%")
    ]


def test_what_answers_another_commitment_is_neither_the_same_nor_changed() -> None:
    whole = comparison()
    old, new = whole.a_commitments[3], whole.b_commitments[1]
    first, rest = edits(old, new, ("组建", "成立"), ("园区服务专班。",) * 2)
    pair = whole.pairs[1]._replace(edits=(first._replace(apart=True), rest), split=True)
    told = digest(whole._replace(pairs=(whole.pairs[0], pair, *whole.pairs[2:])))
    entry = next(each for each in told.entries if "split" in each.traits)
    assert entry.a is not None
    assert entry.a.stretches == ((Mark.APART, "组建"), (Mark.SAME, "园区服务专班。"))
    assert entry.traits == ("moved", "split")


def test_a_figure_carries_the_signs_of_its_bound_and_of_a_decline() -> None:
    whole = comparison()
    figures = list(whole.a.indicators)
    figures[-2] = figures[-2]._replace(bound=Bound.AT_LEAST, direction=Direction.DOWN)
    told = digest(whole._replace(a=whole.a._replace(indicators=tuple(figures))))
    assert told.promises[0].target.words == "≥↓6%"


def test_words_that_a_page_wrapped_are_quoted_in_one_line() -> None:
    line = "坚持以项目建设为中心工作，全力推进园区基础设施配套，力争年内全部完成\n"
    report = read("一、2024年工作总结\n完成任务。\n二、2025年工作思路\n" + line * 8, "-")
    whole = comparison()
    start = report.text.index("坚持")
    old = whole.a_commitments[4]._replace(span=Span(start, start + 2 * len(line) - 1))
    told = digest(
        whole._replace(
            a=report, a_commitments=(old,), dropped=(0,), pairs=(), followups=(), answers=(),
            reuse=whole.reuse._replace(passages=()),
        )
    )  # fmt: skip
    (dropped,) = told.of(Change.DROPPED)
    assert dropped.a is not None
    assert dropped.a.words == line.strip() * 2


def test_which_reports_are_compared_and_where_their_plans_stand() -> None:
    told = digest(comparison())
    assert told.subject == "苇桥街道 2024 → 2025"
    assert (told.a.path, told.a.commitments) == ("苇桥2023.txt", 5)
    start = EARLIER.index("二、")
    plan = (Span(start, start + 5), Span(start + 5, len(EARLIER)))
    assert digest(comparison()._replace(a_plan=plan)).a.plan == (Span(start, len(EARLIER)),)


def test_entries_stand_under_the_headings_of_the_later_plan() -> None:
    ((heading, entries),) = digest(comparison()).chapters
    assert heading == "二、2025年工作思路"
    assert entries == list(digest(comparison()).entries)


def test_a_plan_that_says_the_same_is_unchanged_unless_its_order_is_another() -> None:
    same = unchanged()
    assert digest(same).unchanged
    moved = same._replace(pairs=(*same.pairs[:-1], same.pairs[-1]._replace(moved=True)))
    assert not digest(moved).unchanged
    assert not digest(comparison()).unchanged


def test_plans_with_next_to_nothing_in_common_are_unrelated() -> None:
    whole = hostile()
    alone = whole._replace(pairs=(), dropped=tuple(range(4)), new=tuple(range(4)))
    assert digest(alone).unrelated
    assert not digest(whole).unrelated
    assert not digest(comparison()).unrelated
