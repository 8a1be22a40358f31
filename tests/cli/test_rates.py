"""``tbcalc rates show``: one rate, months, all currencies, what is not known."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.command_line import called, process
from tests.conftest import Golden


@pytest.mark.parametrize("form", ["table", "text", "json", "jsonl", "csv", "md"])
def test_the_yuan_in_2024(form: str, golden: Golden) -> None:
    outcome = called("rates", "show", "CNY", "--on", "2024", "-f", form)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"rates/CNY-2024.{form}", outcome.out)


def test_a_process_prints_the_same(golden: Golden) -> None:
    golden("rates/CNY-2024.text", process("rates", "show", "CNY", "--on", "2024").out)


@pytest.mark.parametrize(
    ("arguments", "unit", "expected"),
    [
        (["CNY", "--on", "2024"], "CNY/USD", "7.1956"),
        (["yuan", "--on", "2017-Q1"], "CNY/USD", "6.8890"),
        (["EUR", "--on", "2024"], "USD/EUR", "1.0824"),
        (["EUR", "--per", "USD", "--on", "2017-03-31"], "EUR/USD", "0.9354"),
        (["USD", "--on", "2017-03-31"], "USD/EUR", "1.0691"),
        (["JPY", "--per", "CNY", "--on", "2017-03-31"], "JPY/CNY", "16.2339"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_rates_are_those_of_the_bank(arguments: list[str], unit: str, expected: str) -> None:
    row = json.loads(called("rates", "show", *arguments, "-f", "json").out)["rows"][0]
    assert f"{row['rate']['quote']}/{row['rate']['base']}" == unit
    assert round(Decimal(str(row["rate"]["value"])), 4) == Decimal(expected)


def test_months_add_up_to_the_year() -> None:
    text = called("rates", "show", "CNY", "--on", "2024", "--by", "month", "-f", "csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["rate.on"] for row in rows] == [f"2024-{month:02d}" for month in range(1, 13)]
    days = [int(row["days"]) for row in rows]
    mean = sum(Decimal(r["rate.value"]) * d for r, d in zip(rows, days, strict=True)) / sum(days)
    assert sum(days) == 256
    assert round(mean, 4) == Decimal("7.1956")


def test_months_on_a_terminal(golden: Golden) -> None:
    outcome = called("rates", "show", "CNY", "--on", "2026", "--by", "month", "-f", "text")
    golden("rates/CNY-2026-by-month.text", outcome.out)


def test_all_currencies(golden: Golden) -> None:
    outcome = called("rates", "show", "-f", "text")
    assert outcome.code == 0
    golden("rates/all.text", outcome.out)


def test_all_currencies_of_a_time_leave_out_those_without_a_rate() -> None:
    rows = json.loads(called("rates", "show", "--on", "2024", "-f", "json").out)["rows"]
    known = {row["rate"]["quote"] for row in rows}
    assert {"CNY", "USD", "BGN"} <= known
    assert not {"RUB", "HRK", "EUR"} & known


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("unknown-to-the-bank", ["TWD"], 1),
        ("before-the-first", ["CNY", "--on", "2004"], 1),
        ("before-all", ["--on", "1990"], 1),
        ("between", ["ISK", "--on", "2012"], 1),
        ("no-currency", ["xyzzy"], 2),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_not_known(name: str, arguments: list[str], code: int, golden: Golden) -> None:
    outcome = called("rates", "show", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    golden(f"rates/errors/{name}.txt", outcome.err)


def test_what_is_left_open_is_said() -> None:
    row = json.loads(called("rates", "show", "CNY", "--on", "2026", "-f", "json").out)["rows"][0]
    assert row["rate"]["on"] in row["assumed"][0]
    assert row["days"] > 0


def test_rates_of_a_file_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "h10.csv"
    path.write_text(
        "Date,Country,Exchange rate\n2024-01-01,China,7.1707\n2024-02-01,China,7.1935\n", "utf-8"
    )
    told = json.loads(
        called("rates", "show", "CNY", "--on", "2024-02", "--rates", str(path), "-f", "json").out
    )["rows"][0]
    assert told["rate"]["value"] == 7.1935
    assert told["days"] is None
    assert "Federal Reserve H.10" in told["rate"]["source"]
    told = called("convert", "7.1707B CNY", "--on", "2024-01", "--rates", str(path)).out
    assert "= 1.00000 billion dollars" in told
    chinese = called("rates", "show", "CNY", "--rates", str(path), "--locale", "zh_CN").out
    assert "美联储H.10月均汇率，2024年2月均值（1个月）" in chinese
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n", "utf-8")
    assert called("rates", "show", "CNY", "--rates", str(wrong)).code == 3
    assert called("rates", "show", "CNY", "--rates", str(tmp_path / "none.csv")).code == 3
