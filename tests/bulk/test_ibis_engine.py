"""The same expression on other engines gives the same decimals as DuckDB's own SQL.

Spark is asked where pyspark and Java are at hand: python -m pytest tests/bulk/test_ibis_engine.py
"""

from __future__ import annotations

import gzip
import shutil
import zipfile
from pathlib import Path

import pytest

from tbcalc.errors import UsageError
from tests.bulk.tables import BACI, COMTRADE, FAULTY, by, found, left, summed, written

pytest.importorskip("ibis", reason="the extra spark is not installed")
aggregate_on = pytest.importorskip("tbcalc.bulk.ibis_engine").aggregate_on

KEYS = [("year", "reporter"), ("product:2", "partner"), ("reporter", "partner"), ("year",), ()]


@pytest.mark.parametrize("keys", KEYS, ids=",".join)
def test_ibis_on_duckdb(keys: tuple[str, ...], tmp_path: Path) -> None:
    path = written(tmp_path, "b.csv", BACI)
    told = aggregate_on("ibis", [path], by(*keys))
    own = summed([path], *keys)
    assert (found(told), told.rows, told.forms) == (found(own), own.rows, own.forms)


def test_the_long_form(tmp_path: Path) -> None:
    path = written(tmp_path, "c.csv", COMTRADE)
    told = aggregate_on("ibis", [path], by("year", "reporter"))
    own = summed([path], "year", "reporter")
    assert found(told) == found(own)
    assert left(told) == left(own)


@pytest.mark.parametrize("keys", [("year", "reporter"), ("year",), ("product:2",), ()])
@pytest.mark.parametrize("name", ["f.csv", "f.csv.gz"])
def test_faulty_lines_are_counted_alike(keys: tuple[str, ...], name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    text = FAULTY + '\n2020,156,842,"010121",4,1\n2020,156,842,010121,"5,1\n'
    path.write_bytes(gzip.compress(text.encode()) if name.endswith("gz") else text.encode())
    told = aggregate_on("ibis", [str(path)], by(*keys))
    own = summed([str(path)], *keys)
    assert found(told) == found(own)
    assert told.rows == own.rows
    assert left(told) == left(own)


def test_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    lines = COMTRADE.splitlines()
    more = [f"{line},C\u00f4te" for line in lines[1:]]
    for rows in (more, [*more, "2024,156,X"]):
        path.write_bytes("\n".join([f"{lines[0]},note", *rows]).encode("latin-1"))
        told = aggregate_on("ibis", [str(path)], by("year", "reporter"))
        own = summed([str(path)], "year", "reporter")
        assert (found(told), told.rows, left(told)) == (found(own), own.rows, left(own))


def test_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("good.csv", BACI)
        archive.writestr("poor.csv", FAULTY)
    told = aggregate_on("ibis", [str(path)], by("year", "reporter"))
    own = summed([str(path)], "year", "reporter")
    assert (found(told), told.rows, left(told)) == (found(own), own.rows, left(own))
    assert {each.path for each in told.left} == {f"{path}/poor.csv"}


def test_an_engine_that_is_none() -> None:
    with pytest.raises(UsageError, match="no engine"):
        aggregate_on("nothing://here", [__file__], by("year"))


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not at hand")
def test_spark_with_two_workers(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    good, bad = written(tmp_path, "b.csv", BACI), written(tmp_path, "f.csv", FAULTY)
    told = aggregate_on("spark", [good, bad], by("year", "reporter", "product:2"))
    own = summed([good, bad], "year", "reporter", "product:2")
    assert found(told) == found(own)
    assert told.rows == own.rows
    assert left(told) == left(own)
