"""Findings that go round in circles: figures that no single bound refutes, and that cannot be.

Deciding is slow, so it is asked where it may tell something: in small components, where a source
says something in words, where bounds went on moving without an end, and where the likely reading of
the figures clashes already.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tbcalc.core.ledger import System, speaker_id
from tbcalc.core.network import Component, Product, components
from tbcalc.core.propagate import Fixpoint
from tbcalc.figures.finding import Clash, Finding
from tbcalc.figures.observation import Observation
from tbcalc.figures.relation import Relation

FEW_TIES: Final = 10
"""Components of so few constraints are decided whatever the figures look like."""


def circular_findings(system: System, fixpoint: Fixpoint, closely: Fixpoint) -> Iterator[Finding]:
    """Find figures that exclude one another though propagation is content with them.

    ``fixpoint`` is what becomes of them without those that are known to be wrong, ``closely`` the
    same with every figure read in the likely way.
    """
    doubtful = {*fixpoint.capped, *closely.capped, *(clash.variable for clash in closely.clashes)}
    for component in components(system.network):
        if _is_doubtful(system, component, doubtful) and (
            _goes_round(component, fixpoint) or not doubtful.isdisjoint(component.variables)
        ):
            yield from _findings(system, fixpoint, component)


def _is_doubtful(system: System, component: Component, doubtful: set[int]) -> bool:
    if len(component.figures) < 2 or len(component.constraints) < 2:
        return False
    return (
        len(component.constraints) <= FEW_TIES
        or not doubtful.isdisjoint(component.variables)
        or any(isinstance(system.said[f].speaker, Relation) for f in component.figures)
    )


def _goes_round(component: Component, fixpoint: Fixpoint) -> bool:
    """Tell whether a component may hide what its bounds do not show.

    Where nothing goes round, and no factor may be of either sign, each number within the bounds
    of a variable has a world, and there is nothing to decide. Source: E. C. Freuder, A sufficient
    condition for backtrack-free search, Journal of the ACM 29 (1982), for intervals.
    """
    network, low, high = fixpoint.network, fixpoint.low, fixpoint.high
    ends = 0
    for tie in component.constraints:
        variables = network.variables_of(tie)
        ends += len(variables)
        constraint = network.constraints[tie]
        if isinstance(constraint, Product) and any(low[v] < 0 < high[v] for v in constraint[1:]):
            return True
    return ends >= len(component.variables) + len(component.constraints)


def _findings(system: System, fixpoint: Fixpoint, component: Component) -> Iterator[Finding]:
    from tbcalc.core.clashes import rank
    from tbcalc.core.hidden import hidden_conflict, hidden_severity, needed_ties

    conflict = hidden_conflict(fixpoint, component, most_sets=1)
    if conflict is None:
        return
    figures = conflict.sets[0]
    ties = needed_ties(fixpoint, component, figures)
    about = min(figures, key=lambda f: (*rank(system.said[f]), f))
    speaker = system.said[about].speaker
    clash = Clash(
        "; ".join(dict.fromkeys(system.ties[tie].kind for tie in ties)),
        tuple(dict.fromkeys(speaker_id(system.said[f].speaker) for f in figures)),
        speaker_id(speaker),
        None,
        speaker.figure.quantity if isinstance(speaker, Observation) else None,
        hidden_severity(fixpoint, component, {f: system.said[f].stretch for f in figures}),
    )
    sources = tuple(sorted({system.said[f].speaker.source for f in figures}))
    yield Finding("contradicted", (clash,), sources)
