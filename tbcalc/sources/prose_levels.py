"""Levels that a growth or a share may be of, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence

_MEASURE: Final = late_pattern(r"\s+(?:in|by) (value|volume|quantity|weight|tonnage)\b")
_BEYOND: Final = 2
_NEAR: Final = 12
_MARKS: Final = late_pattern("[的]?(?:大关|关口|关卡|門檻|门槛|大關|關口|關卡|台阶|臺階)")
_NEARED: Final = late_pattern("(?:首次|首度|历史性|再次)(?:接近|逼近)$|(?:日均|月均)约?$")


def likeliest_first(
    sentence: Sentence, told: Sequence[Reading], i: int, levels: list[int]
) -> list[int]:
    """Return the levels, the likeliest first: no mark that was passed, no target that was met."""
    own = told[i]
    levels = sorted(levels, key=lambda j: _is_mark_passed(told[j], [told[k] for k in levels]))
    levels = sorted(levels, key=lambda j: len(levels) > 1 and _is_mark(sentence, told[j]))
    levels = sorted(levels, key=lambda j: told[j].sort.forecast and not own.sort.forecast)
    levels = sorted(levels, key=lambda j: _is_said_again(sentence, told, j))
    levels = _of_measure_named(sentence, told, i, levels)
    return _of_partner_named(sentence, told, i, levels)


def _is_mark(sentence: Sentence, level: Reading) -> bool:
    """Tell a Chinese mark that was passed or neared, or a mean: 跨越410亿元关卡, 日均157万桶."""
    found = level.found
    start = max(sentence.start, found.start - _NEAR)
    is_neared = _NEARED.search(sentence.text, start, found.start) is not None
    return is_neared or _MARKS.match(sentence.text, found.end) is not None


def _is_said_again(sentence: Sentence, told: Sequence[Reading], j: int) -> bool:
    """Tell a count in brackets that only says the one before it in another unit."""
    place = sentence.figures[j]
    is_bracketed = sentence.stop(place - 1) == "(" and place - 2 in sentence.figures
    return is_bracketed and told[j].kind == "count" and j > 0 and told[j - 1].kind == "count"


def _of_measure_named(
    sentence: Sentence, told: Sequence[Reading], i: int, levels: list[int]
) -> list[int]:
    """Return the levels, that of the measure named behind first: down 11 percent in volume."""
    match = _MEASURE.match(sentence.text, sentence.marks[sentence.figures[i]].end)
    if match is None:
        return levels
    kind = "amount" if match[1] == "value" else "count"
    return sorted(levels, key=lambda j: told[j].kind != kind)


def _of_partner_named(
    sentence: Sentence, told: Sequence[Reading], i: int, levels: list[int]
) -> list[int]:
    """Return the levels, that of a partner named again first: ... 671.9亿元，对美占18.7%."""
    partners = {told[j].partner for j in levels}
    last = sentence.figures[i - 1] if i else -1
    between = range(last + 1, sentence.figures[i])
    named = {sentence.marks[at].area for at in between} & partners - {""}
    return sorted(levels, key=lambda j: told[j].partner not in named) if named else levels


def _is_mark_passed(level: Reading, others: Sequence[Reading]) -> bool:
    """Tell a round mark that was passed from the level that was reached: 5.3bn, topping 5bn."""
    own = level.found.figure
    return own.qualifier == "more_than" and any(
        own.value < each.found.figure.value < own.value * _BEYOND
        and each.currency == level.currency
        and each.found.figure.qualifier == "exact"
        for each in others
    )
