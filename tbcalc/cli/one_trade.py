"""Contradictions whose figures are all of one trade, told in one place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from tbcalc.figures.finding import Diagnosis
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS
from tbcalc.sources.prose_reading import Reading

_SWAPPED: Final = {EXPORTS, IMPORTS}
_FINE: Final = 20
"""How many times as large a balance is as what rounding leaves between it and the difference."""
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


def is_swap(slip: Diagnosis, clashing: Collection[int], readings: Sequence[Reading]) -> bool:
    """Tell exports and imports changed about: they are apart by a balance of the wrong sign."""
    if slip.kind != "wrong_flow" or len(slip.figures) != len(_SWAPPED):
        return False
    own = {int(each.rpartition(".")[2]) - 1 for each in slip.figures}
    one, other = (readings[i] for i in sorted(own))
    balances = [readings[i] for i in clashing if readings[i].flow == BALANCE]
    if {one.flow, other.flow} != _SWAPPED or len(balances) != 1:
        return False
    apart = abs(one.sort.nominal - other.sort.nominal)
    told = balances[0].sort.nominal
    is_level = not balances[0].sort.role and balances[0].kind == one.kind == other.kind == "amount"
    return is_level and _topic(balances[0]) == _topic(one) and abs(apart - told) * _FINE <= told


def _topic(reading: Reading) -> tuple[object, ...]:
    return reading.reporter, reading.partner, _scope(reading), reading.period, reading.currency
