"""Items of running text: sentences without a number are passed over, the rest is read once.

Most of an article is no figure. What the lexicon has of a word is looked up once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate, pairwise
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.figure_items import NUMBER, Item, settled_senses
from tbcalc.sources.figure_tokens import FIRST_IDEOGRAPH, MARKS, NUMBERS, folded
from tbcalc.sources.ready_words import ready
from tbcalc.sources.vocabulary import (
    Vocabulary,
    follows,
    made_vocabulary,
    vocabulary,
    vocabulary_files,
)

_NUMERIC: Final = frozenset((
    "digit", "tens", "ten", "factor", "ratio", "half", "alone", "share", "points", "scale",
))  # fmt: skip
"""Categories of words of which a figure without digits has one."""
_NOTHING: Final[dict[str, str]] = {}
_LAST_LETTER: Final = chr(ord(FIRST_IDEOGRAPH) - 1)
_LAST_NEAR: Final = "\u02ff"
"""The last letter of the Latin script but for rare ones."""
SKIPPED: Final = ("en", "zh")
"""Languages whose number words have no accents, so that sentences without any are passed over."""
_WORD: Final = late_pattern(r"[^\W\d_]+")
_FIRST_TOKEN: Final = late_pattern(f"(?:(?=[\0-{_LAST_LETTER}])[^\\W\\d_])+|\\S")
_SURE_END: Final = late_pattern(
    r"[.!?](?<=[a-z]{4}.|[\d%\s).]{4}.)[\"”]?\s+(?=[A-Z“\"])(?<!approx. )|[。！？；]"
)
_MOST: Final = 20_000
"""Characters that are cut into tokens at once, and what the sentence has beyond."""


@noun
class Head:
    """A word as the lexicon has it, by itself and as the first of a phrase.

    ``seconds`` are the words that may follow it in a phrase, None where it begins none.
    """

    kind: str
    key: str
    senses: dict[str, str]
    seconds: set[str] | None


def prose_items(text: str, languages: tuple[str, ...]) -> Iterator[list[Item]]:
    """Yield the items of the sentences of a plain text that may hold a figure, some at a time.

    What lies before them is one item without a meaning. The languages are those without stems.
    """
    words = vocabulary(languages, every_currency=True)
    for start, end in _stretches(text, languages):
        found, phrases = _single(text, start, end, languages)
        items = _joined(text, found, phrases, words, languages) if phrases else found
        yield [Item("gap", "", start, start, True, _NOTHING), *items] if start else items


def _stretches(text: str, languages: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where sentences with a number begin and end, those that follow one another as one."""
    if languages[0] not in SKIPPED:
        yield 0, len(text)
        return
    signs, words = _numeric(languages)
    start = end = begin = 0
    for last in _breaks(text):
        is_numeric = signs.search(text, begin, last) is not None
        if is_numeric or not words.isdisjoint(_WORD.findall(text[begin:last].lower())):
            if begin > end or end - start > _MOST:
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
    """Return the tokens of a stretch as items, and those that a phrase may begin with."""
    piece = text[start:end]
    parts = _pattern(_last_letter(piece)).split(piece)
    offsets = list(accumulate(map(len, parts), initial=start))
    words, starts, ends = parts[1::2], offsets[1::2], offsets[2::2]
    spaced, heads = list(map(bool, parts[::2])), list(map(heads_of(languages), words))
    if "-" in words:
        joined = {
            at for at, word in enumerate(words) if word == "-" and _joins(at, words, spaced, heads)
        }
        spaced = [apart or at - 1 in joined for at, apart in enumerate(spaced)]
        columns = zip(words, starts, ends, spaced, heads, strict=False)
        kept = [column for at, column in enumerate(columns) if at not in joined]
        words, starts, ends, spaced, heads = map(list, zip(*kept, strict=True))
    kinds, senses = [head.kind for head in heads], [head.senses for head in heads]
    phrases = [
        at
        for at, (head, second) in enumerate(pairwise(heads))
        if head.seconds is not None and second.key in head.seconds
    ]
    return list(map(Item, kinds, words, starts, ends, spaced, senses)), phrases


