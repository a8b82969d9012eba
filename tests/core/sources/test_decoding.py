"""From bytes to text: encodings are found, nothing is lost, damage is confined and counted."""

from __future__ import annotations

import codecs
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Trouble, UnreadableError
from core.model import Source
from core.sources import decode

SIMPLIFIED = (
    "一、2024年工作总结\r\n"
    "一年来，苇桥街道坚持稳中求进，实现规上工业总产值86.4亿元，同比增长6.2%。\r\n"
    "（一）优化营商环境。走访企业320家次，解决用工、用地等问题57个；“企业服务日”办成实事41件。\r\n"
    "二、2025年工作思路\r\n"
    "新的一年，将新建口袋公园3处，改造老旧小区4个，力争居民人均可支配收入增长5%以上。\r\n"
)
TRADITIONAL = (
    "一、2024年工作總結\n"
    "一年來，蘆汀街道堅持穩中求進，實現規上工業總產值86.4億元，同比增長6.2%。\n"
    "（一）優化營商環境。走訪企業320家次，解決用工、用地等問題57個；辦成實事41件。\n"
    "二、2025年工作思路\n"
    "新的一年，將新建口袋公園3處，改造老舊小區4個，力爭居民人均可支配收入增長5%以上。\n"
)

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]

sentences = st.sampled_from(
    [line + end for line in SIMPLIFIED.split("\r\n") if line for end in ("\n", "\r\n", "\r", "")]
)
reports = st.lists(sentences, min_size=3, max_size=20).map("".join)


def trouble_of(data: bytes, encoding: str | None = None) -> Trouble:
    with pytest.raises(UnreadableError) as refusal:
        decode(data, "报告.txt", encoding=encoding)
    return refusal.value.trouble


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_simplified_text_is_read_in_the_encoding_it_is_in(encoding: str) -> None:
    source = decode(SIMPLIFIED.encode(encoding), "报告.txt")
    assert source.text == SIMPLIFIED
    assert source.encoding == encoding
    assert source.confidence > 0.999
    assert source.damaged == 0


@pytest.mark.parametrize("encoding", [*ENCODINGS, "big5hkscs"])
def test_traditional_text_is_read_in_the_encoding_it_is_in(encoding: str) -> None:
    source = decode(TRADITIONAL.encode(encoding), "報告.txt")
    assert (source.text, source.encoding) == (TRADITIONAL, encoding)


@given(reports, st.sampled_from(ENCODINGS))
def test_what_was_encoded_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "报告.txt").text == text


@given(st.data())
def test_a_short_stretch_is_enough(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TRADITIONAL) - 60))
    text = TRADITIONAL[start : start + 60]
    for encoding in (*ENCODINGS, "big5hkscs"):
        assert decode(text.encode(encoding), "-").text == text


@pytest.mark.parametrize("encoding", [*ENCODINGS, "big5hkscs"])
def test_the_encoding_that_is_named_reads_the_same_bytes_alike(encoding: str) -> None:
    data = TRADITIONAL.encode(encoding)
    source = decode(data, "報告.txt")
    assert data.decode(source.encoding) == source.text


def test_characters_beyond_gb2312_are_read_from_what_is_declared_as_gb2312() -> None:
    text = "新碶街道" + SIMPLIFIED
    source = decode(text.encode("gb18030"), "报告.txt", encoding="gb2312")
    assert (source.text, source.encoding, source.confidence) == (text, "gb18030", 1.0)


def test_line_ends_stay_as_they_are() -> None:
    text = "一、工作总结\r二、工作思路\r\n三、保障措施\n"
    assert decode(text.encode(), "报告.txt").text == text


def test_a_mark_is_dropped_whatever_encoding_is_asked_for() -> None:
    marked = codecs.BOM_UTF8 + SIMPLIFIED.encode()
    assert decode(marked, "报告.txt", encoding="utf-8").text == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("utf-16"), "-", encoding="utf-16-le").text == SIMPLIFIED


def test_plain_ascii_is_certain() -> None:
    source = decode(b"GDP 2024: 5.2%\n", "figures.txt")
    assert (source.encoding, source.confidence) == ("utf-8", 1.0)


def test_latin_letters_in_utf_16_without_a_mark_are_no_utf_8() -> None:
    text = "Annual report of the year 2024, with an annex on spending.\n" * 3
    assert decode(text.encode("utf-16-le"), "-").text == text


def test_what_is_no_chinese_is_read_with_little_confidence() -> None:
    data = "Übergänge, Straßen und Brücken größer als früher: überprüft.".encode("latin-1")
    assert decode(data, "-").confidence < 0.5


def test_the_hash_is_that_of_the_bytes() -> None:
    data = SIMPLIFIED.encode("gb18030")
    assert decode(data, "-").sha256 == hashlib.sha256(data).hexdigest()


