"""What a printed figure says of a variable: of a level, a factor, an amount converted from it.

Growth of 21.8 percent says that the factor is 1.218; an average growth over n years says so of the
n-th root, so of the factor it says the n-th power.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tbcalc.core.ledger import Said
from tbcalc.core.stretch import Stretch
from tbcalc.exact.interval import INFINITY, WHOLE, Interval
from tbcalc.exact.noun import replaced
from tbcalc.exact.rounding import UP
from tbcalc.figures.figure import Figure
from tbcalc.figures.observation import Observation

RATE_SLACK: Final = Decimal("0.003")
"""By what part two conversions of one article may differ in their rate and still be true: the
source of a wire's dollars is now its own conversion, now the customs' table of monthly rates."""

LIKELY_SLACK: Final = Decimal("0.0002")
"""The same for one rate of four or five digits, as newspapers reckon with."""

_MOST_UNITS, _MOST_PART = Decimal(10), Decimal("1.25")
_ZERO = Decimal(0)
_ONE = Decimal(1)
_UNIT = Interval.point(1)
_SLACK = Interval(_ONE - RATE_SLACK, _ONE + RATE_SLACK)
_LIKELY_SLACK = Interval(_ONE - LIKELY_SLACK, _ONE + LIKELY_SLACK)
_HALF = Decimal("0.5")


def said_level(observation: Observation, variable: int, figure: Figure | None = None) -> Said:
    """Return what a figure says of the number it prints; another ``figure`` in its place."""
    figure = figure or observation.figure
    return Said(observation, variable, possible_of(figure), figure.likely, stretch_of(figure))


def said_factor(
    observation: Observation, variable: int, years: int = 1, figure: Figure | None = None
) -> Said:
    """Return what a growth says of 1 plus itself, over ``years`` when it is an average."""
    figure = figure or observation.figure
    growth = stretch_of(figure)
    centre = _powered(Interval.point(growth.centre), years).low
    return Said(
        observation,
        variable,
        _powered(possible_of(figure), years),
        _powered(figure.likely, years),
        Stretch(
            centre,
            centre - _powered(Interval.point(growth.centre - growth.below), years).low,
            _powered(Interval.point(growth.centre + growth.above), years).high - centre,
        ),
        "factor",
        years,
    )


def said_printed(observation: Observation, variable: int, figure: Figure | None = None) -> Said:
    """Return what a figure says of the amount that its conversion started from.

    That may be the digits as printed or the unprinted number behind them.
    """
    figure = figure or observation.figure
    printed = Interval.point(figure.value)
    possible = possible_of(figure).hull(printed) * _SLACK
    likely = figure.likely.hull(printed) * _LIKELY_SLACK
    return Said(observation, variable, possible, likely, stretch_of(figure), "printed")


def said_beside(observation: Observation, variable: int) -> Said:
    """Return what a conversion says of the amount in its own currency: nothing for sure."""
    figure = observation.figure
    likely = figure.likely.hull(Interval.point(figure.value)) * _SLACK
    return Said(observation, variable, WHOLE, likely, stretch_of(figure), "beside")


def said_instead(said: Said, figure: Figure) -> Said:
    """Return what an observation would say of the same variable with another figure."""
    if not isinstance(said.speaker, Observation):
        raise ValueError("a relation in words has no figure")
    match said.reading:
        case "level":
            return said_level(said.speaker, said.variable, figure)
        case "printed":
            return said_printed(said.speaker, said.variable, figure)
        case "beside":
            return said_beside(replaced(said.speaker, figure=figure), said.variable)
        case "factor":
            return said_factor(said.speaker, said.variable, said.years, figure)


def expected_of(said: Said) -> Interval:
    """Return what a speaker may mean without strain: the likely reading, "about" as it is said.

    "About 470 billion" is likely within a billion, and nobody calls it strained beside 474: who
    says about, and ends in zeros, rounded to the last digit that is none.
    """
    speaker = said.speaker
    if not isinstance(speaker, Observation) or speaker.figure.qualifier != "about":
        return said.likely
    figure = speaker.figure
    half = max(figure.last_place, figure.rough_place)
    if not half:
        return said.likely
    loosely = replaced(figure, likely=figure.likely.hull(Interval.around(figure.value, half)))
    return said_instead(said, loosely).likely


def possible_of(figure: Figure) -> Interval:
    """Return the numbers a figure may stand for when it is meant to tell something.

    "Exceeded 419 billion" is true of a trillion as well, yet nobody says it of one: more than
    ten units of the last digit that is not zero, and more than a quarter, is not meant.
    """
    if figure.qualifier != "more_than" or not figure.last_place:
        return figure.possible
    size, unit = abs(figure.value), max(figure.last_place, figure.rough_place)
    most = max(UP.fma(unit, _MOST_UNITS, size), UP.multiply(size, _MOST_PART))
    meant = Interval(size, most)
    return figure.possible.intersection(-meant if figure.value < 0 else meant)


def stretch_of(figure: Figure) -> Stretch:
    """Return how a figure widens when its rounding is taken more and more loosely.

    Its half widths are those of its likely numbers; what bounds one side only widens to that side
    by half a unit of its last digit, and not at all to the other.
    """
    half = figure.last_place * _HALF
    likely, widest = figure.likely, possible_of(figure)
    if figure.qualifier == "more_than":
        likely = Interval(
            _middle(figure.value, widest.low, likely.low),
            _middle(figure.value, widest.high, likely.high),
        )
    below = max(figure.value - likely.low, half) if widest.low.is_finite() else INFINITY
    above = max(likely.high - figure.value, half) if widest.high.is_finite() else INFINITY
    return Stretch(figure.value, below, above)


def _middle(value: Decimal, widest: Decimal, likely: Decimal) -> Decimal:
    """Return the end half way to the widest one: twice as far is contradicted, as elsewhere."""
    return (value + widest) * _HALF if widest.is_finite() else likely


def _powered(growth: Interval, years: int) -> Interval:
    """Return the factor of ``years`` of a growth; what is lost cannot be more than all."""
    factor = growth + _UNIT
    if years == 1 or factor.is_empty:
        return factor
    yearly = Interval(max(factor.low, _ZERO), max(factor.high, _ZERO))
    result = _UNIT
    for _ in range(years):
        result *= yearly
    return result
