"""From one unit to another: by their definitions, an exchange rate, or a commodity's density."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import product

from tbcalc.errors import UnitMismatchError
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import DOWN, NEAREST, UP
from tbcalc.exact.unit import NO_UNIT, Unit, factor_between
from tbcalc.figures.commodity import Commodity, MeasureRatio
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate

FindRate = Callable[[str, str], Rate]
"""Base and quote to the rate between them; raises MissingRateError."""


@noun
class Measures:
    """What is known of units.

    Their ``definitions``, a ``rate`` to find (None: none may be used), and the ``commodity``
    that is measured (None: none is named).
    """

    definitions: Mapping[str, str]
    rate: FindRate | None = None
    commodity: Commodity | None = None


@noun
class Factor:
    """How many of one unit one of another is, and by which rates and ratios."""

    quantity: Quantity
    rates: tuple[Rate, ...] = ()
    ratios: tuple[MeasureRatio, ...] = ()


def factor(one: Unit, other: Unit, measures: Measures) -> Factor:
    """Return how many of ``other`` one of ``one`` is.

    Raises UnitMismatchError where no definition, rate or density leads from one to the other,
    and MissingRateError.
    """
    plain = _defined(one, other, measures)
    if plain is not None:
        return Factor(plain)
    exchanged, rates = _exchanged(one, other, measures)
    for powers in _powers(measures.commodity):
        unit, steps = exchanged, [_power(rate.quantity, power) for rate, power in rates]
        for ratio, power in powers:
            unit = unit * ratio.unit.raised(power)
            steps.append(_power(ratio.ratio, power))
        known = _defined(unit, other, measures)
        if known is not None:
            used = tuple(ratio for ratio, _ in powers)
            return Factor(_multiplied([known, *steps]), tuple(rate for rate, _ in rates), used)
    raise _mismatch(one, other, measures)


def merged(unit: Unit, measures: Measures) -> tuple[Unit, Factor]:
    """Return the unit with what measures the same thing in one unit, and the factor to it."""
    if factor_between(unit, NO_UNIT, measures.definitions) is not None:
        return NO_UNIT, factor(unit, NO_UNIT, measures)
    result, taken = NO_UNIT, list(unit.factors)
    while taken:
        name, power = taken.pop(0)
        alike = [each for each in taken if _is_alike(name, each[0], measures)]
        power += sum(other for _, other in alike)
        taken = [each for each in taken if each not in alike]
        result = result * Unit(((name, power),)) if power else result
    return result, factor(unit, result, measures)


def _is_alike(one: str, other: str, measures: Measures) -> bool:
    units = Unit(((one, 1),)), Unit(((other, 1),))
    return factor_between(*units, measures.definitions) is not None


def _defined(one: Unit, other: Unit, measures: Measures) -> Quantity | None:
    known = factor_between(one, other, measures.definitions)
    return None if known is None else _exact(known)


def _exact(number: Fraction) -> Quantity:
    bounds = Interval(
        DOWN.divide(number.numerator, number.denominator),
        UP.divide(number.numerator, number.denominator),
    )
    value = NEAREST.divide(number.numerator, number.denominator)
    return Quantity(value, bounds, bounds, "")


def _exchanged(one: Unit, other: Unit, measures: Measures) -> tuple[Unit, list[tuple[Rate, int]]]:
    """Return ``one`` in the currency of ``other``, and the rate with its power."""
    given = [each for each in one.currencies if each not in other.currencies]
    wanted = [each for each in other.currencies if each not in one.currencies]
    if measures.rate is None or len(given) != 1 or len(wanted) != 1:
        return one, []
    (base, power), (quote, same) = given[0], wanted[0]
    if power != same:
        return one, []
    unit = one * Unit(((quote, power), (base, -power)))
    return unit, [(measures.rate(base, quote), power)]


def _powers(commodity: Commodity | None) -> Iterator[list[tuple[MeasureRatio, int]]]:
    """Yield the ways to use the ratios: not at all, each, each the other way about, several."""
    ratios = commodity.ratios if commodity is not None else ()
    ways = product((0, 1, -1), repeat=len(ratios))
    for way in sorted(ways, key=lambda powers: sum(map(abs, powers))):
        yield [(ratio, power) for ratio, power in zip(ratios, way, strict=True) if power]


def _power(quantity: Quantity, exponent: int) -> Quantity:
    one = _exact(Fraction(1))
    result = one
    for _ in range(abs(exponent)):
        result = _product(result, quantity) if exponent > 0 else _quotient(result, quantity)
    return result


def _multiplied(factors: list[Quantity]) -> Quantity:
    result = factors[0]
    for each in factors[1:]:
        result = _product(result, each)
    return result


def _product(one: Quantity, other: Quantity) -> Quantity:
    value = None
    if one.value is not None and other.value is not None:
        value = NEAREST.multiply(one.value, other.value)
    return Quantity(value, one.likely * other.likely, one.possible * other.possible, "")


def _quotient(one: Quantity, other: Quantity) -> Quantity:
    value = None
    if one.value is not None and other.value is not None:
        value = NEAREST.divide(one.value, other.value)
    return Quantity(value, one.likely / other.likely, one.possible / other.possible, "")


def _mismatch(one: Unit, other: Unit, measures: Measures) -> UnitMismatchError:
    said = f"{str(one) or 'a plain number'} and {str(other) or 'a plain number'}"
    if {name for name, _ in one.currencies} != {name for name, _ in other.currencies}:
        if one.currencies and other.currencies and measures.rate is None:
            return UnitMismatchError(
                f"{said} are two currencies, and no rate is given.",
                remedy="Say of which time the rate is with --on, or give it with --rate.",
            )
    elif measures.commodity is None and one.factors and other.factors:
        return UnitMismatchError(
            f"{said} measure different things.",
            remedy='Name the commodity if its density leads over: "of crude oil".',
        )
    of = f", of {measures.commodity.name} too" if measures.commodity is not None else ""
    return UnitMismatchError(
        f"{said} measure different things{of}.", remedy="Ask for a unit of the same measure."
    )
