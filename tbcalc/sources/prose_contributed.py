"""What a part adds to the whole's growth: 拉动全省出口增长4.2个百分点, 对全国增长的贡献率达18%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_parts import HOME
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence

_ADDS: Final = late_pattern(r"(?:拉动|拉高|带动|推高|推动|拉動|帶動)[^，。；]{0,14}$")
_NATIONAL: Final = late_pattern(r"对全国[^，。；]{0,10}贡献率?[^，。；]{0,4}$")
_REACH: Final = 24


def with_contributions(sentence: Sentence, readings: list[Reading]) -> list[Reading]:
    """Return the readings, points that a part adds being of the whole's growth, with no partner."""
    if sentence.printed(0).isascii():
        return readings
    told = list(readings)
    for i, (place, reading) in enumerate(zip(sentence.figures, readings, strict=True)):
        end = sentence.marks[place].start
        if reading.kind == "pp_change" and _found(_ADDS, sentence, end):
            subject = replaced(reading.subject, scope="")
            partner = "" if _is_sum(sentence, place) else _adder(told, i)
            whole = _whole(sentence, told, i)
            told[i] = replaced(reading, partner=partner, subject=subject, of=whole)
        elif reading.kind == "share" and _found(_NATIONAL, sentence, end):
            told[i] = replaced(reading, reporter=HOME)
    return told


def _found(pattern: re.Pattern[str], sentence: Sentence, end: int) -> bool:
    start = max(sentence.start, end - _REACH)
    return pattern.search(sentence.text[start:end]) is not None


def _is_sum(sentence: Sentence, place: int) -> bool:
    return any("sum" in sentence.marks[at] for at in sentence.before(place))


def _adder(told: Sequence[Reading], i: int) -> str:
    """Return the partner that adds to the whole: that of the figure before."""
    return told[i].partner or (told[i - 1].partner if i else "")


def _whole(sentence: Sentence, told: Sequence[Reading], i: int) -> int | None:
    """Return the ordinal of the whole's growth where the sentence told it."""
    own = told[i]
    growths = (
        j
        for j in range(i - 1, -1, -1)
        if told[j].kind == "growth"
        and (told[j].flow, told[j].reporter) == (own.flow, own.reporter)
        and not (told[j].partner or told[j].subject.scope)
    )
    at = next(growths, None)
    return None if at is None else sentence.marks[sentence.figures[at]].figure
