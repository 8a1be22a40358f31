"""The thing counted behind a number: countries, 家, foreign trade companies, million tonnes."""

from __future__ import annotations

from typing import Final

from tbcalc.sources.figure_items import Item
from tbcalc.sources.figure_reading import Measure
from tbcalc.sources.numeral import Items, has

NOTHING: Final = Measure("number")
"""The measure of a bare number."""

_MOST_DESCRIBING: Final = 3
_COUNTED: Final = frozenset(("times", "fold", "unit", "time", "filler", "and"))
"""Without one of these a known word is neither a thing counted nor before one."""


def counted_thing(items: Items, at: int, bare: int, *, open_nouns: bool) -> tuple[Measure, int]:
    """Return the thing counted, NOTHING when there is none, and the item after it.

    ``at`` is where a thing of the lexicon may begin, past an of; ``bare`` is right behind the
    number, where with ``open_nouns`` an unknown word may be the thing.
    """
    if at >= len(items):
        return NOTHING, bare
    senses = items[at].senses
    if (senses and _COUNTED.isdisjoint(senses)) or (not senses and items[at].kind == "sign"):
        return NOTHING, bare
    if "times" in senses or "fold" in senses:
        return Measure("count", "times", 0, items[at].start, items[at].end), at + 1
    end = at + _described(items, at)
    while (size := _unit_words(items, end)) > 0:
        end += size + (end > at and has(items, end, "and"))
    if end > at:
        nouns = " ".join(item.text for item in items[at:end])
        nouns = nouns if items[at].kind != "ideograph" else nouns.replace(" ", "")
        divisible = all(item.sense("unit") == "~" for item in items[at:end])
        span = items[at].start, items[end - 1].end
        return Measure("count", nouns, 0, *span, divisible=divisible), end
    if open_nouns and _is_noun(items, bare):
        return _open_noun(items, bare)
    return NOTHING, bare


def _described(items: Items, at: int) -> int:
    """Return how many words before a thing counted describe it: foreign trade companies."""
    end = at
    while end < at + _MOST_DESCRIBING and end < len(items) and _may_describe(items[end]):
        end += 1
        if has(items, end, "unit") or (has(items, end, "time") and items[end].kind == "word"):
            return end - at
    return 0


def _may_describe(item: Item) -> bool:
    plain = item.kind == "word" and not item.text.isupper()
    return plain and item.senses.keys() <= {"filler", "unit", "time"}


def _unit_words(items: Items, at: int) -> int:
    """Return 1 where a thing counted stands, or one joined to another: countries and regions."""
    at = at + 1 if has(items, at, "and") and has(items, at - 1, "unit") else at
    return int(has(items, at, "unit") or (has(items, at, "time") and items[at].kind == "word"))


def _is_noun(items: Items, at: int) -> bool:
    if at >= len(items) or items[at].kind != "word" or items[at].senses:
        return False
    return len(items[at].text) > 2 and not items[at].text.isupper()


def _open_noun(items: Items, at: int) -> tuple[Measure, int]:
    end = at + 1
    while end < at + 3 and _is_noun(items, end):
        end += 1
    nouns = " ".join(item.text for item in items[at:end])
    span = items[at].start, items[end - 1].end
    return Measure("count", nouns, 0, *span, closed=False, divisible=False), end
