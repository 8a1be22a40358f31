"""A conflict on trial: what the figures say when some of them are set aside or read otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from tbcalc.core.conflict import NEIGHBOURHOOD, Conflict
from tbcalc.core.ledger import Changes, Name, Said, System, speaker_id
from tbcalc.core.network import Bound, build_network
from tbcalc.core.part import Part, around, part_of
from tbcalc.core.propagate import Fixpoint, propagate, repropagate
from tbcalc.core.reasons import slice_of
from tbcalc.exact.interval import EMPTY, Interval
from tbcalc.figures.observation import Observation
from tbcalc.figures.relation import Relation

MOST_ASIDE: Final = 12
"""How many other figures may be set aside to see what the rest says of one."""


NEARBY: Final = 60
"""How many ties are looked at around what a speaker of the conflict says elsewhere."""


class Rest:
    """What the other figures say: those ``asked`` about left out, and ``aside`` set aside.

    ``aside`` are the places of what else must be wrong for the rest to stand together.
    """

    def __init__(
        self, asked: tuple[str, ...], aside: tuple[int, ...], possible: Fixpoint, closely: Changes
    ) -> None:
        self.asked = asked
        self.aside = aside
        self.possible = possible
        self._closely = closely

    @cached_property
    def likely(self) -> Fixpoint | None:
        """The same with every figure read in the likely way, None when the rest then clashes."""
        if self._closely == self.possible.changes:
            return self.possible
        likely = propagate(self.possible.network, self._closely)
        return None if likely.clashes else likely

    def needs(self, variable: int) -> Interval:
        """Return where the rest has a variable."""
        return self.possible.interval(variable)

    def likely_needs(self, variable: int) -> Interval:
        """Return where the rest, read in the likely way, has a variable; empty when it clashes."""
        return EMPTY if self.likely is None else self.likely.interval(variable)


class Trial:
    """The part of a system in which a conflict lies, figures by their places in the part."""

    def __init__(
        self, system: System, fixpoint: Fixpoint, conflict: Conflict, *, is_strain: bool = False
    ) -> None:
        self.is_strain = is_strain
        self.system = system
        self.part: Part = _part(system, fixpoint, conflict)
        self.said: Sequence[Said] = [
            system.said[place]._replace(variable=self.part.network.figures[at].variable)
            for at, place in enumerate(self.part.figures)
        ]
        at = {place: own for own, place in enumerate(self.part.figures)}
        self.sets = [tuple(at[f] for f in each) for each in conflict.sets]
        self.likely: Changes = {f: said.likely for f, said in enumerate(self.said)}
        self.closely: Changes = {} if is_strain else self.likely
        self.places: Mapping[str, tuple[int, ...]] = _places(self.said)
        self._rests: dict[tuple[str, ...], Rest | None] = {}

    def suspects(self) -> list[Observation]:
        """Return the observations of the conflict, those in most of its sets first."""
        counts = Counter(
            name for each in self.sets for name in {speaker_id(self.speaker(f)) for f in each}
        )
        order = sorted(counts, key=lambda name: (-counts[name], self.places[name]))
        found = [self.said[self.places[name][0]].speaker for name in order]
        return [speaker for speaker in found if isinstance(speaker, Observation)]

    def observations(self) -> list[Observation]:
        """Return the observations of the part, each once."""
        found = {speaker_id(said.speaker): said.speaker for said in self.said}
        return [each for each in found.values() if isinstance(each, Observation)]

    def speaker(self, figure: int) -> Observation | Relation:
        """Return who says a figure."""
        return self.said[figure].speaker

    def name(self, variable: int) -> Name:
        """Return what a variable of the part is."""
        return self.system.names[self.part.variables[variable]]

    def kind(self, tie: int) -> str:
        """Return which identity a constraint of the part is, in words."""
        return self.system.ties[self.part.constraints[tie]].kind

    def levels(self) -> Iterator[tuple[int, Name]]:
        """Find the levels among the variables of the part."""
        for variable in range(self.part.network.size):
            if (name := self.name(variable)).what == "level":
                yield variable, name

    def rest(self, asked: tuple[str, ...]) -> Rest | None:
        """Return what the other figures say; None when they cannot be brought to agree."""
        if asked not in self._rests:
            self._rests[asked] = self._rest(asked)
        return self._rests[asked]

    def _rest(self, asked: tuple[str, ...]) -> Rest | None:
        network = self.part.network
        changes: dict[int, Interval | None] = dict.fromkeys(
            place for name in asked for place in self.places[name]
        )
        aside: list[int] = []
        fixpoint = propagate(network, changes)
        while fixpoint.clashes:
            if len(aside) >= MOST_ASIDE:
                return None
            worst, fixpoint = self._set_aside(fixpoint, changes)
            aside.append(worst)
            changes = dict(fixpoint.changes)
        return Rest(asked, tuple(aside), fixpoint, {**self.closely, **changes})

    def _set_aside(self, fixpoint: Fixpoint, changes: Changes) -> tuple[int, Fixpoint]:
        """Set aside one more figure: the first that ends all clashes, else the most involved."""
        left = [each for each in self.sets if not any(f in changes for f in each)]
        counts = Counter(f for each in left for f in each)
        involved = slice_of(fixpoint, fixpoint.clashes[0]).figures
        order = sorted(involved, key=lambda f: (-counts[f], self._trust(f), f))
        if not order:
            raise ValueError("a clash without figures: the domains contradict one another")
        for figure in order:
            without = propagate(
                fixpoint.network, {**changes, **self._withdrawn(figure)}, until_clash=True
            )
            if not without.clashes:
                return figure, without
        return order[0], propagate(fixpoint.network, {**changes, **self._withdrawn(order[0])})

    def _withdrawn(self, figure: int) -> Changes:
        """Return the changes that withdraw all that a figure's speaker says."""
        return dict.fromkeys(self.places[speaker_id(self.speaker(figure))])

    def _trust(self, figure: int) -> int:
        """Return how much a figure is trusted: levels more than what is reckoned from them."""
        speaker = self.speaker(figure)
        return int(isinstance(speaker, Observation) and speaker.aspect == "level")

    def is_guilty(self, rest: Rest) -> bool:
        """Tell whether what was left out clashes with the rest: else something else is wrong."""
        if not rest.aside:
            return True
        figures = self.part.network.figures
        own = {f: figures[f].interval for name in rest.asked for f in self.places[name]}
        return not self.stands(rest, own)

    def stands(self, rest: Rest, changes: Changes, extra: Sequence[Bound] = ()) -> bool:
        """Tell whether the rest still agrees when what was left out is read as in ``changes``.

        ``extra`` are figures about other variables than the ones they were printed for.
        """
        if not extra:
            return not repropagate(rest.possible, changes, until_clash=True).clashes
        network = self.part.network
        wider = build_network(
            network.size, network.constraints, [*network.figures, *extra], network.domains
        )
        said = {**rest.possible.changes, **changes}
        return not propagate(wider, said, until_clash=True).clashes


def _part(system: System, fixpoint: Fixpoint, conflict: Conflict) -> Part:
    """Return what lies around a conflict, and around all else that its speakers say."""
    network = fixpoint.network
    clashing = {f for each in conflict.sets for f in each}
    names = {speaker_id(system.said[f].speaker) for f in clashing}
    ties = [step.constraint for step in conflict.proof if step.constraint is not None]
    start = network.figures[conflict.sets[0][0]].variable
    found = dict.fromkeys(around(network, start, ties, NEIGHBOURHOOD))
    variables = {start}
    for said in system.said:
        if speaker_id(said.speaker) in names and said.variable not in variables:
            variables.add(said.variable)
            found.update(dict.fromkeys(around(network, said.variable, [], NEARBY)))
    return part_of(fixpoint, sorted(found), variables)


def _places(said: Sequence[Said]) -> Mapping[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for place, each in enumerate(said):
        places.setdefault(speaker_id(each.speaker), []).append(place)
    return {name: tuple(found) for name, found in places.items()}
