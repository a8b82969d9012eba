"""The words by which names are told from what stands round them: the lexicon, compiled."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from core.indicators.choices import Choices
from core.indicators.verbs import Verbs
from core.lexicon import read_lexicon
from core.model import Direction
from core.text.folding import JOINT

SHORTEST = 2
"""Names have at least so many characters."""
BLANKS = f" {JOINT}"
"""What may stand between any two words."""


class Wording(NamedTuple):
    """The tables of the lexicon `names`, ready for use on folded text."""

    # Round a name.
    opening: Opening
    """Times, adverbs and jurisdictions in front of it: `全市累计`."""
    reach: Ending
    """What leads from it to the number: `达到`, `为`."""
    softening: Opening
    """Adverbs in front of what a subject did: `全面完成`."""
    trend: re.Pattern[str]
    """Where it ends and the course of its figure begins: `总额逆势上扬`."""
    examples: re.Pattern[str]
    """`等` behind the examples in front of it: `教育、医疗等服务`."""
    restart: re.Pattern[str]
    """What begins a new statement behind a pause: `建成甲园区、引进企业5家`."""
    ranks: re.Pattern[str]
    """Levels of authority: `国家级`, `省`."""
    graded: re.Pattern[str]
    """What is awarded by such a level: `示范镇`."""

    # Verbs before the figure.
    verbs: Verbs
    """All of them."""
    nominal: str
    """Characters behind a verb with which it is a noun: `完成率`."""
    compound: re.Pattern[str]
    """Nouns that make one word with the verb before them: `新增就业`."""
    results: re.Pattern[str]
    """Light verbs that begin anew behind a kept one: `整治河道完成投资`."""
    manner: re.Pattern[str]
    """What may stand before a kept verb, since it tells how: `通过招商引进`."""
    cases: frozenset[str]
    """Objects that say less than who dealt with them: `矛调中心受理案件`."""
    lone_verbs: Choices
    """Verbs that may be all that is new since the figure before: `已整改`."""
    deal: re.Pattern[str]
    """Behind a price, in the group `deal`, what was done for it: `以12亿元成功出让`."""
    signed: dict[str, Direction]
    """Verbs that make a change of what they count: `减少检查`."""
    kept_signs: frozenset[str]
    """Those that belong to the name even so: `减免`."""

    # A name behind the figure.
    no_noun: Choices
    """What begins no noun: `左右`, `同比`."""
    predicate: re.Pattern[str]
    """Where the noun ends; the groups tell how its verb goes on (see `tail` in the lexicon)."""
    no_merge: re.Pattern[str]
    """Short ends that are no part of a name: `家企业全部投产` counts what has gone into operation,
    `家企业全部完工` only enterprises."""
    governing: re.Pattern[str]
    """Words that make an object of what they precede: `为36家企业`."""
    pivot: re.Pattern[str]
    """Those that make a subject of it, too: `推动36家企业入驻`."""
    ages: re.Pattern[str]
    """Ages, with which a noun may begin: `65周岁以上老人`."""
    deeds: re.Pattern[str]
    """What was done to so many, behind `的`: `1200户的搬迁`."""
    adjectives: tuple[str, ...]
    """Ends of what only describes a noun: `现代化的`."""
    places: str
    """Nouns of one character."""
    feats: re.Pattern[str]
    """What a share is able to do, or does: `85%的村实现通车`."""
    owners: re.Pattern[str]
    """Ends of what a measure belongs to: `总投资8亿元的文化中心项目`."""
    aims: re.Pattern[str]
    """Beginnings of what owns no measure: `完成投资8亿元的目标`."""
    idle_end: re.Pattern[str]
    """Ends of what was done that say nothing: `完成改造工作`."""
    generic: frozenset[str]
    """Nouns too general to name a figure: `企业`."""
    empty: frozenset[str]
    """Subjects that say nothing beside what they did."""

    # Measures that name nothing on their own.
    bare: re.Pattern[str]
    """A measure of something: `产值`."""
    bare_head: re.Pattern[str]
    """Likewise, at the end of a name: `园区产值`."""
    spent: frozenset[str]
    """Sums that are spent on what follows: `投资8亿元,实施甲工程`."""
    rate: re.Pattern[str]
    """A rate of something: `签约率`."""
    rate_end: re.Pattern[str]
    """A rate at the end of a longer name: `项目履约率`."""
    alone: re.Pattern[str]
    """Measures of a whole that are a name all the same: `总投资`."""
    each: re.Pattern[str]
    """Beginnings of measures of an average one: `亩均`."""
    aiming: re.Pattern[str]
    """All that stands between two figures of one growth: `增长6%,力争7%`."""
    keeps: frozenset[str]
    """Measures that may belong to another measure: `占比`."""

    # Lists.
    heads: re.Pattern[str]
    """Ends of names that the members of a list share: `甲、乙产值`."""
    attributes: re.Pattern[str]
    """Members that are but the beginning of a name: `城镇、农村居民收入`."""
    prefixes: re.Pattern[str]
    """Beginnings that hold for a whole list: `限额以上甲、乙零售额`."""
    respectively: re.Pattern[str]
    """What gives each of several names its figure: `分别`."""
    list_gap: re.Pattern[str]
    """All that stands between two figures whose names come first: `分别增长1%、2%`."""
    list_end: re.Pattern[str]
    """What ends a list that shares its verb."""
    own: re.Pattern[str]
    """Beginnings of names that take over no verb."""
    breaks: re.Pattern[str]
    """Words that begin anew in a list."""
    same: re.Pattern[str]
    """All that stands between two counts of one thing: `8类共49个`."""
    kinds: tuple[str, ...]
    """Ends of words that only tell which of the objects before are meant: `一类`."""
    limits: tuple[str, ...]
    """Likewise, by size: `亿元以上`."""


@cache
def wording() -> Wording:
    """Return the compiled lexicon."""
    lexicon = read_lexicon("names")
    strong, kept = lexicon["strong"], lexicon["kept"]
    tail, bare, lists = lexicon["tail"], lexicon["bare"], lexicon["lists"]
    growth, examples, deals = lexicon["growth"], lexicon["examples"], lexicon["deals"]
    measures = sorted(bare["measures"], key=len, reverse=True)
    follows = [_group(kind, words) for kind, words in tail["verbs"].items()]
    return Wording(
        opening=Opening([*lexicon["times"], *lexicon["adverbs"], *lexicon["scopes"]]),
        reach=Ending(lexicon["reach"], lexicon["reach_guards"]),
        softening=Opening(lexicon["adverbs"]),
        trend=_any(lexicon["trends"]["words"]),
        examples=re.compile(
            f"等(?<![{examples['not_after']}]等)(?![{examples['not_before']}])"
            f"(?:{_either(examples['more'])})?"
        ),
        restart=_any(lexicon["restart"]),
        ranks=_any(lexicon["ranks"]),
        graded=re.compile(lexicon["graded"]),
        verbs=Verbs({"strong": strong, "light": lexicon["light"], "kept": kept}),
        nominal=lexicon["nominal"]["characters"],
        compound=_any([*lexicon["compounds"]["words"], bare["rates"]]),
        results=_any(lexicon["results"]),
        manner=_any(lexicon["manner"]),
        cases=frozenset(lexicon["cases"]),
        lone_verbs=Choices([*strong, *kept, *bare["verbs"]]),
        deal=re.compile(f"(?:{_either(deals['adverbs'])})*{_group('deal', deals['words'])}"),
        signed={
            word: Direction.UP if word in growth["up"] else Direction.DOWN
            for word in growth["signed"]
        },
        kept_signs=frozenset(growth["kept"]),
        no_noun=Choices(tail["no_noun"]),
        predicate=re.compile(
            f"(?:{_either(tail['adverbs'])})*(?:{_either(follows)})"
            f"|{_group('cut', tail['cut'])}|{_group('end', tail['end'])}"
        ),
        no_merge=_any(tail["no_merge"]),
        governing=_any(tail["governing"]),
        pivot=_any(tail["pivot"]),
        ages=re.compile(tail["ages"]),
        deeds=re.compile(tail["deeds"]),
        adjectives=tuple(tail["attributes"]),
        places=tail["places"],
        feats=_any(tail["feats"]["words"]),
        owners=_any(tail["owned"]["owners"]),
        aims=_any(tail["owned"]["aims"]),
        idle_end=_at_end(tail["idle_ends"]["words"]),
        generic=frozenset(lexicon["generic_heads"]),
        empty=frozenset(lexicon["empty_subjects"]),
        bare=_any(measures),
        bare_head=_at_end(measures),
        spent=frozenset(lists["spent"]),
        rate=re.compile(bare["rates"]),
        rate_end=re.compile("[^的和]{2}率$"),
        alone=_any(bare["alone"]),
        each=_any(bare["each"]),
        aiming=re.compile(f"[,、]?(?:{_either(lists['aiming'])})+"),
        keeps=frozenset(bare["keeps"]),
        heads=_at_end(bare["heads"]),
        attributes=_any(lists["attributes"]),
        prefixes=_any(lists["prefixes"]),
        respectively=re.compile(lists["respectively"]),
        list_gap=re.compile(lists["gap"]),
        list_end=re.compile(lists["apart"]),
        own=_any(lexicon["own"]["words"]),
        breaks=re.compile(lexicon["own"]["breaks"]),
        same=re.compile(f"[{BLANKS}{lists['same']}]*"),
        kinds=tuple(lexicon["same_object"]["kinds"]),
        limits=tuple(lexicon["same_object"]["limits"]),
    )


def _either(patterns: Iterable[str]) -> str:
    return "|".join(patterns)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_either(patterns))


def _at_end(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{_either(patterns)})$")


def _group(name: str, patterns: Iterable[str]) -> str:
    return f"(?P<{name}>{_either(patterns)})"


class Opening:
    """Words that may stand at the start of a stretch, one after another."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Take regular expressions."""
        self._words = Choices(patterns)

    def strip(self, folded: str, start: int, end: int) -> int:
        """Return where the stretch starts without them."""
        while start < end:
            behind = self._words.end(folded, start, end)
            if behind <= start:
                if folded[start] not in BLANKS:
                    break
                behind = start + 1
            start = behind
        return start


