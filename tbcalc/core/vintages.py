"""Vintages: the same figure at a later date, and growth on a base printed a year before.

Figures of different vintages are never equated. When they differ, the earlier one has been revised,
and by how much is said: growth of 0.2 percent to 41.76 trillion needs another base than the 42.07
that was printed a year before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from tbcalc.core.conflict import conflict_of
from tbcalc.core.entry import base_period
from tbcalc.core.evidence import Evidence
from tbcalc.core.identities import system_of
from tbcalc.core.ledger import speaker_id
from tbcalc.core.propagate import propagate
from tbcalc.core.releases import is_earlier
from tbcalc.core.said import possible_of
from tbcalc.core.severity import severity
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import replaced
from tbcalc.figures.finding import SAME, Clash, Diagnosis, Finding
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity

_UNIT = Interval.point(1)

Subjects = Mapping[tuple[object, ...], list[Observation]]
"""Observations by what they are of: figures that should be the same but for their vintage."""


def revisions(evidence: Evidence, observations: Iterable[Observation]) -> Iterator[Finding]:
    """Find what has been revised between the sources of comparable observations."""
    levels: dict[tuple[object, ...], list[Observation]] = {}
    growths: dict[tuple[object, ...], list[Observation]] = {}
    for o in observations:
        if o.aspect == "level":
            levels.setdefault((o.key, o.figure.unit), []).append(o)
        elif o.aspect == "growth" and o.basis != "cagr" and (base := base_period(o)) is not None:
            growths.setdefault((o.key, base, o.currency), []).append(o)
    for group in (*levels.values(), *growths.values()):
        yield from _revised(evidence, group)
    for group in growths.values():
        yield from _revised_bases(evidence, group, levels)


def _revised(evidence: Evidence, group: list[Observation]) -> Iterator[Finding]:
    """Find the changes from each release to the next that prints the same figure."""
    sources = evidence.sources
    for earlier, later in _neighbours(evidence, group):
        if possible_of(earlier.figure).meets(possible_of(later.figure)):
            continue
        clash = _clash_of(evidence, (earlier, later), earlier, later.figure.quantity)
        if clash is None:
            continue
        between = tuple(sorted((earlier.source, later.source)))
        if is_earlier(sources.get(earlier.source), sources.get(later.source)):
            change = Diagnosis("revised", (earlier.id,), later.figure.quantity, beside=later.id)
            yield Finding("revised", (clash,), between, (), (change,))
        else:
            yield Finding("strained", (clash,), between)


def _neighbours(
    evidence: Evidence, group: list[Observation]
) -> Iterator[tuple[Observation, Observation]]:
    """Find figures of one subject in one release and the next, one of each, by date.

    Of a release it is the most exact figure. Sources whose order is not known come in pairs as
    well, the first of them by id first; the sources of one dated release are no matter of vintages.
    """
    chosen: dict[str, Observation] = {}
    for o in sorted(group, key=_exactness):
        chosen.setdefault(evidence.release(o.source), o)
    ordered = sorted(chosen.values(), key=lambda o: (evidence.day(o.source), o.source))
    yield from pairwise(ordered)


def _exactness(observation: Observation) -> tuple[object, ...]:
    return (_width(observation), observation.source, observation.id)


def _width(observation: Observation) -> Decimal:
    return possible_of(observation.figure).width


def _revised_bases(
    evidence: Evidence, growths: list[Observation], levels: Subjects
) -> Iterator[Finding]:
    """Find growths to a level that need another base than was printed before; one a release."""
    told: set[object] = set()
    for growth in sorted(growths, key=_exactness):
        release = evidence.release(growth.source)
        level = _level_of(growth, levels)
        base = base_period(growth)
        if level is None or base is None or told & {release, growth.figure.value}:
            continue
        told |= {release, growth.figure.value}
        earlier = _latest_before(evidence, growth, levels.get((
            growth.key.with_period(base), level.figure.unit
        ), []))  # fmt: skip
        if earlier is not None:
            yield from _revised_base(evidence, (growth, level, earlier))


def _level_of(growth: Observation, levels: Subjects) -> Observation | None:
    """Return the level that a growth leads to, printed beside it."""
    units = {key[1] for key in levels if key[0] == growth.key} if not growth.currency else ()
    for unit in (growth.currency, *sorted(str(u) for u in units)):
        for level in levels.get((growth.key, unit), []):
            if level.source == growth.source:
                return level
    return None


def _latest_before(
    evidence: Evidence, growth: Observation, levels: list[Observation]
) -> Observation | None:
    """Return the latest earlier print of a base that is about as exact as the most exact one."""
    own = evidence.sources.get(growth.source)
    if any(level.source == growth.source for level in levels):
        return None
    earlier = [o for o in levels if is_earlier(evidence.sources.get(o.source), own)]
    if not earlier:
        return None
    exact = [o for o in earlier if _width(o) <= 2 * min(_width(each) for each in earlier)]
    latest = max(evidence.day(o.source) for o in exact)
    return min((o for o in exact if evidence.day(o.source) == latest), key=_exactness)


def _revised_base(
    evidence: Evidence, tied: tuple[Observation, Observation, Observation]
) -> Iterator[Finding]:
    growth, level, base = tied
    needed = Quantity(
        None,
        level.figure.likely / (growth.figure.likely + _UNIT),
        possible_of(level.figure) / (possible_of(growth.figure) + _UNIT),
        base.figure.unit,
    )
    if needed.likely.meets(base.figure.likely):
        return
    middle = needed.likely.midpoint if needed.likely.is_bounded else None
    needed = replaced(needed, value=middle)
    clash = _clash_of(evidence, tied, base, needed)
    if clash is not None:
        change = Diagnosis("revised_base", (base.id,), needed, beside=growth.id)
        between = tuple(sorted({o.source for o in tied}))
        yield Finding("revised", (clash,), between, (), (change,))


def _clash_of(
    evidence: Evidence, observations: tuple[Observation, ...], about: Observation, needed: Quantity
) -> Clash | None:
    """Return how figures of several sources clash when they are taken for those of one."""
    system = system_of(
        observations, lambda _: "", evidence.bounds_of(o.source for o in observations)
    )
    likely = {place: said.likely for place, said in enumerate(system.said)}
    fixpoint = propagate(system.network, likely)
    conflict = conflict_of(fixpoint, fixpoint.clashes[0], most_sets=1) if fixpoint.clashes else None
    if conflict is None:
        return None
    stretches = {place: said.stretch for place, said in enumerate(system.said)}
    kinds = [system.ties[s.constraint].kind for s in conflict.proof if s.constraint is not None]
    return Clash(
        kinds[0] if kinds else SAME,
        tuple(speaker_id(system.said[figure].speaker) for figure in conflict.sets[0]),
        about.id,
        needed,
        about.figure.quantity,
        severity(fixpoint, conflict, stretches),
    )
