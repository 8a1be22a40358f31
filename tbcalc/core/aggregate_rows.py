"""Rows of an aggregate: what follows from the sums of exports and imports of each group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import DOWN, NEAREST, UP
from tbcalc.figures.aggregate import Sums
from tbcalc.figures.quantity import Quantity

_EXACT: Final = Context(prec=80)
"""More digits than any sum of an engine has: nothing is rounded."""
_FOUR: Final = Context(prec=4)

Amounts = tuple[
    Decimal | None, Decimal | None, Decimal | None, Decimal | None, Decimal | None, Decimal | None
]
"""Exports, imports, total, balance, balance share, coverage ratio; None for what is not told."""


@noun
class AggregateRow:
    """A group with its trade; None where the table does not tell: absent is not zero.

    ``keys`` are the values of the dimensions by their names.
    """

    keys: Mapping[str, str]
    exports: Quantity | None
    imports: Quantity | None
    total: Quantity | None
    balance: Quantity | None
    balance_share: Quantity | None
    coverage_ratio: Quantity | None


def amounts_of(sums: Sums, scale: Decimal) -> Amounts:
    """Return what follows from the sums, which are ``scale`` of a unit each.

    Amounts are exact, ratios have 34 digits.
    """
    exports = None if sums.exports is None else _EXACT.multiply(sums.exports, scale)
    imports = None if sums.imports is None else _EXACT.multiply(sums.imports, scale)
    if exports is None or imports is None:
        return exports, imports, None, None, None, None
    total, balance = _EXACT.add(exports, imports), _EXACT.subtract(exports, imports)
    share = NEAREST.divide(balance, total) if total else None
    coverage = NEAREST.divide(exports, imports) if imports else None
    return exports, imports, total, balance, share, coverage


def aggregate_row(names: Sequence[str], sums: Sums, scale: Decimal, unit: str) -> AggregateRow:
    """Return a group with its trade in ``unit``, of which the sums are ``scale`` each.

    ``names`` are those of its keys.
    """
    exports, imports, total, balance, *_ = amounts_of(sums, scale)
    return AggregateRow(
        dict(zip(names, sums.keys, strict=True)), _amount(exports, unit), _amount(imports, unit),
        _amount(total, unit), _amount(balance, unit), ratio_quantity(balance, total),
        ratio_quantity(exports, imports),
    )  # fmt: skip


def _amount(value: Decimal | None, unit: str) -> Quantity | None:
    return None if value is None else amount_quantity(value, unit)


def amount_quantity(value: Decimal, unit: str) -> Quantity:
    """Return an exact amount, without decimals that are nought."""
    plain = (
        value.quantize(Decimal(1), context=_EXACT)
        if value == value.to_integral_value()
        else value.normalize(_EXACT)
    )
    exact = Interval(plain, plain)
    return Quantity(plain, exact, exact, unit)


def ratio_quantity(above: Decimal | None, below: Decimal | None) -> Quantity | None:
    """Return the quotient to 34 digits, its bounds rounded outward; None over nought."""
    if above is None or not below:
        return None
    bounds = Interval(DOWN.divide(above, below), UP.divide(above, below))
    value = NEAREST.divide(above, below)
    return Quantity(value, bounds, bounds, "1", percent_text(value))


def percent_text(value: Decimal) -> str:
    """Return a ratio as far as people read it: four digits of it, whatever its size.

    >>> [percent_text(Decimal(told)) for told in ("-0.02674610500816", "1", "1234.567")]
    ['-2.675 %', '100 %', '123,500 %']
    """
    near = _FOUR.plus(value).scaleb(2)
    digits = f"{near:,f}"
    return f"{digits.rstrip('0').rstrip('.') if '.' in digits else digits} %"
