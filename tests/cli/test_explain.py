"""``tbcalc explain``: a tree down to what is printed, or one clear error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import process
from tests.conftest import Golden

DATA = Path(__file__).parents[1] / "data" / "check"


def explain(*arguments: str) -> str:
    outcome = process("explain", *arguments)
    assert outcome.err == ""
    assert outcome.code == 0
    return outcome.out


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("balance", ("CN balance 2024", "--data", "customs")),
        ("total", ("China's total trade in 2024", "--data", "customs")),
        ("growth", ("growth of CN exports 2023", "--data", "customs")),
        ("options", ("--reporter", "CN-SD", "--flow", "total", "--year", "2022")),
        ("set-aside", ("CN balance 2022", "--data", str(DATA / "papers.yaml"))),
        ("quarters", ("CN balance 2018", "--data", str(DATA / "quarters.yaml"))),
        ("rest", ("CN exports 2018-H2", "--data", str(DATA / "quarters.yaml"))),
        ("growths", ("CN imports 2024", "--data", str(DATA / "growths.yaml"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_text(golden: Golden, name: str, arguments: tuple[str, ...]) -> None:
    golden(f"explain/{name}.txt", explain(*arguments))


@pytest.mark.parametrize("form", ["json", "md", "table"])
def test_formats(golden: Golden, form: str) -> None:
    golden(f"explain/balance.{form}", explain("CN balance 2024", "--data", "customs", "-f", form))


def test_every_derivation_ends_in_printed_figures() -> None:
    payload = json.loads(
        explain("CN balance 2018", "--data", str(DATA / "quarters.yaml"), "-f", "json")
    )
    pending = [answer["derivation"] for answer in payload["answers"]]
    while pending:
        tree = pending.pop()
        for ground in tree["because"]:
            assert ground["figure"] or ground["from"]
            pending += ground["from"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("CN balance 2031",), 1, "does not follow"),
        (("foo",), 2, "which flow"),
        (("balance 2024",), 2, "whose trade"),
        (("CN balance",), 2, "does not say when"),
        (("Atlantis balance 2024",), 2, "Atlantis"),
        (("CN balance 20245",), 2, "20245"),
    ],
)
def test_what_cannot_be_explained(arguments: tuple[str, ...], code: int, told: str) -> None:
    outcome = process("explain", *arguments)
    assert outcome.code == code
    assert told in outcome.err
    assert outcome.out == ""


def test_surplus_answers_what_can_be_explained() -> None:
    data = str(DATA / "quarters.yaml")
    surplus = json.loads(process("surplus", "--year", "2018", "--data", data, "-f", "json").out)
    (row,) = surplus["rows"]
    explained = json.loads(explain("CN balance 2018", "--data", data, "-f", "json"))
    assert row["balance"] == explained["answers"][0]["result"]
    assert row["notes"]


WEIHAI = ("--data", "founding")


def test_what_a_source_says_in_words_is_told_and_used(golden: Golden) -> None:
    """That exports exceed imports is all that is known of a surplus: it is one."""
    golden("explain/in-words.txt", explain("Weihai balance 2017-Q1", *WEIHAI))
    told = explain("Weihai exports 2017-Q1", *WEIHAI)
    assert "Said in words: Weihai's exports in the first quarter of 2017, more than" in told


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("China ciie sessions 2018/2025", "eight sessions"),
        ("CN ciie-sessions 2018/2025", "eight sessions"),
        ("growth of China gdp in 2017-Q1", "6.9 percent"),
        ("CN goods+services imports 2021/2025", "a forecast"),
    ],
)
def test_measures_and_forecasts_are_answered(key: str, told: str) -> None:
    assert told in explain(key, *WEIHAI)


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("CN gdp 2017-Q1", "growth of CN gdp 2017-Q1"),
        ("CN balance 2031", "CN balance 2024"),
        ("growth of CN balance 2031", "CN balance 2024"),
    ],
)
def test_the_nearest_figures_are_named_where_there_is_none(key: str, near: str) -> None:
    outcome = process("explain", key, *WEIHAI)
    assert outcome.code == 1
    assert f"The data have {near}" in outcome.err
