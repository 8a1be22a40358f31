"""The language of a prose text, told by its script and, in Latin letters, its commonest words."""

from __future__ import annotations

from collections import Counter
from functools import cache

from tbcalc.sources.figure_tokens import Token, folded
from tbcalc.sources.lexicon import lexicon_rows

_SCRIPTS = (
    ("\u3041", "\u30ff", "ja"),
    ("\uac00", "\ud7a3", "ko"),
    ("\u3400", "\u9fff", "zh"),
    ("\u0400", "\u052f", "ru"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0370", "\u03ff", "el"),
)
_ENOUGH = 20_000
"""Characters whose script tells the language of what follows."""
_TELLING = 50


def prose_language(text: str, found: list[Token], locale: str = "") -> tuple[str, ...]:
    """Return the language of the text, alone or with English behind it; ``locale`` names it.

    Kana tells Japanese among Han, hangul Korean; a script must be a fiftieth of the text.
    """
    own = locale[:2].lower()
    if own in {language for _, _, language in _SCRIPTS} or own in _telling_words().values():
        return (own,)
    if not text.isascii():
        text = text[:_ENOUGH]
        for first, last, language in _SCRIPTS:
            if sum(first <= character <= last for character in text) * _TELLING > len(text):
                return (language,)
    words = _telling_words()
    seen = Counter(words[token.key] for token in found if token.key in words)
    return (
        (max(seen, key=lambda language: (seen[language], language == "en")),) if seen else ("en",)
    )


@cache
def _telling_words() -> dict[str, str]:
    """Return each telling word with its language; words of several languages tell nothing."""
    pairs = [
        (word, language)
        for language, words in lexicon_rows("prose_languages.txt")
        for word in map(folded, words.split())
    ]
    shared = Counter(word for word, _ in pairs)
    return {word: language for word, language in pairs if shared[word] == 1}
