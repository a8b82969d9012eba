"""`reports-tui diff`: what changed between two reports, at a shell and in a terminal."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from shell import shell
from streams import run_here
from test_in_a_terminal import Terminal

from core.compare import Stage, compare
from core.compare.model import Change, Verdict
from core.export.comparison_digest import Digest, digest
from core.indicators.corrections import correction_of, fields_of
from core.reading import read_report
from core.sources import load
from core.sources.finding import find_files, sample_reports
from tui.cli import main
from tui.comparison_text import comparison_text
from tui.corrections import keep
from tui.lines import cells
from tui.strings import LANGUAGES, load_strings

EARLIER = (
    "苇桥街道2023年工作总结和2024年工作思路\n"
    "一、2023年主要工作\n"
    "新增城镇就业1150人。\n"
    "二、2024年工作思路\n"
    "新增城镇就业1200人。\n"
    "新建口袋公园3处，完善周边停车和照明设施。\n"
    "办好菱荡湾夜市，培育夜间消费集聚区。\n"
)
LATER = (
    "苇桥街道2024年工作总结和2025年工作思路\n"
    "一、2024年主要工作\n"
    "新增城镇就业1256人。\n"
    "二、2025年工作思路\n"
    "新增城镇就业1300人。\n"
    "新建口袋公园3处，完善周边停车和照明设施。\n"
    "开行三条通学公交线路。\n"
)
FORMATS = ("text", "markdown", "json", "html")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    path = tmp_path / "苇桥2023.txt"
    path.write_bytes(EARLIER.encode("gb18030"))
    return path


@pytest.fixture
def later(tmp_path: Path) -> Path:
    path = tmp_path / "苇桥2024.txt"
    path.write_text(LATER, encoding="utf-8")
    return path


def samples() -> list[str]:
    """Return the sample reports of three years of one street."""
    return sorted(each.path for each in find_files([sample_reports()]) if "苇桥" in each.path)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_words_that_changed_and_where_they_stand(
    earlier: Path, later: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(earlier), str(later), "--format", form]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    for text, words in (
        (EARLIER, "办好菱荡湾夜市，培育夜间消费集聚区。"),
        (LATER, "开行三条通学公交线路。"),
    ):
        start = text.index(words)
        if form == "json":
            key = "dropped" if text is EARLIER else "new"
            assert [start, start + len(words)] in json.loads(out)[key]
        else:
            assert words in out
            assert f"[{start}–{start + len(words)}]" in out
    assert "1300人" in out


def test_text_is_a_header_a_summary_both_plans_and_what_became_of_promises(
    earlier: Path, later: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["diff", str(earlier), str(later), "--lang", "zh"])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    lines = out.splitlines()
    assert lines[0] == "计划对比  苇桥街道 2024 → 2025"
    joined = "".join(line.strip() for line in lines)
    assert str(earlier) in joined
    assert str(later) in joined
    assert re.search(r"= 保留 2 .*↑ 提高 1 .*- 删去 1   \+ 新增 1", out.replace("\n", "   "))
    assert re.search(r"^↑ - \[\d+–\d+\] 新增城镇就业\[-1200人-\]。$", out, re.MULTILINE)
    assert re.search(r"^  \+ \[\d+–\d+\] 新增城镇就业\{\+1300人\+\}。$", out, re.MULTILINE)
    assert "    新增城镇就业 1200人 → 1300人" in lines
    assert "  … 1 项未变" in lines
    assert max(map(cells, lines)) <= 80


def test_the_exit_status_is_that_of_diff(
    earlier: Path, later: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in FORMATS:
        assert main(["diff", str(earlier), str(earlier), "--format", form]) == 0
        assert main(["diff", str(earlier), str(later), "--format", form]) == 1
        assert main(["diff", str(earlier), "没有.txt", "--format", form]) == 2
    main(["diff", str(earlier), str(earlier)])
    assert "Nothing changed" in capsys.readouterr().out


def test_the_same_words_in_another_file_and_encoding_are_no_change(
    earlier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "抄本.txt"
    copy.write_text(EARLIER, encoding="utf-16")
    assert main(["diff", str(earlier), str(copy)]) == 0
    assert "Nothing changed" in capsys.readouterr().out


def test_json_has_a_short_form(
    earlier: Path, later: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["diff", str(earlier), str(later), "--json"])
    short = capsys.readouterr().out
    main(["diff", str(earlier), str(later), "--format=json"])
    assert short == capsys.readouterr().out
    assert json.loads(short)["schema"] == 1
    assert main(["diff", str(earlier), str(later), "--json", "--lang", "zh"]) == 1
    assert capsys.readouterr().out == short


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_without_a_plan_is_named(
    lang: str, earlier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = tmp_path / "菜谱.txt"
    recipe.write_text("番茄切块，鸡蛋打散，大火快炒即可。\n", encoding="utf-8")
    for paths in ((earlier, recipe), (recipe, earlier), (recipe, recipe)):
        assert main(["diff", *map(str, paths), "--lang", lang]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err == f"reports-tui: {load_strings(lang).format('diff.no_plan', path=recipe)}\n"
    assert "no plan part found in 菜谱.txt" in load_strings("en").format(
        "diff.no_plan", path="菜谱.txt"
    )


def test_each_file_that_cannot_be_read_gets_a_line(
    earlier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    assert main(["diff", "没有.txt", str(tmp_path / "空.txt")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    first, second = err.splitlines()
    assert "没有.txt: no such file" in first
    assert "空.txt: there is no text" in second
    assert main(["diff", str(earlier), str(earlier), "--encoding", "utf-8"]) == 2
    assert capsys.readouterr().err.count("not text in utf-8") == 2


def test_what_was_promised_is_set_against_what_was_reported(
    earlier: Path, later: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["diff", str(earlier), str(later), "--lang", "zh"])
    out = capsys.readouterr().out
    assert re.search(r"^\S+ +新增城镇就业 +1200人 \[67–72\] → 1256人 \[42–47\]$", out, re.MULTILINE)
    assert re.search(r"^未报告 +新建口袋公园 +3处 \[80–82\]$", out, re.MULTILINE)
    assert re.search(r"^\? \[96–114\] 办好菱荡湾夜市", out, re.MULTILINE)


def test_reports_in_the_wrong_order_are_compared_as_given_with_a_note(
    earlier: Path, later: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(later), str(earlier), "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["sources"]["a"]["path"] == str(later)
    assert (
        err
        == f"reports-tui: {later} is later than {earlier}; the earlier report usually comes first\n"
    )


def test_unrelated_plans_are_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plans = {
        "甲": "疏浚莲塘河道。\n修缮古戏台。\n举办龙舟赛。\n种植油菜花。\n",
        "乙": "启用高铁新站。\n招聘中学教师。\n检验电梯锅炉。\n发放购车补贴。\n",
    }
    for name, plan in plans.items():
        text = f"一、2024年工作总结\n完成任务。\n二、2025年工作打算\n{plan}"
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["diff", str(tmp_path / "甲"), str(tmp_path / "乙")]) == 1
    out = capsys.readouterr().out
    assert "疏浚莲塘河道" in out
    assert "启用高铁新站" in out


@pytest.mark.parametrize("form", FORMATS)
def test_plans_of_one_sentence_and_of_very_many_are_answered(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "一、2024年工作总结\n完成任务。\n二、2025年工作打算\n"
    (tmp_path / "短").write_text(f"{head}修缮古戏台。\n", encoding="utf-8")
    long = "".join(f"新建第{number}号泵站{number}座。\n" for number in range(1, 301))
    (tmp_path / "长").write_text(head + long, encoding="utf-8")
    assert main(["diff", str(tmp_path / "短"), str(tmp_path / "长"), "--format", form]) == 1
    assert "泵站300座" in capsys.readouterr().out or form == "json"
    assert main(["diff", str(tmp_path / "短"), str(tmp_path / "短"), "--format", form]) == 0


def test_either_report_may_come_from_standard_input(earlier: Path, later: Path) -> None:
    for a, b, given in (("-", later, earlier), (earlier, "-", later)):
        done = run_here("diff", a, b, "--json", given=given.read_bytes())
        assert (done.returncode, done.stderr) == (1, b"")
        assert json.loads(done.stdout)["summary"]["raised"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.txt"],
        ["a.txt", "b.txt", "c.txt"],
        ["-", "-"],
        ["a.txt", "b.txt", "--format"],
        ["a.txt", "b.txt", "--format", "csv"],
        ["a.txt", "b.txt", "--json", "--format", "html"],
        ["a.txt", "b.txt", "--bom"],
        ["a.txt", "b.txt", "--encoding", "rot13"],
        ["a.txt", "b.txt", "--lang", "fr"],
    ],
)
def test_wrong_usage_is_said_in_one_line_before_anything_is_read(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("reports-tui: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_change_verdict_and_stage_has_its_words(lang: str) -> None:
    strings = load_strings(lang)
    for values, prefix in ((Change, "change"), (Verdict, "verdict"), (Stage, "diff.stage")):
        assert all(strings[f"{prefix}.{value}"] for value in values)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_names_every_option_format_and_status(
    lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "--help", "--lang", lang]) == 0
    out = capsys.readouterr().out
    for option in ("A, B", "--format", *FORMATS, "--json", "--lang", "--encoding", "-h, --help"):
        assert option in out
    assert max(map(cells, out.splitlines())) <= 80
    assert main(["--help", "--lang", lang]) == 0
    assert "reports-tui diff A B" in capsys.readouterr().out


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_document_holds_steers_nothing(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = []
    for at, text in enumerate((EARLIER, LATER)):
        path = tmp_path / f"<i>\x1b]0;x\x07{at}.txt"
        path.write_text(
            text.replace("夜市", "<script>\x1b[2J\x9b\u202e").replace("公交", "[red]\x07\u2066"),
            encoding="utf-8",
        )
        paths.append(str(path))
    assert main(["diff", *paths, "--format", form]) == 1
    out = capsys.readouterr().out
    assert not set(out) & set("\x1b\x9b\x07\u202e\u2066")
    if form in ("markdown", "html"):
        assert "<script" not in re.sub(r"\\<", "", out)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("encoding", ["ascii", "gb18030"])
def test_every_locale_gets_the_whole_output(
    earlier: Path, later: Path, form: str, encoding: str
) -> None:
    done = run_here("diff", earlier, later, "--format", form, encoding=encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    out = done.stdout.decode("utf-8" if form in ("markdown", "html") else encoding)
    if form == "json":
        assert json.loads(out)["summary"]["new"] == 1
    elif encoding == "gb18030" or form != "text":
        assert "开行三条通学公交线路" in out


def test_a_pipe_that_closes_is_left_in_silence_with_the_status_of_the_comparison(
    earlier: Path, later: Path
) -> None:
    done = shell(
        'reports-tui diff "$1" "$2" --format html | true; echo ${PIPESTATUS[0]}\n'
        'reports-tui diff "$1" "$1" | true; echo ${PIPESTATUS[0]}\n'
        'reports-tui diff "$1" "$2" >&-; echo $?\n'
        'reports-tui diff "$1" - <&-; echo $?\n',
        earlier,
        later,
    )
    assert done.stdout.split() == [b"1", b"0", b"1", b"2"]
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_trouble(earlier: Path, later: Path) -> None:
    done = shell('reports-tui diff "$1" "$2" > /dev/full', earlier, later)
    assert done.returncode == 2
    assert done.stderr.startswith(b"reports-tui: the output could not be written")
    assert done.stderr.count(b"\n") == 1


def test_textual_and_rich_are_not_imported(earlier: Path, later: Path) -> None:
    program = (
        "import sys\nfrom tui.cli import main\n"
        f"for form in {FORMATS}:\n"
        f"    main(['diff', {str(earlier)!r}, {str(later)!r}, '--format', form])\n"
        "loaded = {'textual', 'rich', 'asyncio', 'argparse'} & set(sys.modules)\n"
        "sys.exit(f'imported: {loaded}' if loaded else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_what_the_user_set_right_is_taken_in(
    earlier: Path,
    later: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    report = read_report(load(str(later)))
    figure = next(each for each in report.indicators if each.value == 1300)
    fields = fields_of(figure)._replace(value=Decimal(1310))
    keep(report, correction_of(report, figure.span, fields))
    assert main(["diff", str(earlier), str(later), "--json"]) == 1
    promised = json.loads(capsys.readouterr().out)["commitments"]["b"]
    figures = [each for commitment in promised for each in commitment["figures"]]
    assert ("1310", True) in [(each["value"], each["corrected"]) for each in figures]


@pytest.fixture
def terminal(earlier: Path, later: Path, tmp_path: Path) -> Iterator[Terminal]:
    """Return a terminal of 80 columns, in Chinese, with a comparison in it."""
    opened = Terminal("diff", str(earlier), str(later), state=tmp_path / "state")
    yield opened
    opened.close()


def test_a_terminal_shows_it_in_colour_and_in_its_width(terminal: Terminal) -> None:
    assert terminal.wait() == 1
    shown = terminal.output.decode()
    assert "\x1b[31;4m1200人\x1b[m" in shown
    assert "\x1b[32;4m1300人\x1b[m" in shown
    plain = re.sub("\x1b\\[[0-9;]*m", "", shown)
    assert "[-" not in plain
    assert max(map(cells, plain.splitlines())) <= 80


@pytest.fixture(scope="module")
def street() -> Digest:
    """Return the comparison of two years of the same street."""
    a, b = (read_report(load(path)) for path in samples()[:2])
    return digest(compare(a, b))


def text(of: Digest, width: int, *, colour: bool = False, lang: str = "zh") -> list[str]:
    return [
        line.removesuffix("\n")
        for line in comparison_text(of, load_strings(lang), width=width, colour=colour)
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [200, 132, 100, 99, 80, 60, 40])
def test_no_line_is_wider_than_the_terminal(street: Digest, width: int, lang: str) -> None:
    lines = text(street, width, lang=lang)
    assert max(map(cells, lines)) <= width
    coloured = text(street, width, colour=True, lang=lang)
    assert max(cells(re.sub("\x1b\\[[0-9;]*m", "", line)) for line in coloured) <= width


def test_a_wide_terminal_shows_two_columns_with_a_rule_between_them(street: Digest) -> None:
    rules = {cells(line.partition("│")[0]) for line in text(street, 132) if "│" in line}
    assert len(rules) == 1
    assert not any("│" in line for line in text(street, 99))


def test_rows_break_by_the_rules_of_setting(street: Digest) -> None:
    for line in text(street, 120):
        for column in line[2:].split(" │ ") if "│" in line else ():
            assert not column.startswith(tuple("，。、；：）”-+]}"))
            assert not column.rstrip().endswith(tuple("（“"))


@pytest.mark.parametrize("width", [132, 80])
def test_quotes_lead_back_to_the_words(street: Digest, width: int) -> None:
    quotes = [quote for entry in street.entries for quote in (entry.a, entry.b) if quote]
    shown = "\n".join(text(street, width))
    texts = [Path(path).read_text(encoding="utf-8") for path in samples()[:2]]
    for entry in street.entries:
        for quote, source in zip((entry.a, entry.b), texts, strict=True):
            if quote and not entry.unchanged:
                assert quote.span.of(source) == quote.words
                assert quote.place in shown
    assert len(quotes) > 100


def test_the_later_plan_can_be_read_in_its_order(street: Digest) -> None:
    starts = [entry.b.span.start for entry in street.entries if entry.b]
    assert all(one <= other for one, other in pairwise(starts))
