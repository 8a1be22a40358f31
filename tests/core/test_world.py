from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from tbcalc.core.network import Bound, Constraint, Network, Sum, build_network
from tbcalc.core.propagate import propagate
from tbcalc.core.world import World, find_world
from tbcalc.exact.interval import WHOLE, Interval
from tests.core.test_propagate import NAMES, system
from tests.network_strategies import World as TrueWorld
from tests.network_strategies import worlds


def found(network: Network) -> World | None:
    """Return the world found in a network, with blank figures behind its own."""
    said = [network.domain(variable) for variable in range(network.size)]
    for variable, interval in network.figures:
        said[variable] = said[variable].intersection(interval)
    blanks = [Bound(variable, WHOLE) for variable in range(network.size)]
    whole = build_network(
        network.size, network.constraints, [*network.figures, *blanks], network.domains
    )
    return find_world(propagate(whole), len(network.figures), said)


def _is_within(value: Fraction, interval: Interval) -> bool:
    low, high = Decimal(interval.low), Decimal(interval.high)
    return (not low.is_finite() or Fraction(low) <= value) and (
        not high.is_finite() or value <= Fraction(high)
    )


def _assert_true(ties: Sequence[Constraint], figures: Sequence[Bound], world: World) -> None:
    for tie in ties:
        if isinstance(tie, Sum):
            total = Fraction(0)
            for variable, weight in zip(tie.variables, tie.coefficients, strict=True):
                total += Fraction(weight) * world[variable]
            assert _is_within(total, Interval(Decimal(tie.low), Decimal(tie.high)))
        else:
            assert world[tie.whole] == world[tie.left] * world[tie.right]
    for variable, interval in figures:
        assert _is_within(world[variable], interval)


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_what_is_found_is_exactly_true(drawn: TrueWorld) -> None:
    world = found(drawn.network)
    if world is not None:
        assert len(world) == len(drawn.truth)
        _assert_true(drawn.ties, drawn.figures, world)


@pytest.mark.parametrize(
    ("ties", "figures"),
    [
        pytest.param("T=X+M B=X-M", "X:25.445..25.455 M:18.385..18.395 T:43..44", id="flows"),
        pytest.param("T=X*g f=X*r", "T:5..6 g:1.2..1.3 f:7..8", id="two products of one factor"),
        pytest.param("T=X+M", "X:0.1..0.1 M:0.2..0.2 T:0.3..0.3", id="points"),
        pytest.param("T=X*g", "T:1..", id="unbounded"),
    ],
)
def test_a_world_is_found(ties: str, figures: str) -> None:
    network = system(ties, figures)
    world = found(network)
    assert world is not None
    _assert_true(network.constraints, network.figures, world)


def test_where_there_is_none_none_is_found() -> None:
    assert found(system("X=M+g M=B+f B=X+r", "g:1..2 f:1..2 r:1..2")) is None
    assert found(system("T=X*X", "T:-2..-1")) is None


def test_nought_times_anything_is_no_quotient() -> None:
    world = found(system("T=X*g", "X:0..0 T:0..0 g:1..2"))
    assert world is not None
    assert 1 <= world[NAMES.index("g")] <= 2
