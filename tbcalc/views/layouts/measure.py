"""Measures as a document: level, growth and base, or shares in a whole; one or a series."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tbcalc.core.measure_rows import MeasureRow, MeasureShare
from tbcalc.core.query import By
from tbcalc.exact.noun import noun
from tbcalc.figures.area import WORLD
from tbcalc.figures.observation import Key
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views.catalog import joined, say
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
from tbcalc.views.layouts.words import AreaNames, growth_text, rate_notes, source_notes
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.period_names import period_label
from tbcalc.views.terms import term


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
    locale = look.style.locale
    columns = (
        Column(), Column("", "right"), Column("", tight=True), Column(say("likely", locale))
    )  # fmt: skip
    if look.by and any(len(group) > 1 for group in groups.values()):
        for title, group in groups.items():
            blocks += [Heading(line(title)), compact(series(group, look))]
    else:
        for row in rows:
            when = period_label(row.key.period, locale)
            title = say("{trade}, {when}", locale, trade=_subject(row.key, look), when=when)
            blocks += [Heading(line(title)), compact(Table(columns, tuple(lines(row, look))))]
    used = dict.fromkeys(source for row in rows for source in row.sources)
    notes = source_notes(used, look.sources, locale)
    return document(blocks, _rate_notes(rows, look.style), [notes])


def _subject(key: Key, look: MeasureLook) -> str:
    """Return what a row is of: China: foreign-trade-entities, private-enterprises."""
    locale = look.style.locale
    measure = _with_product(key, locale)
    words = {"whose": look.names(key.reporter), "measure": measure}
    if key.partner == WORLD:
        return say("{whose}: {measure}", locale, **words)
    words["measure"] = term(key.flow, locale)
    whom = look.names(key.partner)
    if key.product:
        product = term(key.product, locale)
        return say(
            "{whose}: {measure} with {whom}, {product}", locale, **words, whom=whom, product=product
        )
    return say("{whose}: {measure} with {whom}", locale, **words, whom=whom)


def _with_product(key: Key, locale: str) -> str:
    measure = term(key.flow, locale)
    if not key.product:
        return measure
    product = term(key.product, locale)
    return say("{measure}, {product}", locale, measure=measure, product=product)


def _title(row: MeasureRow, look: MeasureLook) -> str:
    locale = look.style.locale
    when = period_label(row.key.period, locale)
    if look.by in ("reporter", "partner"):
        words = {"measure": _with_product(row.key, locale), "when": when}
        if look.by == "reporter":
            return say("{measure} by reporter, {when}", locale, **words)
        return say("{measure} by partner, {when}", locale, **words)
    return _subject(row.key, look)


def _label(row: MeasureRow, look: MeasureLook) -> Line:
    places = {"reporter": row.key.reporter, "partner": row.key.partner}
    told = period_label(row.key.period, look.style.locale)
    if look.by in places:
        told = look.names(places[look.by])
    return line(Span(told, "term"))


def _growth_lines(row: MeasureRow, look: MeasureLook) -> Iterable[tuple[Cell, ...]]:
    style = look.style
    yield from _line(say("level", style.locale), row.level, style)
    yield from _grown(say("growth", style.locale), row.growth, style)
    yield from _line(say("implied base", style.locale), row.base, style, derived=True)
    yield from _line(say("printed base", style.locale), row.printed_base, style)
    yield from _grown(say("implied growth", style.locale), row.implied, style, derived=True)


def _share_lines(row: MeasureRow, look: MeasureLook) -> Iterable[tuple[Cell, ...]]:
    locale = look.style.locale
    yield from _line(term(row.key.flow, locale), row.level, look.style)
    for share in row.shares:
        whole = whole_words(row.key, share, look.names, locale)
        yield from _line(whole, share.level, look.style)
        yield from _line(say("share of {whole}", locale, whole=whole), share.share, look.style)
        what = whole if share.implies == "whole" else term(_own(row.key), locale)
        implied = say("implied {what}", locale, what=what)
        yield from _line(implied, share.implied, look.style, derived=True)


def whole_words(part: Key, share: MeasureShare, names: AreaNames, locale: str = "en") -> str:
    """Return what a share is of: total-employment, all foreign-trade-entities, gdp of China."""
    whole = share.whole
    words = [term(whole.flow, locale)]
    if whole.product != part.product:
        words.insert(0, term(whole.product, locale) or say("all", locale))
    if whole.reporter != part.reporter:
        words.append(say("of {whole}", locale, whole=names(whole.reporter)))
    if whole.partner != part.partner:
        partner = say("the world", locale) if whole.partner == WORLD else names(whole.partner)
        words.append(say("with {whom}", locale, whom=partner))
    if whole.period != part.period:
        words.append(say("in {when}", locale, when=period_label(whole.period, locale)))
    return joined(words, locale)


def _own(key: Key) -> str:
    return key.product or key.flow


def _growth_series(rows: Sequence[MeasureRow], look: MeasureLook) -> Table:
    locale = look.style.locale
    columns = (
        Column(term(look.by, locale)),
        Column(say("level", locale), "right"), Column("", tight=True),
        Column(say("growth", locale), "right"), Column(say("implied", locale), "right"),
        Column(say("implied base", locale), "right"), Column("", tight=True),
    )  # fmt: skip
    return Table(columns, tuple(_growth_row(row, look) for row in rows))


def _growth_row(row: MeasureRow, look: MeasureLook) -> tuple[Cell, ...]:
    style = look.style
    grown = (
        () if g is None else line(number(growth_text(g, style))) for g in (row.growth, row.implied)
    )
    return (_label(row, look), *_cells(row.level, style), *grown, *_cells(row.base, style))


def _share_series(rows: Sequence[MeasureRow], look: MeasureLook) -> Table:
    locale = look.style.locale
    columns = (
        Column(term(look.by, locale)), Column(say("level", locale), "right"),
        Column("", tight=True), Column(say("share", locale), "right"), Column(say("of", locale)),
        Column(say("implied", locale), "right"), Column("", tight=True),
    )  # fmt: skip
    lines = tuple(
        (
            _label(row, look),
            *_cells(row.level, look.style),
            line(number(str(numeral(share.share, look.style)))),
            line(whole_words(row.key, share, look.names, locale)),
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
    told = rate_notes((rate for row in rows for rate in row.rates), style)
    if not told:
        return []
    first = say("printed growth is that of the amounts as printed, before conversion", style.locale)
    return [Notes(tuple(line(note(text)) for text in (first, *told)))]
