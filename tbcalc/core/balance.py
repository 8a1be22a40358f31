"""Balance, total, balance share and coverage ratio from any two of the four flows.

With exports X and imports M: B = X - M, T = X + M, balance share B / T (UNCTAD, Handbook of
Statistics: trade balance as a share of total trade; ITC: relative trade balance), coverage ratio
X / M. Every result is reckoned from the two figures given, so that each of them enters once and
the hull of a ratio is taken at its corners, not by dividing one interval by another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from tbcalc.core.derived import Bounds, derived, same_unit
from tbcalc.exact.interval import EMPTY, INFINITY, NONNEGATIVE, WHOLE, Interval
from tbcalc.exact.noun import noun
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.quantity import Quantity

_Weights = tuple[Decimal, Decimal]
"""How much of either root makes a flow."""

_ONE, _LESS, _NONE, _HALF = Decimal(1), Decimal(-1), Decimal(0), Decimal("0.5")
_FIRST: Final = (_ONE, _NONE)
_SECOND: Final = (_NONE, _ONE)
_DIRECT: Final = (_FIRST, _SECOND)
"""The weights of a flow that is a root itself, and those of two roots that are both flows."""
_IDENTITIES: Final[Mapping[tuple[str, str], tuple[_Weights, _Weights]]] = {
    (EXPORTS, IMPORTS): _DIRECT,
    (EXPORTS, TOTAL): (_FIRST, (_LESS, _ONE)),
    (IMPORTS, TOTAL): ((_LESS, _ONE), _FIRST),
    (EXPORTS, BALANCE): (_FIRST, (_ONE, _LESS)),
    (IMPORTS, BALANCE): ((_ONE, _ONE), _FIRST),
    (TOTAL, BALANCE): ((_HALF, _HALF), (_HALF, -_HALF)),
}
"""The weights of exports and of imports for each pair of roots, the best pair first."""

ROOT_PAIRS: Final = tuple(_IDENTITIES)
"""The pairs of flows from which the others follow, the best pair first."""

_SHARES: Final = Interval(_LESS, _ONE)
_ENDLESS: Final = Interval(INFINITY, INFINITY)


@noun
class Trade:
    """Exports, imports, total and balance, two of them given and the others reckoned from them.

    ``roots`` are two of the four flows as in ROOT_PAIRS, ``first`` and ``second`` their amounts
    in one currency.
    """

    roots: tuple[str, str]
    first: Quantity
    second: Quantity

    @property
    def exports(self) -> Quantity:
        """The exports; never negative."""
        return self._flow(self._weights[0], NONNEGATIVE)

    @property
    def imports(self) -> Quantity:
        """The imports; never negative."""
        return self._flow(self._weights[1], NONNEGATIVE)

    @property
    def total(self) -> Quantity:
        """Exports and imports together; never negative."""
        (a, b), (c, d) = self._weights
        return self._flow((_plain(a + c), _plain(b + d)), NONNEGATIVE)

    @property
    def balance(self) -> Quantity:
        """Exports less imports: a surplus when positive, a deficit when negative."""
        (a, b), (c, d) = self._weights
        return self._flow((_plain(a - c), _plain(b - d)), WHOLE)

    @property
    def balance_share(self) -> Quantity:
        """The balance as a share of the total, in [-1, 1]."""
        return self._ratio(_share)

    @property
    def coverage_ratio(self) -> Quantity:
        """Exports over imports."""
        return self._ratio(_coverage)

    def flow(self, name: str) -> Quantity:
        """Return one of the four flows: a root as given, the others reckoned."""
        given = dict(zip(self.roots, (self.first, self.second), strict=True))
        if name in given:
            return given[name]
        return {
            EXPORTS: lambda: self.exports, IMPORTS: lambda: self.imports,
            TOTAL: lambda: self.total, BALANCE: lambda: self.balance,
        }[name]()  # fmt: skip

    @property
    def _weights(self) -> tuple[_Weights, _Weights]:
        return _IDENTITIES[self.roots]

    def _flow(self, weights: _Weights, limits: Interval) -> Quantity:
        return self._derived(
            lambda a, b: _mix(weights, a, b).intersection(limits),
            same_unit(self.first, self.second),
        )

    def _ratio(self, formula: _Formula) -> Quantity:
        same_unit(self.first, self.second)
        return self._derived(lambda a, b: _hull(formula, self._weights, a, b), "1")

    def _derived(self, bounds: Bounds, unit: str) -> Quantity:
        """Return what follows from the roots; nothing where they exclude one another."""
        return derived(
            lambda a, b: bounds(a, b) if _is_trade(self._weights, a, b) else EMPTY,
            (self.first, self.second),
            unit,
        )


def trade(figures: Mapping[str, Quantity]) -> Trade | None:
    """Return the trade that the figures given determine, None when fewer than two are given.

    Exports and imports come first, then the pairs in the order of ROOT_PAIRS.
    """
    for first, second in ROOT_PAIRS:
        if first in figures and second in figures:
            return Trade((first, second), figures[first], figures[second])
    return None


_Formula = Callable[[Interval, Interval], Interval]
"""A ratio of exports and imports, rising in the first and falling in the second."""


def _mix(weights: _Weights, a: Interval, b: Interval) -> Interval:
    """Return the weighted sum of two roots that are not empty; no weight is no root."""
    if weights is _FIRST:
        return a
    if weights is _SECOND:
        return b
    return _times(a, weights[0]) + _times(b, weights[1])


def _times(root: Interval, weight: Decimal) -> Interval:
    if weight is _ONE:
        return root
    return -root if weight is _LESS else root.scaled(weight)


def _plain(weight: Decimal) -> Decimal:
    """Return the weight that stands for its like, so that it is known at a glance."""
    return next((known for known in (_ONE, _LESS) if known == weight), weight)


def _is_trade(weights: tuple[_Weights, _Weights], a: Interval, b: Interval) -> bool:
    """Tell whether neither exports nor imports need be negative."""
    return not (a.is_empty or b.is_empty) and all(_mix(w, a, b).high >= 0 for w in weights)


def _hull(
    formula: _Formula, weights: tuple[_Weights, _Weights], a: Interval, b: Interval
) -> Interval:
    """Return the hull of a ratio, which is monotone in either root, over its four corners."""
    if weights is _DIRECT:  # it rises in the one and falls in the other
        ends = dict.fromkeys(((a.low, b.high), (a.high, b.low)))
    else:
        ends = dict.fromkeys((r, s) for r in (a.low, a.high) for s in (b.low, b.high))
    corners = [(Interval(r, r), Interval(s, s)) for r, s in ends]
    ratios = [formula(_corner(weights[0], *c), _corner(weights[1], *c)) for c in corners]
    low, high = min(ratio.low for ratio in ratios), max(ratio.high for ratio in ratios)
    return Interval(low, high) if low.is_finite() else NONNEGATIVE


def _corner(weights: _Weights, r: Interval, s: Interval) -> Interval:
    """Return a flow at a corner; the whole line where two unbounded roots oppose each other."""
    if r.is_bounded or s.is_bounded or _NONE in weights:
        return _mix(weights, r, s)
    return WHOLE


def _share(exports: Interval, imports: Interval) -> Interval:
    """Return (X - M) / (X + M) at a corner; beyond no imports at all it stays 1."""
    if exports.is_bounded and imports.is_bounded:
        total = exports + imports
        if total.low <= 0:
            return _SHARES
        share = (exports - imports) / total
        return Interval(_clamped(share.low), _clamped(share.high))
    if imports.is_bounded:
        return Interval.point(_ONE)
    return Interval.point(-_ONE) if exports.is_bounded else _SHARES


def _coverage(exports: Interval, imports: Interval) -> Interval:
    """Return X / M at a corner; unbounded where imports may be nothing."""
    if not exports.is_bounded and not imports.is_bounded:
        return NONNEGATIVE
    if not imports.is_bounded:
        return Interval.point(_NONE)
    if imports.low <= 0:
        return NONNEGATIVE if exports.low <= 0 else _ENDLESS
    ratio = exports / imports
    return Interval(max(_NONE, ratio.low), max(_NONE, ratio.high))


def _clamped(share: Decimal) -> Decimal:
    return max(-_ONE, min(_ONE, share))
