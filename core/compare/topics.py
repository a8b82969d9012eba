"""What narrow topic of policy a sentence speaks of: 学前教育, 信访, 棚户区 …"""

from __future__ import annotations

from collections import Counter
from functools import cache

from core.lexicon import read_lexicon
from core.text.vocabulary import Vocabulary


def topics_of(folded: str) -> Counter[str]:
    """Return the topics that folded words speak of, with how often they name each."""
    vocabulary, topics = _vocabulary()
    found: Counter[str] = Counter()
    for span in vocabulary.find(folded):
        found.update(topics[span.of(folded)])
    return found


@cache
def _vocabulary() -> tuple[Vocabulary, dict[str, list[str]]]:
    topics: dict[str, list[str]] = {}
    for topic, words in read_lexicon("topics")["topics"].items():
        for word in words:
            topics.setdefault(word, []).append(topic)
    return Vocabulary(topics), topics
