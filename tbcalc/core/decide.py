"""Decide whether the figures of a small network can all be true: find a world, or that none is.

Propagation alone is blind to some contradictions that go round in circles. Here one factor of each
product is chosen. With the factors fixed all is linear, and exact linear programming finds a world
if there is one; with the factors free within a box, products are relaxed to their envelopes, and
when even the relaxed system has no solution the box holds no world. Boxes are halved until all are
settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from tbcalc.core.envelope import end_of, envelope, fixed_product, row_of_sum
from tbcalc.core.network import Bound, Network, Product, Sum, build_network
from tbcalc.core.propagate import Changes, propagate
from tbcalc.core.reasons import proof_of
from tbcalc.core.simplex import End, Outcome, Row, excluded, feasible_point
from tbcalc.core.world import FEW_CHOICES, MOST_CHOICES, find_world
from tbcalc.exact.interval import WHOLE, Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST, UP, ceiling_to, floor_to, nearest_to

Verdict = Literal["possible", "impossible", "undetermined"]

MOST_BOXES: Final = 200
MOST_WORK: Final = 2000
"""How many boxes, and boxes times constraints, are looked into before the question is left open."""

_DIGITS: Final = 12

Box = Mapping[int, Interval]
"""Narrower bounds of some factors."""


def decide(
    network: Network, changes: Changes | None = None, *, most_boxes: int = MOST_BOXES
) -> Verdict:
    """Tell whether the figures of a small network can all be true, in exact arithmetic.

    Nothing is called impossible but what is proved once more: a clash by its steps, a linear
    system without solution by the sum of its rows that cannot hold. Slow: meant for parts of a few
    dozen constraints (see part.part_of).
    """
    question = _question(network, changes or {})
    start = propagate(question.network, question.changes)
    if start.clashes:
        return "impossible" if proof_of(start, start.clashes[0]) else "undetermined"
    choices = FEW_CHOICES if start.capped else MOST_CHOICES
    if find_world(start, question.blank, question.said, choices) is not None:
        return "possible"
    return _searched(question, most_boxes)


def _searched(question: _Question, most_boxes: int) -> Verdict:
    """Return what linear programming finds in box after box, halving those it leaves open."""
    boxes: list[Box] = [{}]
    network = question.network
    for _ in range(min(most_boxes, MOST_WORK // max(1, len(network.constraints)))):
        if not boxes:
            return "impossible"
        box = boxes.pop()
        answer = _reach(question, box)
        reach = answer if isinstance(answer, list) else []
        verdict = _look_into(question, reach) if isinstance(answer, list) else answer
        if verdict == "possible":
            return "possible"
        if verdict == "undetermined":
            halves = _halves(question, box, reach) if reach else []
            if not halves:
                return "undetermined"
            boxes += halves
    return "undetermined" if boxes else "impossible"


@noun
class _Question:
    """A network with a blank figure for each variable, and what of it is the same in every box."""

    network: Network
    changes: Changes
    blank: int
    said: Sequence[Interval]
    sums: Sequence[Row]
    products: Sequence[Product]
    factors: Sequence[int]


def _question(network: Network, changes: Changes) -> _Question:
    blanks = [Bound(variable, WHOLE) for variable in range(network.size)]
    figures = [*network.figures, *blanks]
    ties = network.constraints
    said = [network.domain(variable) for variable in range(network.size)]
    for place, (variable, interval) in enumerate(network.figures):
        says = changes.get(place, interval)
        if says is not None:
            said[variable] = said[variable].intersection(says)
    products = [tie for tie in ties if isinstance(tie, Product)]
    return _Question(
        build_network(network.size, ties, figures, network.domains),
        changes,
        len(network.figures),
        said,
        [*(row_of_sum(tie) for tie in ties if isinstance(tie, Sum)), *_equal_products(products)],
        products,
        _factors(products),
    )


def _equal_products(products: Sequence[Product]) -> Iterator[Row]:
    """Find the products of the same two factors, which are equal."""
    first: dict[frozenset[int], int] = {}
    for whole, left, right in products:
        other = first.setdefault(frozenset((left, right)), whole)
        if other != whole:
            yield Row({whole: Fraction(1), other: Fraction(-1)}, Fraction(0), Fraction(0))


def _factors(products: Sequence[Product]) -> list[int]:
    """Return few variables of which every product has one as a factor: the busiest first."""
    left, chosen = list(products), []
    while left:
        counts = Counter(v for tie in left for v in {tie.left, tie.right})
        chosen.append(min(counts, key=lambda v: (-counts[v], v)))
        left = [tie for tie in left if chosen[-1] not in tie[1:]]
    return chosen


def _reach(question: _Question, box: Box) -> list[Interval] | Verdict:
    """Return the bounds that propagation finds in a box, a little wider; a verdict on a clash."""
    changes = {**question.changes, **{question.blank + v: within for v, within in box.items()}}
    fixpoint = propagate(question.network, changes, until_clash=True)
    if fixpoint.clashes:
        return "impossible" if proof_of(fixpoint, fixpoint.clashes[0]) else "undetermined"
    found = [fixpoint.interval(variable) for variable in range(question.network.size)]
    return [Interval(floor_to(i.low, _DIGITS), ceiling_to(i.high, _DIGITS)) for i in found]


def _look_into(question: _Question, reach: Sequence[Interval]) -> Verdict:
    relaxed = [row for tie in question.products for row in envelope(tie, reach)]
    outcome = _solved(question, reach, relaxed, {})
    if outcome.point is None:
        rows = [*question.sums, *relaxed]
        is_proved = outcome.is_settled and excluded(_bounds(question, reach), rows, outcome.weights)
        return "impossible" if is_proved else "undetermined"
    for values in _candidates(question, reach, outcome.point):
        fixed = [fixed_product(tie, values) for tie in question.products]
        if _solved(question, reach, fixed, values).point is not None:
            return "possible"
    return "undetermined"


def _solved(
    question: _Question,
    reach: Sequence[Interval],
    rows: Sequence[Row],
    values: Mapping[int, Fraction],
) -> Outcome:
    bounds = _bounds(question, reach)
    for variable, value in values.items():
        low, high = bounds[variable]
        if (low is not None and value < low) or (high is not None and value > high):
            return Outcome(None, is_settled=True)
        bounds[variable] = (value, value)
    return feasible_point(bounds, [*question.sums, *rows])


def _bounds(question: _Question, reach: Sequence[Interval]) -> list[tuple[End, End]]:
    within = [a.intersection(b) for a, b in zip(question.said, reach, strict=True)]
    return [(end_of(each.low), end_of(each.high)) for each in within]


def _candidates(
    question: _Question, reach: Sequence[Interval], point: Sequence[Fraction]
) -> Iterator[dict[int, Fraction]]:
    """Find values of the factors to try: those of the relaxed system's point, and the middles."""
    yield {variable: _shortened(point[variable]) for variable in question.factors}
    if question.factors:
        within = {v: question.said[v].intersection(reach[v]) for v in question.factors}
        yield {v: Fraction(_middle(each)) for v, each in within.items()}


