"""Other ways in which what clashes may be meant, where sentences leave something out."""

from __future__ import annotations

from collections.abc import Collection

from tbcalc.cli.clashing import Clashing, knowledge, ordinals_of
from tbcalc.cli.read_article import ReadArticle
from tbcalc.core.check import clashes_by, exclusive
from tbcalc.sources.prose_dataset import NO_PRINT, article_dataset
from tbcalc.sources.prose_lent import other_ways
from tbcalc.sources.prose_reading import Reading

Readings = tuple[Reading, ...]


def doubtful(read: ReadArticle, readings: Readings, found: Clashing) -> frozenset[int]:
    """Return the ordinals of figures of contradictions that another way of reading resolves.

    The other way is taken of the sentences that clash, all or one of them, and must not make them
    clash anew.
    """
    resolved: set[int] = set()
    for way in other_ways(readings):
        for figures in found:
            other = {i for i in ordinals_of(figures) if readings[i] != way[i]}
            told = {readings[i].sentence for i in other}
            for sentences in (told, *({each} for each in told if len(told) > 1)):
                changed = {i for i in other if readings[i].sentence in sentences}
                near = _near(readings, way, sentences)
                if changed and _is_resolved(read, near, figures, changed):
                    resolved |= changed
                    break
    return frozenset(resolved)


def _near(readings: Readings, way: Readings, sentences: Collection[int]) -> Readings:
    """Return the readings with some sentences read in another way."""
    return tuple(
        other if own.sentence in sentences else own
        for own, other in zip(readings, way, strict=True)
    )


def _is_resolved(
    read: ReadArticle, way: Readings, figures: frozenset[str], changed: Collection[int]
) -> bool:
    """Tell whether a contradiction is gone, and what is read otherwise clashes with no other.

    What would be a level told before, and is another, clashes with that.
    """
    dataset, left = article_dataset(read.article, way)
    if any(each.ordinal in changed and each.reason == NO_PRINT for each in left):
        return False
    if exclusive(dataset, knowledge(), figures):
        return False
    ids = {f"{read.article.id}.{i + 1}" for i in changed}
    return not clashes_by(dataset, knowledge(), ids)
