"""Verdicts: which figures of one edition cannot all be true, what the others make of them, and why.

First every figure is read in the widest way it allows: a clash then is a contradiction, and is
proved in exact arithmetic. What is probably wrong is set aside, and the rest is read in the likely
way: a clash of that is a strain.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tbcalc.core.circles import circular_findings
from tbcalc.core.ledger import Changes, System, speaker_id
from tbcalc.core.propagate import Fixpoint, propagate
from tbcalc.core.said import expected_of
from tbcalc.core.scene import Scene
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.figures.finding import Finding, Verdict

MOST_CONFLICTS: Final = 1000


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
        from tbcalc.core.judging import clashing_figures  # of use where something clashes

        figures = clashing_figures(fixpoint)
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
        from tbcalc.core.judging import finding_of, involved  # of use where something clashes

        told = finding_of(system, scene, verdict, fixpoint)
        if told is None:
            aside.update(dict.fromkeys(involved(fixpoint)))
        else:
            finding, wrong = told
            found.append(finding)
            for name in wrong:
                aside.update(dict.fromkeys(places[name]))
        fixpoint = propagate(system.network, {**reading, **aside})
    return found, fixpoint


def _places(system: System) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, said in enumerate(system.said):
        places.setdefault(speaker_id(said.speaker), []).append(place)
    return places
