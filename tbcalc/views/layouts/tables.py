"""Cells of tables that many layouts need: a number with its unit and bounds."""

from __future__ import annotations

from decimal import Decimal

from tbcalc.exact.interval import Interval
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import say
from tbcalc.views.document import Cell, Line, Meaning, Span, Table, line
from tbcalc.views.numerals import Style, numeral

_MATTERS = Decimal("0.02")


def number_cells(quantity: Quantity, style: Style, meaning: Meaning = "number") -> list[Line]:
    """Return the number and its unit, each a cell; an ``over`` stands with the number."""
    told = numeral(quantity, style)
    digits = told.number or told.bounds
    space = "" if told.language == "zh" else " "
    sign = [Span(f"{told.sign}{space}", "unit")] if told.sign else []
    return [line(*sign, Span(digits, meaning)), line(Span(told.unit, "unit"))]


def bounds_cell(quantity: Quantity, interval: Interval, style: Style) -> Line:
    """Return an interval in the unit of the quantity's number; empty where it is unbounded."""
    if interval.is_empty:
        return line(Span(say("none", style.locale), "wrong"))
    return line(Span(numeral(quantity, style, bounds=interval).bounds, "bounds"))


def bounds_matter(quantity: Quantity) -> bool:
    """Tell whether a number alone would mislead: wide or open bounds, or a sign left open."""
    likely = quantity.likely
    if quantity.value is None or not likely.is_bounded:
        return True
    if likely.low < 0 < likely.high:
        return True
    return likely.width > 2 * _MATTERS * abs(quantity.value)


def compact(table: Table) -> Table:
    """Return the table without the columns in which every cell is empty."""
    keep = [i for i in range(len(table.columns)) if any(row[i] != () for row in table.rows)]
    return Table(
        tuple(table.columns[i] for i in keep),
        tuple(tuple(row[i] for i in keep) for row in table.rows),
        table.caption,
    )


def filled(cells: list[Cell], count: int) -> tuple[Cell, ...]:
    """Return the cells with empty ones added up to ``count``."""
    return (*cells, *[()] * (count - len(cells)))
