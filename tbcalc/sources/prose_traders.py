"""Two countries whose one trade is told: China and Japan traded, Brazil and Chile did business."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.figures.area import country_of
from tbcalc.sources.prose_parts import Named, is_joined
from tbcalc.sources.prose_sentences import Sentence

_MUTUAL: Final = ("traded", "bilateral trade", "two-way trade", "mutual trade", "exchanged goods")
_TOGETHER: Final = ("each other", "mutual", "bilateral", "two-way")


def with_traders(sentence: Sentence, named: Sequence[Named]) -> Sequence[Named]:
    """Return the areas, the second of two that traded with each other being the partner."""
    first = next((a for a, b in pairwise(named) if _trade_together(sentence, a, b)), None)
    if first is None:
        return named
    second = named[named.index(first) + 1]
    return [replaced(area, part="partner") if area is second else area for area in named]


def _trade_together(sentence: Sentence, first: Named, second: Named) -> bool:
    """Tell two whose trade a word beside them tells: China and Japan traded, trade of X and Y."""
    if not (first.part == second.part == "reporter" and first.place < second.place):
        return False
    words = [sentence.printed(max(first.place - 2, 0)).lower()]
    if second.place + 1 < len(sentence.marks):
        words.append(sentence.printed(second.place + 1).lower())
    is_pair = is_joined(sentence, first.place, second.place)
    return is_pair and (
        any(word in _MUTUAL for word in words) or _do_trade(sentence, first, second)
    )


def _do_trade(sentence: Sentence, first: Named, second: Named) -> bool:
    """Tell two countries whose one trade is told: China and Brazil did $188 billion of trade."""
    if country_of(first.code) == country_of(second.code) or "respectively" in sentence.kinds:
        return False
    behind = sentence.marks[second.place + 1 :]
    if any(sentence.text[m.start : m.end].lower() in _TOGETHER for m in behind if "both" in m):
        return True
    flow = next((mark.sense("flow") for mark in behind if "flow" in mark), "")
    is_next = second.place + 1 == min(sentence.figures, default=-1)
    return flow == "total" and is_next
