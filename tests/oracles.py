"""What other programs know: z3, whether figures can all be true; and random systems to ask."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from math import floor
from typing import Any

from tbcalc.core.network import Bound, Constraint, Network, Product, Sum, build_network
from tbcalc.exact.interval import INFINITY, Interval


def random_system(numbers: random.Random) -> Network:
    """Return a small system: true numbers, ties that hold, printed figures, some of them wrong."""
    return random_world(numbers, mistakes=0.12)[0]


def random_world(numbers: random.Random, *, mistakes: float) -> tuple[Network, list[Fraction]]:
    """Return a small system and its true numbers; a share of the figures is printed wrongly."""
    truth = [_number(numbers) for _ in range(numbers.randint(2, 4))]
    ties: list[Constraint] = []
    for _ in range(numbers.randint(1, 5)):
        if numbers.random() < 0.55:
            ties.append(_random_sum(numbers, truth))
        else:
            left, right = numbers.sample(range(len(truth)), 2)
            ties.append(Product(len(truth), left, right))
            truth.append(truth[left] * truth[right])
    figures = [
        Bound(variable, _figure(numbers, value, mistakes))
        for variable, value in enumerate(truth)
        if numbers.random() < 0.75
    ]
    return build_network(len(truth), ties, figures), truth


def _number(numbers: random.Random) -> Fraction:
    sign = numbers.choice([1, 1, 1, -1])
    return Fraction(sign * numbers.randint(1, 9999), numbers.choice([1, 10, 100, 1000]))


def _random_sum(numbers: random.Random, truth: list[Fraction]) -> Sum:
    variables = numbers.sample(range(len(truth)), numbers.randint(2, min(4, len(truth))))
    weights = [numbers.choice([1, 1, 1, -1, -1, 2, -2]) for _ in variables]
    total = sum((w * truth[v] for w, v in zip(weights, variables, strict=True)), Fraction(0))
    if numbers.random() < 0.75:
        truth.append(total)
        return Sum((len(truth) - 1, *variables), (-1, *weights))
    near, shape = Decimal(floor(total)), numbers.random()
    low = near - numbers.randint(0, 3) if shape < 0.7 else -INFINITY
    high = near + numbers.randint(1, 3) if shape > 0.3 else INFINITY
    return Sum(tuple(variables), tuple(weights), low, high)


def _figure(numbers: random.Random, value: Fraction, mistakes: float) -> Interval:
    digits = numbers.randint(1, 4)
    printed = Decimal(f"{float(value):.{digits - 1}e}")
    half = Decimal(5).scaleb(printed.adjusted() - digits)
    if numbers.random() < mistakes:
        printed += half * numbers.choice([-1, 1]) * numbers.choice([1, 2, 3, 5, 10])
    shape = numbers.random()
    low = -INFINITY if 0.08 <= shape < 0.12 else printed - half
    return Interval(low, INFINITY if shape < 0.08 else printed + half)


def z3_answer(network: Network, milliseconds: int = 5000) -> str:
    """Return what z3 says of a network: possible, impossible or undetermined."""
    z3 = import_module("z3")
    solver = z3.Solver()
    solver.set("timeout", milliseconds)
    numbers = [z3.Real(f"x{place}") for place in range(network.size)]
    for tie in network.constraints:
        if isinstance(tie, Product):
            solver.add(numbers[tie.whole] == numbers[tie.left] * numbers[tie.right])
        else:
            terms = zip(tie.coefficients, tie.variables, strict=True)
            total = sum(_real(z3, weight) * numbers[variable] for weight, variable in terms)
            _bound(z3, solver, total, Decimal(tie.low), Decimal(tie.high))
    said = [*network.figures, *(Bound(v, each) for v, each in network.domains.items())]
    for variable, interval in said:
        _bound(z3, solver, numbers[variable], interval.low, interval.high)
    answers = {"sat": "possible", "unsat": "impossible"}
    return answers.get(str(solver.check()), "undetermined")


def _bound(z3: Any, solver: Any, term: Any, low: Decimal, high: Decimal) -> None:
    if low.is_finite():
        solver.add(term >= _real(z3, low))
    if high.is_finite():
        solver.add(term <= _real(z3, high))


def _real(z3: Any, value: int | Decimal) -> Any:
    return z3.RealVal(str(Fraction(value)))
