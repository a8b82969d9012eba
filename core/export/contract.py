"""A report as one JSON object: the contract that other programs rely on."""

from __future__ import annotations

from decimal import Decimal

from core.model import SCHEMA, Fact, Indicator, Part, Report, Section


def describe(report: Report) -> dict[str, object]:
    """Return what was read as an object of JSON's own types, under the version `SCHEMA`.

    All offsets are code-point offsets into the decoded text; what is not known is `None`.
    """
    source = report.source
    return {
        "schema": SCHEMA,
        "source": {
            "path": source.path,
            "format": source.format,
            "encoding": source.encoding,
            "sha256": source.sha256,
            "chars": len(source.text),
        },
        "meta": _meta(report),
        "boilerplate": [[span.start, span.end] for span in report.boilerplate],
        "parts": [_part(part) for part in report.parts],
        "sections": [_section(section) for section in report.sections],
        "indicators": [describe_indicator(each) for each in report.indicators],
    }


def _meta(report: Report) -> dict[str, object]:
    metadata = report.metadata
    return {
        "title": _value(metadata.title),
        "issuer": _value(metadata.issuer),
        "index_no": _value(metadata.index_no),
        "date": _value(metadata.date),
        "category": _value(metadata.category),
        "topic": _value(metadata.topic),
        "disclosure": _value(metadata.disclosure),
        "audience": _value(metadata.audience),
        "script": metadata.script.value,
        "review_period": _value(metadata.review_period),
        "plan_period": _value(metadata.plan_period),
        "place": _value(metadata.place),
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


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None
