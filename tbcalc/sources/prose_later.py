"""What a later sentence tells of figures: the amount of a growth, the period of a headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.sources.prose_links import topic
from tbcalc.sources.prose_lists import is_level
from tbcalc.sources.prose_reading import Reading

_TITLE: Final = 60
"""Characters: no headline has more."""
_FARTHEST: Final = 4
"""Sentences that a growth may stand before its amount."""


def with_later_levels(told: Sequence[Reading]) -> list[Reading]:
    """Return the readings, growths without an amount tied to the next one that tells it."""
    following: dict[object, int] = {}
    tied = list(told)
    for i in range(len(told) - 1, -1, -1):
        own = told[i]
        if own.kind == "amount" and is_level(own) and not own.sort.forecast:
            following[topic(own)] = i
        elif own.kind == "growth" and own.of is None and own.flow and _is_told(own):
            level = following.get(topic(own))
            if level is not None and 0 < told[level].sentence - own.sentence <= _FARTHEST:
                tied[i] = replaced(own, of=level)
    return tied


def _is_told(growth: Reading) -> bool:
    """Tell growth of the amounts as they are printed: of none foreseen, nor adjusted."""
    return not (growth.sort.forecast or growth.adjusted)


def with_headline(text: str, told: Sequence[Reading]) -> Sequence[Reading]:
    """Give a Chinese headline that names no period that of the first sentence with one."""
    line = text.find("\n")
    following = next((r.period for r in told if r.found.start > line and r.period), None)
    is_title = 0 < line < _TITLE and text[line - 1] >= "\u3400"
    if not is_title or following is None:
        return told
    return [
        replaced(r, period=following) if r.found.start < line and r.period is None else r
        for r in told
    ]
