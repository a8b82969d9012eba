"""A comparison put together by hand, so that formats are tested apart from what finds changes."""

from __future__ import annotations

from core.compare.model import (
    Answer,
    Change,
    Commitment,
    Comparison,
    Edit,
    Evidence,
    FollowUp,
    Pair,
    Passage,
    Reason,
    Reuse,
    SectionReuse,
    TargetChange,
    Verdict,
)
from core.model import Report, Span
from core.reading import read_report
from core.sources import decode

EARLIER = (
    "苇桥街道2023年工作总结和2024年工作思路\n"
    "一、2023年主要工作\n"
    "完成各项任务。\n"
    "二、2024年工作思路\n"
    "力争税收收入增长6%左右。\n"
    "新建口袋公园3处。\n"
    "组建园区服务专班。\n"
    "办好菱荡湾夜市。\n"
)
LATER = (
    "苇桥街道2024年工作总结和2025年工作思路\n"
    "一、2024年主要工作\n"
    "全年税收收入增长6.3%。\n"
    "园区服务专班组建到位。\n"
    "二、2025年工作思路\n"
    "成立园区服务专班。\n"
    "力争税收收入增长6.5%左右。\n"
    "新建口袋公园3处。\n"
    "开行通学公交。\n"
)


def read(text: str, path: str) -> Report:
    return read_report(decode(text.encode(), path))


def place(text: str, words: str) -> Span:
    """Return where `words` stand for the last time: in the plan."""
    start = text.rindex(words)
    return Span(start, start + len(words))


def commitments(report: Report, *sentences: str) -> tuple[Commitment, ...]:
    spans = [place(report.text, each) for each in sentences]
    return tuple(
        Commitment(
            span=span,
            heading=report.text[span.start] == "二",
            section=len(report.sections) - 1,
            topic=report.sections[-1].title,
            verbs=(),
            objects=(),
            figures=tuple(
                at for at, each in enumerate(report.indicators) if each.span.start in span
            ),
            deadlines=(),
        )
        for span in spans
    )


def edits(a: Commitment, b: Commitment, *stretches: tuple[str, str]) -> tuple[Edit, ...]:
    """Return the edits with these words on either side; those that agree are the same."""
    at_a, at_b = a.span.start, b.span.start
    found = []
    for one, other in stretches:
        spans = Span(at_a, at_a + len(one)), Span(at_b, at_b + len(other))
        found.append(Edit(*spans, same=one == other, number="%" in one + other))
        at_a, at_b = spans[0].end, spans[1].end
    assert (at_a, at_b) == (a.span.end, b.span.end)
    return tuple(found)


def comparison() -> Comparison:
    """Return a comparison in which there is one of everything."""
    a, b = read(EARLIER, "苇桥2023.txt"), read(LATER, "苇桥2024.txt")
    old = commitments(
        a,
        "二、2024年工作思路",
        "力争税收收入增长6%左右。",
        "新建口袋公园3处。",
        "组建园区服务专班。",
        "办好菱荡湾夜市。",
    )
    new = commitments(
        b,
        "二、2025年工作思路",
        "成立园区服务专班。",
        "力争税收收入增长6.5%左右。",
        "新建口袋公园3处。",
        "开行通学公交。",
    )
    reasons = (Reason(Evidence.TERMS, ("园区",)),)

    def pair(i: int, j: int, change: Change, *stretches: tuple[str, str], **other: object) -> Pair:
        told: dict[str, object] = {"moved": False, "split": False, "merged": False, "targets": ()}
        return Pair(
            a=i, b=j, change=change, similarity=0.87654321, reasons=reasons,
            edits=edits(old[i], new[j], *stretches), **{**told, **other},
        )  # fmt: skip

    (aimed,), (aims,) = old[1].figures, new[2].figures
    reached = next(at for at, each in enumerate(b.indicators) if each.span.of(LATER) == "6.3%")
    park = place(EARLIER, "新建口袋公园3处"), place(LATER, "新建口袋公园3处")
    return Comparison(
        a=a,
        b=b,
        a_plan=(Span(old[0].span.start, len(EARLIER)),),
        b_plan=(Span(new[0].span.start, len(LATER)),),
        a_commitments=old,
        b_commitments=new,
        pairs=(
            pair(0, 0, Change.REWORDED, ("二、", "二、"), ("2024", "2025"), ("年工作思路",) * 2),
            pair(3, 1, Change.REWORDED, ("组建", "成立"), ("园区服务专班。",) * 2, moved=True),
            pair(
                1, 2, Change.RAISED, ("力争税收收入增长",) * 2, ("6%", "6.5%"), ("左右。",) * 2,
                targets=(TargetChange(aimed, aims, Change.RAISED),),
            ),
            pair(2, 3, Change.KEPT, ("新建口袋公园3处。",) * 2),
        ),
        dropped=(4,),
        new=(4,),
        followups=(
            FollowUp(1, aimed, reached, Verdict.MET, 0.9),
            FollowUp(2, old[2].figures[0], None, Verdict.NOT_REPORTED, 0.0),
        ),
        answers=(
            Answer(3, place(LATER, "园区服务专班组建到位。"), 0.8),
            Answer(4, None, 0.0),
        ),
        reuse=Reuse(50, 20, 5, (Passage(*park, formulaic=False),), (SectionReuse(1, 50, 20, 5),)),
    )  # fmt: skip


def unchanged() -> Comparison:
    """Return the comparison of a report with itself."""
    whole = comparison()
    old = whole.a_commitments
    words = [each.span.of(EARLIER) for each in old]
    return whole._replace(
        b=whole.a,
        b_plan=whole.a_plan,
        b_commitments=old,
        pairs=tuple(
            Pair(
                at, at, Change.KEPT, 1.0, (), edits(each, each, (words[at],) * 2), (), *[False] * 3
            )
            for at, each in enumerate(old)
        ),
        dropped=(),
        new=(),
        followups=(),
        answers=(),
        reuse=Reuse(50, 50, 0, (), ()),
    )


def hostile() -> Comparison:
    """Return a comparison of texts that hold the markup of every format, in all their places."""
    a, b = (
        read(
            text.replace("专班", HOSTILE_WORDS[side]).replace("菱荡湾", HOSTILE_WORDS[2]),
            HOSTILE_PATH,
        )
        for side, text in enumerate((EARLIER, LATER))
    )
    old = commitments(a, *(each for each in a.text.splitlines()[4:] if each))
    new = commitments(b, *(each for each in b.text.splitlines()[5:] if each))
    return Comparison(
        a=a, b=b, a_plan=(Span(0, len(a.text)),), b_plan=(Span(0, len(b.text)),),
        a_commitments=old, b_commitments=new,
        pairs=(
            Pair(
                2, 0, Change.REVISED, 0.5, (),
                edits(old[2], new[0], (old[2].span.of(a.text), new[0].span.of(b.text))),
                (), True, True, True,
            ),
        ),
        dropped=(0, 1, 3), new=(1, 2, 3), followups=(),
        answers=(Answer(2, new[0].span, 0.5), Answer(3, None, 0.0)),
        reuse=Reuse(9, 9, 0, (Passage(old[2].span, new[0].span, formulaic=False),), ()),
    )  # fmt: skip


HOSTILE_WORDS = (
    "<script>alert(1)</script>|竖线|**粗** `码` [链](http://x.cn) \x1b[31m红\u202e反",
    '</td><img src=x onerror="y">&amp;|~~删~~ # 题 {braces} https://evil.cn \x9b\u2066',
    "<b>|_斜_\x07",
)
HOSTILE_PATH = "<i>|*报告*\x1b]0;x\x07.txt"
