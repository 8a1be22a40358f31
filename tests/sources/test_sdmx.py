"""SDMX in CSV and ML, as the IMF, the OECD and Eurostat give it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.errors import DatasetSyntaxError, PeriodSyntaxError
from tbcalc.figures.source import Source
from tbcalc.sources.official import Official
from tbcalc.sources.sdmx import read_sdmx_csv
from tbcalc.sources.sdmx_terms import flow_of, period_of, unit_of, valuation_of
from tests.official_files import DATA

SOURCE = Source("sdmx-test", language="en")


def read(text: str) -> Official:
    return read_sdmx_csv(text.splitlines(keepends=True), SOURCE)


def values(official: Official) -> dict[str, tuple[Decimal, str]]:
    return {
        f"{o.key} {o.key.treatment.valuation}".strip(): (o.figure.value, o.figure.unit)
        for o in official.dataset.observations
    }


def test_directions_of_trade_of_the_imf() -> None:
    official = read(
        "DATAFLOW,FREQ,REF_AREA,INDICATOR,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT\n"
        "IMF:DOT(1.0),A,CN,TXG_FOB_USD,W00,2024,3576765.0,6\n"
        "IMF:DOT(1.0),A,CN,TMG_CIF_USD,US,2024-Q1,165.5,6\n"
        "IMF:DOT(1.0),A,CN,TMG_CIF_USD,QQ,2024,1.0,6\n"
        "IMF:DOT(1.0),A,CN,TMG_CIF_USD,US,2024-Q2,NaN,6\n"
    )
    assert values(official) == {
        "CN exports 2024 FOB": (Decimal(3576765000000), "USD"),
        "CN with US imports 2024-Q1 CIF": (Decimal(165500000), "USD"),
    }
    assert {(each.reason, each.rows) for each in official.left} == {
        ("the area QQ is not known", 1), ("the value is NaN, which is no number", 1),
    }  # fmt: skip


def test_comext_of_eurostat() -> None:
    official = read(
        "DATAFLOW,LAST UPDATE,freq,indic_et,sitc06,partner,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
        "ESTAT:EXT_LT_INTERTRD(1.0),11/11/25,A,MIO_EXP_VAL,TOTAL,CN,EU27_2020,2024,213345.6,p\n"
        "ESTAT:EXT_LT_INTERTRD(1.0),11/11/25,A,MIO_BAL_VAL,TOTAL,CN,EU27_2020,2024,-304500.5,\n"
        "ESTAT:EXT_LT_INTERTRD(1.0),11/11/25,A,IVU_EXP,TOTAL,CN,EU27_2020,2024,101.5,\n"
    )
    assert values(official) == {
        "EU with CN exports 2024": (Decimal(213345600000), "EUR"),
        "EU with CN balance 2024": (Decimal(-304500500000), "EUR"),
    }
    assert official.dataset.observations[0].status == "provisional"
    assert official.is_whole


def test_the_oecd_with_labels() -> None:
    official = read(
        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: Reference area,MEASURE: Measure,"
        "UNIT_MEASURE: Unit,UNIT_MULT: Multiplier,ADJUSTMENT,TIME_PERIOD: Time,OBS_VALUE\n"
        "DATAFLOW,OECD.SDD:DF_ITS(1.0),I,DEU: Germany,EXP: Exports,USD: US dollar,9: Billions,Y,"
        "2024-M03,140.2\n"
    )
    assert values(official) == {"DE exports 2024-03": (Decimal(140200000000), "USD")}
    assert official.dataset.observations[0].key.treatment.adjustment == "sa"


def test_what_is_no_sdmx() -> None:
    with pytest.raises(DatasetSyntaxError):
        read("a,b\n1,2\n")


@pytest.mark.parametrize(
    ("row", "flow", "valuation", "unit"),
    [
        ({"INDICATOR": "XG_FOB_USD"}, "exports", "FOB", "USD"),
        ({"FLOW": "2", "INDICATORS": "VALUE_IN_EUROS"}, "exports", "", "EUR"),
        ({"FLOW": "1", "INDICATORS": "QUANTITY_IN_100KG"}, "imports", "", ""),
        ({"MEASURE": "IMP", "UNIT_MEASURE": "CNY", "UNIT_MULT": "8"}, "imports", "", ""),
        (
            {"MEASURE": "IMP", "UNIT_MEASURE": "KRW", "UNIT_MULT": "3"},
            "imports",
            "",
            "thousand KRW",
        ),
        ({"INDICATOR": "NGDP"}, "", "", ""),
    ],
)
def test_codes(row: dict[str, str], flow: str, valuation: str, unit: str) -> None:
    assert (flow_of(row), valuation_of(row), unit_of(row)) == (flow, valuation, unit)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024"), ("2024-A1", "2024"), ("2024-Q3", "2024-Q3"), ("2024Q3", "2024-Q3"),
        ("2024-S2", "2024-H2"), ("2024-03", "2024-03"), ("2024-M03", "2024-03"),
        ("2024M03", "2024-03"), ("2024-03-05", "2024-03-05"),
    ],
)  # fmt: skip
def test_periods(text: str, period: str) -> None:
    assert str(period_of(text)) == period


@pytest.mark.parametrize("text", ["", "x", "2024-13", "2024-M00"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(PeriodSyntaxError):
        period_of(text)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("dot_generic.xml", {
            "CN exports 2023 FOB": (Decimal(3379044000000), "USD"),
            "CN exports 2024 FOB": (Decimal(3576765000000), "USD"),
            "CN imports 2024 CIF": (Decimal(2587234000000), "USD"),
        }),
        ("ext_lt_specific.xml", {
            "EU with CN exports 2024": (Decimal(213345600000), "EUR"),
            "EU with CN imports 2024": (Decimal(517846100000), "EUR"),
        }),
    ],
)  # fmt: skip
def test_sdmx_ml(name: str, told: dict[str, tuple[Decimal, str]]) -> None:
    pytest.importorskip("sdmx")
    from tbcalc.sources.sdmx_ml import read_sdmx_ml

    content = (DATA / name).read_bytes()
    official = read_sdmx_ml(content, SOURCE)
    assert values(official) == told
    (source,) = official.dataset.sources.values()
    assert source.published == "2025-09-30"
    with pytest.raises(DatasetSyntaxError):
        read_sdmx_ml(content[: len(content) // 2], SOURCE)
    with pytest.raises(DatasetSyntaxError, match="document type"):
        read_sdmx_ml(b'<!DOCTYPE x [<!ENTITY a "b">]>' + content, SOURCE)
