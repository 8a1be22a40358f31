"""Sums and products as exact rows of a linear system: products fixed at a factor, or relaxed.

Source of the envelopes: G. McCormick, Computability of global solutions to factorable nonconvex
programs, Mathematical Programming 10 (1976).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from tbcalc.core.network import Product, Sum
from tbcalc.core.simplex import End, Row
from tbcalc.exact.interval import Interval


def end_of(value: int | Decimal) -> End:
    """Return a bound as a fraction, None when it is infinite."""
    exact = Decimal(value)
    return Fraction(exact) if exact.is_finite() else None


def row_of_sum(tie: Sum) -> Row:
    """Return a sum as it stands."""
    terms: dict[int, Fraction] = {}
    for variable, coefficient in zip(tie.variables, tie.coefficients, strict=True):
        terms[variable] = terms.get(variable, Fraction(0)) + Fraction(coefficient)
    return Row(terms, end_of(tie.low), end_of(tie.high))


def fixed_product(tie: Product, values: Mapping[int, Fraction]) -> Row:
    """Return a product of which one factor at least has a value."""
    whole, left, right = tie
    if left in values and right in values:
        product = values[left] * values[right]
        return Row({whole: Fraction(1)}, product, product)
    known, other = (left, right) if left in values else (right, left)
    terms = {whole: Fraction(1)}
    terms[other] = terms.get(other, Fraction(0)) - values[known]
    return Row(terms, Fraction(0), Fraction(0))


def envelope(tie: Product, reach: Sequence[Interval]) -> Iterator[Row]:
    """Find the half-spaces that hold every product of two factors within their reach.

    (x - a)(y - b) is at least 0 when a and b are both low or both high bounds, and at most 0 when
    one is low and the other high.
    """
    whole, left, right = tie
    for x_end in (reach[left].low, reach[left].high):
        for y_end in (reach[right].low, reach[right].high):
            if x_end.is_finite() and y_end.is_finite():
                a, b = Fraction(x_end), Fraction(y_end)
                terms = {whole: Fraction(1)}
                for variable, coefficient in ((left, -b), (right, -a)):
                    terms[variable] = terms.get(variable, Fraction(0)) + coefficient
                is_floor = (x_end == reach[left].low) == (y_end == reach[right].low)
                yield Row(terms, -a * b if is_floor else None, None if is_floor else -a * b)
