"""Asking: what a number must be, printed or not, from all that the sources say.

The sources of one release are taken together, and the release that knows the number best answers.
Only when none does are the latest prints of all releases taken together; revisions may then lie
between them, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tbcalc.core.derivation import derivation_of
from tbcalc.core.entry import base_period
from tbcalc.core.evidence import Evidence
from tbcalc.core.inquiry import Inquiry
from tbcalc.core.ledger import Family, Said, System, Wish, speaker_id
from tbcalc.core.log import NOTHING
from tbcalc.core.propagate import Fixpoint, propagate
from tbcalc.core.question import Answer, Question
from tbcalc.core.reasons import exact_interval
from tbcalc.core.said import said_level
from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.exact.rounding import NEAREST, UP, nearest_to
from tbcalc.figures.area import WORLD, country_of
from tbcalc.figures.flow import BALANCE, is_flow
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.relation import keys_of

CLOSE: Final = Decimal("1.5")
"""By what factor the bounds of an amount, or of what it grew to, may differ and tell something."""

_ABOUT: Final = Decimal("1.000001")
"""By what factor widths in floats may differ and be equal in truth."""

_DIGITS: Final = 15
_MINUS_ONE = Interval.point(-1)


def answer(evidence: Evidence, question: Question) -> Answer | None:
    """Return the closest answer of any release, else of all together; None when there is none.

    Where the question ``is_close``, what is not known from both sides is none.
    """
    found = [m for group in _releases(evidence, question) if (m := _asked(evidence, *group))]
    told = _closest(found, question)
    if told is None and _bears(everything := _latest(evidence, question), question):
        mixed = _asked(evidence, question, "all", everything, is_mixed=True)
        told = _closest([mixed] if mixed is not None else [], question)
    return told or _as_printed(evidence, question)


def _closest(asked: Sequence[_Asked], question: Question) -> Answer | None:
    """Return the closest answer; those that are clearly wider are not even reckoned."""
    widths = {each: _width(each) for each in asked}
    left = sorted(asked, key=lambda each: widths[each])
    while left:
        most = UP.multiply(widths[left[0]], _ABOUT)
        front = [each for each in left if widths[each] <= most]
        left = left[len(front) :]
        answers = [told for each in front if (told := _told(each, question)) is not None]
        if answers:
            return min(answers, key=_closeness)
    return None


def _width(asked: _Asked) -> Decimal:
    likely = asked.inquiry.close.interval(asked.variable)
    return likely.width if likely.is_bounded else INFINITY


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
        if _bears(observations, question):
            yield question, name, observations


def _bears(observations: Iterable[Observation], question: Question) -> bool:
    """Tell whether figures are of the time asked about; of the trade too, where they must be near.

    What has no figure of the same trade bounds it from one side at most.
    """
    return any(
        is_of_its_time(o, question.key.period) and (not question.is_close or speaks_of(o, question))
        for o in observations
    )


def speaks_of(observation: Observation, question: Question) -> bool:
    """Tell whether a figure is of the trade asked about, or a share of it."""
    asked = _subject(question.key)
    whole = observation.whole
    return _subject(observation.key) == asked or (
        whole is not None and _subject(whole.key(observation.key)) == asked
    )


def _subject(key: Key) -> tuple[str, str, str]:
    return (key.reporter, key.partner, key.product)


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


class _Asked(NamedTuple):
    """A variable of an inquiry that answers a question."""

    inquiry: Inquiry
    variable: int
    wish: Wish


def _asked(
    evidence: Evidence,
    question: Question,
    name: str,
    observations: list[Observation],
    *,
    is_mixed: bool = False,
) -> _Asked | None:
    """Return where a question is answered by figures; None where they do not know enough."""
    wish = _wish(question, name, question.unit or _unit(evidence, question.key, observations))
    about = wish if wish.base is not None or not is_flow(wish.flow) else wish._replace(flow="")
    inquiry = evidence.once(
        ("inquiry", about, question.key.product if is_mixed else ""),
        lambda: Inquiry(evidence, name, observations, wish, is_mixed=is_mixed),
    )
    variable = inquiry.system.places[wish.name]
    for fixpoint in ("uncensored", "close"):
        if not _is_told(inquiry, variable, getattr(inquiry, fixpoint), question):
            return None
    return _Asked(inquiry, variable, wish)


def _is_told(inquiry: Inquiry, variable: int, fixpoint: Fixpoint, question: Question) -> bool:
    """Tell whether a fixed point knows of a variable what is asked, or anything at all."""
    if question.is_close:
        return _is_known(fixpoint, variable, question)
    return variable in inquiry.system.network.said or any(
        fixpoint.log.last(bound) != NOTHING for bound in (variable, ~variable)
    )


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


def _told(asked: _Asked, question: Question) -> Answer | None:
    inquiry, variable, wish = asked
    system, aside = inquiry.system, inquiry.aside
    own = [
        f
        for f in system.network.said.get(variable, ())
        if f not in aside and isinstance(system.said[f].speaker, Observation)
    ]
    tree = derivation_of(system, variable, {**inquiry.close.changes, **dict.fromkeys(own)})
    prints = tuple(system.said[f] for f in own)
    if tree is None and not prints:
        return None
    used = prints + (() if tree is None else tree.prints())
    roots = prints[:1] or (() if tree is None else tree.prints())
    return Answer(
        question,
        _quantity(
            exact_interval(inquiry.close, variable),
            exact_interval(inquiry.wide, variable),
            _nominal(system, variable, roots),
            wish,
        ),
        prints,
        tree,
        tuple(sorted({said.speaker.source for said in used})),
        tuple(sorted({speaker_id(system.said[place].speaker) for place in aside})),
        inquiry.is_mixed and len({said.speaker.source for said in used}) > 1,
        tuple(r for r in inquiry.relations if question.key in keys_of(r)),
    )


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
