"""The normal form in which text is matched."""

import unicodedata

import pytest

from core.text.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("（一）２０２４年：８．５％！", "(一)2024年:8.5%!"),
        ("ＧＤＰ增速ｂｙ", "GDP增速by"),
        ("工業總產值與發展", "工业总产值与发展"),
        ("臺灣、後來、裏面、餘額", "台湾、后来、里面、余额"),
        ("索　引　号\t发布\u00a0机构", "索 引 号 发布 机构"),
        ("⼯作⽬标", "工作目标"),
        ("“引号”《书名》、。", "“引号”《书名》、。"),
        ("㎡①⑴Ⅲ㈠", "㎡①⑴Ⅲ㈠"),
        ("一行\r\n二行\n", "一行\r\n二行\n"),
        ("𠮷镇", "𠮷镇"),
        ("", ""),
    ],
)
def test_what_means_the_same_is_written_the_same(written, folded):
    assert fold(written) == folded


def test_zero_width_characters_become_spaces():
    assert fold("总\u200b产\ufeff值") == "总 产 值"


def test_every_character_keeps_its_place():
    for block in (range(0x2E80, 0xA000), range(0xF900, 0x10000), range(0x2F800, 0x2FA20)):
        text = "".join(map(chr, block))
        assert len(fold(text)) == len(text)
        assert fold(fold(text)) == fold(text)


def test_full_width_ascii_is_all_folded():
    wide = "".join(map(chr, range(0xFF01, 0xFF5F)))
    assert fold(wide) == unicodedata.normalize("NFKC", wide)
