"""Times that English tells beside a figure's own: after 3 percent in August, ...; on Wednesday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Day, Period
from tbcalc.sources.prose_bases import Dated
from tbcalc.sources.prose_places import is_percent
from tbcalc.sources.prose_sentences import Sentence

_LEADS: Final = ("after", "following")
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY: Final = late_pattern(rf"\b(?:on|by) ({'|'.join(_WEEKDAYS)})\b")
_WEEK: Final = 7
_SAID: Final = (
    r"(?:estimated|reported|announced|published|released|printed|given|put|thought|calculated|"
    r"stated|recorded|revised)"
)
_FIRST: Final = late_pattern(
    r"(?: that| which)?(?: (?:it|they|was|were|had|has|been|the [a-z]+))*"
    rf" (?:first|initially|originally|previously|earlier) {_SAID}\b"
)
"""What follows a figure that was printed before: the $12 billion it first estimated."""
_REVISED: Final = late_pattern(
    rf",? (?:which|that) (?:was|were|had(?: \w+)? been|has been) (?:\w+ )?{_SAID}\b[^,;.]{{0,24}}$"
)
"""What stands before one: in May, which was revised from $4 billion."""
_NEXT: Final = late_pattern(r" next(?=[,.;)]| and\b|$)")
_FETCHED: Final = ("fetched", "bought", "buys")
_MONEY: Final = ("dollar", "euro", "pound", "greenback")
_BACK: Final = 80
_JOINING: Final = frozenset(("and", "flow", "its", "dir", "by"))


def with_lead_apart(sentence: Sentence, found: Sequence[Dated]) -> Sequence[Dated]:
    """Return the periods, that of a clause on the time before as one that is compared with.

    After falling 3 percent in August, exports reached $64 billion.
    """
    comma = lead_end(sentence)
    if comma < 0:
        return found
    return [replaced(e, is_base=True) if e.place < comma else e for e in found]


def lead_end(sentence: Sentence) -> int:
    """Return the place of the comma that ends a leading clause on the time before, else -1."""
    if "than" not in sentence.kinds or not sentence.has(0, "than"):
        return -1
    if sentence.printed(0).lower() not in _LEADS:
        return -1
    comma = next((p for p in range(len(sentence.marks)) if sentence.stop(p) == ","), -1)
    has_time = any(mark.phrase is not None for mark in sentence.marks[: max(comma, 0)])
    has_figure = any(p < comma for p in sentence.figures)
    is_followed = any(p > comma for p in sentence.figures)
    return comma if has_time and has_figure and is_followed else -1


def day_told(sentence: Sentence, day: Day | None) -> Period | None:
    """Return the day of print, or that which a weekday means, the last such one up to it."""
    if day is None:
        return None
    match = _WEEKDAY.search(sentence.text, sentence.start, sentence.end)
    printed = date(*day)
    back = 0 if match is None else (printed.weekday() - _WEEKDAYS.index(match[1])) % _WEEK
    told = printed - timedelta(days=back)
    on = (told.year, told.month, told.day)
    return Period(on, on)


def tells_price(sentence: Sentence) -> bool:
    """Tell a sentence on what money costs: one euro fetched 7.84 yuan, the price of a day."""
    first = min(sentence.figures, default=0)
    if not first or sentence.printed(first - 1).lower() not in _FETCHED:
        return False
    start = sentence.marks[first - 1].start
    return sentence.text[max(sentence.start, start - 12) : start].rstrip().endswith(_MONEY)


def is_printed_before(sentence: Sentence, place: int) -> bool:
    """Tell another print of the figure before: down from the $12 billion it first estimated."""
    mark = sentence.marks[place]
    if _FIRST.match(sentence.text, mark.end, sentence.end):
        return True
    start = max(sentence.start, mark.start - _BACK)
    if sentence.text.find(" w", start, mark.start) < 0 or sentence.figure_before(place) < 0:
        return False
    return _REVISED.search(sentence.text, start, mark.start) is not None


def told_by_last(sentence: Sentence, place: int, before: Period | None) -> Period | None:
    """Return the period that the figure before tells: its own, or the year after it; else None.

    The $12 billion it first estimated; 3 percent this year and 5 percent next.
    """
    if before is None or is_printed_before(sentence, place):
        return before
    if not before.is_year:
        return None
    is_next = _NEXT.match(sentence.text, sentence.marks[place].end, sentence.end)
    return before.shift_years(1) if is_next else None


def rate_joined(sentence: Sentence, place: int) -> int:
    """Return the place of the next rate of a pair whose base stands behind both, else -1.

    Exports fell 1.2 percent and imports rose 0.6 percent compared with the second quarter.
    """
    if not is_percent(sentence, place):
        return -1
    at = place + 1
    while at < len(sentence.marks) and _JOINING & sentence.marks[at].senses.keys():
        at += 1
    has_and = any("and" in mark for mark in sentence.marks[place + 1 : at])
    is_rate = has_and and at in sentence.figures and is_percent(sentence, at)
    return at if is_rate and sentence.printed(at).isascii() else -1
