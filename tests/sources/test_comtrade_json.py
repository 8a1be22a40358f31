"""What UN Comtrade's interface answers gives what its files give."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from tbcalc.errors import DatasetSyntaxError, FaultyInputError
from tbcalc.figures.source import Source
from tbcalc.sources.comtrade_json import read_comtrade_json
from tbcalc.sources.official import Official
from tbcalc.sources.official_kind import kind_of

SOURCE = Source("comtrade-test", language="en")
ROW = {
    "typeCode": "C", "freqCode": "A", "refYear": 2024, "period": "2024", "reporterCode": 156,
    "reporterISO": None, "flowCode": "X", "partnerCode": 0, "partner2Code": 0,
    "classificationCode": "H6", "cmdCode": "TOTAL", "customsCode": "C00", "motCode": 0,
    "cifvalue": None, "fobvalue": 3576540112854.0, "primaryValue": 3576540112854.0,
    "isReported": False, "isOriginalClassification": True,
}  # fmt: skip


def answer(*changes: dict[str, Any]) -> str:
    rows = [{**ROW, **change} for change in changes]
    return json.dumps({"elapsedTime": "0.1 secs", "count": len(rows), "data": rows, "error": ""})


def read(text: str) -> Official:
    return read_comtrade_json(text, SOURCE)


def test_the_rows_of_an_answer() -> None:
    text = answer(
        {}, {"flowCode": "M", "fobvalue": None, "primaryValue": 2585130000000.5},
        {"flowCode": "RX"},
        {"partnerCode": 842, "primaryValue": 524656.25}, {"motCode": 1000},
    )  # fmt: skip
    assert kind_of(text.encode()) == "comtrade-json"
    official = read(text)
    assert {str(o.key): o.figure.value for o in official.dataset.observations} == {
        "CN exports 2024": Decimal(3576540112854),
        "CN imports 2024": Decimal("2585130000000.5"),
        "CN with US exports 2024": Decimal("524656.25"),
    }
    assert official.rows == 5
    assert official.is_whole


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"primaryValue": float("nan")}, "no number"),
        ({"primaryValue": -1}, "negative"),
        ({"primaryValue": 1e18}, "beyond all trade"),
        ({"reporterCode": 999999}, "not known"),
        ({"period": "2024Q9"}, "period cannot be read"),
    ],
)
def test_what_is_broken_is_named(change: dict[str, Any], reason: str) -> None:
    official = read(answer({}, {"partnerCode": 842, **change}))
    assert [reason in left.reason for left in official.left if left.is_faulty] == [True]


@pytest.mark.parametrize(
    "text", [answer({})[:-20], '{"data": 1}', "[" * 100_000, "", '{"data": [[1]]}', "null"]
)
def test_what_is_none(text: str) -> None:
    with pytest.raises((DatasetSyntaxError, FaultyInputError)):
        read(text)
    assert kind_of(b'{"data": [{"a": 1}]}') == ""
