"""Linear constraints in exact rationals: a point that satisfies them all, or none exists.

Source: B. Dutertre, L. de Moura, A fast linear-arithmetic solver for DPLL(T), CAV 2006: the general
simplex method with bounds on every variable and Bland's rule, which always ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from tbcalc.exact.noun import noun

End = Fraction | None
"""A bound, or None where there is none."""


@noun
class Row:
    """A weighted sum of variables that lies between two ends."""

    terms: Mapping[int, Fraction]
    low: End
    high: End


class Outcome(NamedTuple):
    """A point that satisfies everything, or None: there is none, when ``is_settled``.

    Then ``weights`` are those of the rows whose sum no values within the bounds can have; where
    there are none, a variable's own bounds cross. ``excluded`` checks that.
    """

    point: tuple[Fraction, ...] | None
    is_settled: bool
    weights: Mapping[int, Fraction] = {}


def feasible_point(
    bounds: Sequence[tuple[End, End]], rows: Sequence[Row], most_exchanges: int = 500
) -> Outcome:
    """Return values of the variables within their bounds that satisfy all rows."""
    if any(low is not None and high is not None and low > high for low, high in bounds):
        return Outcome(None, is_settled=True)
    tableau = _Tableau(bounds, rows)
    for _ in range(most_exchanges):
        broken = tableau.broken()
        if broken is None:
            return Outcome(tuple(tableau.values[: len(bounds)]), is_settled=True)
        entering = tableau.entering(broken)
        if entering is None:
            return Outcome(None, is_settled=True, weights=tableau.refutation(broken, len(bounds)))
        tableau.exchange(broken, entering)
    return Outcome(None, is_settled=False)


def excluded(
    bounds: Sequence[tuple[End, End]], rows: Sequence[Row], weights: Mapping[int, Fraction]
) -> bool:
    """Tell whether the rows, weighed and added up, cannot hold within the bounds (Farkas' lemma).

    This is the proof that there is no point, checked without the search that found it.
    """
    if any(low is not None and high is not None and low > high for low, high in bounds):
        return True
    terms: dict[int, Fraction] = {}
    for at, weight in weights.items():
        _add(terms, rows[at].terms, weight)
    reached = _range((c, *bounds[v]) for v, c in terms.items())
    needed = _range((weight, rows[at].low, rows[at].high) for at, weight in weights.items())
    return _is_below(reached[1], needed[0]) or _is_below(needed[1], reached[0])


def _range(parts: Iterable[tuple[Fraction, End, End]]) -> tuple[End, End]:
    """Return the least and the greatest sum of weights times what lies between two ends."""
    least: End = _ZERO
    most: End = _ZERO
    for weight, low, high in parts:
        small, large = (low, high) if weight > 0 else (high, low)
        least = None if least is None or small is None else least + weight * small
        most = None if most is None or large is None else most + weight * large
    return least, most


def _is_below(one: End, other: End) -> bool:
    return one is not None and other is not None and one < other


class _Tableau:
    """Rows as new variables, each written in terms of those that are not in the basis."""

    def __init__(self, bounds: Sequence[tuple[End, End]], rows: Sequence[Row]) -> None:
        self.low = [low for low, _ in bounds] + [row.low for row in rows]
        self.high = [high for _, high in bounds] + [row.high for row in rows]
        self.values = [_start(low, high) for low, high in bounds]
        self.basis: dict[int, dict[int, Fraction]] = {}
        for at, row in enumerate(rows, len(bounds)):
            self.basis[at] = {v: c for v, c in row.terms.items() if c}
            self.values.append(self.sum_of(self.basis[at]))

    def sum_of(self, terms: Mapping[int, Fraction]) -> Fraction:
        return sum((c * self.values[v] for v, c in terms.items()), _ZERO)

    def broken(self) -> int | None:
        """Return the first variable of the basis that is out of its bounds."""
        return min((v for v in self.basis if self.lack(v) != 0), default=None)

    def lack(self, variable: int) -> Fraction:
        """Return how far below its low (positive) or above its high bound (negative) it is."""
        value, low, high = self.values[variable], self.low[variable], self.high[variable]
        if low is not None and value < low:
            return low - value
        return high - value if high is not None and value > high else _ZERO

    def entering(self, broken: int) -> int | None:
        """Return the first variable outside the basis that can mend it."""
        rising = self.lack(broken) > 0
        return min(
            (v for v, c in self.basis[broken].items() if self.has_room(v, up=(c > 0) == rising)),
            default=None,
        )

    def refutation(self, broken: int, variables: int) -> dict[int, Fraction]:
        """Return the weights of the rows that add up to one that cannot be mended."""
        terms = {broken: Fraction(1), **{v: -c for v, c in self.basis[broken].items()}}
        return {v - variables: c for v, c in terms.items() if v >= variables}

    def has_room(self, variable: int, *, up: bool) -> bool:
        end = (self.high if up else self.low)[variable]
        return end is None or self.values[variable] != end

    def exchange(self, leaving: int, entering: int) -> None:
        """Bring one variable to its bound, out of the basis, and another into the basis."""
        row = self.basis.pop(leaving)
        pivot = row.pop(entering)
        step = self.lack(leaving) / pivot
        self.values[leaving] += step * pivot
        self.values[entering] += step
        solved = {v: -c / pivot for v, c in row.items()}
        solved[leaving] = 1 / pivot
        for variable, terms in self.basis.items():
            weight = terms.pop(entering, None)
            if weight is not None:
                self.values[variable] += weight * step
                _add(terms, solved, weight)
        self.basis[entering] = solved


def _add(terms: dict[int, Fraction], added: Mapping[int, Fraction], weight: Fraction) -> None:
    for variable, coefficient in added.items():
        total = terms.get(variable, _ZERO) + weight * coefficient
        if total:
            terms[variable] = total
        else:
            terms.pop(variable, None)


def _start(low: End, high: End) -> Fraction:
    if low is not None:
        return low
    return high if high is not None else _ZERO


_ZERO: Final = Fraction(0)
