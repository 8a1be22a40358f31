"""Growth over some years, between two levels that Chinese tells: 三年间增长6.5倍."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Period
from tbcalc.sources.prose_lists import is_level
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence

_SPAN: Final = late_pattern(
    r"(?:过去|这|近|短短)?([一二两三四五六七八九十]|十[一二三四五]|\d{1,2})年(?:间|来|里|内)[^，。；]{0,12}$"
)
_DIGITS: Final = {sign: n for n, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_REACH: Final = 20
_TEN: Final = 10

Levels = Mapping[object, int]


def with_spans(sentence: Sentence, readings: list[Reading], earlier: Levels) -> list[Reading]:
    """Return the readings, growth over years of the later of two levels so many years apart.

    ``earlier`` maps what earlier sentences told to the ordinals of their levels.
    """
    if sentence.printed(0).isascii() or "年" not in sentence.text[sentence.start : sentence.end]:
        return readings
    told = list(readings)
    for i, (place, reading) in enumerate(zip(sentence.figures, readings, strict=True)):
        years = _years(sentence, place) if reading.kind == "growth" else 0
        ends = _ends(sentence, readings, reading, earlier, years) if years else None
        if ends is not None:
            figure, end = ends
            base = end.shift_years(-years)
            told[i] = replaced(
                reading, of=figure, period=end, against=base if years > 1 else None,
                basis="yoy" if years == 1 else "", basis_implied=False,
            )  # fmt: skip
    return told


def _years(sentence: Sentence, place: int) -> int:
    """Return over how many years a figure tells growth, 0 where it does not."""
    start = sentence.marks[place].start
    match = _SPAN.search(sentence.text[max(sentence.start, start - _REACH) : start])
    if match is None:
        return 0
    sign = match[1]
    if sign.isdigit():
        return int(sign)
    return _DIGITS[sign] if len(sign) == 1 else _TEN + _DIGITS[sign[1]]


def _ends(
    sentence: Sentence, readings: Sequence[Reading], own: Reading, earlier: Levels, years: int
) -> tuple[int, Period] | None:
    """Return the ordinal and the period of the later of two levels so far apart."""
    levels = dict(_levels(sentence, readings, own, earlier))
    for period in sorted(levels, reverse=True):
        if period.shift_years(-years) in levels:
            return levels[period], period
    return None


def _levels(
    sentence: Sentence, readings: Sequence[Reading], own: Reading, earlier: Levels
) -> Iterator[tuple[Period, int]]:
    """Yield the levels of what the growth is about, by their periods."""
    sides = own.reporter, own.partner
    for key, figure in earlier.items():
        if isinstance(key, tuple) and key[0] == own.flow and key[3:5] == sides and key[5]:
            yield key[5], figure
    for place, each in zip(sentence.figures, readings, strict=True):
        is_same = each.flow == own.flow and (each.reporter, each.partner) == sides
        if is_same and is_level(each) and each.period is not None:
            yield each.period, sentence.marks[place].figure
