"""Units: what family they belong to, and what they are worth in their base."""

from decimal import Decimal

import pytest

from core.indicators.units import Family, in_base, unit_of


@pytest.mark.parametrize(
    ("number", "unit", "family", "in_its_base", "base"),
    [
        ("36.8", "亿元", Family.MONEY, "3680000000", "元"),
        ("7800", "万元", Family.MONEY, "78000000", "元"),
        ("0.5", "元", Family.MONEY, "0.5", "元"),
        ("3000", "万美元", Family.MONEY, "30000000", "美元"),
        ("1.5", "亿欧元", Family.MONEY, "150000000", "欧元"),
        ("2", "公顷", Family.MEASURED, "20000", "平方米"),
        ("3", "平方公里", Family.MEASURED, "3000000", "平方米"),
        ("12.5", "公里", Family.MEASURED, "12500", "米"),
        ("600", "公斤", Family.MEASURED, "0.6", "吨"),
        ("2", "兆瓦", Family.MEASURED, "2000", "千瓦"),
        ("90", "分钟", Family.MEASURED, "1.5", "小时"),
        ("3", "海里", Family.MEASURED, "5556", "米"),
        ("0.05", "毫克/立方米", Family.MEASURED, "50", "微克/立方米"),
        ("30", "斤", Family.MEASURED, "0.015", "吨"),
        ("150", "亩", Family.MEASURED, "100000", "平方米"),
        ("15", "人", Family.PEOPLE, "15", "人"),
        ("15", "名", Family.PEOPLE, "15", "人"),
        ("42.6", "万人次", Family.COUNT, "426000", "人次"),
        ("99.5", "%", Family.SHARE, "99.5", "%"),
        ("2.1", "‰", Family.SHARE, "0.21", "%"),
        ("2.5", "个百分点", Family.SHARE, "2.5", "百分点"),
        ("8", "成", Family.SHARE, "80", "%"),
        ("12", "家", Family.COUNT, "12", "家"),
        ("12", "穴", Family.COUNT, "12", "穴"),
        ("12", "", Family.COUNT, "12", ""),
    ],
    ids=lambda each: each or "none" if isinstance(each, str) else each.value,
)
def test_amounts_are_brought_to_the_base_of_their_unit(number, unit, family, in_its_base, base):
    known = unit_of(unit)
    assert (known.family, known.base) == (family, base)
    assert in_base(Decimal(number), known) == Decimal(in_its_base)


def test_amounts_are_exact_and_written_out():
    assert str(in_base(Decimal("0.1"), unit_of("亿元"))) == "10000000"
    assert str(in_base(Decimal("12.50"), unit_of("元"))) == "12.5"
    assert str(in_base(Decimal("140.19"), unit_of("万亿元"))) == "140190000000000"


def test_fifteen_mu_are_a_hectare():
    fifteen = in_base(Decimal(15), unit_of("亩"))
    assert fifteen == in_base(Decimal(1), unit_of("公顷"))


def test_the_multiplier_of_an_unknown_unit_is_part_of_it():
    assert unit_of("万穴")[:3] == (Family.COUNT, "万穴", 1)
