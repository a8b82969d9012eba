"""What figures measure, in the words of the text.

A report names a figure before it (`产值36.8亿元`) or behind it (`36家企业`), gives a verb once for
a whole list (`新增甲3家、乙5家`) and leaves out what has just been said (`…，签约率99%`). So a name
is a row of stretches of the text. Light verbs and adverbs are no part of it; verbs that
change what is counted are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from core.indicators.measures import Measure, bound_behind, measure
from core.indicators.quantities import Quantity
from core.indicators.wording import Ending, Opening
from core.lexicon import read_lexicon
from core.model import Bound, Direction, Kind, Span


class Named(NamedTuple):
    """A quantity, how it is to be taken, and what it measures."""

    quantity: Quantity
    measure: Measure
    pieces: tuple[Span, ...]
    """The stretches that make the name, in the order of the name; none where the text says
    nothing."""
    clause: int
    """Where its clause starts, or what is left of it behind the figure before."""
    verb: Span | None = None
    """The verb that begins the name, which later members of a list take over."""
    behind: int = 0
    """Where the words of the name end that stand behind the figure; 0 if none do."""
    level: int | None = None
    """Index, among the figures of the sentence, of the level that this one belongs to."""
    head: int = 0
    """How many characters at the end of the last piece name nothing on their own."""
    governed: bool = False
    """Whether a verb before it governs what stands behind it."""


def name_figures(folded: str, sentence: Span, quantities: Sequence[Quantity]) -> list[Named]:
    """Return the quantities of a sentence with what they measure, in text order."""
    marks = [found.start() for found in _MARK.finditer(folded, sentence.start, sentence.end)]
    reader = _SentenceReader(folded, sentence, quantities, marks)
    for index in range(len(quantities)):
        reader.named.append(reader.read(index))
    return [reader.completed(index) for index in range(len(quantities))]


_MARK = re.compile(r"[,;:!?]")


class _Noun(NamedTuple):
    """A name that was found beside a figure."""

    pieces: tuple[Span, ...]
    verb: Span | None = None
    governed: bool = False


class _SentenceReader:
    """Reads the figures of one sentence from left to right, for what was said before counts."""

    def __init__(
        self, folded: str, sentence: Span, quantities: Sequence[Quantity], marks: list[int]
    ) -> None:
        self.named: list[Named] = []
        self._folded = folded
        self._sentence = sentence
        self._quantities = quantities
        self._marks = marks
        self._members: list[tuple[Span, ...]] = []
        """Names that are still to be given to the figures of a list (`甲、乙分别增长1%、2%`)."""
        self._joint: tuple[Span, ...] = ()
        """All names of that list together."""
        self._words = _words()

    def read(self, index: int) -> Named:
        """Return the figure at `index`; those before it have been read."""
        quantity = self._quantities[index]
        before = self.named[-1] if self.named else None
        clause = self._clause_start(quantity.span.start, before)
        end = self._clause_end(quantity.span.end, index)
        taken = measure(self._folded, quantity, clause, end)
        clause = self._after_pause(clause, taken.lead_end)
        start = self._words.opening.strip(self._folded, clause, taken.lead_end)
        lead = Span(start, max(start, taken.lead_end))
        named = Named(quantity, taken, (), clause)
        if lead.length == 0 and self._members:
            assert before is not None
            shared = before.measure
            if taken.kind is Kind.SHARE:
                taken = taken._replace(
                    kind=shared.kind, direction=shared.direction, basis=shared.basis
                )
            if taken.bound is Bound.EXACT:
                taken = taken._replace(bound=shared.bound)
            return named._replace(measure=taken, pieces=self._members.pop(0))
        noun = None
        if _may_follow(taken, quantity, lead):
            tail = self._tail(taken.tail_start, end, index)
            found = self._behind(lead, tail, taken, before, index)
            if found is not None:
                noun, behind = found
                self._members, self._joint = [], ()
                named = named._replace(
                    pieces=noun.pieces, verb=noun.verb, behind=behind, governed=noun.governed
                )
                return self._signed(named)
        if lead.length == 0:
            return self._continued(named, before)
        if (
            taken.kind is Kind.LEVEL
            and self._folded.startswith("以", taken.lead_end)
            and lead.length > _SHORTEST
        ):
            deal = self._words.deal.match(self._folded, taken.tail_start, end)
            if deal is not None:
                pieces = (lead, Span(*deal.span("deal")))
                return named._replace(pieces=pieces)
        listed = self._listed(lead, index)
        if listed:
            self._members = listed[1:]
            taken = self._bounded(taken, index + len(listed) - 1)
            named = named._replace(measure=taken)
            self._joint = self._whole(lead)
            return named._replace(pieces=listed[0])
        self._members = []
        same = self._same_object(lead, named, before)
        if same is not None:
            return named._replace(pieces=same.pieces, verb=same.verb)
        noun = self._ahead(lead)
        noun = self._given_back(noun, named, before)
        named = self._signed(named._replace(pieces=noun.pieces, verb=noun.verb))
        return self._qualified(named, lead, before)

    def completed(self, index: int) -> Named:
        """Return the figure at `index`, and name it like the next if it has none (`8类49个`)."""
        named = self.named[index]
        if named.pieces or index + 1 >= len(self.named):
            return named
        after = self.named[index + 1]
        if not self._words.same.fullmatch(
            self._folded, named.measure.tail_start, after.quantity.span.start
        ):
            return named
        return named._replace(pieces=after.pieces)

    # Where to look.

    def _clause_start(self, at: int, before: Named | None) -> int:
        mark = bisect_left(self._marks, at) - 1
        start = self._marks[mark] + 1 if mark >= 0 else self._sentence.start
        start = max(start, at - _LONGEST_LEAD)
        if before is not None:
            start = max(start, before.behind, before.measure.tail_start)
        opened = self._folded.rfind("(", start, at)
        if opened >= 0 and ")" not in self._folded[opened:at]:
            start = opened + 1
        return start

    def _after_pause(self, start: int, end: int) -> int:
        """Return where a new statement starts behind the pauses (`、`) between two offsets."""
        pause = self._folded.rfind("、", start + _SHORT_MEMBER, end)
        while pause >= 0:
            if self._words.restart.match(self._folded, pause + 1, end):
                return pause + 1
            pause = self._folded.rfind("、", start + _SHORT_MEMBER, pause)
        return start

    def _clause_end(self, at: int, index: int) -> int:
        mark = bisect_left(self._marks, at)
        end = self._marks[mark] if mark < len(self._marks) else self._sentence.end
        end = min(end, at + _LONGEST_TAIL)
        if index + 1 < len(self._quantities):
            end = min(end, self._quantities[index + 1].span.start)
        closed = self._folded.find(")", at, end)
        if closed >= 0 and "(" not in self._folded[at:closed]:
            end = closed
        return end

    def _tail(self, start: int, end: int, index: int) -> Span:
        """Return the words behind a figure, up to a pause or to the words before the next one."""
        opened = self._folded.find("(", start, end)
        if opened >= 0 and self._folded.find(")", opened, end) < 0:
            end = opened
        follows = (
            index + 1 < len(self._quantities) and end == self._quantities[index + 1].span.start
        )
        if follows:
            joint = max(self._folded.rfind(word, start, end) for word in "、和及与")
            if joint >= start:
                end = joint
        for found in _PAUSE.finditer(self._folded, start, end):
            opened = self._words.opening.strip(self._folded, found.end(), end)
            if self._words.verbs.match(self._folded, opened, end):
                return Span(start, found.start())
        return Span(start, end)

    # A name behind the figure.

    def _behind(
        self, lead: Span, tail: Span, taken: Measure, before: Named | None, index: int
    ) -> tuple[_Noun, int] | None:
        folded, words = self._folded, self._words
        at = self._quantities[index].span.start
        start = tail.start
        while start < tail.end and folded[start] in " \ue000":
            start += 1
        if folded.startswith("的", start) and lead.length:
            return self._owned(lead, Span(start + 1, tail.end))
        if start + 1 >= tail.end or words.no_noun.match(folded, start, tail.end):
            return None
        if not ("\u4e00" <= folded[start] <= "\u9fff" or folded[start] in "“《「"):
            return None
        verbs = [
            each
            for each in words.verbs.finditer(folded, lead.start, lead.end)
            if each.end() == lead.end or folded[each.end()] not in words.nominal
        ]
        kept = self._kept_verb(lead, verbs)
        governed = bool(verbs) or bool(words.governing.search(folded, lead.start, at))
        governed = governed or bool(
            words.governing.search(folded, self._clause_from(lead), lead.start)
        )
        if before is not None and before.governed and "," not in folded[before.behind : lead.start]:
            governed = True
        pivot = words.pivot.search(folded, self._clause_from(lead), lead.end) is not None
        if taken.kind is Kind.SHARE:
            whole = Span(start, tail.end)
            if words.feats.search(folded, start, tail.end) and whole.length <= _LONGEST_OWNER:
                return _Noun((self._trimmed(whole),), governed=True), tail.end
            if lead.length and not governed and whole.length <= _SHORT_MEMBER:
                return _Noun((lead, whole)), tail.end
        noun, end = self._tail_noun(Span(start, tail.end), subject=not governed or pivot)
        if not noun:
            return None
        if kept is not None:
            return _Noun((kept, *noun), kept, governed=True), end
        given = None
        if len(noun) == 1:
            given = self._taken_over(before, lead, taken, named_behind=True)
        if given is not None and not governed:
            return _Noun((given, *noun), given, governed=True), end
        if noun[-1].of(folded) in words.generic and "的" in lead.of(folded):
            owner = folded.index("的", lead.start, lead.end)
            return _Noun((Span(lead.start, owner + 1), *noun), governed=governed), end
        return _Noun(noun, governed=governed), end

    def _clause_from(self, lead: Span) -> int:
        mark = bisect_left(self._marks, lead.start) - 1
        start = self._marks[mark] + 1 if mark >= 0 else self._sentence.start
        if self.named:
            start = max(start, self.named[-1].quantity.span.end)
        return min(start, lead.start)

    def _owned(self, lead: Span, owner: Span) -> tuple[_Noun, int] | None:
        """Read `总投资8000万元的文化中心`: what the measure before the figure belongs to."""
        bare, alone = self._words.bare, self._words.alone
        verbs = self._words.verbs.finditer(self._folded, *lead)
        lead = Span(self._object(lead, list(verbs))[0], lead.end)
        if not any(each.fullmatch(self._folded, *lead) for each in (bare, alone)):
            return None
        end = owner.end
        said = self._words.owners.search(self._folded, owner.start, owner.end)
        if said is not None:
            end = said.end()
        if self._words.aims.match(self._folded, owner.start):
            return _Noun((lead,)), 0
        found = self._words.predicate.search(self._folded, owner.start + 2, owner.end)
        if found is not None:
            end = min(end, found.start())
        while end > owner.start and self._folded[end - 1] in " \ue000":
            end -= 1
        if (
            end - owner.start < 2
            or end - owner.start > _LONGEST_OWNER
            or "等" in self._folded[owner.start : end + 1]
        ):
            return _Noun((lead,)), 0
        return _Noun((Span(owner.start, end), lead)), 0

    def _tail_noun(self, tail: Span, *, subject: bool) -> tuple[tuple[Span, ...], int]:
        """Return what is counted, in the words behind the figure, and where these end.

        Of a subject, what it did belongs to the name: `49家园区完成创建` counts creations.
        """
        folded, words = self._folded, self._words
        first = tail.start + 1
        if folded[tail.start] in "“《「":
            closing = folded.find(_CLOSING[folded[tail.start]], tail.start, tail.end)
            first = closing + 1 if closing > 0 else first
        found = words.predicate.search(folded, min(first + 1, tail.end), tail.end)
        end = tail.end if found is None else found.start()
        noun = self._trimmed(Span(tail.start, end))
        noun = self._without_examples(noun)
        if noun.length < 2:
            noun = Span(tail.start, end)
        if found is None:
            return (noun,), tail.end
        if found.lastgroup == "end":
            return (noun,), end
        rest = self._trimmed(Span(words.softening.strip(folded, found.end(), tail.end), tail.end))
        if found.lastgroup == "cut":
            if rest.length in (2, 3, 4) and not words.no_merge.match(folded, rest.start, rest.end):
                return (noun, rest), tail.end
            return (noun,), end
        # 12个项目完成投资3亿元: what it did has a figure of its own.
        after = len(self.named) + 1
        is_counted = (
            after < len(self._quantities) and self._quantities[after].span.start == tail.end
        )
        if found.lastgroup == "stop" or not subject or rest.length < 2 or is_counted:
            return (noun,), end
        rest = self._without_examples(rest)
        if found.lastgroup == "merge":
            rest = self._without_work(rest)
            return ((rest,) if self._is_empty(noun) else (noun, rest)), tail.end
        if found.lastgroup == "object":
            said = noun.of(folded)
            alike = rest.of(folded).endswith(said[-2:]) or rest.of(folded).rstrip("”").endswith(
                said[-1:]
            )
            return ((rest,) if alike else (rest, noun)), tail.end
        verb = Span(found.start("front"), found.end("front"))
        if folded[verb.start] == "在":
            return (rest, noun), tail.end
        return (Span(verb.start, rest.end), noun), tail.end

    def _is_empty(self, noun: Span) -> bool:
        return noun.of(self._folded) in self._words.empty

    def _without_work(self, noun: Span) -> Span:
        found = self._words.idle_end.search(self._folded, noun.start + _SHORTEST, noun.end)
        return noun if found is None else Span(noun.start, found.start())

    # A name before the figure.

    def _ahead(self, lead: Span) -> _Noun:
        """Return the name in the words before a figure."""
        folded = self._folded
        verbs = list(self._words.verbs.finditer(folded, lead.start, lead.end))
        start, verb = self._object(lead, verbs)
        noun = Span(start if verb is None else verb.end, lead.end)
        trimmed = self._without_examples(noun)
        if verb is None:
            return _Noun((self._trimmed(trimmed),))
        if trimmed.start == noun.start:
            return _Noun((Span(verb.start, self._trimmed(noun).end),), verb)
        return _Noun((verb, self._trimmed(trimmed)), verb)

    def _object(self, lead: Span, verbs: Sequence[re.Match[str]]) -> tuple[int, Span | None]:
        """Return where the object of the last light verb starts, and the verb that it keeps."""
        folded, words = self._folded, self._words
        start, verb = lead.start, None
        if folded.startswith("每", start):
            return start, None
        for found in verbs:
            if found.end() >= lead.end or folded[found.end()] in words.nominal:
                continue
            if words.compound.fullmatch(folded, found.end(), lead.end):
                continue
            if found.lastgroup == "light" and found.start() - start >= _SHORTEST:
                # 矛调中心受理案件: of a general word, who dealt with it belongs to the name.
                rest = folded[words.opening.strip(folded, found.end(), lead.end) : lead.end]
                if rest in words.generic_cases and folded[found.end() : lead.end] == rest:
                    continue
            if found.lastgroup == "light":
                # Behind a verb that is kept, only what brings a result begins anew.
                if verb is not None and not self._words.results.match(folded, found.start()):
                    continue
                start, verb = found.end(), None
            elif verb is None:
                opened = self._words.opening.strip(folded, start, lead.end)
                is_strong = found.lastgroup == "strong" and lead.end - found.end() > _SHORTEST
                if found.start() <= opened or is_strong or self._leads_on(opened, found.start()):
                    verb = Span(*found.span())
            elif found.start() == verb.end or folded[verb.end : found.start()] in (
                "、",
                "和",
                "并",
            ):
                verb = Span(verb.start, found.end())
        return self._words.opening.strip(folded, start, lead.end), verb

    def _leads_on(self, start: int, end: int) -> bool:
        """Return whether the words between tell by what or when the following is done."""
        return self._words.manner.fullmatch(self._folded, start, end) is not None

    def _kept_verb(self, lead: Span, verbs: Sequence[re.Match[str]]) -> Span | None:
        """Return the verb that governs what follows the lead, if it belongs to the name."""
        if not verbs or verbs[-1].lastgroup == "light":
            return None
        rest = self._folded[verbs[-1].end() : lead.end]
        if rest and not (rest.endswith("等") and len(rest) > _SHORTEST):
            return None
        first = verbs[-1].start()
        for found in reversed(verbs[:-1]):
            if found.lastgroup != "light" and found.end() == first:
                first = found.start()
        return Span(first, verbs[-1].end())

    def _listed(self, lead: Span, index: int) -> list[tuple[Span, ...]]:
        """Return the names of a list, one for each figure that follows (`甲、乙分别增长1%、2%`)."""
        folded = self._folded
        count = 1
        while index + count < len(self._quantities):
            last, following = self._quantities[index + count - 1 : index + count + 1]
            if not self._words.list_gap.fullmatch(folded, last.span.end, following.span.start):
                break
            count += 1
        if count == 1:
            return []
        for pattern in (_PAUSE, _PAUSE_OR_AND):
            edges = [found.span() for found in pattern.finditer(folded, lead.start, lead.end)]
            if len(edges) + 1 == count:
                break
        else:
            return []
        starts = [lead.start, *(end for _, end in edges)]
        ends = [*(start for start, _ in edges), lead.end]
        spans = []
        for start, end in zip(starts, ends, strict=True):
            pieces = self._ahead(Span(self._words.opening.strip(folded, start, end), end)).pieces
            spans.append(pieces[-1] if pieces[-1].length else Span(start, end))
        free = {at for at in range(count) if spans[at].start > starts[at] + 1}
        return [(spans[at],) if at in free else self._headed(spans, at) for at in range(count)]

    def _bounded(self, taken: Measure, last: int) -> Measure:
        """Return how a figure is taken, bounded as the last of its list is (`1%、2%以上`)."""
        if taken.bound is not Bound.EXACT:
            return taken
        at = self._quantities[last].span.end
        mark = bisect_left(self._marks, at)
        end = self._marks[mark] if mark < len(self._marks) else self._sentence.end
        return taken._replace(bound=bound_behind(self._folded, at, end))

    def _headed(self, spans: Sequence[Span], at: int) -> tuple[Span, ...]:
        """Return a member of a list with the head or the beginning that it shares with others."""
        folded = self._folded
        own, last, first = spans[at], spans[-1], spans[0]
        heads = self._words.heads
        if at < len(spans) - 1 and not heads.search(folded, own.start, own.end):
            shared = heads.search(folded, last.start + 1, last.end)
            if shared is not None:
                return own, Span(shared.start(), last.end)
        if at and own.length < first.length and heads.search(folded, first.start, first.end):
            shared = heads.search(folded, first.start, first.end)
            tail = shared.end() - shared.start() if shared else 0
            cut = tail if tail > 1 else min(own.length, first.length - 2)
            if own.length <= _SHORT_MEMBER and heads.search(folded, own.start, own.end):
                return Span(first.start, first.end - cut), own
        return (own,)

    def _whole(self, lead: Span) -> tuple[Span, ...]:
        return self._ahead(lead).pieces

    # What was said before.

    def _continued(self, named: Named, before: Named | None) -> Named:
        """Name a figure that has no words of its own by the one before it."""
        if before is None or not before.pieces:
            return named._replace(pieces=self._said_before(named))
        if ";" in self._folded[before.measure.tail_start : named.clause]:
            said = self._said_before(named)
            if said:
                return named._replace(pieces=self._without_trend(said))
        pieces = self._joint if self._joint and named.measure.kind is Kind.RANK else before.pieces
        level = None
        if named.measure.kind in (Kind.CHANGE, Kind.SHARE):
            at = len(self.named) - 1
            level = at if before.measure.kind is Kind.LEVEL else before.level
        return named._replace(pieces=pieces, verb=before.verb, level=level, head=before.head)

    def _same_object(self, lead: Span, named: Named, before: Named | None) -> _Noun | None:
        """Return the name where only a verb or an attribute is new (`已整改20处`, `市级2个`)."""
        folded, words = self._folded, self._words
        if before is None or not before.pieces or named.measure.kind is not Kind.LEVEL:
            return None
        if before.measure.kind is not Kind.LEVEL:
            return None
        objects = before.pieces
        if before.verb is not None and objects[0].start == before.verb.start:
            first = Span(before.verb.end, max(before.verb.end, objects[0].end))
            objects = (first, *objects[1:]) if first.length else objects[1:]
        if not objects:
            return None
        if words.alone_verb.fullmatch(folded, *lead):
            return _Noun((lead, *objects), lead)
        is_rank = words.ranks.fullmatch(folded, *lead) is not None
        is_kind = lead.length > _SHORTEST and folded.endswith(words.kinds, *lead)
        is_limit = folded.endswith(words.limits, *lead)
        if not (is_rank or is_kind or is_limit):
            return None
        if is_limit and (limit := folded.rfind("以上", *objects[-1])) >= 0:
            objects = (Span(limit + 2, objects[-1].end),)
        rank = words.ranks.match(folded, *objects[0])
        if rank is not None and is_rank:
            objects = (Span(rank.end(), objects[0].end), *objects[1:])
        verb = (before.verb,) if before.verb is not None and is_rank else ()
        return _Noun((*verb, lead, *objects), before.verb if verb else None)

    def _said_before(self, named: Named) -> tuple[Span, ...]:
        """Return the name in the clause before, for a figure whose own says nothing."""
        mark = bisect_left(self._marks, named.quantity.span.start) - 1
        if self._folded[named.clause - 1 : named.clause] == "(":
            start = self._marks[mark] + 1 if mark >= 0 else self._sentence.start
            start = self._words.opening.strip(self._folded, start, named.clause - 1)
            if named.clause - 1 - start >= _SHORTEST:
                return self._ahead(Span(start, named.clause - 1)).pieces
        if mark < 0:
            return ()
        end = self._marks[mark]
        start = self._marks[mark - 1] + 1 if mark else self._sentence.start
        if self.named:
            start = max(start, self.named[-1].measure.tail_start, self.named[-1].behind)
        if not _SHORTEST <= end - start <= _LONGEST_SAID:
            return ()
        start = self._words.opening.strip(self._folded, start, end)
        return self._ahead(Span(start, end)).pieces if end - start >= _SHORTEST else ()

    def _without_trend(self, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return a name without what its clause says of its course (`总额逆势上扬`)."""
        last = pieces[-1]
        found = self._words.trend.search(self._folded, last.start + _SHORTEST, last.end)
        return pieces if found is None else (*pieces[:-1], Span(last.start, found.start()))

    def _taken_over(
        self, before: Named | None, lead: Span, taken: Measure, *, named_behind: bool = False
    ) -> Span | None:
        """Return the verb of the figure before, if this one goes on with its list."""
        if before is None or before.verb is None or taken.kind is not Kind.LEVEL:
            return None
        between = self._folded[before.measure.tail_start : lead.start]
        if self._words.list_end.search(between):
            return None
        if before.behind == 0 and "," in between and named_behind:
            return None
        if _pauses(between) > 1:
            return None
        return before.verb

    def _given_back(self, noun: _Noun, named: Named, before: Named | None) -> _Noun:
        """Return the name with the verb, and the rank of authority, that its list shares."""
        if noun.verb is not None or before is None:
            return noun
        lead = Span(named.clause, named.measure.lead_end)
        if self._words.verbs.search(self._folded, lead.start, lead.end - 1):
            return noun
        verb = self._taken_over(before, noun.pieces[0], named.measure)
        if verb is None or self._families(before, named):
            return noun
        start = noun.pieces[0].start
        between = self._folded[before.measure.tail_start : start]
        if "," in between and (
            self._words.own.match(self._folded, start) or self._words.breaks.search(between)
        ):
            return noun
        object_ = before.pieces[1] if len(before.pieces) > 2 else before.pieces[-1]
        start = max(object_.start, verb.end if object_.start == verb.start else object_.start)
        rank = self._words.ranks.match(self._folded, start, object_.end)
        listed = "," not in self._folded[before.measure.tail_start : noun.pieces[0].start]
        own = self._words.ranks.match(self._folded, noun.pieces[0].start, noun.pieces[-1].end)
        is_graded = self._words.graded.search(self._folded, *noun.pieces[-1]) is not None
        if rank is not None and own is None and listed and is_graded:
            return _Noun((verb, Span(*rank.span()), *noun.pieces), verb)
        return _Noun((verb, *noun.pieces), verb)

    def _families(self, before: Named, named: Named) -> bool:
        """Return whether one of two figures is money and the other is not."""
        return before.quantity.unit.endswith("元") != named.quantity.unit.endswith("元")

    def _qualified(self, named: Named, lead: Span, before: Named | None) -> Named:
        """Return the figure with what a bare measure belongs to: `签约率` → `甲项目签约率`."""
        folded, words = self._folded, self._words
        own = named.pieces[-1]
        said = "".join(piece.of(folded) for piece in named.pieces)
        if words.alone.fullmatch(said):
            return named
        is_part = said.startswith("占") and before is not None
        if not (is_part or words.bare.fullmatch(said) or words.rate.fullmatch(said)):
            head = words.bare_head.search(folded, own.start + 2, own.end)
            return named._replace(head=own.end - head.start() if head else 0)
        subject = Span(lead.start, named.pieces[0].start)
        verb = None
        for verb in words.verbs.finditer(folded, subject.start, subject.end):  # noqa: B007
            pass
        if verb is not None and verb.start() - subject.start >= _SHORTEST:
            ends = words.reach.strip(folded, subject.start, verb.start())
            qualifier: tuple[Span, ...] = (self._trimmed(Span(subject.start, ends)),)
            if qualifier[0].length < _SHORTEST:
                qualifier = ()
        elif (
            before is not None
            and before.pieces
            and ";" not in folded[before.quantity.span.end : own.start]
        ):
            if words.each.match(said) and not before.head:
                return named._replace(head=own.length)
            qualifier = before.pieces
            if before.verb is not None:
                first = Span(max(qualifier[0].start, before.verb.end), qualifier[0].end)
                qualifier = (first, *qualifier[1:]) if first.length > 0 else qualifier[1:]
            last = qualifier[-1]
            keeps = said in words.keeps or is_part or words.rate.fullmatch(said)
            if before.head and last.length > before.head and not keeps:
                qualifier = (*qualifier[:-1], Span(last.start, last.end - before.head))
            if before.measure.kind is Kind.LEVEL and words.rate.fullmatch(said):
                named = named._replace(level=len(self.named) - 1)
        elif words.each.match(said):
            return named
        else:
            qualifier = self._said_before(named)
        if not qualifier:
            return named
        stem = "".join(piece.of(folded) for piece in qualifier)
        overlap = next(
            (n for n in range(min(len(said), len(stem)), 0, -1) if stem.endswith(said[:n])), 0
        )
        if overlap and len(named.pieces) == 1:
            own = Span(own.start + overlap, own.end)
            return named._replace(pieces=(*qualifier, own), head=own.length)
        return named._replace(pieces=(*qualifier, *named.pieces), head=own.length)

    def _signed(self, named: Named) -> Named:
        """Return a figure whose verb tells a change (`减少检查487次`) as one, without the verb."""
        if named.verb is None or named.measure.kind is not Kind.LEVEL:
            return named
        direction = self._words.signed.get(named.verb.of(self._folded))
        if direction is None:
            return named
        changed = named.measure._replace(kind=Kind.CHANGE, direction=direction)
        if named.verb.of(self._folded) in self._words.kept_signs:
            return named._replace(measure=changed)
        first = Span(max(named.pieces[0].start, named.verb.end), named.pieces[0].end)
        pieces = (first, *named.pieces[1:]) if first.length > 0 else named.pieces[1:]
        return named._replace(measure=changed, pieces=pieces, verb=None)

    # Trimming.

    def _trimmed(self, span: Span) -> Span:
        """Return the stretch without spaces, and without quotation marks that are not paired."""
        folded, (start, end) = self._folded, span
        while start < end and folded[start] in _DUST:
            start += 1
        while start < end and folded[end - 1] in _DUST:
            end -= 1
        said = folded[start:end]
        if said.endswith("”") and "“" not in said:
            end -= 1
        if said.startswith("“") and "”" not in said:
            start += 1
        return Span(start, max(start, end))

    def _without_examples(self, span: Span) -> Span:
        """Return the stretch without the examples before its `等`, if the rest says enough."""
        found = None
        for found in self._words.examples.finditer(self._folded, span.start, span.end):  # noqa: B007
            pass
        if found is None:
            return span
        head = Span(found.end(), span.end)
        if head.length < _SHORTEST:
            return Span(span.start, found.start())
        return span if head.of(self._folded) in self._words.generic else head


