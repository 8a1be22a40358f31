"""The figures that an implied quantity of a key follows from, looked up in a dataset."""

from __future__ import annotations

import pytest

from tbcalc.core.implied import IMPLIED
from tbcalc.core.implied_key import implied_figures
from tbcalc.core.query import Query
from tbcalc.errors import NotAnswerableError, UsageError
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.period import Period
from tests.books import book

BOOK = """
    older 2022-02-01
    CN-SD total 2021: 2.93 trillion yuan
    CN-SD total 2022: 3.32 trillion yuan
    paper 2023-02-09
    CN-SD total 2022: 3.33 trillion yuan
    CN-SD total 2022 growth: up 13.8 percent
    CN exports 2022: 23.97 trillion yuan
    CN imports 2022: 18.1 trillion yuan
    CN with ASEAN total 2022: 6.52 trillion yuan
    CN with ASEAN total 2022 share of W: 15.5 percent
    CN total 2022: 42.07 trillion yuan
"""


def found(what: str, dataset: Dataset | None = None, **fields: str) -> tuple[str, ...]:
    query = Query(periods=(Period.year(2022),), **fields)  # type: ignore[arg-type]
    pair = implied_figures(what, dataset or book(BOOK), query, "total")
    return tuple(f"{each.source}: {each.figure.text}" for each in pair)


@pytest.mark.parametrize(
    ("what", "reporter", "partner", "first", "second"),
    [
        ("base", "CN-SD", "W", "paper: 3.33 trillion yuan", "paper: up 13.8 percent"),
        ("level", "CN-SD", "W", "older: 2.93 trillion yuan", "paper: up 13.8 percent"),
        ("growth", "CN-SD", "W", "paper: 3.33 trillion yuan", "older: 2.93 trillion yuan"),
        ("total", "CN", "W", "paper: 23.97 trillion yuan", "paper: 18.1 trillion yuan"),
        ("balance", "CN", "W", "paper: 23.97 trillion yuan", "paper: 18.1 trillion yuan"),
        ("total", "CN", "ASEAN", "paper: 6.52 trillion yuan", "paper: 15.5 percent"),
        ("share", "CN", "ASEAN", "paper: 6.52 trillion yuan", "paper: 42.07 trillion yuan"),
    ],
    ids=["base", "level", "growth", "total", "balance", "total of a part", "share"],
)
def test_found(what: str, reporter: str, partner: str, first: str, second: str) -> None:
    assert found(what, reporter=reporter, partner=partner) == (first, second)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("base", "the growth of CN total 2022 is not in the data"),
        ("level", "CN total 2021 and the growth of CN total 2022 are not in the data"),
        ("growth", "CN total 2021 is not in the data"),
        ("rate", "a conversion of CN total 2022 is not in the data"),
    ],
)
def test_missing(what: str, said: str) -> None:
    with pytest.raises(NotAnswerableError, match=said):
        found(what, reporter="CN")


@pytest.mark.parametrize("what", IMPLIED)
def test_nothing_at_all(what: str) -> None:
    with pytest.raises(NotAnswerableError, match="no figures of DE's trade"):
        found(what, reporter="DE")


def test_the_total_of_a_measure_is_no_sum_of_flows() -> None:
    dataset = book(
        BOOK + "CN jobs 2022: 190 million people\n    CN jobs 2022 share of W: one-fourth"
    )
    pair = implied_figures("total", dataset, Query(reporter="CN"), "jobs")
    assert [each.figure.text for each in pair] == ["190 million people", "one-fourth"]


def test_several_answers() -> None:
    dataset = book(BOOK + "CN total 2022 growth: up 7.7 percent")
    with pytest.raises(UsageError, match="CN total 2022, CN-SD total 2022"):
        found("base", dataset)
