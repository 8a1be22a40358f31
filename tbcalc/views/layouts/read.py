"""A printed figure laid out: its nominal value, its wording, and the numbers it may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.figures.figure import Figure
from tbcalc.figures.quantity import Quantity
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Line,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
)  # fmt: skip
from tbcalc.views.numbers import decimal_text
from tbcalc.views.numerals import ENGLISH, Numeral, Style, numeral, numeral_text

_WORDING: Final = {
    "exact": "as it stands", "about": "about", "more_than": "more than", "less_than": "less than",
    "nearly": "nearly", "at_least": "at least", "up_to": "up to", "between": "between two numbers",
}  # fmt: skip
_FRACTION: Final = "(a fraction)"
_UNITS: Final = {"1": _FRACTION, "pp": _FRACTION}


def read_document(figure: Figure, style: Style = ENGLISH) -> Document:
    """Return one figure: what it says, then a line for each fact about it."""
    rows = tuple((line(Span(term, "term")), fact) for term, fact in _facts(figure, style))
    table = Table((Column(), Column()), rows)
    return document(Paragraph(read_line(figure, style)), table, _assumed(figure))


def read_line(figure: Figure, style: Style = ENGLISH) -> Line:
    """Return the figure in one line: 6.2T CNY = 6.2 trillion yuan (6.15 to 6.25)."""
    bounds = _ends(numeral(figure.quantity, style), figure.likely)
    spans = (Span(figure.text, "quote"), Span(" = "), Span(_told(figure, style), "number"))
    alone = figure.qualifier == "between" or figure.likely.width == 0
    return spans if alone else (*spans, Span(f" ({bounds})", "bounds"))


def read_table_document(figures: Iterable[Figure], style: Style = ENGLISH) -> Document:
    """Return many figures as the rows of a table."""
    titles = (
        Column("figure"), Column("kind"), Column("is", "right"), Column("wording"),
        Column("likely", "right"), Column("possible", "right"),
    )  # fmt: skip
    return document(Table(titles, tuple(_row(figure, style) for figure in figures)))


def _row(figure: Figure, style: Style) -> tuple[Cell, ...]:
    return (
        line(Span(figure.text, "quote")),
        line(figure.kind),
        line(Span(_told(figure, style), "number")),
        line(_WORDING[figure.qualifier]),
        line(Span(_bounds(figure, figure.likely, style), "bounds")),
        line(Span(_bounds(figure, figure.possible, style), "bounds")),
    )


def _facts(figure: Figure, style: Style) -> Iterator[tuple[str, Line]]:
    yield "kind", line(figure.kind)
    unit = _UNITS.get(figure.unit, figure.unit)
    yield "value", line(Span(f"{decimal_text(figure.value)} {unit}".strip(), "number"))
    yield "wording", line(_WORDING[figure.qualifier])
    yield "likely", line(Span(_bounds(figure, figure.likely, style), "bounds"))
    yield "possible", line(Span(_bounds(figure, figure.possible, style), "bounds"))


def _told(figure: Figure, style: Style) -> str:
    """Return the figure in print; of a range both ends are told."""
    quantity = figure.quantity
    if figure.qualifier == "between":
        quantity = Quantity(None, figure.likely, figure.possible, figure.unit)
    return numeral_text(quantity, style)


def _bounds(figure: Figure, interval: Interval, style: Style) -> str:
    widest = numeral(figure.quantity, style, bounds=interval)
    space = "" if widest.language == "zh" else " "
    return f"{_ends(widest, interval)}{space}{widest.unit}".strip()


def _ends(widest: Numeral, interval: Interval) -> str:
    return widest.low if interval.low == interval.high else widest.bounds


def _assumed(figure: Figure) -> tuple[Block, ...]:
    if not figure.assumed:
        return ()
    return (Notes(tuple(line(Span(said, "note")) for said in figure.assumed), "Assumed:"),)
