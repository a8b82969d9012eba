"""Cues: the phrases by which a heading or a paragraph tells what it is for."""

from __future__ import annotations

import re
from functools import cache

from core.lexicon import read_lexicon
from core.model import Role
from core.text.folding import JOINT

_PARAGRAPH_HEAD = 120
"""A paragraph says what it is for within so many characters."""
_SHORT_TITLE = 16
"""Below the parts themselves, only titles up to this length name a role by themselves."""


def heading_role(title: str, *, top: bool = True) -> Role | None:
    """Return the role that a heading's words (folded) name, or `None` where they name none."""
    title = _compact(title).strip("。:;")
    if not top and len(title) > _SHORT_TITLE:
        return None
    table = "headings" if top else "subheadings"
    order = (Role.OTHER, Role.PROBLEMS, Role.REVIEW, Role.PLAN, Role.OVERVIEW)
    for role in order if top else (Role.PROBLEMS, Role.OVERVIEW):
        if _cue(table, role.value).search(title):
            return role
    return None


def looks_back(title: str) -> bool:
    """Return whether a document's title (folded) says that it reports what was done."""
    return _cue("titles", "reports").search(_compact(title)) is not None


def closes_plan(title: str) -> bool:
    """Return whether a part's title (folded) speaks of the government itself, as plans end."""
    return _cue("headings", "closing_plan").search(title) is not None


def opens_glossary(title: str) -> bool:
    """Return whether a heading (folded) stands over the explanations of terms at the end."""
    return _cue("headings", "annex").search(title) is not None


def is_list_of_annexes(words: str) -> bool:
    """Return whether a line (folded) at the end of a text begins the list of its annexes."""
    return _cue("paragraphs", "annexes").match(words) is not None


def is_signature(words: str) -> bool:
    """Return whether a line (folded) at the end is a signature, its date, or a list of annexes."""
    return is_list_of_annexes(words) or _cue("paragraphs", "signature").fullmatch(words) is not None


def paragraph_cue(words: str) -> str | None:
    """Return what the head of a paragraph (folded) says it is: the name of its cue, or `None`.

    One of `salutation`, `problems`, `thanks`, `forward`, `overview`.
    """
    head = words[:_PARAGRAPH_HEAD].replace(JOINT, "")
    for name in ("salutation", "problems", "thanks", "forward", "overview"):
        if _cue("paragraphs", name).search(head):
            return name
    return None


def salutation_length(words: str) -> int:
    """Return how many characters of a paragraph (folded) address the audience before it begins."""
    found = _SALUTATION.match(words)
    return found.end() if found else 0


_SALUTATION = re.compile(r"各位(?:代表|委员|领导)[,!:。] *(?=.)")


def takes_leave(words: str) -> bool:
    """Return whether a paragraph (folded) calls the audience to follow, as reports end."""
    return _cue("paragraphs", "closing").search(words) is not None


def opening_year(words: str) -> int | None:
    """Return the year that a paragraph (folded) begins with (`2025年是…`, `2025年，…`)."""
    found = _OPENING_YEAR.match(words)
    return int(found[1]) if found else None


_OPENING_YEAR = re.compile(r"((?:19|20)\d\d)年(?:度)?(?=[,是以将我])")


def is_lead_in(words: str) -> bool:
    """Return whether a paragraph (folded) ends in an announcement (`抓好以下五方面工作：`)."""
    return (
        _cue("paragraphs", "lead_in").search(words[-60:].replace(JOINT, "").rstrip(" :。,;"))
        is not None
    )


def wording_role(words: str) -> Role:
    """Return whether a stretch of text (folded) speaks of things done or of things to do."""
    score = sum(weight * len(pattern.findall(words)) for weight, pattern in _wording())
    return Role.REVIEW if score >= 0 else Role.PLAN


def rhetorical_opening(words: str) -> str | None:
    """Return what a sentence begins with, where that is what parallel headings begin with."""
    for name in ("openers", "vows"):
        if found := _cue("rhetoric", name).match(words):
            return found[0]
    return None


def is_vow(words: str) -> bool:
    """Return whether a sentence begins as a pledge does; many that are no headings do so, too."""
    return _cue("rhetoric", "vows").match(words) is not None


def carries_on(words: str) -> bool:
    """Return whether a sentence begins as one that only carries on, and opens no topic."""
    return _cue("rhetoric", "carrying_on").match(words) is not None


def names_goals(label: str) -> bool:
    """Return whether a label names the goals of the year or its guiding idea."""
    return _cue("rhetoric", "labels").fullmatch(label) is not None


def _compact(title: str) -> str:
    """Return a title without white space and the joints of wrapped lines."""
    return "".join(title.replace(JOINT, "").split())


@cache
def _cue(table: str, name: str) -> re.Pattern[str]:
    return re.compile("|".join(read_lexicon("roles")[table][name]))


@cache
def _wording() -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple(
        (cue["weight"], re.compile("|".join(cue["patterns"])))
        for cue in read_lexicon("roles")["wording"]["cues"]
    )
