"""What the command line and the app export: an excerpt in each of its formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.export.excerpt import Excerpt
    from tui.strings import Strings

SUFFIXES = {"markdown": ".md", "csv": ".csv", "json": ".json"}
"""The formats of an excerpt, and how their files end."""


def written(excerpt: Excerpt, form: str, strings: Strings, *, bom: bool = False) -> Iterator[str]:
    """Yield an excerpt in `form`, one of `SUFFIXES`, piece by piece."""
    # Late imports throughout: one form is asked for at a time.
    if form == "markdown":
        from core.export.markdown import as_markdown  # noqa: PLC0415

        yield from as_markdown(excerpt, strings)
    elif form == "csv":
        from core.export.tables import as_csv, excerpt_rows  # noqa: PLC0415

        yield from as_csv(excerpt_rows(excerpt), bom=bom)
    else:
        import json  # noqa: PLC0415

        from core.export.contract import describe_excerpt  # noqa: PLC0415
        from core.text.inert import inert_json  # noqa: PLC0415

        text = json.dumps(describe_excerpt(excerpt), ensure_ascii=False, indent=2)
        yield f"{inert_json(text)}\n"


def proposed_name(excerpt: Excerpt, form: str) -> str:
    """Return the name of the file that an excerpt goes to where none is given."""
    from core.export.file_names import name_of_excerpt, safe_name  # noqa: PLC0415

    return safe_name(name_of_excerpt(excerpt), SUFFIXES[form])
