"""What cannot be true in an article: the findings of the engine, and years that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tbcalc.cli.read_article import ReadArticle
from tbcalc.cli.second_reading import contradicted
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.extracted import Contradiction
from tbcalc.figures.finding import Finding
from tbcalc.sources.prose_reading import Reading

_TYPES: Final = (
    ("level = base x (1 + growth)", "wrong_growth"),
    ("growth of a total", "wrong_growth"),
    ("one rate converts", "wrong_conversion"),
    ("the same figure in two currencies", "wrong_conversion"),
    ("growth in one currency", "wrong_conversion"),
    ("part = share x whole", "wrong_share"),
    ("exports = coverage ratio", "wrong_share"),
    ("one figure printed twice", "wrong_repeat"),
)
_SUM: Final = "wrong_sum"
_STRETCH: Final = 200
"""Figures that are checked together: more than an article has, so that no text takes for ever."""


def contradictions(read: ReadArticle) -> tuple[Contradiction, ...]:
    """Return what contradicts itself in an article, the gravest first, then impossible years.

    A text with more than 200 figures is looked at in stretches of as many, each by itself.
    """
    known = None if read.verdicts is None else [read.verdicts]
    told = [
        _contradiction(finding)
        for verdicts in known or map(contradicted, _stretches(read.dataset))
        for finding in verdicts.findings
        if finding.verdict == "contradicted"
    ]
    return (*told, *impossible_years(read))


def _stretches(dataset: Dataset) -> Iterator[Dataset]:
    """Yield the figures so many at a time, without the links that lead out of a stretch."""
    figures = dataset.observations
    if len(figures) <= _STRETCH:
        yield dataset
        return
    for start in range(0, len(figures), _STRETCH):
        near = {o.id: o for o in figures[start : start + _STRETCH]}
        within = tuple(
            replaced(o, of=o.of * (o.of in near), pair_of=o.pair_of * (o.pair_of in near))
            for o in near.values()
        )
        yield Dataset(within, dataset.sources)


def _contradiction(finding: Finding) -> Contradiction:
    clash = finding.clashes[0]
    indices = sorted({int(figure.rpartition(".")[2]) - 1 for figure in clash.figures})
    return Contradiction(_type(finding), tuple(indices), clash.identity)


def _type(finding: Finding) -> str:
    kinds = {diagnosis.kind: diagnosis for diagnosis in finding.diagnoses}
    flow = kinds.get("wrong_flow")
    if flow is not None and len(flow.figures) > 1:
        return "swapped_flows"
    if finding.diagnoses and finding.diagnoses[0].kind == "unit_slip":
        return "unit_slip"
    identity = finding.clashes[0].identity
    return next((own for beginning, own in _TYPES if identity.startswith(beginning)), _SUM)


def impossible_years(read: ReadArticle) -> Iterator[Contradiction]:
    """Find growth that is told against a later period."""
    for ordinal, reading in enumerate(read.readings):
        if _is_against_later(reading):
            told = f"{reading.period} is compared with {reading.against}, which comes after it"
            yield Contradiction("wrong_year", (ordinal,), told)


def _is_against_later(reading: Reading) -> bool:
    against, own = reading.against, reading.period
    return against is not None and own is not None and against.first > own.first
