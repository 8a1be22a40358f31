"""``tbcalc share``, ``growth`` and ``implied`` as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import Outcome, process, terminal
from tests.conftest import Golden

DATA = str(Path(__file__).parents[1] / "data" / "trade" / "china.yaml")
OCTOBER = ("growth", "--reporter", "CN", "--flow", "total", "--period", "2020-10")


def run(*arguments: str) -> Outcome:
    return process(*arguments, TBCALC_DATA=DATA)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("share/year", ("share", "--year", "2024", "--reporter", "CN")),
        ("share/by-partner", ("share", "--by", "partner", "--year", "2024")),
        ("share/by-year", ("share", "--by", "year")),
        ("share/by-partner.json", ("share", "--by", "partner", "--year", "2024", "-f", "json")),
        ("share/year.csv", ("share", "--year", "2024", "--reporter", "CN", "-f", "csv")),
        ("growth/year", ("growth", "--year", "2024", "--reporter", "CN")),
        ("growth/by-year", ("growth", "--by", "year", "--reporter", "CN")),
        ("growth/one-flow", ("growth", "--year", "2024", "--flow", "total")),
        ("growth/year.json", ("growth", "--year", "2023", "-f", "json")),
        ("growth/year.csv", ("growth", "--year", "2023", "-f", "csv")),
        ("growth/october", (*OCTOBER, "--weight", "89.6%")),
        ("implied/base", ("implied", "base", "6.2 trillion yuan", "up 21.8 percent")),
        ("implied/base.json", ("implied", "base", "6.2 trillion yuan", "up 21.8%", "-f", "json")),
        ("implied/base.md", ("implied", "base", "6.2 trillion yuan", "up 21.8%", "-f", "md")),
        ("implied/rate", ("implied", "rate", "3.33 trillion yuan", "$491.18 billion")),
        ("implied/rate.csv", ("implied", "rate", "3.33 trillion yuan", "$491 bn", "-f", "csv")),
        ("implied/total", ("implied", "total", "6.99 trillion yuan", "15.9 percent")),
        ("implied/key", ("implied", "base", "--reporter", "CN-SD", "--year", "2022")),
        ("implied/key-rate", ("implied", "rate", "--reporter", "Shandong", "--year", "2022")),
        ("implied/key.jsonl", ("implied", "base", "--reporter=CN-SD", "--year=2022", "-fjsonl")),
        ("implied/more-than", ("implied", "total", "over 5 yuan", "less than 3 yuan")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_answers(golden: Golden, name: str, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    golden(name if "." in name else f"{name}.txt", outcome.out)


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("share/failures/no-such-year", ("share", "--year", "1999"), 1),
        ("growth/failures/no-such-year", ("growth", "--year", "1999"), 1),
        ("growth/failures/no-weight", OCTOBER, 1),
        ("growth/failures/no-figure", (*OCTOBER, "--weight", "much"), 2),
        ("growth/failures/no-share", (*OCTOBER, "--weight", "5 yuan"), 2),
        ("implied/failures/no-figure", ("implied", "base", "6.2 zillion yuan", "5%"), 2),
        ("implied/failures/one-figure", ("implied", "base", "6.2 trillion yuan"), 2),
        ("implied/failures/two-percents", ("implied", "base", "5%", "6%"), 2),
        ("implied/failures/one-currency", ("implied", "rate", "5 dollars", "6 dollars"), 2),
        ("implied/failures/two-currencies", ("implied", "total", "5 yuan", "6 dollars"), 2),
        ("implied/failures/nothing", ("implied", "base"), 2),
        ("implied/failures/missing", ("implied", "base", "--reporter", "US", "--year", "2024"), 1),
        ("implied/failures/everything-lost", ("implied", "base", "5 yuan", "down 100 percent"), 1),
        ("implied/failures/no-base", ("implied", "growth", "5 yuan", "less than 1 yuan"), 1),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_failures(golden: Golden, name: str, arguments: tuple[str, ...], code: int) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    golden(f"{name}.txt", outcome.err)


def test_figures_that_exclude_one_another_are_said() -> None:
    outcome = run("implied", "total", "-5 yuan", "3 yuan")
    assert outcome.code == 1
    assert "the figures exclude one another" in outcome.out


def test_october_2020_says_what_is_missing() -> None:
    said = run(*OCTOBER).err
    assert "the share of CN total 2019-01/2019-09 in CN total 2019-01/2019-10" in said
    assert "--weight" in said


def test_implied_json_holds_the_contract() -> None:
    answer = json.loads(run("implied", "base", "6.2T yuan", "up 21.8%", "-f", "json").out)
    assert answer["schema"] == "tbcalc.implied/1"
    assert round(answer["result"]["value"] / 10**12, 2) == 5.09
    assert [round(end / 10**12, 3) for end in answer["result"]["likely"]] == [5.047, 5.133]
    assert [each["text"] for each in answer["from"]] == ["6.2T yuan", "up 21.8%"]


@pytest.mark.parametrize("columns", [40, 120])
def test_in_a_terminal(golden: Golden, columns: int) -> None:
    arguments = ("growth", "--data", DATA, "--year", "2023")
    golden(f"growth/terminal-{columns}.txt", terminal(*arguments, columns=columns).out)


@pytest.mark.parametrize(
    ("command", "what"), [("growth", "growth"), ("share", "share"), ("surplus", "balance")]
)
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_two_printed_figures_are_answered_as_implied_does(
    command: str, what: str, form: str
) -> None:
    figures = ("6.2 trillion yuan", "5.09 trillion yuan", "-f", form)
    asked = ("6.2 trillion yuan", "43.84 trillion yuan", "-f", form)
    given = asked if what == "share" else figures
    assert process(command, *given) == process("implied", what, *given)


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (("surplus", "2024"), "Write --year 2024."),
        (("growth", "2024-H1"), "Write --period 2024-H1."),
        (("share", "China", "2024"), "Write --reporter China."),
        (("implied", "base", "6.2 trillion yuan", "21.8"), "write 21.8%."),
        (("implied", "rate", "6.2 trillion yuan", "899 billion"), "Print the currency with it"),
        (("surplus", "1 yuan", "2 yuan", "-f", "xlsx"), "Leave out the figures"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_word_out_of_place_is_told_where_it_belongs(
    arguments: tuple[str, ...], remedy: str
) -> None:
    outcome = process(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert remedy in outcome.err
