"""Which day's or period's rate a printed pair was converted at.

A pair such as "6.2 trillion yuan ($899 billion)" implies a rate. A rate fits it *as printed* when
the printed number times the rate rounds to the printed conversion, and *within rounding* when
some number that the first figure stands for does. Most of the press converts the printed number
at the day's rate (docs/explanation/which-rate-a-bracket-used.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, Literal

from tbcalc.core.implied import implied_rate
from tbcalc.errors import MissingRateError
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.daily_rates import DailyRates, days_between, shifted
from tbcalc.figures.period import Day, Period, month_run
from tbcalc.figures.quantity import Quantity

Fit = Literal["printed", "rounding", "near", "no"]
Kind = Literal["publication", "day", "mean", "month_end"]

_NEAR: Final = Decimal("0.005")
"""How far other rates of a day (central parity, closing rates) lie from the ECB's, at most."""
_SHORTLY: Final = 10
"""In how many days before the publication its rate may be of."""
_YEARS_BACK: Final = 3


@noun
class RateCandidate:
    """A rate that the pair may have been converted at, and how well it fits.

    ``off`` is how far the rate lies outside the bounds, as a fraction of them; 0 inside.
    """

    kind: Kind
    on: Period
    rate: Decimal
    days: int
    fit: Fit
    off: Decimal


@noun
class DayRun:
    """Consecutive days with a rate on which the spot rate fits; ``fit`` of its best day."""

    first: Day
    last: Day
    fit: Fit


@noun
class RateFit:
    """What a pair implies, the rates tried, and the days whose rate it would be.

    ``printed`` is the rates at which the first number as printed rounds to the second;
    ``tried`` stands best first; ``searched`` are the days looked through for ``runs``, with the
    lowest and the highest rate of them; ``last_seen`` is the last day before them with a rate
    that fits, None for none; ``known_to`` is the last day with a rate at all.
    """

    implied: Quantity
    printed: Interval
    tried: tuple[RateCandidate, ...]
    runs: tuple[DayRun, ...]
    searched: Period
    span: Interval
    last_seen: Day | None
    known_to: Day

    @property
    def best(self) -> RateCandidate | None:
        """The explanation to give: the best that fits, None where nothing does."""
        first = self.tried[0] if self.tried else None
        return first if first is not None and first.fit != "no" else None


def rate_fit(
    one: Quantity,
    other: Quantity,
    rates: DailyRates,
    *,
    published: Day | None = None,
    period: Period | None = None,
) -> RateFit:
    """Return which rates explain ``other`` as a conversion of ``one``.

    ``rates`` are of the pair as markets quote it. Without ``published`` every day known is
    searched; without ``period`` the year before the publication, the year up to the month before
    and that month are tried. Raises UnitMismatchError where the two are in one currency,
    MissingRateError where no rate is known near the publication, and ValueError for rates of
    another pair or none at all.
    """
    implied = implied_rate(one, other)
    if implied.unit != rates.unit or not rates.dates:
        raise ValueError(f"rates of {rates.unit} do not explain {implied.unit}")
    if published is not None and published < rates.dates[0]:
        raise _too_early(rates, published)
    printed = _printed_window(one, other, rates)
    judge = _Judge(printed, implied.likely)
    periods = (period,) if period is not None else _periods_told(published)
    tried = sorted(dict.fromkeys(_candidates(rates, judge, periods, published)), key=_merit)
    searched = _searched(rates, published, period)
    days = rates.within(searched.first, searched.last)
    if not days.dates:
        raise _too_late(rates, searched)
    return RateFit(
        implied,
        printed,
        tuple(tried) or tuple(_best_days(days, judge)),
        tuple(_runs(days, judge)),
        searched,
        Interval(min(days.values), max(days.values)),
        _last_seen(rates, judge, searched),
        rates.dates[-1],
    )


def _too_early(rates: DailyRates, published: Day) -> MissingRateError:
    first = Period(rates.dates[0], rates.dates[0])
    return MissingRateError(
        f"the daily rates of {rates.unit} begin on {first}, after {Period(published, published)}.",
        remedy="Leave out --published to search all days known.",
    )


def _too_late(rates: DailyRates, searched: Period) -> MissingRateError:
    last = Period(rates.dates[-1], rates.dates[-1])
    return MissingRateError(
        f"the daily rates of {rates.unit} end on {last}, before the days asked for: {searched}.",
        remedy="Fetch newer ones with `tbcalc rates update`.",
    )


