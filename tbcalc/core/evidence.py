"""Evidence: a dataset as a check sees it, with what else is known of rates and currencies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from tbcalc.core.identities import canonical, system_of
from tbcalc.core.identities_rates import is_conversion, is_money
from tbcalc.core.ledger import System
from tbcalc.core.rate_bounds import Bounds, rate_bounds
from tbcalc.core.releases import published, releases
from tbcalc.core.scene import Scene
from tbcalc.exact.noun import noun
from tbcalc.figures.area import country_of
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Day, Period
from tbcalc.figures.rate import RateTable
from tbcalc.figures.relation import Relation

Made = TypeVar("Made")


@noun
class Knowledge:
    """What is known beside the figures: rates, and the currency of an area ("" for none)."""

    rates: RateTable
    currency_of: Callable[[str], str]


class Evidence:
    """The observations of a dataset in canonical order, by source; the relations likewise."""

    def __init__(self, dataset: Dataset, knowledge: Knowledge) -> None:
        self.sources = dataset.sources
        self.knowledge = knowledge
        self.observations = tuple(sorted(dataset.observations, key=canonical))
        self.ids = {o.id: o for o in self.observations}
        self.by_source: dict[str, list[Observation]] = {}
        for observation in self.observations:
            self.by_source.setdefault(observation.source, []).append(observation)
        self.relations: dict[str, list[Relation]] = {}
        for relation in dataset.relations:
            self.relations.setdefault(relation.source, []).append(relation)
        self.releases = releases(dataset.sources.values())
        self._rates = rate_bounds(knowledge.rates)
        self._printed: dict[str, Mapping[str, set[str]]] = {}
        self._made: dict[object, Any] = {}

    def once(self, name: object, make: Callable[[], Made]) -> Made:
        """Return what was made under a name, made when first asked for."""
        if name not in self._made:
            self._made[name] = make()
        made: Made = self._made[name]
        return made

    def release(self, source: str) -> str:
        """Return the name of the release that a source belongs to."""
        return self.releases.get(source, source)

    def day(self, source: str) -> Day:
        """Return the last day on which a source can have been published; the first of all: 0."""
        when = published(self.sources.get(source))
        return (0, 0, 0) if when is None else when.last

    def comparable(self, wrong: Collection[str]) -> list[Observation]:
        """Return the levels and growths that may be compared across sources, in order.

        Left out are what is ``wrong`` in its own source, variants and forecasts, conversions,
        and what is not in the currency of the country's statistics.
        """
        official = self.official(self.observations)
        return [
            o for o in self.observations if o.id not in wrong and self.is_comparable(o, official)
        ]

    def is_comparable(self, observation: Observation, official: Mapping[str, str]) -> bool:
        """Tell whether a figure means the same as one of its key in another source."""
        if observation.variant or observation.status == "forecast":
            return False
        unit = official.get(country_of(observation.key.reporter))
        if observation.aspect == "growth":
            return self._is_reckoned_in(observation, unit)
        return self.is_own(observation) and (
            observation.figure.unit == unit or not is_money(observation.figure.unit)
        )

    def _is_reckoned_in(self, growth: Observation, unit: str | None) -> bool:
        """Tell whether a growth is known to be in a currency.

        One that does not say is in the currency of its source's levels, where they have one alone.
        Growth of trade in dollars is no growth of trade in yuan, and often neither is said.
        """
        if growth.currency or not is_flow(growth.key.flow):
            return growth.currency in ("", unit)
        return self._currencies(growth.source).get(country_of(growth.key.reporter)) == {unit}

    def _currencies(self, source: str) -> Mapping[str, set[str]]:
        """Return by country the currencies of the levels that a source prints."""
        if source not in self._printed:
            self._printed[source] = self._units(self.by_source[source])
        return self._printed[source]

    def bounds(self, source: str) -> Bounds:
        """Return the rates that a source may have converted at."""
        return self._rates.until(published(self.sources.get(source)))

    def bounds_of(self, sources: Iterable[str]) -> Bounds:
        """Return the rates that several sources may have converted at: up to the last of them."""
        days = [published(self.sources.get(source)) for source in sources]
        known = [day for day in days if day is not None]
        latest: Period | None = (
            max(known, key=lambda day: day.last) if len(known) == len(days) else None
        )
        return self._rates.until(latest)

    def is_own(self, observation: Observation) -> bool:
        """Tell whether a figure is a level that is no conversion of another."""
        return observation.aspect == "level" and not is_conversion(observation, self.ids)

    def official(self, observations: Iterable[Observation]) -> Mapping[str, str]:
        """Return by country the currency that its statistics are printed in, where that is clear.

        It is the country's own currency when any of the figures is in it, else the only one.
        """
        return {
            country: home if (home := self.knowledge.currency_of(country)) in found else min(found)
            for country, found in self._units(observations).items()
            if len(found) == 1 or self.knowledge.currency_of(country) in found
        }

    def _units(self, observations: Iterable[Observation]) -> Mapping[str, set[str]]:
        """Return by country the currencies of levels that are no conversions."""
        units: dict[str, set[str]] = {}
        for observation in observations:
            if self.is_own(observation) and is_money(observation.figure.unit):
                country = country_of(observation.key.reporter)
                units.setdefault(country, set()).add(observation.figure.unit)
        return units

    def scene(self, observations: Iterable[Observation], bounds: Bounds) -> Scene:
        """Return what repairs may look at."""
        return Scene({o.id: o for o in observations}, bounds, self._rates.mean)

    def of_source(self, source: str) -> tuple[System, Scene]:
        """Return the system of one source, and what repairs may look at."""
        observations, bounds = self.by_source[source], self.bounds(source)
        relations = self.relations.get(source, [])
        system = system_of(observations, lambda o: o.source, bounds, relations)
        return system, self.scene(observations, bounds)
