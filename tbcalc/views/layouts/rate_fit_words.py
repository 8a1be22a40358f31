"""What explains the rate of a printed pair, in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tbcalc.core.rate_fit import DayRun, RateCandidate, RateFit
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST, nearest_to
from tbcalc.figures.daily_rates import days_between
from tbcalc.figures.period import Day, Period
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import catalogue_of, say, say_count
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.period_names import period_words

DIGITS: Final = 5
"""Significant digits in which the ECB publishes rates."""


@noun
class ExplainedPair:
    """A printed pair, when it was published (None where not told), and which rates fit it."""

    one: Quantity
    other: Quantity
    published: Day | None
    fit: RateFit
    source: str

    @property
    def unit(self) -> str:
        """The unit of the rate."""
        return self.fit.implied.unit


def explanation(pair: ExplainedPair, locale: str = "en") -> str:
    """Return in words which rate explains the pair, and which other does or does not."""
    best = pair.fit.best
    if best is None:
        return _unexplained(pair, locale)
    if pair.published is None and best.kind == "day":
        return say(
            "The latest rate to fit is that of {day} ({rate}); whether it was used depends on the "
            "day of publication.",
            locale, day=day_text(best.on.first), rate=_priced(best, pair),
        )  # fmt: skip
    space = "" if catalogue_of(locale) else " "
    return space.join((_explained(pair, best, locale), *_others(pair, best, locale)))


def _explained(pair: ExplainedPair, best: RateCandidate, locale: str) -> str:
    named, rate = _named(best, pair.published, locale), _priced(best, pair)
    if best.fit == "near":
        return say(
            "No published rate gives it exactly; nearest is {which} ({rate}), {off} off: another "
            "source's rate of that time may have been used.",
            locale, which=named, rate=rate, off=percent_text(best.off),
        )  # fmt: skip
    if best.fit == "rounding":
        return say(
            "Fits {which} ({rate}), within the rounding of both figures.",
            locale, which=named, rate=rate,
        )  # fmt: skip
    facts = {
        "which": named,
        "rate": rate,
        "one": pair.one.text,
        "result": str(numeral(exchanged(best, pair), Style(locale))),
        "print": pair.other.text,
    }
    if _alone(pair.fit):
        return say(
            "Converted at {which} ({rate}): {one} is then {result}, printed as {print}.",
            locale, **facts,
        )  # fmt: skip
    return say(
        "Fits {which} ({rate}): {one} is then {result}, printed as {print}.", locale, **facts
    )


def _alone(fit: RateFit) -> bool:
    """Tell whether one rate that articles convert at gives the pair as printed, and no other."""
    printed = [each.kind for each in fit.tried if each.fit == "printed"]
    return len(printed) == 1 and printed != ["month_end"]


def _others(pair: ExplainedPair, best: RateCandidate, locale: str) -> Iterator[str]:
    """Say of the other rate that a reader would think of whether it fits."""
    for other in pair.fit.tried:
        if other.kind not in ("publication", "mean") or other.kind == best.kind:
            continue
        name = _named(other, pair.published, locale)
        facts = {"which": name[0].upper() + name[1:], "rate": rate_text(other.rate)}
        if other.fit == "no":
            yield say("{which} ({rate}) does not fit.", locale, **facts)
        elif other.fit == "near":
            yield say("{which} ({rate}) nearly fits.", locale, **facts)
        else:
            yield say("{which} ({rate}) fits too.", locale, **facts)
        return


def _unexplained(pair: ExplainedPair, locale: str) -> str:
    fit = pair.fit
    if fit.runs:
        return say(
            "No rate of the publication or of the period explains it; the rate of {days} would.",
            locale, days=run_text(fit.runs[0], locale),
        )  # fmt: skip
    facts = {
        "bounds": numeral(fit.implied, Style(locale)).bounds,
        "unit": pair.unit,
        "first": day_text(fit.searched.first),
        "last": day_text(fit.searched.last),
        "low": rate_text(fit.span.low),
        "high": rate_text(fit.span.high),
    }
    said = say(
        "No rate explains it: the pair implies {bounds} {unit}, and from {first} to {last} the "
        "rate lay between {low} and {high}.",
        locale, **facts,
    )  # fmt: skip
    if fit.last_seen is None:
        return said
    space = "" if catalogue_of(locale) else " "
    last = say("It was last there on {day}.", locale, day=day_text(fit.last_seen))
    return f"{said}{space}{last}"


def _named(candidate: RateCandidate, published: Day | None, locale: str) -> str:
    on, day = candidate.on, day_text(candidate.on.first)
    if candidate.kind == "mean":
        return say("the mean rate of {period}", locale, period=period_words(on, locale))
    if candidate.kind == "month_end":
        month = period_words(_month(on), locale)
        return say("the rate at the end of {period}", locale, period=month)
    before = 0 if published is None else days_between(on.first, published)
    if published is None:
        return say("the rate of {day}", locale, day=day)
    if before == 0:
        return say("the rate of the day of publication, {day}", locale, day=day)
    return say_count(
        "the rate of {day}, the day before publication",
        "the rate of {day}, {number} days before publication",
        before, locale, day=day,
    )  # fmt: skip


def exchanged(candidate: RateCandidate, pair: ExplainedPair) -> Quantity:
    """Return the first number as printed, at the rate, to as many digits as rates have."""
    amount = pair.one.value if pair.one.value is not None else pair.one.likely.midpoint
    divided = pair.one.unit == pair.unit.partition("/")[0]
    operation = NEAREST.divide if divided else NEAREST.multiply
    value = nearest_to(operation(amount, candidate.rate), DIGITS)
    point = Interval.point(value)
    return Quantity(value, point, point, pair.other.unit)


def _priced(candidate: RateCandidate, pair: ExplainedPair) -> str:
    return f"{rate_text(candidate.rate)} {pair.unit}"


def rate_text(rate: Decimal) -> str:
    """Return a rate with the digits in which it is published."""
    return f"{nearest_to(rate, DIGITS):,f}"


def percent_text(fraction: Decimal) -> str:
    """Return how far a rate is off."""
    return f"{nearest_to(fraction * 100, 2):f} %"


def day_text(day: Day) -> str:
    """Return a day as 2025-11-26."""
    return str(Period(day, day))


def run_text(run: DayRun, locale: str) -> str:
    """Return a run of days, or its one day."""
    first, last = day_text(run.first), day_text(run.last)
    return first if first == last else say("{first} to {last}", locale, first=first, last=last)


def _month(day: Period) -> Period:
    year, month, _ = day.first
    return Period.months(year, month, year, month)
