"""Sums over months that English tells: the total since January; a year that ended with a month."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Period
from tbcalc.sources.prose_sentences import Sentence

_ENDED: Final = late_pattern(r"\b(?:ended|closed|finished|rounded off|wound up|capped) $")
_MONTHLY: Final = late_pattern(r" with (?:an? |its )?(?:\w+ )?monthly\b")
_TOTAL: Final = late_pattern(r"\b(?:total|tally|sum|aggregate|figure|count) $")
_REPORT: Final = late_pattern(r"\b(?:report|release|survey|bulletin) (?:for|on) (?:the )?$")
_CAUSE: Final = late_pattern(
    r", (?:hit|hurt|dragged|driven|helped|led|boosted|weighed|fuel+ed|supported|aided|depressed|"
    r"buoyed|lifted|pushed|affected|caused|hampered|dented|spurred)(?: \w+)? by\b"
    r"|, (?:due|thanks|owing) to\b|\bbecause of\b"
)
_FARTHEST: Final = 80
_BACK: Final = 16
_DECEMBER: Final = 12


def month_that_ends(sentence: Sentence, place: int, period: Period) -> Period:
    """Return the last month of a year that ended with what one month brought, else the period.

    Canada ended 2023 with a monthly deficit of $0.3 billion.
    """
    mark = sentence.marks[place]
    is_monthly = _MONTHLY.match(sentence.text, mark.end, sentence.end) is not None
    if not period.is_year or not (is_monthly or _names_december(sentence, place)):
        return period
    start = max(sentence.start, mark.start - _BACK)
    year = period.last[0]
    is_ended = _ENDED.search(sentence.text[start : mark.start]) is not None
    return Period.months(year, _DECEMBER, year, _DECEMBER) if is_ended else period


def is_of_cause(sentence: Sentence, place: int) -> bool:
    """Tell what an aside names as the cause of what is told: hit by the floods in Thailand.

    So it is up to the next figure or flow, which are no part of the aside.
    """
    if not sentence.printed(place).isascii():
        return False
    start = sentence.marks[place].start
    causes = [*_CAUSE.finditer(sentence.text, max(sentence.start, start - _FARTHEST), start)]
    if not causes:
        return False
    between = (m for m in sentence.marks[:place] if m.start >= causes[-1].end())
    return not any(m.is_figure or "flow" in m or m.sense("stop") == ";" for m in between)


def is_only_told(sentence: Sentence, place: int, *, is_first: bool) -> bool:
    """Tell a time that is no figure's: that of a cause, or behind another that of a report."""
    return is_of_cause(sentence, place) or (not is_first and is_of_report(sentence, place))


def _names_december(sentence: Sentence, year: int) -> bool:
    """Tell whether December is named behind a year without a figure: finished 2024 strongly."""
    runs = [mark.phrase.run for mark in sentence.marks[year + 1 :] if mark.phrase is not None]
    has_december = any(run and run.length == 1 and run.first[1] == _DECEMBER for run in runs)
    return has_december and not sentence.figures


def is_of_report(sentence: Sentence, place: int) -> bool:
    """Tell the time of a report from that of its figures: the report for September showed."""
    start = sentence.marks[place].start
    return _REPORT.search(sentence.text[max(sentence.start, start - _BACK) : start]) is not None


def sums_up_since(sentence: Sentence, since: int) -> bool:
    """Tell a sum from a comparison: the total since January, exports since March, Since May, ..."""
    if since < 0 or not sentence.has(since, "since"):
        return False
    start = sentence.marks[since].start
    is_first = since == 0
    is_flow = sentence.has(since - 1, "flow") and not sentence.gap(since - 1).strip()
    head = sentence.text[max(sentence.start, start - _BACK) : start]
    return is_first or is_flow or _TOTAL.search(head) is not None
