"""In which language the movement of a figure is worded."""

from __future__ import annotations

import pytest

from tbcalc.figures.period import Period
from tbcalc.sources.prose import read_article
from tbcalc.sources.prose_figures import figure_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年前5个月，欧盟自中国进口2247亿欧元，增长16.8%。", "增长16.8%"),
        ("2025年前5个月，欧盟自中国进口2247亿欧元，下降16.8%。", "下降16.8%"),
        ("The EU's imports from China rose 16.8% in May 2025.", "up 16.8%"),
    ],
)
def test_growth_is_worded_in_the_language_that_stands_beside_it(text: str, expected: str) -> None:
    *_, growth = read_article(text, published=Period.parse("2025-07-23").first)
    assert figure_of(growth, text).text == expected
