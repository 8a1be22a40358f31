"""Releases: which sources speak of the same figures at the same time, and which came earlier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from tbcalc.errors import PeriodSyntaxError
from tbcalc.figures.period import Day, Period, day_after
from tbcalc.figures.source import Source

MOST_DAYS: Final = 3
"""Days from the first to the last source of one release; a week later figures may be revised."""


def published(source: Source | None) -> Period | None:
    """Return when a source was published, as exactly as it says; None when it does not."""
    if source is None or not source.published:
        return None
    try:
        return Period.parse(source.published)
    except PeriodSyntaxError:
        return None


def is_dated(source: Source | None) -> bool:
    """Tell whether a source's day of publication is known."""
    day = published(source)
    return day is not None and day.first == day.last


def is_earlier(one: Source | None, other: Source | None) -> bool:
    """Tell whether one source surely came out before another, and not in one release with it."""
    first, second = published(one), published(other)
    if first is None or second is None:
        return False
    return _days_later(first.last, MOST_DAYS) < second.first


def may_be_one_release(one: Source | None, other: Source | None) -> bool:
    """Tell whether two sources may have been published together, as far as is known."""
    return not (is_earlier(one, other) or is_earlier(other, one))


def releases(sources: Iterable[Source]) -> Mapping[str, str]:
    """Return by source the name of its release: the id of the first source of its days.

    A source without a day of publication is a release of its own.
    """
    found: dict[str, str] = {}
    days = {source.id: published(source) for source in sources if is_dated(source)}
    dated = sorted((day.first, name) for name, day in days.items() if day is not None)
    start: tuple[Day, str] | None = None
    for first, name in dated:
        if start is None or first > _days_later(start[0], MOST_DAYS):
            start = (first, name)
        found[name] = start[1]
    return found


def _days_later(day: Day, count: int) -> Day:
    for _ in range(count):
        day = day_after(day)
    return day