@noun
class _Judge:
    printed: Interval
    rounding: Interval

    def fit(self, rate: Decimal) -> tuple[Fit, Decimal]:
        """Return how well a rate fits, and how far it lies outside."""
        if self.printed.holds(rate):
            return "printed", Decimal(0)
        if self.rounding.holds(rate):
            return "rounding", Decimal(0)
        bound = self.rounding.low if rate < self.rounding.low else self.rounding.high
        off = NEAREST.divide(abs(NEAREST.subtract(rate, bound)), rate)
        return ("near" if off <= _NEAR else "no"), off

    def fits(self, rate: Decimal) -> bool:
        return self.rounding.holds(rate) or self.printed.holds(rate)


def _printed_window(one: Quantity, other: Quantity, rates: DailyRates) -> Interval:
    """Return the rates at which the first number, as printed, rounds to the second."""
    exact = one.likely if one.value is None else Interval.point(one.value)
    return exact / other.likely if one.unit == rates.quote else other.likely / exact


def _periods_told(published: Day | None) -> tuple[Period, ...]:
    """Return the periods that an article of that day mostly speaks of."""
    if published is None:
        return ()
    month = published[0] * 12 + published[1] - 2
    year = Period.year(published[0] - 1)
    told = [year, month_run(month, month)]
    if published[1] > 2:
        told.append(month_run(published[0] * 12, month))
    return tuple(dict.fromkeys(told))


def _candidates(
    rates: DailyRates, judge: _Judge, periods: Iterable[Period], published: Day | None
) -> Iterator[RateCandidate]:
    if published is not None and (spot := rates.latest(published)) is not None:
        day, rate = spot
        if days_between(day, published) <= _SHORTLY:
            yield RateCandidate("publication", Period(day, day), rate, 1, *judge.fit(rate))
            if not judge.printed.holds(rate):
                yield from _days_before(rates, judge, day)
    for period in periods:
        if (known := rates.mean(period)) is not None:
            yield RateCandidate("mean", period, *known, *judge.fit(known[0]))
            last = rates.latest(period.last)
            if last is not None:
                day, rate = last
                yield RateCandidate("month_end", Period(day, day), rate, 1, *judge.fit(rate))


def _days_before(rates: DailyRates, judge: _Judge, day: Day) -> Iterator[RateCandidate]:
    """Return the best day of those shortly before ``day``, where one fits as printed."""
    shortly = rates.within(shifted(day, -_SHORTLY), day)
    earlier = [
        RateCandidate("day", Period(on, on), rate, 1, *judge.fit(rate))
        for on, rate in zip(shortly.dates, shortly.values, strict=True)
        if on < day and judge.printed.holds(rate)
    ]
    yield from earlier[-1:]


def _best_days(days: DailyRates, judge: _Judge) -> Iterator[RateCandidate]:
    """Return the latest day that fits best, where neither publication nor period is known."""
    every = [
        RateCandidate("day", Period(on, on), rate, 1, *judge.fit(rate))
        for on, rate in zip(days.dates, days.values, strict=True)
    ]
    yield min(reversed(every), key=lambda each: (_FITS.index(each.fit) // 2, each.off))


_FITS: Final[tuple[Fit, ...]] = ("printed", "rounding", "near", "no")
_KINDS: Final[tuple[Kind, ...]] = ("publication", "mean", "month_end", "day")


def _merit(candidate: RateCandidate) -> tuple[int, int, Decimal]:
    fit = _FITS.index(candidate.fit)
    return fit, _KINDS.index(candidate.kind), candidate.off


def _searched(rates: DailyRates, published: Day | None, period: Period | None) -> Period:
    """Return the days that are looked through: of the years before the publication, or all."""
    first, last = rates.dates[0], rates.dates[-1]
    if published is None:
        return Period(first, last)
    begin = (published[0] - _YEARS_BACK, 1, 1)
    if period is not None:
        begin = min(begin, period.first)
    return Period(max(first, begin), published)


def _runs(days: DailyRates, judge: _Judge) -> Iterator[DayRun]:
    """Return the runs of days on which the rate fits, latest first."""
    run: list[tuple[Day, Fit]] = []
    for on, rate in zip(reversed(days.dates), reversed(days.values), strict=True):
        if judge.fits(rate):
            run.append((on, judge.fit(rate)[0]))
        elif run:
            yield _closed(run)
            run = []
    if run:
        yield _closed(run)


def _closed(run: list[tuple[Day, Fit]]) -> DayRun:
    best = min((fit for _, fit in run), key=_FITS.index)
    return DayRun(run[-1][0], run[0][0], best)


def _last_seen(rates: DailyRates, judge: _Judge, searched: Period) -> Day | None:
    fitting = [
        on
        for on, rate in zip(rates.dates, rates.values, strict=True)
        if on < searched.first and judge.fits(rate)
    ]
    return fitting[-1] if fitting else None
