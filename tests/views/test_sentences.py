"""Sentences: for any numbers the verb says no more than the bounds do, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.exact.interval import EMPTY, INFINITY, Interval
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.views.direction import direction, size
from tbcalc.views.numerals import ENGLISH, Style
from tbcalc.views.sentences import (
    comparison_sentence,
    growth_sentence,
    level_growth_sentence,
    level_sentence,
)
from tbcalc.views.sentences_balance import balance_change_sentence, balance_sentence
from tbcalc.views.sentences_share import (
    balance_share_sentence,
    coverage_sentence,
    faster_sentence,
    larger_sentence,
    share_sentence,
)

CHINESE = Style("zh_CN")
YEAR, BEFORE = Period.year(2024), Period.year(2023)

ends = st.integers(-400, 400).map(lambda n: Decimal(n) / 1000)
finite = st.builds(lambda a, b: Interval(min(a, b), max(a, b)), ends, ends)
half_open = st.builds(lambda a, low: Interval(a, INFINITY) if low else Interval(-INFINITY, a),
                      ends, st.booleans())  # fmt: skip
intervals = finite | half_open | ends.map(Interval.point)


def of(interval: Interval, unit: str = "1") -> Quantity:
    return Quantity(None, interval, interval, unit)


def about(value: str, half: str = "0", unit: str = "1") -> Quantity:
    number, width = Decimal(value), Decimal(half)
    return Quantity(
        number, Interval.around(number, width), Interval.around(number, 2 * width), unit
    )


growths = intervals.map(of)
balances = intervals.map(lambda interval: of(interval, "USD"))


@given(growths, st.sampled_from(["yoy", "mom", "qoq", "cagr"]))
def test_a_verb_of_rising_stands_only_where_all_that_is_likely_rises(
    growth: Quantity, basis: str
) -> None:
    english = growth_sentence("trade", YEAR, growth, basis=basis)  # type: ignore[arg-type]  # sampled
    chinese = growth_sentence("贸易", YEAR, growth, CHINESE, basis=basis)  # type: ignore[arg-type]  # sampled
    likely = growth.likely
    rises = "rose by" in english and "did not fall" not in english
    falls = "fell by" in english and "did not rise" not in english
    assert rises == ("增长" in chinese and "未增长" not in chinese and "下降" not in chinese)
    assert rises == (likely.low > 0)
    assert falls == (likely.high < 0)
    assert falls == ("下降" in chinese and "未下降" not in chinese and "增长" not in chinese)


@given(growths)
def test_sizes_are_told_without_a_sign(growth: Quantity) -> None:
    for style in (ENGLISH, CHINESE):
        told = growth_sentence("X", YEAR, growth, style)
        assert "-" not in told
        assert "−" not in told


@given(balances)
def test_surplus_and_deficit_are_sure(balance: Quantity) -> None:
    english = balance_sentence("trade", YEAR, balance)
    chinese = balance_sentence("贸易", YEAR, balance, CHINESE)
    assert ("a surplus of" in english and "deficit" not in english) == (balance.likely.low > 0)
    assert ("a deficit of" in english and "surplus" not in english) == (balance.likely.high < 0)
    assert ("顺差" in chinese and "逆差" not in chinese) == (balance.likely.low > 0)
    assert ("逆差" in chinese and "顺差" not in chinese) == (balance.likely.high < 0)


@given(balances, balances)
def test_a_balance_moves_as_its_bounds_do(first: Quantity, last: Quantity) -> None:
    english = balance_change_sentence("trade", (BEFORE, first), (YEAR, last))
    chinese = balance_change_sentence("贸易", (BEFORE, first), (YEAR, last), CHINESE)
    same_sign = direction(first) == direction(last) and direction(last) in ("up", "down")
    before, after = size(first).likely, size(last).likely
    widened = same_sign and after.low > before.high
    narrowed = same_sign and after.high < before.low
    assert ("widened from" in english) == widened == ("扩大至" in chinese)
    assert ("narrowed from" in english) == narrowed == ("收窄至" in chinese)
    turned = {direction(first), direction(last)} == {"up", "down"}
    assert ("turned from" in english) == turned == ("转为" in chinese)


@given(intervals.map(of), intervals.map(of))
def test_what_is_compared_is_larger_only_when_surely_so(one: Quantity, other: Quantity) -> None:
    told = larger_sentence(("exports", one), ("imports", other), YEAR)
    assert ("more than" in told) == (one.likely.low > other.likely.high)
    assert ("less than" in told) == (one.likely.high < other.likely.low)
    moved = comparison_sentence("share", (BEFORE, one), (YEAR, other))
    assert (" rose from " in moved) == (other.likely.low > one.likely.high)
    assert (" fell from " in moved) == (other.likely.high < one.likely.low)


@given(growths, growths)
def test_two_growths_beside_one_another(one: Quantity, other: Quantity) -> None:
    told = faster_sentence(("exports", one), ("imports", other), YEAR)
    sure = {direction(one), direction(other)} <= {"up", "down"}
    assert (told is not None) == sure
    if told is not None:
        assert ("exports rose" in told) == (one.likely.low > 0)
        assert ("faster" in told or "less steeply" in told) <= (one.likely.low > other.likely.high)
        assert ("slowly" in told or "more steeply" in told) <= (one.likely.high < other.likely.low)


@pytest.mark.parametrize(
    ("growth", "english", "chinese"),
    [
        (about("0.071", "0.0005"), "In 2024, China's exports rose by 7.1 % on the year before.",
         "2024年，中国出口同比增长7.1%。"),
        (about("-0.022", "0.0005"), "In 2024, China's exports fell by 2.2 % on the year before.",
         "2024年，中国出口同比下降2.2%。"),
        (about("0.001", "0.002"),
         ("In 2024, China's exports changed on the year before by between a fall of 0.1 % and a "
          "rise of 0.3 %."), "2024年，中国出口同比变动介于下降0.1%与增长0.3%之间。"),
        (about("0"), "In 2024, China's exports neither rose nor fell on the year before.",
         "2024年，中国出口与上年同期持平。"),
        (None, "How China's exports changed in 2024 is not in the data.",
         "2024年，中国出口的变动情况，数据中没有。"),
        (Quantity(None, EMPTY, EMPTY, "1"),
         "How China's exports changed in 2024 cannot be told: the figures printed clash.",
         "2024年，中国出口如何变动无法判断：公布的数字相互矛盾。"),
    ],
)  # fmt: skip
def test_growth_is_told(growth: Quantity | None, english: str, chinese: str) -> None:
    assert growth_sentence("China's exports", YEAR, growth) == english
    assert growth_sentence("中国出口", YEAR, growth, CHINESE) == chinese


def test_levels_are_told_with_their_growth() -> None:
    level = about("25.45e12", "0.005e12", "CNY")
    growth = about("0.071", "0.0005")
    told = level_growth_sentence("China's exports", YEAR, level, growth)
    assert told == (
        "In 2024, China's exports rose by 7.1 % on the year before to 25.45 trillion yuan."
    )
    assert level_growth_sentence("中国出口", YEAR, level, -growth, CHINESE) == (
        "2024年，中国出口25.45万亿元，同比下降7.1%。"
    )
    assert level_growth_sentence("trade", YEAR, None, growth) == growth_sentence(
        "trade", YEAR, growth
    )
    assert level_growth_sentence("trade", YEAR, level, None) == level_sentence("trade", YEAR, level)


def test_a_deficit_that_shrinks_narrows() -> None:
    first, last = (about(value, "0.05e9", "USD") for value in ("-5.2e9", "-3.1e9"))
    assert balance_change_sentence("trade", (BEFORE, first), (YEAR, last)) == (
        "The deficit of trade narrowed from 5.2 billion dollars in 2023 to 3.1 billion dollars in "
        "2024."
    )
    assert balance_change_sentence("货物贸易", (BEFORE, -first), (YEAR, last), CHINESE) == (
        "货物贸易由2023年的顺差52亿美元转为2024年的逆差31亿美元。"
    )


def test_shares_and_ratios() -> None:
    share = about("0.157", "0.0005")
    assert share_sentence("trade with ASEAN", "China's total trade", YEAR, share) == (
        "In 2024, trade with ASEAN made up 15.7 % of China's total trade."
    )
    assert balance_share_sentence("China's goods trade", YEAR, -share) == (
        "In 2024, the deficit of China's goods trade was 15.7 % of exports and imports together."
    )
    assert balance_share_sentence("trade", YEAR, about("0", "0.1")) is None
    told = coverage_sentence("中国货物贸易", YEAR, about("1.384", "0.0005"), CHINESE)
    assert told == "2024年，中国货物贸易出口额为进口额的138.4%，出口大于进口。"
    told = coverage_sentence("trade", YEAR, about("1", "0.01"))
    assert told is not None
    assert "cannot be told" in told
