"""What the interface says, in two languages."""

from __future__ import annotations

from string import Formatter

import pytest

from core.errors import Trouble, UnreadableError
from core.model import Kind, Role, Script, Status
from tui.strings import LANGUAGES, load_strings


def names(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_the_languages_say_the_same_things() -> None:
    chinese, english = (load_strings(lang).entries for lang in ("zh", "en"))
    assert list(chinese) == list(english)
    assert {key: names(words) for key, words in chinese.items()} == {
        key: names(words) for key, words in english.items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_of_the_model_and_every_trouble_has_its_words(lang: str) -> None:
    strings = load_strings(lang)
    for values in (Role, Script, Kind, Status):
        for value in values:
            assert strings[f"{values.__name__.lower()}.{value}"]
    for trouble in Trouble:
        sentence = strings.format(f"error.{trouble}", path="{报告}.txt", detail="200 MB")
        assert sentence.startswith("{报告}.txt")


@pytest.mark.parametrize("trouble", Trouble)
def test_the_library_and_the_app_give_the_same_reasons(trouble: Trouble) -> None:
    words = {"path": "a.txt", "detail": "200 MB"}
    assert load_strings("en").format(f"error.{trouble}", **words) == str(
        UnreadableError(trouble, "a.txt", "200 MB")
    )


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_HK.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert load_strings().language == language
