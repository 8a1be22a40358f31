"""Directed rounding: contexts, and outward rounding to significant digits."""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from typing import Final

PRECISION: Final = 34
"""Significant digits of every computation, those of IEEE 754 decimal128."""

_TRAPS = [InvalidOperation, DivisionByZero, Overflow]
DOWN: Final = Context(prec=PRECISION, rounding=ROUND_FLOOR, traps=_TRAPS)
UP: Final = Context(prec=PRECISION, rounding=ROUND_CEILING, traps=_TRAPS)
NEAREST: Final = Context(prec=PRECISION, rounding=ROUND_HALF_EVEN, traps=_TRAPS)


def floor_to(value: Decimal, digits: int) -> Decimal:
    """Return the largest number of ``digits`` significant digits that is at most ``value``.

    >>> floor_to(Decimal("7.0567"), 3)
    Decimal('7.05')
    """
    return Context(prec=digits, rounding=ROUND_FLOOR).plus(value)


def ceiling_to(value: Decimal, digits: int) -> Decimal:
    """Return the smallest number of ``digits`` significant digits that is at least ``value``.

    >>> ceiling_to(Decimal("7.0567"), 3)
    Decimal('7.06')
    """
    return Context(prec=digits, rounding=ROUND_CEILING).plus(value)


def nearest_to(value: Decimal, digits: int) -> Decimal:
    """Return ``value`` at ``digits`` significant digits, half to even.

    >>> nearest_to(Decimal("7.0567"), 3)
    Decimal('7.06')
    """
    return Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(value)
