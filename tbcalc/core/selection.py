"""Which of several printed figures answers a question: deterministic, and never a mixture.

Figures of one source are taken together. Among sources the one comes first from which the trade
follows, then exact figures before qualified ones, then the later publication, then the id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tbcalc.core.balance import ROOT_PAIRS
from tbcalc.exact.noun import noun
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import Key, Observation, Treatment
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source

Statistics = tuple[str, str, str]
"""Adjustment, prices and accounts: what must be alike in figures that are reckoned together."""


@noun
class Subject:
    """Whose trade, with whom, in what: a key without flow, period and treatment."""

    reporter: str
    partner: str
    scope: str
    product: str = ""

    @classmethod
    def of(cls, key: Key) -> Subject:
        """Return the subject of a key."""
        return cls(key.reporter, key.partner, key.scope, key.product)

    @property
    def order(self) -> tuple[str, str, str, bool, str]:
        """What sorts subjects: by reporter, partner and product, goods before other scopes."""
        return (self.reporter, self.partner, self.product, self.scope != "goods", self.scope)

    def key(self, flow: str, period: Period) -> Key:
        """Return the key of one flow in one period."""
        return Key(self.reporter, self.partner, self.scope, self.product, flow, period)


def printed_levels(dataset: Dataset) -> Iterator[Observation]:
    """Yield the amounts of trade flows that were printed as such, not as a conversion."""
    for observation in dataset.observations:
        of_trade = observation.aspect == "level" and is_flow(observation.key.flow)
        if of_trade and not observation.pair_of and is_currency(observation.figure.unit):
            yield observation


def is_currency(unit: str) -> bool:
    """Tell whether a unit is money: the three capitals of ISO 4217."""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def main_currency(observations: Iterable[Observation], wanted: str = "") -> str:
    """Return ``wanted`` where figures are in it, else the currency of most, else the first."""
    counts = Counter(observation.figure.unit for observation in observations)
    if wanted in counts:
        return wanted
    return min(counts, key=lambda unit: (-counts[unit], unit), default="")


def best_figures(
    observations: Sequence[Observation], sources: Mapping[str, Source]
) -> dict[str, Observation]:
    """Return one figure per flow, of observations in one currency, period and subject.

    The figures of the best source come first; flows it does not print are those of the others
    with the same statistics.
    """
    groups: dict[tuple[str, Statistics], list[Observation]] = {}
    for observation in observations:
        kind = (observation.source, statistics(observation.key.treatment))
        groups.setdefault(kind, []).append(observation)
    if not groups:
        return {}
    ordered = sorted(groups, key=lambda kind: _source_rank(groups[kind], kind, sources))
    chosen: dict[str, Observation] = {}
    for kind in ordered:
        if kind[1] == ordered[0][1]:
            chosen = {**_best_of_source(groups[kind]), **chosen}
    return chosen


def best_figure(
    observations: Iterable[Observation], sources: Mapping[str, Source], *, first: str = ""
) -> Observation | None:
    """Return the figure of the source ``first``, else the exact, later, first one."""
    return min(
        observations,
        key=lambda o: (o.source != first, *_figure_rank(o), *_age(o.source, sources), o.id),
        default=None,
    )


def statistics(treatment: Treatment) -> Statistics:
    """Return what of a treatment must be alike; valuations of exports and imports differ."""
    return (treatment.adjustment, treatment.prices, treatment.accounts)


def _best_of_source(observations: Iterable[Observation]) -> dict[str, Observation]:
    """Return the best figure of each flow; of equals the first."""
    best: dict[str, Observation] = {}
    for observation in observations:
        flow = observation.key.flow
        if flow not in best or _figure_rank(observation) < _figure_rank(best[flow]):
            best[flow] = observation
    return best


def _figure_rank(observation: Observation) -> tuple[bool, bool, bool]:
    return (
        observation.status == "forecast",
        observation.figure.qualifier != "exact",
        observation.variant != "",
    )


def _source_rank(
    observations: Sequence[Observation],
    kind: tuple[str, Statistics],
    sources: Mapping[str, Source],
) -> tuple[object, ...]:
    """Return what orders sources, the best one lowest."""
    best = _best_of_source(observations)
    pairs = [pair for pair in ROOT_PAIRS if pair[0] in best and pair[1] in best]
    ranks = [sorted(_figure_rank(best[flow]) for flow in pair)[::-1] for pair in pairs]
    quality = min(zip(ranks, range(len(ranks)), strict=True), default=None)
    return (quality is None, quality or (), kind[1] != ("", "", ""), *_age(kind[0], sources), kind)


def _age(source: str, sources: Mapping[str, Source]) -> tuple[int, ...]:
    """Return what orders publications from the latest to the earliest; undated ones come last."""
    published = sources[source].published if source in sources else ""
    parts = [int(part) for part in published.split("-") if part.isdigit()]
    return tuple(-part for part in (*parts, 0, 0, 0)[:3])
