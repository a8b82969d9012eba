"""A report as one JSON object: the contract that other programs rely on."""

from __future__ import annotations

from core.model import SCHEMA, Fact, Part, Report, Section


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
        "indicators": [],
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


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None
