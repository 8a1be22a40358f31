"""Severity: how much wider the figures of a conflict would have to be to stand together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from tbcalc.core.conflict import NEIGHBOURHOOD, Conflict
from tbcalc.core.part import Part, around, part_of
from tbcalc.core.propagate import Fixpoint, propagate
from tbcalc.core.reasons import slice_of
from tbcalc.core.stretch import Stretch, stretch_of
from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.exact.rounding import DOWN, NEAREST, nearest_to

MOST: Final = Decimal(10) ** 6
"""The factor beyond which a conflict is called beyond any."""

_NEARLY: Final = Decimal("0.9995")


def severity(
    fixpoint: Fixpoint,
    conflict: Conflict,
    stretches: Mapping[int, Stretch] | None = None,
    figures: tuple[int, ...] = (),
) -> Decimal:
    """Return the smallest factor on all half widths that restores consistency, to 3 digits.

    Of the first smallest set, or of ``figures`` when given. Figures without a stretch of their own
    widen about their middle. Infinite when no factor up to a million is enough.
    """
    chosen = figures or conflict.sets[0]
    ties = [step.constraint for step in conflict.proof if step.constraint is not None]
    start = fixpoint.network.figures[chosen[0]].variable
    part = part_of(fixpoint, around(fixpoint.network, start, ties, NEIGHBOURHOOD), [start])
    names = {figure: at for at, figure in enumerate(part.figures)}
    own = {
        names[f]: (stretches or {}).get(f) or stretch_of(part.network.figures[names[f]].interval)
        for f in chosen
    }
    return nearest_to(_enough_for(part, own), 3)


def _enough_for(part: Part, stretches: Mapping[int, Stretch]) -> Decimal:
    """Return a factor at which figures of a part, and no others, just do not clash.

    It is sought in the few ties by which they clash as they are; where others hold them apart at
    that factor still, with these as well.
    """
    about = [part.network.figures[figure].variable for figure in stretches]
    ties: set[int] = set()
    factor = Decimal(1)
    while factor.is_finite():
        fixpoint = propagate(part.network, widened(part, stretches, factor), until_clash=True)
        new = set(slice_of(fixpoint, fixpoint.clashes[0]).constraints) if fixpoint.clashes else ties
        if new <= ties:
            break
        ties |= new
        inner = part_of(fixpoint, ties, about)
        own = {at: stretches[figure] for at, figure in enumerate(inner.figures)}
        factor = _enough(partial(_clash_at, inner, own), DOWN.multiply(factor, _NEARLY))
    else:
        return factor
    return _enough(partial(_clash_at, part, stretches)) if fixpoint.clashes else factor


def smallest_factor(clashes: Callable[[Decimal], bool]) -> Decimal:
    """Return the smallest factor at which nothing ``clashes`` any more, to 3 digits."""
    return nearest_to(_enough(clashes), 3)


def _enough(clashes: Callable[[Decimal], bool], known: Decimal = Decimal(0)) -> Decimal:
    """Return a factor at which nothing clashes, and at _NEARLY which something does.

    That something clashes up to ``known`` need not be asked.
    """
    enough = Decimal(2)
    while enough <= known or clashes(enough):
        enough *= 4
        if enough > MOST:
            return INFINITY
    short = enough / 4 if enough > 2 else Decimal(1)
    while enough - short > short / 2000:
        middle = NEAREST.divide(NEAREST.add(short, enough), Decimal(2))
        if middle <= known or clashes(middle):
            short = middle
        else:
            enough = middle
    return enough


def _clash_at(part: Part, stretches: Mapping[int, Stretch], factor: Decimal) -> bool:
    said = widened(part, stretches, factor)
    return bool(propagate(part.network, said, until_clash=True).clashes)


def widened(
    part: Part, stretches: Mapping[int, Stretch], factor: Decimal
) -> dict[int, Interval | None]:
    """Return the changes that widen some figures of a part and withdraw all others."""
    said: dict[int, Interval | None] = dict.fromkeys(range(len(part.figures)))
    said.update({figure: each.times(factor) for figure, each in stretches.items()})
    return said
