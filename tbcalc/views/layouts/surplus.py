"""The balance of trade as a document: one subject in one period at length, or a series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.figures.flow import BALANCE, FLOWS
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
    Span,
    Table,
    document,
    line,
    note,
    number,
)
from tbcalc.views.layouts.bars import bar_column, longest_side, mirrored
from tbcalc.views.layouts.tables import bounds_cell, compact, filled, number_cells
from tbcalc.views.layouts.words import (
    AreaNames,
    balance_words,
    growth_text,
    row_notes,
    source_notes,
    titled,
)
from tbcalc.views.numerals import Style
from tbcalc.views.terms import term


def surplus_document(
    rows: Sequence[BalanceRow],
    *,
    sources: Mapping[str, Source],
    names: AreaNames,
    style: Style,
    bounds: bool,
) -> Document:
    """Return each row at length with what it rests on; ``bounds`` shows those of every number."""
    return document(*(_row_blocks(row, sources, names, style, bounds) for row in rows))


def _row_blocks(
    row: BalanceRow, sources: Mapping[str, Source], names: AreaNames, style: Style, bounds: bool
) -> Iterable[Block]:
    yield Heading(line(titled(row, names, style.locale)))
    yield _figures(row, style, bounds)
    bar = mirrored(row, longest_side([row]))
    if bar is not None:
        yield Table((bar_column(style.locale),), ((bar,),))
    notes = row_notes(row, names, style)
    if notes:
        yield Notes(tuple(line(note(text)) for text in notes))
    yield source_notes(row.sources, sources, style.locale)


def _figures(row: BalanceRow, style: Style, bounds: bool) -> Table:
    columns = (
        Column(), Column("", "right"), Column("", tight=True),
        Column(say("likely", style.locale)), Column(say("possible", style.locale)),
        Column(say("growth", style.locale), "right"),
    )  # fmt: skip
    lines = [cells for flow in FLOWS for cells in _flow_lines(row, flow, style, bounds)]
    for label, ratio in (
        (message("balance share"), row.balance_share),
        (message("coverage ratio"), row.coverage_ratio),
    ):
        if ratio is not None:
            lines.append(
                [_term(say(label, style.locale)), *_number(ratio, style, bounds, reckoned=True)]
            )
    return compact(Table(columns, tuple(filled(cells, len(columns)) for cells in lines)))


def _flow_lines(row: BalanceRow, flow: str, style: Style, bounds: bool) -> Iterable[list[Cell]]:
    """Yield the line of a flow, and of what was printed of it where it is reckoned from others."""
    amount = row.flows.get(flow)
    if amount is None:
        return
    word, meaning = balance_words(amount) if flow == BALANCE else (flow, "number")
    label = term(word, style.locale)
    reckoned = flow not in row.roots
    cells = _number(amount, style, bounds, reckoned=reckoned, meaning=meaning)
    grown = row.growth.get(flow)
    if grown is None:
        yield [_term(label), *cells]
    elif bounds:
        yield [_term(label), *cells]
        yield [
            _term("  " + say("growth", style.locale)),
            *_number(grown, style, bounds, reckoned=False),
        ]
    else:
        yield [_term(label), *cells, line(number(growth_text(grown, style)))]
    if reckoned and flow in row.reported:
        printed = row.reported[flow]
        label = message("as printed") if row.rate is None else message("print, converted")
        yield [
            _term("  " + say(label, style.locale)),
            *_number(printed, style, bounds, reckoned=False),
        ]


def _number(
    quantity: Quantity, style: Style, bounds: bool, *, reckoned: bool, meaning: Meaning = "number"
) -> list[Cell]:
    """Return number, unit, likely and possible; bounds where they are asked for or needed."""
    likely = bounds or reckoned
    return [
        *number_cells(quantity, style, meaning),
        bounds_cell(quantity, quantity.likely, style) if likely else (),
        bounds_cell(quantity, quantity.possible, style) if bounds else (),
    ]


def _term(label: str) -> Line:
    return line(Span(label, "term"))
