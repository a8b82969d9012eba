"""The jurisdiction that reports."""

import pytest
from reading import DONE, OPENING, TO_DO, meta, read

BODY = f"一、工作回顾\n{DONE}\n二、下步打算\n{TO_DO}\n"
SPEECH = "各位代表：\n现在，我代表{who}向大会报告工作，请予审议，并请列席人员提出意见。\n"


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("桐川镇", "桐川镇"),
        ("桐川镇人民政府", "桐川镇"),
        ("临澜市桐川镇人民政府", "桐川镇"),
        ("苇桥街道", "苇桥街道"),
        ("苇桥街道办事处", "苇桥街道"),
        ("澄渡市苇桥街道办事处", "苇桥街道"),
        ("汐湾区人民政府办公室", "汐湾区"),
        ("蘆汀街道", "蘆汀街道"),
        ("云岭省岚屏县人民政府", "岚屏县"),
        ("阿依拉自治县人民政府", "阿依拉自治县"),
        ("滨澜经济开发区管理委员会", "滨澜经济开发区"),
    ],
)
def test_the_issuer_names_the_place(issuer, place):
    assert meta(f"发布机构：{issuer}\n{OPENING}\n{BODY}", "place") == place


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("苇桥街道2024年工作总结和2025年工作计划", "苇桥街道"),
        ("澄渡市苇桥街道2024年工作总结", "苇桥街道"),
        ("2024年桐川镇工作总结", "桐川镇"),
        ("关于桐川镇2024年工作情况的报告", "桐川镇"),
        ("中共桐川镇委员会2024年工作总结", "桐川镇"),
        ("2025年岚屏县政府工作报告", "岚屏县"),
        ("岚屏县人民政府2024年工作报告", "岚屏县"),
        ("蘆汀街道2023年工作總結和2024年工作打算", "蘆汀街道"),
    ],
)
def test_the_title_names_the_place(title, place):
    assert meta(f"{title}\n{OPENING}\n{BODY}", "place") == place


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("——2025年1月9日在岚屏县第十七届人民代表大会第四次会议上", "岚屏县"),
        ("（2025年1月9日在澄渡市第八届人民代表大会第五次会议上）", "澄渡市"),
    ],
)
def test_the_congress_names_the_place(line, place):
    text = f"政府工作报告\n{line}\n{SPEECH.format(who='市人民政府')}{BODY}"
    assert meta(text, "place") == place


def test_the_speaker_names_the_place():
    text = SPEECH.format(who="澄渡市人民政府") + BODY
    assert meta(text, "place") == "澄渡市"


def test_the_state_council_speaks_for_the_nation():
    text = SPEECH.format(who="国务院") + BODY
    assert meta(text, "place") == "全国"


def test_a_place_that_only_slogans_name_is_a_guess():
    slogans = "加快建设平安澄渡、美丽澄渡、法治澄渡，澄渡影响力不断扩大，澄渡品牌更加响亮。"
    text = (
        SPEECH.format(who="市人民政府")
        + f"一、工作回顾\n{DONE}全市上下{slogans}{slogans}\n二、下步打算\n{TO_DO}\n"
    )
    place = read(text).metadata.place
    assert (place.value, place.guessed) == ("澄渡市", True)
    assert place.span.of(text) == "澄渡"


@pytest.mark.parametrize(
    "opening",
    [
        "全镇上下认真贯彻落实上级部署，加强水电气供应市场监管，全国文明村镇创建取得重大进展，经济平稳健康发展。",
        "在全国上下奋进新征程之际，各级各部门主动作为，城市更新、示范区建设、夜市整治等工作取得了积极的成效。",
        "党的二十大以来，我们深入学习贯彻习近平总书记重要讲话精神，走进社区、走进园区，农贸市场改造全部完成。",
    ],
)
def test_words_that_only_look_like_a_place_are_none(opening):
    assert meta(f"{opening}\n{BODY}", "place") is None


@pytest.mark.parametrize(
    "opening",
    [
        "2024年，桐川镇在县委、县政府的坚强领导下，扎实推进各项工作，经济社会保持平稳健康发展。",
        "2024年，桐川镇党委、政府认真落实上级部署，扎实推进各项工作，经济社会保持平稳健康发展。",
        "今年以来，桐川镇坚持稳中求进工作总基调，扎实推进各项工作，经济社会保持平稳健康发展。",
    ],
)
def test_a_place_that_the_first_sentence_speaks_of_is_a_guess(opening):
    place = read(f"{opening}\n{BODY}").metadata.place
    assert place is not None
    assert (place.value, place.guessed) == ("桐川镇", True)


def test_nothing_named_is_nothing_known():
    text = BODY
    assert meta(text, "place") is None


def test_a_long_row_of_tiers_is_read_like_any_other_text():
    line = "代表" + "东川市辖区县城镇乡" * 40 + "，各项工作稳步推进，成效十分明显。"
    assert meta(f"{line}\n{BODY}", "place") is None
