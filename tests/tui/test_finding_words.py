"""Finding words in the open report, whatever their script, width and case, and across rows."""

TEXT = "\n".join(
    (
        "梅林街道2023年工作总结",
        "一、工作回顾",
        "全年投入５０００万元，新建道路１０公里，ＧＤＰ增长6%，较上年提高0.5个百分点，税收30万元；",
        "村集体经济收入稳步增长，群众满意度持续提高，全年新增就业岗位三百余个，城乡面貌焕然一新，固定资",
        "产投资增势良好，重点项目加快建设，营商环境不断优化，基层治理更加有力，平安建设扎实推进，各项社",
        "会事业全面进步，全年引进企业十二家，盘活闲置厂房八处，完成老旧小区改造六个，人居环境明显改善，",
        "干部作风进一步转变，办事效率明显提高，各项工作取得新的成效，为明年的工作打下了扎实的基础，全年",
        "没有发生重大安全事故。Gdp持续增长，收入共10万元。",
    )
)


FINDS = (
    ("萬元", 3, "万元"),
    ("１０", 2, "１０"),
    ("10", 2, "１０"),
    ("gdp", 2, "ＧＤＰ"),
    ("ＧＤＰ", 2, "ＧＤＰ"),
    ("固定资产投资", 1, "固定资\n产投资"),
    ("各项社会事業", 1, "各项社\n会事业"),
)
"""What is typed, how often it is found, and where first."""


async def test_words_are_found_in_every_form_and_across_line_ends(start, tmp_path):
    (tmp_path / "报告.txt").write_text(TEXT, encoding="utf-8")
    async with start(tmp_path / "报告.txt", size=(70, 20)) as desk:
        await desk.until(lambda: desk.document_name)
        for words, count, first in FINDS:
            await desk.press("D", "g", "g", "/", *words)
            assert desk.find.note == f"1/{count}"
            marks = desk.detail.pane._painter.marks
            hits = [mark.span for mark in marks.of("find")]
            assert len(hits) == count
            assert [mark.span for mark in marks.of("hit")] == hits[:1]
            assert hits[0].of(desk.text) == first
            await desk.press("enter", *"n" * count)
            assert desk.find.note == f"1/{count}"
            assert desk.status.message == "已到末尾，从头继续"
            await desk.press("escape")
