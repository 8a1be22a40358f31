"""Clashes of a conflict, one per identity: what the figures say, what the others make of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.core.answers import about_quantity_of, as_printed, quantity_of
from tbcalc.core.conflict import Conflict
from tbcalc.core.ledger import Said, System, speaker_id
from tbcalc.core.part import Part, part_of
from tbcalc.core.propagate import Fixpoint, propagate, repropagate
from tbcalc.core.reasons import slice_of
from tbcalc.core.severity import severity
from tbcalc.core.trial import Rest, Trial
from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.exact.noun import noun
from tbcalc.figures.finding import PRINTED_TWICE, Clash
from tbcalc.figures.flow import BALANCE, TOTAL
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity

FEW_TIES: Final = 2
"""By how many ties the bounds of what others make of a figure are recomputed exactly."""

MOST_CLASHES: Final = 5
"""How many identities of one conflict are told."""


@noun
class Court:
    """A conflict with all that it was found in."""

    system: System
    fixpoint: Fixpoint
    conflict: Conflict
    trial: Trial


def clashes_of(court: Court, wrong: Sequence[str]) -> tuple[Clash, ...]:
    """Return the clashes of what is probably ``wrong``, one per identity, the plainest first."""
    trial = court.trial
    guilty = {place for name in wrong for place in trial.places.get(name, ())}
    sets: dict[str, tuple[int, ...]] = {}
    for identity, figures in _by_ties(trial, wrong):
        if figures not in sets.values() and ("; " not in identity or not sets):
            sets.setdefault(identity, figures)
    if not sets:
        sets[_identity(trial, trial.sets[0])] = trial.sets[0]
    told = [_clash(court, *each, guilty) for each in list(sets.items())[:MOST_CLASHES]]
    return tuple(sorted(told, key=_plainness))


def _plainness(clash: Clash) -> tuple[Decimal, int, Decimal]:
    """Return what puts the clash first that tells most: how closely the others know a figure."""
    needed = clash.expected
    width = INFINITY if needed is None else needed.likely.width
    return (width, len(clash.figures), -clash.severity)


def _by_ties(trial: Trial, wrong: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Find the sets in which a wrong figure clashes by a tie on what it speaks of, simple first."""
    rest = trial.rest(tuple(wrong))
    if rest is None:
        return
    gone = {*rest.aside, *(place for name in wrong for place in trial.places[name])}
    for place in (place for name in wrong for place in trial.places[name]):
        direct = [*_printed_twice(trial, place, gone), *_by_prints(trial, place, gone)]
        yield from direct
        if not direct and len(wrong) > 1:
            yield from _by_derivation(trial, rest, place)


