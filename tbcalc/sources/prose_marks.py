"""Marks: what the words of a sentence say of its figures, found in the lexicon of its language.

The kinds of words are: ``flow`` and ``topic`` (what figures are about), ``dir`` (how it moved),
``grown`` (a noun for the rate at which it moves), ``to``, ``by``, ``from``, ``of``, ``is`` (how
a figure is reached), ``than``, ``basis`` (what a growth is against), ``share``, ``rate``,
``forecast``, ``respectively``, ``convert`` (the same in another currency), ``with``,
``with-from``, ``between``, ``both``, ``its``, ``whole`` (whose trade it is, and with whom),
``and``, ``stop`` (punctuation), and ``skip``: words that only look like another kind. A figure,
a period and an area are marks too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.sources.period_phrase import PeriodPhrase
from tbcalc.sources.prose_phrases import STOPS, TOKEN, Phrases, key_of, phrases

_SHORT: Final = ("partner", "pair")
"""How the manners of short forms begin."""

OTHERS: Final = "OTHERS"
"""What the lexicon calls those that trade with is of no partner told: the rest of the world."""

Senses = Mapping[str, str]
_LEADS: Final = (["对"], ["自"], ["从"])
_NONE: Senses = {}
_OF_STOPS: Final[Mapping[str, Senses]] = {sign: {"stop": stop} for sign, stop in STOPS.items()}


@noun
class Mark:
    """What stands at one place of a text.

    ``senses`` maps each kind the words may have to its value. ``figure`` is the ordinal of a
    figure, ``area`` the code of an area and ``manner`` how it is named; ``phrase`` a period.
    """

    start: int
    end: int
    senses: Senses = _NONE
    figure: int = -1
    area: str = ""
    manner: str = ""
    phrase: PeriodPhrase | None = None

    def __contains__(self, kind: str) -> bool:
        return kind in self.senses

    def sense(self, kind: str) -> str:
        """Return the value the words have as this kind, empty when they are none."""
        return self.senses.get(kind, "")

    @property
    def is_figure(self) -> bool:
        """True for a figure."""
        return self.figure >= 0


Taken = Sequence[Mark]
"""Marks that are there before words are looked up: figures and periods, in order."""


def find_marks(text: str, start: int, end: int, language: str, taken: Taken) -> Iterator[Mark]:
    """Yield the marks of ``text`` from ``start`` to ``end`` in order, those ``taken`` included."""
    words = phrases(language)
    keys, starts, ends = _columns(text, start, end)
    blocks = iter([*taken, Mark(end, end)])
    block = next(blocks)
    limit, done = bisect_left(starts, block.start), 0
    for at in [at for at, key in enumerate(keys) if key in words.sizes]:
        while at >= limit:
            yield from _shown(block)
            done = max(done, bisect_left(starts, block.end))
            block = next(blocks)
            limit = bisect_left(starts, block.start)
        if at < done:
            continue
        size, senses, area = _longest(text, words, keys, starts, ends, at, limit)
        done = at + size
        if area is not None:
            yield Mark(starts[at], ends[done - 1], senses, -1, area[0], area[1])
        elif senses:
            yield Mark(starts[at], ends[done - 1], senses)
    while block.start < end:
        yield from _shown(block)
        block = next(blocks)


def _columns(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """Return the tokens as the lexicon spells them, and where each begins and ends; no hyphens."""
    parts = TOKEN.split(text[start:end])
    offsets = list(accumulate(map(len, parts), initial=start))
    keys, starts, ends = list(map(key_of, parts[1::2])), offsets[1::2], offsets[2::2]
    if "-" not in keys:
        return keys, starts, ends
    kept = [at for at, key in enumerate(keys) if key != "-"]
    return [keys[at] for at in kept], [starts[at] for at in kept], [ends[at] for at in kept]


def _shown(block: Mark) -> Iterator[Mark]:
    """Yield a taken mark unless it only keeps words from being read: those of a qualifier."""
    if "qualifier" not in block:
        yield block


def _longest(
    text: str,
    words: Phrases,
    keys: list[str],
    starts: Sequence[int],
    ends: Sequence[int],
    at: int,
    limit: int,
) -> tuple[int, Senses, tuple[str, ...] | None]:
    """Return how many tokens the longest phrase at ``at`` takes, its senses, and its area if any.

    Where there is none it is a stop, or nothing.
    """
    key = keys[at]
    sizes = words.sizes[key]
    if sizes and sizes[0] > 1 and (at + 1 >= limit or keys[at + 1] not in words.seconds[key]):
        sizes = sizes[-1:] if sizes[-1] == 1 else ()
    for size in sizes:
        after = at + size
        if after > limit:
            continue
        phrase = tuple(keys[at:after])
        area = words.areas.get(phrase)
        if area is not None and _is_area(
            text[starts[at] : ends[after - 1]], words, keys, after, area
        ):
            own = words.senses.get(phrase, _NONE) if area[1] == "partner" else _NONE
            return size, own, area
        senses = words.senses.get(phrase)
        if senses is not None:
            return size, senses, None
    return 1, _OF_STOPS.get(key, _NONE), None


def _is_area(
    printed: str, words: Phrases, keys: list[str], after: int, area: tuple[str, str, str, str]
) -> bool:
    """Tell whether words that end before ``after`` name an area there, as they may."""
    _, manner, name, following = area
    if not _is_name(printed, name) or (following and not _is_before(keys, after, following)):
        return False
    return not (manner.startswith(_SHORT) and _begins_area(words, keys, after - 1))


def _begins_area(words: Phrases, keys: list[str], at: int) -> bool:
    """Tell whether a longer name begins where a short form ends: 对中亚 is no 对中."""
    for size in words.sizes.get(keys[at], ()):
        if size == 1:
            continue
        area = words.areas.get(tuple(keys[at : at + size]))
        if area is not None and (not area[3] or _is_before(keys, at + size, area[3])):
            return True
    return False


def _is_before(keys: list[str], at: int, following: str) -> bool:
    """Tell whether one of the characters stands at ``at``, before which alone a form counts.

    So does a list of such forms: 对新、对美贸易.
    """
    if keys[at : at + 1] == ["、"] and keys[at + 1 : at + 2] in _LEADS:
        return True
    return at < len(keys) and keys[at] in following


def _is_name(printed: str, name: str) -> bool:
    """Tell whether what is printed may be the name: a capital for a capital; US and no "us"."""
    if not name[0].isascii():
        return True
    if len(name) <= 4 and name.isupper():
        return printed.replace(".", "").isupper()
    return not name[0].isupper() or printed[0].isupper()


def nearest(marks: Sequence[Mark], places: Iterable[int], *kinds: str) -> int:
    """Return the first of ``places`` whose mark has one of the kinds, -1 when none has."""
    for place in places:
        if any(kind in marks[place].senses for kind in kinds):
            return place
    return -1
