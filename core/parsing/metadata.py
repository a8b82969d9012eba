"""What a report says about itself: from its header, its title, its text, in this order."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise

from core.lexicon import read_lexicon
from core.model import Fact, Metadata, Span, Stated
from core.parsing.chrome import Frame
from core.parsing.header import stated as stated_in_header
from core.parsing.headings import Heading
from core.parsing.periods import read_periods
from core.parsing.places import find_place
from core.parsing.roles import Roles
from core.text.numerals import read_number
from core.text.script import script_of

_FIELDS = ("issuer", "index_no", "category", "topic", "disclosure", "audience")


def read_metadata(
    text: str,
    folded: str,
    frame: Frame,
    title: Fact | None,
    headings: Sequence[Heading],
    roles: Roles,
    stated: Stated,
) -> Metadata:
    """Return what the report in `text` says about itself, and what is `stated` about it.

    Raises `ValueError` where a period that is stated is none.
    """
    facts = {field: stated_in_header(text, frame.cells, field) for field in _FIELDS}
    date = _read_date(folded, frame)
    signed, signed_on = _read_signature(text, folded, frame.body)
    facts["issuer"] = facts["issuer"] or signed
    date = date or signed_on
    published = date.value if date else None
    place = Fact(stated.place, None) if stated.place is not None else None
    periods = read_periods(folded, frame, headings, roles, published, stated)
    return Metadata(
        script=script_of(text),
        title=title,
        date=date,
        review_period=periods.review,
        plan_period=periods.plan,
        place=place or find_place(text, folded, frame, facts["issuer"], title),
        **facts,
    )


_MONTH_OR_DAY = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(rf"((?:19|20)\d\d) ?[-/.年] ?{_MONTH_OR_DAY} ?[-/.月] ?{_MONTH_OR_DAY}")


def _read_date(folded: str, frame: Frame) -> Fact | None:
    """Return the day that the header or the head of a report names.

    The plain `时间` of a site that passes documents on is that of the upload.
    """
    order = read_lexicon("header")["labels"]["date"]
    named = [cell for cell in frame.cells if cell.field == "date" and cell.value.length]
    named.sort(key=lambda cell: order.index(cell.label) if cell.label in order else -1)
    passed_on = read_lexicon("header")["values"]["document_sites"]
    site = any(cell.label in passed_on for cell in frame.cells)
    spans = [cell.value for cell in named if not (site and cell.label in order[-2:])]
    for span in (*spans, *frame.head):
        if (found := _DATE.search(folded, span.start, span.end)) and (fact := _day(found)):
            return fact
    return None


def _day(found: re.Match[str]) -> Fact | None:
    year, month, day = map(read_number, found.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return None
    return Fact(f"{year}-{month:02}-{day:02}", Span(*found.span()))


def _read_signature(
    text: str, folded: str, body: Sequence[Span]
) -> tuple[Fact | None, Fact | None]:
    """Return the body that signs at the end and the day under it (GB/T 9704, 7.3.5)."""
    bodies = tuple(read_lexicon("header")["values"]["body_endings"])
    for signature, day in pairwise(body[-_LAST_LINES:]):
        words = signature.of(folded)
        found = _DATE.match(folded, day.start, day.end)
        if found and len(words) <= _LONGEST_BODY and words.endswith(bodies):
            return Fact(signature.of(text), signature), _day(found)
    return None, None


_LAST_LINES = 6
_LONGEST_BODY = 30
