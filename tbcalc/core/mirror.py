"""Mirror statistics: what a reporter says of its trade with a partner, and what the partner says.

Exports of one are imports of the other, but exports are mostly valued FOB and imports CIF, goods
are counted in other months and under other partners (re-exports, origin against consignment). The
gap is told as it is; nothing of it is taken for freight and insurance.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tbcalc.core.growth import change, implied_growth
from tbcalc.core.query import Query
from tbcalc.core.record import Known, Record
from tbcalc.core.selection import Subject
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import EXPORTS, IMPORTS
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity

_MIRRORED: Final = {EXPORTS: IMPORTS, IMPORTS: EXPORTS}


@noun
class MirrorRow:
    """One flow as the reporter has it (``own``) and as the partner has it (``mirror``).

    ``gap`` is mirror less own, ``gap_share`` the gap as a fraction of own; None where the two are
    in different currencies, or own is nil. ``valuations`` are those of own and of mirror.
    """

    subject: Subject
    flow: str
    period: Period
    own: Known
    mirror: Known
    gap: Quantity | None
    gap_share: Quantity | None

    @property
    def valuations(self) -> tuple[str, str]:
        """How own and mirror are valued; empty where it is not said."""
        own, mirror = (_valuation(known) for known in (self.own, self.mirror))
        return own, mirror

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of both sides."""
        figures = (*self.own.figures, *self.mirror.figures)
        return tuple(dict.fromkeys(o.source for o in figures))


def mirror_rows(dataset: Dataset, query: Query) -> tuple[MirrorRow, ...]:
    """Return a row for each flow, partner and period that both sides tell, in this order.

    A question of trade with the world asks for every single partner.
    """
    record = Record(dataset)
    asked = replaced(query, by="partner") if query.partner == WORLD else query
    keys = {
        (Subject.of(o.key), o.key.period)
        for o in dataset.observations
        if o.aspect == "level" and o.key.flow in _MIRRORED and asked.asks(o.key)
    }
    rows: list[MirrorRow] = []
    for subject, period in sorted(keys, key=lambda key: (key[0].order, key[1])):
        for flow in _MIRRORED:
            rows += _rows(record, subject.key(flow, period), query.currency)
    return tuple(rows)


def _rows(record: Record, key: Key, wanted: str) -> Iterator[MirrorRow]:
    seen = replaced(key, reporter=key.partner, partner=key.reporter, flow=_MIRRORED[key.flow])
    own_units, units = record.units(key), record.units(seen)
    common = [unit for unit in own_units if unit in units]
    common.sort(key=lambda unit: unit != wanted)
    pairs = [(unit, unit) for unit in common] or list(zip(own_units, units, strict=False))
    for own_unit, unit in pairs[:1]:
        own, mirror = record.level(key, own_unit), record.level(seen, unit)
        if own is None or mirror is None:
            continue
        gap = share = None
        if own_unit == unit:
            gap = change(mirror.quantity, own.quantity)
            share = _share(own.quantity, mirror.quantity)
        yield MirrorRow(Subject.of(key), key.flow, key.period, own, mirror, gap, share)


def _share(own: Quantity, mirror: Quantity) -> Quantity | None:
    """Return (mirror - own) / own at its corners: it rises in the one and falls in the other."""
    if own.possible.low <= 0 or own.likely.low <= 0:
        return None
    return implied_growth(mirror, own)


def _valuation(known: Known) -> str:
    said = {o.key.treatment.valuation for o in known.figures}
    return said.pop() if len(said) == 1 else ""
