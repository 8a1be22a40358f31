"""What stands at a place of a sentence or right behind it: a percentage, a period, a forecast."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_sentences import Sentence

_NEAR: Final = 16
_FROM: Final = late_pattern(
    r"\b(?:from|(?<!just )(?<!well )(?<!little )(?<!slightly )over)(?: the)? $"
)
_THE: Final = late_pattern(r"\bthe (?:revised )?$")
_PASSED: Final = frozenset(("prep", "by", "flow", "dir"))
_PASSED_FORESEEN: Final = _PASSED | {"forecast", "to"}
_OWNS: Final = late_pattern(r"['’]s (?:[a-z-]+ ){0,4}")
_OWNED: Final = frozenset(("revised", "dir", "grown", "prep"))
_ANCHORS: Final = {"same": "yoy", "before": "mom"}
_TIMES_BEFORE: Final = ("a ", "the ", "one ", "previous ", "prior ")
"""How a time before begins right behind its figure: 3 percent a year earlier, the month before."""
_CONTRASTS: Final = ("while", "whereas", "but")
_NOTED: Final = ("recorded", "registered", "posted", "logged", "reached", "reported", "seen")
_POINTS: Final = ("点", "點", "point", "points", "pp")
_PERCENTS: Final = ("%", "％", "percent", "cent", "pct", "pc", "倍", "番")


def is_percent(sentence: Sentence, place: int) -> bool:
    """Tell whether the figure at a place is printed as a percentage."""
    return sentence.printed(place).rstrip().lower().endswith(_PERCENTS)


def is_points(sentence: Sentence, place: int) -> bool:
    """Tell whether the figure at a place is printed in points."""
    return sentence.printed(place).rstrip().lower().endswith(_POINTS)


def is_last_value(sentence: Sentence, place: int) -> bool:
    """Tell a word for the value of the period before: 前值11.4%."""
    return place >= 0 and sentence.printed(place) == "前值"


def is_figure(sentence: Sentence, place: int) -> bool:
    """Tell whether there is a figure at ``place``."""
    return 0 <= place < len(sentence.marks) and sentence.marks[place].is_figure


def right_behind(sentence: Sentence, place: int) -> int:
    """Return the place of a period that only a preposition parts from the figure before it.

    Or what says for when it was foreseen: the $200 billion aimed at by 2024.
    """
    is_foreseen = False
    if sentence.printed(place)[-1].isdigit() and is_figure(sentence, place + 2):
        place += 2 if sentence.has(place + 1, "to") else 0  # 21 to 24 percent in 2021
    for at in sentence.after(place):
        mark = sentence.marks[at]
        if mark.phrase is not None or "ordinal" in mark:
            return at if not is_foreseen or _is_for(sentence, at) else -1
        is_noted = sentence.printed(at).lower() in _NOTED
        is_foreseen = is_foreseen or "forecast" in mark
        kinds = _PASSED_FORESEEN if is_foreseen else _PASSED
        is_said = "again" in mark or (mark.area != "" and "again" in sentence.marks[at - 1])
        is_passed = is_noted or is_said or kinds & mark.senses.keys()
        if not is_passed or len(sentence.gap(at)) > _NEAR:
            return -1
    return -1


def _is_for(sentence: Sentence, place: int) -> bool:
    """Tell a period that something is foreseen for from one in which it was."""
    if sentence.printed(place - 1).lower() in ("for", "by", "this", "next"):
        return True
    phrase = sentence.marks[place].phrase
    is_year = phrase is not None and phrase.run is not None and phrase.run.is_year
    return is_year and sentence.printed(place - 1).lower() == "in"  # missed a target in 2014


def is_of_other_figure(sentence: Sentence, place: int, at: int) -> bool:
    """Tell whether a period behind a figure is that of one it is compared with.

    Rose 1.9 percent, compared with a 1 percent uptick in October; up 8.7 percent from 35.8
    billion in 2023; a rise over the 20.5 billion of 2023.
    """
    nearest = sentence.figure_before(at)
    if nearest != place and _is_the_one_of(sentence, nearest, at):
        return True
    if nearest <= place:
        return False
    if any(sentence.has(p, "forecast") for p in range(nearest + 1, at)) and _is_for(sentence, at):
        return False
    if "than" in sentence.kinds:
        than = next((p for p in range(nearest, place, -1) if sentence.has(p, "than")), nearest)
        if not any(sentence.stop(p) == "," for p in range(than, nearest)) and than < nearest:
            return True
    return _is_risen_from(sentence, nearest)


def _is_the_one_of(sentence: Sentence, figure: int, at: int) -> bool:
    """Tell a figure told by its period, beside others: and the 8.7 percent of August."""
    is_of = 0 <= figure == at - 2 and sentence.marks[figure + 1].sense("prep") == "of"
    start = sentence.marks[figure].start
    return is_of and bool(_THE.search(sentence.text[max(sentence.start, start - _NEAR) : start]))


def _is_risen_from(sentence: Sentence, place: int) -> bool:
    """Tell whether a figure is what another rose from, or rose over."""
    start = sentence.marks[place].start
    return bool(_FROM.search(sentence.text[max(sentence.start, start - _NEAR) : start]))


def is_forecast(sentence: Sentence, place: int, period: int) -> bool:
    """Tell whether a word behind the clause of the period makes a figure a forecast."""
    if sentence.has(place + 1, "forecast") and not sentence.gap(place).strip():
        return period < sentence.figure_before(place + 1)
    before = sentence.figure_before(place)
    word = next((p for p in range(before + 1, place) if sentence.has(p, "forecast")), -1)
    between = range(min(period, word), word)
    return word >= 0 and any(
        sentence.has(p, "and") or sentence.stop(p) or sentence.marks[p].is_figure for p in between
    )


def says_again(sentence: Sentence, place: int) -> bool:
    """Tell whether a percentage only says again how much an amount before it is: ..., or 41%."""
    if place < 1 or sentence.printed(place - 1).lower() != "or":
        return False
    left = place - 3 if sentence.stop(place - 2) == "," else place - 2
    if not is_figure(sentence, left) or is_percent(sentence, left):
        return False
    clause = (*sentence.before(left), *range(place + 1, min(place + 3, len(sentence.marks))))
    if any("and" in sentence.marks[at] for at in clause):  # exports grew 5 and imports 6 billion
        return sentence.kinds.isdisjoint(("dir", "cmp"))
    return not any(
        sentence.has(at, "dir") or (sentence.has(at, "cmp") and not is_ranking(sentence, at))
        for at in clause
    )


def is_ranking(sentence: Sentence, at: int) -> bool:
    """Tell who is ahead of whom from what is above what: ahead of China with $34 billion."""
    is_named = at + 1 < len(sentence.marks) and bool(sentence.marks[at + 1].area)
    return is_named and sentence.printed(at).lower() in ("ahead of", "behind")


def is_noun_of(sentence: Sentence, moved: int, of: int) -> bool:
    """Tell a movement as a noun: a rise of $5 billion, a decrease in the deficit of $5 billion."""
    if moved == of - 1:
        return not sentence.gap(moved).strip()
    is_in = sentence.marks[moved + 1].sense("prep") == "in"
    gaps = sentence.gap(moved) + sentence.gap(of - 1)
    return is_in and not gaps.strip()


def owns_rate(sentence: Sentence, place: int) -> bool:
    """Tell a period whose growth the percentage behind it is: after October's surprise 1.1."""
    return owned_rate(sentence, place) >= 0


