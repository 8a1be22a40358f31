"""Asking: what a number must be, printed or not, from all that the sources say.

The sources of one release are taken together, and the release that knows the number best answers.
Only when none does are the latest prints of all releases taken together; revisions may then lie
between them, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Final

from tbcalc.core.derivation import derivation_of
from tbcalc.core.disagreements import editions_of
from tbcalc.core.entry import base_period
from tbcalc.core.evidence import Evidence
from tbcalc.core.identities import system_of
from tbcalc.core.ledger import Changes, Family, Said, System, Wish
from tbcalc.core.propagate import Fixpoint, propagate
from tbcalc.core.question import Answer, Question
from tbcalc.core.rate_bounds import Bounds
from tbcalc.core.reasons import exact_interval
from tbcalc.core.reconcile import clashing, judged
from tbcalc.core.said import said_level
from tbcalc.core.trial import speaker_id
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import NEAREST, UP, nearest_to
from tbcalc.figures.area import WORLD, country_of
from tbcalc.figures.flow import BALANCE, is_flow
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.relation import keys_of

CLOSE: Final = Decimal("1.5")
"""By what factor the bounds of an amount, or of what it grew to, may differ and tell something."""

_DIGITS: Final = 15
_MINUS_ONE = Interval.point(-1)


def answer(evidence: Evidence, question: Question) -> Answer | None:
    """Return the closest answer of any release, else of all together; None when there is none.

    Where the question ``is_close``, what is not known from both sides is none.
    """
    found = [a for group in _releases(evidence, question) if (a := _answered(evidence, *group))]
    if not found:
        everything = _latest(evidence, question)
        if any(is_of_its_time(o, question.key.period) for o in everything):
            mixed = _answered(evidence, question, "all", everything, is_mixed=True)
            found = [mixed] if mixed is not None else []
    return min(found, key=_closeness, default=None) or _as_printed(evidence, question)


def _as_printed(evidence: Evidence, question: Question) -> Answer | None:
    """Return the print of a figure that nothing is tied to: a forecast, a variant; else None."""
    own = [
        o
        for o in evidence.observations
        if o.key == question.key
        and o.aspect == ("level" if question.base is None else "growth")
        and (question.base is None or base_period(o) == question.base)
        and question.unit in ("", o.figure.unit)
    ]
    if not own:
        return None
    latest = max(own, key=lambda o: (evidence.day(o.source), o.id))
    prints = tuple(said_level(o, 0) for o in own if o.figure.text == latest.figure.text)
    sources = tuple(sorted({said.speaker.source for said in prints}))
    return Answer(question, latest.figure.quantity, prints, None, sources, (), is_mixed=False)


def _closeness(answer: Answer) -> tuple[bool, Decimal, tuple[str, ...]]:
    likely = answer.quantity.likely
    return (not likely.is_bounded, likely.width, answer.sources)


def _releases(
    evidence: Evidence, question: Question
) -> Iterator[tuple[Question, str, list[Observation]]]:
    """Find the figures of the question's country, release by release, where any is of its time."""
    country = country_of(question.key.reporter)
    groups: dict[str, list[Observation]] = {}
    for o in evidence.observations:
        if country_of(o.key.reporter) == country:
            groups.setdefault(evidence.release(o.source), []).append(o)
    for name, observations in groups.items():
        if any(is_of_its_time(o, question.key.period) for o in observations):
            yield question, name, observations


def is_of_its_time(observation: Observation, asked: Period) -> bool:
    """Tell whether a figure says anything of a time: as its own, or as the base it grew from."""
    own = observation.key.period
    bases = (own.shift_years(-1), observation.against or own)
    return own.overlaps(asked) or any(base.overlaps(asked) for base in bases)


def _latest(evidence: Evidence, question: Question) -> list[Observation]:
    """Return of each figure that may bear on the question, within two years, the latest print."""
    asked = question.key.period
    around = Period(asked.shift_years(-2).first, asked.shift_years(2).last)
    latest: dict[tuple[object, ...], Observation] = {}
    for o in sorted(evidence.observations, key=lambda o: evidence.day(o.source)):
        if _may_bear(o.key, question.key) and o.key.period.overlaps(around):
            latest[o.key, o.aspect, o.basis, o.figure.unit, o.currency, o.variant, o.whole] = o
    return list(latest.values())


def _answered(
    evidence: Evidence,
    question: Question,
    name: str,
    observations: list[Observation],
    *,
    is_mixed: bool = False,
) -> Answer | None:
    unit = question.unit or _unit(evidence, question.key, observations)
    wish = _wish(question, name, unit)
    bounds = evidence.bounds_of({o.source for o in observations})
    relations = [r for s in {o.source for o in observations} for r in evidence.relations.get(s, [])]
    told = tuple(r for r in relations if question.key in keys_of(r))
    editions = editions_of(evidence, name, observations)
    system = system_of(observations, editions, bounds, relations, [wish])
    if question.is_close and not _may_be_known(system, question, wish):
        return None
    if is_mixed:
        k = question.key
        place = " ".join((name, k.reporter, k.partner, k.product, str(k.period)))
        wrong = evidence.wrong(place, lambda: clashing(system))
    else:
        plain = partial(system_of, observations, editions, bounds, relations)
        wrong = evidence.wrong(name, lambda: _wrong(evidence, plain(), observations, bounds))
    aside: dict[int, Interval | None] = {
        place: None for place, said in enumerate(system.said) if speaker_id(said.speaker) in wrong
    }
    found = _told(system, question, wish, aside, is_mixed=is_mixed)
    return replace(found, relations=told) if found is not None and told else found


