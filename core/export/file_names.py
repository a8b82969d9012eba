"""Names of files that every system takes, made of words that may hold anything."""

from __future__ import annotations

import re
import unicodedata

from core.export.excerpt import Excerpt

LONGEST = 140
"""Bytes that a name has at most: what the strictest file system in use takes (eCryptfs: 143)."""


def safe_name(words: str, suffix: str = "") -> str:
    """Return a file name with `suffix` made of `words`: never empty, hidden, reserved or a path.

    What systems or terminals give a meaning to becomes `-` or goes; long names are cut.
    """
    stem = _cleaned(words)
    if suffix and stem.lower().endswith(suffix.lower()):
        stem = _trimmed(stem[: -len(suffix)])
    # Windows looks for its devices in what stands before the first full stop.
    if re.fullmatch(_DEVICES, stem.partition(".")[0].rstrip(), re.IGNORECASE):
        stem = f"_{stem}"
    kept = stem.encode()[: LONGEST - len(suffix.encode())].decode(errors="ignore")
    return f"{_trimmed(kept) or _NAMELESS}{suffix}"


def name_of_excerpt(excerpt: Excerpt) -> str:
    """Return words for the name of a file that holds an excerpt: place, periods, section.

    The period reviewed and the one planned, since some reports are known by this and some by that
    year. The name of the source stands in where neither place nor period is known.
    """
    metadata, report = excerpt.metadata, excerpt.report
    place = metadata.place.value if metadata.place else ""
    periods = (metadata.review_period, metadata.plan_period)
    known = place + "-".join(period.value for period in periods if period)
    if not known:
        known = re.split(r"[/\\]", report.source.path)[-1].rpartition(".")[0]
    return " ".join((known, *_passages(excerpt))).strip()


def _passages(excerpt: Excerpt) -> list[str]:
    if excerpt.is_whole:
        return []
    names = []
    for stretch in excerpt.stretches:
        path = excerpt.path(stretch) or ""
        if stretch.whole and stretch.section is not None:
            title = excerpt.report.sections[stretch.section].title[:_TITLE]
            names.append(path if path.endswith(title[:8]) else f"{path} {title}")
        else:
            names.append(f"{path} {stretch.span.start}-{stretch.span.end}".strip())
    if len(names) > _NAMED:
        names[_NAMED:] = [f"+{len(names) - _NAMED}"]
    return names


_TITLE = 20
"""Characters of a section's title that its file is named by."""
_NAMED = 2
"""Sections that a file is named by; the others are counted."""
_NAMELESS = "report"
_FORBIDDEN = r'[<>:"/\\|?*\x00-\x1f]+'
"""What Windows does not take (and `/`, which nothing does)."""
_DEVICES = r"CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]"


def _cleaned(words: str) -> str:
    blank = re.sub(r"\s+", " ", words)
    seen = "".join(
        char for char in blank if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return _trimmed(re.sub(_FORBIDDEN, "-", seen))


def _trimmed(stem: str) -> str:
    """Return a stem that hides nothing, is no option, and ends as Windows wants it."""
    return stem.lstrip(" .-~").rstrip(" .")