def _joins(at: int, words: Sequence[str], spaced: Sequence[bool], heads: Sequence[Head]) -> bool:
    """Tell whether a dash joins the word before it to one that follows at once."""
    after = at + 1
    if at == 0 or after == len(words) or spaced[at] or spaced[after] or heads[after].kind != "word":
        return False
    is_mixed = (
        after + 1 < len(words) and not spaced[after + 1] and heads[after + 1].kind == "ideograph"
    )
    return not is_mixed and (heads[at - 1].kind != "sign" or words[at - 1] == "%")


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
    head_of = heads_of(languages)
    keys = [head_of(items[at].text).key]
    for place in range(at + 1, min(at + words.reach[keys[0]], len(items))):
        item = items[place]
        if item.spaced and item.kind == "sign" and len(keys[-1]) == 1:
            break  # July's $5 is in no Singapore dollars
        if item.text == "A" and place + 1 < len(items) and items[place + 1].text == "$":
            break  # widened to A$529 million
        key = head_of(item.text).key
        keys.append(follows(keys[-1], item.kind, key, spaced=item.spaced))
    for size in range(len(keys), 1, -1):
        if senses := words.phrases.get(keys[size - 1]):
            return size, settled_senses(senses, languages)
    return 1, _NOTHING


@cache
def heads_of(languages: tuple[str, ...]) -> Callable[[str], Head]:
    """Return what tells of a token what the lexicon of the languages has of it."""
    return lru_cache(maxsize=16384)(partial(_head, languages=languages))


def _head(word: str, languages: tuple[str, ...]) -> Head:
    if word[0].isdecimal() or (word[0] == "." and len(word) > 1):
        return Head(NUMBER, word, _NOTHING, None)
    words = vocabulary(languages, every_currency=True)
    is_letter = word[0].isalnum()
    kind = "sign" if not is_letter else "ideograph" if word[0] >= FIRST_IDEOGRAPH else "word"
    key = folded(word) if kind == "word" else word
    found = words.senses_of(word, key)
    senses = settled_senses(found, languages) if found else _NOTHING
    return Head(kind, key, senses, words.seconds.get(key))


def _last_letter(text: str) -> str:
    """Return up to where letters make words in a text: all, or those before its ideographs."""
    if text.isascii() or max(text) < FIRST_IDEOGRAPH:
        return ""
    is_far = any(_LAST_NEAR < sign < FIRST_IDEOGRAPH and sign.isalnum() for sign in set(text))
    return _LAST_LETTER if is_far else _LAST_NEAR


@cache
def _pattern(last: str) -> re.Pattern[str]:
    """Return the pattern of a token: a number, a word, an ideograph or a sign.

    The letters of words are those up to ``last``, all where it is empty: the shorter the range,
    the sooner the pattern is compiled.
    """
    letter = f"(?:(?=[\0-{last}])[^\\W\\d_])" if last else r"[^\W\d_]"
    word = rf"{letter}(?:\.{letter}(?!{letter}))+\.?|{letter}+(?:{MARKS}{letter}*)*"
    most = rf"[A-Za-z]{{2,}}+(?![\w{MARKS[1:-2]}])"  # most words, told at once
    return re.compile(rf"({most}|{NUMBERS}|{word}|\S)")


@cache
def _numeric(languages: tuple[str, ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the signs and words of which any sentence with a figure has one."""
    told = ready(f"numbers_{'_'.join(languages)}", number_files(languages))
    found = told or made_numbers(languages)
    signs = "".join(re.escape(word) for word in found if not word.isascii())
    return re.compile(rf"[\d{signs}]"), frozenset(word for word in found if word.isascii())


def number_files(languages: tuple[str, ...]) -> list[str]:
    """Return the files of the lexicon that tell the words of numbers."""
    return vocabulary_files(languages, every_currency=True)


def made_numbers(languages: tuple[str, ...]) -> list[str]:
    """Return the words and signs that a figure of the languages may begin with."""
    phrases = made_vocabulary(languages, every_currency=True).phrases
    first = (
        _FIRST_TOKEN.match(key.lower().lstrip("="))
        for key, senses in phrases.items()
        if any(category in _NUMERIC for category, _, _ in senses)
    )
    return sorted({match.group() for match in first if match is not None})
