"""The summary of a report on a terminal: aligned, cut to its width, coloured where wanted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Fact, Metadata, Part, Report, Role, Script, Section, Source, Span
from core.reading import read_report
from core.sources import decode
from tui.lines import cells
from tui.strings import LANGUAGES, load_strings
from tui.summary import summary

TEXT = (
    "苇桥街道工作总结\n一、过去一年的主要工作\n新建公园。\n（一）办好民生实事\n建成。\n版权所有\n"
)


def report(*, confidence: float = 1.0, damaged: int = 0, is_report: bool = True) -> Report:
    upper, lower, aside = TEXT.index("一、"), TEXT.index("（一）"), TEXT.index("版权")
    return Report(
        source=Source("苇桥.txt", "text", "gb18030", confidence, "ab" * 32, TEXT, damaged),
        is_report=is_report,
        metadata=Metadata(
            script=Script.HANS,
            issuer=Fact("苇桥街道", Span(0, 4)),
            review_period=Fact("2024", None, guessed=True),
        ),
        boilerplate=(Span(aside, len(TEXT)),),
        parts=(Part(Role.OTHER, Span(0, upper)), Part(Role.REVIEW, Span(upper, aside))),
        sections=(
            Section(
                span=Span(upper, aside), heading=Span(upper, upper + 11),
                marker="一、", title="过去一年的主要工作", level=1, parent=None, role=Role.REVIEW,
            ),
            Section(
                span=Span(lower, aside), heading=Span(lower, lower + 9),
                marker="（一）", title="办好民生实事", level=2, parent=0, role=Role.PLAN,
            ),
        ),
    )  # fmt: skip


def english(of: Report, *, width: int | None = None, colour: bool = False) -> str:
    return summary(of, load_strings("en"), width=width, colour=colour)


def test_metadata_is_shown_and_what_is_guessed_is_marked() -> None:
    lines = english(report()).splitlines()
    assert "Issuer       苇桥街道" in lines
    assert "Reviews      2024 (guessed)" in lines
    assert not any(line.startswith("Date") for line in lines)


def test_the_outline_hangs_together() -> None:
    lines = english(report()).splitlines()
    upper = next(line for line in lines if line.endswith("一、 过去一年的主要工作"))
    lower = next(line for line in lines if line.endswith("（一） 办好民生实事"))
    assert upper.split()[0] == "review"
    assert lower.split()[0] == "plan"
    assert lower.index("（一）") == upper.index("一、") + 2


def test_parts_and_boilerplate_are_measured() -> None:
    text = english(report())
    aside = len(TEXT) - TEXT.index("版权")
    assert f"Boilerplate  {aside} characters, {aside / len(TEXT):.0%}" in text
    assert re.search(rf"other +{TEXT.index('一、')} +苇桥街道工作总结", text)


def test_figures_are_counted_by_status_part_and_section() -> None:
    text = (
        "一、2024年工作总结\n（一）经济\n税收收入50亿元，同比增长6.5%。\n（二）民生\n办成实事41件。\n"
        "二、2025年工作思路\n力争新建口袋公园3处。\n"
    )
    lines = english(read_report(decode(text.encode(), "苇桥.txt"))).splitlines()
    assert "Indicators   4, actual 3, target 1" in lines
    outline = lines[next(at for at, line in enumerate(lines) if line.startswith("Sections")) + 1 :]
    counts = [(line.split()[-1], line.split()[2]) for line in outline]
    assert counts == [
        ("2024年工作总结", "3"),
        ("经济", "2"),
        ("民生", "1"),
        ("2025年工作思路", "1"),
    ]


def test_damage_and_doubt_about_the_encoding_are_said() -> None:
    sound = english(report())
    assert "confidence 100%" in sound
    assert "doubtful" not in sound
    assert "U+FFFD" not in sound
    broken = english(report(confidence=0.4, damaged=3))
    assert "confidence 40%" in broken
    assert "--encoding" in broken
    assert "3 places could not be decoded" in broken


def test_titles_are_data_whatever_stands_in_them() -> None:
    hostile = "[bold]标题\x1b[2J\x9b31m\u202e[/bold]\n换行"
    title = Fact(hostile, Span(0, 1))
    told = report()._replace(metadata=Metadata(script=Script.HANS, title=title))
    assert "Title        [bold]标题␛[2J␦31m␦[/bold] 换行" in english(told).splitlines()


def test_a_text_that_is_no_report_is_called_so() -> None:
    assert "no work report" in english(report(is_report=False))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_columns_are_aligned_in_cells(lang: str) -> None:
    lines = summary(report(), load_strings(lang), width=None, colour=False).splitlines()
    first = [line for line in lines if "过去一年的主要工作" in line or "苇桥街道工作总结" in line]
    starts = {cells(re.split("一、|苇桥街道工作", line)[0]) for line in first}
    assert len(starts) == 1


@given(st.integers(1, 100), st.sampled_from(LANGUAGES), st.booleans())
def test_no_line_is_wider_than_the_terminal(width: int, lang: str, colour: bool) -> None:
    text = summary(report(confidence=0.5), load_strings(lang), width=width, colour=colour)
    plain = re.sub("\x1b\\[[0-9]*m", "", text)
    assert all(cells(line) <= width for line in plain.splitlines())
    whole = summary(report(confidence=0.5), load_strings(lang), width=None, colour=False)
    for cut, line in zip(plain.splitlines(), whole.splitlines(), strict=True):
        assert cut == line or (cut.endswith("…") and line.startswith(cut[:-1]))


def test_colours_add_nothing_but_colours() -> None:
    coloured = english(report(), colour=True)
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9]*m", "", coloured) == english(report())
