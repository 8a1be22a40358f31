"""The sums of an engine that gives them all at once, asked like those that stay in DuckDB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from typing import Final

from tbcalc.figures.aggregate import Aggregate, Sums

_EXACT: Final = Context(prec=80)
"""More digits than any sum of an engine has: nothing is rounded."""


class KeptSums:
    """The sums of an aggregate by key; ``about`` is the aggregate."""

    def __init__(self, about: Aggregate) -> None:
        self.about = about
        self._sums = list(about.sums)

    @property
    def groups(self) -> int:
        """How many sums there are."""
        return len(self._sums)

    def keys(self, place: int) -> list[str]:
        """Return what stands as the key of one dimension, each once, sorted."""
        return sorted({each.keys[place] for each in self._sums})

    def rename(self, codes: Mapping[int, Mapping[str, str]]) -> None:
        """Put codes in the place of keys, by the place of their dimension; equals are one sum."""
        joined: dict[tuple[str, ...], Sums] = {}
        for each in self._sums:
            keys = tuple(
                codes[n].get(key, key) if n in codes else key for n, key in enumerate(each.keys)
            )
            known = joined.get(keys, Sums(keys, None, None))
            joined[keys] = Sums(
                keys, _added(known.exports, each.exports), _added(known.imports, each.imports)
            )
        self._sums = [joined[keys] for keys in sorted(joined)]

    def batches(self) -> Iterator[list[Sums]]:
        """Yield the sums, sorted by key."""
        if self._sums:
            yield self._sums


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return other if one is None else one if other is None else _EXACT.add(one, other)
