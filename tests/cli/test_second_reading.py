"""What an article is accused of once it has been read a second time."""

from __future__ import annotations

import pytest

from tbcalc.cli.contradictions import contradictions
from tbcalc.cli.read_article import ReadArticle
from tbcalc.cli.second_reading import read_again
from tbcalc.figures.period import Period
from tbcalc.sources.prose import read_article
from tbcalc.sources.prose_dataset import Article, article_dataset


def accused(text: str, published: str) -> list[str]:
    """Return the figures of an article's contradictions, as printed."""
    readings = read_article(text, published=Period.parse(published).last)
    article = Article("a", text, published)
    read = read_again(ReadArticle(article, readings, *article_dataset(article, readings)))
    ordinals = (i for each in contradictions(read) for i in each.indices)
    return [readings[i].found.figure.text for i in ordinals]


@pytest.mark.parametrize(
    ("surplus", "expected"),
    [
        ("64.5 billion yuan", False),
        ("64.5 trillion yuan", True),  # a unit word, whatever month the sentence leaves out
        ("46.5 billion yuan", True),
        ("61.9 billion yuan", True),
    ],
)
def test_a_slip_is_told_though_another_sentence_tells_the_month(
    surplus: str, expected: bool
) -> None:
    text = (
        "China's trade rose 0.1 percent to 3.70 trillion yuan in October 2025. Exports stood at "
        f"217.2 billion yuan to Asia that month. Imports from there were 152.7 billion yuan. "
        f"The surplus with Asia reached {surplus}."
    )
    assert bool(accused(text, "2025-11-07")) is expected


def test_growth_without_a_word_of_its_basis_may_be_against_the_quarter_before() -> None:
    text = (
        "Nigeria's trade surplus rose 44.3% to N7.46tn in Q2 2025.\n"
        "Exports rose 18.01 per cent year on year to N22.75tn from N19.28tn. Imports rose 22.58 "
        "per cent to N15.29tn from N12.47tn in the same quarter of 2024 but fell 0.91 per cent "
        "from the preceding quarter."
    )
    assert accused(text, "2025-09-12") == []


def test_bare_exports_are_those_of_goods_or_of_both_as_the_figures_say() -> None:
    text = (
        "India's exports dipped 11.8 per cent to USD 34.38 billion in October 2025. Imports rose "
        "to USD 76.06 billion, and the trade deficit to USD 41.68 billion. "
        "Merchandise exports had been USD 34.38 billion in October 2025. Services exports were "
        "USD 38.52 billion and services imports USD 18.64 billion."
    )
    assert accused(text, "2025-11-17") == []


@pytest.mark.parametrize(("word", "expected"), [("deficit", False), ("surplus", True)])
def test_flows_in_each_other_s_place_are_told_with_a_partner_too(word: str, expected: bool) -> None:
    text = (
        "The United States was Germany's most important trading partner in 2024, with trade of "
        "252.9 billion euros. German exports to the United States came to 91.5 billion euros and "
        "imports from there to 161.4 billion euros. "
        f"Germany's trade {word} with the country was 69.9 billion euros."
    )
    assert bool(accused(text, "2025-02-27")) is expected


def test_what_only_a_chain_of_figures_shows_is_no_accusation() -> None:
    text = (
        "Japan's exports edged up 0.3% to 53.36 trillion yen in 2024 and imports fell 3.2% to "
        "54.58 trillion yen. The trade deficit in 2023 had been 3.18 trillion yen, 61.6% less "
        "than 4.25 trillion yen in 2022."
    )
    assert accused(text, "2025-01-22") == []


def test_what_a_supplier_delivers_need_not_be_of_the_partner_told_last() -> None:
    text = (
        "Turkish sales to Russia fell 20% to $3.2 billion in the first half of 2025, so that "
        "Turkey's deficit with Russia came to $18.4 billion. Russia was Turkey's second-largest "
        "supplier after China, which delivered goods for $24.3 billion."
    )
    assert accused(text, "2025-07-25") == []


@pytest.mark.parametrize(("unit", "expected"), [("billion", False), ("trillion", True)])
def test_a_part_far_above_its_whole_has_a_wrong_unit_word(unit: str, expected: bool) -> None:
    text = (
        "India's imports rose to USD 76.06 billion in October 2025. "
        f"Imports from China came to USD 11.51 {unit}."
    )
    assert bool(accused(text, "2025-11-17")) is expected
