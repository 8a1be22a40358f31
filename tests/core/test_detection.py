"""A part of benchmarks/detection.py: planted errors are told, true articles are not accused."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from benchmarks.articles import LAYOUTS
from benchmarks.detection import LIMITS, Bench
from benchmarks.planted import KINDS

ARTICLES = 3
CLEAN = 60


@cache
def bench() -> Bench:
    return Bench()


@cache
def counts(slip: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for layout in LAYOUTS:
        for number in range(ARTICLES):
            outcome = bench().outcome(slip, layout, f"test {layout} {slip} {number}")
            if outcome is not None:
                found += outcome.counts()
    return found


@pytest.mark.parametrize("slip", KINDS)
def test_planted_errors_are_told(slip: str) -> None:
    found = counts(slip)
    assert found["errors"] >= 2 * ARTICLES
    assert found["told"] >= LIMITS[slip] * found["errors"]


@pytest.mark.parametrize("slip", ["x10", "x1000", "swap", "currency", "rate", "sign"])
def test_gross_errors_are_contradicted_by_the_wrong_figure(slip: str) -> None:
    found = counts(slip)
    assert found["contradicted"] == found["among"] == found["errors"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_true_articles_are_not_accused(layout: str) -> None:
    articles = [bench().clean(layout, f"test {layout} {number}") for number in range(CLEAN)]
    assert [article.text for article in articles if bench().findings(article)] == []
