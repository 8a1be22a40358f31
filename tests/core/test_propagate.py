from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.core.network import Bound, Constraint, Network, Product, Sum, build_network
from tbcalc.core.propagate import Fixpoint, propagate, repropagate
from tbcalc.core.reasons import exact_interval
from tbcalc.exact.interval import INFINITY, NONNEGATIVE, WHOLE, Interval
from tests.network_strategies import World, printed, worlds

NAMES = "XMTBgfrw"
READINGS = ((2, 1), (3, 4), (6, 1))


def interval(text: str) -> Interval:
    low, high = text.split("..")
    return Interval(Decimal(low or "-Infinity"), Decimal(high or "Infinity"))


def system(ties: str, figures: str, names: str = NAMES) -> Network:
    """Read "T=X+M f=X*g" and "X:25..26 M:..19" as a network."""
    return build_network(
        len(names),
        [_tie(names, *tie.split("=")) for tie in ties.split()],
        [
            Bound(names.index(name), interval(said))
            for name, said in (figure.split(":") for figure in figures.split())
        ],
    )


def _tie(names: str, whole: str, right: str) -> Constraint:
    if "*" in right:
        left, factor = right.split("*")
        return Product(*(names.index(name) for name in (whole, left, factor)))
    terms = [f"-{whole}", *right.replace("-", "+-").split("+")]
    signs = tuple(-1 if term[0] == "-" else 1 for term in terms)
    return Sum(tuple(names.index(term[-1]) for term in terms), signs)


@pytest.mark.parametrize(
    ("ties", "figures", "asked", "expected"),
    [
        pytest.param("T=X+M", "X:25..26 M:18..19", "T", "[43, 45]", id="a sum forward"),
        pytest.param("T=X+M", "T:43..45 M:18..19", "X", "[24, 27]", id="a sum back"),
        pytest.param("B=X-M", "X:25..26 M:18..19", "B", "[6, 8]", id="a difference"),
        pytest.param("T=X+M", "X:25..", "T", "[-Infinity, Infinity]", id="one part is not enough"),
        pytest.param("T=X+M", "X:25.. M:18..19", "T", "[43, Infinity]", id="open above"),
        pytest.param("T=X*g", "X:25..26 g:2..3", "T", "[50, 78]", id="a product forward"),
        pytest.param("T=X*g", "T:50..60 g:2..4", "X", "[12.5, 30]", id="a product back"),
        pytest.param("T=X*g", "X:-2..3 g:-5..4", "T", "[-15, 12]", id="signs mixed"),
        pytest.param("T=X*g", "T:1..2 g:-1..1", "X", "[-Infinity, Infinity]", id="two branches"),
        pytest.param("T=X*g", "T:1..2 g:-1..1 X:0..9", "X", "[1, 9]", id="one branch is left"),
        pytest.param("T=X*g", "T:0..2 g:0..1", "X", "[-Infinity, Infinity]", id="nought by nought"),
        pytest.param("T=X*g", "T:0..0 g:1..2", "X", "[0, 0]", id="nought over something"),
        pytest.param("T=X+M+B", "X:1..2 M:1..2 T:7..8", "B", "[3, 6]", id="three parts"),
        pytest.param("T=X+M f=T*g", "X:1..2 M:1..2 g:3..3", "f", "[6, 12]", id="two ties"),
    ],
)
def test_bounds_follow(ties: str, figures: str, asked: str, expected: str) -> None:
    fixpoint = propagate(system(ties, figures))
    assert not fixpoint.is_contradictory
    assert str(exact_interval(fixpoint, NAMES.index(asked))) == expected


@pytest.mark.parametrize(
    ("ties", "figures"),
    [
        pytest.param("T=X+M", "X:25..26 M:18..19 T:46..47", id="a sum"),
        pytest.param("T=X*g", "X:25..26 g:2..3 T:79..80", id="a product"),
        pytest.param("T=X*g", "g:0..0 T:1..2", id="nothing times nought is one"),
        pytest.param("T=X+M", "X:1..2 X:3..4", id="two figures of one thing"),
        pytest.param("T=X+M", "X:..1 X:2..", id="two open figures of one thing"),
    ],
)
def test_contradictions_are_seen(ties: str, figures: str) -> None:
    assert propagate(system(ties, figures)).is_contradictory


@pytest.mark.parametrize(
    ("ties", "figures"),
    [
        pytest.param("T=X+M", "X:25..26 M:18..19 T:45..47", id="touching ends of a sum"),
        pytest.param("T=X+M", "X:0.1..0.2 M:0.2..0.4 T:0.6..0.7", id="touching ends, no floats"),
        pytest.param("T=X*g", "X:0.1..0.2 g:3..3 T:0.6..0.7", id="touching ends of a product"),
        pytest.param("T=X+M", "X:1..2 X:2..3", id="two figures that touch"),
    ],
)
def test_what_touches_is_consistent(ties: str, figures: str) -> None:
    assert not propagate(system(ties, figures)).is_contradictory


def test_domains_hold_without_being_figures() -> None:
    network = build_network(
        2, [Sum((0, 1), (1, 1), 0, 5)], [Bound(0, interval("4.."))], {1: NONNEGATIVE}
    )
    fixpoint = propagate(network)
    assert str(exact_interval(fixpoint, 0)) == "[4, 5]"
    assert str(exact_interval(fixpoint, 1)) == "[0, 1]"


