"""A review: what a check finds of some figures, and which of them it could not check."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tbcalc.core.check import checked, tied_together
from tbcalc.core.evidence import Evidence, Knowledge
from tbcalc.exact.noun import noun
from tbcalc.figures.area import country_of
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.finding import Finding
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.period import Period


@noun
class Review:
    """Findings that concern some figures, who else prints each of them, and who is tied to others.

    ``figures`` are those under review, in the order of the data, ``named`` they and all that
    findings name, by id; ``tied`` the ids of figures that
    an identity of their source ties to others; ``echoes`` the figures of other sources that agree.
    """

    figures: tuple[Observation, ...]
    named: Mapping[str, Observation]
    findings: tuple[Finding, ...]
    tied: frozenset[str]
    echoes: Mapping[str, tuple[Observation, ...]]

    @property
    def unchecked(self) -> tuple[Observation, ...]:
        """The figures under review that nothing bears on."""
        named = {f for finding in self.findings for clash in finding.clashes for f in clash.figures}
        bearing = self.tied | named
        return tuple(o for o in self.figures if o.id not in bearing and not self.echoes.get(o.id))

    def of(self, observation: Observation) -> tuple[Finding, ...]:
        """Return the findings that name a figure."""
        return tuple(
            finding
            for finding in self.findings
            if any(observation.id in clash.figures for clash in finding.clashes)
        )


def review(dataset: Dataset, knowledge: Knowledge, own: Collection[str]) -> Review:
    """Return what a check of the dataset says of some of its figures, given by their ids."""
    evidence = Evidence(dataset, knowledge)
    figures = tuple(o for o in dataset.observations if o.id in own)
    findings = tuple(
        finding
        for finding in checked(dataset, knowledge).findings
        if any(f in own for clash in finding.clashes for f in clash.figures)
    )
    tied = frozenset(f for s in evidence.by_source for f in tied_together(evidence.of_source(s)[0]))
    named = {f for finding in findings for clash in finding.clashes for f in clash.figures}
    named.update(own)
    by_id = {o.id: o for o in evidence.observations if o.id in named}
    return Review(figures, by_id, findings, tied, dict(_echoes(dataset, figures)))


def around(dataset: Dataset, reporter: str, period: Period) -> Dataset:
    """Return what the data say of a reporter's country from a year before a period to one after.

    What a figure belongs to or converts is in the same dataset and comes along.
    """
    country = country_of(reporter)
    window = Period(period.shift_years(-1).first, period.shift_years(1).last)

    def is_near(key: Key) -> bool:
        return country_of(key.reporter) == country and window.encloses(key.period)

    near = tuple(o for o in dataset.observations if is_near(o.key))
    used = {o.source for o in near}
    sources = {name: source for name, source in dataset.sources.items() if name in used}
    relations = tuple(r for r in dataset.relations if r.source in used)
    return Dataset(near, sources, relations)


def _echoes(
    dataset: Dataset, figures: tuple[Observation, ...]
) -> Iterator[tuple[str, tuple[Observation, ...]]]:
    """Find for each figure who else prints the same thing within its bounds."""
    printed: dict[object, list[Observation]] = {}
    for o in dataset.observations:
        printed.setdefault(_what(o), []).append(o)
    for o in figures:
        others = tuple(
            other
            for other in printed[_what(o)]
            if other.source != o.source and other.figure.likely.meets(o.figure.likely)
        )
        if others:
            yield o.id, others


def _what(o: Observation) -> object:
    """Return what an observation is a figure of, whoever prints it."""
    return (o.key, o.aspect, o.basis, o.against, o.whole, o.figure.unit)
