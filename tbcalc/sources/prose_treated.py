"""How an article's figures are reckoned: adjusted for the season, in which money growth is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_reading import Reading

_RAW: Final = late_pattern(
    r"(?i)\b(?:unadjusted|not (?:seasonally )?adjusted|original terms|year-on-year|year on year|"
    r"from a year (?:earlier|ago)|compared with \w+ \d{4})\b|未(?:经)?季|同比|按年"
)
"""Words that what follows is as it was counted: growth on a year is told so."""

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

    What a paragraph has begun to tell so goes on so, until it says that it does not.
    """
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
