"""What no revision explains: a part larger than its whole, trade that multiplied within years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Context, Decimal
from typing import Final

from tbcalc.core.evidence import Evidence
from tbcalc.core.identities import system_of
from tbcalc.core.reconcile import judged
from tbcalc.core.said import possible_of
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import DOWN, NEAREST, UP, ceiling_to, floor_to, nearest_to
from tbcalc.figures.area import WORLD
from tbcalc.figures.figure import Figure
from tbcalc.figures.finding import Clash, Diagnosis, Finding
from tbcalc.figures.flow import EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity

MOST_REVISED: Final = Decimal("1.1")
"""By what factor a part of a period may exceed the whole and still be taken for revised."""

MOST_A_YEAR: Final = Decimal("1.3")
"""By what factor trade may grow, year after year, before that is called implausible."""

FEWEST_YEARS: Final = 3
_MONTHS: Final = 12
IMPLAUSIBLE: Final = "growth between two years"

_NEVER_NEGATIVE = frozenset((EXPORTS, IMPORTS, TOTAL))
_ANY = Period.year(1)
_ZERO, _ONE = Decimal(0), Decimal(1)


def exceeding_parts(evidence: Evidence, levels: Sequence[Observation]) -> Iterator[Finding]:
    """Find parts of a period that exceed the whole, in another source, by more than a revision.

    Of each whole it is the largest such part that is told.
    """
    for group in _by_subject(levels):
        for whole in group:
            most = UP.multiply(possible_of(whole.figure).high, MOST_REVISED)
            larger = [o for o in group if _is_part(o, whole) and possible_of(o.figure).low > most]
            if larger:
                largest = max(larger, key=lambda o: (possible_of(o.figure).low, o.id))
                yield from _exceeded(evidence, whole, largest)


def _is_part(part: Observation, whole: Observation) -> bool:
    return (
        part.source != whole.source
        and part.key.period != whole.key.period
        and whole.key.period.encloses(part.key.period)
    )


def _by_subject(levels: Sequence[Observation]) -> list[list[Observation]]:
    """Return the levels that differ in their period alone, where several sources print some."""
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for o in levels:
        if o.aspect == "level" and o.key.flow in _NEVER_NEGATIVE:
            groups.setdefault((o.key.with_period(_ANY), o.figure.unit), []).append(o)
    return [group for group in groups.values() if len({o.source for o in group}) > 1]


def _exceeded(evidence: Evidence, whole: Observation, part: Observation) -> Iterator[Finding]:
    sources = (whole.source, part.source)
    bounds = evidence.bounds_of(sources)
    system = system_of((whole, part), lambda _: "", bounds)
    known = [o for source in sources for o in evidence.by_source[source]]
    yield from judged(system, evidence.scene(known, bounds), with_strains=False).findings


def implausible_growth(evidence: Evidence, levels: Sequence[Observation]) -> Iterator[Finding]:
    """Find trade that would have grown too much, year after year, beside slower printed growth.

    It is the trade of an area with the world in all products, in calendar years, and nothing is
    contradicted: the earlier figure is probably of another period, or of something else. Of each
    earlier figure the most implausible growth is told.
    """
    growths = {(o.key, o.source): o for o in evidence.observations if o.aspect == "growth" and o.of}
    for group in _by_subject(levels):
        years = [o for o in group if o.key.period.is_year and _is_whole_trade(o)]
        for earlier in years:
            found = [
                finding
                for later in years
                if (growth := growths.get((later.key, later.source))) is not None
                for finding in _implausible(evidence, earlier, later, growth)
            ]
            yield from sorted(found, key=lambda f: (-f.severity, f.clashes[0].figures))[:1]


def _is_whole_trade(observation: Observation) -> bool:
    return observation.key.partner == WORLD and not observation.key.product


def _implausible(
    evidence: Evidence, earlier: Observation, later: Observation, growth: Observation
) -> Iterator[Finding]:
    years = later.key.period.first[0] - earlier.key.period.first[0]
    if years < FEWEST_YEARS or earlier.source == later.source:
        return
    if not _is_outgrown(possible_of(earlier.figure), possible_of(later.figure), years):
        return
    possible = Interval(*(_yearly(possible_of, earlier, later, side) for side in (DOWN, UP)))
    likely = Interval(*(_yearly(_likely_of, earlier, later, side) for side in (DOWN, UP)))
    printed = growth.figure
    least = possible.low
    if least <= MOST_A_YEAR - 1 or printed.possible.high >= NEAREST.divide(least, Decimal(2)):
        return
    clash = Clash(
        IMPLAUSIBLE,
        (earlier.id, later.id, growth.id),
        growth.id,
        Quantity(likely.midpoint, likely, possible, "1"),
        printed.quantity,
        nearest_to(NEAREST.divide(least, MOST_A_YEAR - 1), 3),
    )
    slip = Diagnosis("implausible", (earlier.id,), beside=later.id)
    sources = tuple(sorted({earlier.source, later.source}))
    moved = _periods_meant(evidence, earlier, later)
    yield Finding("undetermined", (clash,), sources, (), (slip, *moved))


def _is_outgrown(start: Interval, end: Interval, years: int) -> bool:
    """Tell whether growth of MOST_A_YEAR does not lead from one level to the other: no root."""
    most = UP.multiply(start.high, NEAREST.power(MOST_A_YEAR, Decimal(years)))
    return start.low > 0 and start.is_bounded and end.is_bounded and end.low > most


def _periods_meant(
    evidence: Evidence, earlier: Observation, later: Observation
) -> Iterator[Diagnosis]:
    """Find the first part of a year, told of beside a figure, of which it would be plausible.

    The rest of that year is taken to be as the part.
    """
    told = {o.key.period for o in evidence.by_source[earlier.source]}
    for period in sorted(told):
        years = later.key.period.first[0] - period.first[0]
        if not period.is_month_run or period.length >= _MONTHS or years < 1:
            continue
        whole = NEAREST.divide(
            NEAREST.multiply(earlier.figure.value, Decimal(_MONTHS)), Decimal(period.length)
        )
        most = NEAREST.multiply(whole, NEAREST.power(MOST_A_YEAR, Decimal(years)))
        if whole <= possible_of(later.figure).high and possible_of(later.figure).low <= most:
            key = earlier.key.with_period(period)
            yield Diagnosis("wrong_period", (earlier.id,), key=key)
            return


def _likely_of(figure: Figure) -> Interval:
    return figure.likely


def _yearly(
    reading: Callable[[Figure], Interval],
    earlier: Observation,
    later: Observation,
    rounding: Context,
) -> Decimal:
    """Return the least or the greatest average growth a year between two figures."""
    start, end = reading(earlier.figure), reading(later.figure)
    years = later.key.period.first[0] - earlier.key.period.first[0]
    if not (start.low > 0 and start.is_bounded and end.is_bounded):
        return _ZERO
    ratio = rounding.divide(*((end.low, start.high) if rounding is DOWN else (end.high, start.low)))
    root = NEAREST.power(ratio, NEAREST.divide(_ONE, Decimal(years)))
    return (floor_to if rounding is DOWN else ceiling_to)(NEAREST.subtract(root, _ONE), 20)
