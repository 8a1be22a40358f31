"""Disagreements: what the sources of one release cannot all be right about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from tbcalc.core.entry import Editions
from tbcalc.core.evidence import Evidence
from tbcalc.core.identities import system_of
from tbcalc.core.reconcile import judged
from tbcalc.exact.noun import replaced
from tbcalc.figures.finding import PRINTED_TWICE, SAME, Finding
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
    found = judged(system, scene, with_strains=False).findings
    yield from _merged(evidence, observations, _between(evidence, found))


def _between(evidence: Evidence, found: Iterable[Finding]) -> Iterator[Finding]:
    """Find what is between sources among the findings of a release."""
    for finding in found:
        clashes = tuple(
            replaced(c, identity=SAME) if c.identity == PRINTED_TWICE else c
            for c in finding.clashes
            if _is_between(evidence, c.figures)
        )
        if clashes:
            between = {evidence.ids[f].source for c in clashes for f in c.figures}
            yield replaced(finding, clashes=clashes, sources=tuple(sorted(between)))


def _merged(
    evidence: Evidence, observations: Collection[Observation], found: Iterable[Finding]
) -> Iterator[Finding]:
    """Tell as one what several sources print of one figure: then no side is suspected alone."""
    groups: dict[object, list[Finding]] = {}
    for finding in found:
        clash = finding.clashes[0]
        name: object = finding if clash.identity != SAME else _figure(evidence.ids[clash.about])
        groups.setdefault(name, []).append(finding)
    for group in groups.values():
        if group[0].clashes[0].identity == SAME:
            yield _together(evidence, observations, group)
        else:
            yield group[0]


def _together(
    evidence: Evidence, observations: Collection[Observation], group: Sequence[Finding]
) -> Finding:
    """Tell findings about one figure as one, of all the sources that print it one way or other."""
    first = group[0].clashes[0]
    sides = [evidence.ids[f] for finding in group for f in finding.clashes[0].figures]
    printed = {(_figure(o), o.figure.text) for o in sides}
    told = [*sides, *(o for o in observations if (_figure(o), o.figure.text) in printed)]
    clash = replaced(first, figures=tuple(sorted({o.id for o in told})))
    others = tuple(clash for finding in group for clash in finding.clashes[1:])
    sources = tuple(sorted({o.source for o in told}))
    if len(group) == 1:
        return replaced(group[0], clashes=(clash, *others), sources=sources)
    return Finding(group[0].verdict, (clash, *others), sources)


def _figure(observation: Observation) -> object:
    """Return what an observation is a figure of, whoever prints it."""
    o = observation
    return (o.key, o.aspect, o.basis, o.against, o.figure.unit)


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
