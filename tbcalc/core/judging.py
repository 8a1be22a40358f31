"""One conflict, judged: what probably is wrong in it, and the finding that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from tbcalc.core.attempt import Hypothesis
from tbcalc.core.clashes import Court, clashes_of
from tbcalc.core.conflict import conflict_of
from tbcalc.core.ledger import System, speaker_id
from tbcalc.core.propagate import Fixpoint
from tbcalc.core.reasons import slice_of
from tbcalc.core.repair import hypotheses
from tbcalc.core.scene import Scene
from tbcalc.core.trial import Trial
from tbcalc.figures.finding import Diagnosis, Finding, Verdict

MOST_DIAGNOSES: Final = 4
MOST_SETS: Final = 1
"""How many smallest clashing sets are looked for: whatever slipped is in each of them."""

_MUCH_LESS: Final = Decimal("0.2")
"""A diagnosis is told when it weighs at least this part of the likeliest."""

_CLEARLY: Final = Decimal("1.5")
"""A figure is suspected when this many times as likely as any other."""


def finding_of(
    system: System, scene: Scene, verdict: Verdict, fixpoint: Fixpoint
) -> tuple[Finding, tuple[str, ...]] | None:
    """Return the finding on the first clash of a fixed point, and the ids of what is wrong.

    None where no set of figures is found that clashes by itself.
    """
    conflict = conflict_of(fixpoint, fixpoint.clashes[0], most_sets=MOST_SETS)
    if conflict is None:
        return None
    trial = Trial(system, fixpoint, conflict, is_strain=verdict == "strained")
    supposed = hypotheses(trial, scene)
    wrong = _wrong(trial, supposed)
    return _finding(Court(system, fixpoint, conflict, trial), supposed, verdict, wrong), wrong


def clashing_figures(fixpoint: Fixpoint) -> tuple[int, ...]:
    """Return the places of a smallest set of figures that clash, else all that the clash is of."""
    conflict = conflict_of(fixpoint, fixpoint.clashes[0], most_sets=MOST_SETS)
    return conflict.sets[0] if conflict else involved(fixpoint)


def involved(fixpoint: Fixpoint) -> tuple[int, ...]:
    """Return the places of all figures that the first clash of a fixed point comes from."""
    return tuple(slice_of(fixpoint, fixpoint.clashes[0]).figures)


def _finding(
    court: Court, supposed: Sequence[Hypothesis], verdict: Verdict, wrong: Sequence[str]
) -> Finding:
    clashes = clashes_of(court, wrong)
    sources = (court.trial.speaker(f).source for each in court.trial.sets for f in each)
    return Finding(
        verdict,
        clashes,
        tuple(sorted(set(sources))),
        _suspects(supposed),
        _diagnoses(supposed),
    )


def _suspects(supposed: Sequence[Hypothesis]) -> tuple[str, ...]:
    """Return the figures that are clearly the likeliest to be wrong."""
    if not supposed:
        return ()
    first = supposed[0]
    others = [h.weight for h in supposed if set(h.figures).isdisjoint(first.figures)]
    return first.figures if first.weight > _CLEARLY * max(others, default=Decimal(0)) else ()


def _diagnoses(supposed: Sequence[Hypothesis]) -> tuple[Diagnosis, ...]:
    """Return the likeliest diagnoses; of one kind and the same figures the likeliest alone."""
    told: dict[tuple[str, frozenset[str]], Diagnosis] = {}
    for each in supposed:
        if each.diagnosis is not None and each.weight >= _MUCH_LESS * supposed[0].weight:
            told.setdefault((each.diagnosis.kind, frozenset(each.figures)), each.diagnosis)
    return tuple(told.values())[:MOST_DIAGNOSES]


def _wrong(trial: Trial, supposed: Sequence[Hypothesis]) -> tuple[str, ...]:
    if supposed:
        return supposed[0].figures
    return (speaker_id(trial.speaker(trial.sets[0][0])),)
