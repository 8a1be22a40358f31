"""The balance of trade as a series: a line per year, partner or reporter, with mirrored bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.query import By
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.flow import BALANCE, EXPORTS, FLOWS, IMPORTS, TOTAL
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views.catalog import message, say
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
    Meaning,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
    note,
)
from tbcalc.views.layouts.bars import bar_column, largest_flow, longest_side, mirrored
from tbcalc.views.layouts.tables import bounds_cell, bounds_matter, compact
from tbcalc.views.layouts.words import (
    AreaNames,
    balance_words,
    growth_text,
    rows_notes,
    series_label,
    series_title,
    source_notes,
)
from tbcalc.views.numerals import Style, numeral, scale_word
from tbcalc.views.terms import term

_COLUMNS: Final = {
    "year": "year", "partner": "partner", "reporter": "reporter", "product": "product",
    "": "period",
}  # fmt: skip

Item = TypeVar("Item")


@noun
class Look:
    """How a series is told: what makes it, the names of areas, the style, and whether bounds."""

    by: By
    names: AreaNames
    style: Style
    bounds: bool


def series_document(
    rows: Sequence[BalanceRow], look: Look, sources: Mapping[str, Source]
) -> Document:
    """Return the rows as tables, one per title and currency, then notes and sources."""
    blocks: list[Block] = []
    locale = look.style.locale
    titles = partial(series_title, by=look.by, names=look.names, locale=locale)
    for title, group in _grouped(rows, titles).items():
        blocks.append(Heading(line(title)))
        for alike in _grouped(group, lambda row: row.currency).values():
            blocks += _tables(_ordered(alike, look.by), look)
    notes = rows_notes(rows, look.names, look.style)
    if notes:
        blocks.append(Notes(tuple(line(note(text)) for text in notes)))
    used = dict.fromkeys(source for row in rows for source in row.sources)
    return document(blocks, [source_notes(used, sources, locale)])


def _ordered(rows: Sequence[BalanceRow], by: By) -> Sequence[BalanceRow]:
    """Return years in their order, all else from the largest exchange down."""
    if by == "year":
        return rows
    return sorted(rows, key=lambda row: -(longest_side([row]) or largest_flow(row)))


def _tables(rows: Sequence[BalanceRow], look: Look) -> Iterable[Block]:
    style = _style_of_all(rows, look.style)
    money = next(numeral(amount, style).unit for row in rows for amount in row.flows.values())
    template = message("{unit}")
    if any(row.growth for row in rows):
        template = message("{unit}, yoy: growth on the year before in %")
    unit = say(template, style.locale, unit=money)
    yield Paragraph(line(note(unit)))
    full = longest_side(rows)
    cells = tuple(
        (*_cells(row, replaced(look, style=style)), mirrored(row, full) or ()) for row in rows
    )
    yield compact(Table((*_columns(look), bar_column(style.locale)), cells))
    if look.bounds:
        yield Paragraph(line(note(say("likely, in {unit} and %", style.locale, unit=money))))
        yield _bounds_table(rows, look, style)


def _columns(look: Look) -> tuple[Column, ...]:
    locale = look.style.locale
    yoy, likely = Column(say("yoy", locale), "right", tight=True), Column(say("likely", locale))
    columns = [Column(term(_COLUMNS[look.by], locale))]
    for flow in (EXPORTS, IMPORTS, TOTAL):
        columns += [Column(term(flow, locale), "right"), yoy, likely]
    for title in (term(BALANCE, locale), say("share %", locale), say("coverage %", locale)):
        columns += [Column(title, "right"), likely]
    return tuple(columns)


def _cells(row: BalanceRow, look: Look) -> Iterable[Cell]:
    yield line(Span(series_label(row, look.by, look.names, look.style.locale), "term"))
    for flow in (EXPORTS, IMPORTS, TOTAL):
        growth = row.growth.get(flow)
        number_cell, bounds_cell = _number(row.flows.get(flow), look, "number")
        yield number_cell
        yield (
            ()
            if growth is None
            else line(Span(growth_text(growth, look.style, unit=False), "unit"))
        )
        yield bounds_cell
    balance = row.flows.get(BALANCE)
    yield from _number(balance, look, "number" if balance is None else balance_words(balance)[1])
    yield from _number(row.balance_share, look, "number")
    yield from _number(row.coverage_ratio, look, "number")


def _bounds_table(rows: Sequence[BalanceRow], look: Look, style: Style) -> Table:
    titles = [term(word, style.locale) for word in (_COLUMNS[look.by], *FLOWS)]
    titles += [say("share", style.locale), say("coverage", style.locale)]
    cells = tuple(
        (
            line(Span(series_label(row, look.by, look.names, style.locale), "term")),
            *(_likely(row.flows.get(flow), style) for flow in (EXPORTS, IMPORTS, TOTAL, BALANCE)),
            _likely(row.balance_share, style),
            _likely(row.coverage_ratio, style),
        )
        for row in rows
    )
    return Table(tuple(Column(title) for title in titles), cells)


def _likely(quantity: Quantity | None, style: Style) -> Line:
    return () if quantity is None else bounds_cell(quantity, quantity.likely, style)


def _number(quantity: Quantity | None, look: Look, meaning: Meaning) -> tuple[Line, Line]:
    """Return a number and its likely bounds, these where the number alone would mislead."""
    if quantity is None:
        return (), ()
    told = replaced(numeral(quantity, look.style), unit="")
    bounds = told.bounds if told.number and bounds_matter(quantity) else ""
    return line(Span(str(told), meaning)), line(Span(bounds, "bounds")) if bounds else ()


def _growth(growth: Quantity | None, look: Look) -> Line:
    if growth is None:
        return ()
    return line(Span(growth_text(growth, look.style, unit=False), "unit"))


def _style_of_all(rows: Sequence[BalanceRow], style: Style) -> Style:
    """Return the style in the one scale that the middle row's size reaches."""
    if style.scale:
        return style
    sizes = sorted(longest_side([row]) or largest_flow(row) for row in rows)
    return replaced(style, scale=scale_word(sizes[len(sizes) // 2], style))


def _grouped(items: Iterable[Item], group: Callable[[Item], str]) -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(group(item), []).append(item)
    return groups
