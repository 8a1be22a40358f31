"""The period each figure of a sentence tells, and the periods it is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.figures.period import Day, Period, month_run
from tbcalc.sources.fiscal_year import fiscal_year_of
from tbcalc.sources.period_phrase import PeriodPhrase, resolve
from tbcalc.sources.prose_bases import (
    Dated,
    base_figures,
    dated,
    in_bracket_of,
    is_forecast,
    is_of_other_figure,
    is_percent,
    is_start,
    is_year_before,
    right_behind,
)
from tbcalc.sources.prose_basis import told_basis
from tbcalc.sources.prose_sentences import Sentence

_YEAR: Final = 12

Placed = Sequence[tuple[int, Period]]
"""Periods in order with their places in the sentence."""


@noun
class Times:
    """Periods of a sentence: by place of figure, the own and, where it is said, the base.

    ``main`` is the one the next sentence goes on with; ``usual`` the basis that its bases show;
    ``compared`` are the places of amounts that others are compared with.
    """

    own: Mapping[int, Period]
    bases: Mapping[int, Period]
    main: Period | None
    usual: str = ""
    compared: frozenset[int] = frozenset()


@noun
class Setting:
    """What the periods of a sentence are read by.

    The day of print, the period told before, whose fiscal years are meant, the basis told last.
    """

    day: Day | None
    carried: Period | None
    reporter: str
    usual: str


def times(sentence: Sentence, setting: Setting) -> Times:
    """Return the periods of the sentence's figures.

    Where the base of an amount is not told, it is the period before by the usual basis.
    """
    compared = base_figures(sentence)
    with_days = "exchange" in sentence.kinds
    found = dated(sentence, compared, with_days=with_days)
    placed = _joined(sentence, _placed(sentence, found, setting))
    carried = setting.carried or (None if placed else _inferred(found, setting))
    if with_days and not placed and setting.day is not None:
        carried = Period(setting.day, setting.day)
    own: dict[int, Period] = {}
    bases: dict[int, Period] = {}
    start: Period | None = None
    for before, place in pairwise((-1, *sentence.figures)):
        period = _own_of(sentence, place, placed, carried)
        base = _base_of(sentence, place, found, setting, period)
        if is_start(sentence, place) and (base or start):
            is_told = not sentence.has(place - 1, "from")
            period = start = base if is_told or start is None else start
        elif place in compared:
            is_end = period is not None and _is_end_of(period, placed)
            period = (
                period
                if is_end
                else base or _compared_period(sentence, place, period, setting.usual)
            )
        elif base is not None or _goes_on(sentence, place, before, bases):
            bases[place] = base or bases[before]
        if period is not None:
            own[place] = period
    main = placed[0][1] if placed else carried
    first = min(sentence.figures, default=-1)
    if placed and is_of_other_figure(sentence, first, placed[0][0]):
        main = own.get(first, main)
    return Times(own, bases, main, _shown_basis(sentence, own, compared), compared)


def _goes_on(sentence: Sentence, place: int, before: int, bases: Mapping[int, Period]) -> bool:
    """Tell a rate that only says the change before it again: 较5月末上升165亿美元，升幅为0.52%."""
    between = [*range(before + 1, place)]
    is_again = before in bases and any(sentence.has(at, "grown") for at in between)
    return is_again and all(
        {"grown", "is"} & sentence.marks[at].senses.keys() or sentence.stop(at) == ","
        for at in between
    )


def _compared_period(
    sentence: Sentence, place: int, period: Period | None, usual: str
) -> Period | None:
    """Return the period of a base that has none of its own: the one before, or the revised one."""
    kinds = {kind for at in _clause(sentence, place) for kind in sentence.marks[at].senses}
    if period is None or {"revised", "forecast"} & kinds:
        return period
    basis = told_basis(sentence, place) or usual
    if basis in ("mom", "qoq") and period.is_month_run:
        return period.preceding()
    return period.shift_years(-1)


def _clause(sentence: Sentence, place: int) -> tuple[int, ...]:
    found = list(sentence.before(place, ";.")) + list(sentence.after(place, ";.,"))
    beyond = next((p for p in reversed(sentence.figures) if p < place), place)
    return (*found, *sentence.before(beyond, ";."))


def _shown_basis(sentence: Sentence, own: Mapping[int, Period], compared: frozenset[int]) -> str:
    """Return mom where an amount is compared with that of the month before, or is adjusted."""
    periods = [own[p] for p in sentence.figures if p in own and p not in compared]
    for place in compared:
        base = own.get(place)
        if base is not None and _is_month(base) and base.shift_months(1) in periods:
            return "mom"
    return "mom" if "adjusted" in sentence.kinds else ""


def _is_month(period: Period) -> bool:
    return period.is_month_run and period.length == 1


def _placed(
    sentence: Sentence, found: Sequence[Dated], setting: Setting
) -> list[tuple[int, Period]]:
    placed: list[tuple[int, Period]] = []
    for each in found:
        beside = placed[-1][1] if placed else setting.carried
        if each.is_base:
            continue
        if each.phrase is None:
            period = _rolling(each.rolling, beside)
        else:
            period = _resolved(each.phrase, setting, beside)
            is_last = each.phrase.anchor == "recent" and each.phrase.shift < 0
            if placed and is_last and period == beside and period and period.is_month_run:
                period = period.preceding()  # in May ..., and last month ...
        if each.is_since:
            period = _since(sentence, period, beside)
        if period is not None:
            placed.append((each.place, period))
    return placed


def _rolling(months: int, beside: Period | None) -> Period | None:
    if beside is None:
        return None
    return month_run(beside.last_month - months + 1, beside.last_month)


def _since(sentence: Sentence, start: Period | None, beside: Period | None) -> Period | None:
    """Return the run since a month where the sentence sums up; else it is but a comparison."""
    is_sum = "cumulative" in sentence.kinds
    if not is_sum or start is None or beside is None or beside.last < start.first:
        return None
    return Period(start.first, beside.last)


def _resolved(phrase: PeriodPhrase, setting: Setting, beside: Period | None) -> Period | None:
    """Return what a phrase means; a full year is the one that holds the period beside it."""
    run = phrase.run
    if phrase.anchor != "latest" or run is None or not run.is_year or beside is None:
        return resolve(phrase, setting.day, beside=beside, reporter=setting.reporter)
    if beside.first[1] != fiscal_year_of(setting.reporter).first_month:
        return Period.year(beside.first[0])
    return month_run(beside.first_month, beside.first_month + 11)


def _inferred(found: Sequence[Dated], setting: Setting) -> Period | None:
    """Return the period that is told by its base alone: the one that follows it."""
    day = setting.day
    for each in found:
        phrase = each.phrase
        base = None if phrase is None else _resolved(phrase, setting, None)
        if phrase is None or base is None or day is None or not base.is_month_run:
            continue
        if phrase.anchor == "fixed" or (phrase.anchor == "relative" and phrase.shift == -1):
            period = base.shift_years(day[0] - base.first[0])
            period = period if period.last <= day else period.shift_years(-1)
            return period if period > base else None
        following = base.shift_months(base.length)
        return following if following.first <= day else None
    return None


def _joined(sentence: Sentence, placed: Placed) -> Placed:
    """Return the periods with neighbours joined by "and" made one: January and February."""
    joined: list[tuple[int, Period]] = []
    for place, period in placed:
        if joined and _is_joint(sentence, joined[-1], (place, period)):
            first = joined.pop()
            joined.append((first[0], Period(first[1].first, period.last)))
        else:
            joined.append((place, period))
    return joined


def _is_joint(sentence: Sentence, first: tuple[int, Period], second: tuple[int, Period]) -> bool:
    if second[0] != first[0] + 2 or "and" not in sentence.marks[first[0] + 1]:
        return False
    is_run = first[1].is_month_run and second[1].is_month_run
    return is_run and first[1].last_month + 1 == second[1].first_month


def _own_of(
    sentence: Sentence, place: int, placed: Placed, carried: Period | None
) -> Period | None:
    """Return the period of a figure: right behind it, else the last before, else the first."""
    placed = [each for each in placed if not is_of_other_figure(sentence, place, each[0])]
    if not placed:
        return carried
    if len(placed) == 1:
        return _ends(sentence, place, placed[0][1])
    behind = right_behind(sentence, place)
    for at, period in placed:
        if at == behind:
            return period
    before = [(at, period) for at, period in placed if at < place]
    if before and is_forecast(sentence, place, before[-1][0]):
        return before[0][1]
    return before[-1][1] if before else placed[0][1]


def _is_end_of(period: Period, placed: Placed) -> bool:
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


def _behind(sentence: Sentence, place: int) -> tuple[int, ...]:
    """Return the places behind a figure, and those behind the level that it leads to."""
    behind = tuple(sentence.after(place))
    level = place + 1 + len(behind)
    is_led = len(behind) == 1 and "to" in sentence.marks[behind[0]] and is_percent(sentence, place)
    if not (is_led and level < len(sentence.marks) and sentence.marks[level].is_figure):
        return behind
    return (*behind, *sentence.after(level))


def _base_of(
    sentence: Sentence,
    place: int,
    found: Sequence[Dated],
    setting: Setting,
    beside: Period | None,
) -> Period | None:
    """Return the base period told right behind a figure, else before it in its clause."""
    bases = {each.place: each.phrase for each in found if each.is_base}
    reach = (*_behind(sentence, place), *sentence.before(place, ";:.("))
    reach = (place - 2, *reach) if in_bracket_of(sentence, place) else reach
    for at in reach:
        phrase = bases.get(at)
        if phrase is None:
            continue
        if beside is not None and is_year_before(sentence, at):
            return beside.shift_years(-1)
        period = _resolved(phrase, setting, beside)
        if period is None or period != beside:
            return period
        if phrase.anchor == "recent" and period.is_month_run:
            return period.preceding()
        return period.shift_years(-1) if phrase.anchor == "relative" else period
    first = next((each for each in found if each.is_base), None)
    if first is None or first.phrase is None or first.place >= min(sentence.figures, default=0):
        return None
    return _resolved(first.phrase, setting, beside)
