"""What a card says of a figure, in the words of the interface and of the text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from core.model import Bound, Indicator, Kind, Report, Span
from tui.captions import in_one_line, way_to
from tui.figures import looks_of
from tui.strings import Strings


class FigureWords(NamedTuple):
    """A figure in words; what is not known is empty."""

    name: str
    canonical: str
    """The standard term, where the text has another."""
    written: str
    """The number with its unit, as the text has it."""
    normalised: str
    """The same in the base unit, where it reads otherwise."""
    classes: str
    """Kind, status and how exact it is."""
    facts: tuple[tuple[str, str], ...]
    """Labels and what is to be said under them: growth, the level that it belongs to, period."""
    path: tuple[str, ...]
    """The sections that it stands in, outermost first."""
    sentence: tuple[str, str, str]
    """The exact words before it, of it, and after it."""


def words_of(report: Report, index: int, prose: str, strings: Strings) -> FigureWords:
    """Return the words for the figure at `index`. `prose` is as `prose_of` returns it."""
    figure = report.indicators[index]
    written = in_one_line(figure.span.of(report.text))
    normalised = _amount(figure.base_value, figure.base_high, figure.base_unit)
    canonical = figure.canonical or ""
    classes = [strings[f"figures.class.{look}"] for look in looks_of(figure)]
    if figure.bound is not Bound.EXACT:
        classes.append(strings[f"bound.{figure.bound}"])
    return FigureWords(
        name=in_one_line(figure.name) or strings["figures.nameless"],
        canonical=canonical if canonical != figure.name else "",
        written=written,
        normalised="" if _bare(normalised) == _bare(written) else normalised,
        classes=" · ".join(classes),
        facts=tuple(_facts(report, index, strings)),
        path=way_to(report, figure.section),
        sentence=sentence_at(report.text, figure.span, prose),
    )


def prose_of(matchable: str) -> str:
    """Return a text in its matchable form without the line ends that only wrap it."""
    from core.parsing.wrapping import unwrap  # noqa: PLC0415 - not before the first paint

    return unwrap(matchable)


def sentence_at(text: str, span: Span, prose: str) -> tuple[str, str, str]:
    """Return the sentence that `span` stands in, parted before and behind it.

    `prose` is as `prose_of` returns it.
    """
    from core.parsing.lines import LINE_ENDS, sentences  # noqa: PLC0415 - as above

    start = max(prose.rfind(char, 0, span.start) for char in LINE_ENDS) + 1
    ends = (prose.find(char, span.end) for char in LINE_ENDS)
    end = min((at for at in ends if at >= 0), default=len(prose))
    for sentence in sentences(prose, Span(start, end)):
        if sentence.end >= span.end:
            start, end = min(sentence.start, span.start), sentence.end
            break
    before, words, after = text[start : span.start], span.of(text), text[span.end : end]
    return in_one_line(before).lstrip(), in_one_line(words), in_one_line(after).rstrip()


def _facts(report: Report, index: int, strings: Strings) -> Iterator[tuple[str, str]]:
    figure = report.indicators[index]
    if figure.kind is Kind.CHANGE and figure.basis:
        yield strings["figures.basis"], figure.basis
    if figure.of is not None:
        level = report.indicators[figure.of]
        yield (
            strings["figures.of"],
            f"{level.name} {in_one_line(level.span.of(report.text))}".strip(),
        )
    for other in report.indicators:
        if other.of == index and other.kind is Kind.CHANGE:
            yield strings["figures.growth"], _change(report, other, strings)
        elif other.of == index:
            yield strings["figures.part"], in_one_line(other.span.of(report.text))
    if figure.period:
        yield strings["figures.period"], _period(figure.period, strings)


def _change(report: Report, change: Indicator, strings: Strings) -> str:
    return strings.format(
        f"figures.change.{looks_of(change)[0]}",
        basis=change.basis or "",
        value=in_one_line(change.span.of(report.text)),
    ).strip()


def _amount(low: Decimal | None, high: Decimal | None, unit: str | None) -> str:
    """Return a number, or the two ends of a range, with thousands set apart and the unit."""
    if low is None:
        return ""
    ends = [f"{end:,f}" for end in (low, high) if end is not None]
    return "-".join(ends) + (unit or "")


def _bare(amount: str) -> str:
    """Return `amount` as it is compared: whatever the script, and how thousands are set apart."""
    from core.text.folding import fold  # noqa: PLC0415 - not before the first paint

    return fold(amount).replace(",", "").replace(" ", "")


def _period(period: str, strings: Strings) -> str:
    """Return a period of `core.model.Indicator` in words: `2024年上半年`, `2021年至2025年`."""
    first, _, last = period.partition("/")
    if last:
        return strings.format(
            "figures.period.span", first=_period(first, strings), last=_period(last, strings)
        )
    year, rest = period[:4], period[4:]
    if rest.startswith("-"):
        return strings.format("figures.period.month", year=year, month=rest[1:].lstrip("0"))
    key = f"figures.period.{rest or 'year'}"
    return strings.format(key, year=year) if key in strings.entries else period
