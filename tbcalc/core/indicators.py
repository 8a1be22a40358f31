"""Indicators of trade, each with its source, from quantities with bounds.

Sources: UNCTAD, Handbook of Statistics, annex 6.3; World Bank WITS, Trade Indicators; H. G. Grubel
and P. J. Lloyd, Intra-industry Trade (1975); B. Balassa, Trade Liberalisation and "Revealed"
Comparative Advantage (1965). Every bound encloses all numbers that the figures allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.core.balance import Trade
from tbcalc.core.derived import derived, same_unit
from tbcalc.core.interval_power import power
from tbcalc.errors import UsageError
from tbcalc.exact.interval import NONNEGATIVE, WHOLE, Interval
from tbcalc.exact.rounding import DOWN, NEAREST, UP
from tbcalc.figures.flow import EXPORTS, IMPORTS
from tbcalc.figures.quantity import Quantity

_ZERO = Interval.point(0)
_ONE = Interval.point(1)
_TWO = Interval.point(2)
_UNIT: Final = _ZERO.hull(_ONE)


def contribution_to_growth(part: Quantity, part_base: Quantity, whole_base: Quantity) -> Quantity:
    """Return how many points of the whole's growth a part made: (p - p0) / w0, a fraction.

    The contributions of all parts add up to the growth of the whole. Source: OECD, National
    Accounts at a Glance, contributions to growth. Raises UnitMismatchError.
    """
    same_unit(part, part_base)
    same_unit(part_base, whole_base)
    return derived(
        lambda p, p0, w0: (p - p0) / w0.intersection(NONNEGATIVE),
        (part, part_base, whole_base),
        "pp",
    )


def contribution_to_balance(flow: str, level: Quantity, base: Quantity) -> Quantity:
    """Return what a flow did to the change of the balance: dX for exports, -dM for imports.

    Both add up to the change of the balance, as B = X - M. Raises UnitMismatchError.
    """
    grown = derived(lambda a, b: a - b, (level, base), same_unit(level, base))
    return -grown if flow == IMPORTS else grown


def compound_growth(level: Quantity, base: Quantity, years: int) -> Quantity:
    """Return the growth a year that leads from base to level: (level / base) ** (1 / years) - 1.

    Source: World Bank, World Development Indicators, geometric growth rate. Raises
    UnitMismatchError, and UsageError for no years or a base that may be nothing.
    """
    same_unit(base, level)
    if years < 1 or base.likely.low <= 0:
        raise UsageError(
            "compound growth needs a base above zero and at least one year.",
            remedy="Name an earlier period with --since.",
        )
    exponent = Interval(DOWN.divide(Decimal(1), years), UP.divide(Decimal(1), years))

    def bounds(a: Interval, b: Interval) -> Interval:
        ratio = (a / b.intersection(NONNEGATIVE)).intersection(NONNEGATIVE)
        return power(ratio, exponent) - _ONE

    return derived(bounds, (level, base), "1")


def concentration(parts: Sequence[Quantity], whole: Quantity) -> Quantity:
    """Return the Herfindahl-Hirschman index of the parts of a whole, in [0, 1].

    HHI = sum of the squares of all shares (WITS: market concentration). What the parts leave of
    the whole may be spread over many or be one more part: its square widens the upper bounds.
    The value takes it as spread. Raises UnitMismatchError.
    """
    for part in parts:
        same_unit(whole, part)

    def bounds(w: Interval, *each: Interval) -> Interval:
        squares, known = _ZERO, _ZERO
        for amount in each:
            squares = squares + _square(amount)
            known = known + amount.intersection(NONNEGATIVE)
        listed = squares / _square(w)
        rest = (_ONE - known / w.intersection(NONNEGATIVE)).intersection(_UNIT)
        most = listed.high if rest.is_empty else (listed + _square(rest)).high
        return Interval(listed.low, most).intersection(_UNIT)

    likely, possible = (
        bounds(getattr(whole, level), *(getattr(part, level) for part in parts))
        for level in ("likely", "possible")
    )
    return Quantity(_listed(parts, whole), likely, possible, "")


def _listed(parts: Sequence[Quantity], whole: Quantity) -> Decimal | None:
    """Return the index of the values as printed, what is left taken as spread over many."""
    values = [part.value for part in parts if part.value is not None]
    if not whole.value or len(values) < len(parts):
        return None
    squares = sum((NEAREST.multiply(value, value) for value in values), Decimal(0))
    return min(Decimal(1), NEAREST.divide(squares, NEAREST.multiply(whole.value, whole.value)))


def intra_industry(exports: Quantity, imports: Quantity) -> Quantity:
    """Return the Grubel-Lloyd index of a product: 1 - |X - M| / (X + M), in [0, 1].

    It is 1 - |s| of the balance share s, whose range is exact. Raises UnitMismatchError.
    """
    share = Trade((EXPORTS, IMPORTS), exports, imports).balance_share
    return derived(lambda s: (_ONE - _absolute(s)).intersection(_UNIT), (share,), "")


def all_intra_industry(pairs: Iterable[tuple[Quantity, Quantity]]) -> Quantity:
    """Return the Grubel-Lloyd index over products: 1 - sum |X - M| / sum (X + M), in [0, 1].

    It is the mean of the products' indices, weighted by their trade, and so lies between the
    least and the greatest of them. Raises UnitMismatchError.
    """
    several = tuple(pairs)
    single = [intra_industry(exports, imports) for exports, imports in several]

    def bounds(*amounts: Interval) -> Interval:
        matched, traded = _ZERO, _ZERO
        for x, m in zip(amounts[::2], amounts[1::2], strict=True):
            matched = matched + _TWO * Interval(min(x.low, m.low), min(x.high, m.high))
            traded = traded + x + m
        return (matched / traded).intersection(_UNIT)

    mean = derived(bounds, tuple(amount for pair in several for amount in pair), "")
    return Quantity(
        mean.value,
        mean.likely.intersection(_between([each.likely for each in single])),
        mean.possible.intersection(_between([each.possible for each in single])),
        "",
    )


def revealed_advantage(
    product: Quantity, exports: Quantity, world_product: Quantity, world_exports: Quantity
) -> Quantity:
    """Return Balassa's index: a product's share of exports over its share of the world's.

    Above 1 there is a revealed comparative advantage. Raises UnitMismatchError where the two
    amounts of one exporter are in two units.
    """
    same_unit(product, exports)
    same_unit(world_product, world_exports)

    def bounds(p: Interval, x: Interval, wp: Interval, wx: Interval) -> Interval:
        mine = (p / x).intersection(_UNIT)
        return mine / (wp / wx).intersection(_UNIT)

    return derived(bounds, (product, exports, world_product, world_exports), "")


def terms_of_trade(export_prices: Quantity, import_prices: Quantity) -> Quantity:
    """Return the net barter terms of trade: export over import price index, 1 in their base.

    Source: UNCTAD, Handbook of Statistics; World Bank, TT.PRI.MRCH.XD.WD (times 100).
    """
    same_unit(export_prices, import_prices)
    return derived(lambda x, m: x / m, (export_prices, import_prices), "")


def _square(interval: Interval) -> Interval:
    return power(interval, _TWO) if not interval.is_empty else interval


def _absolute(interval: Interval) -> Interval:
    if interval.is_empty or interval.low >= 0:
        return interval
    low = Decimal(0) if interval.high >= 0 else interval.high.copy_negate()
    return Interval(low, max(interval.low.copy_negate(), interval.high))


def _between(intervals: Sequence[Interval]) -> Interval:
    """Return from the least low to the greatest high."""
    if not intervals:
        return WHOLE
    return Interval(min(i.low for i in intervals), max(i.high for i in intervals))
