"""Vocabulary: the words of printed figures with their senses, a file of the lexicon a language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from tbcalc.exact.noun import noun
from tbcalc.sources.figure_tokens import Token, plain, tokens
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.ready_words import ready

Sense = tuple[str, str, str]
"""Category, meaning, language; the categories are those of docs/reference/lexicon.md."""

LATIN = ("en", "de", "fr", "es", "it", "pt")
"""The languages of the Latin script that are tried at once, the tool's own first."""

FURTHER_LATIN = ("nl", "pl", "tr", "id", "vi")
"""The languages of the Latin script that are tried when those say nothing."""

READY: Final = (
    (("en",), False), (("en",), True), (("zh",), True), (("en", "zh", "ja"), False),
    (("en", "zh"), False),
)  # fmt: skip
"""Vocabularies that are made beforehand: languages, and whether with every currency."""

_LONGEST_ENDING: Final = 6
_LONGEST_STEM: Final = 24
_CODE_SCALES: Final = {"M": 6, "k": 3, "K": 3}
"""Letters of scale put before a code: MUSD, kEUR."""


@noun
class Vocabulary:
    """Words and phrases with their senses.

    ``phrases`` are whole, ``stems`` begin longer words; ``reach`` is how many tokens the longest
    phrase has that begins with this token, ``seconds`` what may be the second of them.
    """

    phrases: dict[str, tuple[Sense, ...]]
    stems: dict[str, tuple[Sense, ...]]
    reach: dict[str, int]
    seconds: dict[str, set[str]]

    def longest(self, found: list[Token], at: int) -> tuple[int, tuple[Sense, ...]]:
        """Return how many tokens the longest phrase from ``at`` takes, and its senses.

        (1, ()) where the token is unknown.
        """
        token = found[at]
        if token.key not in self.reach:
            return self._alone(found, at)
        keys = [token.key]
        for follower in found[at + 1 : at + self.reach[token.key]]:
            if follower.spaced and follower.kind == "sign" and len(keys[-1]) == 1:
                break  # July's $5 is in no Singapore dollars
            keys.append(_joined(keys[-1], follower))
        for size in range(len(keys), 1, -1):
            if senses := self.phrases.get(keys[size - 1]):
                return size, senses
            if senses := self.stems.get(keys[size - 1]):
                return _with_ending(found, at + size) - at, senses
        return self._alone(found, at)

    def _alone(self, found: list[Token], at: int) -> tuple[int, tuple[Sense, ...]]:
        """Look the token up by itself, then as one that begins with a stem."""
        token = found[at]
        senses = self.senses_of(token.text, token.key)
        if senses or not self.stems or token.kind == "sign":
            return 1, senses
        return self._begun(found, at)

    def senses_of(self, text: str, key: str) -> tuple[Sense, ...]:
        """Return the senses of one token as a whole word."""
        exact = self.phrases.get("=" + text) if len(text) <= 4 else None
        return exact or self.phrases.get(key) or _code_sense(text)

    def _begun(self, found: list[Token], at: int) -> tuple[int, tuple[Sense, ...]]:
        """Look for a stem that the token begins with, the longest first."""
        word = found[at].key
        for end in range(min(len(word), _LONGEST_STEM), 0, -1):
            if senses := self.stems.get(word[:end]):
                return _with_ending(found, at + 1) - at, senses
        return 1, ()


@cache
def vocabulary(languages: tuple[str, ...], *, every_currency: bool = False) -> Vocabulary:
    """Return the words of all ``languages`` together, with the names of ``every_currency``.

    Words marked with ? are left out unless the languages of the Latin script are read together.
    """
    if (languages, every_currency) in READY:
        files = vocabulary_files(languages, every_currency=every_currency)
        told = ready(ready_vocabulary(languages, every_currency=every_currency), files)
        if told is not None:
            return _vocabulary_told(told)
    return made_vocabulary(languages, every_currency=every_currency)


def made_vocabulary(languages: tuple[str, ...], *, every_currency: bool) -> Vocabulary:
    """Return the words of languages as they are parsed."""
    phrases: dict[str, tuple[Sense, ...]] = {}
    stems: dict[str, tuple[Sense, ...]] = {}
    reach: dict[str, int] = {}
    seconds: dict[str, set[str]] = {}
    alone = len(languages) < len(LATIN)
    for sense, words in _lines(languages, every_currency):
        for marked in words.split("|"):
            if alone and marked[-1] == "?":
                continue
            word = marked.rstrip("?")
            is_stem = len(word) > 1 and word[-1] == "*"
            key, first, second, size = _key(word[:-1] if is_stem else word)
            table = stems if is_stem else phrases
            known = table.get(key, ())
            if sense not in known:
                table[key] = (*known, sense)
            if reach.get(first, 1) < size:
                reach[first] = size
            if size > 1:
                seconds.setdefault(first, set()).add(second)
    return Vocabulary(phrases, stems, reach, seconds)


