from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

from tbcalc.core.decide import decide
from tbcalc.core.hidden import hidden_conflict
from tbcalc.core.network import component_of, components
from tbcalc.core.propagate import propagate
from tests.core.test_propagate import system
from tests.network_strategies import World, worlds
from tests.oracles import random_system, z3_answer

CIRCLE = "T=X+M B=X-M"


@pytest.mark.parametrize(
    ("ties", "figures", "answer"),
    [
        pytest.param("T=X+M", "X:1..2 M:1..2 T:3..9", "possible", id="plain"),
        pytest.param("T=X+M", "X:1..2 M:1..2 T:5..9", "impossible", id="plainly not"),
        pytest.param(CIRCLE, "T:10..10 B:4..4 X:6..6.9", "impossible", id="X is 7, in a circle"),
        pytest.param(CIRCLE, "T:10..10 B:4..4 X:6..7", "possible", id="X is 7, and may be"),
        pytest.param(
            "T=X*M B=X+M", "T:9..9 B:6..6", "possible", id="twice the same: 3 and 3, no room at all"
        ),
        pytest.param("T=X*M B=X+M", "T:9.01..9.5 B:6..6 X:0..9", "impossible",
                     id="no two numbers of sum 6 have a product above 9"),
        pytest.param("T=X*M f=X*M", "T:1..2 f:3..4", "impossible", id="one product, two values"),
        pytest.param("T=X*X", "T:-2..-1", "impossible", id="no square is negative"),
        pytest.param("T=X*M", "T:1..", "possible", id="unbounded"),
    ],
)  # fmt: skip
def test_small_systems_are_decided(ties: str, figures: str, answer: str) -> None:
    assert decide(system(ties, figures)) == answer


@given(worlds())
@settings(max_examples=100, deadline=None)
def test_a_world_is_never_called_impossible(world: World) -> None:
    assert decide(world.network) != "impossible"


def test_a_hidden_conflict_is_found_and_cut_down() -> None:
    """Each exceeds the next, in a circle: no bound moves, and yet it cannot be."""
    fixpoint = propagate(system("X=M+g M=B+f B=X+r", "g:1.. f:1.. r:1.. X:..9 r:-5.."))
    assert not fixpoint.clashes
    conflict = hidden_conflict(fixpoint, component_of(fixpoint.network, 0))
    assert conflict is not None
    assert conflict.sets == ((0, 1, 2),)
    assert conflict.culprits == (0, 1, 2)
    assert conflict.proof == ()


def test_what_may_be_true_hides_nothing() -> None:
    fixpoint = propagate(system(CIRCLE, "T:10..10 B:4..4 X:6..7"))
    found = [hidden_conflict(fixpoint, each) for each in components(fixpoint.network)]
    assert found == [None] * len(found)


def test_z3_agrees() -> None:
    """A hundred systems here; thousands in benchmarks/oracles.py."""
    pytest.importorskip("z3", reason="the oracle z3-solver is not installed")
    for seed in range(150):
        drawn = random_system(random.Random(seed))
        expected = z3_answer(drawn)
        clashes = propagate(drawn).clashes
        answer = decide(drawn)
        if expected == "possible":
            assert not clashes
            assert answer != "impossible"
        elif expected == "impossible":
            assert answer != "possible"
