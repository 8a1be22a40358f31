"""Contradictions whose figures are all of one trade, told in one place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from tbcalc.sources.prose_reading import Reading

_GOODS: Final = ("goods", "merchandise", "货物")
_NEAR: Final = 2
"""Sentences that exports, imports and their sum may lie apart."""


def is_of_one_trade(ordinals: Collection[int], readings: Sequence[Reading]) -> bool:
    """Tell exports, imports, total, balance and their growth: several identities are one there.

    All are of one reporter, partner, part and period, but for levels that the growth starts from.
    """
    own = [readings[i] for i in sorted(ordinals)]
    sentences = [reading.sentence for reading in own]
    topics = {(r.reporter, r.partner, _scope(r), r.adjusted) for r in own}
    if len(topics) > 1 or max(sentences) - min(sentences) > _NEAR:
        return False
    grown = {(r.period, r.basis, r.against) for r in own if r.kind == "growth"}
    if len(grown) > 1 or any(r.kind not in ("amount", "growth") for r in own):
        return False
    return len({r.period for r in own}) <= 1 + bool(grown)


def _scope(reading: Reading) -> str:
    scope = reading.subject.scope
    return "" if scope in _GOODS else scope
