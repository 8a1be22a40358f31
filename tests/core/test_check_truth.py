"""What is true is never contradicted: articles of every kind, printed by any convention allowed."""

from __future__ import annotations

import pytest

from tbcalc.core.check import checked
from tbcalc.core.evidence import Knowledge
from tbcalc.sources.area_currency import area_currency
from tbcalc.sources.rate_text import load_rates
from tbcalc.sources.yaml_reader import read_dataset
from tests.true_articles import true_article

KNOWLEDGE = Knowledge(load_rates(), area_currency)


@pytest.mark.parametrize("seed", range(20))
def test_true_articles_are_not_contradicted(seed: int) -> None:
    verdicts = checked(read_dataset(true_article(f"truth {seed}"), path="article"), KNOWLEDGE)
    assert [f for f in verdicts.findings if f.verdict == "contradicted"] == []
