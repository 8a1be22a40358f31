"""The period each figure of a sentence tells, and the periods it is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.figures.period import Period
from tbcalc.sources.prose_asides import takes_effect
from tbcalc.sources.prose_bases import (
    Dated,
    base_figures,
    dated,
    in_bracket_of,
    is_start,
    is_year_before,
)
from tbcalc.sources.prose_basis import told_basis
from tbcalc.sources.prose_compared import is_earlier_aside, rate_behind
from tbcalc.sources.prose_dated import (
    Placed,
    Setting,
    inferred,
    joined_periods,
    listed_periods,
    placed_periods,
    resolved,
)
from tbcalc.sources.prose_moments import (
    is_printed_before,
    lead_end,
    rate_joined,
    weekday_told,
    with_lead_apart,
)
from tbcalc.sources.prose_places import (
    begins_later,
    is_forecast,
    is_last_value,
    is_of_before,
    is_of_compared,
    is_of_other_figure,
    is_percent,
    is_points,
    owned_rate,
    owns_rate,
    right_behind,
    slows_from,
)
from tbcalc.sources.prose_sentences import Sentence

_YEAR: Final = 12


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


def times(sentence: Sentence, setting: Setting) -> Times:
    """Return the periods of the sentence's figures.

    Where the base of an amount is not told, it is the period before by the usual basis.
    """
    compared = base_figures(sentence)
    is_daily = "exchange" in sentence.kinds
    found = dated(sentence, compared, with_days=is_daily or takes_effect(sentence))
    found = with_lead_apart(sentence, found)
    single = placed_periods(sentence, found, setting)
    placed = joined_periods(sentence, single)
    carried = _carried(sentence, found, placed, setting)
    if is_daily and not placed and setting.day is not None:
        told_on = weekday_told(sentence, setting.day)
        carried = Period(told_on, told_on)
    beside = placed[0][1] if placed else carried
    own = _possessives(sentence, found, setting, beside) | listed_periods(sentence, single)
    own |= _of_lead(sentence, found, setting, beside)
    has_bases = any(each.is_base for each in found)
    bases: dict[int, Period] = {}
    start: Period | None = None
    for before, place in pairwise((-1, *sentence.figures)):
        if place not in own and before in own and is_printed_before(sentence, place):
            own[place] = own[before]
        if place in own:
            continue
        period = _own_of(sentence, place, placed, carried)
        base = _base_of(sentence, place, found, setting, period) if has_bases else None
        if (base or start) and is_start(sentence, place):
            is_told = not sentence.has(place - 1, "from")
            period = start = base if is_told or start is None else start
        elif place in compared or slows_from(sentence, place) or is_of_before(sentence, place):
            is_end = period is not None and _is_end_of(period, placed)
            behind = right_behind(sentence, place)
            if not is_end and behind not in [at for at, _ in placed]:
                period = base or _compared_period(sentence, place, period, setting.usual)
        elif base is not None or _goes_on(sentence, place, before, bases):
            bases[place] = base or bases[before]
        if period is not None:
            own[place] = period
    main, first = beside, min(sentence.figures, default=-1)
    if placed and is_of_other_figure(sentence, first, placed[0][0]):
        main = own.get(first, main)
    return Times(own, bases, main, _shown_basis(sentence, own, compared), compared)


def _carried(
    sentence: Sentence, found: Sequence[Dated], placed: Placed, setting: Setting
) -> Period | None:
    """Return the period of figures that have none in their sentence, or only that of a base."""
    if setting.carried is not None:
        return setting.carried
    first = min(sentence.figures, default=-1)
    is_told = bool(placed) and not is_of_other_figure(sentence, first, placed[0][0])
    return None if is_told else inferred(found, setting)


def _possessives(
    sentence: Sentence, found: Sequence[Dated], setting: Setting, beside: Period | None
) -> dict[int, Period]:
    """Return the periods whose growth a percentage is: slowing from March's 14.8 percent."""
    told: dict[int, Period] = {}
    for each in found:
        place = owned_rate(sentence, each.place) if each.phrase is not None else -1
        if each.phrase is not None and place >= 0:
            period = resolved(each.phrase, setting, beside)
            told |= {} if period is None else {place: period}
        rate = rate_behind(sentence, each.place) if each.phrase is not None else -1
        if rate >= 0 and each.phrase is not None:
            period = resolved(each.phrase, setting, beside)
            told |= {} if period is None else {rate: period}
    return told


def _of_lead(
    sentence: Sentence, found: Sequence[Dated], setting: Setting, beside: Period | None
) -> dict[int, Period]:
    """Return the period of figures in a leading clause on the time before: after 3% in August."""
    comma = lead_end(sentence)
    phrase = next((e.phrase for e in found if e.place < comma and e.phrase is not None), None)
    period = None if phrase is None else resolved(phrase, setting, beside)
    return {} if period is None else {p: period for p in sentence.figures if p < comma}


