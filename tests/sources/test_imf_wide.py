"""The IMF's trade by partner with a column per period, new and old."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.errors import DatasetSyntaxError, FaultyInputError, UsageError
from tbcalc.figures.source import Source
from tbcalc.sources.imf_wide import is_imf_header, read_imf_wide
from tbcalc.sources.official import Official, Wanted
from tbcalc.sources.official_kind import kind_of
from tbcalc.sources.sdmx import read_sdmx_csv

SOURCE = Source("imf-test", language="en")
HEAD = (
    '"DATASET","SERIES_CODE","OBS_MEASURE","COUNTRY","INDICATOR","COUNTERPART_COUNTRY",'
    '"FREQUENCY","SCALE","2023","2024","2024-Q1","2024-M01"\n'
)
IMTS = HEAD + (
    '"IMF.STA:IMTS(1.0.0)","CHN.XG_FOB_USD.USA.A","OBS_VALUE","China, People\'s Republic of",'
    '"Exports of goods, Free on board (FOB), US dollar","United States","Annual","Millions",'
    '"500291.25","524656.5","",""\n'
    '"IMF.STA:IMTS(1.0.0)","CHN.MG_CIF_USD.G001.A","OBS_VALUE","China, People\'s Republic of",'
    '"Imports of goods, Cost insurance freight (CIF), US dollar","World","Monthly","Millions",'
    '"","2585130","640000.5","213000"\n'
    '"IMF.STA:IMTS(1.0.0)","CHN.XG_FOB_USD.GX170.A","OBS_VALUE","China, People\'s Republic of",'
    '"Exports of goods, Free on board (FOB), US dollar","A","Annual","Millions","1","2","",""\n'
)
DOTS = (
    "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,"
    "Counterpart Country Code,Attribute,2017,2018M1,2018Q2,\n"
    '"China, P.R.: Mainland",924,"Goods, Value of Exports, Free on board (FOB), US Dollars",'
    "TXG_FOB_USD,United States,111,Value,430328.5,40000.25,,\n"
    '"China, P.R.: Mainland",924,"Goods, Value of Exports, Free on board (FOB), US Dollars",'
    "TXG_FOB_USD,United States,111,Status,E,,,\n"
)


def read(text: str, wanted: Wanted | None = None) -> Official:
    return read_imf_wide(text.splitlines(keepends=True), SOURCE, wanted or Wanted())


def values(official: Official) -> dict[str, Decimal]:
    return {
        f"{o.key} {o.key.treatment.valuation}": o.figure.value
        for o in official.dataset.observations
    }


def test_a_download_of_the_portal() -> None:
    official = read(IMTS)
    assert values(official) == {
        "CN with US exports 2023 FOB": Decimal(500291250000),
        "CN with US exports 2024 FOB": Decimal(524656500000),
        "CN imports 2024 CIF": Decimal(2585130000000),
        "CN imports 2024-Q1 CIF": Decimal(640000500000),
        "CN imports 2024-01 CIF": Decimal(213000000000),
    }
    assert official.is_whole
    (left,) = official.left
    assert (left.rows, left.reason) == (2, "of or with a group of areas that is none here")
    assert official.dataset.sources["imf-test"].publisher == "International Monetary Fund"


def test_names_serve_where_no_code_does() -> None:
    official = read(IMTS.replace("CHN.XG_FOB_USD.USA.A", ""))
    assert "CN with US exports 2024 FOB" in values(official)


def test_the_older_form_does_not_say_its_unit() -> None:
    with pytest.raises(UsageError, match="by what its values are divided") as told:
        read(DOTS)
    assert "China, P.R.: Mainland, with United States in 2018-01 is 40000.25" in str(told.value)
    assert "--unit USD" in str(told.value)
    official = read(DOTS, Wanted(unit="million USD"))
    assert values(official) == {
        "CN with US exports 2017 FOB": Decimal(430328500000),
        "CN with US exports 2018-01 FOB": Decimal(40000250000),
    }
    assert [left.reason for left in official.left] == ["a status or a note, not a value"]


def test_a_scale_in_codes_is_not_taken_for_one() -> None:
    with pytest.raises(UsageError, match="divided"):
        read(IMTS.replace('"Millions"', '"6"'))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"500291.25"', '"NaN"', "the value is NaN, which is no number"),
        ('"500291.25"', '"-5"', "the value is negative"),
        ('"500291.25"', '"1e18"', "beyond all trade"),
        ('"500291.25"', '"1","2"', "a comma too many"),
        ("CHN.XG_FOB_USD.USA.A", "CHN.XG_FOB_USD.QQQ.A", "the area QQQ is not known"),
    ],
)
def test_what_is_broken_is_named(old: str, new: str, reason: str) -> None:
    official = read(IMTS.replace(old, new, 1))
    assert not official.is_whole
    assert any(reason in left.reason for left in official.left if left.is_faulty)
    assert "CN imports 2024 CIF" in values(official)


def test_what_it_is_and_is_not() -> None:
    assert kind_of(IMTS.encode()) == kind_of(DOTS.encode()) == "imf"
    assert not is_imf_header(["Country Name", "Country Code", "Indicator Name", "2023"])
    with pytest.raises(DatasetSyntaxError):
        read("a,b\n1,2\n")
    with pytest.raises(FaultyInputError):
        read(HEAD + "cut off\n")


def test_what_the_api_gives_is_not_scaled() -> None:
    text = (
        "STRUCTURE[;],STRUCTURE_ID,ACTION,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,"
        "TIME_PERIOD,OBS_VALUE,SCALE\n"
        "dataflow,IMF.STA:IMTS(1.0.0),R,FRA,MG_CIF_USD,USA,A,2022,56004917567,6\n"
    )
    assert kind_of(text.encode()) == "sdmx-csv"
    official = read_sdmx_csv(text.splitlines(keepends=True), SOURCE)
    assert values(official) == {"FR with US imports 2022 CIF": Decimal(56004917567)}
