"""The Federal Reserve's monthly averages (H.10) as a table of rates by month.

Each is a mean of the noon rates of a month's days against the dollar; how many days it is of is not
printed, so means of several months weigh these alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from tbcalc.errors import NotAnswerableError
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import NEAREST, nearest_to
from tbcalc.figures.observation import Observation
from tbcalc.figures.rate import EURO, RateTable, quote_base
from tbcalc.figures.source import Source
from tbcalc.sources.fed_h10 import read_h10

NAME: Final = "Federal Reserve H.10 averages"
_HALF: Final = Decimal("0.5")


def read_h10_rates(lines: Iterable[str]) -> RateTable:
    """Return the rates of a file of monthly averages.

    Raises NotAnswerableError for rates of days or years, and what read_h10 raises.
    """
    observations = read_h10(lines, Source("h10")).dataset.observations
    series: dict[str, dict[int, str]] = {}
    for o in observations:
        if o.key.period.length != 1 or not o.key.period.is_month_run:
            raise NotAnswerableError(
                f"a table of rates is by month, and this one has a rate of {o.key.period}.",
                remedy="Name a file of the monthly averages.",
            )
        name, rate = _quoted(o)
        series.setdefault(name, {})[o.key.period.first_month] = rate
    months = sorted({month for known in series.values() for month in known})
    whole = range(months[0], months[-1] + 1)
    told = {name: _line(known) for name, known in sorted(series.items())}
    return RateTable(NAME, {f"days {EURO}": _line(dict.fromkeys(whole, "1")), **told}, "month")


def _quoted(o: Observation) -> tuple[str, str]:
    """Return the name of the series and the rate as the pair is quoted: dollars per euro."""
    quote, base = o.figure.unit.split("/")
    rate = o.figure.value.quantize(o.figure.last_place)
    if quote_base(quote, base) == base:
        return f"mean {quote}/{base}", str(rate)
    return f"mean {base}/{quote}", str(_inverse(rate))


def _inverse(rate: Decimal) -> Decimal:
    """Return one over a printed rate, to as many digits as its own digits leave sure."""
    half = Decimal(1).scaleb(int(rate.as_tuple().exponent)) * _HALF
    sure = Interval.point(1) / Interval.around(rate, half)
    exact = NEAREST.divide(Decimal(1), rate)
    for digits in range(len(rate.as_tuple().digits), 1, -1):
        near = nearest_to(exact, digits)
        near = near.quantize(Decimal(1).scaleb(near.adjusted() - digits + 1))
        place = Decimal(1).scaleb(int(near.as_tuple().exponent))
        if Interval.around(near, place * _HALF).encloses(sure):
            return near
    return nearest_to(exact, 1)


def _line(known: Mapping[int, str]) -> str:
    """Return the values from the first month that has one to the last, "-" for the gaps."""
    first, last = min(known), max(known)
    start = f"{first // 12:04d}-{first % 12 + 1:02d}"
    return " ".join([start, *(known.get(month, "-") for month in range(first, last + 1))])
