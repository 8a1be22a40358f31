"""The World Bank's indicators, wide and long; the Federal Reserve's rates, in both forms."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.errors import DatasetSyntaxError
from tbcalc.figures.source import Source
from tbcalc.sources.fed_h10 import read_h10
from tbcalc.sources.official import Official
from tbcalc.sources.wdi import read_wdi
from tests.official_files import DATA

SOURCE = Source("test", language="en")
WIDE = (
    '"Data Source","World Development Indicators",\n\n"Last Updated Date","2025-10-07",\n\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2023","2024",\n'
    '"China","CHN","Merchandise exports (current US$)","TX.VAL.MRCH.CD.WT","3379044000000",'
    '"3576765000000",\n'
    '"China","CHN","Merchandise imports (current US$)","TM.VAL.MRCH.CD.WT","","2587234000000",\n'
    '"China","CHN","Population, total","SP.POP.TOTL","1410710000","1408975000",\n'
    '"Arab World","ARB","Merchandise exports (current US$)","TX.VAL.MRCH.CD.WT","1","2",\n'
)
H10 = (
    '"Series Description","CHINA -- SPOT EXCHANGE RATE, YUAN/$","EURO AREA -- SPOT RATE"\n'
    '"Unit:","Currency:_Per_USD","Currency:_Per_EUR"\n"Multiplier:","1","1"\n'
    '"Currency:","CNY","USD"\n"Unique Identifier: ","H10/H10/RXI_N.B.CH","H10/H10/RXI$US_N.B.EU"\n'
    '"Time Period","RXI_N.B.CH","RXI$US_N.B.EU"\n'
    "2025-11-24,7.105,1.152\n2025-11-25,7.0880,ND\n2025-11-26,7.08,1.15,\n"
)


def values(official: Official) -> dict[str, Decimal]:
    return {str(o.key): o.figure.value for o in official.dataset.observations}


def test_the_wide_form() -> None:
    official = read_wdi(WIDE.splitlines(keepends=True), SOURCE)
    assert values(official) == {
        "CN exports 2023": Decimal(3379044000000), "CN exports 2024": Decimal(3576765000000),
        "CN imports 2024": Decimal(2587234000000),
    }  # fmt: skip
    assert official.dataset.sources["test"].published == "2025-10-07"
    assert {each.reason for each in official.left} == {
        "the series SP.POP.TOTL tells no trade", "ARB is no area that is known here",
    }  # fmt: skip
    assert official.is_whole


def test_the_long_form() -> None:
    with (DATA / "wdi_chn_merchandise_2010_2024.csv").open(encoding="utf-8") as file:
        official = read_wdi(file, SOURCE)
    told = values(official)
    assert (len(told), told["CN exports 2024"]) == (30, Decimal(3576765000000))
    assert told["CN exports 2024"] - told["CN imports 2024"] == Decimal(989531000000)
    treatments = {o.key.flow: o.key.treatment.valuation for o in official.dataset.observations}
    assert treatments == {"exports": "FOB", "imports": "CIF"}


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "Country Code,x\nCHN,1\n"])
def test_what_is_none_of_them(text: str) -> None:
    with pytest.raises(DatasetSyntaxError):
        read_wdi(text.splitlines(keepends=True), SOURCE)
    with pytest.raises(DatasetSyntaxError):
        read_h10(text.splitlines(keepends=True), SOURCE)


def test_annual_rates() -> None:
    with (DATA / "fed_h10_annual.csv").open(encoding="utf-8") as file:
        official = read_h10(file, SOURCE)
    told = {(o.figure.unit, str(o.key.period)): o.figure for o in official.dataset.observations}
    assert told["CNY/USD", "2024"].value == Decimal("7.1957")
    assert told["CNY/USD", "2017"].last_place == Decimal("0.0001")
    assert told["EUR/USD", "2024"].value == Decimal("0.9242")
    assert [(each.reason, each.rows) for each in official.left] == [
        ("the currency of Venezuela is not said", 31)
    ]


def test_rates_as_downloaded() -> None:
    official = read_h10(H10.splitlines(keepends=True), SOURCE)
    assert [
        (o.key.reporter, str(o.key.period), o.figure.unit, o.figure.value)
        for o in official.dataset.observations
    ] == [
        ("CN", "2025-11-24", "CNY/USD", Decimal("7.105")),
        ("EA", "2025-11-24", "USD/EUR", Decimal("1.152")),
        ("CN", "2025-11-25", "CNY/USD", Decimal("7.0880")),
    ]
    assert {(each.reason, each.is_faulty) for each in official.left} == {
        ("no rate was published (absent, not zero)", False),
        ("the row has 4 cells where 3 are due (a comma too many?)", True),
    }
