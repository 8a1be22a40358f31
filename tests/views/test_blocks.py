"""Charts on a terminal: within their place, aligned, and as long as their numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.views.bars import bar_line
from tbcalc.views.blocks import blocks
from tbcalc.views.cells import cell_width
from tbcalc.views.chart import Chart, Lines, Mirrored, Series
from tbcalc.views.document import Bar, plain
from tbcalc.views.numerals import ENGLISH, Style
from tests.views.test_svg import KINDS, LEVELS, level, plots

LABELS = ("2021", "2022", "2023", "2024")


def rows(kind: str, width: int, locale: str = "en") -> list[str]:
    chart = Chart("title", "told", plots(LEVELS, LABELS)[kind], Style(locale))
    return [plain(line) for line in blocks(chart, width)]


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("kind", KINDS)
def test_it_stays_in_its_place(kind: str, width: int, locale: str) -> None:
    told = rows(kind, width, locale)
    assert told
    assert max(map(cell_width, told)) <= width


@pytest.mark.parametrize("kind", KINDS)
def test_without_room_nothing_is_drawn(kind: str) -> None:
    assert rows(kind, 12) == []


def test_bars_are_as_long_as_their_numbers() -> None:
    series = Series("x", "exports", (level("10"), level("20"), level("40")))
    lines = blocks(Chart("t", "d", Lines(("a", "b", "c"), (series,)), ENGLISH), 90)
    lengths = [plain(line).count("█") for line in lines[1:]]
    assert lengths[1] in (2 * lengths[0], 2 * lengths[0] + 1)
    assert abs(lengths[2] - 4 * lengths[0]) <= 3


def test_the_balance_is_a_dot_on_its_side_of_the_axis() -> None:
    exports = Series("exports", "exports", (level("30"), level("20")))
    imports = Series("imports", "imports", (level("20"), level("30")))
    balance = Series("balance", "balance", (level("15"), level("-15")))
    plot = Mirrored(("a", "b"), exports, imports, balance)
    surplus, deficit = (plain(line) for line in blocks(Chart("t", "d", plot, ENGLISH), 80)[2:])
    axis = surplus.index("│")
    assert surplus.index("●") - axis == axis - deficit.index("●")
    exported = surplus.count("█", axis) + surplus.count("▒", axis) // 2
    assert abs((surplus.index("●") - axis) * 2 - exported - 1) <= 1


def test_columns_of_numbers_end_together() -> None:
    told = rows("mirrored", 80)[2:]
    assert len({cell_width(row.rstrip()) for row in told if row.rstrip()[-1].isdigit()}) == 1


@given(st.lists(st.decimals(-(10**15), 10**15, allow_nan=False) | st.none(), min_size=1,
                max_size=8), st.sampled_from(KINDS), st.integers(10, 140))  # fmt: skip
def test_any_numbers_are_drawn(values: list[Decimal | None], kind: str, width: int) -> None:
    levels = tuple(None if v is None else level(str(v)) for v in values)
    plot = plots(levels, tuple(map(str, range(len(values)))))[kind]
    lines = blocks(Chart("t", "d", plot, ENGLISH), width)
    assert all(cell_width(plain(line).rstrip()) <= width for line in lines)


@pytest.mark.parametrize(
    ("ends", "drawn"),
    [
        (None, "█████"),
        (("4.9", "5.1"), "█████"),
        (("3", "7"), "███▒▒▒▒"),
        (("0", "10"), "▒▒▒▒▒▒▒▒▒▒"),
    ],
)
def test_a_bar_is_shaded_where_it_may_end_or_not(ends: tuple[str, str] | None, drawn: str) -> None:
    sides = None if ends is None else (Decimal(ends[0]), Decimal(ends[1]))
    bar = Bar(Decimal(5), Decimal(5), Decimal(10), sides, sides)
    assert plain(bar_line(bar, 21)) == f"{drawn[::-1]:>10}│{drawn}"
