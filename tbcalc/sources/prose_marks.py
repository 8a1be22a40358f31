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
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.area_words import area_words
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.period_phrase import PeriodPhrase
from tbcalc.sources.prose_pairs import short_forms

_TOKEN: Final = late_pattern(
    r"([A-Za-z]{2,}+(?![\u00c0-\u024f])|(?:[A-Za-z]\.){2,}|[A-Za-z\u00c0-\u024f]+"
    r"|[\u3400-\u9fff]|\d+(?:[.,]\d+)*|['’]s(?![A-Za-z])|\n|\S)"
)
_STOPS: Final = {
    ",": ",", "，": ",", ";": ";", "；": ";", ":": ":", "：": ":", "(": "(", "（": "(", ")": ")",
    "）": ")", "。": ".", ".": ".", "!": ".", "?": ".", "、": "list", "—": "-", "–": "-",
    "[": "(", "]": ")", "！": ".", "？": ".",
}  # fmt: skip
_SHORT: Final = ("partner", "pair")
"""How the manners of short forms begin."""

OTHERS: Final = "OTHERS"
"""What the lexicon calls those that trade with is of no partner told: the rest of the world."""

Senses = Mapping[str, str]
_LEADS: Final = (["对"], ["自"], ["从"])
_NONE: Senses = {}
_OF_STOPS: Final[Mapping[str, Senses]] = {sign: {"stop": stop} for sign, stop in _STOPS.items()}


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
    """Phrases as tuples of tokens; ``sizes`` are those that begin with a token, longest first.

    ``seconds`` are the tokens that may follow such a one in a phrase. An area has its code, how it
    is named, its name and the characters before which it counts.
    """

    senses: dict[tuple[str, ...], dict[str, str]]
    areas: dict[tuple[str, ...], tuple[str, str, str, str]]
    sizes: dict[str, tuple[int, ...]]
    seconds: dict[str, set[str]]


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
    parts = _TOKEN.split(text[start:end])
    offsets = list(accumulate(map(len, parts), initial=start))
    keys, starts, ends = list(map(_key, parts[1::2])), offsets[1::2], offsets[2::2]
    if "-" not in keys:
        return keys, starts, ends
    kept = [at for at, key in enumerate(keys) if key != "-"]
    return [keys[at] for at in kept], [starts[at] for at in kept], [ends[at] for at in kept]


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
    sizes: dict[str, set[int]] = {stop: set() for stop in _STOPS}
    seconds: dict[str, set[str]] = {}
    for phrase in (*senses, *areas):
        sizes.setdefault(phrase[0], set()).add(len(phrase))
        seconds.setdefault(phrase[0], set()).update(phrase[1:2])
    sorted_sizes = {key: tuple(sorted(own, reverse=True)) for key, own in sizes.items()}
    return Phrases(senses, areas, sorted_sizes, seconds)


def _area_phrases(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the words for areas, metonyms first: Beijing's trade is China's."""
    is_latin = language == "en"
    words = [w for w in area_words() if w.kind != "short" and not (w.code == "W" and is_latin)]
    if is_latin:
        yield from ((w.text, w.code, w.kind) for w in words if w.kind == "metonym")
    for kind, code, text in lexicon_rows(f"prose_areas_{language}.txt"):
        for word in () if kind in ("sign", "weak", "local", "before") else text.split("|"):
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
