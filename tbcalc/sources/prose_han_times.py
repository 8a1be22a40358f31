"""Times that Chinese gives a figure of its own: 而10月为下降1.1%, 较1月的36.7%, 依次为."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Period, month_run
from tbcalc.sources.prose_bases import Dated
from tbcalc.sources.prose_compared import is_year_before
from tbcalc.sources.prose_dated import Placed, Setting, resolved
from tbcalc.sources.prose_places import is_start
from tbcalc.sources.prose_sentences import Sentence

_PASSED: Final = frozenset(("is", "dir", "flow", "revised", "qualifier", "prep"))
_NEAR: Final = 4
_FEW: Final = 5
_QUARTER: Final = 3
_YEAR: Final = 12
_UNITS: Final = (("季", 3), ("月", 1), ("年", 12))
_RUN: Final = late_pattern(r"[至到\-—~－]")


def han_times(
    sentence: Sentence, found: Sequence[Dated], setting: Setting, placed: Placed
) -> dict[int, Period]:
    """Return the periods of figures that a Chinese time right before them is of."""
    told: dict[int, Period] = {}
    beside = placed[0][1] if placed else setting.carried
    if not found or len(sentence.figures) <= 1 or sentence.printed(found[-1].place).isascii():
        return told
    for each in found:
        place = _led_to(sentence, each.place) if each.phrase is not None else -1
        if place >= 0 and each.phrase is not None:
            period = resolved(each.phrase, setting, beside)
            if beside is not None and is_year_before(sentence, each.place):
                period = beside.shift_years(-1)
            is_back = each.is_base or each.phrase.shift < 0
            if period is not None and period == beside and is_back and period.length == _YEAR:
                period = period.shift_years(-1)
            if period is not None and period == beside and is_back and period.is_month_run:
                period = period.preceding()
            told |= {} if period is None else {place: period}
            end = _end_of(sentence, each.place, place)
            told |= {end: beside} if end >= 0 and beside is not None and beside != period else {}
    told |= _starts(sentence, found, setting, beside)
    return told | _in_turn(sentence, placed)


def _led_to(sentence: Sentence, at: int) -> int:
    """Return the figure that a time behind another figure leads to, -1 for none.

    而10月为下降1.1%, 2021年9月为顺差67亿欧元; a rate that another is compared with: 较1月的36.7%.
    """
    if sentence.text.startswith("的", sentence.marks[at].end):
        return _owned(sentence, at)
    if at == 0 or (at < sentence.figures[0] and not sentence.has(at - 1, "from")):
        return -1
    place = at + 1
    is_told = False
    while place < len(sentence.marks) and _PASSED & sentence.marks[place].senses.keys():
        is_told = is_told or sentence.has(place, "is")
        if len(sentence.gap(place - 1)) > _NEAR or place > at + _FEW:
            return -1
        place += 1
    is_told = is_told or sentence.has(at - 1, "from")  # 由上月下降6.9%转为增长1.6%
    is_led = sentence.stop(at - 1) or sentence.has(at - 1, "than") or sentence.has(at - 1, "from")
    is_figure = place in sentence.figures and len(sentence.gap(place - 1)) <= _NEAR
    return place if is_told and is_led and is_figure else -1


def _end_of(sentence: Sentence, at: int, place: int) -> int:
    """Return the figure that a movement from one of an earlier time ends at, -1 for none."""
    end = next((p for p in sentence.figures if p > place), -1)
    if end < 0 or not sentence.has(at - 1, "from"):
        return -1
    return end if any("to" in mark for mark in sentence.marks[place:end]) else -1


def _owned(sentence: Sentence, at: int) -> int:
    """Return the figure that a time owns: 较1月的36.7%, 由2020年的32万亿元增至2025年的45万亿元."""
    place = at + 2
    is_led = sentence.printed(min(at + 1, place)) == "的" and place in sentence.figures
    is_led = is_led and not sentence.printed(place).endswith("倍")
    return place if is_led and not sentence.gap(at + 1) else -1


def _starts(
    sentence: Sentence, found: Sequence[Dated], setting: Setting, beside: Period | None
) -> Iterator[tuple[int, Period]]:
    """Find rates that a movement starts from, of the time that another clause is against.

    7月出口跌4.4%，跌幅比6月收窄，而进口跌幅由8.4%扩大到12.5%.
    """
    if "from" not in sentence.kinds:
        return
    is_short = beside is not None and beside.is_month_run and beside.length in (1, _QUARTER)
    bases = [e for e in found if e.is_base and e.phrase is not None]
    for place in sentence.figures:
        before = [e for e in bases if e.place < place]
        if sentence.has(place - 1, "prep") or not is_start(sentence, place):
            continue
        if not before:
            if is_short and beside is not None and _is_of_growth(sentence, place):
                yield place, beside.preceding()
            continue
        if any(e.place == place - 1 for e in bases) or before[-1].phrase is None:
            continue
        period = resolved(before[-1].phrase, setting, beside)
        if period is not None and beside is not None and period.first <= beside.first:
            yield place, beside.preceding() if period == beside else period


def _is_of_growth(sentence: Sentence, place: int) -> bool:
    """Tell a rate at which something grew: 进口增速由4.1%放缓至1.3%."""
    return any("grown" in sentence.marks[at] for at in sentence.before(place))


def _in_turn(sentence: Sentence, placed: Placed) -> dict[int, Period]:
    """Return the periods of a list of figures, one for each part of a run of time.

    一至三季度增速依次为1.3%、4.5%和6%.
    """
    if "respectively" not in sentence.kinds or not placed:
        return {}
    at, run = placed[0]
    printed = sentence.printed(at)
    unit = next((size for sign, size in _UNITS if printed.rstrip("度份").endswith(sign)), 0)
    figures = [place for place in sentence.figures if place > at]
    if not unit or not run.is_month_run or _RUN.search(printed) is None:
        return {}
    count = run.length // unit
    listed = figures[:count]
    is_list = len(listed) == count > 1 and listed[-1] - listed[0] == 2 * (count - 1)
    is_list = is_list and not any(at < p < listed[-1] for p, _ in placed)
    is_list = is_list and sum(bool(m.area) for m in sentence.marks[at : listed[0]]) <= 1
    if not is_list or any(sentence.has(p, "and") for p in range(at + 1, listed[0])):
        return {}
    first = run.first_month
    return {
        place: month_run(first + unit * i, first + unit * i + unit - 1)
        for i, place in enumerate(listed)
    }
