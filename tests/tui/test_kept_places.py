"""Where the user was in each file comes back at the next start."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import Mock

import pytest

from tui.places import REMEMBERED, Places


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


def test_many_running_apps_at_once_lose_no_place(tmp_path):
    def keep(number: int) -> None:
        places, _ = Places.load(tmp_path)
        places[f"{number}.txt"] = number + 1
        places.save()

    with ThreadPoolExecutor(8) as apps:
        list(apps.map(keep, range(40)))
    places, _ = Places.load(tmp_path)
    assert [places[f"{number}.txt"] for number in range(40)] == list(range(1, 41))


def test_places_that_cannot_be_read_for_a_moment_stay(tmp_path, monkeypatch):
    places, _ = Places.load(tmp_path)
    places["甲.txt"] = 1
    places.save()
    places["乙.txt"] = 2
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", Mock(side_effect=PermissionError(13, "held")))
        with pytest.raises(PermissionError):
            places.save()
    places.save()
    again, _ = Places.load(tmp_path)
    assert (again["甲.txt"], again["乙.txt"]) == (1, 2)


def test_standard_input_has_a_place_for_this_once(tmp_path):
    places, _ = Places.load(tmp_path)
    places["-"] = 5
    places.save()
    assert places["-"] == 5
    assert Places.load(tmp_path)[0]["-"] == 0


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
