"""One figure or unit of an expression: 512 USD, 21.8%, 41.2 million tonnes, 7.33, barrel."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from tbcalc.errors import ExpressionSyntaxError, FigureSyntaxError, TbcalcError, UnknownUnitError
from tbcalc.exact.interval import Interval
from tbcalc.exact.unit import NO_UNIT, Unit
from tbcalc.figures.expression import Operand
from tbcalc.figures.figure import Figure
from tbcalc.figures.quantity import Quantity
from tbcalc.sources.currency_text import read_currency
from tbcalc.sources.expression_tokens import Piece
from tbcalc.sources.unit_text import NamedUnit, find_unit, unit_names
from tbcalc.sources.vocabulary import currency_codes

ReadFigure = Callable[[str], Figure]

_PLAIN: Final = re.compile(r"[\d.,\s]+(?:[eE][+-]?\d+)?$")
_FRACTIONS: Final = ("percent", "points")
_TIMES: Final = ("second", "hour", "day", "week", "month", "quarter", "year")
_SHOWN: Final = 400


def read_operand(text: str, piece: Piece, read: ReadFigure) -> Operand:
    """Return the figure or unit at ``piece`` of ``text``.

    Raises what ``read`` raises and UnknownUnitError, with the place in ``text``.
    """
    if not any(sign.isdigit() for sign in piece.text) and (named := _unit_named(piece.text)):
        one = Interval.point(1)
        quantity = Quantity(Decimal(1), one, one, "", piece.text)
        said = (named.assumed,) if named.assumed else ()
        return Operand(quantity, named.unit, piece.text, piece.place, True, False, said)
    try:
        return _operand(piece, read)
    except TbcalcError as error:
        if error.span is not None:
            raise error.at(error.place, text=text, offset=piece.place[0]) from error
        raise


def read_target_unit(text: str, piece: Piece, read: ReadFigure) -> NamedUnit:
    """Return the unit that the result is wanted in. Raises UnknownUnitError."""
    if piece.kind != "figure":
        raise ExpressionSyntaxError(
            "a unit is expected here.",
            text=text,
            span=(piece.place[0], piece.place[1] + 1),
            remedy='Write a unit after "to": USD, CNY/tonne, percent.',
        )
    named = _unit_named(piece.text)
    if named is None:
        raise _unknown(text, piece.text, piece.place[0])
    return named


def _operand(piece: Piece, read: ReadFigure) -> Operand:
    figure, unit, said = _figure_and_unit(piece.text, read)
    exact = _is_exact(figure, piece.text, unit)
    quantity = figure.quantity
    if exact:
        point = Interval.point(figure.value)
        quantity = Quantity(figure.value, point, point, "", piece.text)
    return Operand(
        Quantity(quantity.value, quantity.likely, quantity.possible, "", piece.text),
        unit,
        piece.text,
        piece.place,
        exact,
        figure.kind in _FRACTIONS,
        (*figure.assumed, *said),
    )


def _is_exact(figure: Figure, text: str, unit: Unit) -> bool:
    """Tell whether a figure is a number of a calculation and no measured one: 1, 4/3, 365 days."""
    if figure.qualifier != "exact":
        return False
    if figure.kind == "number" and not unit.factors:
        return _PLAIN.match(text) is not None
    return bool(unit.factors) and all(name in _TIMES for name, _ in unit.factors)


def _figure_and_unit(text: str, read: ReadFigure) -> tuple[Figure, Unit, tuple[str, ...]]:
    try:
        figure = read(text)
    except FigureSyntaxError:
        cut = _before_a_unit(text)
        if cut is None:
            raise
        number, named = cut
        return read(number), named.unit, (named.assumed,) if named.assumed else ()
    if figure.kind == "count":
        named = find_unit(figure.unit) or NamedUnit(Unit(((_thing(figure.unit), 1),)))
        return figure, named.unit, (named.assumed,) if named.assumed else ()
    if figure.kind in _FRACTIONS or not figure.unit:
        return figure, NO_UNIT, ()
    return figure, Unit(tuple(_rate_factors(figure.unit))), ()


def _rate_factors(unit: str) -> list[tuple[str, int]]:
    """Return the factors of CNY, or of CNY/USD."""
    over, *under = unit.split("/")
    return [(over, 1), *((name, -1) for name in under)]


def _thing(name: str) -> str:
    """Return the name of what is counted, as a unit of its own."""
    return "_".join(name.split())


def _before_a_unit(text: str) -> tuple[str, NamedUnit] | None:
    """Return a number and the unit behind it, where the reader of figures knows no such unit."""
    for at in range(1, len(text)):
        if not text[at].isspace() and not (text[at - 1].isdigit() and not text[at].isdigit()):
            continue
        named = find_unit(text[at:].strip())
        if named is not None and text[:at].strip():
            return text[:at].strip(), named
    return None


def _unit_named(text: str) -> NamedUnit | None:
    named = find_unit(text)
    if named is not None:
        return named
    word = text.strip()
    if word.upper() in currency_codes():
        return NamedUnit(Unit(((word.upper(), 1),)))
    try:
        return NamedUnit(Unit(((read_currency(word), 1),)))
    except TbcalcError:
        return None


def _unknown(text: str, word: str, start: int) -> UnknownUnitError:
    from difflib import get_close_matches

    near = tuple(get_close_matches(word.lower(), unit_names(), n=3))
    return UnknownUnitError(
        f'"{word[:40]}" is no unit or currency that is known.',
        text=text[:_SHOWN],
        span=(start, min(_SHOWN, start + len(word))),
        remedy=f"Did you mean {near[0]}?"
        if near
        else "Write USD, tonne, barrel, kWh or CNY/tonne.",
        candidates=near,
    )
