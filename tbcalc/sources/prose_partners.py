"""Partners that Chinese names without a word for with: 东盟、欧盟、美国位居前三，分别进出口."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tbcalc.figures.area import country_of
from tbcalc.sources.prose_parts import Named, is_han
from tbcalc.sources.prose_sentences import Sentence

_MANY = 2


def with_listed_partners(sentence: Sentence, named: Sequence[Named], home: str) -> Sequence[Named]:
    """Return the areas, a list of foreign ones that begins a sentence being partners of ``home``.

    ``home`` is whose trade was told of before, empty where none was.
    """
    listed = [area for area in named if area.part == "reporter"]
    is_list = (
        len(listed) >= _MANY and len(listed) == len(named) and is_han(sentence, listed[0].place)
    )
    if not home or not is_list or listed[0].place > 0 or "respectively" not in sentence.kinds:
        return named
    is_joined = all(_is_joined(sentence, a.place, b.place) for a, b in pairwise(listed))
    is_foreign = all(country_of(area.code) != country_of(home) for area in listed)
    if not (is_joined and is_foreign):
        return named
    return [Named(area.place, area.code, "partner") for area in listed]


def _is_joined(sentence: Sentence, first: int, second: int) -> bool:
    return second == first + 2 and sentence.has(first + 1, "and")
