"""`reports-tui export`: a report, or sections of it, from a shell."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import stat
from pathlib import Path

import pytest
from shell import shell

from core.indicators.corrections import correction_of
from tui.cli import main
from tui.corrections import keep
from tui.reading import read_report_at
from tui.strings import LANGUAGES, load_strings
from tui.writing import SourceError, write_file

TEXT = (
    "苇桥街道2024年工作总结和2025年工作思路\n"
    "一、2024年主要工作\n（一）发展经济\n实现地区生产总值50亿元，同比增长6.5%。\n"
    "（二）办好民生实事\n办成实事41件。\n"
    "二、2025年工作思路\n（一）优化环境\n力争新建口袋公园3处。\n（二）发展经济\n力争新增企业9家。\n"
)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "苇桥街道.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def exported(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str | Path) -> str:
    """Return what an export prints, which must succeed without a word on standard error."""
    assert main(["export", *map(str, arguments)]) == 0
    out, err = capsysbinary.readouterr()
    assert err == b""
    return out.decode()


def test_the_whole_report_is_markdown(report, capsysbinary):
    text = exported(capsysbinary, report)
    assert text.startswith(
        '---\ngenerator: "reports-tui"\ntitle: "苇桥街道2024年工作总结和2025年工作思路"\n'
    )
    assert "\n### （二）办好民生实事\n\n办成实事<strong>41件</strong>。\n" in text
    assert text.count("\n| ") == 7


@pytest.mark.parametrize(
    "name",
    [
        *("二/(一)", "二/（一）", "二／（一）", " 二、/ (一) ", "二/一", "优化环境", "優化環境"),
        *("（一）优化环境", "二/优化环境", "2025年工作思路/(一)", "优化"),
    ],
)
def test_a_section_is_found_by_what_people_call_it(report, capsysbinary, name):
    text = exported(capsysbinary, report, "--section", name)
    assert 'sections: ["二/(一)"]' in text
    assert "口袋公园" in text
    assert "41件" not in text


def test_several_sections_come_in_text_order(report, capsysbinary):
    text = exported(capsysbinary, report, "--section", "二/(一)", "--section=一/(二)")
    assert 'sections: ["一/(二)", "二/(一)"]' in text
    assert 'sections: ["一/(一)", "二/(二)"]' in exported(
        capsysbinary, report, "--section", "发展经济"
    )


def test_other_formats(report, capsysbinary):
    rows = exported(capsysbinary, report, "--section", "一", "--format", "csv", "--bom")
    assert rows.startswith("\ufefffile,")
    assert [row["quote"] for row in csv.DictReader(io.StringIO(rows))] == ["50亿元", "6.5%", "41件"]
    told = json.loads(exported(capsysbinary, report, "--section", "一", "--json"))
    assert told["passages"][0]["text"] == TEXT[TEXT.index("一、") : TEXT.index("二、")]
    assert [each["number"] for each in told["indicators"]] == [0, 1, 2]


def test_it_is_written_to_a_file_which_is_replaced(report, tmp_path, capsysbinary):
    out = tmp_path / "摘录.md"
    out.write_text("旧", encoding="utf-8")
    out.chmod(0o640)
    assert exported(capsysbinary, report, "-o", out) == ""
    assert out.read_bytes().decode() == exported(capsysbinary, report)
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert not list(tmp_path.glob(".*.new"))


def test_in_a_folder_it_gets_a_name(report, tmp_path, capsys):
    assert main(["export", str(report), "-o", str(tmp_path), "--section", "优化环境"]) == 0
    path = tmp_path / "苇桥街道2024-2025 二-(一) 优化环境.md"
    assert path.read_text(encoding="utf-8").count("口袋公园") == 2
    assert capsys.readouterr().err == f"reports-tui: written to {path}\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_section_is_answered_with_those_there_are(report, capsys, lang):
    assert main(["export", str(report), "--section", "优化营商环境", "--lang", lang]) == 2
    assert "二/(一) 优化环境" in capsys.readouterr().err
    assert main(["export", str(report), "--section", "zzz", "--lang", lang]) == 2
    err = capsys.readouterr().err
    assert "一 2024年主要工作" in err
    assert "二 2025年工作思路" in err
    report.write_text("番茄切块。", encoding="utf-8")
    assert main(["export", str(report), "--section", "一", "--lang", lang]) == 2
    assert "一" in capsys.readouterr().err


def test_the_report_itself_is_never_written_to(report, tmp_path, capsys):
    link, other = tmp_path / "链接.md", tmp_path / "硬链接.md"
    link.symlink_to(report)
    other.hardlink_to(report)
    for out in (report, link, other):
        assert main(["export", str(report), "-o", str(out)]) == 1
        assert "is the report itself" in capsys.readouterr().err
    assert report.read_text(encoding="utf-8") == TEXT


def test_what_cannot_be_written_is_said(report, tmp_path, capsys):
    full = Path("/dev/full")
    for out in (tmp_path / "无" / "摘录.md", *([full] if full.exists() else [])):
        assert main(["export", str(report), "-o", str(out)]) == 1
        assert "could not be written" in capsys.readouterr().err
    assert full.is_char_device() or not full.exists()


@pytest.mark.parametrize(
    "arguments",
    [[], ["a", "b"], ["a", "--format", "html"], ["a", "--section"], ["a", "-o"], ["a", "--bom"]],
)
def test_wrong_usage(arguments, capsys):
    assert main(["export", *arguments]) == 2
    assert capsys.readouterr().err.startswith("reports-tui: ")


def test_sections_go_with_export_alone(report, capsys):
    assert main(["inspect", str(report), "--section", "一"]) == 2
    assert "--section" in capsys.readouterr().err


def test_corrections_are_taken_in(report, capsysbinary):
    read = read_report_at(str(report), None)
    keep(read, correction_of(read, read.indicators[0].span, None))
    text = exported(capsysbinary, report, "--section", "一/(一)")
    assert "<strong>50亿元</strong>" not in text
    assert "<strong>6.5%</strong>" in text


def test_from_standard_input_and_in_utf_8_everywhere(report):
    done = shell('cat "$1" | reports-tui export - --section 优化环境', report)
    assert done.stderr == b""
    assert "口袋公园" in done.stdout.decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help(lang, capsys):
    assert main(["export", "--help", "--lang", lang]) == 0
    assert capsys.readouterr().out == load_strings(lang)["cli.help.export"]


# Files that the user asks for.


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path):
    path = tmp_path / "甲.md"
    write_file(path, "甲\r\n乙\n\ud800")
    assert path.read_bytes() == "甲\r\n乙\n\\ud800".encode()
    write_file(path, "丙")
    assert path.read_text(encoding="utf-8") == "丙"
    assert [each.name for each in tmp_path.iterdir()] == ["甲.md"]
    with pytest.raises(OSError, match="directory"):
        write_file(tmp_path, "丁")
    with pytest.raises(OSError, match="No such file"):
        write_file(tmp_path / "无" / "乙.md", "丁")
    with pytest.raises(SourceError):
        write_file(path, "丁", sources=[str(path)])
    assert path.read_text(encoding="utf-8") == "丙"


def test_what_is_not_to_be_replaced_stays_whoever_put_it_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "甲.md"
    with pytest.raises(FileExistsError):
        write_file(tmp_path, "新", replaces=False)
    write_file(path, "旧", replaces=False)
    with pytest.raises(FileExistsError):
        write_file(path, "新", replaces=False)
    # Another program is there first, after the look whether anything is.
    path.unlink()
    sync = os.fsync

    def meanwhile(handle: int) -> None:
        path.write_text("别人的", encoding="utf-8")
        sync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(FileExistsError):
        write_file(path, "新", replaces=False)
    assert path.read_text(encoding="utf-8") == "别人的"
    assert [each.name for each in tmp_path.iterdir()] == ["甲.md"]


def test_a_file_system_without_links_takes_files_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "甲.md"
    write_file(path, "新", replaces=False)
    with pytest.raises(FileExistsError):
        write_file(path, "更新", replaces=False)
    assert path.read_text(encoding="utf-8") == "新"
    assert [each.name for each in tmp_path.iterdir()] == ["甲.md"]


def test_a_link_that_happens_to_be_there_leads_nowhere_else(tmp_path: Path):
    outside, inside = tmp_path / "外.txt", tmp_path / "内" / "甲.md"
    outside.write_text("旧", encoding="utf-8")
    inside.parent.mkdir()
    inside.symlink_to(outside)
    write_file(inside, "新")
    assert outside.read_text(encoding="utf-8") == "旧"
    assert inside.read_text(encoding="utf-8") == "新"
    assert not inside.is_symlink()
