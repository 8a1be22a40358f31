"""What a growth is against: the year before, the month before, or what the words say."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.noun import noun, replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Period
from tbcalc.sources.prose_forecasts import is_supposed
from tbcalc.sources.prose_places import is_of_before
from tbcalc.sources.prose_sentences import Sentence


@noun
class Against:
    """The basis of a growth, empty when none is known; ``is_told`` by a word there.

    ``period`` is the base where the basis does not tell it, ``span`` what an average covers.
    """

    basis: str
    is_told: bool
    period: Period | None = None
    span: Period | None = None


_YEAR: Final = Against("yoy", is_told=False)
_QUARTER: Final = 3
_USUAL: Final = ("yoy", "mom", "qoq")
_MONTHLY: Final = ("US", "CA", "AU", "GB")
"""Whose months are told adjusted for the season, against the month before."""
_LENGTHS: Final = {"mom": 1, "qoq": _QUARTER}
_ALWAYS: Final = ("CA", "GB")
"""Whose trade with one partner is told so, too."""
_NEAR: Final = 60
_MOST: Final = late_pattern(r"(?i)\b(?:first|[a-z]+est|most|worst|best) ")
_LISTING: Final = frozenset(("and", "respectively", "from", "to"))


def against(
    sentence: Sentence,
    place: int,
    own: Period | None,
    base: Period | None,
    usual: str,
    earlier: Period | None = None,
) -> Against:
    """Return what the growth at ``place`` is against.

    ``usual`` is the basis told last, ``earlier`` the period of an amount told in the sentence.
    """
    told = told_basis(sentence, place)
    if base is not None and any(sentence.printed(p) == "but" for p in sentence.before(place)):
        told = ""  # higher year over year but 25 percent lower than in April
    if told == "cagr":
        start = base or earlier
        is_span = start is not None and own is not None and start.first <= own.last
        span = Period(start.first, own.last) if is_span and start and own else None
        return Against("cagr", is_told=True, span=span)
    known = _known(told, own, base, earlier)
    if known is not None:
        return known
    if is_supposed(sentence, place):
        return Against("", is_told=False)
    if usual == "yoy" or (own is not None and own.length == _LENGTHS.get(usual)):
        return Against(usual, is_told=False)
    return _YEAR


def habit(reporter: str, partner: str) -> str:
    """Return the basis that months of a country are told on where no word says it."""
    return "mom" if reporter in _MONTHLY and (not partner or reporter in _ALWAYS) else ""


def _known(
    told: str, own: Period | None, base: Period | None, earlier: Period | None
) -> Against | None:
    """Return what words or periods tell a growth to be against, None when nothing does."""
    if base is not None and own is not None:
        shown = _between(own, base)
        is_other = told in _USUAL and shown.basis in _USUAL and shown.basis != told
        return Against(told, is_told=True) if is_other else shown
    if told == "mom" and own is not None and own.is_month_run and own.length == _QUARTER:
        return Against("qoq", is_told=True)
    if told in _USUAL:
        return Against(told, is_told=True)
    if earlier is not None and own is not None:
        return replaced(_between(own, earlier), is_told=bool(told))
    return Against("", is_told=True) if told else None


def _between(own: Period, base: Period) -> Against:
    """Return the basis that parts two periods: a year, a month, a quarter, or none of these."""
    years = own.first[0] - base.first[0]
    is_later = base > own and (base.is_year or base.shift_years(years) == own)
    if base == own.shift_years(-1) or is_later:
        return Against("yoy", is_told=True, period=None if base < own else base)
    if own.is_month_run and base == own.preceding():
        usual = {1: "mom", 3: "qoq", 12: "yoy"}.get(own.length, "")
        return Against(usual, is_told=True, period=None if usual else base)
    if base.is_year and base.first[0] == own.first[0] - 1:
        return Against("yoy", is_told=True)
    return Against("", is_told=True, period=base)


def told_basis(sentence: Sentence, place: int) -> str:
    """Return the basis told in the clause of a figure, right behind it, before it or behind."""
    if is_of_before(sentence, place):
        return ""
    if _is_since(sentence, place):
        return "other"
    ahead = (sentence.marks[at].senses for at in sentence.before(place))
    led = next((senses["basis"] for senses in ahead if "basis" in senses), "")
    is_behind = sentence.has(place + 1, "basis") and not sentence.gap(place).strip()
    if is_behind and led != "cagr":
        return sentence.marks[place + 1].senses["basis"]
    if led:
        return led
    for at in sentence.after(place):
        if "basis" in sentence.marks[at]:
            return sentence.marks[at].senses["basis"]
        if "flow" in sentence.marks[at]:
            break
    return _told_at_end(sentence, place) or _told_first(sentence)


def _is_since(sentence: Sentence, place: int) -> bool:
    """Tell growth over all the years from one: up 75 percent since 2019, and no biggest since."""
    if not sentence.has(place + 1, "since") or sentence.gap(place).strip():
        return False
    phrase = sentence.marks[place + 2].phrase if place + 2 < len(sentence.marks) else None
    is_year = phrase is not None and phrase.run is not None and phrase.run.is_year
    start = max(sentence.start, sentence.marks[place].start - _NEAR)
    return is_year and _MOST.search(sentence.text, start, sentence.marks[place].start) is None


def _told_first(sentence: Sentence) -> str:
    """Return the basis that a sentence begins with: on a month-on-month basis, exports rose."""
    for at, mark in enumerate(sentence.marks):
        if "basis" in mark:
            return mark.senses["basis"] if sentence.has(at + 1, "stop") else ""
        if mark.is_figure or "flow" in mark or sentence.stop(at):
            return ""
    return ""


def _told_at_end(sentence: Sentence, place: int) -> str:
    """Return a basis that a list of figures shares behind its last: 5 and 6 percent on the year."""
    for at in range(place + 1, len(sentence.marks)):
        mark = sentence.marks[at]
        if "basis" in mark:
            return "" if _leads_on(sentence, at) else mark.senses["basis"]
        is_list = mark.is_figure or bool(_LISTING & mark.senses.keys())
        if not is_list and sentence.stop(at) not in (",", "list", "(", ")"):
            return ""
    return ""


def _leads_on(sentence: Sentence, place: int) -> bool:
    """Tell whether a basis stands before a figure of its own: 年均增长7.1%."""
    for at in range(place + 1, len(sentence.marks)):
        if sentence.marks[at].is_figure:
            return True
        if sentence.stop(at):
            return False
    return False
