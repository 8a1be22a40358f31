"""A second look at an article that contradicts itself: it, or how it was read.

A contradiction is told of an article only where it stands in every way in which what its
sentences leave out may be meant (``sources/prose_lent.py``). The figures of the others are left
out of its dataset, and it is said why.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from tbcalc.cli.read_article import ReadArticle
from tbcalc.core.check import checked
from tbcalc.core.evidence import Knowledge
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.finding import Verdicts
from tbcalc.sources.area_currency import area_currency
from tbcalc.sources.prose_dataset import Left, article_dataset
from tbcalc.sources.prose_lent import other_ways
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.rate_text import load_rates

_MOST: Final = 200
_ROUNDS: Final = 3
_REASON: Final = "whose it is, with whom or of when is told by an earlier sentence, and would clash"

Clashing = tuple[frozenset[str], ...]
"""The figures of each clash, by their ids."""


@cache
def knowledge() -> Knowledge:
    """Return the rates and currencies that a check knows."""
    return Knowledge(load_rates(), area_currency)


def read_again(read: ReadArticle) -> ReadArticle:
    """Return the article without the figures that clash in one way of reading it alone."""
    if len(read.dataset.observations) > _MOST:
        return read
    for _ in range(_ROUNDS):
        verdicts = contradicted(read.dataset)
        doubtful = _doubtful(read, _clashing(verdicts))
        if not doubtful:
            return replaced(read, verdicts=verdicts)
        read = _without(read, doubtful)
    return read


def contradicted(dataset: Dataset) -> Verdicts:
    """Return the verdicts on what contradicts itself in the dataset of an article."""
    return checked(dataset, knowledge(), by_source=True, with_strains=False)


def _doubtful(read: ReadArticle, found: Clashing) -> frozenset[int]:
    """Return the ordinals of figures of contradictions that another way of reading resolves."""
    if not found:
        return frozenset()
    resolved: set[int] = set()
    for way in other_ways(read.readings):
        left = _clashing(contradicted(article_dataset(read.article, way)[0]))
        gone = [figures for figures in found if not any(_is_same(figures, each) for each in left)]
        resolved |= _changed(read.readings, way, gone)
    return frozenset(resolved)


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two contradictions are one, seen with more or fewer figures."""
    return one <= other or other <= one


def _changed(
    readings: tuple[Reading, ...], way: tuple[Reading, ...], gone: Iterable[frozenset[str]]
) -> set[int]:
    """Return the figures of resolved contradictions that the other way reads otherwise."""
    ordinals = {int(each.rpartition(".")[2]) - 1 for figures in gone for each in figures}
    return {i for i in ordinals if readings[i] != way[i]}


def _clashing(verdicts: Verdicts) -> Clashing:
    return tuple(
        frozenset(clash.figures)
        for finding in verdicts.findings
        if finding.verdict == "contradicted"
        for clash in finding.clashes
    )


def _without(read: ReadArticle, ordinals: frozenset[int]) -> ReadArticle:
    ids = {f"{read.article.id}.{i + 1}" for i in ordinals}
    kept = [
        replaced(each, of="" if each.of in ids else each.of)
        for each in read.dataset.observations
        if each.id not in ids and each.pair_of not in ids
    ]
    lost = {each.id for each in read.dataset.observations} - {each.id for each in kept}
    left = [Left(int(each.rpartition(".")[2]) - 1, _REASON) for each in lost]
    every = sorted((*read.left, *left), key=lambda each: each.ordinal)
    return replaced(read, dataset=Dataset(tuple(kept), read.dataset.sources), left=tuple(every))
