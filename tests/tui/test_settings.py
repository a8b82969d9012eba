"""What is kept from one run to the next, and what happens when the files are broken."""

import os
import subprocess
import sys
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.figures import Choice, Look
from tui.keys import BINDINGS
from tui.settings import load_settings, unsaved
from tui.settings_template import settings_template
from tui.strings import LANGUAGES, load_strings
from tui.toml_file import WrongFileError, change_toml, line_of, read_toml

BY_HAND = """\
# 我的设置
theme = "nord"  # 夜里用

[keys]           # 一般不动
"move.down" = [
    "j",
    "ctrl+n",    # 像 Emacs
]
app.help = "f1"

[figures]
off = ["rank", "expected"]
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.toml"


def kinds_and_lines(folder) -> list[tuple[str, int]]:
    _, problems = load_settings(folder)
    return [(each.kind, int(each.where.rpartition(":")[2])) for each in problems]


def test_without_a_file_all_is_as_the_app_has_it(tmp_path, file):
    settings, problems = load_settings(tmp_path)
    assert problems == []
    assert settings.theme is settings.language is settings.export_folder is None
    assert (settings.log, settings.keys, settings.figures) == (False, {}, Choice())
    settings.save()
    assert not file.exists(), "nothing was chosen"


def test_what_is_written_by_hand_is_followed(tmp_path, file):
    file.write_text(f'language = "en"\nexport_folder = "~/出口"\nlog = true\n{BY_HAND}')
    settings, problems = load_settings(tmp_path)
    assert problems == []
    assert (settings.theme, settings.language, settings.log) == ("nord", "en", True)
    assert str(settings.export_folder) == os.path.expanduser("~/出口")  # noqa: PTH111
    assert settings.figures == Choice(frozenset({Look.RANK, Look.EXPECTED}))
    assert settings.keys == {"move.down": ("j", "ctrl+n"), "app.help": ("f1",)}


def test_choices_come_back(tmp_path):
    settings, _ = load_settings(tmp_path)
    settings.theme = "textual-light"
    settings.language = "en"
    settings.export_folder = tmp_path / "导出"
    settings.figures = Choice(frozenset({Look.RANK, Look.EXPECTED}), shown=False)
    settings.save()
    again, problems = load_settings(tmp_path)
    assert problems == []
    assert (again.theme, again.language) == ("textual-light", "en")
    assert again.export_folder == tmp_path / "导出"
    assert again.figures == settings.figures


def test_comments_and_order_stay_when_the_app_changes_something(tmp_path, file):
    file.write_text(BY_HAND)
    settings, _ = load_settings(tmp_path)
    settings.theme = "dracula"
    settings.figures = Choice(frozenset({Look.UP}))
    settings.language = "zh"
    settings.save()
    changed = file.read_text().splitlines()
    added = [line for line in changed if line not in BY_HAND.splitlines()]
    assert [line.strip() for line in added if line] == [
        'theme = "dracula"  # 夜里用',
        'language = "zh"',
        'off = ["up"]',
    ]
    kept = [line for line in changed if line not in added]
    assert kept == [line for line in BY_HAND.splitlines() if line in kept]
    assert '    "ctrl+n",    # 像 Emacs' in kept


def test_two_running_apps_and_an_editor_keep_each_others_choices(tmp_path, file):
    one, _ = load_settings(tmp_path)
    other, _ = load_settings(tmp_path)
    one.theme = "nord"
    other.language = "en"
    one.save()
    other.save()
    file.write_text(f"log = true  # 查错\n{file.read_text()}")
    one.figures = Choice(shown=False)
    one.save()
    settings, _ = load_settings(tmp_path)
    assert (settings.theme, settings.language, settings.log) == ("nord", "en", True)
    assert not settings.figures.shown
    assert "# 查错" in file.read_text()


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("theme = 3", [("theme", 1)]),
        ('\n\nlanguage = "fr"', [("language", 3)]),
        ('colour = "red"\nlog = "yes"', [("unknown", 1), ("log", 2)]),
        ('export_folder = "reports"', [("export_folder", 1)]),
        ('export_folder = "~nobody-of-that-name/x"', [("export_folder", 1)]),
        ("figures = 1", [("figures", 1)]),
        ('[figures]\noff = [\n"rank",\n"colour"]\n', [("figures.off", 2)]),
        ('[figures]\n# off\noff = "rank"\n', [("figures.off", 3)]),
        ("[figures]\noff = [['rank']]\nshown = 1", [("figures.off", 2), ("figures.shown", 3)]),
        ("figures.on = []", [("unknown", 1)]),
        ("figures = {shown = 0}", [("figures.shown", 1)]),
        ("keys = 5", [("keys", 1)]),
        ('[keys]\n"move.down" = 5\nmove.up = ["k", 1]', [("keys", 2), ("keys", 3)]),
        ('[keys.move]\nup = "k"\ndown = true', [("keys", 3)]),
        ('x = """\ntheme = 3\n"""\ntheme = 4', [("unknown", 1), ("theme", 4)]),
        ("[[theme]]\na = 1\n[[theme]]\na = 2", [("theme", 1)]),
    ],
)
def test_what_means_nothing_is_named_with_its_line(tmp_path, file, written, wrong):
    file.write_text(written)
    assert kinds_and_lines(tmp_path) == wrong
    file.write_text(f"\ufeff{written}".replace("\n", "\r\n"), newline="")
    assert kinds_and_lines(tmp_path) == wrong, "as an editor on Windows writes it"


def test_wrong_keys_are_named_with_their_lines(tmp_path, file):
    file.write_text('[keys]\n"move.down" = "n"\nmove.sideways = "t"\napp.help = ["f1", "crtl+h"]\n')
    settings, _ = load_settings(tmp_path)
    keymap, problems = settings.keymap()
    assert [(each.kind, each.where[len(str(file)) :]) for each in problems] == [
        ("keys.taken", ":2"),
        ("keys.unknown", ":3"),
        ("keys.malformed", ":4"),
    ]
    assert keymap.bindings == tuple(BINDINGS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_its_words(tmp_path, file, language):
    strings = load_strings(language)
    kinds = [key.removeprefix("settings.wrong.") for key in strings.entries]
    file.write_text("theme = 1")
    (problem,) = load_settings(tmp_path)[1]
    for kind in kinds:
        if f"settings.wrong.{kind}" in strings.entries:
            told = problem._replace(kind=kind, what="what", keys="j").told(strings)
            assert str(file) in told


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'language = "en"\ntheme = "textual-li\n', 2),
        (b"{}", 1),
        (b"\n\x00\x01", 2),
        ("a = 1\n# 注释\n".encode("gb18030"), 2),
        (b'language = "en"\n[keys]\nx = [\n"j"\n\n', 4),
        (b'theme = "a"\ntheme = "b"\n', 2),
        (b"a = " + b"[" * 100_000, 1),
    ],
)
def test_a_file_that_is_no_toml_is_named_and_left_alone(tmp_path, file, content, line):
    file.write_bytes(content)
    assert kinds_and_lines(tmp_path) == [("toml", line)]
    settings, _ = load_settings(tmp_path)
    settings.theme = "nord"
    with pytest.raises(WrongFileError):
        settings.save()
    assert f"{file}:{line}" in unsaved(settings, load_strings("en"))
    assert file.read_bytes() == content
    assert [each for each in tmp_path.iterdir() if each.suffix != ".lock"] == [file]
    file.write_text("# mended")
    assert unsaved(settings, load_strings("en")) == ""
    assert tomllib.loads(file.read_text()) == {"theme": "nord"}


def test_what_cannot_be_read_or_written_is_said(tmp_path, file):
    file.mkdir()
    settings, problems = load_settings(tmp_path)
    assert [each.kind for each in problems] == ["unreadable"]
    settings.theme = "nord"
    assert str(file) in unsaved(settings, load_strings("en"))
    (tmp_path / "folder").write_text("")
    settings, _ = load_settings(tmp_path / "folder")
    settings.theme = "nord"
    with pytest.raises(OSError, match="folder"):
        settings.save()


@pytest.mark.skipif(os.name != "posix", reason="links and permissions of POSIX")
def test_a_link_stays_a_link_and_permissions_stay(tmp_path, file):
    kept = tmp_path / "dotfiles.toml"
    kept.write_text(BY_HAND)
    kept.chmod(0o644)
    file.symlink_to(kept)
    settings, _ = load_settings(tmp_path)
    settings.theme = "dracula"
    settings.save()
    assert file.is_symlink()
    assert 'theme = "dracula"' in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o644


NAMES = st.sampled_from(["theme", "language", "figures", "keys", "other", "a b", "名"])
VALUES = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.text("a#\"'\n[]=报", max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(NAMES, VALUES, max_size=4), st.sampled_from(["", "# 注\n", "\n"]))
def test_a_change_changes_nothing_else(tmp_path_factory, stored, ahead):
    import tomlkit  # noqa: PLC0415

    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_text(ahead + tomlkit.dumps(stored), newline="")
    change_toml(file, {("theme",): "nord", ("figures", "shown"): False, ("language",): None})
    figures = stored["figures"] if isinstance(stored.get("figures"), dict) else {}
    changes = {"theme": "nord", "figures": {**figures, "shown": False}}
    wanted = {name: each for name, each in {**stored, **changes}.items() if name != "language"}
    assert read_toml(file)[0] == wanted


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
def test_every_entry_begins_at_its_line(stored):
    import tomlkit  # noqa: PLC0415

    text = tomlkit.dumps(stored)
    lines = text.split("\n")
    for name in stored:
        line = lines[line_of(text, name) - 1]
        assert name in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_settings_to_begin_with_change_nothing_and_tell_all(tmp_path, file, language):
    template = settings_template(load_strings(language))
    file.write_text(template)
    settings, problems = load_settings(tmp_path)
    assert problems == []
    assert settings.keys == {}
    assert settings.figures == Choice()
    entries = (line.removeprefix("# ") for line in template.splitlines() if " = " in line)
    file.write_text("\n".join(["", *_with_tables(entries)]))
    settings, problems = load_settings(tmp_path)
    assert problems == []
    assert settings.keys == {binding.id: binding.keys for binding in BINDINGS}
    assert settings.keymap()[1] == []
    assert None not in (settings.theme, settings.language, settings.export_folder)
    assert settings.log
    assert settings.figures != Choice()


def _with_tables(entries):
    for entry in entries:
        if entry.startswith("off = "):
            yield "[figures]"
        if entry.startswith('"move.down"'):
            yield "[keys]"
        yield entry


LONG = "长" * 200_000


@pytest.mark.parametrize("round_", range(3))
def test_settings_are_whole_whenever_the_app_is_killed(tmp_path, file, round_):
    file.write_text(f"{BY_HAND}# {LONG}\n")
    writing = (
        "import sys; from pathlib import Path; from tui.settings import load_settings\n"
        "settings, _ = load_settings(Path(sys.argv[1]))\n"
        "for turn in range(10**9):\n"
        "    settings.theme = f'theme-{turn}'; settings.save(); print(turn, flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", writing, tmp_path], stdout=subprocess.PIPE, text=True
    )
    with process:
        for _ in range(round_ + 1):
            process.stdout.readline()
        process.kill()
    text = file.read_text()
    assert text.count(LONG) == 1
    assert tomllib.loads(text)["theme"].startswith("theme-")
    assert load_settings(tmp_path)[1] == []
