"""What the user set right about documents as a whole, kept in dossiers beside them.

It is looked up by the bytes of a document, since its encoding is a part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.dossiers import (
    Dossier,
    UnknownFormatError,
    Unread,
    changing,
    check_version,
    find_dossiers,
    refuse_unread,
    write_dossier,
)

if TYPE_CHECKING:
    from core.model import Stated

KIND = "statements"
"""The dossiers that hold them."""
VERSION = 1
"""Version of those; those of an older one are foreign, and those of a newer one are let be."""
LONGEST = 60
"""Characters of a place."""
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""What a document can be said to be in."""


class Statement(NamedTuple):
    """What is true of a document, says the user; what is `None` is as it is read."""

    encoding: str | None = None
    """One of `ENCODINGS`."""
    place: str | None = None
    review_period: str | None = None
    """As in `core.model.Metadata`."""
    plan_period: str | None = None

    @property
    def stated(self) -> Stated:
        """What reading takes into account, besides the encoding."""
        from core.model import Stated  # noqa: PLC0415 - where there is something

        return Stated(self.place, self.review_period, self.plan_period)


def statement_on(path: str, sha256: str) -> tuple[Statement, Unread | None]:
    """Return what is kept on the document at `path` with this hash of its bytes.

    And a file that may hold something else, and could not be read.
    """
    statement, unread = _statement_on(path, sha256)
    return statement, unread[-1] if unread else None


def keep(path: str, sha256: str, statement: Statement) -> None:
    """Keep exactly `statement` on the document; raises `OSError` where that is impossible.

    Also where it says nothing: what is kept on another state of the file is not to come back.
    """
    with changing(KIND):
        refuse_unread(_statement_on(path, sha256)[1])
        write_dossier(KIND, path, sha256, {"version": VERSION, **statement._asdict()})


def place_in(typed: str) -> str | None:
    """Return the place that is meant by what was `typed`; `None` where it can be none."""
    words = " ".join(typed.split())
    return words if 0 < len(words) <= LONGEST and words.isprintable() else None


def period_in(typed: str) -> str | None:
    """Return the period that is meant by what was `typed`, as `core.model.Metadata` writes it.

    `2023`, `2023年`, `2023H1`, `2023上半年`, `2023年第三季度`, `2021-2025`, `2023-01/2023-09`;
    `None` where it is none.
    """
    import re  # noqa: PLC0415 - when something is typed

    from core.parsing.periods import is_period  # noqa: PLC0415
    from core.text.folding import fold  # noqa: PLC0415

    period = fold(typed).replace(" ", "").upper().replace("年度", "年")
    for words, part in _PARTS:
        period = re.sub(f"年?第?{words}$", part, period)
    period = period.replace("年", "")
    period = re.sub(r"^(\d{4})(?:-|—+|~|至)(\d{4})$", r"\1/\2", period)
    return period if is_period(period) else None


_PARTS = (
    ("上半年", "H1"), ("下半年", "H2"), ("一季度", "Q1"), ("二季度", "Q2"), ("三季度", "Q3"),
    ("四季度", "Q4"),
)  # fmt: skip


def _statement_on(path: str, sha256: str) -> tuple[Statement, list[Unread]]:
    kept, unread = find_dossiers(KIND, path, sha256, _statement_in)
    return next(kept, Statement()), unread


def _statement_in(dossier: Dossier) -> Statement:
    """Return what a dossier holds; raises `UnknownFormatError` where it is none of these."""
    check_version(dossier, VERSION)
    match dossier.content:
        case {
            "encoding": (None | str()) as encoding,
            "place": (None | str()) as place,
            "review_period": (None | str()) as review,
            "plan_period": (None | str()) as plan,
        }:
            is_known = encoding is None or encoding in ENCODINGS
            is_place = place is None or place_in(place) == place
            periods = (each for each in (review, plan) if each is not None)
            if is_known and is_place and all(period_in(each) == each for each in periods):
                return Statement(encoding, place, review, plan)
    raise UnknownFormatError