class Ending:
    """Words that may stand at the end of a stretch, one after another."""

    def __init__(self, words: Iterable[str], guards: Mapping[str, str] | None = None) -> None:
        """Take plain words, and the characters with which some of them make other words."""
        # Looked up, not matched: hundreds of words would take as long to compile as to read.
        self._words = frozenset(words)
        self._lengths = sorted({len(word) for word in self._words}, reverse=True)
        self._guards = guards or {}

    def last(self, folded: str, start: int, end: int) -> str:
        """Return the longest of the words that the stretch ends with, or nothing."""
        end = _without_blanks(folded, start, end)
        for length in self._lengths:
            at = end - length
            if at < start or (word := folded[at:end]) not in self._words:
                continue
            if at == start or folded[at - 1] not in self._guards.get(word, ""):
                return word
        return ""

    def strip(self, folded: str, start: int, end: int) -> int:
        """Return where the stretch ends without them."""
        while word := self.last(folded, start, end):
            end = _without_blanks(folded, start, end) - len(word)
            end = _without_blanks(folded, start, end)
        return end


def _without_blanks(folded: str, start: int, end: int) -> int:
    while end > start and folded[end - 1] in BLANKS:
        end -= 1
    return end


def last_match(pattern: re.Pattern[str], folded: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last match of a pattern in a stretch, if there is one."""
    matches = deque(pattern.finditer(folded, start, end), maxlen=1)
    return matches[0] if matches else None
