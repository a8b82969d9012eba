"""Reading as a whole: what is a report, that nothing is lost, that nothing fails."""

import pickle

import pytest
from reading import (
    DONE,
    OPENING,
    TO_DO,
    WRONG,
    assert_covered,
    assert_outline_stands,
    assert_sections_nest,
    headings,
    read,
)

from core.model import Script

STREET = f"""苇桥街道2024年工作总结和2025年工作计划
{OPENING}
一、2024年工作总结
（一）聚力抓招商，产业发展迈上新台阶。{DONE}
（二）聚力抓更新，城乡面貌实现新提升。{DONE}
二、存在的问题
{WRONG}
三、2025年工作计划
（一）聚力抓招商。{TO_DO}
（二）聚力抓更新。{TO_DO}
"""
CONGRESS = f"""政府工作报告
——2025年1月9日在桐川镇第五届人民代表大会第四次会议上
镇长 陆明远
各位代表：
现在，我代表镇人民政府向大会报告工作，请予审议，并请列席人员提出意见。
一、2024年工作回顾
{DONE}
二、2025年工作安排
{TO_DO}
各位代表！让我们更加紧密地团结起来，为建设美丽桐川而努力奋斗！
"""
UNNUMBERED = f"{OPENING}\n工作回顾\n{DONE}\n存在问题\n{WRONG}\n下步打算\n{TO_DO}\n"
REPORTS = {"street": STREET, "congress": CONGRESS, "unnumbered": UNNUMBERED}
SHORT = "its words are counted, its title and its parts are not"

README = """# inkpot

A small command-line tool that turns plain notes into a printable booklet.

## 安装

1. 克隆仓库：`git clone https://example.org/inkpot.git`
2. 安装依赖：`pip install -r requirements.txt`
3. 运行测试：`pytest`

## 使用

本项目支持多种输入格式。全面支持命令行参数，推进配置文件改革后，服务启动更快，安全性提升。

| 选项 | 说明 |
|------|------|
| `-o` | 输出文件 |
| `-v` | 详细日志 |

## 许可证

MIT
"""
NOVEL = """第十二章 雨夜

　　雨下了一整夜。老顾坐在船尾，把烟头按灭在船板上，抬头看了看对岸的灯火。二十年前，他也是在这样的雨里离开柳渡的。

　　“你还回来做什么？”身后有人问他。

　　他没有回头。他听得出那声音，一如当年在码头上喊他名字的那个声音，只是沙哑了许多。一是没脸见她，二是没有话说，他只好望着水面。

　　“首先，”她说，“把伞拿着。其次，把这封信看完。”

　　船慢慢地靠了岸。岸上的石阶还是老样子，青苔爬到了第三级，第四级缺了一个角，那是他小时候砸的。
"""
MINUTES = """会议纪要

时间：2025年3月6日上午9:30
地点：三楼小会议室
主持人：何一鸣
参会人员：周琳、陈帆、赵远

一、通报了上周的值班情况。
二、讨论了食堂饭菜的价格，大家一致同意午餐涨价一元。
三、春游定在四月的第二个周六，地点由周琳负责联系。

散会时间：10:40
"""
CONTENTS = """目录

第一章　绪论 …………………………………… 1
第二章　文献综述 ……………………………… 12
　第一节　国内研究 …………………………… 12
　第二节　国外研究 …………………………… 25
第三章　研究设计 ……………………………… 40
第四章　结论 …………………………………… 88
参考文献 ………………………………………… 95
"""
LOG = "".join(
    f"2025-03-06 09:{minute:02}:17 INFO worker-{minute % 4} 任务完成 id={minute * 37} 耗时 12ms\n"
    for minute in range(60)
)
RECIPE = """红烧肉的做法
一、准备材料
五花肉500克，冰糖30克，生抽两勺，老抽一勺，料酒适量，葱姜少许。
二、步骤
1. 五花肉切块，冷水下锅焯水。
2. 小火炒糖色，下肉翻炒均匀。
3. 加水没过肉，小火炖一小时，收汁即可。
"""
NEWS = """本报讯（记者 柳青）昨天下午，第三届柳渡龙舟赛在东湖举行，来自各地的十二支队伍参加了比赛。
经过两个小时的角逐，青年队以三分四十二秒的成绩夺得冠军。现场观众近万人，欢呼声此起彼伏。
据了解，本届比赛新设了女子组，共有四支队伍报名，最终由白沙队夺冠。
"""
OTHERS = {
    "readme": README,
    "novel": NOVEL,
    "minutes": MINUTES,
    "contents": CONTENTS,
    "log": LOG,
    "recipe": RECIPE,
    "news": NEWS,
    "csv": "日期,支出,备注\n" + "2025-03-06,12.5,午饭\n" * 40,
    "lorem": "Lorem ipsum dolor sit amet, consectetur adipiscing elit. " * 30,
    "poem": "床前一盏灯，照我读旧信。\n窗外三更雨，打落满阶春。\n" * 6,
}


