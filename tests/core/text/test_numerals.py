"""Chinese numerals."""

from decimal import Decimal

import pytest

from core.text.numerals import read_number, read_numeral, scale_of, with_arabic_years


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("零", "0"),
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("二十三", "23"),
        ("百", "100"),
        ("一百零五", "105"),
        ("一百二十三", "123"),
        ("两千三百", "2300"),
        ("三千零六", "3006"),
        ("一万", "10000"),
        ("万", "10000"),
        ("一万二千", "12000"),
        ("十二万", "120000"),
        ("一千二百万", "12000000"),
        ("三亿", "300000000"),
        ("万亿", "1000000000000"),
        ("三点五", "3.5"),
        ("十二点零五", "12.05"),
        ("零点八", "0.8"),
        ("二〇", "20"),
        ("二〇二四", "2024"),
        ("", "0"),
    ],
)
def test_numerals_of_any_size_are_read(numeral, value):
    assert read_numeral(numeral) == Decimal(value)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("一", 1), ("十", 10), ("十五", 15), ("二十三", 23), ("九十", 90), ("23", 23), ("", 0)],
)
def test_numerals_below_one_hundred_are_read(numeral, value):
    assert read_number(numeral) == value


@pytest.mark.parametrize(
    ("multiplier", "scale"),
    [
        *(("", 1), ("十", 10), ("百", 100), ("千", 1000), ("万", 10**4), ("百万", 10**6)),
        *(("千万", 10**7), ("亿", 10**8), ("万亿", 10**12)),
    ],
)
def test_multipliers_multiply(multiplier, scale):
    assert scale_of(multiplier) == scale


def test_years_in_numerals_are_written_in_digits():
    assert with_arabic_years("二〇二四年和二○二五年") == "2024年和2025年"
    assert with_arabic_years("二零二四年") == "2024年"
    assert with_arabic_years("一二三四条") == "一二三四条"
