"""The same question put to HiGHS: a linear programme with envelopes for the products.

Sums are exact. A product is relaxed to its four McCormick half-spaces, each of which needs bounds
of both factors: those that are printed (the programme is then blind wherever a factor is not), or
those that propagation has found. Columns and rows are scaled, without which HiGHS gives up on
numbers from 1 to 10^13.
"""

from __future__ import annotations

from enum import Enum
from importlib import import_module
from math import inf
from time import process_time
from typing import Any, NamedTuple

from tbcalc.core.network import Network, Product
from tbcalc.core.propagate import Fixpoint
from tbcalc.core.settle import new_run

np: Any = import_module("numpy")
optimize: Any = import_module("scipy.optimize")
sparse: Any = import_module("scipy.sparse")


class Envelopes(Enum):
    """Which bounds the envelopes of products are drawn from."""

    PRINTED = "where both factors are printed"
    ALL = "everywhere, bounds by propagation"


class Program(NamedTuple):
    """A linear programme in the form linprog takes it, and the size of each variable."""

    upper: Any
    upper_ends: Any
    equal: Any
    equal_ends: Any
    bounds: Any
    sizes: Any


def linear_program(network: Network, fixpoint: Fixpoint, envelopes: Envelopes) -> Program:
    """Return the network as a scaled linear programme."""
    low, high = (fixpoint.low, fixpoint.high) if envelopes is Envelopes.ALL else _printed(network)
    matrix, least, most = _rows(network, low, high)
    sizes = np.array([
        max(abs(a), abs(b), 1e-6) if -inf < a and b < inf else 1.0
        for a, b in zip(fixpoint.low, fixpoint.high, strict=True)
    ])  # fmt: skip
    matrix = matrix @ sparse.diags(sizes)
    weights = 1 / np.maximum(abs(matrix).max(axis=1).toarray().ravel(), 1e-300)
    matrix = sparse.csr_array(sparse.diags(weights) @ matrix)
    least, most = least * weights, most * weights
    equal = least == most
    above, below = np.isfinite(most) & ~equal, np.isfinite(least) & ~equal
    return Program(
        sparse.vstack([matrix[above], -matrix[below]]),
        np.concatenate([most[above], -least[below]]),
        matrix[equal],
        least[equal],
        np.stack([np.array(low) / sizes, np.array(high) / sizes], axis=1),
        sizes,
    )


def _printed(network: Network) -> tuple[list[float], list[float]]:
    run = new_run(network)
    run.say(range(len(network.figures)), {})
    return list(run.low), list(run.high)


def _rows(network: Network, low: list[float], high: list[float]) -> tuple[Any, Any, Any]:
    """Return the matrix and the two ends of each row."""
    at: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    ends: list[tuple[float, float]] = []
    for tie in network.constraints:
        if isinstance(tie, Product):
            rows = _half_spaces(tie, low, high)
        else:
            terms = [(v, float(c)) for v, c in zip(tie.variables, tie.coefficients, strict=True)]
            rows = [(terms, float(tie.low), float(tie.high))]
        for terms, least, most in rows:
            for variable, coefficient in terms:
                at.append(len(ends))
                columns.append(variable)
                values.append(coefficient)
            ends.append((least, most))
    shape = (len(ends), network.size)
    least_ends, most_ends = np.array(ends).reshape(-1, 2).T
    return sparse.coo_array((values, (at, columns)), shape=shape).tocsr(), least_ends, most_ends


Terms = list[tuple[int, float]]


def _half_spaces(
    tie: Product, low: list[float], high: list[float]
) -> list[tuple[Terms, float, float]]:
    z, x, y = tie
    found = []
    for a in {low[x], high[x]}:
        for b in {low[y], high[y]}:
            if abs(a) < inf and abs(b) < inf:
                terms = [(z, 1.0), (x, -b), (y, -a)]
                is_floor = (a, b) in ((low[x], low[y]), (high[x], high[y]))
                is_ceiling = (a, b) in ((low[x], high[y]), (high[x], low[y]))
                least, most = -a * b if is_floor else -inf, -a * b if is_ceiling else inf
                found.append((terms, least, most))
    return found


def seconds_to_decide(program: Program, limit: float) -> tuple[float, str]:
    """Return how long HiGHS takes to find whether there is a point, and what it says."""
    start = process_time()
    outcome = _solve(program, np.zeros(len(program.sizes)), limit)
    answers = {0: "feasible", 1: "none in this time", 2: "infeasible"}
    return process_time() - start, answers.get(outcome.status, "gave up")


def range_of(program: Program, variable: int) -> tuple[float, float]:
    """Return the smallest and the largest value that a variable can have."""
    ends = []
    for sign in (1.0, -1.0):
        costs = np.zeros(len(program.sizes))
        costs[variable] = sign
        outcome = _solve(program, costs, 60.0)
        ends.append(
            sign * outcome.fun * program.sizes[variable] if outcome.status == 0 else -sign * inf
        )
    return ends[0], ends[1]


def _solve(program: Program, costs: Any, limit: float) -> Any:
    return optimize.linprog(
        costs,
        A_ub=program.upper,
        b_ub=program.upper_ends,
        A_eq=program.equal,
        b_eq=program.equal_ends,
        bounds=program.bounds,
        method="highs",
        options={"time_limit": limit},
    )
