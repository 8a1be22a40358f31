"""A printed figure laid out: its nominal value, its wording, and the numbers it may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.figures.figure import Figure
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import bracketed, message, say
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
from tbcalc.views.retelling import said_again
from tbcalc.views.terms import term

_WORDING: Final = {
    "exact": message("as it stands"), "about": message("about"),
    "more_than": message("more than"), "less_than": message("less than"),
    "nearly": message("nearly"), "at_least": message("at least"), "up_to": message("up to"),
    "between": message("between two numbers"),
}  # fmt: skip
_FRACTION: Final = message("(a fraction)")
_UNITS: Final = {"1": _FRACTION, "pp": _FRACTION}


def read_document(figure: Figure, style: Style = ENGLISH) -> Document:
    """Return one figure: what it says, then a line for each fact about it."""
    rows = tuple((line(Span(term, "term")), fact) for term, fact in _facts(figure, style))
    table = Table((Column(), Column()), rows)
    return document(Paragraph(read_line(figure, style)), table, _assumed(figure, style))


def read_line(figure: Figure, style: Style = ENGLISH) -> Line:
    """Return the figure in one line: 6.2T CNY = 6.2 trillion yuan (6.15 to 6.25)."""
    bounds = _ends(numeral(figure.quantity, style), figure.likely)
    spans = (Span(figure.text, "quote"), Span(" = "), Span(_told(figure, style), "number"))
    alone = figure.qualifier == "between" or figure.likely.width == 0
    return spans if alone else (*spans, Span(bracketed(bounds, style.locale), "bounds"))


def read_table_document(figures: Iterable[Figure], style: Style = ENGLISH) -> Document:
    """Return many figures as the rows of a table."""
    locale = style.locale
    titles = (
        Column(say("figure", locale)), Column(say("kind", locale)),
        Column(say("is", locale), "right"), Column(say("wording", locale)),
        Column(say("likely", locale), "right"), Column(say("possible", locale), "right"),
    )  # fmt: skip
    return document(Table(titles, tuple(_row(figure, style) for figure in figures)))


def _row(figure: Figure, style: Style) -> tuple[Cell, ...]:
    return (
        line(Span(figure.text, "quote")),
        line(term(figure.kind, style.locale)),
        line(Span(_told(figure, style), "number")),
        line(say(_WORDING[figure.qualifier], style.locale)),
        line(Span(_bounds(figure, figure.likely, style), "bounds")),
        line(Span(_bounds(figure, figure.possible, style), "bounds")),
    )


def _facts(figure: Figure, style: Style) -> Iterator[tuple[str, Line]]:
    locale = style.locale
    yield say("kind", locale), line(term(figure.kind, locale))
    unit = say(_UNITS.get(figure.unit, figure.unit), locale) if figure.unit else ""
    value = f"{decimal_text(figure.value)} {unit}".strip()
    yield say("value", locale), line(Span(value, "number"))
    yield say("wording", locale), line(say(_WORDING[figure.qualifier], locale))
    likely, possible = (_bounds(figure, each, style) for each in (figure.likely, figure.possible))
    yield say("likely", locale), line(Span(likely, "bounds"))
    yield say("possible", locale), line(Span(possible, "bounds"))


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


def _assumed(figure: Figure, style: Style) -> tuple[Block, ...]:
    if not figure.assumed:
        return ()
    told = (said_again(said, style.locale) for said in figure.assumed)
    title = say("Assumed:", style.locale)
    return (Notes(tuple(line(Span(said, "note")) for said in told), title),)
