"""The period of a figure among those of its sentence: right behind it, or the last before."""

from __future__ import annotations

from typing import Final

from tbcalc.figures.period import Period
from tbcalc.sources.prose_compared import is_earlier_aside
from tbcalc.sources.prose_dated import Placed
from tbcalc.sources.prose_places import (
    begins_later,
    is_forecast,
    is_of_compared,
    is_of_other_figure,
    is_percent,
    right_behind,
)
from tbcalc.sources.prose_sentences import Sentence

_YEAR: Final = 12


def own_period(
    sentence: Sentence, place: int, placed: Placed, carried: Period | None
) -> Period | None:
    """Return the period of a figure: right behind it, else the last before, else the first."""
    placed = [each for each in placed if not is_of_other_figure(sentence, place, each[0])]
    if not placed:
        return carried
    if len(placed) == 1 and is_of_compared(sentence, place, placed[0][0]):
        return carried
    if len(placed) == 1:
        at = placed[0][0]
        is_apart = begins_later(sentence, place, at) or _is_of_aside(sentence, at, place)
        is_apart = is_apart or (place < at and is_earlier_aside(sentence, at, place))
        return (is_apart and carried) or _ends(sentence, place, placed[0][1])
    behind = right_behind(sentence, place)
    for at, period in placed:
        if at == behind:
            return period
    before = [each for each in placed if each[0] < place]
    before = [each for each in before if not _is_of_aside(sentence, each[0], place)] or before[:1]
    before = [e for e in before if not _is_part_before(sentence, e, before[0], place)]
    before = [e for e in before if not _owns_other(sentence, e[0], place)] or before
    if before and is_forecast(sentence, place, before[-1][0]):
        return before[_foreseen(sentence, before)][1]
    return before[-1][1] if before else placed[0][1]


def _foreseen(sentence: Sentence, before: Placed) -> int:
    """Return which period is that of a forecast: in Chinese the last that a figure is of.

    去年顺差1551亿美元；12月顺差165亿美元，优于预期的88亿美元.
    """
    if sentence.printed(before[-1][0]).isascii():
        return 0
    told = [i for i, (at, _) in enumerate(before) if _leads_to_figure(sentence, at)]
    return told[-1] if told else 0


def _leads_to_figure(sentence: Sentence, at: int) -> bool:
    for place in range(at + 1, len(sentence.marks)):
        mark = sentence.marks[place]
        if mark.is_figure:
            return True
        if sentence.stop(place) or "forecast" in mark or mark.phrase is not None:
            return False
    return False


def _owns_other(sentence: Sentence, at: int, place: int) -> bool:
    """Tell the time of another figure alone: 前10个月…，已超去年全年的69亿元，增长29%."""
    is_owner = sentence.text.startswith("的", sentence.marks[at].end) and at + 2 < place
    return is_owner and at + 2 in sentence.figures and not sentence.gap(at + 1)


def _is_part_before(
    sentence: Sentence, part: tuple[int, Period], first: tuple[int, Period], place: int
) -> bool:
    """Tell the time of a clause on a part alone: 上半年…，其中二季度增长1.8%；出口1.3万亿元."""
    at, period = part
    is_part = period != first[1] and first[1].encloses(period) and sentence.has(at - 1, "both")
    return is_part and any(sentence.stop(p) == ";" for p in range(at, place))


def _is_of_aside(sentence: Sentence, at: int, place: int) -> bool:
    """Tell the time of a figure that others are compared with: ..., after 5 percent in May, ..."""
    if is_earlier_aside(sentence, at, place):
        return True
    if {"than", "from"}.isdisjoint(sentence.kinds):
        return False
    nearest = sentence.figure_before(at)
    if any(sentence.stop(p) == ";" for p in range(nearest + 1, at)):
        return False
    is_led = any("than" in sentence.marks[p] for p in sentence.before(nearest))
    is_led = is_led or (sentence.has(nearest - 1, "from") and is_percent(sentence, nearest))
    return is_led and any(sentence.stop(p) in (",", ";") for p in range(at + 1, place))


def is_end_of(period: Period, placed: Placed) -> bool:
    """Tell whether a period is but the end of the span of years that is told."""
    return any(
        span.length > _YEAR and span != period and span.encloses(period) for _, span in placed
    )


def _ends(sentence: Sentence, place: int, span: Period) -> Period:
    """Return the first or last year of a span of years for the ends of "from 25 to 26 percent"."""
    if span.length <= _YEAR or not span.is_month_run:
        return span
    left = place - 1
    if sentence.has(left, "from") and sentence.has(place + 1, "to"):
        return Period.year(span.first[0])
    is_second = left > 0 and sentence.has(left, "to") and sentence.marks[left - 1].is_figure
    is_end = is_second and sentence.has(left - 2, "from")
    return Period.year(span.last[0]) if is_end else span
