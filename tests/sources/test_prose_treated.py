"""Seasonal adjustment, and the money growth is reckoned in, beyond a sentence of its own."""

from __future__ import annotations

import pytest

from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period
from tbcalc.sources.prose import read_article
from tbcalc.sources.prose_dataset import Article, article_dataset


def entered(text: str) -> list[Observation]:
    readings = read_article(text, published=Period.parse("2025-12-08").first)
    return list(article_dataset(Article("a", text), readings)[0].observations)


@pytest.mark.parametrize(
    ("behind", "adjusted"),
    [
        ("Imports declined to 11.0 billion euros.", True),
        ("On an unadjusted basis, imports were 11.0 billion euros.", False),
        ("Year on year, imports rose to 11.0 billion euros.", False),
        ("\nImports declined to 11.0 billion euros.", True),
        ("\nUnadjusted imports declined to 11.0 billion euros.", False),
        ("\nExports had been put at 20.4 billion euros. Imports were 11.0 billion.", False),
    ],
)
def test_a_paragraph_goes_on_adjusted_until_it_says_otherwise(behind: str, adjusted: bool) -> None:
    head = "Ireland's exports fell to 20.1 billion euros in May on a seasonally adjusted basis. "
    *_, last = entered(head + behind)
    assert last.key.treatment.adjustment == ("sa" if adjusted else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以美元计价，11月中国出口增长5.9%，进口增长1.9%。", ["USD", "USD"]),
        ("以美元计价，11月中国出口增长5.9%。按人民币计价，出口增长5.7%。", ["USD", "CNY"]),
        ("以美元计价，11月中国出口增长5.9%。\n前11月中国出口增长5.7%。", ["USD", ""]),
        ("In yuan terms, China's exports rose 5.7% in November.", ["CNY"]),
    ],
)
def test_growth_is_in_the_money_that_its_paragraph_names(text: str, expected: list[str]) -> None:
    assert [each.currency for each in entered(text)] == expected
