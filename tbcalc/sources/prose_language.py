"""The language of a prose text, told by its script and, in Latin letters, its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from tbcalc.sources.figure_tokens import WORDS, folded
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.ready_words import ready

_SCRIPTS = (
    ("\u3041", "\u30ff", "ja"),
    ("\uac00", "\ud7a3", "ko"),
    ("\u3400", "\u9fff", "zh"),
    ("\u0400", "\u052f", "ru"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0370", "\u03ff", "el"),
)
_OF_SCRIPTS = frozenset(language for *_, language in _SCRIPTS)
_ENOUGH = 20_000
"""Characters whose script tells the language of what follows."""
_TELLING = 50
TELLING_FILES = ("prose_languages.txt",)
_BEGINNING: Final = 20_000
"""Characters from which the language of a text is told."""


def prose_language(text: str, locale: str = "") -> tuple[str, ...]:
    """Return the language of a plain text, alone; ``locale`` names it.

    Kana tells Japanese among Han, hangul Korean; a script must be a fiftieth of the text.
    """
    own = locale[:2].lower()
    if own in _OF_SCRIPTS or own in _telling_words().values():
        return (own,)
    return (script_language(text) or _commonest(text),)


def script_language(text: str) -> str:
    """Return the language that a text's letters tell, empty where they are Latin."""
    if text.isascii():
        return ""
    text = text[:_ENOUGH]
    signs = set(text)
    for first, last, language in _SCRIPTS:
        if any(first <= sign <= last for sign in signs):
            letters = sum(first <= sign <= last for sign in text)
            if letters * _TELLING > len(text):
                return language
    return ""


def _commonest(text: str) -> str:
    """Return the language most words of a Latin text are of, English where none tells."""
    words = _telling_words()
    seen: Counter[str] = Counter()
    for word, count in Counter(re.findall(WORDS, text)).items():
        language = words.get(folded(word))
        if language is not None:
            seen[language] += count
    return max(seen, key=lambda language: (seen[language], language == "en")) if seen else "en"


@cache
def _telling_words() -> dict[str, str]:
    told: dict[str, str] | None = ready("telling", TELLING_FILES)
    return made_telling_words() if told is None else told


def made_telling_words() -> dict[str, str]:
    """Return each telling word with its language; words of several languages tell nothing."""
    pairs = [
        (word, language)
        for language, words in lexicon_rows(TELLING_FILES[0])
        for word in map(folded, words.split())
    ]
    shared = Counter(word for word, _ in pairs)
    return {word: language for word, language in pairs if shared[word] == 1}


def tongue_of(text: str, language: str) -> str:
    """Return whose words a text is read by, zh or en, by its script where it is not told."""
    told = language[:2] or script_language(text[:_BEGINNING])
    return "zh" if told == "zh" else "en"
