"""What cannot be true in an article: the findings of the engine, and years that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tbcalc.cli.clashing import contradicted
from tbcalc.cli.read_article import ReadArticle
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


def contradictions(read: ReadArticle) -> tuple[Contradiction, ...]:
    """Return what contradicts itself in an article, the gravest first, then impossible years."""
    verdicts = read.verdicts or contradicted(read.dataset)
    told = [_contradiction(f) for f in verdicts.findings if f.verdict == "contradicted"]
    return (*told, *impossible_years(read))


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