_SHORTEST = 2
_LONGEST_LEAD = 80
_LONGEST_TAIL = 80
"""Words further away name nothing, and hostile text would make them a burden."""
_LONGEST_SAID = 40
_LONGEST_OWNER = 20
_SHORT_MEMBER = 5
_DUST = " \ue000、,·等"
_CLOSING = {"“": "”", "《": "》", "「": "」"}
_PAUSE = re.compile("、")
_PAUSE_OR_AND = re.compile("[、和与及]|以及")


def _pauses(between: str) -> int:
    return sum(between.count(mark) for mark in ",:")


def _may_follow(taken: Measure, quantity: Quantity, lead: Span) -> bool:
    """Return whether the name of a figure may stand behind it."""
    if taken.kind is Kind.RANK or quantity.unit.endswith("百分点"):
        return False
    if taken.kind is Kind.CHANGE:
        return lead.length == 0 and quantity.unit != "%"
    return not (taken.reached and lead.length)


class _Words(NamedTuple):
    opening: Opening
    reach: Ending
    softening: Opening
    verbs: re.Pattern[str]
    no_noun: re.Pattern[str]
    predicate: re.Pattern[str]
    no_merge: re.Pattern[str]
    governing: re.Pattern[str]
    pivot: re.Pattern[str]
    bare: re.Pattern[str]
    bare_head: re.Pattern[str]
    rate: re.Pattern[str]
    alone: re.Pattern[str]
    alone_verb: re.Pattern[str]
    deal: re.Pattern[str]
    heads: re.Pattern[str]
    ranks: re.Pattern[str]
    examples: re.Pattern[str]
    restart: re.Pattern[str]
    trend: re.Pattern[str]
    graded: re.Pattern[str]
    results: re.Pattern[str]
    manner: re.Pattern[str]
    feats: re.Pattern[str]
    owners: re.Pattern[str]
    aims: re.Pattern[str]
    idle_end: re.Pattern[str]
    nominal: str
    compound: re.Pattern[str]
    same: re.Pattern[str]
    list_gap: re.Pattern[str]
    list_end: re.Pattern[str]
    kinds: tuple[str, ...]
    limits: tuple[str, ...]
    each: re.Pattern[str]
    keeps: frozenset[str]
    own: re.Pattern[str]
    breaks: re.Pattern[str]
    signed: dict[str, Direction]
    kept_signs: frozenset[str]
    generic: frozenset[str]
    generic_cases: frozenset[str]
    empty: frozenset[str]


