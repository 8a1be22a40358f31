from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.core.conflict import conflict_of, find_conflicts
from tbcalc.core.network import Bound, Network, build_network, component_of
from tbcalc.core.propagate import propagate
from tests.core.test_propagate import system
from tests.network_strategies import World, printed, worlds


@pytest.mark.parametrize(
    ("ties", "figures", "sets", "culprits"),
    [
        pytest.param("T=X+M", "X:1..2 M:1..2 T:9..9", {(0, 1, 2)}, (0, 1, 2), id="one sum"),
        pytest.param(
            "T=X+M B=X-M", "X:1..2 M:1..2 T:3..4 B:9..9", {(0, 1, 3), (0, 2, 3), (1, 2, 3)}, (3,),
            id="the balance is in all",
        ),
        pytest.param("T=X+M", "X:1..2 X:3..4 M:1..1", {(0, 1)}, (0, 1), id="said twice"),
        pytest.param("T=X+M f=T*g", "X:1..2 M:1..2 g:3..3 f:99..99 T:2..4",
                     {(0, 1, 2, 3), (2, 3, 4)}, (2, 3), id="through a product"),
    ],
)  # fmt: skip
def test_all_smallest_sets_are_told(
    ties: str, figures: str, sets: set[tuple[int, ...]], culprits: tuple[int, ...]
) -> None:
    fixpoint = propagate(system(ties, figures))
    conflict = conflict_of(fixpoint, fixpoint.clashes[0])
    assert conflict is not None
    assert set(conflict.sets) == sets
    assert conflict.culprits == culprits
    assert conflict.is_complete
    assert len(conflict.sets[0]) == min(len(each) for each in sets)


def test_the_proof_ends_in_bounds_that_cross() -> None:
    fixpoint = propagate(system("T=X+M", "X:1..2 M:1..2 T:9..10"))
    conflict = conflict_of(fixpoint, fixpoint.clashes[0])
    assert conflict is not None
    last = conflict.proof[-1]
    opposite = [s for s in conflict.proof if s.variable == last.variable and s.side != last.side]
    low, high = sorted((last, opposite[-1]), key=lambda step: step.side == "high")
    assert low.bound > high.bound


def test_independent_errors_are_told_one_by_one() -> None:
    fixpoint = propagate(system("T=X+M f=g-r", "X:1..2 M:1..2 T:9..9 g:1..1 r:1..1 f:5..5"))
    found = list(find_conflicts(fixpoint))
    assert sorted(conflict.sets[0] for conflict in found) == [(0, 1, 2), (3, 4, 5)]
    assert list(find_conflicts(fixpoint, most=1)) == found[:1]


def _with_one_wrong(world: World, figure: int) -> Network:
    variable, _ = world.figures[figure]
    wrong = printed(world.truth[variable] * 13 / 10, 3)
    figures = [*world.figures]
    figures[figure] = Bound(variable, wrong)
    return build_network(len(world.truth), world.ties, figures)


@given(worlds().filter(lambda world: bool(world.figures)), st.data())
@settings(max_examples=100, deadline=None)
def test_the_sets_are_all_and_smallest(world: World, data: st.DataObject) -> None:
    """Every subset of the figures is tried: those that clash and have no clashing subset."""
    wrong = data.draw(st.sampled_from(range(len(world.figures))))
    network = _with_one_wrong(world, wrong)
    fixpoint = propagate(network)
    if not fixpoint.clashes or fixpoint.capped:
        return
    conflict = conflict_of(fixpoint, fixpoint.clashes[0])
    assert conflict is not None
    assert wrong in conflict.culprits
    everything = range(len(network.figures))
    clashing: list[set[int]] = []
    for size in range(1, len(network.figures) + 1):
        for chosen in map(set, combinations(everything, size)):
            if any(known <= chosen for known in clashing):
                continue
            aside = dict.fromkeys(set(everything) - chosen)
            if propagate(network, aside).clashes:
                clashing.append(chosen)
    in_component = [each for each in clashing if each <= _reached(network, conflict.sets[0][0])]
    if conflict.is_complete:
        assert sorted(map(sorted, conflict.sets)) == sorted(map(sorted, in_component))


def _reached(network: Network, figure: int) -> set[int]:
    return set(component_of(network, network.figures[figure].variable).figures)
