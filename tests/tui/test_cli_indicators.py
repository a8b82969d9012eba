"""`reports-tui indicators`: the figures of files and folders at a shell and in a terminal."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from shell import shell
from streams import run_here
from test_in_a_terminal import Terminal

from core.export.tables import INDICATOR_COLUMNS
from core.reading import read_report
from core.sources import decode
from tui.cli import main
from tui.indicator_table import indicator_table
from tui.lines import cells
from tui.progress import Progress
from tui.strings import LANGUAGES, load_strings

TEXT = (
    "{place}2024年工作总结和2025年工作思路\n"
    "一、2024年主要工作\n"
    "（一）发展经济\n"
    "街道党工委、办事处团结带领全体干部群众，扎实推进各项工作，经济社会发展取得新的成效。"
    "实现地区生产总值50亿元，同比增长6.5%。\n"
    "（二）办好民生实事\n"
    "办成实事41件。\n"
    "二、2025年工作思路\n"
    "力争新建口袋公园3处。\n"
)
QUOTES = ["50亿元", "6.5%", "41件", "3处"]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with reports of two streets, in two encodings."""
    reports = tmp_path / "reports"
    (reports / "内层").mkdir(parents=True)
    (reports / "苇桥街道.txt").write_bytes(TEXT.format(place="苇桥街道").encode("gb18030"))
    (reports / "内层" / "梅林街道.txt").write_text(TEXT.format(place="梅林街道"), encoding="utf-8")
    return reports


