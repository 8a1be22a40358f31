"""The customs collection: China's goods trade 2012 to 2025, whole and consistent in each year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.cli.data import load
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity

YEARS = range(2012, 2026)
PRINTED_BALANCE = {
    "CNY": {2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020},
    "USD": {2012, 2013, 2014, 2022, 2025},
}
TRILLION = Decimal(10) ** 12


@pytest.fixture(scope="module")
def customs() -> Dataset:
    return load(("customs",))


def observed(customs: Dataset, year: int, aspect: str) -> list[Observation]:
    return [
        o
        for o in customs.observations
        if str(o.key.period) == str(year)
        and (o.key.reporter, o.key.partner, o.key.scope, o.key.product) == ("CN", "W", "goods", "")
        and o.aspect == aspect
        and not o.pair_of
    ]


def levels(customs: Dataset, year: int, currency: str) -> dict[str, Quantity]:
    found = observed(customs, year, "level")
    return {o.key.flow: o.figure.quantity for o in found if o.figure.unit == currency}


@pytest.mark.parametrize("year", YEARS)
def test_year_has_total_exports_and_imports(year: int, customs: Dataset) -> None:
    currency = "USD" if year == 2012 else "CNY"
    assert {"total", "exports", "imports"} <= levels(customs, year, currency).keys()


@pytest.mark.parametrize("currency", PRINTED_BALANCE)
def test_balance_stands_where_it_was_printed(currency: str, customs: Dataset) -> None:
    years = {year for year in YEARS if "balance" in levels(customs, year, currency)}
    assert years == PRINTED_BALANCE[currency]


@pytest.mark.parametrize("year", YEARS)
def test_year_has_growth_of_each_flow(year: int, customs: Dataset) -> None:
    grown = {o.key.flow for o in observed(customs, year, "growth") if o.basis == "yoy"}
    assert {"total", "exports", "imports"} <= grown


@pytest.mark.parametrize("currency", ["CNY", "USD"])
@pytest.mark.parametrize("year", YEARS)
def test_year_adds_up(year: int, currency: str, customs: Dataset) -> None:
    known = levels(customs, year, currency)
    if {"total", "exports", "imports"} <= known.keys():
        parts = known["exports"].possible + known["imports"].possible
        assert parts.meets(known["total"].possible)
    if {"balance", "exports", "imports"} <= known.keys():
        difference = known["exports"].likely - known["imports"].likely
        assert difference.meets(known["balance"].likely)


@pytest.mark.parametrize(
    ("year", "currency", "flow", "trillions"),
    [
        (2012, "USD", "total", "3.86676"),
        (2013, "CNY", "total", "25.83"),
        (2014, "CNY", "imports", "12.04"),
        (2015, "CNY", "balance", "3.69"),
        (2019, "CNY", "balance", "2.92"),
        (2022, "CNY", "exports", "23.97"),
        (2024, "CNY", "exports", "25.45"),
        (2024, "CNY", "imports", "18.39"),
        (2024, "CNY", "total", "43.85"),
        (2025, "CNY", "total", "45.47"),
        (2025, "USD", "balance", "1.189"),
    ],
)
def test_anchor(year: int, currency: str, flow: str, trillions: str, customs: Dataset) -> None:
    assert levels(customs, year, currency)[flow].value == Decimal(trillions) * TRILLION


@pytest.mark.parametrize(
    ("year", "flow", "growth"),
    [(2013, "total", "0.076"), (2014, "imports", "-0.006"), (2015, "total", "-0.07"),
     (2017, "balance", "-0.142"), (2018, "balance", "-0.183"), (2020, "imports", "-0.007"),
     (2024, "exports", "0.071")],
)  # fmt: skip
def test_growth_keeps_its_sign(year: int, flow: str, growth: str, customs: Dataset) -> None:
    grown = [o.figure.value for o in observed(customs, year, "growth")
             if o.key.flow == flow and o.of]  # fmt: skip
    assert Decimal(growth) in grown


def test_every_figure_has_a_source_with_a_date_and_an_address(customs: Dataset) -> None:
    sources = {customs.sources[o.source] for o in customs.observations}
    assert all(source.publisher and source.published and source.url for source in sources)
