"""How an article's figures are reckoned: adjusted for the season, in which money growth is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Period
from tbcalc.sources.prose_reading import Reading

_RAW: Final = late_pattern(
    r"(?i)\b(?:unadjusted|not (?:seasonally )?adjusted|original terms|year-on-year|year on year|"
    r"from a year (?:earlier|ago)|compared with \w+ \d{4})\b|未(?:经)?季|同比|按年"
)
"""Words that what follows is as it was counted: growth on a year is told so."""

_GOODS: Final = ("goods", "merchandise", "货物")
_UNADJUSTED: Final = late_pattern(
    r"(?i)\bunadjusted|\bnot (?:seasonally |calendar )?adjusted|\boriginal terms|"
    r"\b(?:before|without) (?:seasonal )?adjustment|未(?:经|經)?季|原始"
)
"""Words that some figures are as they were counted: which ones must then be told."""

_TERMS: Final = late_pattern(
    r"(?i)[以按](人民币|美元|新台币|新臺幣|欧元|日元)计"
    r"|in (yuan|RMB|dollar|euro|yen) terms"
)
_MONEY: Final[Mapping[str, str]] = {
    "人民币": "CNY", "美元": "USD", "新台币": "TWD", "新臺幣": "TWD", "欧元": "EUR", "日元": "JPY",
    "yuan": "CNY", "rmb": "CNY", "dollar": "USD", "euro": "EUR", "yen": "JPY",
}  # fmt: skip


def adjusted(readings: Sequence[Reading], text: str) -> frozenset[int]:
    """Return the figures that are adjusted for the season: by their sentence, or their paragraph.

    What a paragraph has begun to tell so goes on so, until it says that it does not. So is what
    the article tells beside it of the same trade and month, where it tells nothing twice.
    """
    found = _told_adjusted(readings, text)
    if not found or _UNADJUSTED.search(text):
        return found
    return found | {i for i in _beside(readings, found) if not _is_raw(readings, i, text)}


def _is_raw(readings: Sequence[Reading], i: int, text: str) -> bool:
    """Tell whether words of its sentence, before the figure, say that it is as it was counted."""
    start = readings[i - 1].found.end if i else 0
    between = text[start : readings[i].found.start]
    return _RAW.search(between.rpartition("\n")[2]) is not None


def _beside(readings: Sequence[Reading], found: frozenset[int]) -> frozenset[int]:
    """Return the other figures of the trade and the months of the adjusted ones.

    There are none where a level is told both ways, and growth on a year may be of what was counted.
    """
    levels: dict[object, set[Decimal]] = {}
    months: set[object] = set()
    for i, reading in enumerate(readings):
        if _is_monthly(reading):
            if reading.kind == "amount" and not reading.sort.role and reading.same_as is None:
                levels.setdefault(_topic(reading), set()).add(reading.found.figure.value)
            if i in found and reading.period is not None:
                months |= {(_trade(reading), p) for p in _neighbours(reading.period)}
    if any(len(told) > 1 for told in levels.values()):
        return frozenset()
    return frozenset(
        i
        for i, reading in enumerate(readings)
        if _is_monthly(reading)
        and (_trade(reading), reading.period) in months
        and (reading.kind == "amount" or reading.basis == "mom")
    )


def _is_monthly(reading: Reading) -> bool:
    period = reading.period
    return bool(reading.flow) and period is not None and period.is_month_run and period.length == 1


def _neighbours(month: Period) -> tuple[Period, ...]:
    return month.preceding(), month, month.shift_months(1)


def _trade(reading: Reading) -> tuple[str, ...]:
    scope = reading.subject.scope
    return reading.reporter, reading.partner, "" if scope in _GOODS else scope


def _topic(reading: Reading) -> tuple[object, ...]:
    return *_trade(reading), reading.flow, reading.period, reading.currency


def _told_adjusted(readings: Sequence[Reading], text: str) -> frozenset[int]:
    found: set[int] = set()
    last = -1
    for i, reading in enumerate(readings):
        if last >= 0 and not reading.adjusted:
            between = text[last : reading.found.start]
            last = -1 if "\n" in between or _RAW.search(between) else last
        if reading.adjusted or last >= 0:
            found.add(i)
            last = reading.found.end
    return frozenset(found)


def money_of_growth(readings: Sequence[Reading], text: str) -> Mapping[int, str]:
    """Return the currency that a paragraph says it reckons growth in, by the growth's ordinal.

    以人民币计价，11月出口增长5.7%: beside growth in dollars of the same exports it is another.
    """
    found: dict[int, str] = {}
    told, last = "", 0
    for i, reading in enumerate(readings):
        between = text[last : reading.found.start]
        told = "" if "\n" in between else told
        words = _TERMS.findall(between.rpartition("\n")[2])
        if words:
            told = _MONEY["".join(words[-1]).lower()]
        if told and reading.kind == "growth":
            found[i] = told
        last = reading.found.end
    return found