@pytest.mark.parametrize(
    "text", [STREET, CONGRESS, UNNUMBERED], ids=["street", "congress", "unnumbered"]
)
def test_a_report_is_told(text):
    assert read(text).is_report


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_what_is_no_report_is_told(text):
    assert not read(text).is_report


ODDITIES = {
    "nothing": "",
    "a space": " ",
    "blank lines": "\n\r\n \u3000\n",
    "one character": "一",
    "punctuation": "，。；：！？、（）“”—…《》" * 50,
    "markers": "一、二、三、\n（一）（二）\n1.2.3.\n①②③\n一是二是\n第一，第二，\n——\n",
    "markers on lines": "一、\n（一）\n1.\n（1）\n①\n一是\n第一，\n首先\n——\n",
    "brackets": "（((（" * 200,
    "digits": "1234567890." * 200,
    "controls": "".join(map(chr, range(32))) + "\x7f\x80\x9f",
    "ANSI": "\x1b[31m一、2024年工作总结\x1b[0m\n" + DONE,
    "bidi": "\u202e一、2024年工作总结\u202c\n" + DONE,
    "NUL": "一、工作\x00总结\n" + DONE,
    "surrogates": "\ud800\udfff一、工作总结\n" + DONE,
    "astral": "𠮷" * 100 + "\n一、𠮷镇工作总结\n" + DONE,
    "markup": "[bold]一、工作总结[/bold]\n" + DONE,
    "header only": "索引号 | 0025/2025-1 | 组配分类 | 计划总结 |\n发布机构 | 桐川镇 |\n",
    "label without end": "发布机构：",
    "title only": "桐川镇2024年工作总结",
    "a heading at the very end": OPENING + "\n一、2024年工作总结",
    "a marker at the very end": OPENING + "\n一、",
    "numerals beyond ours": "〇、零点\n百、千\n二百五十、很多\n９９９９．满\n",
}


@pytest.mark.parametrize("text", ODDITIES.values(), ids=ODDITIES)
def test_any_text_is_read_and_covered(text):
    report = read(text)
    assert report.text == text
    assert_covered(report)
    assert_outline_stands(report)


@pytest.mark.parametrize(
    "text",
    [
        *(STREET, CONGRESS, UNNUMBERED, *OTHERS.values()),
        ODDITIES["markers"],
        ODDITIES["markers on lines"],
    ],
)
def test_sections_hold_what_belongs_to_them(text):
    assert_sections_nest(read(text))


@pytest.mark.parametrize("text", REPORTS.values(), ids=REPORTS)
def test_every_character_of_a_report_is_covered(text):
    for variant in (text, text.replace("\n", "\r\n"), text.replace("\n", ""), f"\n\n{text}\n\n"):
        assert_covered(read(variant))
        assert_outline_stands(read(variant))


def test_a_reading_can_be_sent_between_processes():
    report = read(STREET)
    assert pickle.loads(pickle.dumps(report)) == report


def test_reading_twice_gives_the_same():
    assert read(STREET) == read(STREET)


def test_full_width_and_half_width_are_read_alike():
    half = STREET.translate(str.maketrans("（），：", "(),:"))
    plain = [row.translate(str.maketrans("（），：", "(),:")) for row in headings(STREET)]
    assert headings(half) == plain


def test_the_script_is_told():
    assert read(STREET).metadata.script is Script.HANS
    assert read("2023年，街道上下團結一心，實現總產值58億元，統籌發展與安全。").metadata.script is (
        Script.HANT
    )


def test_ten_thousand_headings_are_all_read():
    text = OPENING + "\n" + "".join("（一）抓好工作。全年新增企业12家。\n" for _ in range(10_000))
    assert len(read(text).sections) == 10_000


def test_a_line_of_a_million_characters_is_read():
    text = f"{STREET}{DONE * 14_000}"
    report = read(text)
    assert len(headings(text)) >= 7
    assert_covered(report)


@pytest.mark.parametrize(
    "text",
    [
        " " * 100_000,
        f"一、2024年工作总结{' ' * 50_000}{DONE}",
        f"{' ' * 60}产业发展{' ' * 60}\n" * 2_000,
        "推进：（一）抓好工作，稳步实施" * 6_000,
        "报 告" * 20_000,
        "一、\n" * 5_000,
        "东川市辖区县城镇乡" * 2_000,
    ],
    ids=["spaces", "a gap", "padded lines", "no full stop", "spread", "markers alone", "tiers"],
)
def test_what_repeats_itself_is_read_in_no_more_time_than_other_text(text):
    assert_covered(read(text))
