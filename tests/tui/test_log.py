"""The log: what it says, and what it never does."""

import re

from tui.log import log_file, open_log, told_without_words


async def test_what_was_done_is_noted_and_no_word_of_a_report(start, folder, tmp_path):
    settings = tmp_path / "config/reports-tui/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("log = true\n")
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("D", "}", "/", *"企业", "enter", "n", "i", *"/投资", "enter", "escape")
        await desk.press("escape", "?", "escape", "y")
    log = log_file().read_text(encoding="utf-8")
    for noted in ("start python=3.", "theme=reports-dark", "id=find.next scope=text ms=", "end "):
        assert noted in log
    assert log.isascii(), "there is nothing Chinese in it: no words, no names of files"


async def test_without_a_wish_for_it_there_is_none(start, folder):
    async with start(folder):
        pass
    assert not log_file().exists()


def test_facts_that_may_be_words_are_withheld(tmp_path):
    log = open_log(tmp_path / "log")
    log.note("event", count=3, id="find.next", words="新增企业", path="/home/li/a b", long="x" * 41)
    log.close()
    noted = (tmp_path / "log").read_text().strip()
    assert noted.endswith("event count=3 id=find.next words=? path=? long=?")


def test_the_log_does_not_grow_without_end(tmp_path):
    log = open_log(tmp_path / "log")
    for number in range(20_000):
        log.note("event", number=number, word="x" * 40)
    log.close()
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 3
    assert max(sizes) <= 500_000


def test_where_no_log_can_be_written_the_app_goes_on(tmp_path):
    (tmp_path / "file").write_text("")
    log = open_log(tmp_path / "file" / "log")
    log.note("event")
    log.close()


def test_errors_are_told_by_their_places_alone(tmp_path):
    words = "全年完成投资15亿元"

    def fail() -> None:
        try:
            (tmp_path / words).read_text()
        except OSError as error:
            raise ValueError(words) from error

    try:
        fail()
    except ValueError as error:
        told = told_without_words(error)
    assert re.search(r"in fail\b", told)
    assert "FileNotFoundError: 2 No such file or directory" in told
    assert told.endswith("builtins.ValueError")
    assert words not in told


def test_of_errors_that_came_together_each_is_told(tmp_path):
    words = "全年完成投资15亿元"

    def fail() -> None:
        raise TypeError(words)

    errors = []
    for each in (fail, (tmp_path / words).read_text):
        try:
            each()
        except (TypeError, OSError) as error:
            errors.append(error)
    told = told_without_words(ExceptionGroup(words, [errors[0], ExceptionGroup(words, errors)]))
    assert re.search(r"in fail\b", told)
    assert told.count("builtins.TypeError") == 2
    assert told.count("FileNotFoundError: 2 ") == 1
    assert words not in told
