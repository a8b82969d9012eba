"""What a picker says of reports."""

from tui.documents import Entry
from tui.matching import Label
from tui.offers import recent_first, report_offers
from tui.strings import load_strings


def entry(path: str, title: str | None = None, **more: object) -> Entry:
    return Entry(path=path, read=True, is_report=True, title=title, **more)


def labels(*entries: Entry) -> list[Label]:
    return [offer.label for offer in report_offers(entries, load_strings("zh"))]


def test_a_report_goes_by_its_title_and_a_file_without_one_by_its_name():
    assert labels(entry("/a/梅林街道工作总结.txt", "梅林街道工作总结"), entry("/a/b.txt")) == [
        Label("梅林街道工作总结"),
        Label("b.txt"),
    ]


def test_what_the_title_does_not_tell_is_remarked():
    told = entry(
        "/a/3.txt",
        "工作总结",
        place="梅林街道",
        year=2022,
        review="2022",
        plan="2023",
        issuer="梅林街道办事处",
    )
    assert labels(told) == [Label("工作总结", "梅林街道  2022›2023  梅林街道办事处  3.txt")]
    assert labels(told._replace(title="梅林街道2022年总结", issuer=None)) == [
        Label("梅林街道2022年总结", "3.txt")
    ]


def test_the_same_title_twice_is_told_apart_by_the_file():
    one, other = entry("/a/1.txt", "总结", issuer="甲"), entry("/b/2.txt", "总结", issuer="甲")
    assert labels(one, other) == [Label("总结", "1.txt  甲"), Label("总结", "2.txt  甲")]
    assert labels(one, other._replace(path="/b/1.txt")) == [
        Label("总结", "a/1.txt  甲"),
        Label("总结", "b/1.txt  甲"),
    ]


def test_what_waits_or_cannot_be_read_says_so():
    waits, broken = Entry("/a/1.txt"), Entry("/a/2.txt", read=True, trouble="empty")
    assert labels(waits, broken) == [Label("1.txt", "待读取"), Label("2.txt", "没有文字")]


def test_a_title_of_two_lines_is_one():
    assert labels(entry("/a/1.txt", "梅林街道\n总结", issuer="办事处\n")) == [
        Label("梅林街道总结", "办事处  1.txt")
    ]


def test_those_that_were_open_come_first():
    entries = [entry(path) for path in ("/a", "/b", "/c", "/d")]
    found = [each.path for each in recent_first(entries, ["/c", "/b", "/gone"])]
    assert found == ["/c", "/b", "/a", "/d"]
