"""Reckon an expression with bounds: exact where a figure stands several times.

A figure that stands more than once is one unknown. Where the expression is linear in it, above
and below the fraction bar (as (X - M) / (X + M) is), it is monotone in it, and its range is the
hull of its values at the figure's ends; the rest is interval arithmetic, which is exact where
each figure stands once. Source: R. E. Moore, R. B. Kearfott, M. J. Cloud, Introduction to
Interval Analysis (2009), chapter 5 and 6.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, Overflow
from itertools import product
from typing import Final, Literal

from tbcalc.core.interval_power import power
from tbcalc.core.measures import Factor, Measures, factor, merged
from tbcalc.errors import TbcalcError, UnitMismatchError, UsageError
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.unit import NO_UNIT, Unit
from tbcalc.figures.commodity import MeasureRatio
from tbcalc.figures.expression import Calculation, Expression, Operand, Operation, operands
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate

Level = Literal["value", "likely", "possible"]

_MOST_REPEATED: Final = 8
_LARGEST: Final = 100


@noun
class Calculated:
    """The result of a calculation, its figures, and what it took: rates, densities.

    ``text`` is the calculation as written, ``assumed`` what was left open, in words;
    ``repeated`` are the figures that stand several times and were taken as one; ``is_loose``
    tells that the bounds may be wider than they need be, because of one that enters twice.
    """

    text: str
    quantity: Quantity
    figures: tuple[Operand, ...]
    rates: tuple[Rate, ...]
    ratios: tuple[MeasureRatio, ...]
    repeated: tuple[str, ...]
    assumed: tuple[str, ...]
    is_loose: bool = False


def calculated(asked: Calculation, measures: Measures, *, exchange: bool = False) -> Calculated:
    """Return the result in the unit asked for, or in the units of its figures.

    ``exchange`` lets amounts in two currencies be added at the rate of ``measures``; the result
    may always be asked for in another currency. Raises UnitMismatchError, MissingRateError, and
    UsageError for a division by zero and for numbers beyond all bounds.
    """
    adding = measures if exchange else Measures(measures.definitions, None, measures.commodity)
    reckoner = _Reckoner(asked, adding)
    unit = reckoner.unit(asked.expression)
    wanted, last = _wanted(asked, unit, measures)
    every = [*reckoner.factors.values(), last]
    repeated, loose = _repeated(asked.expression)
    try:
        levels = {
            level: reckoner.hull(level, repeated) * _at(last.quantity, level)
            for level in ("value", "likely", "possible")
        }
    except Overflow as error:
        raise _beyond(asked) from error
    value = levels["value"]
    if any(end.is_finite() and end.adjusted() > _LARGEST for end in (value.low, value.high)):
        raise _beyond(asked)
    quantity = Quantity(
        None if value.is_empty or not value.is_bounded else value.midpoint,
        levels["likely"],
        levels["possible"],
        "1" if _is_percent(asked, wanted) else str(wanted),
    )
    return Calculated(
        asked.text,
        quantity,
        tuple(each for each in operands(asked.expression) if not each.is_exact),
        tuple(dict.fromkeys(rate for each in every for rate in each.rates)),
        tuple(dict.fromkeys(ratio for each in every for ratio in each.ratios)),
        repeated,
        _assumed(asked, every),
        loose,
    )


def _assumed(asked: Calculation, every: list[Factor]) -> tuple[str, ...]:
    said = [text for each in operands(asked.expression) for text in each.assumed]
    said += asked.assumed
    said += [text for each in every for rate in each.rates for text in rate.assumed]
    return tuple(dict.fromkeys(said))


def _beyond(asked: Calculation) -> UsageError:
    return UsageError(
        f"the result is beyond 1e{_LARGEST}.",
        text=asked.text[:400],
        remedy="Use smaller exponents.",
    )


def _wanted(asked: Calculation, unit: Unit, measures: Measures) -> tuple[Unit, Factor]:
    """Return the unit of the result, and the factor to it."""
    if asked.target is None:
        return merged(unit, measures)
    try:
        return asked.target, factor(unit, asked.target, measures)
    except UnitMismatchError as error:
        raise _placed(error, asked, asked.target_place) from error


def _is_percent(asked: Calculation, unit: Unit) -> bool:
    """Tell whether the result is a percentage: asked for as one, or a sum of percentages."""
    if unit != NO_UNIT:
        return False
    if asked.is_percent:
        return True
    return asked.target is None and _adds_percents(asked.expression)


def _adds_percents(expression: Expression) -> bool:
    if isinstance(expression, Operand):
        return expression.is_percent
    return (
        expression.sign in ("+", "-")
        and _adds_percents(expression.left)
        and _adds_percents(expression.right)
    )


@noun
class _Degrees:
    """How often each figure stands above and below the fraction bar, at most."""

    over: Counter[str]
    under: Counter[str]


class _Reckoner:
    """An expression with the factors between the units of what it adds."""

    def __init__(self, asked: Calculation, measures: Measures) -> None:
        self.asked = asked
        self.measures = measures
        self.factors: dict[tuple[int, int], Factor] = {}

    def unit(self, node: Expression) -> Unit:
        """Return the unit of a part, noting the factors that its sums need."""
        if isinstance(node, Operand):
            return node.unit
        left, right = self.unit(node.left), self.unit(node.right)
        match node.sign:
            case "*":
                return left * right
            case "/":
                return left / right
            case "^":
                return self._raised(node, left, right)
        try:
            self.factors[node.place] = factor(right, left, self.measures)
        except TbcalcError as error:
            raise _placed(error, self.asked, node.place) from error
        return left

    def _raised(self, node: Operation, base: Unit, exponent: Unit) -> Unit:
        if exponent != NO_UNIT or not all(each.is_exact for each in operands(node.right)):
            raise self._fault(node, "an exponent is a plain number", "Write ^2 or ^(1/3), say")
        if base == NO_UNIT:
            return base
        number = self.value(node.right, "value", {})
        if number.low != number.high or number.low != int(number.low):
            raise self._fault(node, f"{base} has no such root", "Take roots of ratios")
        return base.raised(int(number.low))

    def _fault(self, node: Operation, reason: str, remedy: str) -> TbcalcError:
        return _placed(UsageError(f"{reason}.", remedy=f"{remedy}."), self.asked, node.place)

    def hull(self, level: Level, repeated: tuple[str, ...]) -> Interval:
        """Return the numbers of the expression, the repeated figures at each of their ends."""
        if level == "value" or not repeated:
            return self.value(self.asked.expression, level, {})
        plain = self.value(self.asked.expression, level, {})
        if not plain.is_bounded:
            return plain
        ends = {
            each.text: _at(each.quantity, level)
            for each in operands(self.asked.expression)
            if each.text in repeated
        }
        if any(not each.is_bounded for each in ends.values()):
            return plain
        corners = product(*(((text, e.low), (text, e.high)) for text, e in ends.items()))
        values = [self.value(self.asked.expression, level, dict(corner)) for corner in corners]
        hull = values[0]
        for each in values[1:]:
            hull = hull.hull(each)
        return hull.intersection(plain)

    def value(self, node: Expression, level: Level, fixed: Mapping[str, Decimal]) -> Interval:
        """Return the numbers of a part, with some figures fixed."""
        if isinstance(node, Operand):
            known = None if node.is_exact else fixed.get(node.text)
            return _at(node.quantity, level) if known is None else Interval.point(known)
        left = self.value(node.left, level, fixed)
        right = self.value(node.right, level, fixed)
        match node.sign:
            case "*":
                return left * right
            case "/":
                return self._quotient(node, left, right)
            case "^":
                return self._power(node, left, right)
        added = right * _at(self.factors[node.place].quantity, level)
        return left + added if node.sign == "+" else left - added

    def _quotient(self, node: Operation, left: Interval, right: Interval) -> Interval:
        if right.low == right.high == 0:
            raise _placed(
                UsageError("this divides by zero.", remedy="Divide by another number."),
                self.asked, node.place,
            )  # fmt: skip
        return left / right

    def _power(self, node: Operation, base: Interval, exponent: Interval) -> Interval:
        try:
            return power(base, exponent)
        except UsageError as error:
            raise _placed(error, self.asked, node.place) from error


def _at(quantity: Quantity, level: Level) -> Interval:
    if level == "value":
        assert quantity.value is not None
        return Interval.point(quantity.value)
    return quantity.likely if level == "likely" else quantity.possible


def _repeated(expression: Expression) -> tuple[tuple[str, ...], bool]:
    """Return the figures that stand several times, and whether one of them is not linear."""
    count = Counter(each.text for each in operands(expression) if not each.is_exact)
    several = tuple(text for text, times in count.items() if times > 1)
    if not several:
        return (), False
    degrees = _degrees(expression)
    linear = tuple(t for t in several if degrees.over[t] <= 1 and degrees.under[t] <= 1)
    taken = linear[:_MOST_REPEATED]
    return taken, len(taken) < len(several)


def _degrees(node: Expression) -> _Degrees:
    if isinstance(node, Operand):
        return _Degrees(Counter() if node.is_exact else Counter([node.text]), Counter())
    left, right = _degrees(node.left), _degrees(node.right)
    match node.sign:
        case "*":
            return _Degrees(left.over + right.over, left.under + right.under)
        case "/":
            return _Degrees(left.over + right.under, left.under + right.over)
        case "^":
            twice = Counter(dict.fromkeys((*left.over, *left.under), 2))
            return _Degrees(left.over + twice, left.under + twice)
    return _Degrees((left.over + right.under) | (right.over + left.under), left.under + right.under)


def _placed(error: TbcalcError, asked: Calculation, place: tuple[int, int]) -> TbcalcError:
    return type(error)(error.reason, remedy=error.remedy, text=asked.text, span=place)
