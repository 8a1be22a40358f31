"""``tbcalc calc``: every view, lines of stdin, and what is refused."""

from __future__ import annotations

import json

import pytest

from tests.command_line import called, process
from tests.conftest import Golden

OIL = "512 USD/barrel to CNY/tonne of crude oil"


@pytest.mark.parametrize("form", ["table", "text", "json", "jsonl", "csv", "md"])
def test_oil(form: str, golden: Golden) -> None:
    outcome = called("calc", OIL, "--on", "2024", "-f", form)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"calc/oil.{form}", outcome.out)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("rate", ["3.33T CNY / 491.18B USD"]),
        ("share", ["(25.45T CNY - 18.39T CNY)/(25.45T CNY + 18.39T CNY) to percent"]),
        ("unit-value", ["25.3B USD / 41.2 million tons"]),
        ("exact", ["1/3"]),
        ("cagr", ["(43.85T CNY / 24.2T CNY) ^ (1/12) - 1 to percent"]),
        ("added", ["6.2T CNY + 899B USD", "--on", "2017-Q1"]),
        ("per-month", ["1.3T yuan / 3 months"]),
        ("german", ["25.3B USD / 41.2 million tonnes", "--locale", "de"]),
        ("of-option", ["80 USD/barrel to USD/tonne", "--of", "crude oil"]),
        ("zero-within", ["5 USD / (3 CNY - 2 CNY)"]),
    ],
)
def test_answers(name: str, arguments: list[str], golden: Golden) -> None:
    outcome = called("calc", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"calc/{name}.txt", outcome.out)


@pytest.mark.parametrize(
    ("name", "expression"),
    [
        ("two-currencies", "3 USD + 4 CNY"),
        ("bracket", "2 * (3 + 4"),
        ("zero", "5 USD / 0"),
        ("unit", "5 USD to tone"),
        ("commodity", "5 barrels to tonnes of unobtainium"),
        ("density", "5 barrels to tonnes"),
        ("empty", " "),
    ],
)
def test_faults(name: str, expression: str, golden: Golden) -> None:
    outcome = called("calc", expression)
    assert (outcome.code, outcome.out) == (2, "")
    golden(f"calc/errors/{name}.txt", outcome.err)


def test_lines_are_answered_one_by_one() -> None:
    outcome = called("calc", "-", "-f", "jsonl", stdin="1 + 1\n5 USD / 0\n3 tonnes * 2\n")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert [row.get("result", {}).get("value") for row in rows] == [2, None, 6]
    assert rows[1]["error"]["code"] == "usage"


def test_a_line_at_fault_is_told_with_its_place() -> None:
    outcome = called("calc", "-", stdin="1 + 1\n5 USD / 0\n")
    assert outcome.code == 3
    assert "<stdin>:2" in outcome.err
    assert "1 + 1" in outcome.out


def test_a_process_reckons() -> None:
    assert process("calc", "3.33T CNY / 491.18B USD").out.startswith(
        "3.33T CNY / 491.18B USD = 6.78"
    )


def test_a_leading_minus_is_no_option() -> None:
    assert called("calc", "-3 + 5").out == "-3 + 5 = 2\n"


def test_three_decimals_are_read_as_english_has_them_and_said() -> None:
    outcome = called("calc", "6.09 trillion yuan / 1.218")
    assert outcome.out.startswith("6.09 trillion yuan / 1.218 = 5.000 trillion yuan")
    assert "1.218 read as English prints it" in outcome.out
    german = called("calc", "6.09 trillion yuan / 1.218", "--locale", "de")
    assert "read as English" not in german.out
    assert german.out != outcome.out
