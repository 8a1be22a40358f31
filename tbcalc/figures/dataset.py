"""Dataset: an immutable collection of observations, their sources and relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tbcalc.exact.noun import noun
from tbcalc.figures.observation import Observation
from tbcalc.figures.relation import Relation
from tbcalc.figures.source import Source

_NONE: Mapping[str, Source] = {}


@noun
class Dataset:
    """Observations in the order given, sources by id, and relations in words."""

    observations: tuple[Observation, ...] = ()
    sources: Mapping[str, Source] = _NONE
    relations: tuple[Relation, ...] = ()

    def of_source(self, source: str) -> Dataset:
        """Return what one source says."""
        return Dataset(
            tuple(o for o in self.observations if o.source == source),
            {source: self.sources[source]} if source in self.sources else {},
            tuple(r for r in self.relations if r.source == source),
        )


def union(datasets: Iterable[Dataset]) -> Dataset:
    """Return all datasets as one, in their order; a source named twice is the first one's."""
    observations: list[Observation] = []
    sources: dict[str, Source] = {}
    relations: list[Relation] = []
    for dataset in datasets:
        observations += dataset.observations
        relations += dataset.relations
        sources = {**dataset.sources, **sources}
    return Dataset(tuple(observations), sources, tuple(relations))
