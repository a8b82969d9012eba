"""A report as one JSON object: the contract that other programs rely on."""

from __future__ import annotations

from decimal import Decimal

from core.export.excerpt import Excerpt
from core.model import SCHEMA, Fact, Indicator, Part, Report, Section


def describe(report: Report) -> dict[str, object]:
    """Return what was read as an object of JSON's own types, under the version `SCHEMA`.

    All offsets are code-point offsets into the decoded text; what is not known is `None`.
    """
    return {
        "schema": SCHEMA,
        "source": describe_source(report),
        "meta": _meta(report),
        "boilerplate": [[span.start, span.end] for span in report.boilerplate],
        "parts": [_part(part) for part in report.parts],
        "sections": [_section(section) for section in report.sections],
        "indicators": [describe_indicator(each) for each in report.indicators],
    }


def describe_excerpt(excerpt: Excerpt) -> dict[str, object]:
    """Return passages of a report, and the figures in them, as an object of JSON's own types.

    The text is that of the source, character for character; offsets count in the source, and
    `number` and `of` among the figures of the whole report.
    """
    report = excerpt.report
    return {
        "schema": SCHEMA,
        "source": describe_source(report),
        "meta": _meta(report),
        "passages": [
            {
                "start": stretch.span.start,
                "end": stretch.span.end,
                "section": stretch.section,
                "path": excerpt.path(stretch),
                "heading": None
                if stretch.section is None
                else report.sections[stretch.section].title,
                "whole": stretch.whole,
                "text": stretch.span.of(excerpt.report.text),
            }
            for stretch in excerpt.stretches
        ],
        "parts": [_part(part) for part in report.parts],
        "indicators": [
            {"number": number, **describe_indicator(figure)} for number, figure in excerpt.figures()
        ],
    }


def describe_source(report: Report) -> dict[str, object]:
    """Return which document a report is, and in which encoding its offsets count."""
    source = report.source
    return {
        "path": source.path,
        "format": source.format,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "chars": len(source.text),
    }


def _meta(report: Report) -> dict[str, object]:
    metadata = report.metadata
    return {
        "title": value_of(metadata.title),
        "issuer": value_of(metadata.issuer),
        "index_no": value_of(metadata.index_no),
        "date": value_of(metadata.date),
        "category": value_of(metadata.category),
        "topic": value_of(metadata.topic),
        "disclosure": value_of(metadata.disclosure),
        "audience": value_of(metadata.audience),
        "script": metadata.script.value,
        "review_period": value_of(metadata.review_period),
        "plan_period": value_of(metadata.plan_period),
        "place": value_of(metadata.place),
        "year": metadata.year,
    }


def _part(part: Part) -> dict[str, object]:
    return {"role": part.role.value, "start": part.span.start, "end": part.span.end}


def _section(section: Section) -> dict[str, object]:
    return {
        "start": section.span.start,
        "end": section.span.end,
        "marker": section.marker,
        "title": section.title,
        "level": section.level,
        "parent": section.parent,
        "role": section.role.value,
    }


def describe_indicator(indicator: Indicator) -> dict[str, object]:
    """Return a figure as an object of JSON's own types; numbers are decimal strings."""
    return {
        "start": indicator.span.start,
        "end": indicator.span.end,
        "name": indicator.name,
        "name_start": indicator.name_start,
        "value": _decimal(indicator.value),
        "high": _decimal(indicator.high),
        "unit": indicator.unit,
        "kind": indicator.kind.value,
        "direction": indicator.direction and indicator.direction.value,
        "basis": indicator.basis,
        "bound": indicator.bound.value,
        "status": indicator.status.value,
        "period": indicator.period,
        "of": indicator.of,
        "section": indicator.section,
        "canonical": indicator.canonical,
        "base_value": _decimal(indicator.base_value),
        "base_high": _decimal(indicator.base_high),
        "base_unit": indicator.base_unit,
        "corrected": indicator.corrected,
    }


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def value_of(fact: Fact | None) -> str | None:
    """Return what a report says of itself, `None` where it does not."""
    return fact.value if fact else None
