"""What the command line and the app export, in each of its formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from core.compare import Comparison
    from core.export.comparison_markdown import Chapter
    from core.export.excerpt import Excerpt
    from core.model import Report
    from tui.annotations import Kept
    from tui.strings import Strings

SUFFIXES = {"markdown": ".md", "csv": ".csv", "json": ".json", "html": ".html"}
"""The formats, and how their files end."""


class Exportable(NamedTuple):
    """Something that can be exported."""

    label: str
    """What it is, in a few words."""
    name: str
    """Words for the name of its file."""
    forms: tuple[str, ...]
    """The formats that it can have, of `SUFFIXES`; the usual one first."""
    text: Callable[[str], str]
    """Returns the file in a format. Takes its time: no call for the UI thread."""
    sources: tuple[str, ...]
    """The files that it was read from."""


def excerpt_to_export(label: str, excerpt: Excerpt, strings: Strings) -> Exportable:
    """Return an excerpt of a report as something that can be exported."""
    from core.export.file_names import name_of_excerpt  # noqa: PLC0415 - not for the command line

    return Exportable(
        label,
        name_of_excerpt(excerpt),
        ("markdown", "csv", "json"),
        lambda form: "".join(written(excerpt, form, strings)),
        (excerpt.report.source.path,),
    )


def table_to_export(
    label: str, report: Report, numbers: Iterable[int], strings: Strings
) -> Exportable:
    """Return the figures of a report with those numbers, in that order."""
    from core.export.excerpt import excerpt_of_whole  # noqa: PLC0415 - as above
    from core.export.file_names import name_of_excerpt  # noqa: PLC0415

    chosen = tuple(numbers)
    return Exportable(
        label,
        f"{name_of_excerpt(excerpt_of_whole(report))} {strings['table.title']}",
        ("csv", "markdown", "json"),
        lambda form: "".join(_table(report, chosen, form, strings)),
        (report.source.path,),
    )


def comparison_to_export(
    label: str, name: str, comparison: Comparison, chapter: Chapter | None, strings: Strings
) -> Exportable:
    """Return a chapter of a comparison, or for `None` all of it."""
    return Exportable(
        label,
        name,
        ("markdown",) if chapter else ("markdown", "html", "json"),
        lambda form: "".join(_comparison(comparison, chapter, form, strings)),
        (comparison.a.source.path, comparison.b.source.path),
    )


def annotations_to_export(label: str, listed: Iterable[Kept], strings: Strings) -> Exportable:
    """Return bookmarks and notes, in their order, as something that can be exported."""
    listed = tuple(listed)
    return Exportable(
        label,
        strings["notes.title"],
        ("markdown",),
        lambda _: "".join(_annotations(listed, strings)),
        tuple(dict.fromkeys(each.about.path for each in listed)),
    )


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
        from core.export.contract import describe_excerpt  # noqa: PLC0415

        yield _json(describe_excerpt(excerpt))


def proposed_name(excerpt: Excerpt, form: str) -> str:
    """Return the name of the file that an excerpt goes to where none is given."""
    from core.export.file_names import name_of_excerpt, safe_name  # noqa: PLC0415

    return safe_name(name_of_excerpt(excerpt), SUFFIXES[form])


def _table(report: Report, numbers: tuple[int, ...], form: str, strings: Strings) -> Iterator[str]:
    if form == "markdown":
        from core.export.excerpt import excerpt_of_whole  # noqa: PLC0415 - as above
        from core.export.front_matter import front_matter  # noqa: PLC0415
        from core.export.markdown import as_markdown_table  # noqa: PLC0415

        yield from front_matter(excerpt_of_whole(report))
        yield f"\n# {strings['table.title']}\n\n"
        figures = ((number, report.indicators[number]) for number in numbers)
        yield from as_markdown_table(report, figures, strings)
        return
    from core.export.tables import as_csv, as_json, indicator_rows  # noqa: PLC0415

    rows = list(indicator_rows(report))
    yield from (as_csv if form == "csv" else as_json)(rows[number] for number in numbers)


def _comparison(
    comparison: Comparison, chapter: Chapter | None, form: str, strings: Strings
) -> Iterator[str]:
    if form == "json":
        from core.export.comparison_contract import describe_comparison  # noqa: PLC0415 - as above

        yield _json(describe_comparison(comparison))
        return
    from core.export.comparison_digest import digest  # noqa: PLC0415

    if form == "html":
        from core.export.comparison_html import as_html  # noqa: PLC0415

        yield from as_html(digest(comparison), strings)
    else:
        from core.export.comparison_markdown import as_markdown  # noqa: PLC0415
        from core.export.front_matter import bare_front_matter  # noqa: PLC0415

        yield bare_front_matter()
        yield from as_markdown(digest(comparison), strings, chapter)


def _annotations(listed: Iterable[Kept], strings: Strings) -> Iterator[str]:
    from itertools import groupby  # noqa: PLC0415 - as above

    from core.export.annotations import Annotated, annotations_as_markdown  # noqa: PLC0415

    reports = []
    for about, group in groupby(listed, lambda each: each.about):
        together = list(group)
        names = dict.fromkeys((about.name, about.title))
        lost = frozenset(each.annotation.id for each in together if each.lost)
        annotations = tuple(each.annotation for each in together)
        name = "  ".join(filter(None, names))
        reports.append(Annotated(name, about.path, annotations, lost))
    return annotations_as_markdown(reports, strings)


def _json(value: object) -> str:
    import json  # noqa: PLC0415

    from core.text.inert import inert_json  # noqa: PLC0415

    return inert_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
