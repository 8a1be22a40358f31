"""``tbcalc aggregate``: formats, exit codes, and nothing half-written."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.bulk.tables import BACI, FAULTY, written
from tests.command_line import called

duckdb = pytest.importorskip("duckdb", reason="the extra bulk is not installed")


@pytest.fixture
def baci(tmp_path: Path) -> str:
    return written(tmp_path, "baci.csv", BACI)


def test_json_has_the_numbers_in_dollars(baci: str) -> None:
    told = called("aggregate", baci, "--by", "year,reporter", "-f", "json")
    assert (told.code, told.err) == (0, "")
    answer = json.loads(told.out, parse_float=Decimal)
    assert answer["schema"] == "tbcalc.aggregate/1"
    row = answer["rows"][0]
    assert (row["year"], row["reporter"]) == ("2022", "CN")
    assert [row[f]["value"] for f in ("exports", "imports", "total", "balance")] == [
        5600, 2250, 7850, 3350,
    ]  # fmt: skip
    share = row["balance_share"]
    low, high = share["possible"]
    assert low <= Decimal(3350) / Decimal(7850) <= high
    assert share["text"] == "42.68 %"
    assert row["exports"]["unit"] == "USD"
    assert answer["read"]["rows"] == 6
    assert answer["read"]["left"] == []


def test_absent_is_not_zero(baci: str) -> None:
    answer = json.loads(called("aggregate", baci, "-f", "json").out)
    (america,) = [row for row in answer["rows"] if (row["year"], row["reporter"]) == ("2023", "US")]
    assert america["imports"] is None
    assert america["balance"] is None


def test_csv_and_lines(baci: str) -> None:
    table = list(csv.DictReader(io.StringIO(called("aggregate", baci, "-f", "csv").out)))
    assert table[0]["exports"] == "5600"
    lines = called("aggregate", baci, "-f", "jsonl").out.splitlines()
    assert len(lines) == len(table) == 5


def test_every_format_has_the_same_digits(baci: str, tmp_path: Path) -> None:
    asked = ("aggregate", baci, "--by", "year,reporter,product:2")
    fields = ("exports", "imports", "total", "balance", "balance_share", "coverage_ratio")
    table = list(csv.DictReader(io.StringIO(called(*asked, "-f", "csv").out)))
    whole = json.loads(called(*asked, "-f", "json").out, parse_float=Decimal)["rows"]
    lines = [json.loads(line, parse_float=Decimal)
             for line in called(*asked, "-f", "jsonl").out.splitlines()]  # fmt: skip
    assert whole == lines
    assert list(table[0]) == ["year", "reporter", "product", *fields, "unit"]
    for row, line in zip(table, lines, strict=True):
        assert {key: row[key] for key in ("year", "reporter", "product")} == {
            key: line[key] for key in ("year", "reporter", "product")
        }
        values = {field: line[field] and str(line[field]["value"]) for field in fields}
        assert {field: row[field] or None for field in fields} == values
    target = tmp_path / "sums.parquet"
    assert called(*asked, "-o", str(target)).code == 0
    found = duckdb.sql(f"SELECT * FROM '{target}' ORDER BY ALL").fetchall()
    amounts = [[Decimal(row[f]) if row[f] else None for f in fields[:4]] for row in table]
    assert [list(row[3:7]) for row in found] == amounts


def test_people_are_shown_the_first_of_many_rows(tmp_path: Path) -> None:
    rows = "".join(f"2022,156,842,{n:06d},1.5,\n" for n in range(1, 1502))
    path = written(tmp_path, "many.csv", f"t,i,j,k,v,q\n{rows}")
    told = called("aggregate", path, "--by", "product", "-f", "text").out
    assert "the first 1,000 of 1,501 rows" in told
    assert "001000" in told
    assert "001001" not in told
    assert len(called("aggregate", path, "--by", "product", "-f", "csv").out.splitlines()) == 1502
    shown = called("aggregate", path, "--by", "product", "-f", "text", "--locale", "zh_CN").out
    assert "1,501" in shown
    assert "rows" not in shown


def test_two_names_of_one_area_are_one_row(tmp_path: Path) -> None:
    text = "reporter,flow,period,value\nCHN,X,2024,1.5\n156,X,2024,2\nCHN,M,2024,1\n"
    told = called("aggregate", written(tmp_path, "l.csv", text), "--unit", "USD", "-f", "csv").out
    assert told.splitlines()[1:] == ["2024,CN,3.5,1,4.5,2.5,0.55555555555555556,3.5,USD"]


def test_text_says_what_a_row_is(baci: str) -> None:
    told = called("aggregate", baci, "--by", "reporter", "-f", "text").out
    assert "FOB on both sides" in told
    assert "the sums are over all years from 2022 to 2023" in told


def test_rows_left_are_shown_and_the_code_is_three(tmp_path: Path) -> None:
    path = written(tmp_path, "faulty.csv", FAULTY)
    told = called("aggregate", path, "-f", "text")
    assert told.code == 3
    assert "the value is negative" in told.out
    assert "unknown areas, summed under the code of the table: 999" in told.out
    told = called("aggregate", path, "-f", "csv")
    assert told.code == 3
    assert "1 row left: the line has too many fields (line 3: " in told.err
    assert "tbcalc: unknown areas, summed under the code of the table: 999\n" in told.err


def test_a_dataset_that_is_read_again(baci: str, tmp_path: Path) -> None:
    small = written(tmp_path, "s.csv", "".join(BACI.splitlines(keepends=True)[:4]))
    target = tmp_path / "sums.yaml"
    assert called("aggregate", small, "-o", str(target)).code == 0
    told = called("surplus", "--data", str(target), "--reporter", "CN", "--year", "2022",
                  "-f", "json")  # fmt: skip
    (row,) = json.loads(told.out)["rows"]
    assert row["balance"]["value"] == 3350


def test_parquet_is_exact(baci: str, tmp_path: Path) -> None:
    target = tmp_path / "sums.parquet"
    assert called("aggregate", baci, "--by", "year,reporter", "-o", str(target)).code == 0
    query = f"SELECT * FROM '{target}' WHERE year = '2023' AND reporter = 'CN'"
    (row,) = duckdb.sql(query).fetchall()
    assert row[2] == Decimal(10**14)
    assert row[-1] == "USD"
    assert called("aggregate", baci, "-f", "parquet").code == 2


def test_nothing_is_written_where_a_file_breaks_off(baci: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1")
    target = tmp_path / "sums.json"
    target.write_text("before", "utf-8")
    told = called("aggregate", baci, str(broken), "--resume", "-o", str(target))
    assert told.code == 3
    assert f"{broken}" in told.err
    assert target.read_text("utf-8") == "before"
    assert (tmp_path / "sums.json.state").is_dir()
    broken.unlink()
    assert called("aggregate", baci, "--resume", "-o", str(target)).code == 0
    assert not (tmp_path / "sums.json.state").exists()
    assert json.loads(target.read_text("utf-8"))["read"]["rows"] == 6


def test_the_unit_of_other_tables(tmp_path: Path) -> None:
    path = written(tmp_path, "l.csv", "reporter,flow,period,value\nFRA,X,2024,3\nFRA,M,2024,4\n")
    told = json.loads(called("aggregate", path, "--unit", "million EUR", "-f", "json").out)
    assert told["rows"][0]["balance"]["value"] == -1_000_000
    assert told["rows"][0]["balance"]["unit"] == "EUR"
    assert "no currency" in called("aggregate", path, "-f", "text").out
    assert called("aggregate", path, "--unit", "parsecs").code == 2


@pytest.mark.parametrize("by", ["month", "product:3", "year,year"])
def test_keys_that_are_none(by: str, baci: str) -> None:
    told = called("aggregate", baci, "--by", by)
    assert told.code == 2
    assert "error[usage]" in told.err
