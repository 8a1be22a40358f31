"""What clashes in the dataset of an article."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tbcalc.core.check import checked
from tbcalc.core.evidence import Knowledge
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.finding import Finding, Verdicts
from tbcalc.sources.area_currency import area_currency
from tbcalc.sources.rate_text import load_rates

Clashing = tuple[frozenset[str], ...]
"""The figures of each clash, by their ids."""


@cache
def knowledge() -> Knowledge:
    """Return the rates and currencies that a check knows."""
    return Knowledge(load_rates(), area_currency)


def contradicted(dataset: Dataset) -> Verdicts:
    """Return the verdicts on what contradicts itself in the dataset of an article."""
    return checked(dataset, knowledge(), by_source=True, with_strains=False)


def contradictions_of(verdicts: Verdicts) -> list[Finding]:
    """Return the contradictions among the findings."""
    return [finding for finding in verdicts.findings if finding.verdict == "contradicted"]


def figures_of(findings: Iterable[Finding]) -> Clashing:
    """Return the figures of each clash of the findings."""
    return tuple(frozenset(clash.figures) for finding in findings for clash in finding.clashes)


def ordinals_of(figures: Iterable[str]) -> set[int]:
    """Return the ordinals, from 0, of figures named by their ids."""
    return {int(each.rpartition(".")[2]) - 1 for each in figures}