def _shortened(value: Fraction) -> Fraction:
    """Return a fraction to 30 digits when it is longer, as long ones make arithmetic slow."""
    if value.denominator < 10**30:
        return value
    return Fraction(NEAREST.divide(Decimal(value.numerator), Decimal(value.denominator)))


def _middle(within: Interval) -> Decimal:
    """Return a number inside, of few digits where there is room."""
    low, high = within.low, within.high
    if not low.is_finite() and not high.is_finite():
        return Decimal(0)
    if not high.is_finite():
        return low + abs(low) + 1
    if not low.is_finite():
        return high - abs(high) - 1
    short = nearest_to(within.midpoint, 6)
    return short if low < short < high else within.midpoint


def _halves(question: _Question, box: Box, reach: Sequence[Interval]) -> list[Box]:
    """Split a box at the factor that is widest for its size; empty when all are points."""
    widths = {v: _relative_width(reach[v]) for v in question.factors}
    variable = max(widths, key=lambda v: widths[v], default=None)
    if variable is None or widths[variable] < _NARROW:
        return []
    middle = _middle(reach[variable])
    low, high = reach[variable].low, reach[variable].high
    return [{**box, variable: Interval(low, middle)}, {**box, variable: Interval(middle, high)}]


def _relative_width(within: Interval) -> Decimal:
    if not within.is_bounded:
        return within.width
    size = max(abs(within.low), abs(within.high))
    return UP.divide(within.width, size) if size else Decimal(0)


_NARROW: Final = Decimal("1e-9")
