"""What shells complete, from the tables by which the command line is parsed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tui.arguments import COMMANDS, FLAGS, FORMATS, SHELLS, VALUED, Options, UsageError, parse
from tui.cli import main
from tui.completions import completions

OPTIONS = {**FLAGS, **VALUED}


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_option_and_format_is_in_it(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completions", shell]) == 0
    script = capsys.readouterr().out
    assert script == completions(shell)
    words = set(re.findall(r"[\w-]+", script))
    assert words >= {*COMMANDS, *SHELLS, "zh", "en"}
    assert all(set(formats) <= words for formats in FORMATS.values())
    for option in OPTIONS:
        spelled = f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}"
        assert (spelled if shell == "fish" else option) in script


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_takes_it(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    script = tmp_path / "completions"
    script.write_text(completions(shell), encoding="utf-8")
    done = subprocess.run([shell, "-n", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def by_bash(*words: str, folder: Path) -> set[str]:
    """Return what bash offers for the last of `words`."""
    asking = (
        f'{completions("bash")}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))\n'
        '_reports_tui; printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "-c", asking, "bash", "reports-tui", *words],
        capture_output=True,
        check=True,
        cwd=folder,
    )
    assert done.stderr == b""
    return set(filter(None, done.stdout.decode().split("\n")))


def by_fish(*words: str, folder: Path) -> set[str]:
    """Return what fish offers for the last of `words`."""
    line = " ".join(("reports-tui", *words)).replace(" = ", "=")
    asking = f"{completions('fish')}\ncomplete -C '{line}'\n"
    done = subprocess.run(
        ["fish", "--no-config", "-c", asking], capture_output=True, check=True, cwd=folder
    )
    return {offer.partition("\t")[0] for offer in done.stdout.decode().split("\n") if offer}


@pytest.fixture(params=[by_bash, by_fish])
def offered(request, tmp_path):
    if not shutil.which(request.param.__name__.removeprefix("by_")):
        pytest.skip("there is no such shell here")
    (tmp_path / "in 2023.txt").write_text("")

    def offered(*words: str) -> set[str]:
        return request.param(*words, folder=tmp_path)

    return offered


def test_commands_and_files_are_offered_first(offered) -> None:
    shown = {each.replace("\\ ", " ") for each in offered("in")}
    assert shown == {"inspect", "indicators", "in 2023.txt"}
    assert offered("e") == {"export"}


def test_options_are_those_of_the_command(offered) -> None:
    assert offered("--s") == {"--samples"}
    assert offered("inspect", "--j") == {"--json"}
    assert offered("indicators", "--j") == set()
    assert offered("export", "x.txt", "--se") == {"--section"}
    assert offered("--lang", "zh", "indicators", "--b") == {"--bom"}


def test_values_are_those_that_are_taken(offered) -> None:
    assert offered("diff", "--format", "m") == {"markdown"}
    assert offered("indicators", "--format", "j") == {"json", "jsonl"}
    assert offered("--lang", "") == {"zh", "en"}
    assert offered("completions", "") == set(SHELLS)
    assert {each.replace("\\ ", " ") for each in offered("inspect", "in")} == {"in 2023.txt"}


def test_bash_completes_values_behind_a_sign(tmp_path: Path) -> None:
    assert by_bash("export", "--format", "=", "c", folder=tmp_path) == {"csv"}
    assert by_bash("export", "--format", "=", folder=tmp_path) == {*FORMATS["export"]}


@pytest.mark.parametrize("command", [None, *COMMANDS])
@pytest.mark.parametrize("option", OPTIONS)
def test_what_is_offered_is_taken_and_nothing_else(command: str | None, option: str) -> None:
    """Ask the parser itself, with a value that suits."""
    from tui.completions import _options  # noqa: PLC0415

    paths = {None: [], "diff": ["a", "b"], "completions": ["bash"]}.get(command, ["a"])
    formats = FORMATS.get(command or "", ("csv",))
    value = {"--format": formats[0], "--lang": "zh"}.get(option, "x")
    arguments = [*filter(None, [command]), *paths, option, *([value] if option in VALUED else [])]
    if option == "--bom":
        arguments += ["--format", "csv"]
    offered = option in _options(command or "app")
    try:
        assert isinstance(parse(arguments), Options)
    except UsageError:
        assert not offered
    else:
        assert offered or option == "--version"


@pytest.mark.parametrize("arguments", [[], ["tcsh"], ["bash", "zsh"], ["bash", "--log"]])
def test_completions_are_printed_for_one_known_shell(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completions", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