def table(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_folder_gives_a_row_for_each_figure_of_each_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["indicators", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    rows = table(out)
    assert [row["quote"] for row in rows] == QUOTES * 2
    assert [row["place"] for row in rows] == ["梅林街道"] * 4 + ["苇桥街道"] * 4
    assert {row["year"] for row in rows} == {"2024"}
    assert [row["section"] for row in rows[:4]] == ["一/(一)", "一/(一)", "一/(二)", "二"]
    assert rows[0]["file"] == str(folder / "内层" / "梅林街道.txt")


def test_offsets_lead_back_to_the_words_of_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["indicators", str(folder / "苇桥街道.txt"), "--format", "jsonl"])
    text = TEXT.format(place="苇桥街道")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [text[row["start"] : row["end"]] for row in rows] == QUOTES
    assert (rows[0]["value"], rows[0]["unit"]) == ("50", "亿元")


def test_every_format_holds_the_same_rows(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = {}
    for form in ("csv", "json", "jsonl"):
        assert main(["indicators", str(folder), f"--format={form}"]) == 0
        written[form] = capsys.readouterr().out
    objects = json.loads(written["json"])
    assert objects == [json.loads(line) for line in written["jsonl"].splitlines()]
    rows = table(written["csv"])
    assert [list(each) for each in (*objects, *rows)] == [list(INDICATOR_COLUMNS)] * 2 * len(rows)
    for row, each in zip(rows, objects, strict=True):
        assert (row["value"], row["sentence"]) == (each["value"], each["sentence"])


def test_inspect_carries_the_same_figures(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(folder / "苇桥街道.txt")
    main(["inspect", path, "--json"])
    described = json.loads(capsys.readouterr().out)["indicators"]
    main(["indicators", path, "--format", "json"])
    rows = json.loads(capsys.readouterr().out)
    shared = ("start", "end", "value", "unit", "kind", "status", "period", "of", "corrected")
    assert [[each[key] for key in shared] for each in described] == [
        [row[key] for key in shared] for row in rows
    ]


def test_a_table_is_read_on_its_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", str(folder), "--format", "table"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    first, second = out.split("\n\n")
    for lines, place in ((first, "梅林街道"), (second, "苇桥街道")):
        path, known, header, *rows = lines.splitlines()
        assert path.endswith(f"{place}.txt")
        assert known == f"{place}, 2024, indicators: 4"
        assert header.split()[0] == "section"
        assert [row.split()[0] for row in rows] == ["一/(一)", "一/(一)", "一/(二)", "二"]
        assert re.search(r" 50 亿元 .* actual ", rows[0])
        assert re.search(r" 3 处 .* target ", rows[3])


def test_what_cannot_be_read_is_named_after_which_the_others_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "空.txt").write_bytes(b"")
    (folder / "图.txt").write_bytes(bytes(5000))
    assert main(["indicators", "没有.txt", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert [row["quote"] for row in table(out)] == QUOTES * 2
    assert len(err.splitlines()) == 3
    for words in ("没有.txt: no such file", "图.txt: not a text file", "空.txt: there is no text"):
        assert words in err
    assert main(["indicators", str(folder), "没有.txt", "--format", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)) == 8


def test_a_folder_without_texts_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "报告.docx").write_bytes(b"PK")
    assert main(["indicators", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert table(out) == []
    assert err.startswith("reports-tui: there are no files to read there")


def test_a_file_named_twice_is_read_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", str(folder / "苇桥街道.txt"), str(folder)]) == 0
    assert len(table(capsys.readouterr().out)) == 8


def test_a_text_that_is_no_report_gives_rows_that_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = tmp_path / "菜谱.txt"
    recipe.write_text("番茄切块，鸡蛋2个打散，大火快炒即可。\n", encoding="utf-8")
    assert main(["indicators", str(recipe)]) == 0
    (row,) = table(capsys.readouterr().out)
    assert (row["quote"], row["is_report"]) == ("2个", "false")
    assert main(["indicators", str(recipe), "--format", "table"]) == 0
    assert "no work report" in capsys.readouterr().out


def test_standard_input_is_read_in_its_place(folder: Path) -> None:
    done = shell(
        'reports-tui indicators "$1" - "$2" < "$2"',
        folder / "内层",
        folder / "苇桥街道.txt",
    )
    assert (done.returncode, done.stderr) == (0, b"")
    files = [row["file"] for row in table(done.stdout.decode())]
    assert files[::4] == [str(folder / "内层" / "梅林街道.txt"), "-", str(folder / "苇桥街道.txt")]


def test_csv_carries_a_byte_order_mark_where_asked_for(folder: Path) -> None:
    done = run_here("indicators", "--bom", folder)
    assert done.stdout.startswith(b"\xef\xbb\xbffile,place,")
    assert len(table(done.stdout.decode("utf-8-sig"))) == 8
    done = run_here("indicators", "--format", "csv", folder)
    assert done.stdout.startswith(b"file,place,")
    assert done.stdout.count(b"\r\n") == done.stdout.count(b"\n") == 9


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
@pytest.mark.parametrize("encoding", ["ascii", "gb18030", "cp1252"])
def test_data_is_utf8_in_every_locale(folder: Path, form: str, encoding: str) -> None:
    done = run_here("indicators", folder, "--format", form, encoding=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "苇桥街道" in done.stdout.decode("utf-8")


def test_the_table_is_whole_in_every_locale(folder: Path) -> None:
    for encoding in ("ascii", "gb18030", "cp1252"):
        done = run_here("indicators", folder, "--format", "table", encoding=encoding)
        assert (done.returncode, done.stderr) == (0, b"")
        assert len(done.stdout.decode(encoding).splitlines()) == 15


def test_what_a_document_holds_neither_steers_nor_computes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = tmp_path / "=报\x1b[2J告\u202e.txt"
    hostile.write_text(
        "一、\x1b[31m红色\x9b标题\x07\u202e\n=HYPERLINK(税收收入,50亿元)\n二、下一步工作\n",
        encoding="utf-8",
    )
    for form in ("table", "csv", "json", "jsonl"):
        assert main(["indicators", str(hostile), "--format", form]) == 0
        out = capsys.readouterr().out
        assert not set(out) & set("\x1b\x9b\x07\u202e")
        assert "50" in out
        if form == "csv":
            (row,) = table(out)
            assert row["sentence"].startswith("'=HYPERLINK(")


def test_an_encoding_can_be_imposed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(folder / "苇桥街道.txt")
    assert main(["indicators", path, "--encoding", "gbk"]) == 0
    assert main(["indicators", path, "--encoding", "utf-8"]) == 1
    assert "not text in utf-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.txt", "--format"],
        ["a.txt", "--format", "xlsx"],
        ["a.txt", "--bom", "--format", "json"],
        ["a.txt", "--bom=yes"],
        ["a.txt", "--json"],
        ["a.txt", "--encoding", "rot13"],
        ["a.txt", "--lang", "fr"],
    ],
)
def test_wrong_usage_is_said_in_one_line_before_anything_is_read(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["indicators", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("reports-tui: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_names_every_option_and_column(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", "--help", "--lang", lang]) == 0
    out = capsys.readouterr().out
    for option in ("PATH", "--format", "--bom", "--lang", "--encoding", "-h, --help", "is_report"):
        assert option in out
    assert " ".join(INDICATOR_COLUMNS) in " ".join(out.split())


def test_files_named_like_the_command_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("indicators", "--bom", "inspect"):
        Path(name).write_text("办成实事41件。\n", encoding="utf-8")
    assert main(["indicators", "--format=jsonl", "indicators", "inspect", "--", "--bom"]) == 0
    files = [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()]
    assert files == ["indicators", "inspect", "--bom"]


def test_a_pipe_that_closes_is_left_in_silence(folder: Path) -> None:
    done = shell(
        'reports-tui indicators "$1" | true; echo ${PIPESTATUS[0]}\n'
        'reports-tui indicators "$1" --format table | head -n 1 > "$2"; echo ${PIPESTATUS[0]}\n'
        'reports-tui indicators "$1" >&-; echo $?\n'
        "reports-tui indicators - <&-; echo $?\n",
        folder,
        os.devnull,
    )
    assert [line for line in done.stdout.split() if line.isdigit()] == [b"0", b"0", b"0", b"1"]
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_an_error_in_one_line(folder: Path) -> None:
    done = shell('reports-tui indicators "$1" > /dev/full', folder)
    assert done.returncode == 1
    assert done.stderr.startswith(b"reports-tui: the output could not be written")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_ends_in_silence_with_the_rows_so_far(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "indicators", str(folder), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(bytes(2**20))  # more than a pipe holds: it is being read by now
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")
    assert [row["quote"] for row in table(out.decode())] == QUOTES * 2


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    """Return a terminal of 80 columns, in Chinese, with the table of the folder in it."""
    opened = Terminal("indicators", str(folder), state=tmp_path / "state")
    yield opened
    opened.close()


def test_a_terminal_shows_the_table_in_its_width(terminal: Terminal) -> None:
    assert terminal.wait() == 0
    shown = terminal.output.decode()
    assert "\x1b[1m" in shown
    plain = re.sub("\x1b\\[[0-9]*m", "", shown).splitlines()
    assert "苇桥街道，2024，指标：4" in plain
    assert sum("50 亿元" in line for line in plain) == 2
    assert max(map(cells, plain)) <= 80


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [None, 200, 80, 60, 24, 1])
def test_columns_are_aligned_and_fitted(lang: str, width: int | None) -> None:
    report = read_report(decode(TEXT.format(place="苇桥街道").encode(), "苇桥.txt"))
    strings = load_strings(lang)
    lines = list(indicator_table(report, strings, width=width, colour=False))
    _, _, header, *rows = (line.removesuffix("\n") for line in lines)
    assert len(rows) == 4
    if width is not None:
        assert max(map(cells, (header, *rows))) <= width
    if width is None or width >= 60:
        begins = cells(header.partition(strings["indicators.unit"])[0])
        units = zip(rows, ("亿元", "%", "件", "处"), (" 50 ", " 6.5 ", " 41 ", " 3 "), strict=True)
        for row, unit, value in units:
            assert unit in row
            assert cells(row.partition(value)[0] + value) == begins
    coloured = indicator_table(report, strings, width=width, colour=True)
    assert [re.sub("\x1b\\[[0-9]*m", "", line) for line in coloured] == lines


class Screen(io.StringIO):
    """A terminal as a program sees it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_progress_is_said_when_it_takes_long_and_gone_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    times = iter([0.0, 0.5, 1.5, 1.5, 1.52, 3.0, 3.0])
    screen = Screen()
    with Progress(screen, clock=lambda: next(times)) as progress:
        progress.say("第一个文件")
        assert screen.getvalue() == ""
        progress.say("第二个\x1b文件")
        progress.say("来得太快")
        progress.say("第" * 100)
    assert "来得太快" not in screen.getvalue()
    *_, second, last, gone = screen.getvalue().split("\r\x1b[K")
    assert second == "第二个␛文件"
    assert cells(last) <= 79
    assert gone == ""


def test_progress_goes_nowhere_but_to_a_terminal() -> None:
    pipe = io.StringIO()
    with Progress(pipe, clock=iter([0.0, 9.0]).__next__) as progress:
        progress.say("一个文件")
    with Progress(None) as progress:
        progress.say("一个文件")
    assert pipe.getvalue() == ""
