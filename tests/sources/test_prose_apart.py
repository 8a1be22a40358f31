"""Figures whose clause says that they are of something else than trade told in all."""

from __future__ import annotations

import pytest

from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period
from tbcalc.sources.prose import read_article
from tbcalc.sources.prose_dataset import Article, article_dataset


def entered(text: str) -> list[Observation]:
    """Return what of an article of December 2025 becomes an observation."""
    readings = read_article(text, published=Period.parse("2025-12-08").first)
    dataset, _ = article_dataset(Article("a", text), readings)
    return list(dataset.observations)


def prints(text: str) -> list[str]:
    """Return those observations as printed."""
    return [each.figure.text for each in entered(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Korea's current account recorded a surplus of $13.5 billion in September.", []),
        ("Korea's goods account posted a surplus of $14.2 billion in September.", 1),
        ("Korea's exports averaged $2.7 billion a day in November.", []),
        ("Canada's exports to countries other than the United States came to $18.4 billion.", []),
        ("In volume terms, Canada's exports rose 4.2% in September.", []),
        ("China supplies 75 percent of India's imports of solar cells in 2024.", []),
        (
            "In 2024 Indonesia sold goods worth $52.4 billion to China, 23.5% of non-oil exports.",
            ["$52.4 billion"],
        ),
        ("2025年10月，新出口订单指数为47.6%，进口指数为47.0%。", []),
        ("2025年三季度，我国货物贸易顺差180亿元，初次收入逆差81亿元。", ["顺差180亿元"]),
        ("2024年上海口岸货物贸易进出口11.07万亿元。", []),
        ("2025年10月澳门再出口11.21亿元。", []),
        ("2025年11月，进口均价每吨696.7元，下跌8.9%。", []),
    ],
)
def test_what_is_no_trade_in_all_is_no_observation(text: str, expected: list[str] | int) -> None:
    found = prints(text)
    assert found == expected or len(found) == expected


def test_a_share_of_two_lines_together_is_of_neither() -> None:
    text = (
        "11月资通产品出口261.1亿美元，电子零组件出口196.1亿美元，两者合占总出口71.4%。"
        "11月出口640.5亿美元。"
    )
    assert "71.4%" not in prints(text)


ALL = "The goods and services deficit was $60 billion in May, "
SOLD = "Exports of goods and services rose to $289.3 billion in May. The deficit in goods alone "


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (f"{ALL}the goods deficit $86 billion.", ["goods+services", "goods"]),
        (f"{SOLD}came to $79.0 billion.", ["goods+services", "goods"]),
        ("2024年，我国货物进出口总额43.8万亿元。出口25.4万亿元。", ["goods", "goods"]),
    ],
)
def test_goods_and_services_are_told_apart(text: str, scopes: list[str]) -> None:
    assert [each.key.scope for each in entered(text)] == scopes


def test_a_decrease_in_the_deficit_is_a_change() -> None:
    text = "It reflected a decrease in the goods deficit of $18.3 billion to $85.6 billion in May."
    assert [each.aspect for each in entered(f"America's trade in May 2025. {text}")] == [
        "change", "level",
    ]  # fmt: skip


def test_a_dash_between_two_areas_makes_them_partners() -> None:
    found = entered("中国—东盟贸易额前8个月突破4.9万亿元")
    assert [(o.key.reporter, o.key.partner) for o in found] == [("CN", "ASEAN")]
