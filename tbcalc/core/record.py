"""The record: what official figures tell of a key, printed or following from what is printed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from tbcalc.core.balance import trade
from tbcalc.core.growth import implied_growth
from tbcalc.core.releases import is_earlier
from tbcalc.core.selection import Subject, is_currency, statistics
from tbcalc.core.share import implied_share
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import FLOWS, is_flow
from tbcalc.figures.observation import Key, Observation, Whole
from tbcalc.figures.period import Day, Period
from tbcalc.figures.quantity import Quantity

Flows = dict[str, Observation]


@noun
class Known:
    """What the record tells of a key, and the figures it is printed by or follows from."""

    key: Key
    quantity: Quantity
    figures: tuple[Observation, ...]

    @property
    def is_printed(self) -> bool:
        """True when the record prints it."""
        return len(self.figures) == 1


class Record:
    """Official figures by key; of several of one key the latest publication counts."""

    def __init__(self, dataset: Dataset) -> None:
        self.sources = dataset.sources
        self._last: dict[str, Day] = {}
        self._levels: dict[tuple[Subject, Period], dict[str, Flows]] = {}
        self._growths: dict[tuple[Subject, Period, str], list[Observation]] = {}
        for o in dataset.observations:
            self._last[o.source] = max(
                self._last.get(o.source, o.key.period.last), o.key.period.last
            )
            if not is_flow(o.key.flow) or o.status == "forecast" or o.pair_of or o.variant:
                continue
            about = (Subject.of(o.key), o.key.period)
            if o.aspect == "growth" and o.basis == "yoy":
                self._growths.setdefault((*about, o.key.flow), []).append(o)
            elif o.aspect == "level" and is_currency(o.figure.unit):
                self._keep(self._levels.setdefault(about, {}).setdefault(o.figure.unit, {}), o)

    def units(self, key: Key) -> tuple[str, ...]:
        """Return the currencies in which the record tells the trade of a key's subject."""
        return tuple(self._levels.get((Subject.of(key), key.period), {}))

    def last_day(self, figures: Iterable[Observation]) -> Day:
        """Return the last day of the last period that the sources of figures tell of."""
        return max(self._last[o.source] for o in figures)

    def level(self, key: Key, unit: str) -> Known | None:
        """Return the amount of a flow, printed or from two other flows; None if unknown."""
        flows = self._levels.get((Subject.of(key), key.period), {}).get(unit, {})
        if key.flow in flows:
            printed = flows[key.flow]
            return Known(printed.key, printed.figure.quantity, (printed,))
        known = trade({flow: o.figure.quantity for flow, o in flows.items()})
        if known is None or not _alike(flows[root] for root in known.roots):
            return None
        amount: Quantity = getattr(known, key.flow)
        return Known(key, amount, tuple(flows[root] for root in known.roots))

    def growth(self, key: Key, unit: str) -> Known | None:
        """Return the growth on the year, printed or from the two levels, in a currency.

        ``unit`` is empty where the claim does not say one: then the only one there is.
        """
        found = self._growths.get((Subject.of(key), key.period, key.flow), [])
        for o in found:
            if unit in ("", o.currency):
                return Known(o.key, o.figure.quantity, (o,))
        units = (unit,) if unit else self.units(key)
        if len(units) != 1:
            return None
        now = self.level(key, units[0])
        base = self.level(key.with_period(key.period.shift_years(-1)), units[0])
        if now is None or base is None or base.quantity.likely.low <= 0:
            return None
        growth = implied_growth(now.quantity, base.quantity)
        return Known(key, growth, (*now.figures, *base.figures))

    def share(self, key: Key, whole: Whole) -> Known | None:
        """Return the share of one amount in another, where both are told in one currency."""
        of = whole.key(key)
        for unit in self.units(key):
            part, all_ = self.level(key, unit), self.level(of, unit)
            if part is not None and all_ is not None and all_.quantity.likely.low > 0:
                share = implied_share(part.quantity, all_.quantity)
                return Known(key, share, (*part.figures, *all_.figures))
        return None

    def amounts(self, within: Interval, unit: str) -> Iterator[Known]:
        """Find all amounts of the record in a currency that may lie within."""
        values, known = self._sorted.get(unit, ([], []))
        first, last = bisect_left(values, within.low), bisect_right(values, within.high)
        yield from known[first:last]

    @cached_property
    def _sorted(self) -> Mapping[str, tuple[list[Decimal], list[Known]]]:
        """Every amount by currency, printed or following, in the order of values."""
        found: dict[str, list[Known]] = {}
        for (subject, period), by_unit in self._levels.items():
            for unit in by_unit:
                levels = (self.level(subject.key(flow, period), unit) for flow in FLOWS)
                found.setdefault(unit, []).extend(known for known in levels if known is not None)
        return {unit: _ordered(known) for unit, known in found.items()}

    def _keep(self, flows: Flows, new: Observation) -> None:
        """Keep the figure of the later publication; of one publication the first."""
        old = flows.get(new.key.flow)
        sources = self.sources
        if old is None or is_earlier(sources.get(old.source), sources.get(new.source)):
            flows[new.key.flow] = new


def _ordered(known: list[Known]) -> tuple[list[Decimal], list[Known]]:
    valued = [(k.quantity.value, k) for k in known if k.quantity.value is not None]
    valued.sort(key=lambda pair: (pair[0], pair[1].key))
    return [value for value, _ in valued], [k for _, k in valued]


def _alike(figures: Iterator[Observation]) -> bool:
    """Tell whether figures may be reckoned together: of one source, or of one kind at least."""
    return len({statistics(o.key.treatment) for o in figures}) == 1
