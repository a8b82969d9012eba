"""What is kept from one run to the next, and what happens when the files are broken."""

import json

import pytest

from tui.figures import Choice, Look
from tui.settings import REMEMBERED, Places, load_settings


def test_choices_come_back(tmp_path):
    settings, problems = load_settings(tmp_path)
    assert problems == []
    settings.theme = "textual-light"
    settings.language = "en"
    settings.keys["move.down"] = ("ctrl+n",)
    settings.save()
    again, problems = load_settings(tmp_path)
    assert problems == []
    assert (again.theme, again.language) == ("textual-light", "en")
    assert again.keys == {"move.down": ("ctrl+n",)}


def test_the_classes_of_figures_come_back(tmp_path):
    settings, _ = load_settings(tmp_path)
    assert settings.figures == Choice()
    settings.figures = Choice(frozenset({Look.RANK, Look.EXPECTED}), shown=False)
    settings.save()
    again, problems = load_settings(tmp_path)
    assert problems == []
    assert again.figures == settings.figures


@pytest.mark.parametrize(
    ("stored", "named"),
    [
        ({"off": ["rank", "colour"]}, ["figures.off.colour"]),
        ({"off": "rank"}, []),
        ({"off": [["rank"]], "shown": 1}, ["figures.off.['rank']", "figures.shown"]),
        ({"on": []}, ["figures.on"]),
    ],
)
def test_classes_that_mean_nothing_are_named(tmp_path, stored, named):
    (tmp_path / "settings.json").write_text(json.dumps({"figures": stored}))
    settings, problems = load_settings(tmp_path)
    assert [problem.what for problem in problems] == named
    assert settings.figures.shown
    assert settings.figures.off <= {Look.RANK}


@pytest.mark.parametrize("content", ['{"theme": "textual-li', "[]", "\x00\x01", "nonsense"])
def test_a_broken_file_is_put_aside_and_named(tmp_path, content):
    (tmp_path / "settings.json").write_text(content)
    settings, problems = load_settings(tmp_path)
    assert settings.theme is None
    assert [problem.kind for problem in problems] == ["file"]
    assert (tmp_path / "settings.json.broken").read_text() == content
    assert problems[0].where.endswith("settings.json.broken")


def test_entries_that_mean_nothing_are_named_and_the_others_kept(tmp_path):
    stored = {"theme": 3, "language": "fr", "colour": "red", "keys": {"move.down": "j"}}
    (tmp_path / "settings.json").write_text(
        json.dumps(stored | {"keys": {"app.help": ["t"], "move.down": "j"}})
    )
    settings, problems = load_settings(tmp_path)
    assert [problem.what for problem in problems] == [
        "theme",
        "language",
        "colour",
        "keys.move.down",
    ]
    assert settings.keys == {"app.help": ("t",)}


def test_places_come_back(tmp_path):
    places, _ = Places.load(tmp_path)
    places["临川市2023年政府工作报告.txt"] = 1234
    places.save()
    again, problems = Places.load(tmp_path)
    assert problems == []
    assert again["临川市2023年政府工作报告.txt"] == 1234
    assert again["没有打开过.txt"] == 0


def test_a_file_name_that_is_no_unicode_has_its_place(tmp_path):
    places, _ = Places.load(tmp_path)
    places["\udcff报告.txt"] = 7
    places.save()
    assert Places.load(tmp_path)[0]["\udcff报告.txt"] == 7


def test_two_running_apps_keep_each_others_places(tmp_path):
    one, _ = Places.load(tmp_path)
    other, _ = Places.load(tmp_path)
    one["甲.txt"] = 1
    other["乙.txt"] = 2
    one.save()
    other.save()
    places, _ = Places.load(tmp_path)
    assert (places["甲.txt"], places["乙.txt"]) == (1, 2)


def test_only_the_newest_places_are_kept(tmp_path):
    places, _ = Places.load(tmp_path)
    for number in range(REMEMBERED + 5):
        places[f"{number}.txt"] = number + 1
    places.save()
    again, _ = Places.load(tmp_path)
    assert again["4.txt"] == 0
    assert again["5.txt"] == 6


def test_foreign_places_are_not_believed(tmp_path):
    stored = {"places": {str(tmp_path / "a.txt"): -5, str(tmp_path / "b.txt"): "7"}}
    (tmp_path / "places.json").write_text(json.dumps(stored))
    places, problems = Places.load(tmp_path)
    assert problems == []
    assert places[str(tmp_path / "a.txt")] == places[str(tmp_path / "b.txt")] == 0


def test_what_cannot_be_written_is_said(tmp_path):
    (tmp_path / "folder").write_text("")
    settings, _ = load_settings(tmp_path / "folder")
    settings.theme = "nord"
    with pytest.raises(OSError, match="folder"):
        settings.save()
