"""What only looks as if an amount were compared with another, and what does compare it."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_places import is_figure, is_percent
from tbcalc.sources.prose_sentences import Sentence

_FACTORS: Final = ("double", "twice", "triple", "treble", "times")
_NEAR: Final = 6
_PAIR: Final = 2
_YEARS_BEFORE: Final = ("上年", "上一年", "上年度", "上一年度")
_BACK: Final = ("same", "before")
_REACH: Final = 24
_BASES: Final = ("yoy", "mom", "qoq")
_LEVEL: Final = late_pattern(
    r"\b(?:level|even|par|unchanged|steady|comparable|similar) (?:with|to|on|from)"
    r" (?:(?:that|those) of )?$"
)
"""What a time that is only compared with follows: nearly level with last year's."""
_HAD: Final = late_pattern(
    r"\bhad (?:been|stood at|amounted to|come to|totall?ed|reached) (?:[a-z]+ )?$"
)
"""What a level of an earlier time follows: the deficit had been $438 million in May last year."""
_PLACE: Final = late_pattern(
    r"(?i)\b(?:it|them|country|bloc|region|nation|continent|neighbou?r|there|kingdom|republic|abroad)\b"
)


_LEADING: Final = frozenset(("with", "with-from", "to", "from", "prep", "again"))
_TIMED: Final = frozenset(("prep", "basis"))


def compares(sentence: Sentence, place: int) -> bool:
    """Tell whether a word such as above, behind a figure, compares it with what follows.

    In Chinese a comma may part them: 增长22.2%，远高于9月份的7%.
    """
    if not sentence.has(place, "cmp") or not place:
        return False
    left = place - 1
    left -= sentence.stop(left) == "," and not sentence.printed(place).isascii()
    return is_figure(sentence, left)


def is_level_with(sentence: Sentence, place: int) -> bool:
    """Tell a time that something is level with: unchanged from last year's."""
    if not place or _LEADING.isdisjoint(sentence.marks[place - 1].senses):
        return False
    start = sentence.marks[place].start
    return _LEVEL.search(sentence.text, max(sentence.start, start - _REACH), start) is not None


def is_year_before(sentence: Sentence, place: int) -> bool:
    """Tell 上年, the year before the one told of, from 去年, that before the day of print."""
    if sentence.printed(place) not in _YEARS_BEFORE:
        return False
    return any(mark.is_figure for mark in sentence.marks[:place])


def is_period_before(sentence: Sentence, place: int) -> bool:
    """Tell a Chinese word for the period before: 前月, 上一季度."""
    phrase = sentence.marks[place].phrase
    is_before = phrase is not None and phrase.anchor == "before"
    return is_before and not sentence.printed(place).isascii()


def rate_behind(sentence: Sentence, place: int) -> int:
    """Return the place of the rate of a Chinese time that another is above: 高于9月份修正后的7%.

    It is -1 where there is none.
    """
    at = place + 1
    while sentence.has(at, "revised") or sentence.has(at, "prep"):
        at += 1
    is_led = compares(sentence, place - 1) and at > place + 1 and is_figure(sentence, at)
    is_rate = is_led and not sentence.printed(place).isascii() and is_percent(sentence, at)
    return at if is_rate and sentence.printed(at - 1) == "的" else -1


def is_base_of_multiple(sentence: Sentence, place: int) -> bool:
    """Tell a Chinese time, or an amount of it, that a multiple is of: 是1979年建交时的275倍."""
    if sentence.printed(place).isascii():
        return False
    for at in range(place + 1, min(place + _NEAR, len(sentence.marks))):
        mark = sentence.marks[at]
        if mark.is_figure and sentence.printed(at).endswith("倍"):
            return sentence.printed(at - 1) == "的"
        is_amount = mark.is_figure and sentence.has(at + 1, "prep")
        if not (is_amount or {"prep", "basis", "flow"} & mark.senses.keys()):
            return False
    return False


def is_earlier_aside(sentence: Sentence, at: int, place: int) -> bool:
    """Tell a Chinese time told but beside another: 降幅扩大至28.6%，10月为25.2%，对欧盟增长5%."""
    if sentence.printed(at).isascii():
        return False
    behind = next((p for p in sentence.figures if p > at), place)
    verb = at + 1
    while sentence.has(verb, "revised"):
        verb += 1
    is_led = sentence.has(verb, "is") and sentence.stop(at - 1) in (",", "(")
    return is_led and (behind < place or place < at < behind)


