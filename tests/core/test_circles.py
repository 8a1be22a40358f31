"""Contradictions in circles: decided exactly where propagation sees nothing, and true ones not."""

from __future__ import annotations

import pytest

from tbcalc.core.circles import circular_findings
from tbcalc.core.evidence import Evidence
from tbcalc.core.propagate import propagate
from tests.articles import KNOWLEDGE, article, outcome

FALLING = """
    exports 2024: more than 20 trillion yuan; growth down 11.4 percent
    total 2024: more than 42 trillion yuan; growth down 4.0 percent
    imports 2024: more than 22 trillion yuan; growth up 3.9 percent"""
CIRCLES = [
    pytest.param(
        """
    exports 2024: more than 1 trillion yuan; growth up 14.0 percent
    total 2024: more than 1 trillion yuan; growth up 14 percent
    balance 2023: 5.09 trillion yuan
    balance 2024: 5.67 trillion yuan""",
        id="a surplus that grows less than what both flows grow by",
    ),
    pytest.param(
        """
    exports 2024: more than 1 trillion yuan; growth up 3.1 percent
    imports 2024: more than 1 trillion yuan; growth down 4.0 percent
    total 2024: more than 1 trillion yuan; growth down 0.6 percent
    balance 2023: deficit of 1.19 trillion yuan""",
        id="weights that need a surplus",
    ),
]


@pytest.mark.parametrize("text", CIRCLES)
def test_they_are_found_though_no_bound_crosses_another(text: str) -> None:
    evidence = Evidence(article(text), KNOWLEDGE)
    system, _ = evidence.of_source("press")
    fixpoint = propagate(system.network)
    if not fixpoint.clashes:
        likely = {place: said.likely for place, said in enumerate(system.said)}
        found = list(circular_findings(system, fixpoint, propagate(system.network, likely)))
        assert [f.verdict for f in found] == ["contradicted"]
        clash = found[0].clashes[0]
        assert clash.severity > 1
        assert "balance" in "".join(clash.figures)
    assert outcome(text).startswith("contradicted")


@pytest.mark.parametrize(
    "balance", ["deficit of 1.2 trillion yuan", "deficit of 2.2 trillion yuan"]
)
def test_what_may_be_true_is_not_accused(balance: str) -> None:
    assert outcome(f"{FALLING}\n    balance 2024: {balance}") in ("consistent", "strained")
