"""A rate that the user gives instead of a published one."""

from __future__ import annotations

from decimal import Decimal

from tbcalc.errors import UsageError
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import replaced
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate, quote_base


def given_rate(
    value: Decimal, base: str, quote: str, *, on: str = "given", source: str = "given"
) -> Rate:
    """Return ``value`` units of ``quote`` per unit of ``base``, taken as exact.

    Raises UsageError when ``value`` is not positive.
    """
    if value <= 0:
        raise UsageError(
            f"a rate of {value} {quote}/{base} converts nothing.",
            remedy=f'Give a rate above zero: --rate "7.1 {quote}/{base}".',
        )
    point = Interval.point(value)
    return Rate(base, quote, Quantity(value, point, point, f"{quote}/{base}"), on, source)


def bare_rate(value: Decimal, one: str, other: str, known: Rate | None) -> Rate:
    """Return a rate given without units, read the way the pair is quoted, which it says.

    Raises UsageError when the number is nearer to the inverse of the ``known`` rate: then it
    may have been meant the other way round.
    """
    base = quote_base(one, other)
    quote = other if base == one else one
    rate = given_rate(value, base, quote)
    if known is not None and _is_nearer_inverse(value, known.as_quoted().quantity.value):
        raise UsageError(
            f"{value} without units is read as {quote} per {base}, but the {known.source} "
            f"have it nearer to {base} per {quote}.",
            remedy=f'Say which: --rate "{value} {base}/{quote}", or {quote}/{base}.',
        )
    return replaced(rate, assumed=(f"the rate {value} is read as {quote} per {base}",))


def _is_nearer_inverse(value: Decimal, known: Decimal | None) -> bool:
    if known is None:
        return False
    straight, crosswise = NEAREST.divide(value, known), NEAREST.multiply(value, known)
    return _apart(crosswise) < _apart(straight)


def _apart(ratio: Decimal) -> Decimal:
    """Return how many times as large the larger of two numbers is, given their ratio."""
    return max(ratio, NEAREST.divide(Decimal(1), ratio))
