"""Jumps in the app: taken back and forward, within a report and across reports."""

from desk import report


async def test_jumps_are_taken_back_and_forward_across_reports(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2022.txt")
        await desk.press("2", "]")
        first = desk.words
        await desk.press("j", "j", "j", "ctrl+d")
        walked = desk.words
        await desk.press("G")
        await desk.open("沙浦镇2022.txt")
        await desk.press("3", "]")
        other = desk.words
        await desk.press("H")
        await desk.press("ctrl+o")
        await desk.until(lambda: desk.document_name == "梅林街道2022.txt")
        # One more, where the first report of the list was shown before this one was opened.
        total = desk.status.message.partition("/")[2]
        assert total in ("5", "6")
        await desk.press("alt+left")
        assert desk.words == walked != first
        assert f"/{total}" in desk.status.message
        await desk.press("2", "L")
        await desk.until(lambda: desk.document_name == "沙浦镇2022.txt")
        await desk.press("alt+right")
        assert desk.words == other
        await desk.press("L")
        assert desk.status.message == "后面没有跳转过的位置"
        await desk.press("9", "H")
        await desk.until(lambda: f"1/{total}" in desk.status.message)
        await desk.press("H")
        assert desk.status.message == "前面没有跳转过的位置"


async def test_every_way_to_jump_is_one(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2022.txt")
        ways = [
            ("5", "]"),
            ("g", "g"),
            ("9", "}"),
            ("/", *"幼儿园", "enter"),
            ("8", "G"),
            ("S", "G", "enter"),
        ]
        places = []
        for way in ways:
            places.append(desk.detail.pane.place)
            await desk.press(*way)
            assert desk.detail.pane.place != places[-1], way
        for place in reversed(places):
            await desk.press("H")
            assert desk.detail.pane.place == place


async def test_what_is_passed_in_a_list_or_dropped_is_no_jump(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2022.txt")
        await desk.press("3", "]")
        place = desk.detail.pane.place
        await desk.press("/", *"幼儿园", "escape")
        await desk.press("S", *"jjjj", "enter")
        await desk.press("H")
        assert desk.detail.pane.place == place


async def test_the_way_back_leads_to_the_words_of_a_file_that_changed(start, folder):
    path = folder / "梅林街道2022.txt"
    async with start(folder) as desk:
        await desk.open(path.name)
        await desk.press("3", "]")
        words = desk.words
        await desk.open("沙浦镇2022.txt")
        path.write_text("内部资料\n" * 9 + report("梅林街道", 2022), encoding="utf-8")
        await desk.press("H")
        await desk.until(lambda: desk.document_name == path.name)
        assert desk.words == words
        assert desk.text.startswith("内部资料")


async def test_a_bookmark_is_found_in_a_file_that_changed_while_another_one_was_read(start, folder):
    path = folder / "梅林街道2022.txt"
    async with start(folder) as desk:
        await desk.open(path.name)
        await desk.press("/", *"社会治理", "enter", "b")
        assert desk.words.startswith("社会治理")
        await desk.open("沙浦镇2022.txt")
        path.write_text("内部资料，注意保存。\n" * 30 + report("梅林街道", 2022), encoding="utf-8")
        await desk.press("B", "enter")
        await desk.until(lambda: desk.document_name == path.name)
        bookmark = desk.app.screen.bookmark
        assert bookmark is not None
        assert desk.detail.pane.place == bookmark.span.start
        # While it is open, the words are gone to at once, and again where they are by then.
        await desk.press("G")
        path.write_text("内部资料，注意保存。\n" * 90 + report("梅林街道", 2022), encoding="utf-8")
        await desk.press("B", "enter")
        await desk.until(lambda: desk.text.count("注意保存") == 90)
        assert desk.detail.pane.place == desk.app.screen.bookmark.span.start
