"""Which periods and amounts of a sentence others are only compared with."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.noun import noun, replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Period, month_run
from tbcalc.sources.period_phrase import NO_YEAR, PeriodPhrase
from tbcalc.sources.prose_compared import (
    begins_before,
    compares,
    has_earlier_time,
    is_base_of_multiple,
    is_from_month_to_next,
    is_in,
    is_level_with,
    is_multiplied,
    is_origin,
    is_period_before,
    is_told_since,
    is_year_before,
    leads_at,
    leads_past,
    leads_to_other_flow,
)
from tbcalc.sources.prose_places import (
    is_figure,
    is_last_value,
    is_percent,
    is_points,
    is_quarter,
    names_forecast,
    right_behind,
)
from tbcalc.sources.prose_sentences import Sentence

_BACK: Final = ("same", "before")
_NEAR: Final = 16
_YEAR: Final = 12
_REACH: Final = 5
_QUARTER: Final = 3
_SINCE: Final = late_pattern("以来")
_SPAN: Final = late_pattern(r"\b(?:to|through|until|till)\b|[至到]")
_CAUSED: Final = late_pattern(
    r"\b(?:suffer|benefit|profit|result|stem|aris)(?:s|ed|ted|med|ing|ting|ming|e|es)? $"
)
"""What stands before a cause rather than a base: suffered from low prices in the first half."""
_MOVING: Final = frozenset(("dir", "cmp", "than", "by", "to", "from"))
_COMPARING: Final = frozenset(("than", "from", "cmp"))
_TRANSPARENT: Final = frozenset(("prep", "basis", "its", "revised", "whole", "again"))


@noun
class Dated:
    """A period at its place; ``is_base`` where something is only compared with it.

    ``rolling`` is the number of months of an average or sum that ends with the period beside it.
    """

    place: int
    phrase: PeriodPhrase | None
    is_base: bool = False
    rolling: int = 0
    is_since: bool = False


def base_figures(sentence: Sentence) -> frozenset[int]:
    """Return the places of amounts that another is compared with: from $5 billion, 比…的5亿元."""
    amounts = [
        place
        for place in sentence.figures
        if not (is_percent(sentence, place) or is_points(sentence, place))
    ]
    if begins_before(sentence):
        return frozenset(amounts)
    is_dated = any(mark.phrase is not None for mark in sentence.marks)
    is_compared = not _COMPARING.isdisjoint(sentence.kinds)
    return frozenset(
        place
        for place in amounts
        if (is_dated and _is_of_earlier(sentence, place))
        or is_last_value(sentence, place - 1)
        or is_multiplied(sentence, place)
        or is_base_of_multiple(sentence, place)
        or (is_compared and _is_led(sentence, place))
    )


def _is_of_earlier(sentence: Sentence, place: int) -> bool:
    if leads_past(sentence, place):
        return False
    is_told = _is_told_of_before(sentence, place) or in_bracket_of(sentence, place)
    return is_told or has_earlier_time(sentence, place)


def _is_led(sentence: Sentence, place: int) -> bool:
    """Tell an amount that a word of comparison leads to: from $5 billion, against $8 billion."""
    if leads_past(sentence, place) or _is_of_rival(sentence, place):
        return False
    for at in sentence.before(place, ",;:.("):
        kinds = sentence.marks[at].senses.keys()
        if "than" in kinds or "from" in kinds or compares(sentence, at):
            is_other = leads_to_other_flow(sentence, at, place) or is_origin(sentence, at)
            return not is_other and not leads_at(sentence, at, place)
        if sentence.marks[at].sense("prep") == "on" and sentence.has(at + 1, "flow"):
            return False
        is_open = sentence.marks[at].phrase is None and not _TRANSPARENT & kinds
        is_open = is_open and sentence.printed(at) != "both"
        if is_open and not _is_noun_behind(sentence, at, place):
            return False
    return False


def _is_of_rival(sentence: Sentence, place: int) -> bool:
    """Tell an amount of another partner at the same time: against 86 million from Saudi Arabia."""
    is_led = sentence.has(place + 1, "with") or sentence.has(place + 1, "with-from")
    if not is_led or sentence.gap(place).strip() or not sentence.printed(place).isascii():
        return False
    area = sentence.marks[place + 2].area if place + 2 < len(sentence.marks) else ""
    return area != "" and area not in {mark.area for mark in sentence.marks[:place]}


def in_bracket_of(sentence: Sentence, place: int) -> bool:
    """Tell whether an amount stands in brackets behind the period it is of: June 2023 ($5 bn)."""
    period = place - 2
    if period < 0 or sentence.stop(place - 1) != "(" or sentence.gap(period).strip():
        return False
    phrase = sentence.marks[period].phrase
    return phrase is not None and _is_base(sentence, period, phrase)


def _is_told_of_before(sentence: Sentence, place: int) -> bool:
    """Tell a level of an earlier time: a year earlier it was $5 billion, 去年同期为顺差20亿美元."""
    for at in sentence.before(place, ",;:.("):
        mark = sentence.marks[at]
        if mark.phrase is not None:
            is_back = mark.phrase.anchor in _BACK and mark.phrase.shift < 0
            is_back |= is_period_before(sentence, at)
            return is_back or is_year_before(sentence, at)
        if _MOVING & mark.senses.keys() and "is" not in mark:
            return False
    return False


def _is_noun_behind(sentence: Sentence, at: int, place: int) -> bool:
    """Tell whether a flow only names what a base is: after a surplus of $8 billion."""
    return "flow" in sentence.marks[at] and sentence.has(at + 1, "prep") and at + 2 == place


def dated(sentence: Sentence, compared: frozenset[int], *, with_days: bool) -> list[Dated]:
    """Return the periods of the sentence in order, each told to be a base or not."""
    behind = {right_behind(sentence, place) for place in compared}
    found = []
    for place, mark in enumerate(sentence.marks):
        if mark.phrase is None and not mark.senses:
            continue
        if "rolling" in mark.senses:
            found.append(Dated(place, None, rolling=int(mark.senses["rolling"])))
        elif mark.phrase is not None and (with_days or not _is_day(mark.phrase)):
            if names_forecast(sentence, place) and mark.phrase.run and mark.phrase.run.length == 1:
                continue
            is_led = is_told_since(sentence, place) or _SINCE.match(sentence.text, mark.end)
            is_since = bool(is_led) and not _is_day(mark.phrase)
            if is_from_month_to_next(sentence, place):
                found += _both_months(place, mark.phrase)
                continue
            is_base = place in behind or _is_base(sentence, place, mark.phrase)
            found.append(Dated(place, mark.phrase, is_base, is_since=is_since))
        elif "ordinal" in mark.senses and is_quarter(sentence, place):
            number = int(mark.senses["ordinal"])
            run = Period.months(NO_YEAR, 3 * number - 2, NO_YEAR, 3 * number)
            led = (sentence.marks[p] for p in (place - 2, place - 1))
            is_base = any("than" in mark or "from" in mark for mark in led)
            found.append(Dated(place, PeriodPhrase("latest", run), is_base))
    return found


def _both_months(place: int, phrase: PeriodPhrase) -> list[Dated]:
    """Return the second of two months, and the first as what it is compared with."""
    if phrase.run is None:
        return []
    first, last = phrase.run.first_month, phrase.run.last_month
    return [
        Dated(place, replaced(phrase, run=month_run(last, last))),
        Dated(place, replaced(phrase, run=month_run(first, first)), is_base=True),
    ]


def _is_day(phrase: PeriodPhrase) -> bool:
    """Tell whether a period is but the day on which something was said."""
    run = phrase.run
    return run is not None and not run.is_month_run and run.first == run.last


def _is_base(sentence: Sentence, place: int, phrase: PeriodPhrase) -> bool:
    """Tell whether a period is one that a figure is compared with."""
    is_before = is_year_before(sentence, place) or is_period_before(sentence, place)
    if is_before or is_last_value(sentence, place):
        return True
    if (phrase.anchor in _BACK and (phrase.shift or phrase.run)) or sentence.text.startswith(
        "相比", sentence.marks[place].end
    ):
        return True
    if names_forecast(sentence, place):
        return False
    if is_base_of_multiple(sentence, place) or is_level_with(sentence, place):
        return True
    return _is_measured_on(sentence, place, phrase) or _is_compared(sentence, place)


def _is_compared(sentence: Sentence, place: int) -> bool:
    """Tell a period that a word not far before it makes the base: from July, than in June."""
    if not sentence.figures and sentence.printed(place).isascii():
        return False  # exports suffered from low prices in the first half
    for at in range(place - 1, max(place - _REACH, -1), -1):
        kinds = sentence.marks[at].senses.keys()
        other = sentence.marks[at].phrase
        if other is not None and other.anchor in _BACK and other.shift:
            break  # from a year earlier in August
        if sentence.marks[at].is_figure:
            return _is_base_behind(sentence, at, place)
        is_from = "from" in kinds and not _is_span(sentence, at, place)
        if is_from and _CAUSED.search(sentence.text, sentence.start, sentence.marks[at].start):
            return False
        if (
            "than" in kinds
            or is_from
            or (
                compares(sentence, at) and _is_past(sentence, at, place) and not is_in(sentence, at)
            )
        ):
            return True
        if "dir" in kinds and is_figure(sentence, at - 1):
            continue
        if {"flow", "dir", "stop", "forecast"} & kinds:
            break
    return False


def _is_measured_on(sentence: Sentence, place: int, phrase: PeriodPhrase) -> bool:
    """Tell the month that a change is measured on: slumped 62.3 percent on February."""
    is_led = sentence.has(place - 1, "prep") and sentence.marks[place - 1].senses["prep"] == "on"
    if is_led and phrase.anchor in _BACK:
        return True
    at = place - 2 - (is_led and sentence.stop(place - 2) == ")")
    at -= is_led and (sentence.has(at, "dir") or sentence.has(at, "cmp"))
    is_moved = is_led and is_figure(sentence, at) and not sentence.gap(at).strip()
    return is_moved and phrase.run is not None and phrase.run.is_month_run


def _is_past(sentence: Sentence, cmp: int, place: int) -> bool:
    """Tell "5 percent over last year" from a sum "over the first three months"."""
    phrase = sentence.marks[place].phrase
    if is_in(sentence, cmp):
        return False
    is_over = sentence.printed(cmp).lower() == "over"
    if not is_over or phrase is None or phrase.shift < 0 or phrase.anchor == "before":
        return not is_over or phrase is not None
    is_fixed = phrase.anchor == "fixed" and is_figure(sentence, cmp - 1)
    is_year = phrase.run is not None and phrase.run.is_year
    if is_fixed and is_year and is_percent(sentence, cmp - 1) and cmp + 1 == place:
        return True
    is_short = phrase.run is not None and phrase.run.length <= (_YEAR if is_fixed else _QUARTER)
    is_year = is_fixed and phrase.run is not None and phrase.run.is_year
    return is_short and (is_year or any(mark.phrase is not None for mark in sentence.marks[:cmp]))


def _is_base_behind(sentence: Sentence, figure: int, place: int) -> bool:
    """Tell a base behind a figure: 3.8 percent on 2024."""
    between = [sentence.marks[at].sense("prep") for at in range(figure + 1, place)]
    has_noun = any("flow" in sentence.marks[at] for at in range(figure + 1, place))
    is_on = "on" in between and is_percent(sentence, figure) and not has_noun
    is_times = sentence.printed(figure).lower().endswith(("times", "fold"))
    is_whose = sentence.has(place - 1, "its") or sentence.marks[place - 1].sense("prep") == "of"
    is_whose = is_whose or sentence.printed(place - 1) == "that of"
    return is_on or (is_times and figure + 2 == place and is_whose)


def _is_span(sentence: Sentence, start: int, place: int) -> bool:
    """Tell whether "from" begins a span of time rather than a comparison."""
    phrase = sentence.marks[place].phrase
    if phrase is not None and phrase.run is not None and phrase.run.length > _YEAR:
        return True
    if is_figure(sentence, place + 2) and sentence.printed(place + 1) == "的":
        return False
    if any(sentence.marks[at].area for at in range(start + 1, place)):
        return True
    if start + 1 == place and _SPAN.search(sentence.printed(place)):
        return True
    is_led = start > 0 and sentence.marks[start - 1].is_figure
    is_first = sentence.marks[start].start - sentence.start < _NEAR
    return start + 1 == place and not is_led and is_first
