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
)
from tbcalc.sources.prose_basis import told_basis
from tbcalc.sources.prose_compared import is_year_before, rate_behind
from tbcalc.sources.prose_dated import (
    Placed,
    Setting,
    inferred,
    joined_periods,
    listed_periods,
    placed_periods,
    resolved,
)
from tbcalc.sources.prose_han_times import han_times
from tbcalc.sources.prose_moments import (
    day_told,
    lead_end,
    rate_joined,
    tells_price,
    told_by_last,
    with_lead_apart,
)
from tbcalc.sources.prose_nearest import is_end_of, own_period
from tbcalc.sources.prose_places import (
    is_last_value,
    is_of_before,
    is_of_other_figure,
    is_percent,
    is_points,
    is_start,
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
    is_daily = "exchange" in sentence.kinds or tells_price(sentence)
    with_days = is_daily or takes_effect(sentence)
    found = with_lead_apart(sentence, dated(sentence, compared, with_days=with_days))
    single = placed_periods(sentence, found, setting)
    placed = joined_periods(sentence, single)
    carried = _carried(sentence, found, placed, setting)
    carried = day_told(sentence, setting.day) if is_daily and not placed else carried
    beside = placed[0][1] if placed else carried
    own = _possessives(sentence, found, setting, beside) | listed_periods(sentence, single)
    own |= _of_lead(sentence, found, setting, beside) | han_times(sentence, found, setting, single)
    found = found if any(each.is_base for each in found) else ()
    bases: dict[int, Period] = {}
    start: Period | None = None
    for before, place in pairwise((-1, *sentence.figures)):
        if told := told_by_last(sentence, place, own.get(before)):
            own.setdefault(place, told)
        if place in own:
            continue
        period = own_period(sentence, place, placed, carried)
        base = _base_of(sentence, place, found, setting, period) if found else None
        if (base or start) and is_start(sentence, place):
            is_told = not sentence.has(place - 1, "from")
            period = start = base if is_told or start is None else start
        elif place in compared or slows_from(sentence, place) or is_of_before(sentence, place):
            if not _is_settled(sentence, place, period, placed):
                period = base or _compared_period(sentence, place, period, setting.usual)
        elif base is not None or _goes_on(sentence, place, before, bases):
            bases[place] = base or bases[before]
        if period is not None:
            own[place] = period
    main, first = beside, min(sentence.figures, default=-1)
    if placed and is_of_other_figure(sentence, first, placed[0][0]):
        main = own.get(first, main)
    return Times(own, bases, main, _shown_basis(sentence, own, compared), compared)


def _is_settled(sentence: Sentence, place: int, period: Period | None, placed: Placed) -> bool:
    """Tell a figure of a time before whose period is told: right behind it, or as a span's end."""
    is_end = period is not None and is_end_of(period, placed)
    return is_end or right_behind(sentence, place) in [at for at, _ in placed]


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


def _before(base: Period | None, own: Period | None) -> Period | None:
    """Return a base without a year as the last one before what it is compared with."""
    if base is None or own is None or base.first <= own.last:
        return base
    moved = base.shift_years(own.first[0] - base.first[0])
    return moved if moved.first < own.first else moved.shift_years(-1)


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
        if phrase is None or (at > place and is_last_value(sentence, at)):
            continue
        if beside is not None and is_year_before(sentence, at):
            return beside.shift_years(-1)
        period = resolved(phrase, setting, beside)
        if period is None or period != beside:
            return _before(period, beside) if phrase.anchor == "latest" else period
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
