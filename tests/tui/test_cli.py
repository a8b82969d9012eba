"""The command line as someone at a shell meets it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from shell import shell
from streams import run_here

from tui.cli import main

TEXT = (
    "苇桥街道2024年工作总结和2025年工作思路\n"
    "一、2024年主要工作\n"
    "（一）优化营商环境\n"
    "全年走访企业320家次，办成实事41件。\n"
    "二、2025年工作思路\n"
    "力争新建口袋公园3处。\n"
)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "苇桥街道.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    return path


def test_the_summary_says_what_was_read(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(report)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "\x1b" not in out
    for words in (str(report), "gb18030", "confidence 100%", "一、 2024年主要工作", "Sections: 3"):
        assert words in out


def test_json_is_one_object_of_the_contract(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspect", "--json", str(report)]) == 0
    described = json.loads(capsys.readouterr().out)
    assert described["schema"] == 1
    assert described["source"]["encoding"] == "gb18030"
    assert TEXT[described["sections"][0]["start"] :].startswith("一、")


def test_the_interface_speaks_the_language_of_the_locale_or_the_one_asked_for(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    main(["inspect", str(report)])
    assert "章节：3" in capsys.readouterr().out
    main(["inspect", str(report), "--lang", "en"])
    assert "Sections: 3" in capsys.readouterr().out
    assert main(["--lang=zh", "inspect", "没有.txt"]) == 1
    assert capsys.readouterr().err == "reports-tui: 没有.txt：没有这个文件，请核对名称\n"


def test_an_encoding_can_be_imposed(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(report), "--encoding", "gbk"]) == 0
    assert main(["inspect", str(report), "--encoding", "utf-8"]) == 1
    assert "not text in utf-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no text in it"),
        (b" \n\t\r\n", "no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
        (bytes(5000), "not a text file"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(
    content: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "坏.txt").write_bytes(content)
    assert main(["inspect", str(tmp_path / "坏.txt")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert reason in err
    assert err.count("\n") == 1


def test_a_folder_cannot_be_inspected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(tmp_path)]) == 1
    assert "name a file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["inspect"],
        ["inspect", "a.txt", "b.txt"],
        ["inspect", "a.txt", "--bogus"],
        ["--bogus"],
        ["--json", "a.txt"],
        ["--format", "csv", "a.txt"],
        ["inspect", "a.txt", "--bom"],
        ["--lang", "fr"],
        ["--lang"],
        ["--encoding"],
        ["--encoding", "klingon", "a.txt"],
        ["--version=2"],
    ],
)
def test_wrong_usage_is_said_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("reports-tui: ")
    assert err.count("\n") == 1


def test_an_unknown_encoding_is_wrong_usage(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspect", str(report), "--encoding", "rot13"]) == 2
    assert "no text encoding named rot13" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_names_every_option(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help", "--lang", lang]) == 0
    out = capsys.readouterr().out
    for option in (
        "PATH",
        "inspect",
        "indicators",
        "--lang",
        "--encoding",
        "--version",
        "-h, --help",
        "settings.toml",
    ):
        assert option in out
    assert main(["inspect", "-h", "--lang", lang]) == 0
    out = capsys.readouterr().out
    for option in ("FILE", "--json", "--lang", "--encoding", "-h, --help"):
        assert option in out


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("reports-tui ")


@pytest.mark.parametrize("arguments", [[], ["a.txt"], ["./inspect"], ["--", "inspect"]])
def test_without_a_terminal_the_app_says_what_to_do(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "needs a terminal" in err
    assert "reports-tui inspect FILE" in err


def test_files_named_like_commands_and_options_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("inspect").write_text(TEXT, encoding="utf-8")
    Path("--json").write_text(TEXT, encoding="utf-8")
    assert main(["inspect", "inspect"]) == 0
    assert main(["inspect", "--", "--json"]) == 0
    assert capsys.readouterr().out.startswith("inspect\n")


def test_what_steers_a_terminal_is_shown_and_not_sent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = tmp_path / "报\x1b[2J告\u202e.txt"
    hostile.write_text(
        "一、\x1b[31m红色\x9b[bold]标题\x07\u202e内容\n二、下一步工作\n", encoding="utf-8"
    )
    assert main(["inspect", str(hostile)]) == 0
    assert main(["inspect", str(hostile) + "\n\x1b]0;x"]) == 1
    for written in capsys.readouterr():
        assert not set(written) & set("\x1b\x9b\x07\u202e")
        assert "␛" in written
    assert main(["inspect", str(hostile), "--json"]) == 0
    written = capsys.readouterr().out
    assert not set(written) & set("\x1b\x9b\x07\u202e")
    assert json.loads(written)["source"]["path"] == str(hostile)


def test_standard_input_is_read_as_a_file_is(report: Path) -> None:
    done = shell('reports-tui inspect - --json < "$1"', report)
    assert done.returncode == 0
    described = json.loads(done.stdout)
    assert described["source"]["path"] == "-"
    assert described["source"]["encoding"] == "gb18030"


def test_a_pipe_that_closes_is_left_in_silence(report: Path) -> None:
    done = shell(
        'reports-tui inspect "$1" | true; echo ${PIPESTATUS[0]}\n'
        'reports-tui inspect "$1" --json | head -n 1; echo ${PIPESTATUS[0]}\n'
        "reports-tui --help | true; echo ${PIPESTATUS[0]}\n"
        'reports-tui inspect "$1" >&-; echo $?\n'
        "reports-tui inspect missing 2>&-; echo $?\n"
        "reports-tui inspect - <&-; echo $?\n",
        report,
    )
    assert done.stdout.split() == [b"0", b"{", b"0", b"0", b"0", b"1", b"1"]
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_an_error_in_one_line(report: Path) -> None:
    done = shell('reports-tui inspect "$1" > /dev/full', report)
    assert done.returncode == 1
    assert done.stderr.startswith(b"reports-tui: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}],
    ids=lambda environment: "-".join(environment.values()),
)
def test_every_locale_gets_the_whole_output(report: Path, environment: dict[str, str]) -> None:
    done = shell(
        'reports-tui inspect "$1" && reports-tui inspect "$1" --json',
        report,
        environment=environment,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    summary, brace, described = done.stdout.decode().partition("{")
    assert "Sections: 3" in summary
    assert json.loads(brace + described)["sections"][0]["title"] == "2024年主要工作"


@pytest.mark.parametrize("encoding", ["ascii", "gb18030", "cp1252"])
def test_every_encoding_gets_the_whole_output(report: Path, encoding: str) -> None:
    summary, described = (
        run_here("inspect", report, *form, encoding=encoding) for form in ([], ["--json"])
    )
    for done in (summary, described):
        assert (done.returncode, done.stderr) == (0, b"")
    assert "Sections: 3" in summary.stdout.decode(encoding)
    sections = json.loads(described.stdout.decode(encoding))["sections"]
    assert sections[0]["title"] == "2024年主要工作"


def test_a_file_name_that_is_no_unicode_is_printed(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xb1\xa8\xb8\xe6.txt")
    try:
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    done = shell(
        'reports-tui inspect "$1" --json && reports-tui inspect "$1" && reports-tui inspect "$1".x',
        tmp_path / name,
    )
    assert done.returncode == 1
    described, _ = json.JSONDecoder().raw_decode(done.stdout.decode())
    assert described["source"]["path"] == str(tmp_path / name)
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_ends_in_silence() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "inspect", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(bytes(2**20))  # more than a pipe holds: it is being read by now
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize(
    "statement",
    [
        "from tui.cli import main; main(['inspect', PATH]); main(['inspect', PATH, '--json'])",
        "from tui.cli import main; main(['--help']); main(['--bogus']); main([])",
        "from tui.cli import main; main(['indicators', PATH]); main(['indicators', PATH, '--bom'])",
        "from tui.cli import main; main(['indicators', PATH, '--format', 'table'])",
        "import core.sources.finding, core.parsing, core.export.contract, core.text.matching",
        "import core.reading, core.export.tables",
    ],
)
def test_textual_and_rich_are_not_imported_before_the_app(report: Path, statement: str) -> None:
    program = (
        f"import sys; PATH = {str(report)!r}\n{statement}\n"
        "heavy = {'textual', 'rich', 'jieba', 'opencc', 'asyncio', 'argparse'}\n"
        "loaded = heavy & set(sys.modules)\n"
        "sys.exit(f'imported: {loaded}' if loaded else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
