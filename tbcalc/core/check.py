"""Check: can these figures all be true? Each source by itself, then all of them together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tbcalc.core.evidence import Evidence, Knowledge
from tbcalc.core.ledger import System, speaker_id
from tbcalc.core.network import components
from tbcalc.core.propagate import propagate
from tbcalc.core.reconcile import judged
from tbcalc.core.repeats import without_repeats
from tbcalc.figures.dataset import Dataset, union
from tbcalc.figures.finding import VERDICTS, Finding, Verdicts


def checked(
    dataset: Dataset, knowledge: Knowledge, *, by_source: bool = False, with_strains: bool = True
) -> Verdicts:
    """Return the verdicts on a dataset, the gravest findings first.

    ``by_source`` leaves it at what each source says by itself. Otherwise the sources of a release
    are compared as well, and those of different dates, whose differences are revisions.
    ``with_strains`` looks for strains too, which takes as long again.
    """
    dataset, repeats = without_repeats(dataset)
    evidence = Evidence(dataset, knowledge)
    findings: list[Finding] = []
    tied: set[str] = set()
    wrong: set[str] = set()
    for source in evidence.by_source:
        system, scene = evidence.of_source(source)
        judgement = judged(system, scene, with_strains=with_strains)
        findings += judgement.findings
        wrong |= judgement.wrong
        tied.update(tied_together(system))
    if not by_source:
        findings += between_sources(evidence, wrong)
    tied.update(f for finding in findings for clash in finding.clashes for f in clash.figures)
    every = [*(o.id for o in evidence.observations), *repeats.values()]
    bearing = sum(each in tied for each in every)
    return Verdicts(tuple(sorted(findings, key=_gravity)), bearing, len(every) - bearing)


def exclusive(dataset: Dataset, knowledge: Knowledge, figures: Collection[str]) -> bool:
    """Tell whether figures of one source, by their ids, exclude one another.

    That is what bounds alone tell, all other figures being unsaid; far quicker than a check.
    """
    evidence = Evidence(dataset, knowledge)
    for source in evidence.by_source:
        system, _ = evidence.of_source(source)
        speakers = (speaker_id(said.speaker) for said in system.said)
        others = (place for place, name in enumerate(speakers) if name not in figures)
        if propagate(system.network, dict.fromkeys(others), until_clash=True).clashes:
            return True
    return False


def clashes_by(dataset: Dataset, knowledge: Knowledge, figures: Collection[str]) -> bool:
    """Tell whether some figures of a source, by their ids, clash with others that agree.

    That is what bounds alone tell: that all clash, and that the others do not.
    """
    evidence = Evidence(dataset, knowledge)
    for source in evidence.by_source:
        system, _ = evidence.of_source(source)
        if not propagate(system.network, {}, until_clash=True).clashes:
            continue
        speakers = (speaker_id(said.speaker) for said in system.said)
        own = (place for place, name in enumerate(speakers) if name in figures)
        if not propagate(system.network, dict.fromkeys(own), until_clash=True).clashes:
            return True
    return False


def together(parts: Iterable[Verdicts]) -> Verdicts:
    """Return the verdicts on several datasets as one, the gravest findings first."""
    every = list(parts)
    findings = (finding for each in every for finding in each.findings)
    return Verdicts(
        tuple(sorted(findings, key=_gravity)),
        sum(each.checked for each in every),
        sum(each.undetermined for each in every),
    )


def implausible_beside(
    dataset: Dataset, known: Dataset, knowledge: Knowledge
) -> tuple[Finding, ...]:
    """Return which figures of a dataset are hardly possible beside others that are known.

    None of them is called contradicted: that other figures are of the same thing is not told.
    """
    from tbcalc.core.outgrown import implausible_growth

    evidence = Evidence(union((dataset, known)), knowledge)
    own = {o.id for o in dataset.observations}
    found = implausible_growth(evidence, evidence.comparable(()))
    return tuple(f for f in found if own.intersection(f.clashes[0].figures))


def between_sources(evidence: Evidence, wrong: Collection[str]) -> Iterator[Finding]:
    """Find what only several sources together tell, apart from what is wrong in one of them."""
    from tbcalc.core.outgrown import exceeding_parts, implausible_growth

    several = len(evidence.by_source) > 1
    found = list(_disagreements(evidence, wrong)) if several else []
    yield from found
    doubtful = {*wrong, *(f for finding in found for f in finding.suspects)}
    comparable = evidence.comparable(doubtful)
    yield from exceeding_parts(evidence, comparable)
    if several:
        from tbcalc.core.vintages import revisions

        yield from revisions(evidence, comparable)
    yield from implausible_growth(evidence, comparable)


def _disagreements(evidence: Evidence, wrong: Collection[str]) -> Iterator[Finding]:
    from tbcalc.core.disagreements import disagreements

    return disagreements(evidence, wrong)


def tied_together(system: System) -> Iterable[str]:
    """Find who says a figure that some identity ties to another."""
    for part in components(system.network):
        speakers = {speaker_id(system.said[figure].speaker) for figure in part.figures}
        if len(speakers) > 1:
            yield from speakers


def _gravity(finding: Finding) -> tuple[object, ...]:
    clash = finding.clashes[0]
    return (VERDICTS.index(finding.verdict), -finding.severity, clash.figures, clash.identity)
