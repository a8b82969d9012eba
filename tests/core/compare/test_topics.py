"""What narrow topic a sentence speaks of."""

from collections import Counter

import pytest

from core.compare.topics import topics_of
from core.lexicon import read_lexicon
from core.text.folding import fold

TOPICS = read_lexicon("topics")["topics"]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("推进棚户区改造，加快回迁安置。", "棚户区"),
        ("清理拖欠企业账款，弘扬企业家精神。", "民营经济"),
        ("严格过紧日子，压减三公经费。", "过紧日子"),
        ("化解融资平台债务。", "债务风险"),
    ],
)
def test_a_sentence_speaks_of_the_topic_whose_words_it_holds(sentence, topic):
    topics = topics_of(sentence)
    words = [word for word in TOPICS.get(topic, ()) if word in sentence]
    assert topics[topic] == len(words) > 0


def test_other_words_for_the_same_matter_are_one_topic():
    assert topics_of("厉行节约").keys() & topics_of("政府带头过紧日子").keys() == {"过紧日子"}


def test_what_any_plan_says_is_no_topic():
    assert topics_of("推进各项工作，加快建设，取得新成效。") == Counter()


def test_a_word_of_two_topics_speaks_of_both():
    shared = next(
        word
        for topic, words in TOPICS.items()
        for word in words
        if sum(word in others for others in TOPICS.values()) > 1
    )
    assert topics_of(shared).keys() >= {topic for topic, words in TOPICS.items() if shared in words}


def test_every_word_of_the_table_is_folded_and_holds_no_other_of_its_topic():
    for topic, words in TOPICS.items():
        assert len(words) == len(set(words)), topic
        for word in words:
            assert fold(word) == word, word
            assert not [other for other in words if other != word and other in word], word
