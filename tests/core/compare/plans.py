"""What the tests of comparisons share: two made-up years of a town, and short views of both."""

from __future__ import annotations

from core.compare import Comparison, compare
from core.compare.commitments import plan_of, read_commitments
from core.compare.model import Edit, Pair
from core.compare.rows import rows_of
from core.model import Indicator, Report, Span
from tests.core.export.comparisons import read

PLACE = "桐川镇"
DONE = "桐川镇在县委、县政府的坚强领导下，统筹推进各项工作，经济社会保持平稳健康发展。"
ELSEWHERE = """\
（二）扮靓城乡环境
实施青石河综合整治，清淤河道6公里。
加快污水管网建设，消除黑臭水体。
推进垃圾分类，新建垃圾中转站2座。
修复古廊桥，保护传统村落风貌。
（三）兜牢民生底线
新建社区食堂3家，为高龄老人送餐上门。
扩建中心小学，增加学位540个。
开展退役军人技能培训，帮助就业困难人员上岗。
加强食品药品监管，严查餐饮后厨。
完善信访接待制度，领导干部包案化解积案。
"""
"""What the plans of both years say besides: enough to tell a rare word from a common one."""

SERVICE, FOLLOWING = "组建园区服务专班。", "对签约企业实行全程跟办。"
JOINED = "组建园区服务专班，对签约企业实行全程跟办。"
"""A promise, and what it is where it was split in two."""
WRAPPED = """\
加快推进青石河流域综合整治工程建设，清淤河道六公里，新建
生态护岸四公里，让两岸居民推窗见绿。扩建中心小学教学楼，
增加学位五百四十个，配齐图书馆和体育馆，让孩子们在家门口
就能上好学校。完善信访接待制度，由领导干部包案化解积案，
做到件件有着落。修复古廊桥，保护传统村落风貌，在沿街老屋
里引入书场和茶馆。
"""
"""Sentences wrapped at a width, as e-mail leaves them."""


def text_of(to_do: str, *, year: int = 2023, done: str = "", place: str = PLACE) -> str:
    """Return a report that says `done` of its `year`, and plans `to_do` for the next."""
    return (
        f"{place}{year}年工作总结和{year + 1}年工作思路\n"
        f"一、{year}年主要工作\n{DONE}\n{done}\n"
        f"二、{year + 1}年工作思路\n{to_do}\n"
    )


def report_on(to_do: str, *, year: int = 2023, done: str = "") -> Report:
    """Return the reading of a report that plans nothing but `to_do`."""
    return read(text_of(to_do, year=year, done=done), f"{PLACE}{year}.txt")


def among_others(*to_do: str) -> str:
    """Return a plan with the sentences `to_do` in its first section, and others in the next."""
    return "（一）做强镇域经济\n" + "\n".join(to_do) + f"\n{ELSEWHERE}"


def two_years(
    before: str | tuple[str, ...], after: str | tuple[str, ...], *, done: str = ""
) -> Comparison:
    """Return two years compared whose plans differ in the sentences `before` and `after` alone.

    The later report says `done` of the year that the earlier one planned.
    """
    a, b = ((each,) if isinstance(each, str) else each for each in (before, after))
    return compare(report_on(among_others(*a)), report_on(among_others(*b), year=2024, done=done))


def promised(report: Report) -> list[str]:
    """Return the commitments of a report, as written, without the heading of its plan."""
    read_ones = read_commitments(report, plan_of(report))
    return [each.span.of(report.text) for each in read_ones][1:]


def said_a(comparison: Comparison, at: int) -> str:
    return comparison.a_commitments[at].span.of(comparison.a.text)


def said_b(comparison: Comparison, at: int) -> str:
    return comparison.b_commitments[at].span.of(comparison.b.text)


def pairs_of(comparison: Comparison) -> set[tuple[str, str]]:
    """Return what stands side by side, as written."""
    return {(said_a(comparison, each.a), said_b(comparison, each.b)) for each in comparison.pairs}


