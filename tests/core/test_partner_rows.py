"""Trade with single partners: one group for each subject and currency, of one period."""

from __future__ import annotations

import pytest

from tbcalc.core.partner_rows import partner_groups
from tbcalc.core.query import Query
from tbcalc.errors import NotAnswerableError
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.period import Period
from tbcalc.sources.yaml_reader import read_dataset

ALWAYS = Period((1, 1, 1), (9999, 12, 31))


def dataset(*figures: str) -> Dataset:
    head = (
        "sources:\n  a: {publisher: A, published: 2024-01-01}\ndefaults: {source: a, scope: goods}"
    )
    return read_dataset(
        f"{head}\nfigures:\n" + "".join(f"  - {{{figure}}}\n" for figure in figures), path="x.yaml"
    )


def trade(reporter: str, partner: str, year: int, money: str = "billion yuan") -> tuple[str, ...]:
    key = f"reporter: {reporter}, partner: {partner}, period: {year}"
    return (
        f"flow: exports, {key}, value: 7 {money}", f"flow: imports, {key}, value: 5 {money}",
    )  # fmt: skip


def groups(data: Dataset, query: Query, window: Period = ALWAYS) -> dict[str, list[str]]:
    return {
        f"{subject.reporter} {rows[0].period} {rows[0].currency}": [
            row.subject.partner for row in rows
        ]
        for subject, rows in partner_groups(data, query, window)
    }


FOUR = dataset(
    *trade("CN", "US", 2022), *trade("CN", "US", 2023), *trade("CN", "JP", 2023),
    *trade("JP", "US", 2022, "billion yen"),
    "flow: exports, reporter: CN, period: 2023, value: 9 yuan",
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "window", "told"),
    [
        (Query(), ALWAYS, {"CN 2023 CNY": ["JP", "US"], "JP 2022 JPY": ["US"]}),
        (Query("CN"), Period.parse("2022"), {"CN 2022 CNY": ["US"]}),
        (Query("CN", periods=(Period.parse("2022"),)), ALWAYS, {"CN 2022 CNY": ["US"]}),
        (Query("CN"), Period.parse("2021"), {}),
    ],
    ids=["last of each", "last of the window", "asked for", "nothing in the window"],
)
def test_groups(query: Query, window: Period, told: dict[str, list[str]]) -> None:
    assert groups(FOUR, query, window) == told


def test_two_currencies_are_two_groups() -> None:
    data = dataset(*trade("CN", "US", 2023, "billion dollars"), *trade("CN", "JP", 2023))
    assert sorted(groups(data, Query())) == ["CN 2023 CNY", "CN 2023 USD"]


def test_what_is_known_of_the_world_alone_is_no_answer() -> None:
    with pytest.raises(NotAnswerableError, match="single partners"):
        groups(dataset("flow: total, reporter: CN, period: 2023, value: 9 yuan"), Query())
