"""What a sentence leaves out and earlier ones lend it, and other ways in which it may be meant.

"Exports rose 7.2 percent" in an article on trade with one partner is mostly of that partner, and
sometimes of the world. Where figures clash in one way and agree in the other, the article is not
what is wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from tbcalc.exact.noun import replaced
from tbcalc.figures.period import Period
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_sides import Sides
from tbcalc.sources.prose_steps import start_of

PARTNER, REPORTER, PERIOD = "partner", "reporter", "period"
_SINCE = ("以来", "以來")
FLOW = "flow"
"""What a figure lends from a word such as supplier: who it is, and not how much."""


def lent_to(
    sentence: Sentence, owned: Mapping[int, Sides], *, is_of_pronoun: bool
) -> frozenset[str]:
    """Return what of their sides and period a sentence does not name of its figures."""
    goes_on = "both" in sentence.kinds or is_of_pronoun
    lent = []
    if not (goes_on or any(sides.partners for sides in owned.values())):
        lent.append(PARTNER)
    if not any(sides.reporter for sides in owned.values()):
        lent.append(REPORTER)
    if not any(_tells_time(sentence, place) for place in range(len(sentence.marks))):
        lent.append(PERIOD)
    return frozenset(lent)


def _tells_time(sentence: Sentence, place: int) -> bool:
    """Tell a period of figures, and not the one since which something is the largest."""
    mark = sentence.marks[place]
    if mark.phrase is None:
        return False
    is_since = place > 0 and "since" in sentence.marks[place - 1]
    return not (is_since or sentence.text.startswith(_SINCE, mark.end))


def other_ways(readings: Sequence[Reading]) -> Iterator[tuple[Reading, ...]]:
    """Yield the readings with what was lent read in another way: of the world, of the first one.

    What was lent of the partner may be of none, of the reporter and of the period may be of those
    that the article begins with.
    """
    first = next((r.reporter for r in readings if r.reporter), "")
    period = next((r.period for r in readings if r.period is not None), None)
    main = _latest(readings)

    def other(reading: Reading, what: frozenset[str]) -> Reading:
        lent = reading.lent & what
        told = reading
        if PARTNER in lent:
            told = replaced(told, partner="")
        if REPORTER in lent:
            told = replaced(told, reporter=first)
        if PERIOD in lent:
            told = _at(told, period, main.get(reading.sentence))
        return told

    for what in ({PARTNER}, {REPORTER, PARTNER}, {PERIOD}, {PARTNER, REPORTER, PERIOD}):
        told = tuple(other(reading, frozenset(what)) for reading in readings)
        if told != tuple(readings):
            yield told
    plain = tuple(
        replaced(r, subject=replaced(r.subject, flow="")) if FLOW in r.lent else r for r in readings
    )
    if plain != tuple(readings):
        yield plain
    parts = tuple(_of_first_part(readings))
    if parts != tuple(readings):
        yield parts
    based = tuple(_on_other_bases(readings))
    if based != tuple(readings):
        yield based


def _of_first_part(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings, bare flows as of the part that an article on one part begins with."""
    first = next((r for r in readings if r.flow and r.kind == "amount"), None)
    is_of_part = first is not None and (bool(first.subject.scope) or first.is_of_other)
    for each in readings:
        if first is None or not is_of_part or each.flow != first.flow or each.subject.scope:
            yield each
        else:
            subject = replaced(each.subject, scope=first.subject.scope)
            yield replaced(each, subject=subject, is_of_other=first.is_of_other)


def _latest(readings: Sequence[Reading]) -> dict[int, Period]:
    """Return the latest period of each sentence: the others are what it is compared with."""
    main: dict[int, Period] = {}
    for each in readings:
        if each.period is not None:
            main[each.sentence] = max(main.get(each.sentence, each.period), each.period)
    return main


def _at(reading: Reading, period: Period | None, main: Period | None) -> Reading:
    """Return a reading of another period, or of what is as long before it as it was before."""
    own = reading.period
    if own is None or main is None or period is None or own == main:
        return replaced(reading, period=period)
    bases = (start_of(main, basis) == own and start_of(period, basis) for basis in ("yoy", "mom"))
    base = next((each for each in bases if each), own)
    return replaced(reading, period=base)


def _on_other_bases(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings, growth with no word of its basis on another one told before it.

    Before any is told, that is one that is told at all.
    """
    bases = {r.basis for r in readings if r.basis and not r.basis_implied}
    levels = {(r.sentence, r.flow, r.period) for r in readings if r.kind == "amount"}
    before: set[str] = set()
    for reading in readings:
        if reading.basis and not reading.basis_implied:
            before.add(reading.basis)
        yield _on_other_basis(reading, before or bases, levels)


def _on_other_basis(reading: Reading, told: Collection[str], levels: Collection[object]) -> Reading:
    """Return a growth of a month or quarter with no word of its basis, on the other one told.

    A growth from a level that its own sentence prints is none of those.
    """
    period = reading.period
    if not reading.basis_implied or period is None:
        return reading
    if reading.kind != "growth":
        return _since_other(reading, told)
    start = period.shift_years(-1) if reading.basis == "yoy" else period.preceding()
    if not period.is_month_run or (reading.sentence, reading.flow, start) in levels:
        return reading
    before = {1: "mom", 3: "qoq"}.get(period.length, "")
    other = before if reading.basis == "yoy" else "yoy" if reading.basis == before else ""
    return replaced(reading, basis=other, against=None) if other in told else reading


def _since_other(change: Reading, told: Collection[str]) -> Reading:
    """Return a change with no word of what it is since, on the other basis that is told."""
    period = change.period
    if period is None or change.against is None:
        return change
    is_year = change.against == start_of(period, "yoy")
    starts = {start_of(period, basis) for basis in told if (basis == "yoy") != is_year}
    start = next(iter(starts), None)
    return change if start is None else replaced(change, against=start)


def ways_of_scope(readings: Sequence[Reading]) -> Iterator[tuple[Reading, ...]]:
    """Yield the readings with flows that say neither as those of goods, and of services too.

    That is where the article speaks of services: its bare exports may be either.
    """
    scopes = {reading.subject.scope.lower() for reading in readings if reading.flow}
    if not any("service" in scope or "服务" in scope for scope in scopes):
        return
    for scope in ("goods", "goods and services"):
        yield tuple(
            replaced(reading, subject=replaced(reading.subject, scope=scope))
            if reading.flow and not reading.subject.scope
            else reading
            for reading in readings
        )
