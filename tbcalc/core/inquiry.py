"""An inquiry: what the figures of one release say together of a subject in one period.

All flows of the subject are asked for at once, so that a question on each of them looks at one
system. What is probably wrong in the release, by its sources and between them, is set aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from tbcalc.core.disagreements import editions_of
from tbcalc.core.evidence import Evidence
from tbcalc.core.identities import system_of
from tbcalc.core.ledger import Changes, System, Wish, speaker_id
from tbcalc.core.propagate import Fixpoint, propagate
from tbcalc.core.reconcile import clashing, judged
from tbcalc.figures.flow import FLOWS, is_flow
from tbcalc.figures.observation import Observation


class Inquiry:
    """The system in which a subject is asked for, and what becomes of its figures.

    ``is_mixed`` tells that they are of several releases: then all that clash are set aside, and
    none is accused.
    """

    def __init__(
        self,
        evidence: Evidence,
        name: str,
        observations: Sequence[Observation],
        wish: Wish,
        *,
        is_mixed: bool,
    ) -> None:
        self.name = name
        self.is_mixed = is_mixed
        self._evidence = evidence
        self._observations = observations
        self._sources = list(dict.fromkeys(o.source for o in observations))
        self._bounds = evidence.bounds_of(self._sources)
        self.relations = [r for s in self._sources for r in evidence.relations.get(s, [])]
        self.system: System = system_of(
            observations,
            editions_of(evidence, name, observations),
            self._bounds,
            self.relations,
            _all_flows(wish),
        )

    @cached_property
    def likely(self) -> Changes:
        """All figures in their likely reading."""
        return {place: said.likely for place, said in enumerate(self.system.said)}

    @cached_property
    def uncensored(self) -> Fixpoint:
        """What follows from all figures, right or wrong: without some they tell no more."""
        return propagate(self.system.network, self.likely)

    @cached_property
    def aside(self) -> Changes:
        """What is probably wrong, set aside."""
        wrong = self._clashing() if self.is_mixed else self._wrong()
        return {
            place: None
            for place, said in enumerate(self.system.said)
            if speaker_id(said.speaker) in wrong
        }

    @cached_property
    def wide(self) -> Fixpoint:
        """What the widest reading of the others leaves open."""
        return propagate(self.system.network, self.aside)

    @cached_property
    def close(self) -> Fixpoint:
        """What their likely reading leaves open, the widest where the likely ones clash."""
        close = propagate(self.system.network, {**self.likely, **self.aside})
        return self.wide if close.clashes else close

    def _clashing(self) -> frozenset[str]:
        return clashing(self.system)

    def _wrong(self) -> frozenset[str]:
        """Return the figures of the release that are probably wrong, whatever is asked of it."""
        return self._evidence.once(("wrong", self.name), self._judged)

    def _judged(self) -> frozenset[str]:
        alone = frozenset[str]().union(*map(self._wrong_alone, self._sources))
        if len(self._sources) < 2:
            return alone
        right = [o for o in self._observations if o.id not in alone]
        editions = editions_of(self._evidence, self.name, right)
        system = system_of(right, editions, self._bounds, self.relations)
        scene = self._evidence.scene(right, self._bounds)
        return alone | judged(system, scene, with_strains=False).wrong

    def _wrong_alone(self, source: str) -> frozenset[str]:
        """Return what is wrong in a source by itself."""
        evidence = self._evidence
        return evidence.once(
            ("wrong alone", source),
            lambda: judged(*evidence.of_source(source), with_strains=False).wrong,
        )


def _all_flows(wish: Wish) -> list[Wish]:
    if wish.base is not None or not is_flow(wish.flow):
        return [wish]
    return [wish._replace(flow=flow) for flow in FLOWS]