def dropped(comparison: Comparison) -> list[str]:
    return [said_a(comparison, at) for at in comparison.dropped]


def new(comparison: Comparison) -> list[str]:
    return [said_b(comparison, at) for at in comparison.new]


def pair(comparison: Comparison, before: str, after: str = "") -> Pair:
    """Return the one pair with commitments that hold these words."""
    (found,) = (
        each
        for each in comparison.pairs
        if before in said_a(comparison, each.a) and after in said_b(comparison, each.b)
    )
    return found


def marked(comparison: Comparison, shown: Pair) -> str:
    """Return the wording of a pair: `{old|new}` where it changed, `<old|new>` what is apart."""
    return "".join(
        _marked(edit, edit.a.of(comparison.a.text), edit.b.of(comparison.b.text))
        for edit in shown.edits
    )


def _marked(edit: Edit, old: str, fresh: str) -> str:
    if edit.same:
        return fresh
    return f"<{old}|{fresh}>" if edit.apart else f"{{{old}|{fresh}}}"


def figure_in(report: Report, sentence: str) -> Indicator:
    """Return the last figure of a sentence that stands once in `report`."""
    start = report.text.index(sentence)
    place = Span(start, start + len(sentence))
    return [each for each in report.indicators if each.span.start in place][-1]


def assert_stands(comparison: Comparison) -> None:
    """Check what holds for every comparison: places, and that nothing is lost or said twice."""
    sides = (
        (comparison.a, comparison.a_plan, comparison.a_commitments),
        (comparison.b, comparison.b_plan, comparison.b_commitments),
    )
    for report, plan, commitments in sides:
        end = 0
        for each in commitments:
            assert end <= each.span.start < each.span.end <= len(report.text)
            end = each.span.end
            assert any(part.start <= each.span.start < end <= part.end for part in plan)
            assert len(each.verbs) == len(each.objects)
            inside = (*each.verbs, *each.objects, *each.deadlines)
            assert all(each.span.start <= s.start <= s.end <= end for s in inside)
            assert all(report.indicators[at].span.start in each.span for at in each.figures)
        held = [at for each in commitments for at in each.figures]
        assert held == sorted(set(held))
    for commitments, paired, alone in (
        (comparison.a_commitments, {each.a for each in comparison.pairs}, comparison.dropped),
        (comparison.b_commitments, {each.b for each in comparison.pairs}, comparison.new),
    ):
        assert list(alone) == sorted(set(alone) - paired)
        for at in {*range(len(commitments))} - paired - {*alone}:
            assert commitments[at].heading or not commitments[at].figures  # promises nothing
    cells = [(each.b, each.a) for each in comparison.pairs]
    assert cells == sorted(set(cells))
    for each in comparison.pairs:
        assert_covered(comparison, each)
        assert 0 <= each.similarity <= 1
        assert 0 <= each.certainty <= 1
        assert each.reasons
        assert each.split == (sum(other.a == each.a for other in comparison.pairs) > 1)
        assert each.merged == (sum(other.b == each.b for other in comparison.pairs) > 1)
    rows = rows_of(comparison)
    assert sorted((r.a, r.b) for r in rows if r.pair) == sorted((i, j) for j, i in cells)
    assert sorted(row.a for row in rows if row.b is None) == [*comparison.dropped]
    assert [row.b for row in rows if row.a is None] == [*comparison.new]


def assert_covered(comparison: Comparison, shown: Pair) -> None:
    """Check that the edits of a pair cover either side once, in order."""
    for side, span in (
        ("a", comparison.a_commitments[shown.a].span),
        ("b", comparison.b_commitments[shown.b].span),
    ):
        at = span.start
        for edit in shown.edits:
            here = getattr(edit, side)
            assert here.start == at
            assert here.end >= at
            at = here.end
        assert at == span.end
    for edit in shown.edits:
        assert edit.a.length or edit.b.length
        assert not (edit.same and edit.apart)
