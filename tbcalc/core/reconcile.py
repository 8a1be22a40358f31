"""Verdicts: which figures of one edition cannot all be true, what the others make of them, and why.

First every figure is read in the widest way it allows: a clash then is a contradiction, and is
proved in exact arithmetic. What is probably wrong is set aside, and the rest is read in the likely
way: a clash of that is a strain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.core.attempt import Hypothesis, Scene
from tbcalc.core.circles import circular_findings
from tbcalc.core.clashes import Court, clashes_of
from tbcalc.core.conflict import conflict_of
from tbcalc.core.ledger import Changes, System
from tbcalc.core.propagate import Fixpoint, propagate
from tbcalc.core.reasons import slice_of
from tbcalc.core.repair import hypotheses
from tbcalc.core.said import expected_of
from tbcalc.core.trial import Trial, speaker_id
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.figures.finding import Diagnosis, Finding, Verdict

MOST_CONFLICTS: Final = 1000
MOST_DIAGNOSES: Final = 4
MOST_SETS: Final = 1
"""How many smallest clashing sets are looked for: whatever slipped is in each of them."""

_MUCH_LESS: Final = Decimal("0.2")
"""A diagnosis is told when it weighs at least this part of the likeliest."""

_CLEARLY: Final = Decimal("1.5")
"""A figure is suspected when this many times as likely as any other."""


@noun
class Judgement:
    """What an edition says: its findings, and by id the figures that may well be wrong."""

    system: System
    findings: tuple[Finding, ...]
    wrong: frozenset[str]


def judged(system: System, scene: Scene, *, with_strains: bool = True) -> Judgement:
    """Return what contradicts itself, then what is strained, in the order found."""
    aside: dict[int, Interval | None] = {}
    found, settled = _findings(system, scene, "contradicted", {}, aside)
    likely: Changes = {place: expected_of(said) for place, said in enumerate(system.said)}
    closely = propagate(system.network, {**likely, **aside})
    found += circular_findings(system, settled, closely)
    wrong = {speaker_id(system.said[place].speaker) for place in aside}
    wrong.update(figure for f in found if not f.suspects for figure in f.clashes[0].figures)
    if with_strains:
        found += _findings(system, scene, "strained", likely, aside, closely)[0]
    return Judgement(system, tuple(found), frozenset(wrong))


def clashing(system: System) -> frozenset[str]:
    """Return the ids of figures that exclude one another, set by smallest set, none accused.

    This is the cautious and quick way to leave contradictions out of an answer.
    """
    places = _places(system)
    aside: dict[int, Interval | None] = {}
    found: set[str] = set()
    for _ in range(MOST_CONFLICTS):
        fixpoint = propagate(system.network, aside)
        if not fixpoint.clashes:
            break
        conflict = conflict_of(fixpoint, fixpoint.clashes[0], most_sets=MOST_SETS)
        figures = conflict.sets[0] if conflict else slice_of(fixpoint, fixpoint.clashes[0]).figures
        names = {speaker_id(system.said[figure].speaker) for figure in figures}
        found |= names
        aside.update((place, None) for name in names for place in places[name])
    return frozenset(found)


def _findings(
    system: System,
    scene: Scene,
    verdict: Verdict,
    reading: Changes,
    aside: dict[int, Interval | None],
    start: Fixpoint | None = None,
) -> tuple[list[Finding], Fixpoint]:
    """Return conflict after conflict; what is probably wrong joins ``aside`` each time.

    ``start`` is what becomes of the figures as they are read first, where that is known.
    """
    places = _places(system)
    fixpoint = start or propagate(system.network, {**reading, **aside})
    found: list[Finding] = []
    for _ in range(MOST_CONFLICTS):
        if not fixpoint.clashes:
            break
        conflict = conflict_of(fixpoint, fixpoint.clashes[0], most_sets=MOST_SETS)
        if conflict is None:
            aside.update(dict.fromkeys(slice_of(fixpoint, fixpoint.clashes[0]).figures))
            fixpoint = propagate(system.network, {**reading, **aside})
            continue
        trial = Trial(system, fixpoint, conflict, is_strain=verdict == "strained")
        court = Court(system, fixpoint, conflict, trial)
        supposed = hypotheses(court.trial, scene)
        found.append(_finding(court, supposed, verdict))
        for name in _wrong(court.trial, supposed):
            aside.update(dict.fromkeys(places[name]))
        fixpoint = propagate(system.network, {**reading, **aside})
    return found, fixpoint


def _finding(court: Court, supposed: Sequence[Hypothesis], verdict: Verdict) -> Finding:
    clashes = clashes_of(court, _wrong(court.trial, supposed))
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


def _places(system: System) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, said in enumerate(system.said):
        places.setdefault(speaker_id(said.speaker), []).append(place)
    return places


def _wrong(trial: Trial, supposed: Sequence[Hypothesis]) -> tuple[str, ...]:
    if supposed:
        return supposed[0].figures
    return (speaker_id(trial.speaker(trial.sets[0][0])),)
