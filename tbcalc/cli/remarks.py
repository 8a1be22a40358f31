"""What check tells of articles beside its findings: what bundled data and daily rates show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tbcalc.cli.articles import published_day
from tbcalc.cli.data import load
from tbcalc.cli.read_article import ReadArticle
from tbcalc.core.check import implausible_beside
from tbcalc.core.evidence import Knowledge
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.finding import Finding

if TYPE_CHECKING:
    from tbcalc.core.converted_pairs import SpotPair
    from tbcalc.figures.daily_rates import DailyRates


def converted(read: Sequence[ReadArticle]) -> Iterator[SpotPair]:
    """Find the pairs of articles converted at a rate of the day of print alone."""
    for each in read:
        day = published_day(each.article.published)
        if day is not None and any(o.pair_of for o in each.dataset.observations):
            from tbcalc.core.converted_pairs import spot_pairs

            yield from spot_pairs(each.dataset.observations, day, _rates)


@cache
def _rates(one: str, other: str, since: int) -> DailyRates:
    from tbcalc.sources.daily_rates import rates_since

    return rates_since(since, one, other)


def hardly_possible(dataset: Dataset, knowledge: Knowledge) -> tuple[tuple[Finding, ...], Dataset]:
    """Return what is hardly possible beside the bundled data, and those data."""
    known = load(())
    return implausible_beside(dataset, known, knowledge), known
