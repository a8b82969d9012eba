"""The sentences of a report that comparisons set side by side: of plans, and of reviews."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from core.lexicon import read_lexicon
from core.model import Report, Span
from core.parsing.cues import salutation_length
from core.parsing.wrapping import unwrap
from core.text.folding import JOINT, fold


class Sentences:
    """Cuts a report into headings, sentences, and the counted clauses (`一是…，二是…`) of these."""

    def __init__(self, report: Report) -> None:
        self.folded = unwrap(fold(report.text))
        """The text in the folded form, the ends of wrapped lines as joints."""
        self._headings = [section.heading for section in report.sections]

    def cut(self, part: Span) -> Iterator[Span]:
        """Yield the sentences of `part`, in order and without overlap.

        They hold every word of it but the salutations, and end with their punctuation.
        """
        folded = self.folded
        edges = {part.start, part.end}
        edges.update(found.end() for found in _END.finditer(folded, *part))
        for heading in self._headings:
            if heading.start in part:
                edges.add(heading.start)
                if _STANDS_ALONE.match(folded, heading.end):
                    edges.add(heading.end)
        ordered = sorted(edge for edge in edges if part.start <= edge <= part.end)
        for start, end in pairwise(ordered):
            for clause in self._clauses(Span(start, end)):
                if trimmed := self._trimmed(clause):
                    yield trimmed

    def words(self, span: Span) -> str:
        """Return what stands at `span`, folded, without its marker and the joints of lines."""
        return counted_marker().sub("", span.of(self.folded).replace(JOINT, ""), count=1)

    def _clauses(self, sentence: Span) -> Iterator[Span]:
        """Yield the counted clauses of a sentence, or the sentence itself."""
        counts = [found.start("count") for found in _counted().finditer(self.folded, *sentence)]
        cuts = counts if len(counts) > 1 else []
        for edges in pairwise((sentence.start, *cuts, sentence.end)):
            yield Span(*edges)

    def _trimmed(self, span: Span) -> Span | None:
        """Return `span` without space and salutation at its ends; `None` if nothing is left."""
        words = span.of(self.folded)
        end = span.start + len(words.rstrip(_SPACE))
        start = span.end - len(words.lstrip(_SPACE))
        start += salutation_length(self.folded[start:end])
        start += len(self.folded[start:end]) - len(self.folded[start:end].lstrip(_LEFT_OVER))
        bare = "".join(filter(str.isalnum, self.words(Span(start, end))))
        return Span(start, end) if len(bare) > 1 and not _SALUTATION.fullmatch(bare) else None


_SPACE = f" \r\n\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029{JOINT}"
_END = re.compile(r"[。;!?][”’」』)]*|[\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_STANDS_ALONE = re.compile(rf"[ {JOINT}]|$|(?=[\r\n])")
"""What follows a heading that its line goes on behind, as another sentence."""
_LEFT_OVER = f",、。;:!?”’」』){_SPACE}"
_SALUTATION = re.compile("各位(?:代表|委员|领导|同志)+")


@cache
def counted_marker() -> re.Pattern[str]:
    """Return the pattern of what counts a heading or clause, at the beginning of its words."""
    chinese, arabic = "[一二三四五六七八九十]{1,3}", r"\d{1,2}"
    return re.compile(
        rf"^\s*(?:\((?:{chinese}|{arabic})\)[、.]?|{chinese}[、.]|{arabic}(?:、|\.(?!\d))"
        rf"|(?:{words_for('counted')})[,、:]?|[—●■◆•]+)"
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[,、;:。\s{JOINT}]))(?P<count>{words_for('counted')})", re.MULTILINE
    )


def words_for(name: str) -> str:
    """Return a table of the lexicon of commitments as one pattern."""
    words = read_lexicon("commitments")[name]
    return words if isinstance(words, str) else "|".join(words)
