"""Which section a place of a report stands in."""

from core.model import Source
from core.parsing import parse

TEXT = """沙浦镇2022年工作总结
一、工作回顾
（一）产业发展。完成投资3亿元。
（二）民生保障。新建幼儿园2所。
二、工作计划
新增企业15家。
"""


def test_the_section_around_a_place_is_the_innermost_that_holds_it():
    report = parse(Source("沙浦镇2022.txt", "text", "utf-8", 1, "0" * 64, TEXT))
    for offset in range(len(TEXT) + 2):
        around = [at for at, each in enumerate(report.sections) if offset in each.span]
        assert report.section_at(offset) == (around[-1] if around else None)
    assert len(report.sections) == 4
