"""Where the clause of a figure starts and ends, and the words in it that may name the figure."""

from __future__ import annotations

import re
from bisect import bisect_left

from core.indicators.wording import SHORTEST, wording
from core.model import Span


class Clauses:
    """The clauses of one sentence, as commas and the like part them."""

    def __init__(self, folded: str, sentence: Span) -> None:
        """Find the marks of the sentence, once for all its figures."""
        self._folded = folded
        self._sentence = sentence
        self._marks = [found.start() for found in _MARK.finditer(folded, *sentence)]

    def start(self, at: int) -> int:
        """Return where the clause starts that an offset stands in."""
        mark = bisect_left(self._marks, at)
        return self._marks[mark - 1] + 1 if mark else self._sentence.start

    def end(self, at: int) -> int:
        """Return where that clause ends."""
        mark = bisect_left(self._marks, at)
        return self._marks[mark] if mark < len(self._marks) else self._sentence.end

    def previous(self, at: int) -> Span | None:
        """Return the clause before it, if the sentence has one."""
        mark = bisect_left(self._marks, at) - 1
        if mark < 0:
            return None
        return Span(self._marks[mark - 1] + 1 if mark else self._sentence.start, self._marks[mark])

    def own_start(self, at: int, taken: int) -> int:
        """Return where what belongs to the figure at `at` starts.

        The figure before has all words up to `taken`. Brackets are clauses of their own:
        `企业36家(规上8家)`.
        """
        start = max(self.start(at), at - _LONGEST, taken)
        opened = self._folded.rfind("(", start, at)
        is_open = opened >= 0 and self._folded.find(")", opened, at) < 0
        return opened + 1 if is_open else start

    def own_end(self, at: int, following: int | None) -> int:
        """Return where it ends, of a figure that ends at `at`; `following` is the next one."""
        end = min(self.end(at), at + _LONGEST)
        if following is not None:
            end = min(end, following)
        closed = self._folded.find(")", at, end)
        is_closed = closed >= 0 and self._folded.find("(", at, closed) < 0
        return closed if is_closed else end

    def restart(self, start: int, end: int) -> int:
        """Return where the last statement starts in a stretch before a figure.

        `、` parts what belongs together, unless a verb begins anew: `建成道路、新增车位36个`.
        """
        pause = self._folded.rfind("、", start + _SHORT_MEMBER, end)
        while pause >= 0:
            if wording().restart.match(self._folded, pause + 1, end):
                return pause + 1
            pause = self._folded.rfind("、", start + _SHORT_MEMBER, pause)
        return start

    def tail(self, start: int, end: int, following: int | None) -> Span:
        """Return the words of a stretch behind a figure that may name it.

        What stands behind a joint belongs to the figure that follows: `5家企业和省级平台3个`.
        """
        folded, words = self._folded, wording()
        opened = folded.find("(", start, end)
        if opened >= 0 and folded.find(")", opened, end) < 0:
            end = opened
        if end == following:
            joint = max(folded.rfind(word, start, end) for word in _JOINTS)
            # 36名残疾人和老人发放补贴8万元: what does not begin anew behind it goes on.
            if joint >= start and not words.verbs.any(folded, joint + 1 + SHORTEST, end):
                end = joint
        for pause in _PAUSE.finditer(folded, start, end):
            opens = words.opening.strip(folded, pause.end(), end)
            if words.verbs.at(folded, opens, end):
                return Span(start, pause.start())
        return Span(start, end)


_MARK = re.compile(r"[,;:!?]")
_PAUSE = re.compile("、")
_JOINTS = "、和及与"
_LONGEST = 80
"""Words further away name nothing, and hostile text would make them a burden."""
_SHORT_MEMBER = 5
"""A pause so soon belongs to a list of short words: `水、电、气`."""
