"""What download and government sites leave around a report, and the furniture of its pages."""

import pytest
from reading import DONE, OPENING, TO_DO, assert_covered, headings, meta, outside, read

TITLE = "桐川镇2024年工作总结和2025年工作计划"
BODY = f"""{OPENING}
一、2024年工作总结
（一）产业发展。{DONE}
（二）城乡建设。{DONE}
二、2025年工作计划
（一）产业发展。{TO_DO}
（二）城乡建设。{TO_DO}
"""
DOCUMENT_SITE = """分享
桐川镇2024年工作总结和2025年工作计划.docx
下载文档

ID:4820117

大小:21.40KB

页数:9页

格式:DOCX

时间:2025-03-11

收藏 转存得积分
温馨提示:
1. 预览里的表格和公式由程序转换,可能会有出入,请以下载后的文件为准。
2. 本站只存放资料,内容由用户上传,如有侵权请联系客服删除。
网站客服:400000000
桐川镇 2024 工作总结 2025 工作计划
"""
DOCUMENT_SITE_END = """
本文档的下载积分归上传者

下载文档
猜你喜欢
收起
展开"""
GOVERNMENT_SITE = """首页
>
政务公开
当前位置：首页 > 政务公开 > 计划总结
发布时间：2025-01-09 来源：桐川镇 浏览次数：128 字号：[大 中 小]
打印本页
"""
GOVERNMENT_SITE_END = """
上一篇：桐川镇2024年民生实事完成情况
下一篇：没有了
打印本页 | 关闭窗口
主办单位：桐川镇人民政府
版权所有：桐川镇人民政府 网站标识码：3309990001 浙ICP备00000000号
"""


def test_a_document_sites_chrome_before_the_report_is_outside():
    (chrome,) = read(DOCUMENT_SITE + TITLE + "\n" + BODY).boilerplate
    assert (chrome.start, chrome.end) == (0, len(DOCUMENT_SITE))


def test_a_document_sites_numbered_hints_are_no_headings():
    assert headings(DOCUMENT_SITE + TITLE + "\n" + BODY) == headings(BODY)


def test_a_report_on_one_line_after_its_title_is_found_between_chrome():
    line = f"{TITLE} {TITLE} " + BODY.replace("\n", " ") + "……"
    text = DOCUMENT_SITE + line + DOCUMENT_SITE_END
    before, after = read(text).boilerplate
    assert before.end == len(DOCUMENT_SITE)
    assert text[after.start :].strip() == DOCUMENT_SITE_END.strip()
    assert meta(text, "title") == TITLE


def test_the_day_of_an_upload_is_not_the_day_of_the_report():
    assert meta(DOCUMENT_SITE + TITLE + "\n" + BODY, "date") is None


def test_a_government_sites_chrome_is_outside_and_its_title_is_not():
    text = GOVERNMENT_SITE + TITLE + "\n" + BODY + GOVERNMENT_SITE_END
    lines = [*GOVERNMENT_SITE.splitlines(), *GOVERNMENT_SITE_END.strip().splitlines()]
    assert outside(text) == [line.strip() for line in lines]
    assert meta(text, "title") == TITLE


def test_a_title_above_the_sites_own_line_stays_in_the_report():
    source = "发布日期：2025-01-09 来源：桐川镇 字号：[大 中 小]\n"
    text = f"{TITLE}\n{source}{BODY}"
    assert outside(text) == [source.strip()]
    assert meta(text, "title") == TITLE
    assert meta(text, "date") == "2025-01-09"


@pytest.mark.parametrize(
    "number", ["- 2 -", "— 2 —", "—2—", "第2页", "第 2 页 共 9 页", "2/9", "－２－"]
)
def test_page_numbers_between_paragraphs_are_outside(number):
    text = BODY.replace("二、2025", f"{number}\n二、2025")
    assert outside(text) == [number]
    assert headings(text) == headings(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "（三）推进“扫一扫”便民服务，微信公众号关注人数突破3万人，联系我们的群众越来越多。",
        "加快智慧停车场建设，安装二维码收费设备120套，会员用户达到8600人，广受群众好评。",
        "2/3的行政村完成了污水管网改造，1/5的农户用上了清洁能源。",
    ],
)
def test_sentences_that_use_a_sites_words_stay_in_the_report(line):
    assert outside(BODY.replace("二、2025", f"{line}\n二、2025")) == []


@pytest.mark.parametrize(
    "opening",
    [
        "2024年，镇工会围绕中心、服务大局，新发展会员1200人，建会率达95%，工作取得显著成效。",
        "2024年，全镇推广扫码办事，窗口平均等候时间缩短一半，群众满意度达到98%，成效显著。",
    ],
)
def test_a_first_paragraph_that_uses_a_sites_word_stays_in_the_report(opening):
    assert outside(f"{TITLE}\n{opening}\n{BODY}") == []


def test_an_appeal_at_the_end_stays_in_the_report():
    assert outside(BODY + "各位代表，让我们更加紧密地团结起来，为建设美丽桐川而努力奋斗！\n") == []


def test_signature_and_date_stay_in_the_report():
    assert outside(BODY + "桐川镇人民政府\n2025年1月9日\n") == []


def test_everything_is_covered_between_chrome():
    assert_covered(read(DOCUMENT_SITE + TITLE + "\n" + BODY + DOCUMENT_SITE_END))
    assert_covered(read(GOVERNMENT_SITE + BODY + GOVERNMENT_SITE_END))
    assert_covered(read(DOCUMENT_SITE))
