"""The periods of a sentence in order, each as the words beside it and the story settle it."""

from __future__ import annotations

from collections.abc import Sequence

from tbcalc.exact.noun import noun
from tbcalc.figures.period import Day, Period, month_run
from tbcalc.sources.fiscal_year import fiscal_year_of
from tbcalc.sources.period_phrase import PeriodPhrase, resolve
from tbcalc.sources.prose_bases import Dated
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_stocks import at_its_end
from tbcalc.sources.prose_sums import is_only_told, month_that_ends, sums_up_since

_LIST = 2
_QUARTER = 3
Placed = Sequence[tuple[int, Period]]
"""Periods in order with their places in the sentence."""


@noun
class Setting:
    """What the periods of a sentence are read by.

    The day of print, the period told before, whose fiscal years are meant, the basis told last.
    """

    day: Day | None
    carried: Period | None
    reporter: str
    usual: str


def placed_periods(
    sentence: Sentence, found: Sequence[Dated], setting: Setting
) -> list[tuple[int, Period]]:
    """Return the periods that figures may be of, those only compared with left out."""
    placed: list[tuple[int, Period]] = []
    for each in found:
        beside = placed[-1][1] if placed else setting.carried
        if each.is_base:
            continue
        if beside and is_only_told(sentence, each.place, is_first=not placed):
            continue
        if each.phrase is None:
            period = _rolling(each.rolling, beside)
        else:
            beside = beside or _told_behind(each, found, setting)
            period = resolved(each.phrase, setting, beside)
            period = at_its_end(sentence, each.place, period, setting.reporter)
            period = period and month_that_ends(sentence, each.place, period)
            if beside is None and _is_ahead(sentence, each, period, setting.day):
                period = period and period.shift_years(1)  # 预计全年: the year that is going on
            if _goes_on(period, placed, setting.day):
                continue  # 截至11月末，今年累计
            is_last = each.phrase.anchor == "recent" and each.phrase.shift < 0
            if placed and is_last and period == beside and period and period.is_month_run:
                period = period.preceding()  # in May ..., and last month ...
        if each.is_since:
            period = _since(sentence, each.place, period, beside)
        if period is not None:
            placed.append((each.place, period))
    return placed


def _goes_on(period: Period | None, placed: Placed, day: Day | None) -> bool:
    """Tell the year that is going on, where the part of it that is over was told."""
    if period is None or not placed or day is None or not period.is_year:
        return False
    told = placed[-1][1]
    is_part = period != told and period.encloses(told) and told.first == period.first
    return is_part and period.last > day


def _told_behind(dated: Dated, found: Sequence[Dated], setting: Setting) -> Period | None:
    """Return the month that "year to date" reaches to where only words behind tell it."""
    if dated.phrase is None or dated.phrase.anchor != "so-far":
        return None
    behind = (e.phrase for e in found if e.place > dated.place and not e.is_base and e.phrase)
    periods = (resolved(phrase, setting, None) for phrase in behind)
    return next((p for p in periods if p is not None and p.is_month_run), None)


def _is_ahead(sentence: Sentence, dated: Dated, period: Period | None, day: Day | None) -> bool:
    """Tell a whole year that is but expected, where no other was told of."""
    if period is None or day is None or dated.phrase is None or dated.phrase.anchor != "latest":
        return False
    behind = dated.place + 1
    behind += sentence.has(behind, "flow") and not sentence.printed(behind).isascii()
    is_told = sentence.has(dated.place - 1, "forecast") or sentence.has(behind, "forecast")
    return is_told and period.is_year and period.first[0] < day[0]


def _rolling(months: int, beside: Period | None) -> Period | None:
    if beside is None:
        return None
    return month_run(beside.last_month - months + 1, beside.last_month)


def _since(
    sentence: Sentence, place: int, start: Period | None, beside: Period | None
) -> Period | None:
    """Return the run since a month where the sentence sums up; else it is but a comparison."""
    is_sum = "cumulative" in sentence.kinds or sums_up_since(sentence, place - 1)
    if not is_sum or start is None or beside is None or beside.last < start.first:
        return None
    return Period(start.first, beside.last)


def resolved(phrase: PeriodPhrase, setting: Setting, beside: Period | None) -> Period | None:
    """Return what a phrase means; a full year is the one that holds the period beside it.

    So many months of an article on April to November are those it is about.
    """
    run = phrase.run
    if _counts_again(phrase, beside):
        return beside
    if phrase.anchor != "latest" or run is None or not run.is_year or beside is None:
        return resolve(phrase, setting.day, beside=beside, reporter=setting.reporter)
    is_short = beside.is_month_run and beside.length <= _QUARTER
    if is_short or beside.first[1] != fiscal_year_of(setting.reporter).first_month:
        return Period.year(beside.first[0])
    return month_run(beside.first_month, beside.first_month + 11)


def _counts_again(phrase: PeriodPhrase, beside: Period | None) -> bool:
    """Tell the first months of a year, as many as a period beside that begins with another."""
    run = phrase.run
    if phrase.anchor != "latest" or run is None or beside is None or not beside.is_month_run:
        return False
    is_count = run.is_month_run and run.first[1] == 1 and run.length % _QUARTER
    return bool(is_count) and run.length == beside.length > 1 and beside.first[1] != 1


def inferred(found: Sequence[Dated], setting: Setting) -> Period | None:
    """Return the period that is told by its base alone: the one that follows it."""
    day = setting.day
    for each in found:
        phrase = each.phrase
        base = None if phrase is None else resolved(phrase, setting, None)
        if phrase is None or base is None or day is None or not base.is_month_run:
            continue
        if each.is_since:
            continue
        if phrase.anchor == "fixed" or (phrase.anchor == "relative" and phrase.shift == -1):
            period = base.shift_years(day[0] - base.first[0])
            period = period if period.last <= day else period.shift_years(-1)
            following = base.shift_months(base.length)
            return period if period > base else following if following.last <= day else None
        following = base.shift_months(base.length)
        return following if following.first <= day else None
    return None


def joined_periods(sentence: Sentence, placed: Placed) -> Placed:
    """Return the periods with neighbours joined by "and" made one: January and February."""
    joined: list[tuple[int, Period]] = []
    for place, period in placed:
        if joined and _is_joint(sentence, joined[-1], (place, period)):
            first = joined.pop()
            joined.append((first[0], Period(first[1].first, period.last)))
        else:
            joined.append((place, period))
    return joined


def listed_periods(sentence: Sentence, placed: Placed) -> dict[int, Period]:
    """Return the period of each figure of a list that a list of periods as long leads to.

    一季度、二季度进出口分别为1.36万亿元和1.45万亿元: the first figure is of the first quarter.
    """
    if "respectively" not in sentence.kinds or len(placed) < _LIST:
        return {}
    run = [placed[0]]
    for each in placed[1:]:
        if each[0] != run[-1][0] + 2 or "and" not in sentence.marks[run[-1][0] + 1]:
            break
        run.append(each)
    figures = [place for place in sentence.figures if place > run[-1][0]][: len(run)]
    is_list = len(figures) == len(run) and figures[-1] - figures[0] == 2 * (len(run) - 1)
    return {f: period for f, (_, period) in zip(figures, run, strict=True)} if is_list else {}


def _is_joint(sentence: Sentence, first: tuple[int, Period], second: tuple[int, Period]) -> bool:
    if second[0] != first[0] + 2 or "and" not in sentence.marks[first[0] + 1]:
        return False
    is_run = first[1].is_month_run and second[1].is_month_run
    return is_run and first[1].last_month + 1 == second[1].first_month