def _wrong(
    evidence: Evidence, system: System, observations: Sequence[Observation], bounds: Bounds
) -> frozenset[str]:
    """Return the figures of a release that are probably wrong, whatever is asked of it."""
    return judged(system, evidence.scene(observations, bounds), with_strains=False).wrong


def _may_bear(key: Key, asked: Key) -> bool:
    """Tell whether a key lies on the way to another: the same trade, or a whole it is part of."""
    return (
        key.reporter == asked.reporter
        and key.partner in (asked.partner, WORLD)
        and key.product in (asked.product, "")
    )


def _unit(evidence: Evidence, key: Key, observations: Sequence[Observation]) -> str:
    """Return the unit in which a key is answered: the official currency, else one it is told in.

    A measure that is no money has the unit it is printed in, growth that has no level none.
    """
    own = [o for o in observations if o.key == key and evidence.is_own(o)]
    units = dict.fromkeys(o.figure.unit for o in own)
    official = evidence.official(observations).get(country_of(key.reporter), "")
    if official in units or (not units and is_flow(key.flow)):
        return official
    return next(iter(units), "")


def _wish(question: Question, edition: str, unit: str) -> Wish:
    key = question.key
    family = Family(
        edition, key.reporter, key.partner, key.scope, key.product, key.treatment, "", unit
    )
    return Wish(family, key.flow, key.period, question.base)


def _told(
    system: System,
    question: Question,
    wish: Wish,
    aside: Mapping[int, Interval | None],
    *,
    is_mixed: bool,
) -> Answer | None:
    variable = system.places[wish.name]
    likely: Changes = {place: said.likely for place, said in enumerate(system.said)}
    wide = propagate(system.network, aside)
    close = propagate(system.network, {**likely, **aside})
    if question.is_close and not _is_known(wide if close.clashes else close, variable, question):
        return None
    reading: Changes = dict(aside) if close.clashes else {**likely, **aside}
    own = [
        f
        for f in system.network.said.get(variable, ())
        if f not in aside and isinstance(system.said[f].speaker, Observation)
    ]
    tree = derivation_of(system, variable, {**reading, **dict.fromkeys(own)})
    prints = tuple(system.said[f] for f in own)
    if tree is None and not prints:
        return None
    used = prints + (() if tree is None else tree.prints())
    roots = prints[:1] or (() if tree is None else tree.prints())
    return Answer(
        question,
        _quantity(
            exact_interval(wide if close.clashes else close, variable),
            exact_interval(wide, variable),
            _nominal(system, variable, roots),
            wish,
        ),
        prints,
        tree,
        tuple(sorted({said.speaker.source for said in used})),
        tuple(sorted({speaker_id(system.said[place].speaker) for place in aside})),
        is_mixed and len({said.speaker.source for said in used}) > 1,
    )


def _may_be_known(system: System, question: Question, wish: Wish) -> bool:
    """Tell whether all figures together tell enough; without some of them they tell no more."""
    likely: Changes = {place: said.likely for place, said in enumerate(system.said)}
    return _is_known(propagate(system.network, likely), system.places[wish.name], question)


def _is_known(fixpoint: Fixpoint, variable: int, question: Question) -> bool:
    """Tell whether a number has bounds on both sides that tell something.

    A balance may be anything near 0; it is as good as the exports and imports that are asked for.
    """
    found = fixpoint.interval(variable)
    if not found.is_bounded or question.key.flow == BALANCE:
        return found.is_bounded
    return found.low > 0 and found.high <= UP.multiply(found.low, CLOSE)


def _nominal(system: System, variable: int, roots: tuple[Said, ...]) -> Decimal | None:
    """Return what one gets from the printed digits taken as exact; None where they disagree."""
    chosen = {id(said) for said in roots}
    said: dict[int, Interval | None] = {
        place: Interval.point(each.stretch.centre) if id(each) in chosen else None
        for place, each in enumerate(system.said)
    }
    fixpoint = propagate(system.network, said)
    found = fixpoint.interval(variable)
    if fixpoint.clashes or not found.is_bounded:
        return None
    return nearest_to(found.midpoint, _DIGITS)


def _quantity(
    likely: Interval, possible: Interval, nominal: Decimal | None, wish: Wish
) -> Quantity:
    if nominal is None or not likely.holds(nominal):
        nominal = likely.midpoint if likely.is_bounded else None
    if wish.base is not None:
        likely, possible = likely + _MINUS_ONE, possible + _MINUS_ONE
        nominal = None if nominal is None else NEAREST.subtract(nominal, Decimal(1))
    return Quantity(nominal, likely, possible, "1" if wish.base is not None else wish.family.unit)
