"""Words of Chinese text."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.words import load_words, words_of


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    load_words()


@pytest.mark.parametrize(
    ("folded", "words"),
    [
        ("帮助老人看病", ["帮助", "老人", "看病"]),
        ("完善基础设施,改善人居环境。", ["完善", "基础设施", ",", "改善", "人居环境", "。"]),
        ("培育专精特新企业", ["培育", "专精特新", "企业"]),
        ("新建 公园", ["新建", " ", "公园"]),
        ("", []),
    ],
    ids=["words", "punctuation", "words of the field", "spaces", "nothing"],
)
def test_text_is_cut_into_words(folded, words):
    assert words_of(folded) == words


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_the_words_put_together_are_the_text(folded):
    assert "".join(words_of(folded)) == folded
    assert all(words_of(folded))


@pytest.mark.parametrize(
    "command",
    [
        "import core.compare; import sys; sys.exit('jieba' in sys.modules)",
        "from core.text.words import load_words; load_words()",
    ],
    ids=["it comes late", "it is quiet"],
)
def test_the_dictionary_is_loaded_when_it_is_wanted_and_without_a_word(command):
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_cache_of_the_dictionary_is_not_written(tmp_path):
    command = "from core.text.words import words_of; words_of('推进社区治理')"
    subprocess.run(
        [sys.executable, "-c", command], check=True, env={"TMPDIR": str(tmp_path), "PATH": ""}
    )
    assert list(tmp_path.iterdir()) == []
