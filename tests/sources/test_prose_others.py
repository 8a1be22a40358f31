"""What an article names and the reader does not know is held against nothing."""

from __future__ import annotations

import pytest

from tbcalc.figures.period import Period
from tbcalc.sources.prose import read_article
from tbcalc.sources.prose_dataset import Article, article_dataset

HEAD = "China's exports rose 5 percent to 10.2 trillion yuan in the first half of 2025. "
KOPF = "2025年上半年，我国出口10.2万亿元，增长5%。"


def others(text: str) -> list[str]:
    """Return the figures that are of something not known."""
    readings = read_article(text, published=Period.parse("2025-07-15").first)
    return [r.found.figure.text for r in readings if r.is_of_other]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Private enterprises contributed 6.1 trillion yuan.", ["6.1 trillion yuan"]),
        (
            "The foreign-invested sector, including oil, earned 3 trillion yuan.",
            ["3 trillion yuan"],
        ),
        ("Cross-border e-commerce doubled to 1.2 trillion yuan.", ["doubled", "1.2 trillion yuan"]),
        ("They stood at 9.7 trillion yuan a year earlier.", []),
        ("In June alone, the figure was 1.8 trillion yuan.", []),
        ("Imports fell 2 percent to 8.1 trillion yuan.", []),
        ("Meanwhile, imports slipped 2 percent, leaving a surplus of 2.1 trillion yuan.", []),
        ("Chinese firms shipped goods worth 1.9 trillion yuan to ASEAN.", []),
    ],
)
def test_english(sentence: str, expected: list[str]) -> None:
    assert others(HEAD + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("俄罗斯原油8000万吨。", []),
        ("其中，6月份出口1.8万亿元，增长7.2%。", []),
        ("同期，进口8.1万亿元，下降2%。", []),
    ],
)
def test_chinese(sentence: str, expected: list[str]) -> None:
    assert [each for each in others(KOPF + sentence) if "吨" not in each] == expected


@pytest.mark.parametrize(
    ("second", "held"),
    [
        ("10.2 trillion yuan", True),
        ("12.0 trillion yuan", False),
        ("1.02 trillion yuan", True),
        ("10.3 trillion yuan", True),
        ("7.4 trillion yuan", False),
    ],
)
def test_a_second_print_is_held_against_the_first_where_it_may_be_a_slip(
    second: str, held: bool
) -> None:
    text = f"{HEAD}\nChina's exports in the first half of 2025 came to {second}."
    readings = read_article(text, published=Period.parse("2025-07-15").first)
    dataset, left = article_dataset(Article("a", text), readings)
    assert len(dataset.observations) == (3 if held else 2)
    assert len(left) == (0 if held else 1)
