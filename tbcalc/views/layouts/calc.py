"""A calculation laid out: the result with its bounds, the rates and densities it took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from tbcalc.core.calculation import Calculated
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import replaced
from tbcalc.exact.rounding import nearest_to
from tbcalc.figures.commodity import MeasureRatio
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import say
from tbcalc.views.document import (
    Block,
    Column,
    Document,
    Line,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
    note,
)
from tbcalc.views.numerals import ENGLISH, Numeral, Style, numeral
from tbcalc.views.retelling import said_again

_DIGITS: Final = 12
"""Significant digits of a result of exact numbers."""

_EXACT: Final = Decimal("1e-20")
_RATES: Final = 7
_ODD_PLURALS: Final = {
    "person": "people", "foot": "feet", "head": "head", "jin": "jin", "dan": "dan", "mu": "mu",
    "toe": "toe", "tce": "tce", "btu": "Btu", "mmbtu": "MMBtu", "cubic foot": "cubic feet",
}  # fmt: skip


def calc_document(worked: Calculated, style: Style = ENGLISH) -> Document:
    """Return the result, then a line for each fact about it."""
    facts = [*_possible(worked, style), *_used(worked, style)]
    rows = tuple((line(Span(term, "term")), line(fact)) for term, fact in facts)
    tables: tuple[Block, ...] = (Table((Column(), Column()), rows),) if rows else ()
    headline = Paragraph(
        (Span(worked.text, "quote"), Span(" = "), *_amount(shown_numeral(worked.quantity, style)))
    )
    return document(headline, *tables, _notes(worked, style))


def calc_table_document(worked: Iterable[Calculated], style: Style = ENGLISH) -> Document:
    """Return many calculations as the rows of a table."""
    columns = (
        Column(say("calculation", style.locale)), Column(say("is", style.locale), "right"),
        Column("", tight=True), Column(say("likely", style.locale), "right"),
    )  # fmt: skip
    return document(Table(columns, tuple(_row(each, style) for each in worked)))


def shown_numeral(quantity: Quantity, style: Style, *, possible: bool = False) -> Numeral:
    """Return a result in print: twelve digits where it is exact, scale words before any unit."""
    exact = _rounded(quantity)
    bounds = exact.possible if possible else exact.likely
    unit = quantity.unit
    measure = _is_measure(unit)
    plain = numeral(replaced(exact, unit="") if measure else exact, style, bounds=bounds)
    if bounds.low == bounds.high and plain.number:
        plain = replaced(plain, low="", high="")
    if not measure:
        return plain
    name = unit if "/" in unit or "^" in unit else _ODD_PLURALS.get(unit, f"{unit}s")
    return replaced(plain, unit=f"{plain.unit} {name}".strip())


def _is_measure(unit: str) -> bool:
    """Tell whether a unit is none that numerals have words for."""
    if len(unit) == 3 and unit.isupper():
        return unit == "TEU"
    over, slash, under = unit.partition("/")
    return unit not in ("", "1") and not (slash and len(over) == len(under) == 3 and unit.isupper())


def _rounded(quantity: Quantity) -> Quantity:
    """Return the quantity as one number of twelve digits where it is exact."""
    value, possible = quantity.value, quantity.possible
    if value is None or not possible.is_bounded or possible.width > _EXACT * abs(value):
        return quantity
    short = nearest_to(value, _DIGITS)
    plain = short.normalize() if short else short
    point = Interval.point(plain)
    return Quantity(plain, point, point, quantity.unit, quantity.text)


def _amount(answer: Numeral) -> Iterator[Span]:
    yield Span(str(answer), "number")
    if answer.number and answer.bounds:
        yield Span(f" ({answer.bounds})", "bounds")


def _row(worked: Calculated, style: Style) -> tuple[Line, ...]:
    answer = shown_numeral(worked.quantity, style)
    return (
        line(Span(worked.text, "quote")),
        line(Span(f"{answer.sign} {answer.number or answer.bounds}".strip(), "number")),
        line(Span(answer.unit, "unit")),
        line(Span(answer.bounds if answer.number else "", "bounds")),
    )


def _possible(worked: Calculated, style: Style) -> Iterator[tuple[str, Span]]:
    widest = shown_numeral(worked.quantity, style, possible=True)
    if widest.bounds:
        space = "" if widest.language == "zh" else " "
        told = f"{widest.bounds}{space}{widest.unit}".strip()
        yield say("possible", style.locale), Span(told, "bounds")


def _used(worked: Calculated, style: Style) -> Iterator[tuple[str, Span]]:
    for rate in worked.rates:
        quoted = rate.as_quoted()
        value = quoted.quantity.value
        if value is not None:
            said = said_again(rate.source, style.locale)
            told = f"{nearest_to(value, _RATES):f} {quoted.unit}, {said}"
            yield say("rate", style.locale), Span(told, "source")
    for ratio in worked.ratios:
        yield say("density", style.locale), Span(_ratio(ratio), "source")


def _ratio(ratio: MeasureRatio) -> str:
    value = "" if ratio.ratio.value is None else f"{ratio.ratio.value:f}"
    return f"{value} {ratio.unit}, {ratio.source}"


def _notes(worked: Calculated, style: Style) -> tuple[Block, ...]:
    said = [said_again(text, style.locale) for text in worked.assumed]
    said += [
        say("{figure} stands several times and is one figure", style.locale, figure=text)
        for text in worked.repeated
    ]
    if worked.is_loose:
        said.append(
            say("a figure enters several times: the bounds may be wider than need be", style.locale)
        )
    if not said:
        return ()
    return (Notes(tuple(line(note(text)) for text in said), say("Assumed:", style.locale)),)
