"""``tbcalc rates explain``: every view of one pair, and what is refused."""

from __future__ import annotations

import json

import pytest

from tests.command_line import called
from tests.conftest import Golden

PAIR = ("43 trillion yuan", "6.07 trillion dollars", "--published", "2025-11-26")


@pytest.mark.parametrize("form", ["table", "text", "json", "jsonl", "md"])
def test_the_pair_of_2025(form: str, golden: Golden) -> None:
    outcome = called("rates", "explain", *PAIR, "-f", form)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"rates/explain-43-trillion.{form}", outcome.out)


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("no-rate", ("6.2 trillion yuan", "$780 billion", "--published", "2017-04-20"), 1),
        ("no-day", ("6.2 trillion yuan", "$780 billion"), 0),
        ("not-yet", ("16 trillion yuan", "2.3 trillion dollars", "--published", "2026-11-25"), 0),
        ("one-currency", ("6.2 trillion yuan", "900 billion yuan"), 2),
        ("nothing", ("6.2 trillion yuan", "0 dollars"), 2),
        ("no-amount", ("5 percent", "3 dollars"), 2),
        ("ambiguous", ("¥6.2 trillion", "$899 billion"), 2),
        ("no-daily-rate", ("5 billion Emirati dirhams", "$1.3 billion"), 1),
        ("a-period", ("6.2 trillion yuan", "$899 billion", "--published", "2017"), 2),
        ("too-early", ("6.2 trillion yuan", "$899 billion", "--published", "1990-01-01"), 1),
        ("too-late", ("6.2 trillion yuan", "$899 billion", "--published", "2040-01-01"), 1),
    ],
)
def test_what_is_said(name: str, arguments: tuple[str, ...], code: int, golden: Golden) -> None:
    outcome = called("rates", "explain", *arguments)
    assert outcome.code == code
    golden(f"rates/explain/{name}.txt", outcome.out + outcome.err)


def test_the_message_of_json_is_that_of_text() -> None:
    told = json.loads(called("rates", "explain", *PAIR, "-f", "json").out)
    assert told["schema"] == "tbcalc.rates.explain/1"
    assert told["message"].startswith("Converted at the rate of the day of publication")
    assert told["best"]["rate"] == pytest.approx(7.0795, abs=1e-4)


def test_in_chinese(golden: Golden) -> None:
    outcome = called("rates", "explain", *PAIR, "--locale", "zh_CN")
    assert (outcome.code, outcome.err) == (0, "")
    golden("rates/explain-43-trillion.zh_CN.text", outcome.out)
