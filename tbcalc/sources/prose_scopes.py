"""The part of a flow that a figure covers: laptops, services, private firms."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.prose_sentences import Sentence

_WORDS: Final = re.compile(r"[^\W\d_][\w'’&-]*")
_HAN: Final = re.compile(r"[^\u3400-\u9fff]")
_MOST_WORDS: Final = 4
_MOST_SIGNS: Final = 12


@cache
def _plain_words(language: str) -> frozenset[str]:
    """Return the words that do not narrow a flow: goods, total, 货物."""
    rows = lexicon_rows("prose_scopes.txt")
    return frozenset(word for own, words in rows if own == language for word in words.split("|"))


@cache
def _plain_signs() -> re.Pattern[str]:
    longest_first = sorted(_plain_words("zh"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def scope_of(sentence: Sentence, place: int) -> str:
    """Return the words before a flow that narrow it, empty when it is the whole flow."""
    before = sentence.marks[place - 1].end if place else sentence.start
    gap = sentence.text[before : sentence.marks[place].start]
    if sentence.printed(place)[0] >= "\u3400":
        return _chinese(gap)
    named = _english(gap)
    return named or _behind(sentence, place)


def _english(gap: str) -> str:
    if gap and not gap[-1].isspace():
        return ""
    kept: list[str] = []
    for word in reversed(_WORDS.findall(gap)):
        if word.lower() in _plain_words("en") or len(kept) == _MOST_WORDS:
            break
        kept.append(word)
    return " ".join(reversed(kept))


def _behind(sentence: Sentence, place: int) -> str:
    """Return what an "of" behind the flow narrows it to: exports of cars."""
    if not sentence.has(place + 1, "prep") or sentence.marks[place + 1].senses["prep"] != "of":
        return ""
    kept: list[str] = []
    for word in _WORDS.findall(sentence.gap(place + 1)):
        if word.lower() in _plain_words("en"):
            break
        kept.append(word)
    return " ".join(kept[:_MOST_WORDS])


def _chinese(gap: str) -> str:
    return _plain_signs().sub("", _HAN.sub("", gap))[-_MOST_SIGNS:]
