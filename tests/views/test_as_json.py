"""JSON: the contract's numbers, exact, and valid whatever the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.exact.interval import EMPTY, INFINITY, Interval
from tbcalc.figures.quantity import Quantity
from tbcalc.sources.figure_text import read_figure
from tbcalc.views.as_json import encoded, number_json, render, render_lines, render_pieces
from tests.strategies import quantities


def test_a_number() -> None:
    assert json.loads(encoded(read_figure("7.06 trillion yuan").quantity)) == {
        "value": 7060000000000,
        "likely": [7055000000000, 7065000000000],
        "possible": [7050000000000, 7070000000000],
        "unit": "CNY",
        "text": "7.06 trillion yuan",
    }


def test_unbounded_and_empty_ends() -> None:
    number = number_json(read_figure("more than 43 trillion yuan").quantity)
    assert number is not None
    assert number["possible"] == [Decimal("43e12"), None]
    nothing = Quantity(None, EMPTY, Interval(Decimal(1), INFINITY), "CNY")
    assert json.loads(encoded(nothing))["likely"] is None
    assert json.loads(encoded(nothing))["value"] is None
    assert number_json(None) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("7.06E+12", "7060000000000"),
        ("1.20", "1.2"),
        ("-0", "0"),
        ("0.000", "0"),
        ("1E-7", "0.0000001"),
        ("1E+60", "1E+60"),
        ("1.500E-40", "1.5E-40"),
        ("12345678901234567890.123", "12345678901234567890.123"),
    ],
)
def test_decimals(value: str, text: str) -> None:
    assert encoded(Decimal(value)) == text


def test_endless_numbers_round_outward() -> None:
    third = Decimal(1) / 3
    exact = Decimal("0.3333333333333333333333333333333333")
    number = number_json(Quantity(exact, Interval(exact, exact), Interval(exact, exact), "1"))
    assert number is not None
    assert number["likely"] == [Decimal("0.33333333333333333"), Decimal("0.33333333333333334")]
    assert abs(Decimal(encoded(number["value"])) - third) < Decimal("1e-16")


@given(quantities(), st.sampled_from(["likely", "possible"]))
def test_bounds_enclose_and_twelve_digits_stay(quantity: Quantity, which: str) -> None:
    interval: Interval = getattr(quantity, which)
    number = json.loads(encoded(quantity), parse_float=Decimal, parse_int=Decimal)
    low, high = number[which]
    assert low <= interval.low
    assert high >= interval.high
    assert interval.low - low <= abs(interval.low) * Decimal("1e-12")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_it_is_json(payload: object) -> None:
    assert json.loads(encoded(payload)) == payload
    assert json.loads(render(payload)) == payload


@given(st.lists(json_values, max_size=4))
def test_lines_are_lines(payloads: list[object]) -> None:
    lines = render_lines(payloads).splitlines()
    assert [json.loads(line) for line in lines] == payloads


def test_a_lone_surrogate_is_escaped() -> None:
    assert encoded("\ud800") == '"\\ud800"'


def test_what_has_no_form_is_a_bug() -> None:
    with pytest.raises(TypeError, match="has no JSON form"):
        encoded(object())


def test_what_turns_the_direction_of_text_is_escaped() -> None:
    told = render({"name": "a\u202eb\u2066c\ufeff"})
    assert told == '{\n  "name": "a\\u202eb\\u2066c\\ufeff"\n}\n'
    assert json.loads(told) == {"name": "a\u202eb\u2066c\ufeff"}


@pytest.mark.parametrize("size", range(4))
def test_pieces_are_the_whole(size: int) -> None:
    items = [{"id": f"a{at}", "values": [at, None], "none": []} for at in range(size)]
    fields = {"schema": "x/1", "told": {"by": "a"}}
    assert "".join(render_pieces(fields, "items", items)) == render({**fields, "items": items})


def test_a_piece_is_told_before_the_next_is_asked() -> None:
    asked: list[int] = []

    def items() -> Iterator[dict[str, int]]:
        for at in range(3):
            asked.append(at)
            yield {"id": at}

    pieces = render_pieces({}, "items", items())
    assert '"items"' in next(pieces)
    assert ('"id": 0' in next(pieces), asked) == (True, [0])
