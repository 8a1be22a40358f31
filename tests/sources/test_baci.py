"""BACI: sums by country that hold the roundings of their rows, and faults."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.errors import DatasetSyntaxError, FaultyInputError, UnreadableInputError
from tbcalc.figures.figure import Figure
from tbcalc.figures.source import Source
from tbcalc.sources.baci import read_baci
from tbcalc.sources.official import Official, Wanted

SOURCE = Source("baci-test", "CEPII, BACI", language="en")
HEAD = "t,i,j,k,v,q\n"


def read(rows: str, wanted: Wanted | None = None) -> Official:
    return read_baci((HEAD + rows).splitlines(keepends=True), SOURCE, wanted or Wanted())


def figures(official: Official) -> dict[str, Figure]:
    return {str(o.key): o.figure for o in official.dataset.observations}


def test_flows_are_summed_on_both_sides() -> None:
    told = figures(read("2022,156,842,850440,1234.567,12\n2022,842,156,100190,   0.433,NA\n"))
    assert {key: figure.value for key, figure in told.items()} == {
        "CN exports 2022": Decimal(1234567), "CN imports 2022": Decimal(433),
        "CN with US exports 2022": Decimal(1234567), "CN with US imports 2022": Decimal(433),
        "US exports 2022": Decimal(433), "US imports 2022": Decimal(1234567),
        "US with CN exports 2022": Decimal(433), "US with CN imports 2022": Decimal(1234567),
    }  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 10**9), st.integers(0, 3), st.integers(-5, 5)),
        min_size=1, max_size=30,
    )
)  # fmt: skip
def test_a_sum_holds_every_sum_of_what_its_rows_may_stand_for(
    rows: list[tuple[int, int, int]],
) -> None:
    """Each row prints a number that differs from it by up to half a last unit."""
    text, true = "", Decimal(0)
    for digits, places, off in rows:
        printed = Decimal(digits).scaleb(-places)
        text += f"2022,156,842,850440,{printed:f},1\n"
        true += printed + Decimal(off).scaleb(-places - 1)
    if true < 0:
        true = Decimal(0)
    figure = figures(read(text))["CN with US exports 2022"]
    assert figure.likely.low <= true * 1000 <= figure.likely.high


def test_products_are_chosen_by_their_first_digits() -> None:
    rows = "2022,156,842,850440,2.0,1\n2022,156,842,010121,5.0,1\n"
    told = figures(read(rows, Wanted(products=("85",), reporters=frozenset({"CN"}))))
    assert {key: figure.text for key, figure in told.items()} == {
        "CN HS85 exports 2022": "2.0", "CN with US HS85 exports 2022": "2.0",
    }  # fmt: skip


def test_what_cannot_be_read_is_counted_and_named() -> None:
    official = read(
        "2022,156,842,850440,1.0,1\n"
        "2022,156,842,850440,nan,1\n"
        "2022,156,842,850440,-1,1\n"
        "2022,156,842,850440,1000000000000000000,1\n"
        "2022,156,999,850440,1,1\n"
        "2022,156,842,850440,1,1,\n"
        "22,156,842,850440,1,1\n"
        "2022,156,842,8504XX,1,1\n"
        "2023,156,842,850440,1.0,1\n"
        '2022,156,842,"8504'
    )
    assert {(each.reason, each.first) for each in official.left if each.is_faulty} == {
        ("the value is NaN, which is no number", 3),
        ("the value is negative", 4),
        ("the value is beyond all trade (10^18)", 5),
        ("the country 999 is not known", 6),
        ("the row has 7 cells where 6 are due (a comma too many?)", 7),
        ("the year cannot be read", 8),
        ("the product is no HS code", 9),
        ("the row is no CSV (a quote is not closed?)", 11),
    }
    assert official.rows == 10
    assert {str(o.key.period) for o in official.dataset.observations} == {"2022", "2023"}


def test_what_is_no_baci() -> None:
    with pytest.raises(DatasetSyntaxError):
        read_baci(["a,b\n"], SOURCE)
    with pytest.raises(FaultyInputError):
        read("2022,156,842,850440,nan,1\n")


def test_parquet(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    from tbcalc.sources.baci_parquet import read_baci_parquet

    path = tmp_path / "baci.parquet"
    duckdb.sql(
        "select 2022 as t, 156 as i, 842 as j, 10121 as k, 1234.567::double as v, 1.0 as q"
        " union all select 2022, 842, 156, 850440, null, null"
    ).write_parquet(str(path))
    official = read_baci_parquet(str(path), SOURCE)
    assert figures(official)["CN exports 2022"].value == Decimal(1234567)
    assert [(each.reason, each.is_faulty) for each in official.left] == [
        ("no value is given (absent, not zero)", False)
    ]
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(UnreadableInputError):
        read_baci_parquet(str(path), SOURCE)
    duckdb.sql("select 1 as x").write_parquet(str(path))
    with pytest.raises(DatasetSyntaxError):
        read_baci_parquet(str(path), SOURCE)
