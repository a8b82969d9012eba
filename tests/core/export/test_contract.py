"""The JSON that other programs rely on."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from core.export.contract import describe, describe_indicator
from core.model import Fact, Metadata, Part, Report, Role, Script, Section, Source, Span
from core.parsing import parse
from core.reading import read_report
from core.sources import decode

TEXT = "苇桥街道2024年工作总结\n一、主要工作\n新建公园3处。\n（一）民生\n办成实事41件。\n首页\n"


def report() -> Report:
    source = Source("苇桥.txt", "text", "gb18030", 0.98, "ab" * 32, TEXT)
    outline = TEXT.index("一、")
    below = TEXT.index("（一）")
    chrome = TEXT.index("首页")
    return Report(
        source=source,
        is_report=True,
        metadata=Metadata(
            script=Script.HANS,
            title=Fact("苇桥街道2024年工作总结", Span(0, 13)),
            issuer=Fact("苇桥街道", Span(0, 4)),
            review_period=Fact("2023/2024", None, guessed=True),
        ),
        boilerplate=(Span(chrome, len(TEXT)),),
        parts=(Part(Role.OTHER, Span(0, outline)), Part(Role.REVIEW, Span(outline, chrome))),
        sections=(
            Section(
                span=Span(outline, chrome), heading=Span(outline, outline + 6),
                marker="一、", title="主要工作", level=1, parent=None, role=Role.REVIEW,
            ),
            Section(
                span=Span(below, chrome), heading=Span(below, below + 5),
                marker="（一）", title="民生", level=2, parent=0, role=Role.REVIEW,
            ),
        ),
    )  # fmt: skip


def test_a_report_is_described_key_by_key() -> None:
    outline, below, chrome = TEXT.index("一、"), TEXT.index("（一）"), TEXT.index("首页")
    assert describe(report()) == {
        "schema": 1,
        "source": {
            "path": "苇桥.txt",
            "format": "text",
            "encoding": "gb18030",
            "sha256": "ab" * 32,
            "chars": len(TEXT),
        },
        "meta": {
            "title": "苇桥街道2024年工作总结",
            "issuer": "苇桥街道",
            "index_no": None,
            "date": None,
            "category": None,
            "topic": None,
            "disclosure": None,
            "audience": None,
            "script": "hans",
            "review_period": "2023/2024",
            "plan_period": None,
            "place": None,
            "year": 2024,
        },
        "boilerplate": [[chrome, len(TEXT)]],
        "parts": [
            {"role": "other", "start": 0, "end": outline},
            {"role": "review", "start": outline, "end": chrome},
        ],
        "sections": [
            {
                "start": outline, "end": chrome, "marker": "一、", "title": "主要工作",
                "level": 1, "parent": None, "role": "review",
            },
            {
                "start": below, "end": chrome, "marker": "（一）", "title": "民生",
                "level": 2, "parent": 0, "role": "review",
            },
        ],
        "indicators": [],
    }  # fmt: skip


def test_the_description_is_made_of_json_s_own_types() -> None:
    described = describe(report())
    assert json.loads(json.dumps(described)) == described


def test_members_keep_their_order_so_that_two_runs_print_the_same() -> None:
    described = describe(report())
    keys = ["schema", "source", "meta", "boilerplate", "parts", "sections", "indicators"]
    assert list(described) == keys


def test_a_figure_leads_back_to_its_words_and_says_whether_the_user_set_it_right() -> None:
    read = read_report(decode("一、主要工作\n税收收入50.20亿元。\n".encode(), "-"))
    found = read.indicators[0]
    (figure,) = describe(read)["indicators"]
    assert (figure["value"], figure["unit"], figure["section"]) == ("50.20", "亿元", 0)
    assert read.text[figure["start"] : figure["end"]] == "50.20亿元"
    assert figure["corrected"] is False
    assert describe_indicator(found._replace(corrected=True)) == {**figure, "corrected": True}


lines = st.sampled_from(
    [
        "索引号：330/2024-1",
        "一、主要工作",
        "（一）民生",
        "新建公园3处。",
        "二、下一步打算",
        "首页",
        "",
    ]
)


@given(st.lists(lines, min_size=1).map("\n".join).filter(str.strip))
def test_all_offsets_lie_within_the_text(text: str) -> None:
    described = json.loads(json.dumps(describe(parse(decode(text.encode(), "-")))))
    spans = [(span["start"], span["end"]) for span in described["parts"] + described["sections"]]
    spans += described["boilerplate"]
    assert all(0 <= start <= end <= described["source"]["chars"] for start, end in spans)
