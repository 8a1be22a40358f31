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

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.sources.area_words import area_words
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.period_phrase import PeriodPhrase
from tbcalc.sources.prose_pairs import short_forms

_TOKEN: Final = re.compile(
    r"(?:[A-Za-z]\.){2,}|[A-Za-z\u00c0-\u024f]+|[\u3400-\u9fff]|\d[\d.,]*|['’]s(?![A-Za-z])|\n|\S"
)
_STOPS: Final = {
    ",": ",", "，": ",", ";": ";", "；": ";", ":": ":", "：": ":", "(": "(", "（": "(", ")": ")",
    "）": ")", "。": ".", ".": ".", "!": ".", "?": ".", "、": "list", "—": "-", "–": "-",
    "[": "(", "]": ")", "！": ".", "？": ".",
}  # fmt: skip
_SHORT: Final = ("partner", "pair")
"""How the manners of short forms begin."""
_LONGEST: Final = 40
"""More tokens than any phrase of the lexicon has."""

OTHERS: Final = "OTHERS"
"""What the lexicon calls those that trade with is of no partner told: the rest of the world."""

Senses = Mapping[str, str]
_NONE: Senses = {}


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


@noun
class Phrases:
    """Phrases as tuples of tokens; ``reach`` is how long one gets that begins with a token.

    An area has its code, how it is named, its name and the characters before which it counts.
    """

    senses: dict[tuple[str, ...], dict[str, str]]
    areas: dict[tuple[str, ...], tuple[str, str, str, str]]
    reach: dict[str, int]


Taken = Sequence[Mark]
"""Marks that are there before words are looked up: figures and periods, in order."""


def find_marks(text: str, start: int, end: int, language: str, taken: Taken) -> Iterator[Mark]:
    """Yield the marks of ``text`` from ``start`` to ``end`` in order, those ``taken`` included."""
    words = phrases(language)
    beginnings = words.reach
    found = list(_TOKEN.finditer(text, start, end))
    starts = [token.start() for token in found]
    keys = [_key(token.group()) for token in found]
    blocked = iter([*taken, Mark(end, end)])
    block = next(blocked)
    at = 0
    while at < len(found):
        if starts[at] >= block.start:
            yield from _shown(block)
            at = max(at, bisect_left(starts, block.end))
            block = next(blocked)
            continue
        if keys[at] not in beginnings and keys[at] not in _STOPS:
            at += 1
            continue
        limit = bisect_left(starts, block.start, at)
        size, mark = _longest(text, words, keys, found, at, limit)
        if mark is not None:
            yield mark
        at += size
    while block.start < end:
        yield from _shown(block)
        block = next(blocked)


def _shown(block: Mark) -> Iterator[Mark]:
    """Yield a taken mark unless it only keeps words from being read: those of a qualifier."""
    if "qualifier" not in block:
        yield block


@cache
def phrases(language: str) -> Phrases:
    """Return the words of a language, en or zh, and the names of areas."""
    senses: dict[tuple[str, ...], dict[str, str]] = {}
    areas: dict[tuple[str, ...], tuple[str, str, str, str]] = {}
    for kind, value, words in lexicon_rows(f"prose_words_{language}.txt"):
        for word in words.split("|"):
            own = senses.setdefault(_phrase(word), {})
            own.setdefault(kind, value)
            if kind == "ally" and value:
                own.setdefault("flow", value)  # what a market takes is what is exported to it
    for text, code, manner in _area_phrases(language):
        areas.setdefault(_phrase(text), (code, manner, text, ""))
    for form in short_forms() if language == "zh" else ():
        areas.setdefault(_phrase(form.text), (form.code, form.manner, form.text, form.before))
        if form.text[0] == "输" and form.manner == "partner":
            senses.setdefault(_phrase(form.text), {"flow": "exports"})  # 输华 is what goes there
    reach: dict[str, int] = {}
    for phrase in (*senses, *areas):
        reach[phrase[0]] = max(reach.get(phrase[0], 1), len(phrase))
    return Phrases(senses, areas, reach)


def _area_phrases(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the words for areas, metonyms first: Beijing's trade is China's."""
    is_latin = language == "en"
    words = [w for w in area_words() if w.kind != "short" and not (w.code == "W" and is_latin)]
    if is_latin:
        yield from ((w.text, w.code, w.kind) for w in words if w.kind == "metonym")
    for kind, code, text in lexicon_rows(f"prose_areas_{language}.txt"):
        for word in () if kind in ("sign", "weak", "before") else text.split("|"):
            yield word, code, kind
    yield from ((w.text, w.code, w.kind) for w in words if w.text[0].isascii() or not is_latin)


def _phrase(word: str) -> tuple[str, ...]:
    return tuple(_key(token) for token in _TOKEN.findall(word) if token != "-")


@cache
def _simplified() -> dict[str, str]:
    """Return the simplified form of each traditional sign that the lexicon knows another way."""
    return {sign: own for own, signs in lexicon_rows("han_forms.txt") for sign in signs}


@lru_cache(maxsize=8192)
def _key(token: str) -> str:
    if token >= "\u3400":
        return _simplified().get(token, token)
    key = token.lower()
    return key.replace(".", "") if len(key) > 1 and key[0].isalpha() else key.replace("’", "'")


def _longest(
    text: str, words: Phrases, keys: list[str], found: list[re.Match[str]], at: int, limit: int
) -> tuple[int, Mark | None]:
    """Return how many tokens the longest phrase at ``at`` takes, and its mark."""
    taken: list[int] = []
    place = at
    reach = min(words.reach.get(keys[at], 1), _LONGEST)
    while place < limit and len(taken) < reach and keys[at] != "-":
        if keys[place] != "-":
            taken.append(place)
        place += 1
    for size in range(len(taken), 0, -1):
        phrase = tuple(keys[i] for i in taken[:size])
        start, end = found[at].start(), found[taken[size - 1]].end()
        area = words.areas.get(phrase)
        if (
            area is not None
            and _is_name(text[start:end], area[2])
            and not (area[1].startswith(_SHORT) and _begins_area(words, keys, taken[size - 1]))
            and (not area[3] or _is_before(keys, taken[size - 1] + 1, area[3]))
        ):
            code, manner, *_ = area
            own = words.senses.get(phrase, _NONE) if manner == "partner" else _NONE
            return taken[size - 1] + 1 - at, Mark(start, end, own, -1, code, manner)
        senses = words.senses.get(phrase)
        if senses is not None:
            return taken[size - 1] + 1 - at, Mark(start, end, senses)
    stop = _STOPS.get(keys[at])
    if stop is None:
        return 1, None
    return 1, Mark(found[at].start(), found[at].end(), {"stop": stop})


def _begins_area(words: Phrases, keys: list[str], at: int) -> bool:
    """Tell whether a longer name begins where a short form ends: 对中亚 is no 对中."""
    for size in range(2, words.reach.get(keys[at], 1) + 1):
        area = words.areas.get(tuple(keys[at : at + size]))
        if area is not None and (not area[3] or _is_before(keys, at + size, area[3])):
            return True
    return False


def _is_before(keys: list[str], at: int, following: str) -> bool:
    """Tell whether one of the characters stands at ``at``, before which alone a form counts."""
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
