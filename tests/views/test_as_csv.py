"""CSV: rows flattened, with the same columns whatever is missing."""

from __future__ import annotations

import csv
import io

import pytest

from tbcalc.sources.figure_text import read_figure
from tbcalc.views.as_csv import render

BALANCE = read_figure("7.06 trillion yuan").quantity


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_numbers_are_flattened() -> None:
    (row,) = rows(render([{"period": "2024", "balance": BALANCE, "growth": {"exports": None}}]))
    assert row["balance"] == "7060000000000"
    assert row["balance.likely.low"] == "7055000000000"
    assert row["balance.possible.high"] == "7070000000000"
    assert row["balance.unit"] == "CNY"
    assert row["balance.text"] == "7.06 trillion yuan"
    assert row["growth.exports"] == ""


def test_a_missing_number_keeps_its_columns() -> None:
    with_balance = render([{"balance": BALANCE}], numbers=["balance"])
    without = render([{"balance": None}], numbers=["balance"])
    assert with_balance.splitlines()[0] == without.splitlines()[0]
    assert set(rows(without)[0].values()) == {""}


def test_lists_commas_quotes_and_line_breaks() -> None:
    (row,) = rows(render([{"sources": ["a", "b"], "note": 'x, "y"\nz', "fit": True, "n": None}]))
    assert row == {"sources": "a; b", "note": 'x, "y" z', "fit": "true", "n": ""}


def test_no_rows() -> None:
    assert render([]) == ""


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("http://evil.example")', '"\'=HYPERLINK(""http://evil.example"")"'),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3", "'-2+3"),
        ("-4.13", "-4.13"),
        ("-4.13 billion euros", "-4.13 billion euros"),
        ("-1.6 %", "-1.6 %"),
        ("a=b", "a=b"),
    ],
)
def test_no_text_is_a_formula(text: str, cell: str) -> None:
    assert render([{"name": text}]) == f"name\n{cell}\n"
