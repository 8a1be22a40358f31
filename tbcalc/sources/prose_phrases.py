"""The words of prose and the names of areas, as phrases of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, Final

from tbcalc.exact.noun import noun
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.ready_words import ready

TOKEN: Final = late_pattern(
    r"([A-Za-z]{2,}+(?![\u00c0-\u024f])|(?:[A-Za-z]\.){2,}|[A-Za-z\u00c0-\u024f]+"
    r"|[^\0-\u024f\s\d’]|\d+(?:[.,]\d+)*|['’]s(?![A-Za-z])|\n|\S)"
)
STOPS: Final = {
    ",": ",", "，": ",", ";": ";", "；": ";", ":": ":", "：": ":", "(": "(", "（": "(", ")": ")",
    "）": ")", "。": ".", ".": ".", "!": ".", "?": ".", "、": "list", "—": "-", "–": "-",
    "[": "(", "]": ")", "！": ".", "？": ".",
}  # fmt: skip
_AREAS: Final = ("area_names.txt", "area_places.txt", "area_words.txt", "han_forms.txt")


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


@cache
def phrases(language: str) -> Phrases:
    """Return the words of a language, en or zh, and the names of areas."""
    told = ready(f"prose_{language}", phrase_files(language))
    return made_phrases(language) if told is None else _phrases_told(told)


def phrase_files(language: str) -> list[str]:
    """Return the files of the lexicon that the phrases of a language are made of."""
    return [f"prose_words_{language}.txt", f"prose_areas_{language}.txt", *_AREAS]


def told_phrases(words: Phrases) -> list[Any]:
    """Return phrases as ``phrases`` reads them when they are ready: columns, which load soonest."""
    kinds = [*dict.fromkeys(tuple(own.items()) for own in words.senses.values())]
    sizes = [*dict.fromkeys(words.sizes.values())]
    before = [*dict.fromkeys(area[3] for area in words.areas.values())]
    return [
        _column(map(" ".join, words.senses)),
        [*map(dict, kinds)],
        [kinds.index(tuple(own.items())) for own in words.senses.values()],
        _column(map(" ".join, words.areas)),
        [_column(each) for each in zip(*(area[:3] for area in words.areas.values()), strict=True)],
        before,
        [before.index(area[3]) for area in words.areas.values()],
        _column(words.sizes),
        sizes,
        [*map(sizes.index, words.sizes.values())],
        _column(words.seconds),
        _column(" ".join(sorted(own)) for own in words.seconds.values()),
    ]


def _phrases_told(told: list[Any]) -> Phrases:
    senses, kinds, kind, areas, named, before, following, sized, sizes, size, firsts, seconds = told
    codes, manners, printed = map(_cells, named)
    places = zip(codes, manners, printed, map(before.__getitem__, following), strict=True)
    sizes = [*map(tuple, sizes)]
    return Phrases(
        dict(zip(_tokens(senses), map(kinds.__getitem__, kind), strict=True)),
        dict(zip(_tokens(areas), places, strict=True)),
        dict(zip(_cells(sized), map(sizes.__getitem__, size), strict=True)),
        dict(zip(_cells(firsts), map(set, map(str.split, _cells(seconds))), strict=True)),
    )


def _column(cells: Iterable[str]) -> str:
    return "\n".join(cells)


def _cells(column: str) -> list[str]:
    return column.split("\n")


def _tokens(column: str) -> Iterator[tuple[str, ...]]:
    return map(tuple, map(str.split, _cells(column)))


def made_phrases(language: str) -> Phrases:
    """Return the words of a language and the names of areas as they are parsed."""
    from tbcalc.sources.prose_pairs import short_forms

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
    sizes: dict[str, set[int]] = {stop: set() for stop in STOPS}
    seconds: dict[str, set[str]] = {}
    for phrase in (*senses, *areas):
        sizes.setdefault(phrase[0], set()).add(len(phrase))
        seconds.setdefault(phrase[0], set()).update(phrase[1:2])
    sorted_sizes = {key: tuple(sorted(own, reverse=True)) for key, own in sizes.items()}
    return Phrases(senses, areas, sorted_sizes, seconds)


def _area_phrases(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the words for areas, metonyms first: Beijing's trade is China's."""
    from tbcalc.sources.area_words import area_words

    is_latin = language == "en"
    words = [w for w in area_words() if w.kind != "short" and not (w.code == "W" and is_latin)]
    if is_latin:
        yield from ((w.text, w.code, w.kind) for w in words if w.kind == "metonym")
    for kind, code, text in lexicon_rows(f"prose_areas_{language}.txt"):
        for word in () if kind in ("sign", "weak", "local", "before") else text.split("|"):
            yield word, code, kind
    yield from ((w.text, w.code, w.kind) for w in words if w.text[0].isascii() or not is_latin)


def _phrase(word: str) -> tuple[str, ...]:
    return tuple(key_of(token) for token in TOKEN.findall(word) if token != "-")


@cache
def _simplified() -> dict[str, str]:
    """Return the simplified form of each traditional sign that the lexicon knows another way."""
    return {sign: own for own, signs in lexicon_rows("han_forms.txt") for sign in signs}


@lru_cache(maxsize=8192)
def key_of(token: str) -> str:
    """Return a token as the lexicon spells it: in small letters, and in simplified signs."""
    if token >= "\u3400":
        return _simplified().get(token, token)
    key = token.lower()
    return key.replace(".", "") if len(key) > 1 and key[0].isalpha() else key.replace("’", "'")