def told_vocabulary(words: Vocabulary) -> list[Any]:
    """Return a vocabulary as ``vocabulary`` reads it when it is ready: columns load soonest."""
    ordinals = {senses: at for at, senses in enumerate(dict.fromkeys(words.phrases.values()))}
    return [
        "\n".join(words.phrases),
        list(ordinals),
        [ordinals[senses] for senses in words.phrases.values()],
        words.stems,
        words.reach,
        "\n".join(words.seconds),
        ["|".join(sorted(own)) for own in words.seconds.values()],
    ]


def _vocabulary_told(told: list[Any]) -> Vocabulary:
    phrases, listed, ordinals, stems, reach, firsts, seconds = told
    senses = [*map(_senses, listed)]
    return Vocabulary(
        dict(zip(phrases.split("\n"), map(senses.__getitem__, ordinals), strict=True)),
        {key: _senses(each) for key, each in stems.items()},
        reach,
        {key: set(own.split("|")) for key, own in zip(firsts.split("\n"), seconds, strict=True)},
    )


def _senses(told: list[list[str]]) -> tuple[Sense, ...]:
    return tuple((category, meaning, language) for category, meaning, language in told)


def ready_vocabulary(languages: tuple[str, ...], *, every_currency: bool) -> str:
    """Return the name under which a vocabulary is ready."""
    return f"words_{'_'.join(languages)}{'_currencies' if every_currency else ''}"


def vocabulary_files(languages: tuple[str, ...], *, every_currency: bool) -> list[str]:
    """Return the files of the lexicon that a vocabulary is made of, in their order."""
    files = ["figure_words_any.txt"]
    for language in languages:
        files.append(f"figure_words_{language}.txt")
        if every_currency:
            files.append(f"currency_names_{language}.txt")
    return files


def _lines(languages: tuple[str, ...], every_currency: bool) -> Iterator[tuple[Sense, str]]:
    """Yield what the lexicon says: a sense, and the words that have it."""
    for category, meaning, words in lexicon_rows("figure_words_any.txt"):
        yield (category, meaning, "*"), words
    for language in languages:
        for category, meaning, words in lexicon_rows(f"figure_words_{language}.txt"):
            yield (category, meaning, language), words
        if every_currency:
            for code, words in lexicon_rows(f"currency_names_{language}.txt"):
                yield ("currency", code, language), words


@cache
def currency_codes() -> frozenset[str]:
    """Return all codes of ISO 4217."""
    return frozenset(row[0] for row in lexicon_rows("currency_codes.txt"))


def _code_sense(word: str) -> tuple[Sense, ...]:
    if not 3 <= len(word) <= 4:
        return ()
    if len(word) == 3 and word.isupper() and word in currency_codes():
        return (("currency", word, "*"),)
    if len(word) == 4 and word[0] in _CODE_SCALES and word[1:] in currency_codes():
        return (("money", f"{_CODE_SCALES[word[0]]} {word[1:]}", "*"),)
    return ()


def _with_ending(found: list[Token], at: int) -> int:
    """Return the token after the ending that follows a stem of ideographs: hangul or hiragana."""
    end = at
    while end < len(found) and end < at + _LONGEST_ENDING and _is_ending(found[end]):
        end += 1
    return end


def _is_ending(token: Token) -> bool:
    hangul, hiragana = "\uac00" <= token.text <= "\ud7a3", "\u3041" <= token.text <= "\u309f"
    return not token.spaced and (hangul or hiragana)


def _key(word: str) -> tuple[str, str, str, int]:
    """Return the key of a lexicon word, its first two tokens and how many it has."""
    if word.isascii() and word.replace(" ", "").isalpha():
        key = word.lower()
        first, _, rest = key.partition(" ")
        return key, first, rest.partition(" ")[0], key.count(" ") + 1
    if min(word) >= "\u2e80" and word.isalpha():
        return word, word[0], word[1:2], len(word)
    if word[0] == "=" and len(word) > 1:
        return word, word[1:], "", 1
    found = tokens(plain(word))
    key = found[0].key
    for token in found[1:]:
        key = _joined(key, token)
    return key, found[0].key, found[1].key if len(found) > 1 else "", len(found)


def _joined(key: str, token: Token) -> str:
    return follows(key, token.kind, token.key, spaced=token.spaced)


def follows(key: str, kind: str, second: str, *, spaced: bool) -> str:
    """Return ``key`` and the next token as the lexicon writes them: words parted by one space."""
    apart = spaced and kind != "sign" and key[-1:] not in "$¥£€₩₹%/<>="
    return f"{key} {second}" if apart else key + second
