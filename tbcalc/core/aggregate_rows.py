"""Rows of an aggregate: what follows from the sums of exports and imports of each group."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import DOWN, NEAREST, UP
from tbcalc.figures.aggregate import Aggregate, Dimension
from tbcalc.figures.quantity import Quantity

_EXACT: Final = Context(prec=80)
"""More digits than any sum of an engine has: nothing is rounded."""


@noun
class AggregateRow:
    """A group with its trade; None where the table does not tell: absent is not zero.

    ``keys`` are the values of the dimensions by their names, areas as codes where they are known.
    """

    keys: Mapping[str, str]
    exports: Quantity | None
    imports: Quantity | None
    total: Quantity | None
    balance: Quantity | None
    balance_share: Quantity | None
    coverage_ratio: Quantity | None


def aggregate_rows(
    aggregate: Aggregate, area: Callable[[str], str], scale: Decimal, unit: str
) -> tuple[AggregateRow, ...]:
    """Return the rows in ``unit``; the sums are ``scale`` of it each.

    ``area`` gives the code of an area as the table names it, empty where it is not known; what
    two names of one area add up to is one row.
    """
    joined: dict[tuple[str, ...], list[Decimal | None]] = {}
    for sums in aggregate.sums:
        keys = tuple(_key(d, k, area) for d, k in zip(aggregate.by, sums.keys, strict=True))
        known = joined.setdefault(keys, [None, None])
        for n, amount in enumerate((sums.exports, sums.imports)):
            known[n] = _added(known[n], amount)
    names = [each.name for each in aggregate.by]
    return tuple(
        _row(dict(zip(names, keys, strict=True)), amounts[0], amounts[1], scale, unit)
        for keys, amounts in sorted(joined.items())
    )


def _key(dimension: Dimension, key: str, area: Callable[[str], str]) -> str:
    return (area(key) or key) if dimension.name in ("reporter", "partner") else key


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return other if one is None else one if other is None else _EXACT.add(one, other)


def _row(
    keys: Mapping[str, str], sold: Decimal | None, bought: Decimal | None,
    scale: Decimal, unit: str,
) -> AggregateRow:  # fmt: skip
    exports = None if sold is None else _EXACT.multiply(sold, scale)
    imports = None if bought is None else _EXACT.multiply(bought, scale)
    if exports is None or imports is None:
        return AggregateRow(
            keys, _amount(exports, unit), _amount(imports, unit), None, None, None, None
        )
    total, balance = _EXACT.add(exports, imports), _EXACT.subtract(exports, imports)
    return AggregateRow(
        keys, _amount(exports, unit), _amount(imports, unit), _amount(total, unit),
        _amount(balance, unit), _ratio(balance, total), _ratio(exports, imports),
    )  # fmt: skip


def _amount(value: Decimal | None, unit: str) -> Quantity | None:
    if value is None:
        return None
    plain = (
        value.quantize(Decimal(1))
        if value == value.to_integral_value()
        else value.normalize(_EXACT)
    )
    exact = Interval(plain, plain)
    return Quantity(plain, exact, exact, unit)


def _ratio(above: Decimal, below: Decimal) -> Quantity | None:
    """Return the quotient to 34 digits, its bounds rounded outward; None over nought."""
    if not below:
        return None
    bounds = Interval(DOWN.divide(above, below), UP.divide(above, below))
    return Quantity(NEAREST.divide(above, below), bounds, bounds, "1")
