"""Measures beside trade that a dataset holds: level, growth and shares, a row each.

A measure is anything that a source prints of an area and that is no trade flow: its gross
domestic product, the transactions of a fair, the people that trade employs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tbcalc.core.growth import implied_base, implied_growth
from tbcalc.core.query import Query
from tbcalc.core.selection import best_figure, main_currency
from tbcalc.core.share import implied_part, implied_whole
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import PLAIN, Aspect, Key, Observation, Whole
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate

_YEARLY: Final = ("", "yoy")


@noun
class MeasureShare:
    """A printed share of the measure in a whole, with what it implies of the one not printed.

    ``level`` is that of the whole as printed. ``implied`` is the whole where only the part is
    known, the part where only the whole is, else None.
    """

    whole: Key
    level: Quantity | None
    share: Quantity
    implied: Quantity | None
    implies: str
    source: str


@noun
class MeasureRow:
    """What is known of one measure in one period: its key has neither scope nor treatment.

    ``growth`` is printed, on the year before; ``base`` is what it and the level imply for the
    year before, ``printed_base`` what is printed of it, and ``implied`` the growth from that.
    ``rates`` are those at which amounts were converted.
    """

    key: Key
    level: Quantity | None
    growth: Quantity | None
    base: Quantity | None
    printed_base: Quantity | None
    implied: Quantity | None
    shares: tuple[MeasureShare, ...]
    sources: tuple[str, ...]
    rates: tuple[Rate, ...] = ()


def measures(dataset: Dataset) -> tuple[str, ...]:
    """Return the names of all measures that have figures, sorted."""
    return tuple(sorted({o.key.flow for o in dataset.observations if not is_flow(o.key.flow)}))


def measure_rows(dataset: Dataset, query: Query, measure: str) -> tuple[MeasureRow, ...]:
    """Return a row per subject and period asked for; all products where none is named."""
    shelf = _shelf(dataset, measure)
    keys = (key for key in shelf if key.flow == measure and _asks(query, key))
    ordered = sorted(keys, key=lambda key: (key.reporter, key.partner, key.product, key.period))
    return tuple(_row(_Known(shelf, dataset), key, query.currency) for key in ordered)


def _asks(query: Query, key: Key) -> bool:
    within = query.by == "year" and key.period.is_year
    return (
        query.reporter in ("", key.reporter)
        and (key.partner != WORLD if query.by == "partner" else key.partner == query.partner)
        and query.product in ("", key.product)
        and (
            not query.periods
            or key.period in query.periods
            or (within and any(asked.encloses(key.period) for asked in query.periods))
        )
    )


def _shelf(dataset: Dataset, measure: str) -> dict[Key, list[Observation]]:
    """Return the figures of the measure, and of the wholes of its shares, by bare key."""
    figures = dataset.observations
    wholes = {o.whole.flow for o in figures if o.key.flow == measure and o.whole}
    found: dict[Key, list[Observation]] = {}
    for observation in figures:
        if observation.key.flow == measure or observation.key.flow in wholes:
            found.setdefault(_bare(observation.key), []).append(observation)
    return found


def _bare(key: Key) -> Key:
    """Return the key without scope and treatment: a measure has neither, whatever is written."""
    scope = key.scope if is_flow(key.flow) else ""
    return replaced(key, scope=scope, treatment=PLAIN)


@noun
class _Known:
    """The figures at hand."""

    shelf: Mapping[Key, Sequence[Observation]]
    dataset: Dataset

    def best(self, key: Key, aspect: Aspect, first: str = "") -> Observation | None:
        """Return the best figure of an aspect, no conversion, of the source ``first`` first."""
        return self._best(self._all(key, aspect), first)

    def level(self, key: Key, unit: str, first: str = "") -> Observation | None:
        """Return the best level, in ``unit`` where there is one in it."""
        levels = self._all(key, "level")
        chosen = main_currency(levels, unit)
        return self._best([o for o in levels if o.figure.unit == chosen], first)

    def shares(self, key: Key) -> list[Observation]:
        """Return the best printed share for each whole."""
        wholes: dict[Key, list[Observation]] = {}
        for share in self._all(key, "share"):
            wholes.setdefault(whole_of(share), []).append(share)
        return [best for each in wholes.values() if (best := self._best(each)) is not None]

    def _all(self, key: Key, aspect: Aspect) -> list[Observation]:
        return [
            o
            for o in self.shelf.get(key, ())
            if o.aspect == aspect and not o.pair_of and (aspect != "growth" or o.basis in _YEARLY)
        ]

    def _best(self, figures: Iterable[Observation], first: str = "") -> Observation | None:
        return best_figure(figures, self.dataset.sources, first=first)


def whole_of(share: Observation) -> Key:
    """Return the key of the whole that a printed share is of; with the world if none is said."""
    return _bare((share.whole or Whole(partner=WORLD)).key(share.key))


def _row(known: _Known, key: Key, unit: str) -> MeasureRow:
    growth = known.best(key, "growth")
    level = known.level(key, unit, growth.source if growth else "")
    own = _quantity(level)
    before = key.with_period(key.period.shift_years(-1))
    base = known.level(before, own.unit if own else unit)
    printed_base = _quantity(base)
    alike = own is not None and printed_base is not None and own.unit == printed_base.unit
    told = _quantity(growth)
    shares = tuple(_share(known, share, own) for share in known.shares(key))
    implied = None
    if own and printed_base and alike and printed_base.likely.low > 0:
        implied = implied_growth(own, printed_base)
    used = [each.source for each in (level, growth) if each]
    used += [share.source for share in shares]
    used += [base.source] if base and implied else []
    return MeasureRow(
        key, own, told,
        implied_base(own, told) if own and told and told.likely.low > -1 else None,
        printed_base if alike else None, implied, shares, tuple(dict.fromkeys(used)),
    )  # fmt: skip


def _share(known: _Known, printed: Observation, part: Quantity | None) -> MeasureShare:
    whole, share = whole_of(printed), printed.figure.quantity
    of = _quantity(known.level(whole, part.unit if part else ""))
    implied, implies = None, ""
    if part and of is None and share.likely.low > 0:
        implied, implies = implied_whole(part, share), "whole"
    elif of and part is None:
        implied, implies = implied_part(of, share), "part"
    return MeasureShare(whole, of, share, implied, implies, printed.source)


def _quantity(observation: Observation | None) -> Quantity | None:
    return None if observation is None else observation.figure.quantity
