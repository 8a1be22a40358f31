"""Groups of countries, and who belonged to them when."""

from __future__ import annotations

from tbcalc.figures.period import Day, Period
from tbcalc.sources.lexicon import lexicon_rows

_EVER: Day = (9999, 12, 31)


def members_of(group: str, on: Day) -> tuple[str, ...]:
    """Return the ISO codes of a group's members on a day, sorted; none for what is no group.

    Membership is known to the month.

    >>> len(members_of("EU", (2019, 12, 31))), len(members_of("EU", (2024, 1, 1)))
    (28, 27)
    """
    return tuple(
        sorted(
            code
            for name, since, until, codes in lexicon_rows("area_groups.txt")
            if name == group and Period.parse(since).first <= on <= _last(until)
            for code in codes.split()
        )
    )


def _last(until: str) -> Day:
    return Period.parse(until).last if until else _EVER
