"""Disagreements: what the sources of one release cannot all be right about."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from tbcalc.core.clashes import PRINTED_TWICE, SAME
from tbcalc.core.entry import Editions
from tbcalc.core.evidence import Evidence
from tbcalc.core.identities import system_of
from tbcalc.core.reconcile import judged
from tbcalc.figures.finding import Finding
from tbcalc.figures.observation import Observation
from tbcalc.figures.relation import Relation


def disagreements(evidence: Evidence, wrong: Collection[str]) -> Iterator[Finding]:
    """Find, release by release, clashes between figures of at least two sources.

    What is probably wrong within its own source is left out.
    """
    groups: dict[str, list[Observation]] = {}
    for observation in evidence.observations:
        if observation.id not in wrong:
            groups.setdefault(evidence.release(observation.source), []).append(observation)
    for name, observations in groups.items():
        sources = sorted({o.source for o in observations})
        if len(sources) > 1:
            yield from _of_release(evidence, name, observations, sources)


def _of_release(
    evidence: Evidence, name: str, observations: list[Observation], sources: list[str]
) -> Iterator[Finding]:
    bounds = evidence.bounds_of(sources)
    editions = editions_of(evidence, f"release {name}", observations)
    system = system_of(observations, editions, bounds)
    scene = evidence.scene(observations, bounds)
    for finding in judged(system, scene, with_strains=False).findings:
        clashes = tuple(
            replace(c, identity=SAME) if c.identity == PRINTED_TWICE else c
            for c in finding.clashes
            if _is_between(evidence, c.figures)
        )
        if clashes:
            between = {evidence.ids[f].source for c in clashes for f in c.figures}
            yield replace(finding, clashes=clashes, sources=tuple(sorted(between)))


def editions_of(evidence: Evidence, name: str, observations: Collection[Observation]) -> Editions:
    """Return whose figures each is when sources are taken together under one name.

    The name must be none of theirs where what is left to a source shall stay apart from the rest.
    Left to their sources are variants and forecasts, and what is not in the official currency.
    """
    official = evidence.official(observations)
    pooled = {o.id for o in observations if o.aspect not in ("level", "growth")}
    pooled |= {o.id for o in observations if evidence.is_comparable(o, official)}
    return lambda o: name if isinstance(o, Relation) or o.id in pooled else o.source


def _is_between(evidence: Evidence, figures: Collection[str]) -> bool:
    return len({evidence.ids[f].source for f in figures}) > 1