def _goes_on(sentence: Sentence, place: int, before: int, bases: Mapping[int, Period]) -> bool:
    """Tell a rate that only says the change before it again: 较5月末上升165亿美元，升幅为0.52%."""
    if before not in bases:
        return False
    between = [*range(before + 1, place)]
    return any(sentence.has(at, "grown") for at in between) and all(
        {"grown", "is"} & sentence.marks[at].senses.keys()
        or sentence.stop(at) == ","
        or sentence.marks[at].sense("basis") == "cagr"
        for at in between
    )


def _compared_period(
    sentence: Sentence, place: int, period: Period | None, usual: str
) -> Period | None:
    """Return the period of a base that has none of its own: the one before, or the revised one."""
    is_before = is_last_value(sentence, place - 1) or slows_from(sentence, place)
    if period is not None and is_before and period.is_month_run:
        return period.preceding()
    kinds = {kind for at in _clause(sentence, place) for kind in sentence.marks[at].senses}
    is_said_again = "revised" in kinds and not _is_revised_before(sentence, place)
    if period is None or is_said_again or "forecast" in kinds:
        return period
    basis = is_of_before(sentence, place) or told_basis(sentence, place) or usual
    if basis in ("mom", "qoq") and period.is_month_run:
        return period.preceding()
    return period.shift_years(-1)


def _is_revised_before(sentence: Sentence, place: int) -> bool:
    """Tell a level of the time before that was revised: from a downwardly revised $9.74 billion."""
    left = place - 1
    is_adjective = sentence.has(left, "revised") and not sentence.gap(left).strip()
    is_led = any(sentence.has(p, "from") for p in (left - 1, left - 2))
    return is_adjective and is_led and sentence.printed(left).isascii()


def _clause(sentence: Sentence, place: int) -> tuple[int, ...]:
    found = list(sentence.before(place, ";.")) + list(sentence.after(place, ";.,"))
    beyond = next((p for p in reversed(sentence.figures) if p < place), place)
    return (*found, *sentence.before(beyond, ";."))


def _shown_basis(sentence: Sentence, own: Mapping[int, Period], compared: frozenset[int]) -> str:
    """Return mom where an amount is compared with that of the month before, or is adjusted."""
    periods = [own[p] for p in sentence.figures if p in own and p not in compared]
    for place in compared:
        base = own.get(place)
        if (
            base is not None
            and base.is_month_run
            and base.length == 1
            and base.shift_months(1) in periods
        ):
            return "mom"
    return "mom" if "adjusted" in sentence.kinds else ""


def _own_of(
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
        return (is_apart and carried) or _ends(sentence, place, placed[0][1])
    behind = right_behind(sentence, place)
    for at, period in placed:
        if at == behind:
            return period
    before = [each for each in placed if each[0] < place]
    before = [each for each in before if not _is_of_aside(sentence, each[0], place)] or before[:1]
    if before and is_forecast(sentence, place, before[-1][0]):
        return before[0][1]
    return before[-1][1] if before else placed[0][1]


def _is_of_aside(sentence: Sentence, at: int, place: int) -> bool:
    """Tell the time of a figure that others are compared with: ..., after 5 percent in May, ..."""
    if is_earlier_aside(sentence, at, place):
        return True
    if {"than", "from"}.isdisjoint(sentence.kinds):
        return False
    nearest = sentence.figure_before(at)
    is_led = any("than" in sentence.marks[p] for p in sentence.before(nearest))
    is_led = is_led or (sentence.has(nearest - 1, "from") and is_percent(sentence, nearest))
    return is_led and any(sentence.stop(p) in (",", ";") for p in range(at + 1, place))


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
    beyond = rate_joined(sentence, place)
    if beyond >= 0:
        return (*behind, *sentence.after(beyond))
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
    bases = {e.place: e.phrase for e in found if e.is_base and not owns_rate(sentence, e.place)}
    reach = (*_behind(sentence, place), *sentence.before(place, ";:.("))
    stop = sentence.stop(place + 1) if sentence.has(place + 1, "stop") else ""
    if stop == ")" or (stop == "," and sentence.has(place - 1, "or")):
        reach = (*reach, *sentence.after(place + 1))
    reach = (place - 2, *reach) if in_bracket_of(sentence, place) else reach
    for at in reach:
        phrase = bases.get(at)
        if phrase is None:
            continue
        if beside is not None and is_year_before(sentence, at):
            return beside.shift_years(-1)
        period = resolved(phrase, setting, beside)
        if period is None or period != beside:
            return period
        if phrase.anchor == "recent" and period.is_month_run:
            return period.preceding()
        return period.shift_years(-1) if phrase.anchor == "relative" else period
    first = next((e for e in found if e.is_base and not is_last_value(sentence, e.place)), None)
    leading = min(sentence.figures, default=0)
    # 增速较6月加快1.4个百分点，达7.2%: the points alone are against June
    is_of_points = place != leading and is_points(sentence, leading)
    if first is None or first.phrase is None or first.place >= leading or is_of_points:
        return None
    return resolved(first.phrase, setting, beside)
