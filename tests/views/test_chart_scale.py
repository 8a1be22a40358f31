"""Scales of charts: round, wide enough, in order; their numbers told in one unit; text apart."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.figures.quantity import Quantity
from tbcalc.views.chart_labels import measure, tick_texts
from tbcalc.views.chart_scale import scale_of
from tbcalc.views.chart_text import lines_of, parted, shortened, shown_every, text_width
from tbcalc.views.numerals import Style

NUMBERS = st.decimals(allow_nan=False, allow_infinity=True, min_value=None, max_value=None)


@given(st.lists(NUMBERS, max_size=8), st.integers(2, 8))
def test_ticks_cover_what_is_finite_and_are_few(numbers: list[Decimal], count: int) -> None:
    scale = scale_of(numbers, count)
    finite = [number for number in numbers if number.is_finite()]
    assert all(scale.low <= number <= scale.high for number in finite)
    assert (scale.ticks[0], scale.ticks[-1]) == (scale.low, scale.high)
    assert 2 <= len(scale.ticks) <= count + 3
    assert scale.step.normalize().as_tuple().digits in ((1,), (2,), (5,))


@given(st.lists(NUMBERS, min_size=2, max_size=8))
def test_a_larger_number_never_stands_lower(numbers: list[Decimal]) -> None:
    scale = scale_of(numbers)
    places = [scale.at(number) for number in sorted(numbers)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        (["0", "25.45"], ["0", "10", "20", "30"]),
        (["-0.3", "0.41"], ["-0.4", "-0.2", "0.0", "0.2", "0.4", "0.6"]),
        (["7"], ["2", "4", "6", "8", "10", "12"]),
        (["Infinity", "4", "6"], ["4.0", "4.5", "5.0", "5.5", "6.0"]),
        ([], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    ],
    ids=["from nought", "both sides", "one number", "an open end", "nothing"],
)
def test_ticks_are_round(numbers: list[str], ticks: list[str]) -> None:
    assert [Decimal(tick) for tick in ticks] == list(scale_of(map(Decimal, numbers)).ticks)


@pytest.mark.parametrize(
    ("locale", "unit", "largest", "words", "texts"),
    [
        ("en", "CNY", "25.45e12", "trillion yuan", ("0", "10", "20", "30")),
        ("zh_CN", "CNY", "25.45e12", "万亿元", ("0", "10", "20", "30")),
        ("zh_CN", "CNY", "3.2e8", "亿元", ("0", "1", "2", "3", "4")),
        ("de", "CNY", "2.1e12", "trillion yuan", ("0,0", "0,5", "1,0", "1,5", "2,0", "2,5")),
        ("en", "1", "0.16", "%", ("0", "5", "10", "15", "20")),
    ],
    ids=["trillion", "万亿", "亿", "the digits of a locale", "percent"],
)  # fmt: skip
def test_an_axis_is_in_one_unit(
    locale: str, unit: str, largest: str, words: str, texts: tuple[str, ...]
) -> None:
    value = Decimal(largest)
    how = measure([Quantity(value, Interval.point(value), Interval.point(value), unit)],
                  Style(locale))  # fmt: skip
    assert how.words == words
    assert tick_texts(scale_of([Decimal(0), value]), how) == texts


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False), min_size=1, max_size=4))
def test_numbers_on_an_axis_are_short_and_unlike(values: list[Decimal]) -> None:
    levels = [Quantity(v, Interval(v, INFINITY), Interval(v, INFINITY), "CNY") for v in values]
    scale = scale_of([Decimal(0), *values])
    texts = tick_texts(scale, measure(levels, Style("en")))
    assert max(map(len, texts)) <= 20
    assert len(set(texts)) == len(texts)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_labels_are_moved_apart_in_their_order(places: list[float]) -> None:
    moved = parted(places, 10, 0, 100)
    order = sorted(range(len(places)), key=lambda i: places[i])
    in_order = [moved[i] for i in order]
    pairs = pairwise(in_order)
    assert all(after - before >= 10 - 1e-6 for before, after in pairs)
    assert min(moved) >= -1e-6
    assert max(moved) <= 100 + 1e-6


@given(st.text(max_size=60), st.floats(60, 400))
def test_text_keeps_to_its_width(text: str, width: float) -> None:
    assert text_width(shortened(text, 12, width), 12) <= width
    assert all(text_width(row, 12) <= width for row in lines_of(text, 12, width))


@given(st.lists(st.floats(1, 120), min_size=1, max_size=30), st.floats(5, 200))
def test_labels_shown_do_not_touch(widths: list[float], pitch: float) -> None:
    assert shown_every(widths, pitch) * pitch >= max(widths)
