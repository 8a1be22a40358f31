from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.core.conflict import Conflict, conflict_of
from tbcalc.core.propagate import Fixpoint, propagate
from tbcalc.core.severity import severity
from tbcalc.core.stretch import Stretch, stretch_of
from tbcalc.exact.interval import INFINITY
from tests.core.test_propagate import interval, system


def clash(ties: str, figures: str) -> tuple[Fixpoint, Conflict]:
    fixpoint = propagate(system(ties, figures))
    conflict = conflict_of(fixpoint, fixpoint.clashes[0])
    assert conflict is not None
    return fixpoint, conflict


@pytest.mark.parametrize(
    ("ties", "figures", "factor"),
    [
        pytest.param("B=X-M", "X:25.445..25.455 M:18.385..18.395 B:7.265..7.275", "14",
                     id="0.21 too far, three half units of 0.005"),
        pytest.param("T=X+M", "X:9..11 M:9..11 T:23..25", "1.33", id="4 too far, 3 half widths"),
        pytest.param("T=X*g", "X:1..3 g:1..3 T:15..17", "1.77", id="(2 + f)(2 + f) = 16 - f"),
        pytest.param("T=X", "X:1..1 T:2..2", "Infinity", id="points never widen"),
        pytest.param("T=X", "X:..1 T:2..4", "2", id="the open one stays, the other widens"),
    ],
)  # fmt: skip
def test_severity_is_the_factor_that_mends(ties: str, figures: str, factor: str) -> None:
    fixpoint, conflict = clash(ties, figures)
    assert severity(fixpoint, conflict) == Decimal(factor)


def test_a_stretch_may_be_told() -> None:
    fixpoint, conflict = clash("T=X", "X:..1 T:2..4")
    own = {
        0: Stretch(Decimal(0), INFINITY, Decimal(1)),
        1: Stretch(Decimal(3), Decimal(1), INFINITY),
    }
    assert severity(fixpoint, conflict, own) == Decimal("1.5")


@pytest.mark.parametrize(
    ("text", "centre", "below", "above"),
    [
        pytest.param("1..3", "2", "1", "1", id="bounded"),
        pytest.param("1..", "1", "0", "Infinity", id="open above"),
        pytest.param("..3", "3", "Infinity", "0", id="open below"),
    ],
)
def test_the_stretch_of_an_interval(text: str, centre: str, below: str, above: str) -> None:
    stretch = stretch_of(interval(text))
    assert stretch == (Decimal(centre), Decimal(below), Decimal(above))
    assert stretch.times(Decimal(1)) == interval(text)