def _by_prints(
    trial: Trial, place: int, gone: Collection[int]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Find the ties all of whose other variables are printed, and clash with the figure."""
    for tie in trial.part.network.touching[trial.said[place].variable]:
        figures = _printed_beside(trial, place, tie, gone)
        if figures and _clashes(trial, figures):
            yield trial.kind(tie), figures


def _by_derivation(trial: Trial, rest: Rest, place: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Find the smallest set in which a figure clashes with what the rest makes of its variable."""
    network = trial.part.network
    restored = repropagate(rest.possible, {place: network.figures[place].interval})
    for clash in restored.clashes[:1]:
        others = [f for f in slice_of(restored, clash).figures if f != place]
        smallest = _shrunk(trial, (place, *others))
        yield _identity(trial, smallest), smallest


def _printed_twice(
    trial: Trial, place: int, gone: Collection[int]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    for other in trial.part.network.said[trial.said[place].variable]:
        if other not in gone and _clashes(trial, (place, other)):
            yield PRINTED_TWICE, (place, other)
            return


def _printed_beside(trial: Trial, place: int, tie: int, gone: Collection[int]) -> tuple[int, ...]:
    """Return the figure and one for each other variable of a tie; empty when one has none."""
    network = trial.part.network
    figures = [place]
    for variable in dict.fromkeys(network.variables_of(tie)):
        if variable != trial.said[place].variable:
            said = [f for f in network.said.get(variable, ()) if f not in gone]
            if not said:
                return ()
            figures.append(said[0])
    return tuple(figures)


def _clashes(trial: Trial, figures: Collection[int]) -> bool:
    only = _only(trial, figures)
    return bool(propagate(trial.part.network, only, until_clash=True).clashes)


def _shrunk(trial: Trial, figures: tuple[int, ...]) -> tuple[int, ...]:
    """Return a smallest clashing set among the figures; the first one is in it."""
    needed = list(figures)
    for figure in figures[:0:-1]:
        fewer = [f for f in needed if f != figure]
        if _clashes(trial, fewer):
            needed = fewer
    return tuple(needed)


def _only(trial: Trial, figures: Collection[int]) -> dict[int, Interval | None]:
    """Return the changes that withdraw all other figures."""
    return dict.fromkeys(set(range(len(trial.said))).difference(figures))


def _identity(trial: Trial, figures: Sequence[int]) -> str:
    """Return the identities by which figures clash, in words."""
    fixpoint = propagate(trial.part.network, _only(trial, figures))
    ties = slice_of(fixpoint, fixpoint.clashes[0]).constraints if fixpoint.clashes else ()
    kinds = dict.fromkeys(trial.kind(tie) for tie in ties)
    return "; ".join(kinds) or PRINTED_TWICE


def _clash(court: Court, identity: str, figures: tuple[int, ...], guilty: set[int]) -> Clash:
    trial = court.trial
    ordered = sorted(figures, key=lambda f: (f not in guilty, *rank(trial.said[f]), f))
    about, needed = _most_told(trial, figures, ordered)
    stretches = {place: said.stretch for place, said in enumerate(court.system.said)}
    places = tuple(trial.part.figures[f] for f in figures)
    speaker = trial.said[about].speaker
    printed = speaker.figure.quantity if isinstance(speaker, Observation) else None
    return Clash(
        identity,
        tuple(dict.fromkeys(speaker_id(trial.speaker(f)) for f in figures)),
        speaker_id(speaker),
        needed,
        printed,
        severity(court.fixpoint, court.conflict, stretches, places),
    )


def _most_told(
    trial: Trial, figures: tuple[int, ...], ordered: Sequence[int]
) -> tuple[int, Quantity | None]:
    """Return the first figure that the others say otherwise of, and what they make of it."""
    inner = _ties_of(trial, figures)
    for about in ordered:
        said = trial.said[about]
        needed = None if said.reading == "printed" else _expected(trial, inner, about)
        if needed is not None:
            bounds = needed.likely if trial.is_strain else needed.possible
            printed = trial.part.network.figures[about].interval
            if not bounds.meets(as_printed(printed, said)):
                return about, needed
    return ordered[0], None


def _ties_of(trial: Trial, figures: tuple[int, ...]) -> Part:
    """Return the figures of a clash and the ties by which they clash, and no more."""
    fixpoint = propagate(trial.part.network, _only(trial, figures))
    ties = slice_of(fixpoint, fixpoint.clashes[0]).constraints if fixpoint.clashes else ()
    return part_of(fixpoint, ties, [trial.said[f].variable for f in figures])


def _expected(trial: Trial, inner: Part, about: int) -> Quantity | None:
    """Return what the other figures of a clash make of one of them."""
    name = speaker_id(trial.speaker(about))
    at = {figure: place for place, figure in enumerate(inner.figures)}
    own = [f for f in inner.figures if speaker_id(trial.speaker(f)) == name]
    gone = dict.fromkeys(at[f] for f in own)
    others = {at[f]: trial.said[f] for f in inner.figures if f not in own}
    widest = {place: said.possible for place, said in others.items()}
    closest = {place: said.likely for place, said in others.items()}
    possible = propagate(inner.network, {**widest, **gone})
    likely = propagate(inner.network, {**closest, **gone})
    if possible.clashes:
        return None
    said = trial.said[about]._replace(variable=inner.network.figures[at[about]].variable)
    exactly = quantity_of if len(inner.constraints) <= FEW_TIES else about_quantity_of
    return exactly(possible, None if likely.clashes else likely, said)


def rank(said: Said) -> tuple[int, ...]:
    """Return which figure others are rather reckoned into: growths, then balances, then totals."""
    speaker = said.speaker
    if not isinstance(speaker, Observation):
        return (0,)
    if speaker.aspect != "level":
        return (1,)
    return ({BALANCE: 2, TOTAL: 3}.get(speaker.key.flow, 4),)
