"""Advice on quoting: of every figure whether it may be quoted, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from tbcalc.core.review import Review
from tbcalc.exact.noun import noun
from tbcalc.figures.finding import Diagnosis, Finding, Verdict
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity

Advice = Literal["quote", "care", "not"]
"""May be quoted; may be quoted with care, for the reason told; should not be quoted."""

Why = Literal[
    "suspected", "contradicted", "beside", "strained", "revised", "implausible", "year",
    "forecast", "doubtful", "converted", "unchecked", "tied", "echoed",
]  # fmt: skip
"""``suspected``: probably wrong; ``contradicted``: it or another is; ``beside``: another probably
is, and nothing else speaks against this one; ``year``: told against a later period;
``doubtful``: what it is about is not sure; ``converted``: the source's own conversion;
``unchecked``: nothing bears on it; ``tied``: agrees with what it is tied to; ``echoed``: others
print it as well."""

ADVICE_OF: Final[Mapping[Why, Advice]] = {
    "suspected": "not", "contradicted": "not", "year": "not",
    "beside": "care", "strained": "care", "revised": "care", "implausible": "care",
    "forecast": "care", "doubtful": "care", "converted": "care", "unchecked": "care",
    "tied": "quote", "echoed": "quote",
}  # fmt: skip

_VERDICTS: Final[Mapping[Verdict, Why]] = {
    "strained": "strained", "revised": "revised", "undetermined": "implausible",
}  # fmt: skip


@noun
class Reason:
    """Why a figure may or may not be quoted: with a finding, with figures, or as ``told``."""

    why: Why
    finding: Finding | None = None
    others: tuple[Observation, ...] = ()
    told: tuple[str, ...] = ()


@noun
class Advised:
    """A figure with the advice on it, its reasons, the gravest first, and what to say instead.

    ``instead`` is a slip that would explain it, where one is suspected of this figure;
    ``expected`` what other figures make of it, where it is the one a clash is about.
    """

    figure: Observation
    advice: Advice
    reasons: tuple[Reason, ...]
    instead: Diagnosis | None = None
    expected: Quantity | None = None


Remarks = Mapping[str, tuple[Reason, ...]]
"""What else is to be thought of figures, by their ids: what is not sure of how they were read."""


def advised(review: Review, remarks: Remarks) -> tuple[Advised, ...]:
    """Return the advice on each figure under review, in their order."""
    return tuple(_advised(figure, review, remarks.get(figure.id, ())) for figure in review.figures)


def _advised(figure: Observation, review: Review, remarks: tuple[Reason, ...]) -> Advised:
    findings = review.of(figure)
    reasons = [_reason(figure, finding) for finding in findings if _bears(figure, finding)]
    reasons += (*_own_reasons(figure), *remarks)
    reasons += _support(figure, review, reasons)
    order = list(ADVICE_OF)
    reasons.sort(key=lambda reason: order.index(reason.why))
    kept = {reason.why: reason for reason in reversed(reasons)}
    told = tuple(reason for reason in reasons if kept[reason.why] is reason or reason.finding)
    clashes = [c for f in findings for c in f.clashes if c.about == figure.id]
    slips = [d for f in findings for d in f.diagnoses if d.figures[0] == figure.id]
    return Advised(
        figure,
        ADVICE_OF[told[0].why],
        told,
        slips[0] if slips else None,
        next((c.expected for c in clashes if c.expected is not None), None),
    )


def _bears(figure: Observation, finding: Finding) -> bool:
    """Tell whether a finding speaks against a figure: a revision only against what is revised."""
    return finding.verdict != "revised" or any(c.about == figure.id for c in finding.clashes)


def _reason(figure: Observation, finding: Finding) -> Reason:
    """Return what a finding that names a figure means for it."""
    if finding.verdict != "contradicted":
        return Reason(_VERDICTS[finding.verdict], finding)
    if figure.id in finding.suspects:
        return Reason("suspected", finding)
    return Reason("beside" if finding.suspects else "contradicted", finding)


def _own_reasons(figure: Observation) -> list[Reason]:
    """Return what the figure itself gives to think."""
    told: list[Reason] = []
    if figure.status == "forecast":
        told.append(Reason("forecast"))
    if figure.pair_of:
        told.append(Reason("converted"))
    return told


def _support(figure: Observation, review: Review, against: list[Reason]) -> list[Reason]:
    """Return what speaks for a figure, or that nothing bears on it at all.

    That it agrees with others is not said where a finding speaks against it.
    """
    echoes = review.echoes.get(figure.id, ())
    told = [Reason("echoed", others=echoes)] if echoes else []
    if figure.id in review.tied and not any(reason.finding for reason in against):
        told.append(Reason("tied"))
    if not told and not against:
        told.append(Reason("unchecked"))
    return told
