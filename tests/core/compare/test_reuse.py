"""How much of a plan stands word for word in the one before, and how much of that says nothing."""

import pytest
from plans import ELSEWHERE, among_others, assert_stands, report_on, two_years

from core.compare import Comparison, compare
from core.text.folding import fold

NEW_FARM = "建设智慧农场，推广优良品种和绿色防控技术。"
PHRASES = "进一步加强组织领导，不断完善体制机制，切实提高工作水平"


def passages(both: Comparison) -> list[tuple[str, bool]]:
    """Return the passages outside of what both plans say besides, as the later one writes them."""
    words = [(each.b.of(both.b.text), each.formulaic) for each in both.reuse.passages]
    return [each for each in words if each[0] not in f"（一）做强镇域经济\n{ELSEWHERE}"]


def bare(words: str) -> str:
    return "".join(filter(str.isalnum, fold(words)))


@pytest.mark.parametrize(
    "to_do",
    [
        f"{NEW_FARM}引育农业技术人才和家庭农场主。",
        f"{PHRASES}，引育农业技术人才和家庭农场主。",
        among_others(NEW_FARM),
        f"（一）抓产业\n{NEW_FARM}\n（二）抓生态\n实施青石河综合整治，清淤河道6公里。",
        f"{NEW_FARM}\n办好菱花节。\n实施青石河综合整治，清淤河道6公里。",
    ],
    ids=["sentences", "phrases", "sections", "short headings", "a short sentence"],
)
def test_all_of_a_report_stands_in_itself(to_do):
    report = report_on(to_do)
    reuse = compare(report, report).reuse
    assert reuse.content + reuse.formulaic == reuse.length > 0
    assert all(each.content + each.formulaic == each.length for each in reuse.sections)


def test_a_passage_is_as_long_as_the_words_go_on():
    both = two_years(NEW_FARM, f"大力{NEW_FARM.replace('技术', '技巧')}")
    assert passages(both) == [("建设智慧农场，推广优良品种和绿色防控技", False)]


def test_a_few_words_alike_are_chance():
    both = two_years(NEW_FARM, "开办智慧农场研学营，普及良种知识。")
    assert passages(both) == []


def test_passages_do_not_run_from_one_sentence_into_the_next():
    both = two_years("推广优良品种。引育农技人才。", "推广优良品种，引育农技人才。")
    assert passages(both) == []


def test_punctuation_makes_no_difference():
    both = two_years("推广优良品种、引育农技人才。", "推广优良品种，引育农技人才。")
    assert passages(both) == [("推广优良品种，引育农技人才", False)]


def test_both_sides_of_a_passage_say_the_same():
    both = two_years(
        ("推广優良品種、引育農技人才。", PHRASES + "。"),
        ("大力推广优良品种，引育农技人才！", f"{PHRASES}，办好菱花文化节。"),
    )
    assert len(passages(both)) == 2
    for each in both.reuse.passages:
        assert bare(each.a.of(both.a.text)) == bare(each.b.of(both.b.text))


def test_a_sentence_taken_over_whole_may_be_short():
    both = two_years(("办好菱花节。", NEW_FARM), (NEW_FARM, "办好菱花节。"))
    assert ("办好菱花节", False) in passages(both)


def test_phrases_of_any_report_are_told_from_content():
    both = two_years(f"{PHRASES}，引育农技人才。", f"{PHRASES}，办好菱花文化节。")
    assert passages(both) == [(PHRASES, True)]
    assert both.reuse.formulaic == len(bare(PHRASES))


def test_passages_come_the_longest_first():
    both = two_years(
        ("推广优良品种、引育农技人才。", NEW_FARM), ("推广优良品种、引育农技人才。", NEW_FARM)
    )
    lengths = [each.b.length for each in both.reuse.passages]
    assert len(lengths) > 2
    assert lengths == sorted(lengths, reverse=True)


def test_of_a_plan_that_is_all_new_nothing_was_taken():
    later = "发展低空经济，谋划无人机起降点。\n推广稻虾轮作，注册菱角商标。"
    reuse = compare(report_on(ELSEWHERE), report_on(later, year=2024)).reuse
    assert (reuse.content, reuse.formulaic, reuse.passages) == (0, 0, ())


def test_sections_add_up_to_the_whole():
    both = two_years(
        (f"{PHRASES}。", NEW_FARM), (f"{PHRASES}，办好菱花文化节。", NEW_FARM, "发展低空经济。")
    )
    whole, parts = both.reuse, both.reuse.sections
    assert [
        both.b.sections[each.section].title if each.section is not None else None for each in parts
    ] == [None, "做强镇域经济", "扮靓城乡环境", "兜牢民生底线"]
    assert sum(each.length for each in parts) == whole.length
    assert sum(each.content for each in parts) == whole.content
    assert sum(each.formulaic for each in parts) == whole.formulaic
    assert [each.content == each.length for each in parts] == [False, False, True, True]
    assert whole.length == sum(len(bare(each.span.of(both.b.text))) for each in both.b_commitments)
    assert_stands(both)


def test_reuse_is_measured_of_the_later_plan():
    short, long = report_on(ELSEWHERE), report_on(among_others(NEW_FARM), year=2024)
    there, back = compare(short, long).reuse, compare(long, short).reuse
    assert there.content < there.length
    assert there.length - back.length == len(bare(f"（一）做强镇域经济{NEW_FARM}"))