def test_a_loop_that_never_ends_is_left_and_said() -> None:
    """A number that is itself times 1.01, and at least 1: propagation would climb for ever."""
    network = system("X=M M=X*g", "X:1.. g:1.01..1.02")
    fixpoint = propagate(network)
    assert fixpoint.capped
    assert fixpoint.low[0] < 10


def test_three_growths_that_fit_no_weights_are_seen() -> None:
    """Total and imports grow by 10 %, exports by 30 %: the mix identity sees the clash."""
    names = "tuvwab"
    ties: list[Constraint] = [
        Sum((4, 0, 1), (1, -1, 1)),  # a = g_T - g_M
        Sum((5, 2, 1), (1, -1, 1)),  # b = g_X - g_M
        Product(4, 3, 5),  # a = w b
    ]
    said = ["1.0995..1.1005", "1.1995..1.2005", "1.2995..1.3005"]
    figures = [Bound(variable, interval(text)) for variable, text in enumerate(said)]
    network = build_network(len(names), ties, figures, {3: interval("0..1")})
    assert propagate(network).is_contradictory


@given(worlds())
@settings(max_examples=300, deadline=None)
def test_no_possible_world_is_lost(world: World) -> None:
    fixpoint = propagate(world.network)
    assert not fixpoint.is_contradictory
    for variable, value in enumerate(world.truth):
        assert Fraction(0) + value >= _fraction(fixpoint.low[variable], -1)
        assert value <= _fraction(fixpoint.high[variable], 1)


def _fraction(value: float, sign: int) -> Fraction:
    return Fraction(sign * 10**400) if value in (inf, -inf) else Fraction(value)


@given(worlds(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_order_does_not_matter(world: World, shuffled: random.Random) -> None:
    first = propagate(world.network)
    ties, figures = list(world.ties), list(world.figures)
    places = list(range(len(world.truth)))
    for each in (ties, figures, places):
        shuffled.shuffle(each)
    renamed = [_renamed(tie, places) for tie in ties]
    moved = [Bound(places[variable], said) for variable, said in figures]
    second = propagate(build_network(len(places), renamed, moved))
    _assert_alike(first, second, places)


def _renamed(tie: Constraint, places: list[int]) -> Constraint:
    if isinstance(tie, Sum):
        return tie._replace(variables=tuple(places[v] for v in tie.variables))
    return Product(*(places[v] for v in tie))


def _assert_alike(first: Fixpoint, second: Fixpoint, places: list[int]) -> None:
    for variable, place in enumerate(places):
        if variable in first.capped or place in second.capped:
            continue
        a, b = first.low[variable], first.high[variable]
        c, d = second.low[place], second.high[place]
        width = max(b - a, d - c)
        assert _is_near(a, c, width)
        assert _is_near(b, d, width)


def _is_near(a: float, b: float, width: float) -> bool:
    return a == b or width == inf or abs(a - b) <= 0.02 * width + 1e-12 * abs(a)


@given(worlds(), st.data())
@settings(max_examples=200, deadline=None)
def test_a_change_is_as_good_as_a_new_start(world: World, data: st.DataObject) -> None:
    network = world.network
    fixpoint = propagate(network)
    changes: dict[int, Interval | None] = {}
    for _ in range(data.draw(st.integers(1, 3))):
        if not world.figures:
            return
        figure = data.draw(st.sampled_from(range(len(world.figures))))
        value = world.truth[world.figures[figure].variable]
        said = data.draw(
            st.sampled_from(
                [None, WHOLE, printed(value, 2), printed(value, 3, 4), printed(value, 6)]
            )
        )
        changes[figure] = said
        fixpoint = repropagate(fixpoint, {figure: said})
    anew = propagate(network, changes)
    assert not fixpoint.is_contradictory
    if not fixpoint.capped and not anew.capped:
        _assert_alike(anew, fixpoint, list(range(network.size)))


def test_a_factor_that_rested_on_its_own_sign_is_taken_back() -> None:
    """Which branch of a quotient by a factor of either sign holds, its own old bound told."""
    x, y, rest, told, z = range(5)
    ties: list[Constraint] = [
        Sum((x, y, rest), (1, 1, 1), 3, 3),
        Sum((told, y), (1, -1)),
        Product(z, x, y),
    ]
    said = {rest: "0.5..1.5", told: "-11.5..1.5", z: "0.5..1.5"}
    figures = [Bound(variable, interval(text)) for variable, text in said.items()]
    network = build_network(5, ties, figures)
    changed = repropagate(propagate(network), {0: None})
    anew = propagate(network, {0: None})
    assert changed.low == anew.low
    assert changed.high == anew.high


def test_a_withdrawn_figure_takes_its_clash_along() -> None:
    network = system("T=X+M B=X-M", "X:25..26 M:18..19 B:6..8 T:50..51")
    fixpoint = propagate(network)
    assert fixpoint.is_contradictory
    mended = repropagate(fixpoint, {3: None})
    assert not mended.is_contradictory
    assert str(exact_interval(mended, 2)) == "[43, 45]"
    again = repropagate(mended, {3: interval("50..51")})
    assert again.is_contradictory


def test_a_figure_said_otherwise_is_remembered() -> None:
    fixpoint = repropagate(propagate(system("T=X+M", "X:1..2 M:1..2")), {0: interval("3..4")})
    assert fixpoint.said(0) == interval("3..4")
    assert fixpoint.said(1) == interval("1..2")
    assert str(exact_interval(fixpoint, 2)) == "[4, 6]"
    assert fixpoint.interval(2).high < INFINITY
