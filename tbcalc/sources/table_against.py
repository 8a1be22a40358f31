"""What a growth is against, where a remark names the base: compared to 2019, over FY2019-20."""

from __future__ import annotations

from collections.abc import Iterator

from tbcalc.errors import PeriodSyntaxError
from tbcalc.figures.period import Period
from tbcalc.sources.period_text import read_period


def base_named(text: str, period: Period, reporter: str) -> Period | None:
    """Return the base of a growth of ``period``, a run as long as it; None where none is named.

    A year alone means the same run of that year.

    >>> str(base_named("2019", Period.parse("2021-01/2021-09"), "CN"))
    '2019-01/2019-09'
    >>> str(base_named("2002-11", Period.parse("2012/2021"), "CN"))
    '2002/2011'
    """
    for base in _readings(text, period, reporter):
        if base.length == period.length and base != period:
            return base
    return None


def _readings(text: str, period: Period, reporter: str) -> Iterator[Period]:
    if text.isdecimal() and len(text) == 4:
        yield period.shift_years(int(text) - period.last[0])
    first, _, last = text.partition("-")
    attempts = (text, f"{first}/{first[:2]}{last}") if len(last) == 2 else (text,)
    for attempt in attempts:
        try:
            yield read_period(attempt, reporter=reporter)
        except PeriodSyntaxError:
            continue
