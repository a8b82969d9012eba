"""Words that are looked for in a file that was read again."""

from pathlib import Path

from desk import report
from hypothesis import given
from hypothesis import strategies as st

from core.model import Span
from core.text.anchors import anchor_of, find_again
from tui.documents import open_document
from tui.moved_words import MovedWords

TEXT = report("梅林街道", 2022)


def test_they_are_found_as_one_by_one_in_whichever_order(tmp_path_factory):
    path: Path = tmp_path_factory.mktemp("reports") / "梅林街道2022.txt"
    path.write_text(TEXT, encoding="utf-8")
    before = open_document(str(path), None)
    path.write_text("內部資料\n" * 9 + TEXT.replace("。\n", "。\n\n　　"), encoding="utf-8")
    after = open_document(str(path), None)

    @given(st.lists(st.integers(0, len(TEXT) - 1), max_size=12))
    def are_found(starts: list[int]) -> None:
        moved = MovedWords(before, after)
        spans = [Span(start, min(start + 24, len(TEXT))) for start in starts]
        moved.look_for(starts, spans[::2])
        for span in spans:
            found = find_again(anchor_of(TEXT, span), after.report.text)
            assert moved.span_of(span) == (found and found.span)
            gone = min(span.start, len(after.report.text))
            assert moved.place_of(span.start) == (found.span.start if found else gone)

    are_found()
