from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from tbcalc.core.network import Bound, build_network
from tbcalc.core.propagate import propagate
from tbcalc.core.reasons import Step, derivation, exact_interval, slice_of
from tbcalc.core.replay import narrowed
from tbcalc.exact.interval import WHOLE, Interval
from tests.core.test_propagate import NAMES, system
from tests.network_strategies import World, worlds


def test_a_derivation_goes_down_to_the_figures() -> None:
    fixpoint = propagate(system("T=X+M B=X-M", "X:25..26 M:18..19 T:43..44"))
    steps = derivation(fixpoint, NAMES.index("B"), "low")
    assert [(NAMES[s.variable], s.side, str(s.bound)) for s in steps] == [
        ("X", "low", "25"),
        ("M", "high", "19"),
        ("B", "low", "6"),
    ]
    assert steps[-1].constraint == 1
    assert steps[-1].premises == (0, 1)
    assert [s.figure for s in steps] == [0, 1, None]


def test_what_no_figure_bears_on_has_no_derivation() -> None:
    fixpoint = propagate(system("T=X+M", "X:25.."))
    assert derivation(fixpoint, NAMES.index("M"), "low") == ()
    assert exact_interval(fixpoint, NAMES.index("M")) == WHOLE


@pytest.mark.parametrize(
    ("ties", "figures", "involved"),
    [
        pytest.param("T=X+M B=X-M", "X:1..2 M:1..2 B:0..1 T:9..9", {0, 1, 3}, id="without B"),
        pytest.param("T=X+M f=T*g", "X:1..2 M:1..2 g:3..3 f:99..99", {0, 1, 2, 3}, id="all four"),
        pytest.param("T=X+M", "X:1..2 X:3..4 M:0..1", {0, 1}, id="two of one thing"),
    ],
)
def test_the_slice_of_a_clash_leaves_out_the_rest(
    ties: str, figures: str, involved: set[int]
) -> None:
    fixpoint = propagate(system(ties, figures))
    assert set(slice_of(fixpoint, fixpoint.clashes[0]).figures) == involved


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_every_step_follows_from_its_premises(world: World) -> None:
    fixpoint = propagate(world.network)
    for variable, value in enumerate(world.truth):
        exact = exact_interval(fixpoint, variable)
        rough = fixpoint.interval(variable)
        assert rough.encloses(exact)
        assert not exact.low.is_finite() or Fraction(exact.low) <= value
        assert not exact.high.is_finite() or Fraction(exact.high) >= value
        for side in ("low", "high"):
            steps = derivation(fixpoint, variable, side)
            for place, step in enumerate(steps):
                assert all(premise < place for premise in step.premises)
                assert step.bound == _again(world, steps, step)


def _again(world: World, steps: tuple[Step, ...], step: Step) -> Decimal:
    """Return the bound of a step from its premises alone."""
    if step.figure is not None:
        said = world.figures[step.figure].interval
        return said.low if step.side == "low" else said.high
    bounds: dict[int, Interval] = {}
    for premise in (steps[place] for place in step.premises):
        low = premise.bound if premise.side == "low" else WHOLE.low
        high = premise.bound if premise.side == "high" else WHOLE.high
        known = bounds.get(premise.variable, WHOLE)
        bounds[premise.variable] = known.intersection(Interval(low, high))
    assert step.constraint is not None
    tie = world.ties[step.constraint]
    found = narrowed(tie, step.variable, lambda v: bounds.get(v, WHOLE))
    return found.low if step.side == "low" else found.high


def test_exact_bounds_keep_their_decimals() -> None:
    fixpoint = propagate(system("T=X+M", "X:0.1..0.1 M:0.2..0.2"))
    assert str(exact_interval(fixpoint, NAMES.index("T"))) == "[0.3, 0.3]"


def test_a_domain_is_a_reason_that_needs_no_figure() -> None:
    network = build_network(
        1, [], [Bound(0, Interval(Decimal(1), Decimal(9)))], {0: Interval(Decimal(2), Decimal(5))}
    )
    fixpoint = propagate(network)
    assert derivation(fixpoint, 0, "low") == ()
    assert str(exact_interval(fixpoint, 0)) == "[2, 5]"


def test_a_product_of_positive_numbers_rests_on_two_bounds() -> None:
    fixpoint = propagate(system("T=X*g", "X:25..26 g:2..3"))
    steps = derivation(fixpoint, NAMES.index("T"), "low")
    assert [(NAMES[s.variable], s.side) for s in steps] == [
        ("X", "low"),
        ("g", "low"),
        ("T", "low"),
    ]
