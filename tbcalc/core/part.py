"""A part of a network as a network of its own, small enough to be asked many times."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tbcalc.core.network import Bound, Constraint, Network, Product, Sum, build_network
from tbcalc.core.propagate import Fixpoint
from tbcalc.core.reasons import Step
from tbcalc.exact.noun import noun


@noun
class Part:
    """A small network, and the names that its members bear in the whole one."""

    network: Network
    variables: Sequence[int]
    constraints: Sequence[int]
    figures: Sequence[int]

    def named(self, step: Step) -> Step:
        """Return a step of this network's derivations with the names of the whole one."""
        return step._replace(
            variable=self.variables[step.variable],
            constraint=None if step.constraint is None else self.constraints[step.constraint],
            figure=None if step.figure is None else self.figures[step.figure],
        )


def part_of(whole: Fixpoint, constraints: Collection[int], variables: Collection[int] = ()) -> Part:
    """Return the part that the constraints, the variables and the figures about them make.

    Figures are taken as they are said at the fixed point, changes included.
    """
    network = whole.network
    reached = {v for c in constraints for v in network.variables_of(c)} | set(variables)
    members = sorted(reached)
    place = {variable: at for at, variable in enumerate(members)}
    ties = sorted(constraints)
    names = sorted(f for v in members for f in network.said.get(v, ()) if whole.said(f) is not None)
    figures = [
        Bound(place[network.figures[f].variable], said)
        for f in names
        if (said := whole.said(f)) is not None
    ]
    domains = {place[v]: network.domains[v] for v in members if v in network.domains}
    inner = [_renamed(network.constraints[c], place) for c in ties]
    return Part(build_network(len(members), inner, figures, domains), members, ties, names)


def around(network: Network, variable: int, constraints: Collection[int], most: int) -> list[int]:
    """Return the constraints given and the nearest others to a variable, up to ``most`` in all."""
    found = dict.fromkeys(constraints)
    front, reached = [variable], {variable}
    while front and len(found) < most:
        following = []
        for tie in (t for v in front for t in network.touching[v]):
            found[tie] = None
            new = [v for v in network.variables_of(tie) if v not in reached]
            reached.update(new)
            following += new
        front = following
    return sorted(list(found)[: max(most, len(constraints))])


def _renamed(constraint: Constraint, place: dict[int, int]) -> Constraint:
    if isinstance(constraint, Sum):
        return constraint._replace(variables=tuple(place[v] for v in constraint.variables))
    return Product(*(place[v] for v in constraint))