def leads_to_other_flow(sentence: Sentence, at: int, place: int) -> bool:
    """Tell whether a word of comparison leads to another flow: a surplus, from exports of ..."""
    named = next((p for p in range(at + 1, place) if sentence.has(p, "flow")), -1)
    before = next((p for p in range(at - 1, -1, -1) if sentence.has(p, "flow")), -1)
    if named < 0 or before < 0:
        return False
    flows = [sentence.marks[p].senses["flow"].rstrip("+-") for p in (named, before)]
    return flows[0] != flows[1] and "total" not in flows


def is_origin(sentence: Sentence, at: int) -> bool:
    """Tell a from that says where goods come from: its imports from the country $57 billion."""
    return sentence.has(at, "with-from") and _PLACE.search(sentence.gap(at)) is not None


def leads_at(sentence: Sentence, at: int, place: int) -> bool:
    """Tell a comparison that is over before the level: 17.1 percent lower at 846 billion."""
    is_at = sentence.has(at + 1, "prep") and sentence.marks[at + 1].senses["prep"] == "at"
    return "cmp" in sentence.marks[at] and at + 2 == place and (is_at or sentence.has(at + 1, "to"))


def is_multiplied(sentence: Sentence, place: int) -> bool:
    """Tell an amount that another is a multiple of: more than double the $11.86 billion."""
    if not is_figure(sentence, place - 1) or not sentence.printed(place - 1).isascii():
        return False
    is_factor = sentence.printed(place - 1).lower().endswith(_FACTORS)
    return is_factor and sentence.gap(place - 1).strip().lower() == "the"


def leads_past(sentence: Sentence, place: int) -> bool:
    """Tell a level that stands behind the base of its growth: down 3 percent from July at $6."""
    is_at = place > 1 and sentence.marks[place - 1].sense("prep") == "at"
    return is_at and sentence.marks[place - 2].phrase is not None


def has_earlier_time(sentence: Sentence, place: int) -> bool:
    """Tell a level with its earlier time right behind it: and $1.2 billion a year earlier."""
    behind_it = sentence.marks[place + 1 : place + 2]
    if not behind_it or (behind_it[0].phrase is None and _TIMED.isdisjoint(behind_it[0].senses)):
        return False
    start = sentence.marks[place].start
    had = _HAD.search(sentence.text[max(sentence.start, start - _REACH) : start])
    at = place + 1 + (sentence.has(place + 1, "prep") and bool(had))
    behind = sentence.marks[at].phrase if at < len(sentence.marks) else None
    is_back = behind is not None and behind.anchor == "same" and behind.shift < 0
    is_before = behind is not None and behind.anchor == "before"
    is_back = is_back or (bool(had) and (is_before or _is_month_before(sentence, at)))
    is_near = sentence.gap(at - 1).strip() in ("", "the" if had else "")
    return is_back and is_near and sentence.printed(at).isascii()


def _is_month_before(sentence: Sentence, place: int) -> bool:
    return sentence.has(place, "basis") and sentence.marks[place].senses["basis"] in _BASES


def is_in(sentence: Sentence, cmp: int) -> bool:
    """Tell when something was higher from what it was higher than: higher in the second quarter."""
    at = cmp + 1 + sentence.has(cmp + 1, "basis")
    return sentence.has(at, "prep") and sentence.marks[at].senses["prep"] == "in"


def begins_before(sentence: Sentence) -> bool:
    """Tell a sentence that only says what had been: a year earlier exports had been 38 billion."""
    phrase = sentence.marks[0].phrase if sentence.marks else None
    if phrase is None or phrase.anchor not in _BACK or phrase.shift >= 0:
        return False
    told = [p for p, mark in enumerate(sentence.marks) if mark.phrase is not None]
    return told == [0] and sentence.printed(0).isascii()


def is_told_since(sentence: Sentence, place: int) -> bool:
    """Tell a time since which something is told: since May, since the records began in 1956."""
    if "since" not in sentence.kinds:
        return False
    for at in sentence.before(place, ",;:.()"):
        if sentence.marks[at].phrase is not None:
            return False  # not since May had they grown as in March
        if sentence.has(at, "since"):
            return at == place - 1 or sentence.printed(at).isascii()  # 自秘鲁前10个月进口
    return False


def is_from_month_to_next(sentence: Sentence, place: int) -> bool:
    """Tell a month and the next that are compared: exports fell by 7.5% between June and July."""
    phrase = sentence.marks[place].phrase
    run = None if phrase is None else phrase.run
    is_pair = run is not None and run.is_month_run and run.length == _PAIR
    if not is_pair or "dir" not in sentence.kinds:
        return False
    is_between = sentence.printed(place).lower().startswith("between")
    is_behind = sentence.has(place - 1, "from") and is_figure(sentence, place - 2)
    return is_between or is_behind
