"""Relations: what a source says in words, between figures it may not print."""

from __future__ import annotations

from tbcalc.exact.noun import noun
from tbcalc.figures.observation import Key


@noun
class Greater:
    """The level of ``greater`` exceeds the level of ``than``."""

    source: str
    greater: Key
    than: Key
    path: str = ""
    line: int = 0


@noun
class Parts:
    """Disjoint ``parts``: they add up to ``whole`` when exhaustive, to at most it when not."""

    source: str
    parts: tuple[Key, ...]
    whole: Key
    exhaustive: bool
    path: str = ""
    line: int = 0


@noun
class Record:
    """The level of ``key`` is the highest so far for a period of its kind."""

    source: str
    key: Key
    path: str = ""
    line: int = 0


Relation = Greater | Parts | Record


def keys_of(relation: Relation) -> tuple[Key, ...]:
    """Return what a relation speaks of, what it is mainly about first."""
    match relation:
        case Greater():
            return (relation.greater, relation.than)
        case Parts():
            return (relation.whole, *relation.parts)
        case Record():
            return (relation.key,)