def owned_rate(sentence: Sentence, place: int) -> int:
    """Return the place of such a percentage, -1 where there is none; it may be a revised one."""
    rate = place + 1
    while _OWNED & sentence.marks[rate].senses.keys() if rate < len(sentence.marks) else False:
        rate += 1
    if rate not in sentence.figures or not is_percent(sentence, rate):
        return -1
    between = sentence.text[sentence.marks[place].end : sentence.marks[rate].start]
    return rate if _OWNS.fullmatch(between) is not None else -1


def slows_from(sentence: Sentence, place: int) -> bool:
    """Tell a rate of the time before: slowed to 14.3 percent in May from 20 percent."""
    left = sentence.figure_before(place)
    if not sentence.has(place - 1, "from") or not sentence.printed(place - 1).isascii():
        return False
    is_led = sentence.has(left - 1, "to") and all(
        sentence.marks[p].phrase is not None or sentence.has(p, "prep")
        for p in range(left + 1, place - 1)
    )
    is_rate = is_led and is_percent(sentence, place) and is_percent(sentence, left)
    return is_rate and right_behind(sentence, place) < 0


def is_on_others(sentence: Sentence, place: int) -> bool:
    """Tell a second duty: 10 percent on most goods and 34 percent on those from China."""
    is_on = sentence.has(place + 1, "prep") and sentence.marks[place + 1].sense("prep") == "on"
    return is_on and "and" in sentence.marks[place - 1] and not sentence.gap(place).strip()


