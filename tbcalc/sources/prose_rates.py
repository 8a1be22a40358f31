"""Exchange rates in prose: 7.18 to the dollar, 1美元对人民币7.1596元, 中间价报7.1596."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.figure import Figure, digit_bounds
from tbcalc.sources.figure_search import Found
from tbcalc.sources.lexicon import lexicon_rows

_NUMBER: Final = late_pattern(r"(?<![\d.,])\d{1,5}\.\d{1,5}(?![\d%％]|\.\d)")
_TO_UNIT: Final = late_pattern(
    r"\s?(?:to|per|against|for|versus|a)\s(?:the|one|a|1|each|every)?\s?"
    r"(?:US|U\.S\.|American|British)?\s?(dollar|greenback|euro|pound|sterling|yen|yuan|rupee|franc)",
    re.IGNORECASE,
)
_HAN: Final = late_pattern(
    r"(?:中间价|汇率|匯率|中間價|兑|兌)(?:[^。；;\n\d]{0,16}|[^。；;\n]{0,24}[，,](?:报|報))$"
)
_OF_ONE_WORDS: Final = r"\s?(?:可?兑换?|兌換?|折合|约合|合|等于|对)(?:人民币|人民幣)?约?\s?"
_OF_ONE: Final = late_pattern(
    rf"{_OF_ONE_WORDS}|\s(?:fetch(?:ed|es)|b(?:ought|uys)|costs?|equals|traded at|=|"
    r"(?:is|was) (?:worth|equal to)) (?:about |around |some )?"
)
_PRICED: Final = late_pattern(
    rf"[1１一](?:美元|美金|欧元|歐元|英镑|英鎊|港元|港币|日元|日圆|韩元|卢布|新台币|澳元|加元|瑞郎){_OF_ONE_WORDS}$"
)
_VERBS: Final = (
    "fetched", "fetches", "bought", "buys", "cost", "costs", "equals", "at", "worth", "about",
    "around", "some",
)  # fmt: skip
_FETCHED: Final = late_pattern(
    r"(?i)\b(?:one|a|the|1) (?:US |U\.S\. |American )?(?:dollar|greenback|euro|pound|yuan|franc) "
    r"(?:fetch(?:ed|es)|b(?:ought|uys)|costs?|equals|traded at|(?:is|was) worth) "
    r"(?:about |around |some )?$"
)
"""What stands before the price of money: one euro fetched 7.84 yuan."""
_BACK: Final = 80


def with_rates(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the figures with the exchange rates that stand among them, in order."""
    if not any(word in text for word in _telling()):
        return list(found)
    starts = [f.start for f in found]
    more = [rate for rate in _rates(text) if not _overlaps(rate, found, starts)]
    return sorted([*found, *more], key=lambda f: f.start) if more and _is_plain(found) else [*found]


def _is_plain(found: Sequence[Found]) -> bool:
    """Tell whether no figure refers to another by its place, which more figures would move."""
    return all(f.range_with is None for f in found)


def _overlaps(rate: Found, found: Sequence[Found], starts: Sequence[int]) -> bool:
    """Tell whether a figure that was found stands where the rate does."""
    at = bisect_left(starts, rate.end)
    return at > 0 and found[at - 1].end > rate.start


def _rates(text: str) -> Iterator[Found]:
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        before = text[max(0, start - _BACK) : start]
        unit = _TO_UNIT.match(text, end)
        quote = _currency_before(before) if unit or _HAN.search(before) else ""
        if unit and not quote:
            quote = _currency_before(text[unit.end() : end + _BACK])
        if quote:
            yield _found(match.group(), start, end, quote)


def without_units_priced(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the figures, "1美元" left out where what follows is but its rate: 1美元兑7.2元."""
    if not any(_is_one_of_money(each) for each in found):
        return list(found)
    left_out = {i for i in range(len(found) - 1) if _is_priced(text, found[i], found[i + 1])}
    ranges = {i: f.range_with for i, f in enumerate(found)}
    places = {old: new for new, old in enumerate(i for i in ranges if i not in left_out)}
    return [
        replaced(f, range_with=None if f.range_with is None else places.get(f.range_with))
        for i, f in enumerate(found)
        if i in places
    ]


def _is_one_of_money(found: Found) -> bool:
    return found.figure.kind == "amount" and found.figure.value == 1


def _is_priced(text: str, one: Found, rate: Found) -> bool:
    is_money = _is_one_of_money(one) and rate.figure.kind == "amount"
    joint = _OF_ONE.fullmatch(text, one.end, rate.start) if is_money else None
    return joint is not None and one.figure.unit != rate.figure.unit


def is_rate_of(text: str, start: int, end: int) -> bool:
    """Tell whether an amount from ``start`` to ``end`` is the price of another currency."""
    before = text[max(0, start - _BACK) : start]
    if not before.isascii() and _PRICED.search(before):
        return True
    if _TO_UNIT.match(text, end) is not None:
        return True
    is_near = before.rstrip().endswith(_VERBS)
    return is_near and _FETCHED.search(before) is not None


def _found(digits: str, start: int, end: int, quote: str) -> Found:
    value = Decimal(digits)
    place = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    figure = Figure(
        digits, "amount", value, *digit_bounds(value, place, place, "exact"), quote, "exact",
        place, place,
    )  # fmt: skip
    return replaced(_EMPTY, start=start, end=end, figure=figure)


_EMPTY: Final = Found(0, 0, None, 0, 0)  # type: ignore[arg-type]  # the figure is put in above


def _currency_before(before: str) -> str:
    """Return the currency named last before a rate: what a unit of the other costs."""
    lowered = before.lower()
    best, code = -1, ""
    for word, own in _currencies():
        at = lowered.rfind(word)
        if at > best:
            best, code = at, own
    return "CNY" if "人民币" in before else code


@cache
def _currencies() -> tuple[tuple[str, str], ...]:
    rows = [row for row in lexicon_rows("prose_money.txt") if row[0] != "telling"]
    return tuple((word, code) for code, words in rows for word in words.split("|"))


@cache
def _telling() -> tuple[str, ...]:
    """Return the words without which a text tells no exchange rate."""
    rows = [row for row in lexicon_rows("prose_money.txt") if row[0] == "telling"]
    return tuple(word for _, words in rows for word in words.split("|"))