@cache
def _words() -> _Words:
    lexicon = read_lexicon("names")
    tail, bare, lists = lexicon["tail"], lexicon["bare"], lexicon["lists"]
    deals, examples = lexicon["deals"], lexicon["examples"]
    verbs = tail["verbs"]
    measures = sorted(bare["measures"], key=len, reverse=True)
    return _Words(
        reach=Ending(lexicon["reach"], lexicon["reach_guards"]),
        softening=Opening(lexicon["adverbs"]),
        opening=Opening([*lexicon["times"], *lexicon["adverbs"], *lexicon["scopes"]]),
        verbs=re.compile(
            f"(?P<strong>{_either(lexicon['strong'])})"
            f"|(?P<light>{_either(lexicon['light'])})|(?P<kept>{_either(lexicon['kept'])})"
        ),
        no_noun=re.compile(_either(tail["no_noun"])),
        predicate=re.compile(
            f"(?:{_either(tail['adverbs'])})*(?:(?P<merge>{_either(verbs['merge'])})"
            f"|(?P<object>{_either(verbs['object'])})|(?P<front>{_either(verbs['front'])})"
            f"|(?P<stop>{_either(verbs['stop'])}))|(?P<cut>{_either(tail['cut'])})"
            f"|(?P<end>{_either(tail['end'])})"
        ),
        no_merge=re.compile(_either(tail["no_merge"])),
        governing=re.compile(_either(tail["governing"])),
        pivot=re.compile(_either(tail["pivot"])),
        bare=re.compile(_either(measures)),
        bare_head=re.compile(f"(?:{_either(measures)})$"),
        rate=re.compile(bare["rates"]),
        deal=re.compile(f"(?:{_either(deals['adverbs'])})*(?P<deal>{_either(deals['words'])})"),
        alone_verb=re.compile(
            f"(?:{_either([*lexicon['strong'], *lexicon['kept'], *lexicon['bare']['verbs']])})+"
        ),
        alone=re.compile(_either(bare["alone"])),
        heads=re.compile(f"(?:{_either(bare['heads'])})$"),
        ranks=re.compile(_either(lexicon["ranks"])),
        examples=re.compile(
            f"(?<![{examples['not_after']}])等(?![{examples['not_before']}])"
            f"(?:{_either(examples['more'])})?"
        ),
        trend=re.compile(_either(lexicon["trends"]["words"])),
        restart=re.compile(_either(lexicon["restart"])),
        graded=re.compile(lexicon["graded"]),
        results=re.compile(_either(lexicon["results"])),
        feats=re.compile(_either(tail["feats"]["words"])),
        owners=re.compile(_either(tail["owned"]["owners"])),
        aims=re.compile(_either(tail["owned"]["aims"])),
        idle_end=re.compile(f"(?:{_either(tail['idle_ends']['words'])})$"),
        nominal=lexicon["nominal"]["characters"],
        compound=re.compile(_either([*lexicon["compounds"]["words"], bare["rates"]])),
        same=re.compile(f"[ \ue000{lists['same']}]*"),
        list_gap=re.compile(lists["gap"]),
        list_end=re.compile(lists["apart"]),
        kinds=tuple(lexicon["same_object"]["kinds"]),
        limits=tuple(lexicon["same_object"]["limits"]),
        each=re.compile(_either(bare["each"])),
        keeps=frozenset(bare["keeps"]),
        manner=re.compile(_either(lexicon["manner"])),
        own=re.compile(_either(lexicon["own"]["words"])),
        breaks=re.compile(lexicon["own"]["breaks"]),
        signed={
            word: Direction.UP if word in lexicon["growth"]["up"] else Direction.DOWN
            for word in lexicon["growth"]["signed"]
        },
        kept_signs=frozenset(lexicon["growth"]["kept"]),
        generic=frozenset(lexicon["generic_heads"]),
        generic_cases=frozenset(lexicon["cases"]),
        empty=frozenset(lexicon["empty_subjects"]),
    )


def _either(patterns: Sequence[str]) -> str:
    return "|".join(patterns)
