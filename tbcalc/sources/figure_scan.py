"""Items of running text: sentences without a number are passed over, the rest is read once.

Most of an article is no figure. What the lexicon has of a word is looked up once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.sources.figure_items import NUMBER, Item, settled_senses
from tbcalc.sources.figure_tokens import FIRST_IDEOGRAPH, MARKS, NUMBERS, folded
from tbcalc.sources.vocabulary import Vocabulary, follows, vocabulary

_NUMERIC: Final = frozenset((
    "digit", "tens", "ten", "factor", "ratio", "half", "alone", "share", "points", "scale",
))  # fmt: skip
"""Categories of words of which a figure without digits has one."""
_NOTHING: Final[dict[str, str]] = {}
_SKIPPED: Final = ("en", "zh")
"""Languages whose number words have no accents, so that sentences without any are passed over."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_FIRST_TOKEN: Final = re.compile(rf"[^\W\d_{FIRST_IDEOGRAPH}-\U0010ffff]+|\S")
_SURE_END: Final = re.compile(
    r"[.!?](?<=[a-z]{4}.|[\d%\s).]{4}.)[\"”]?\s+(?=[A-Z“\"])(?<!approx. )|[。！？；]"
)
_PAIR: Final = 2


@noun
class Head:
    """A word as the lexicon has it, by itself and as the first of a phrase.

    ``seconds`` are the words that may follow it in a phrase, None where it begins none.
    """

    kind: str
    key: str
    senses: dict[str, str]
    seconds: set[str] | None


def prose_items(text: str, languages: tuple[str, ...]) -> list[Item]:
    """Return the items of the sentences of a plain text that may hold a figure.

    What lies between them is one item without a meaning. The languages are those without stems.
    """
    words = vocabulary(languages, every_currency=True)
    items: list[Item] = []
    last = 0
    for start, end in _stretches(text, languages):
        if start > last:
            items.append(Item("gap", "", last, start, True, _NOTHING))
        found, phrases = _single(text, start, end, languages)
        items += _joined(text, found, phrases, words, languages) if phrases else found
        last = end
    return items


def _stretches(text: str, languages: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where sentences with a number begin and end, those that follow one another as one."""
    if languages[0] not in _SKIPPED:
        yield 0, len(text)
        return
    signs, words = _numeric(languages)
    start = end = begin = 0
    for last in _breaks(text):
        is_numeric = signs.search(text, begin, last) is not None
        if is_numeric or not words.isdisjoint(_WORD.findall(text[begin:last].lower())):
            if begin > end:
                if end:
                    yield start, end
                start = begin
            end = last
        begin = last
    if end:
        yield start, end


def _breaks(text: str) -> Iterator[int]:
    """Yield where sentences surely end."""
    yield from (match.end() for match in _SURE_END.finditer(text))
    yield len(text)


def _single(
    text: str, start: int, end: int, languages: tuple[str, ...]
) -> tuple[list[Item], list[int]]:
    """Return the tokens of a stretch as items, and those that a phrase may begin with.

    A hyphen that joins two words is none.
    """
    items: list[Item] = []
    phrases: list[int] = []
    seconds: set[str] | None = None
    older: set[str] | None = None
    last = start
    for gap, number, word in _pattern().findall(text, start, end):
        begin = last + len(gap)
        is_apart = begin > last
        if number:
            last = begin + len(number)
            items.append(Item(NUMBER, number, begin, last, is_apart, _NOTHING))
            older, seconds = seconds, None
            continue
        last = begin + len(word)
        head = head_of(word, languages)
        if not is_apart and head.kind == "word" and _is_hyphened(items, text[last : last + 1]):
            items.pop()
            seconds, is_apart = older, True
            if phrases and phrases[-1] == len(items):
                phrases.pop()
        if seconds is not None and head.key in seconds:
            phrases.append(len(items) - 1)
        items.append(Item(head.kind, word, begin, last, is_apart, head.senses))
        older, seconds = seconds, head.seconds
    return items, phrases


def _is_hyphened(items: Sequence[Item], behind: str) -> bool:
    """Tell whether the last token is a dash that joins two words; ``behind`` follows the second."""
    if len(items) < _PAIR or items[-1].text != "-" or items[-1].spaced:
        return False
    is_mixed = behind >= FIRST_IDEOGRAPH and behind.isalnum()
    return not is_mixed and (items[-2].kind != "sign" or items[-2].text == "%")


def _joined(
    text: str,
    items: Sequence[Item],
    phrases: Sequence[int],
    words: Vocabulary,
    languages: tuple[str, ...],
) -> list[Item]:
    """Return the items, those that make a phrase of the lexicon as one."""
    joined: list[Item] = []
    done = 0
    for at in phrases:
        if at < done:
            continue
        size, senses = _longest(items, at, words, languages)
        if size > 1:
            joined += items[done:at]
            first, last = items[at], items[at + size - 1]
            phrase = text[first.start : last.end]
            joined.append(Item(first.kind, phrase, first.start, last.end, first.spaced, senses))
            done = at + size
    joined += items[done:]
    return joined


def _longest(
    items: Sequence[Item], at: int, words: Vocabulary, languages: tuple[str, ...]
) -> tuple[int, dict[str, str]]:
    """Return how many tokens the longest phrase from ``at`` takes, and its senses."""
    keys = [head_of(items[at].text, languages).key]
    for place in range(at + 1, min(at + words.reach[keys[0]], len(items))):
        item = items[place]
        if item.spaced and item.kind == "sign" and len(keys[-1]) == 1:
            break  # July's $5 is in no Singapore dollars
        if item.text == "A" and place + 1 < len(items) and items[place + 1].text == "$":
            break  # widened to A$529 million
        key = item.text if item.kind == NUMBER else head_of(item.text, languages).key
        keys.append(follows(keys[-1], item.kind, key, spaced=item.spaced))
    for size in range(len(keys), 1, -1):
        if senses := words.phrases.get(keys[size - 1]):
            return size, settled_senses(senses, languages)
    return 1, _NOTHING


@lru_cache(maxsize=16384)
def head_of(word: str, languages: tuple[str, ...]) -> Head:
    """Return what the lexicon of the languages has of a word."""
    words = vocabulary(languages, every_currency=True)
    is_letter = word[0].isalnum()
    kind = "sign" if not is_letter else "ideograph" if word[0] >= FIRST_IDEOGRAPH else "word"
    key = folded(word) if kind == "word" else word
    found = words.senses_of(word, key)
    senses = settled_senses(found, languages) if found else _NOTHING
    return Head(kind, key, senses, words.seconds.get(key))


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a token: what parts it from the last, then a number or a word."""
    letter = rf"[^\W\d_{FIRST_IDEOGRAPH}-\U0010ffff]"
    word = rf"{letter}(?:\.{letter}(?!{letter}))+\.?|{letter}+(?:{MARKS}{letter}*)*"
    return re.compile(rf"(\s*)(?:({NUMBERS})|({word}|\S))")


@cache
def _numeric(languages: tuple[str, ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the signs and words of which any sentence with a figure has one."""
    phrases = vocabulary(languages, every_currency=True).phrases
    first = {
        _FIRST_TOKEN.match(key.lower().lstrip("="))
        for key, senses in phrases.items()
        if any(category in _NUMERIC for category, _, _ in senses)
    }
    found = {match.group() for match in first if match is not None}
    signs = "".join(re.escape(word) for word in found if not word.isascii())
    return re.compile(rf"[\d{signs}]"), frozenset(word for word in found if word.isascii())
