"""Where the user was in each file comes back at the next start."""

import json

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
