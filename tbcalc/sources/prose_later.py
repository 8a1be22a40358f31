"""Growth whose amount a later sentence tells: exports rose 8.3 percent; they were worth $325bn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.sources.prose_links import topic
from tbcalc.sources.prose_lists import is_level
from tbcalc.sources.prose_reading import Reading

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
