"""Reports in the other script."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading import read_report
from core.sources import decode
from tui.glyphs import Glyphs
from tui.scripts import rendered

CHINESE = "一、|（二）|2023年|工作总结|工作總結|著力推進產業。|新增企业17家，|增长8.2%；|皇后與後來"
ODD = "\n|\r\n|\x1b[31m|\u202e|[bold]|\U0002f81a|　"
PIECES = st.sampled_from(f"{CHINESE}|{ODD}".split("|"))


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=40))
def test_every_span_leads_to_the_same_words(pieces):
    text = "岚屏县2023年工作总结\n" + "".join(pieces)
    glyphs = Glyphs(ambiguous_wide=True)
    report = read_report(decode(text.encode(), "x.txt"))
    other = asyncio.run(rendered(report))
    assert len(other.text) == len(report.text)
    assert glyphs.cells(other.text) == glyphs.cells(report.text)
    assert [s.heading for s in other.sections] == [s.heading for s in report.sections]
    assert [len(s.title) for s in other.sections] == [len(s.title) for s in report.sections]
    assert other.metadata.script is not report.metadata.script
    back = asyncio.run(rendered(other))
    assert len(back.text) == len(report.text)
