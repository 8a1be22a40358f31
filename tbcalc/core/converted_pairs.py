"""Amounts that were converted at the rate of the day of print, not at that of what they are of.

Nothing is wrong with such a pair; but its dollars are not those of the statistics, and they follow
from the rounded amount beside them, not from the parts that are printed more exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from tbcalc.core.rate_fit import RateCandidate, rate_fit
from tbcalc.errors import MissingRateError
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun, replaced
from tbcalc.exact.rounding import NEAREST, nearest_to
from tbcalc.figures.daily_rates import DailyRates
from tbcalc.figures.figure import digit_bounds
from tbcalc.figures.flow import EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Day
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import quote_base

Rates = Callable[[str, str, int], DailyRates]
"""The daily rates of a pair of currencies since a year's beginning; raises MissingRateError."""

_SPOT: Final = ("publication", "day")
_DIGITS: Final = 3


@noun
class SpotPair:
    """A pair converted at a rate of about the day of print that its period's mean does not give.

    ``parts`` are the exports and imports printed beside a total, and ``whole`` what they add up to,
    where that is another number than the one converted; empty and None otherwise.
    """

    amount: Observation
    conversion: Observation
    spot: RateCandidate
    mean: RateCandidate
    parts: tuple[Observation, ...] = ()
    whole: Quantity | None = None

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The figures told of, the pair first."""
        return (self.amount, self.conversion, *self.parts)


def spot_pairs(observations: Sequence[Observation], day: Day, rates: Rates) -> Iterator[SpotPair]:
    """Find the pairs of one source, printed on ``day``, of periods of a month at least."""
    by_id = {o.id: o for o in observations}
    for conversion in observations:
        amount = by_id.get(conversion.pair_of)
        if amount is None or not _is_amount(amount) or not _is_amount(conversion):
            continue
        pair = _spot_pair(amount, conversion, day, rates)
        if pair is not None:
            yield _with_parts(pair, observations)


def _is_amount(observation: Observation) -> bool:
    figure = observation.figure
    return observation.aspect == "level" and figure.kind == "amount" and figure.likely.low > 0


def _spot_pair(
    amount: Observation, conversion: Observation, day: Day, rates: Rates
) -> SpotPair | None:
    period = amount.key.period
    if amount.figure.unit == conversion.figure.unit or not period.is_month_run:
        return None
    one, other = _as_printed(amount), _as_printed(conversion)
    try:
        known = rates(one.unit, other.unit, min(period.first[0], day[0]) - 1)
        fit = rate_fit(one, other, known, published=day, period=period)
    except MissingRateError:
        return None  # without rates nothing can be told
    by_kind: Mapping[str, RateCandidate] = {each.kind: each for each in reversed(fit.tried)}
    mean = by_kind.get("mean")
    best = fit.best
    if (
        mean is None
        or best is None
        or best.kind not in _SPOT
        or mean.fit in ("printed", "rounding")
    ):
        return None
    return SpotPair(amount, conversion, best, mean) if best.fit != "near" else None


def _as_printed(observation: Observation) -> Quantity:
    """Return a number as far as its digits go: "more than 43" was converted as 43."""
    f = observation.figure
    likely, possible = digit_bounds(f.value, f.last_place, f.rough_place, "exact")
    return Quantity(f.value, likely, possible, f.unit, f.text)


def _with_parts(pair: SpotPair, observations: Sequence[Observation]) -> SpotPair:
    """Return the pair with what exports and imports make of its total, where that is another."""
    amount = pair.amount
    if amount.key.flow != TOTAL:
        return pair
    found = [
        next((o for o in observations if _is_part(o, amount, flow)), None)
        for flow in (EXPORTS, IMPORTS)
    ]
    exports, imports = found
    if exports is None or imports is None:
        return pair
    value = NEAREST.add(exports.figure.value, imports.figure.value)
    likely = exports.figure.likely + imports.figure.likely
    whole = Quantity(
        value, likely, exports.figure.possible + imports.figure.possible, amount.figure.unit
    )
    if likely.meets(_as_printed(amount).likely):
        return pair
    return replaced(pair, parts=(exports, imports), whole=whole)


def _is_part(observation: Observation, whole: Observation, flow: str) -> bool:
    return (
        observation.aspect == "level"
        and not observation.pair_of
        and observation.figure.unit == whole.figure.unit
        and observation.key == whole.key.with_flow(flow)
    )


def exchanged(amount: Quantity, candidate: RateCandidate, unit: str) -> Quantity:
    """Return the value of an amount in another currency at a rate that markets quote."""
    is_base = quote_base(amount.unit, unit) == amount.unit
    own = amount.likely.midpoint if amount.value is None else amount.value
    convert = NEAREST.multiply if is_base else NEAREST.divide
    value = nearest_to(convert(own, candidate.rate), _DIGITS)
    return Quantity(value, Interval.point(value), Interval.point(value), unit)
