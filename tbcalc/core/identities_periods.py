"""Months, quarters, halves, cumulative periods and years add up; a part is at most its period.

All ties are between periods that something bears on already: a run that two others tile, a run
that three or more tile, and for flows that cannot be negative what lies inside at most its whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from tbcalc.core.identities_flows import tie_mix
from tbcalc.core.ledger import NEVER_NEGATIVE, Family, Ledger, Name
from tbcalc.core.network import Sum
from tbcalc.exact.interval import INFINITY
from tbcalc.figures.period import Day, Period, day_after

ADD_UP: Final = "the parts of a period add up to it"
AT_MOST: Final = "a part of a period is at most the whole"


def tie_periods(ledger: Ledger) -> None:
    """Tie the periods of every flow of every family."""
    for family, flows in ledger.families():
        for flow, periods in flows.items():
            if len(periods) > 1:
                _tie_flow(ledger, family, flow, periods)


def _tie_flow(ledger: Ledger, family: Family, flow: str, periods: Mapping[Period, int]) -> None:
    ordered = sorted(periods)
    for whole in ordered:
        inside = [p for p in ordered if whole.encloses(p) and p != whole]
        if not inside:
            continue
        tilings = list(_tilings(whole, inside))
        for tiling in tilings:
            ledger.tie(ADD_UP, Sum(
                (periods[whole], *(periods[p] for p in tiling)), (1, *(-1 for _ in tiling))
            ))  # fmt: skip
            if len(tiling) == 2 and flow in NEVER_NEGATIVE:
                _tie_mix_of_periods(ledger, family, flow, whole, tiling)
        if flow in NEVER_NEGATIVE:
            tiled = {p for tiling in tilings for p in tiling}
            _tie_at_most(ledger, periods, whole, [p for p in inside if p not in tiled])


def _tilings(whole: Period, inside: list[Period]) -> Iterable[tuple[Period, ...]]:
    """Find the tilings of ``whole`` into two, then those into most and fewest of the rest."""
    starts: dict[Day, list[Period]] = {}
    for period in inside:
        starts.setdefault(period.first, []).append(period)
    found: dict[tuple[Period, ...], None] = {}
    for first in starts.get(whole.first, ()):
        for second in starts.get(day_after(first.last), ()):
            if second.last == whole.last:
                found[first, second] = None
    for prefer_long in (False, True):
        tiling = _tiled(whole, starts, prefer_long=prefer_long)
        if tiling:
            found[tiling] = None
    return found


def _tiled(
    whole: Period, starts: Mapping[Day, list[Period]], *, prefer_long: bool
) -> tuple[Period, ...]:
    """Return a tiling found by taking the shortest or longest piece that can still be completed."""
    best: dict[Day, tuple[Period, ...]] = {day_after(whole.last): ()}
    for day in sorted(starts, reverse=True):
        pieces = sorted(starts[day], reverse=prefer_long)
        for piece in pieces:
            rest = best.get(day_after(piece.last))
            if rest is not None:
                best[day] = (piece, *rest)
                break
    return best.get(whole.first, ())


def _tie_at_most(
    ledger: Ledger, periods: Mapping[Period, int], whole: Period, inside: list[Period]
) -> None:
    """Tie what no tiling uses: the largest ones, those that follow one another together."""
    largest = [p for p in inside if not any(q.encloses(p) and q != p for q in inside)]
    if largest:
        apart = all(one.last < other.first for one, other in pairwise(largest))
        for group in [largest] if apart else [[p] for p in largest]:
            ledger.tie(AT_MOST, Sum(
                (periods[whole], *(periods[p] for p in group)),
                (1, *(-1 for _ in group)), 0, INFINITY,
            ))  # fmt: skip


def _tie_mix_of_periods(
    ledger: Ledger, family: Family, flow: str, whole: Period, parts: tuple[Period, ...]
) -> None:
    """Tie the growths of a whole and its two parts where all three are spoken of."""
    factors = ledger.factors.get(family, {})
    for period, base in list(factors):
        if period != whole or flow not in factors[period, base]:
            continue
        years = base.first[0] - period.first[0]
        pairs = [(part, part.shift_years(years)) for part in parts]
        if whole.shift_years(years) == base and all(flow in factors.get(p, ()) for p in pairs):
            place = Name("weight", family, flow, whole, base, "periods")
            tie_mix(ledger, place, *(
                (ledger.level(family, flow, b), factors[p, b][flow])
                for p, b in ((whole, base), *pairs)
            ))  # fmt: skip
