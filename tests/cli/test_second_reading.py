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


def test_growth_of_one_trade_clashes_by_several_identities_at_once() -> None:
    text = (
        "2025年前三季度，我国货物贸易进出口33.61万亿元，同比增长{}%。"
        "其中，出口19.95万亿元，增长7.1%；进口13.66万亿元，下降0.3%。"
    )
    assert accused(text.format("4.0"), "2025-10-13") == []
    assert "5.9%" in accused(text.format("5.9"), "2025-10-13")


def test_another_way_of_reading_must_not_clash_anew() -> None:
    text = (
        "China's foreign trade rose 3.6 percent to 37.31 trillion yuan in the first 10 months of "
        "2025. Exports came to 22.12 trillion yuan and imports to 15.19 trillion yuan. In October "
        "trade rose 0.1 percent to 3.70 trillion yuan. Exports stood at 2.17 trillion yuan, down "
        "{} percent, and imports at 1.53 trillion yuan, up 1.3 percent."
    )
    assert accused(text.format("0.7"), "2025-11-07") == []
    assert "4.9 percent" in accused(text.format("4.9"), "2025-11-07")


@pytest.mark.parametrize(
    "text",
    [
        (
            "China's exports were 20.0 trillion yuan in 2022 and its imports 18.1 trillion yuan; "
            "trade "
            "in goods reached 38.1 trillion yuan. Private firms' imports and exports came to 21.4 "
            "trillion yuan, or 56.2 percent of the total."
        ),
        (
            "Vietnam exported $39.07 billion of goods in November 2025. Thirty-six items earned "
            "more "
            "than $1 billion each, making up 94 percent of exports."
        ),
        "黑龙江2025年前7个月对俄进出口1210.8亿元，占全省外贸总值的69.5%；同期对其他市场进出口531.1亿元。",
        "德国2020年对华贸易额达2121亿欧元，增长3%；德国出口总额1.2047万亿欧元，萎缩9.3%。",
        (
            "Zhejiang's imports and exports rose to 5.26 trillion yuan in 2024. Anhui's trade "
            "came to "
            "873.2 billion yuan. Private firms had 81.2 percent of Zhejiang's trade and 59.0 "
            "percent "
            "of Anhui's."
        ),
        (
            "France exported goods for 455.1 billion euros in 2015 and imported goods for 500.8 "
            "billion "
            "euros. Trade between the two neighbors was worth 170.2 billion euros."
        ),
        (
            "Britain's imports of goods fell by £0.9 billion (1.9%) in December 2023. Imports "
            "from the "
            "EU were down £0.5 billion and those from the rest of the world £0.4 billion."
        ),
        "2025年7月，美国货物和服务贸易逆差扩大32.5%，至783亿美元，6月数据由602亿美元修正为591亿美元。",
        (
            "以美元计，2025年9月出口同比增长8.3%（前值4.4%），进口同比增长7.4%，"
            "贸易顺差904.4亿美元（前值1023.3亿美元）。"
        ),
    ],
    ids=[
        "unnamed-part",
        "each",
        "others",
        "the-world-again",
        "other-whole",
        "pair",
        "rest",
        "revised",
        "last-print",
    ],
)
def test_what_is_of_something_else_clashes_with_nothing(text: str) -> None:
    assert accused(text, "2025-12-01") == []


def test_a_change_is_held_against_the_levels_that_it_leads_from_and_to() -> None:
    text = (
        "Brazil's exports to the United States fell to $2.2 billion in October 2025 from $3.2 "
        "billion. That was ${} billion less than in October 2024."
    )
    assert accused(text.format("1.0"), "2025-11-06") == []
    assert "$1.6 billion" in accused(text.format("1.6"), "2025-11-06")


def test_exports_and_imports_changed_about_are_told_by_their_balance() -> None:
    text = (
        "Japan's imports from Australia amounted to {} trillion yen in 2023. Its exports to that "
        "country were {} trillion yen. The resulting deficit of 7.39 trillion yen was the largest."
    )
    assert accused(text.format("9.78", "2.39"), "2024-01-26") == []
    assert accused(text.format("2.39", "9.78"), "2024-01-26")
