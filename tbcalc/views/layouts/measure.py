"""Measures as a document: level, growth and base, or shares in a whole; one or a series."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tbcalc.core.measure_rows import MeasureRow, MeasureShare
from tbcalc.core.query import By
from tbcalc.exact.noun import noun
from tbcalc.figures.area import WORLD
from tbcalc.figures.observation import Key
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate
from tbcalc.figures.source import Source
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
    Notes,
    Span,
    Table,
    document,
    line,
    note,
    number,
)
from tbcalc.views.layouts.tables import bounds_cell, bounds_matter, compact, number_cells
from tbcalc.views.layouts.words import AreaNames, growth_text, rate_note, source_notes
from tbcalc.views.numerals import Style, numeral

_COLUMNS = (Column(), Column("", "right"), Column("", tight=True), Column("likely"))


@noun
class MeasureLook:
    """How measures are shown: in a series ``by`` what, and with which names and numbers."""

    by: By
    names: AreaNames
    style: Style
    sources: Mapping[str, Source]


def measure_growth_document(rows: Sequence[MeasureRow], look: MeasureLook) -> Document:
    """Return level, growth and the base they imply, of each row or of all in a series."""
    return _document(rows, look, _growth_lines, _growth_series)


def measure_share_document(rows: Sequence[MeasureRow], look: MeasureLook) -> Document:
    """Return the shares of each row, with the whole or part that they imply."""
    return _document(rows, look, _share_lines, _share_series)


_Lines = Callable[[MeasureRow, MeasureLook], Iterable[tuple[Cell, ...]]]
_Series = Callable[[Sequence[MeasureRow], MeasureLook], Table]


def _document(
    rows: Sequence[MeasureRow], look: MeasureLook, lines: _Lines, series: _Series
) -> Document:
    groups: dict[str, list[MeasureRow]] = {}
    for row in rows:
        groups.setdefault(_title(row, look), []).append(row)
    blocks: list[Block] = []
    if look.by and any(len(group) > 1 for group in groups.values()):
        for title, group in groups.items():
            blocks += [Heading(line(title)), compact(series(group, look))]
    else:
        for row in rows:
            title = f"{_subject(row.key, look)}, {row.key.period}"
            blocks += [Heading(line(title)), compact(Table(_COLUMNS, tuple(lines(row, look))))]
    used = dict.fromkeys(source for row in rows for source in row.sources)
    return document(blocks, _rate_notes(rows, look.style), [source_notes(used, look.sources)])


def _subject(key: Key, look: MeasureLook) -> str:
    """Return what a row is of: China: foreign-trade-entities, private-enterprises."""
    whom = "" if key.partner == WORLD else f" with {look.names(key.partner)}"
    product = f", {key.product}" if key.product else ""
    return f"{look.names(key.reporter)}: {key.flow}{whom}{product}"


def _title(row: MeasureRow, look: MeasureLook) -> str:
    if look.by in ("reporter", "partner"):
        product = f", {row.key.product}" if row.key.product else ""
        return f"{row.key.flow}{product} by {look.by}, {row.key.period}"
    return _subject(row.key, look)


def _label(row: MeasureRow, look: MeasureLook) -> Line:
    places = {"reporter": row.key.reporter, "partner": row.key.partner}
    told = look.names(places[look.by]) if look.by in places else str(row.key.period)
    return line(Span(told, "term"))


def _growth_lines(row: MeasureRow, look: MeasureLook) -> Iterable[tuple[Cell, ...]]:
    style = look.style
    yield from _line("level", row.level, style)
    yield from _grown("growth", row.growth, style)
    yield from _line("implied base", row.base, style, derived=True)
    yield from _line("printed base", row.printed_base, style)
    yield from _grown("implied growth", row.implied, style, derived=True)


def _share_lines(row: MeasureRow, look: MeasureLook) -> Iterable[tuple[Cell, ...]]:
    yield from _line(row.key.flow, row.level, look.style)
    for share in row.shares:
        whole = whole_words(row.key, share, look.names)
        yield from _line(whole, share.level, look.style)
        yield from _line(f"share of {whole}", share.share, look.style)
        implied = whole if share.implies == "whole" else _own(row.key)
        yield from _line(f"implied {implied}", share.implied, look.style, derived=True)


def whole_words(part: Key, share: MeasureShare, names: AreaNames) -> str:
    """Return what a share is of: total-employment, all foreign-trade-entities, gdp of China."""
    whole = share.whole
    words = [whole.flow]
    if whole.product != part.product:
        words.insert(0, whole.product or "all")
    if whole.reporter != part.reporter:
        words.append(f"of {names(whole.reporter)}")
    if whole.partner != part.partner:
        words.append("with the world" if whole.partner == WORLD else f"with {names(whole.partner)}")
    if whole.period != part.period:
        words.append(f"in {whole.period}")
    return " ".join(words)


def _own(key: Key) -> str:
    return key.product or key.flow


def _growth_series(rows: Sequence[MeasureRow], look: MeasureLook) -> Table:
    columns = (
        Column(look.by), Column("level", "right"), Column("", tight=True),
        Column("growth", "right"), Column("implied", "right"),
        Column("implied base", "right"), Column("", tight=True),
    )  # fmt: skip
    return Table(columns, tuple(_growth_row(row, look) for row in rows))


def _growth_row(row: MeasureRow, look: MeasureLook) -> tuple[Cell, ...]:
    style = look.style
    grown = (
        () if g is None else line(number(growth_text(g, style))) for g in (row.growth, row.implied)
    )
    return (_label(row, look), *_cells(row.level, style), *grown, *_cells(row.base, style))


def _share_series(rows: Sequence[MeasureRow], look: MeasureLook) -> Table:
    columns = (
        Column(look.by), Column("level", "right"), Column("", tight=True), Column("share", "right"),
        Column("of"), Column("implied", "right"), Column("", tight=True),
    )  # fmt: skip
    lines = tuple(
        (
            _label(row, look),
            *_cells(row.level, look.style),
            line(number(str(numeral(share.share, look.style)))),
            line(whole_words(row.key, share, look.names)),
            *_cells(share.implied, look.style),
        )
        for row in rows
        for share in row.shares
    )
    return Table(columns, lines)


def _cells(quantity: Quantity | None, style: Style) -> list[Line]:
    return [(), ()] if quantity is None else number_cells(quantity, style)


def _line(
    label: str, quantity: Quantity | None, style: Style, *, derived: bool = False
) -> Iterable[tuple[Cell, ...]]:
    """Yield a row of number, unit and likely bounds; the latter where derived or needed."""
    if quantity is not None:
        yield (
            line(Span(label, "term")),
            *number_cells(quantity, style, "emphasis" if derived else "number"),
            _bounds(quantity, style, derived=derived),
        )


def _grown(
    label: str, growth: Quantity | None, style: Style, *, derived: bool = False
) -> Iterable[tuple[Cell, ...]]:
    if growth is not None:
        told = growth_text(growth, style, unit=False)
        bounds = _bounds(growth, style, derived=derived)
        yield line(Span(label, "term")), line(number(told)), line(Span("%", "unit")), bounds


def _bounds(quantity: Quantity, style: Style, *, derived: bool) -> Line:
    needed = derived or bounds_matter(quantity)
    return bounds_cell(quantity, quantity.likely, style) if needed else ()


def _rate_notes(rows: Sequence[MeasureRow], style: Style) -> list[Notes]:
    """Return at which rates amounts were converted, each once; nothing where none was."""
    rates: dict[Rate, None] = dict.fromkeys(rate for row in rows for rate in row.rates)
    told = dict.fromkeys(rate_note(rate, style) for rate in rates)
    if not told:
        return []
    said = ("printed growth is that of the amounts as printed, before conversion", *told)
    return [Notes(tuple(line(note(text)) for text in said))]