def is_of_next(sentence: Sentence, place: int) -> bool:
    """Tell the share of the next in a list: China accounts for 22 percent, Japan for 7 percent."""
    area = place - 1 - (sentence.has(place - 1, "prep") and sentence.printed(place - 1) == "for")
    is_named = area > 0 and bool(sentence.marks[area].area) and not sentence.gap(place - 1).strip()
    return is_named and ("and" in sentence.marks[area - 1] or sentence.stop(area - 1) in (",", ";"))


def is_of_before(sentence: Sentence, place: int) -> str:
    """Return yoy or mom for a rate of the time before: after a 30 percent rise the year before.

    Empty for others.
    """
    if {"than", "from"}.isdisjoint(sentence.kinds) or not is_percent(sentence, place):
        return ""
    at = place + 1
    while sentence.has(at, "dir") or (at > place + 1 and sentence.has(at, "prep")):
        at += 1
    if at >= len(sentence.marks) or sentence.gap(at - 1).strip():
        return ""
    is_bare = at == place + 1 and not sentence.printed(at).lower().startswith(_TIMES_BEFORE)
    if is_bare or (at == place + 1 and sentence.printed(place)[-1] >= "\u3400"):
        return ""
    mark = sentence.marks[at]
    anchor = "" if mark.phrase is None else mark.phrase.anchor
    basis = _ANCHORS.get(anchor, "") if mark.phrase else mark.sense("basis")
    is_led = any("than" in sentence.marks[p] for p in sentence.before(place))
    is_led = is_led or (at == place + 1 and sentence.has(place - 1, "from"))
    return basis if is_led and basis in ("yoy", "mom") else ""


def begins_later(sentence: Sentence, place: int, at: int) -> bool:
    """Tell the time that a clause behind a figure's own begins with: ...; in May it was 3."""
    start = at - 2 if sentence.has(at - 1, "prep") else at - 1
    if sentence.printed(start).lower() in _CONTRASTS:
        start -= 1
        return place < start and sentence.stop(start) == ","
    return place < start and sentence.stop(start) == ";"


def is_of_compared(sentence: Sentence, place: int, at: int) -> bool:
    """Tell the period of another figure, with which the first is compared, from a forecast's.

    Compared with a 6.4 percent fall in October, and expectations of a 1.1 percent drop.
    """
    first = min(sentence.figures)
    is_led = "than" in sentence.kinds and any(
        "than" in sentence.marks[p] for p in sentence.before(first)
    )
    if not (is_led or is_of_other_figure(sentence, first, at)):
        return False
    if at < place:
        return is_forecast(sentence, place, at)
    return any(place < p < at for p in sentence.figures)


def is_quarter(sentence: Sentence, place: int) -> bool:
    """Tell whether "the second" leaves out the quarter named before."""
    gap = sentence.gap(place).strip()
    is_told = "quarter" in sentence.text[sentence.start : sentence.marks[place].start].lower()
    is_led = sentence.has(place - 1, "prep") or sentence.has(place - 1, "from")
    return not gap and is_told and is_led


def names_forecast(sentence: Sentence, place: int) -> bool:
    """Tell whether a period stands right before what is expected: a full-year target."""
    is_named = "forecast" in sentence.kinds and sentence.has(place + 1, "forecast")
    return is_named and not sentence.gap(place).strip()


def is_start(sentence: Sentence, place: int) -> bool:
    """Tell a percentage that a movement between two starts from: 由上月的22.2%放缓至18.1%."""
    left = place - 1
    if not is_percent(sentence, place):
        return False
    verbs = sum(sentence.has(at, "is") or sentence.has(at, "dir") for at in (left, left - 1))
    if is_last_value(sentence, left - verbs):
        return True
    if not sentence.has(place + 1, "to"):
        return False
    if left > 0 and sentence.printed(left) == "的" and sentence.marks[left - 1].phrase is not None:
        left -= 2
    return sentence.has(left, "from") and sentence.printed(left)[0] >= "\u3400"
