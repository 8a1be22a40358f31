"""What a printed figure means: the table of wordings, row by row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.exact.interval import Interval
from tbcalc.figures.figure import QUALIFIERS, Qualifier, digit_bounds, range_bounds, word_bounds

D = Decimal
INFINITY = "Infinity"


def interval(low: str, high: str) -> Interval:
    return Interval(D(low), D(high))


@pytest.mark.parametrize(
    ("qualifier", "likely", "possible"),
    [
        ("exact", ("499.5", "500.5"), ("400", "600")),
        ("about", ("499", "501"), ("300", "700")),
        ("more_than", ("500", "600"), ("500", INFINITY)),
        ("nearly", ("400", "500"), ("300", "500")),
        ("less_than", ("400", "500"), ("0", "500")),
        ("at_least", ("500", INFINITY), ("500", INFINITY)),
        ("up_to", ("0", "500"), ("0", "500")),
    ],
)
def test_500_billion(
    qualifier: Qualifier, likely: tuple[str, str], possible: tuple[str, str]
) -> None:
    bounds = digit_bounds(D(500), D(1), D(100), qualifier)
    assert bounds == (interval(*likely), interval(*possible))


def test_a_fall_is_mirrored() -> None:
    likely, possible = digit_bounds(D("-5"), D(1), D(1), "more_than")
    assert likely == interval("-6", "-5")
    assert possible == interval("-Infinity", "-5")


def test_doubled_is_within_five_and_fifteen_percent() -> None:
    assert word_bounds(D(2), "exact") == (interval("1.90", "2.10"), interval("1.70", "2.30"))
    assert word_bounds(D(2), "more_than") == (interval("2", "2.30"), interval("2", INFINITY))


def test_a_range_holds_its_rounded_ends() -> None:
    assert range_bounds(D("1.1"), D("1.2"), D("0.1")) == (
        interval("1.05", "1.25"),
        interval("1.0", "1.3"),
    )


values = st.decimals(min_value="-1e15", max_value="1e15", allow_nan=False)
places = st.integers(-6, 12).map(lambda exponent: D(10) ** exponent)


@given(values, places, places, st.sampled_from(QUALIFIERS))
def test_likely_lies_in_possible_and_holds_the_value(
    value: Decimal, last: Decimal, rough: Decimal, qualifier: Qualifier
) -> None:
    likely, possible = digit_bounds(value, last, rough, qualifier)
    assert possible.encloses(likely)
    assert likely.holds(value)


@given(values, st.sampled_from(QUALIFIERS))
def test_number_words_too(value: Decimal, qualifier: Qualifier) -> None:
    likely, possible = word_bounds(value, qualifier)
    assert possible.encloses(likely)
    assert likely.holds(value)