def lost(text: str, source: Source) -> int:
    """Return how many characters of `text` the longest common start and end do not cover."""
    start = 0
    while start < len(text) and text[start] == source.text[start]:
        start += 1
    end = 0
    while end < len(text) - start and text[-1 - end] == source.text[-1 - end]:
        end += 1
    return len(text) - start - end


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_a_broken_byte_costs_its_own_character_and_is_counted(encoding: str) -> None:
    data = bytearray((TRADITIONAL * 3).encode(encoding))
    at = data.index("堅持穩中求進".encode(encoding))
    data[at] = 0xFF
    source = decode(bytes(data), "報告.txt")
    assert source.encoding == encoding
    assert 1 <= source.damaged <= 3
    assert source.text.count("\ufffd") == source.damaged
    assert lost(TRADITIONAL * 3, source) <= 3


def test_a_missing_byte_does_not_pair_the_rest_of_a_gb18030_paragraph_wrongly() -> None:
    paragraph = "全面落实各项决策部署，推动经济社会高质量发展，持续增进民生福祉。" * 8
    data = bytearray(paragraph.encode("gb18030"))
    del data[100]
    source = decode(bytes(data), "报告.txt")
    assert source.encoding == "gb18030"
    assert source.damaged >= 1
    assert source.text[:40] == paragraph[:40]
    assert source.text[-180:] == paragraph[-180:]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_file_that_was_cut_in_a_character_is_read_up_to_there(encoding: str) -> None:
    text = TRADITIONAL.strip() + "完"
    source = decode(text.encode(encoding)[:-1], "報告.txt")
    assert (source.encoding, source.damaged) == (encoding, 1)
    assert source.text == text[:-1] + "\ufffd"


def test_a_replacement_character_of_the_text_itself_is_no_damage() -> None:
    data = ("总结\ufffd" + SIMPLIFIED).encode()
    assert decode(data, "-").damaged == 0
    assert decode(data + b"\xe4\xb8", "-").damaged == 1


def test_a_text_broken_all_over_is_still_read() -> None:
    data = bytearray((SIMPLIFIED * 40).encode("gb18030"))
    data[::50] = b"\xff" * len(data[::50])
    source = decode(bytes(data), "报告.txt")
    assert source.encoding == "gb18030"
    assert "高质量" not in source.text
    assert "同比增长" in source.text
    assert source.damaged >= len(data) // 50


def test_an_encoding_that_is_asked_for_is_taken_strictly() -> None:
    assert trouble_of(SIMPLIFIED.encode("gb18030"), "utf-8") is Trouble.UNDECODABLE
    assert decode(TRADITIONAL.encode("big5hkscs"), "-", encoding="Big5").text == TRADITIONAL


@pytest.mark.parametrize(
    "name",
    [
        "klingon",
        "rot13",
        "base64",
        "zlib",
        "idna",
        "punycode",
        "unicode_escape",
        "",
        "a\0b",
        "编码",
    ],
)
def test_a_name_that_is_no_text_encoding_is_refused(name: str) -> None:
    assert trouble_of(SIMPLIFIED.encode(), name) is Trouble.UNKNOWN_ENCODING


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\u3000\n".encode(), codecs.BOM_UTF8])
def test_white_space_alone_is_nothing_to_read(data: bytes) -> None:
    assert trouble_of(data) is Trouble.EMPTY


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"PK\x03\x04\x14\x00\x06\x00word/document.xml",
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        b"\x7fELF\x02\x01\x01" + bytes(64),
        bytes(10_000),
        bytes(range(256)) * 8,
        b"\0",
    ],
    ids=["image", "word", "pdf", "old word", "program", "zeros", "every byte", "one zero"],
)
def test_what_holds_no_text_is_refused_as_such(data: bytes) -> None:
    assert trouble_of(data) is Trouble.BINARY


def test_a_pdf_is_refused_though_an_encoding_is_named() -> None:
    assert trouble_of(b"%PDF-1.7\n", "latin-1") is Trouble.BINARY


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_stray_control_characters_are_kept(encoding: str) -> None:
    text = SIMPLIFIED.replace("走访", "\x1b[31m走访\x1b[0m\0") + "\x1a"
    assert decode(text.encode(encoding), "报告.txt").text == text


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "gb18030", "utf-16", "big5", "x"]))
def test_any_bytes_give_a_text_or_a_reason(data: bytes, encoding: str | None) -> None:
    try:
        source = decode(data, "-", encoding=encoding)
    except UnreadableError:
        return
    assert 0.0 <= source.confidence <= 1.0
    assert source.damaged <= source.text.count("\ufffd")
    if not source.damaged:
        assert data.decode(source.encoding).removeprefix("\ufeff") == source.text


@given(reports, st.sampled_from(["utf-8", "gb18030", "big5hkscs"]), st.data())
def test_breaking_bytes_never_goes_unnoticed_and_never_fails(
    text: str, encoding: str, data: st.DataObject
) -> None:
    broken = bytearray(text.encode(encoding, "ignore"))
    at = data.draw(st.integers(1, len(broken) - 1))  # at the start it could make a mark
    broken[at] = 0xFF
    source = decode(bytes(broken), "报告.txt")
    assert source.damaged >= 1


def test_of_two_byte_order_marks_the_second_is_a_character():
    data = b"\xef\xbb\xbf" * 2 + "全年完成投资三亿元。".encode()
    assert decode(data, "报告.txt").text == data.decode("utf-8-sig")
