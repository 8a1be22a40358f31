from __future__ import annotations

from decimal import Decimal

from tbcalc.core.network import (
    Bound,
    Component,
    Product,
    Sum,
    build_network,
    component_of,
    components,
)
from tbcalc.core.part import around, part_of
from tbcalc.core.propagate import propagate
from tbcalc.core.reasons import derivation
from tbcalc.exact.interval import NONNEGATIVE, WHOLE, Interval
from tests.core.test_propagate import interval, system

TWO_PARTS = build_network(
    7,
    [Sum((0, 1), (1, -1)), Product(4, 3, 5), Sum((1, 2), (1, -1))],
    [Bound(5, interval("1..2")), Bound(0, interval("3..4")), Bound(2, interval("0..9"))],
    {3: NONNEGATIVE},
)


def test_components_are_what_nothing_ties_together() -> None:
    assert components(TWO_PARTS) == (
        Component((0, 1, 2), (0, 2), (1, 2)),
        Component((3, 4, 5), (1,), (0,)),
        Component((6,), (), ()),
    )


def test_the_component_of_a_variable_is_one_of_them() -> None:
    for component in components(TWO_PARTS):
        for variable in component.variables:
            assert component_of(TWO_PARTS, variable) == component


def test_a_network_knows_what_touches_what() -> None:
    assert [TWO_PARTS.variables_of(tie) for tie in range(3)] == [(0, 1), (4, 3, 5), (1, 2)]
    assert TWO_PARTS.domain(3) == NONNEGATIVE
    assert TWO_PARTS.domain(0) == WHOLE
    assert TWO_PARTS.said == {5: [0], 0: [1], 2: [2]}


def test_a_variable_twice_in_one_tie_is_touched_once() -> None:
    square = build_network(2, [Product(1, 0, 0)], [Bound(0, interval("2..3"))])
    assert list(square.touching[0]) == [0]
    assert str(propagate(square).interval(1)) != "[-Infinity, Infinity]"


def test_a_part_says_what_the_whole_says_there() -> None:
    whole = propagate(TWO_PARTS, {0: interval("5..6"), 1: None})
    part = part_of(whole, [1])
    assert part.variables == [3, 4, 5]
    assert part.constraints == [1]
    assert part.figures == [0]
    assert part.network.figures == [Bound(2, Interval(Decimal(5), Decimal(6)))]
    assert part.network.constraints == [Product(1, 0, 2)]
    assert part.network.domain(0) == NONNEGATIVE
    assert part_of(whole, [0, 2]).figures == [2]


def test_a_step_of_a_part_takes_the_names_of_the_whole() -> None:
    whole = propagate(TWO_PARTS)
    part = part_of(whole, [0, 2])
    inner = derivation(propagate(part.network), 1, "low")
    assert [part.named(step) for step in inner] == list(derivation(whole, 1, "low"))


def test_the_nearest_ties_come_first() -> None:
    chain = system("T=X+M B=T+f g=B+r w=g+r", "")
    assert around(chain, 0, [], 1) == [0]
    assert around(chain, 0, [], 2) == [0, 1]
    assert around(chain, 0, [3], 2) == [0, 3]
    assert around(chain, 0, [], 99) == [0, 1, 2, 3]
