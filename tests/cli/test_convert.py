"""``tbcalc convert``: the answer and its facts, options, lines, what is refused."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.command_line import called, process, shell
from tests.conftest import Golden

LINES = "6.2T CNY\n$899 billion\nn/a\n\n5 percent\n7.1 million yuan\n"


def number(value: object) -> Decimal:
    return Decimal(str(value))


@pytest.mark.parametrize("form", ["table", "text", "json", "jsonl", "csv", "md"])
def test_the_first_quarter_of_2017(form: str, golden: Golden) -> None:
    outcome = called("convert", "6.2T", "CNY", "--on", "2017-Q1", "-f", form)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"convert/6.2T-CNY.{form}", outcome.out)


def test_a_process_prints_the_same(golden: Golden) -> None:
    outcome = process("convert", "6.2T", "CNY", "--on", "2017-Q1")
    golden("convert/6.2T-CNY.text", outcome.out)


def test_json_is_the_contract() -> None:
    payload = json.loads(called("convert", "6.2T CNY", "--on", "2017-Q1", "-f", "json").out)
    assert list(payload) == ["schema", "input", "result", "rate", "assumed"]
    assert payload["schema"] == "tbcalc.convert/1"
    assert payload["input"] == {
        "value": 6_200_000_000_000,
        "likely": [6_150_000_000_000, 6_250_000_000_000],
        "possible": [6_100_000_000_000, 6_300_000_000_000],
        "unit": "CNY",
        "text": "6.2T CNY",
    }
    assert list(payload["rate"]) == ["value", "base", "quote", "on", "source"]
    assert round(number(payload["rate"]["value"]), 3) == Decimal("6.889")
    assert round(number(payload["result"]["value"]), -9) == Decimal("900e9")
    low, high = payload["result"]["likely"]
    assert number(low) < Decimal("899e9") < number(high)
    assert (round(number(low), -9), round(number(high), -9)) == (Decimal("893e9"), Decimal("907e9"))


@pytest.mark.parametrize(
    ("arguments", "unit", "rate_unit"),
    [
        (["7 yuan"], "USD", ("USD", "CNY")),
        (["7 dollars"], "CNY", ("USD", "CNY")),
        (["7 euros"], "USD", ("EUR", "USD")),
        (["7 yuan", "--to", "yen"], "JPY", ("CNY", "JPY")),
        (["7 pounds", "--to", "EUR"], "EUR", ("EUR", "GBP")),
        (["7 yuan", "--rate", "7.1 CNY/USD"], "USD", ("USD", "CNY")),
        (["7 dollars", "--rate", "$1 = 7.1 yuan"], "CNY", ("USD", "CNY")),
        (["7 dollars", "--rate", "0.14 USD/CNY"], "CNY", ("CNY", "USD")),
        (["7 million dong", "--rate", "23,500 VND/USD"], "USD", ("USD", "VND")),
        (["7 yuan", "--to", "CNY"], "CNY", ("CNY", "CNY")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_the_target_and_the_direction(
    arguments: list[str], unit: str, rate_unit: tuple[str, str]
) -> None:
    payload = json.loads(called("convert", *arguments, "-f", "json").out)
    assert payload["result"]["unit"] == unit
    assert (payload["rate"]["base"], payload["rate"]["quote"]) == rate_unit


@pytest.mark.parametrize(
    ("arguments", "result", "assumed"),
    [
        (["71 yuan", "--rate", "7.1"], "10", "the rate 7.1 is read as CNY per USD"),
        (["71 dollars", "--rate", "7.1"], "504.1", "the rate 7.1 is read as CNY per USD"),
        (["13 euros", "--rate", "1.1"], "14.3", "the rate 1.1 is read as USD per EUR"),
        (["13 yuan", "--to", "CNY", "--rate", "7.1"], "13", ""),
        (["13 euros", "--rate", "1.1 USD/EUR"], "14.3", ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_given_rate_is_exact_and_said(arguments: list[str], result: str, assumed: str) -> None:
    payload = json.loads(called("convert", *arguments, "-f", "json").out)
    assert number(payload["result"]["value"]) == Decimal(result)
    assert assumed in ["", *payload["assumed"]]
    assert bool(assumed) == bool(payload["assumed"])


@pytest.mark.parametrize(
    ("on", "period"),
    [
        ("2017-Q1", "2017-Q1"),
        ("first quarter of 2017", "2017-Q1"),
        ("2017年第一季度", "2017-Q1"),
        ("2017-03-31", "2017-03-31"),
        ("March 2017", "2017-03"),
    ],
)
def test_periods_in_words(on: str, period: str) -> None:
    payload = json.loads(called("convert", "7 yuan", "--on", on, "-f", "json").out)
    assert payload["rate"]["on"] == period


def test_without_a_date_the_last_month_is_said() -> None:
    payload = json.loads(called("convert", "7 yuan", "-f", "json").out)
    assert payload["assumed"] == [
        f"no date is given: the mean of {payload['rate']['on']} is used, the last month known"
    ]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--scale", "亿"], "6.2T CNY = 9,000亿美元 (8,927至9,073)"),
        (["--scale", "trillion"], "6.2T CNY = 0.900 trillion dollars (0.8927 to 0.9073)"),
        (["--locale", "de"], "6.2T CNY = 900 billion dollars (892,7 to 907,3)"),
    ],
)
def test_scale_and_locale(arguments: list[str], line: str) -> None:
    outcome = called("convert", "6.2T CNY", "--on", "2017-Q1", "-f", "text", *arguments)
    assert outcome.out.splitlines()[0] == line


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("missing-rate-currency", ["7 yuan", "--to", "TWD"], 1),
        ("missing-rate-period", ["7 yuan", "--on", "2004"], 1),
        ("missing-rate-discontinued", ["7 million roubles"], 1),
        ("unknown-currency", ["7 yuan", "--to", "euroz"], 2),
        ("ambiguous-currency", ["¥6.2 trillion"], 2),
        ("unit-mismatch-percent", ["21.8 percent"], 2),
        ("unit-mismatch-bare", ["6.2 trillion"], 2),
        ("unit-mismatch-rate", ["7 euros", "--rate", "7.1 CNY/USD"], 2),
        ("usage-inverse", ["7 yuan", "--rate", "0.14"], 2),
        ("usage-nought", ["7 yuan", "--rate", "0"], 2),
        ("usage-other-target", ["7 yuan", "--rate", "7.1 CNY/USD", "--to", "EUR"], 2),
        ("period-syntax", ["7 yuan", "--on", "2017-Q7"], 2),
        ("figure-syntax", ["6.2 zillion yuan"], 2),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_refused(name: str, arguments: list[str], code: int, golden: Golden) -> None:
    outcome = called("convert", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    golden(f"convert/errors/{name}.txt", outcome.err)


@pytest.mark.parametrize("form", ["table", "text", "json", "jsonl", "csv", "md"])
def test_lines(form: str, golden: Golden) -> None:
    outcome = called("convert", "-", "--on", "2017-Q1", "-f", form, stdin=LINES)
    assert outcome.code == (0 if form == "jsonl" else 3)
    golden(f"convert/lines.{form}", outcome.out)
    golden(f"convert/lines.{form}.err", outcome.err)


def test_json_lines_answer_each_line_in_order() -> None:
    rows = [json.loads(line) for line in called("convert", "-", "-f", "jsonl", stdin=LINES)
            .out.splitlines()]  # fmt: skip
    assert [row.get("error", {}).get("code") for row in rows] == [
        None, None, "figure-syntax", "figure-syntax", "unit-mismatch", None,
    ]  # fmt: skip
    assert [row["input"] for row in rows if "error" in row] == ["n/a", "", "5 percent"]


def test_csv_reads_back() -> None:
    text = called("convert", "-", "--on", "2017-Q1", "-f", "csv", stdin="7 yuan\n13 yuan\n").out
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["input"] for row in rows] == ["7", "13"]
    assert all(
        Decimal(row["result.likely.low"]) < Decimal(row["result"])
        < Decimal(row["result.likely.high"]) for row in rows
    )  # fmt: skip


def test_lines_come_through_a_pipe_that_closes() -> None:
    outcome = shell("yes '7 yuan' | head -n 40000 | tbcalc convert - -f text | head -n 1")
    assert outcome.out.startswith("7 yuan = ")
    assert (outcome.code, outcome.err) == (0, "")


def test_lines_that_are_no_text() -> None:
    outcome = called("convert", "-", stdin="7 yuan\n\udcff\udcfe yuan\n13 yuan\n")
    assert outcome.code == 3
    assert outcome.out.count(" = ") == 2
    assert "<stdin>:2" in outcome.err
    assert "binary" in called("convert", "-", stdin="7 yuan\n\0\n").err


def test_a_file_is_written_whole(tmp_path: object) -> None:
    path = f"{tmp_path}/answer.json"
    assert called("convert", "7 yuan", "-o", path).out == ""
    with open(path, encoding="utf-8") as file:
        assert json.load(file)["schema"] == "tbcalc.convert/1"


@given(st.text(max_size=40), st.sampled_from(["text", "jsonl"]))
@settings(max_examples=150, deadline=None)
def test_any_text_has_an_answer_or_a_clear_error(text: str, form: str) -> None:
    outcome = called("convert", "-f", form, "--", text.replace("\0", ""))
    assert outcome.code in (0, 1, 2, 3)
    assert bool(outcome.err) == bool(outcome.code)


@given(st.decimals(Decimal("0.01"), 10**6, places=2), st.sampled_from(["CNY", "EUR", "JPY"]))
@settings(max_examples=50, deadline=None)
def test_there_and_back_holds_the_amount(amount: Decimal, currency: str) -> None:
    there = json.loads(called("convert", f"{amount:f} {currency}", "-f", "json").out)["result"]
    value = number(there["value"])
    back = json.loads(
        called("convert", f"{value:f} {there['unit']}", "--to", currency, "-f", "json").out
    )["result"]
    assert abs(number(back["value"]) / amount - 1) < Decimal("1e-12")


@pytest.mark.parametrize(
    ("arguments", "value", "unit"),
    [
        (("5 million tonnes", "--to", "kg"), "5e9", "kilogram"),
        (("41.2 million tonnes", "--to", "barrels of crude oil"), "301996000", "barrel"),
    ],
)
def test_an_amount_in_another_unit(arguments: tuple[str, ...], value: str, unit: str) -> None:
    payload = json.loads(called("convert", *arguments, "-f", "json").out)
    assert payload["schema"] == "tbcalc.convert/1"
    assert (payload["rate"], payload["result"]["unit"]) == (None, unit)
    assert number(payload["result"]["value"]) == Decimal(value)
    assert payload["input"]["text"] == arguments[0]


def test_an_amount_in_another_unit_for_people(golden: Golden) -> None:
    golden("convert/tonnes.txt", called("convert", "5 million tonnes", "--to", "kg").out)
    told = called("convert", "5 million tonnes", "--to", "barrels of crude oil", "-f", "csv").out
    golden("convert/barrels.csv", told)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("5 million tonnes", "--to", "parrots"), "error[unknown-currency]"),
        (("5 million tonnes", "--to", "barrels"), "Name the commodity"),
        (("-", "--to", "kg"), "tbcalc calc -"),
    ],
)
def test_what_is_no_unit_of_the_amount_is_refused(arguments: tuple[str, ...], told: str) -> None:
    outcome = called("convert", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


def test_the_words_of_a_locale_without_a_catalogue_stand_alone() -> None:
    told = called("convert", "6.2T CNY", "--on", "2017-Q1", "--locale", "fr", "-f", "text").out
    assert "also      900 milliards dollars des États-Unis (892,7–907,3)" in told.splitlines()
    assert "milliard" not in told.splitlines()[0]
