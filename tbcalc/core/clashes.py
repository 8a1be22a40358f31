"""Clashes of a conflict, one per identity: what the figures say, what the others make of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tbcalc.core.answers import quantity_of
from tbcalc.core.conflict import Conflict, conflict_of
from tbcalc.core.ledger import Said, System
from tbcalc.core.propagate import Fixpoint, propagate, repropagate
from tbcalc.core.reasons import slice_of
from tbcalc.core.severity import severity
from tbcalc.core.trial import Trial, speaker_id
from tbcalc.exact.interval import Interval
from tbcalc.figures.finding import Clash
from tbcalc.figures.flow import BALANCE, TOTAL
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity

PRINTED_TWICE: Final = "one figure printed twice"
"""The identity of a clash that needs none."""

SAME: Final = "one figure in two sources"
"""The same where the two stand in different sources."""

MOST_CLASHES: Final = 5
"""How many identities of one conflict are told."""


@dataclass(frozen=True, slots=True)
class Court:
    """A conflict with all that it was found in."""

    system: System
    fixpoint: Fixpoint
    conflict: Conflict
    trial: Trial


def clashes_of(court: Court, wrong: Sequence[str]) -> tuple[Clash, ...]:
    """Return the clashes in which what is probably ``wrong`` takes part, the gravest first."""
    courts = [court] if len(wrong) < 2 else [court, *_with_each(court, wrong)]
    told: dict[tuple[str, str], Clash] = {}
    for each in courts:
        for clash in _clashes(each, wrong):
            told.setdefault((clash.identity, clash.about), clash)
    return tuple(sorted(told.values(), key=lambda c: (-c.severity, len(c.figures))))


def _with_each(court: Court, wrong: Sequence[str]) -> Iterator[Court]:
    """Find the conflicts that each of several wrong figures causes without the others."""
    places = {
        name: [f for f, s in enumerate(court.system.said) if speaker_id(s.speaker) == name]
        for name in wrong
    }
    for name in wrong:
        others = {f: None for other in wrong if other != name for f in places[other]}
        fixpoint = repropagate(court.fixpoint, others)
        conflict = conflict_of(fixpoint, fixpoint.clashes[0]) if fixpoint.clashes else None
        if conflict is not None:
            is_strain = court.trial.is_strain
            trial = Trial(court.system, fixpoint, conflict, is_strain=is_strain)
            yield Court(court.system, fixpoint, conflict, trial)


def _clashes(court: Court, wrong: Sequence[str]) -> Iterator[Clash]:
    trial = court.trial
    guilty = {place for name in wrong for place in trial.places.get(name, ())}
    chosen: dict[str, tuple[int, ...]] = {}
    for each in trial.sets:
        if guilty.isdisjoint(each):
            continue
        identity = _identity(trial, each)
        if not chosen or "; " not in identity:
            chosen.setdefault(identity, each)
        if len(chosen) == MOST_CLASHES:
            break
    for identity, each in chosen.items():
        yield _clash(court, identity, each, guilty)


def _only(trial: Trial, figures: Sequence[int]) -> dict[int, Interval | None]:
    """Return the changes that withdraw all other figures."""
    return dict.fromkeys(set(range(len(trial.said))).difference(figures))


def _identity(trial: Trial, figures: Sequence[int]) -> str:
    """Return the identities by which figures clash, in words."""
    fixpoint = propagate(trial.part.network, _only(trial, figures))
    ties = slice_of(fixpoint, fixpoint.clashes[0]).constraints if fixpoint.clashes else ()
    kinds = dict.fromkeys(trial.system.ties[trial.part.constraints[tie]].kind for tie in ties)
    return "; ".join(kinds) or PRINTED_TWICE


def _clash(court: Court, identity: str, figures: tuple[int, ...], guilty: set[int]) -> Clash:
    trial = court.trial
    about = min(figures, key=lambda f: (f not in guilty, *_rank(trial.said[f]), f))
    stretches = {place: said.stretch for place, said in enumerate(court.system.said)}
    places = tuple(trial.part.figures[f] for f in figures)
    speaker = trial.said[about].speaker
    printed = speaker.figure.quantity if isinstance(speaker, Observation) else None
    return Clash(
        identity,
        tuple(dict.fromkeys(speaker_id(trial.speaker(f)) for f in figures)),
        speaker_id(speaker),
        _expected(trial, figures, about),
        printed,
        severity(court.fixpoint, court.conflict, stretches, places),
    )


def _rank(said: Said) -> tuple[int, ...]:
    """Return which figure others are rather reckoned into: growths, then balances, then totals."""
    speaker = said.speaker
    if not isinstance(speaker, Observation):
        return (0,)
    if speaker.aspect != "level":
        return (1,)
    return ({BALANCE: 2, TOTAL: 3}.get(speaker.key.flow, 4),)


def _expected(trial: Trial, figures: tuple[int, ...], about: int) -> Quantity | None:
    """Return what the other figures of a clash make of one of them."""
    said = trial.said[about]
    name = speaker_id(said.speaker)
    others = [f for f in figures if speaker_id(trial.speaker(f)) != name]
    withdrawn = _only(trial, others)
    widest = {f: trial.said[f].possible for f in others}
    possible = propagate(trial.part.network, {**withdrawn, **widest})
    likely = propagate(trial.part.network, {**withdrawn, **{f: trial.likely[f] for f in others}})
    if possible.clashes:
        return None
    return quantity_of(possible, None if likely.clashes else likely, said)
