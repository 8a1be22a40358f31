"""Eurostat's tab-separated tables, with flags behind the values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.errors import DatasetSyntaxError, FaultyInputError
from tbcalc.figures.source import Source
from tbcalc.sources.eurostat_tsv import read_eurostat_tsv
from tbcalc.sources.official import Official
from tbcalc.sources.official_kind import kind_of

SOURCE = Source("eurostat-test", language="en")
TABLE = (
    "freq,indic_et,sitc06,partner,geo\\TIME_PERIOD\t2023 \t2024 \n"
    "A,MIO_EXP_VAL,TOTAL,CN_X_HK,EU27_2020\t223569.6 \t213345.6 p\n"
    "A,MIO_BAL_VAL,TOTAL,CN_X_HK,EU27_2020\t-297047.5 b\t: \n"
    "A,MIO_IMP_VAL,SITC7,CN_X_HK,DE\t: c\t80000 ep\n"
    "A,IVU_EXP,TOTAL,CN_X_HK,EU27_2020\t101.5 \t102.5 \n"
)


def read(text: str) -> Official:
    return read_eurostat_tsv(text.splitlines(keepends=True), SOURCE)


def test_values_flags_and_what_is_left() -> None:
    official = read(TABLE)
    told = {str(o.key): (o.figure.value, o.figure.unit, o.status)
            for o in official.dataset.observations}  # fmt: skip
    assert told == {
        "EU with CN exports 2023": (Decimal(223569600000), "EUR", ""),
        "EU with CN exports 2024": (Decimal(213345600000), "EUR", "provisional"),
        "EU with CN balance 2023": (Decimal(-297047500000), "EUR", ""),
        "DE with CN SITC7 imports 2024": (Decimal(80000000000), "EUR", "provisional"),
    }
    assert official.is_whole
    assert official.rows == 8
    assert {left.reason: left.rows for left in official.left} == {
        "no value is given (absent, not zero)": 2,
        "no amount of a trade flow (an index, a share, another measure)": 2,
    }
    assert kind_of(TABLE.encode()) == "eurostat"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("223569.6 ", "NaN", "no number"),
        ("223569.6 ", "-1 ", "negative"),
        ("223569.6 ", "1e15 ", "beyond all trade"),
        ("223569.6 ", "12x34 ", "no number"),
        ("\t213345.6 p", "", "1 values where 2 are due"),
        ("CN_X_HK,EU27_2020\t2", "CN_X_HK\t2", "4 codes where 5 are due"),
        ("CN_X_HK", "ZZ9_9", "the area ZZ9_9 is not known"),
        ("A,MIO_EXP", "A,MIO_EXP", ""),
    ],
)
def test_what_is_broken_is_named(old: str, new: str, reason: str) -> None:
    official = read(TABLE.replace(old, new, 1))
    faults = [left.reason for left in official.left if left.is_faulty]
    assert bool(faults) == bool(reason)
    assert all(reason in fault for fault in faults)


def test_no_table() -> None:
    with pytest.raises(DatasetSyntaxError):
        read("freq,geo\t2023\n")
    with pytest.raises(FaultyInputError):
        read(TABLE.splitlines()[0] + "\n")
