"""Words of Chinese text: jieba's dictionary with the vocabulary of the field.

The dictionary is parsed from memory into a tokenizer of our own, once: jieba's own cache file is
slower than that, fails in shared folders, and is believed whoever wrote it.
"""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from core.lexicon import read_lexicon

if TYPE_CHECKING:
    from jieba import Tokenizer


def load_words() -> None:
    """Load the vocabulary, where it is not yet loaded: most of a second, and 70 MB."""
    _tokenizer()


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text, spaces and punctuation, too: joined they are the text."""
    words: list[str] = _tokenizer().lcut(folded, HMM=False)
    return words


@cache
def _tokenizer() -> Tokenizer:
    import jieba  # noqa: PLC0415 - heavy, and wanted by comparisons alone

    jieba.setLogLevel("ERROR")  # else it talks on standard error
    dictionary = files("jieba").joinpath("dict.txt").read_bytes()
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(io.BytesIO(dictionary))
    tokenizer.initialized = True
    # In order: how jieba cuts depends on what was added before.
    for word in sorted(_vocabulary()):
        tokenizer.add_word(word)
    return tokenizer


def _vocabulary() -> set[str]:
    """Return the words of the field, as far as they are plain words."""
    topics: dict[str, list[str]] = read_lexicon("topics")["topics"]
    return {word for words in topics.values() for word in words if word.isalpha()}
