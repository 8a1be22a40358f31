"""Relations: what a source says in words, between figures it may not print."""

from __future__ import annotations

from dataclasses import dataclass

from tbcalc.figures.observation import Key


@dataclass(frozen=True, slots=True)
class Greater:
    """The level of ``greater`` exceeds the level of ``than``."""

    source: str
    greater: Key
    than: Key
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Parts:
    """Disjoint ``parts``: they add up to ``whole`` when exhaustive, to at most it when not."""

    source: str
    parts: tuple[Key, ...]
    whole: Key
    exhaustive: bool
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """The level of ``key`` is the highest so far for a period of its kind."""

    source: str
    key: Key
    path: str = ""
    line: int = 0


Relation = Greater | Parts | Record
