"""The text of a figure as tokens: numbers, words, single ideographs and signs."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tbcalc.exact.noun import noun

_SPACES = "\t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u202f\u205f\u3000\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPACES += "\u200b\u200c\u200d\u2060\ufeff\u00ad\u061c"
FIRST_IDEOGRAPH = "\u2e80"
"""From here on letters are Han, kana and Hangul, each a token by itself."""

HAN = r"[^\W\d_\0-\u036f]"
"""An ideograph of a Chinese text: all ideographs as a range take a thousandth of a second."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\u2043\ufe63\ufe58"

_LETTER = r"[^\W\d_]"
MARKS = r"[\u0300-\u036f\u064b-\u0652]+"
NUMBERS = (
    r"\d+(?:\.\d+)?[eE][+-]?\d{1,2}(?!\w)|\d{1,3}(?: \d{3})+(?!\d)(?:[.,·]\d+)?"
    r"|\d+(?:[.,'·]\d+)*|(?<![\w.,])\.\d+"
)
WORDS = rf"{_LETTER}(?:\.{_LETTER}(?!{_LETTER}))+\.?|{_LETTER}+(?:{MARKS}{_LETTER}*)*"


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{NUMBERS})|(?P<word>{WORDS})|(?P<sign>\S)")


@noun
class Token:
    """A piece of a text: ``kind`` is number, ideograph, word or sign.

    ``text`` is as printed but for width, kind of space and kind of dash; ``key`` is how the
    lexicon spells it: no capitals, no accents, no full stops. ``spaced`` tells that a space or a
    hyphen stands before it.
    """

    kind: str
    text: str
    key: str
    start: int
    end: int
    spaced: bool


def plain(text: str) -> str:
    """Return ``text`` with full-width and foreign digits, spaces and dashes made plain.

    Each character stands for one character, so that offsets hold.
    """
    if text.isascii() and text.isprintable():
        return text
    if "，" in text:  # a clause ends with it, and full-width digits group with it
        text = re.sub("(?<=[０-９])，(?=[０-９]{3})", ",", text)
    return text.translate(_plain_characters())


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return how the lexicon spells ``word``: no capitals, no accents, no full stops."""
    if word.isascii():
        return word.lower().replace(".", "")
    from unicodedata import category, normalize

    apart = normalize("NFD", word.casefold())
    bare = "".join(c for c in apart if category(c) != "Mn" and c not in ".\u0640")
    return normalize("NFC", bare)


def tokens(text: str) -> list[Token]:
    """Return the tokens of ``text``, which ``plain`` has made plain."""
    found: list[Token] = []
    past = 0
    for match in _token_pattern().finditer(text):
        kind, word = match.lastgroup or "", match.group()
        start, end = match.span()
        spaced = start > past
        past = end
        if kind != "word":
            found.append(Token(kind, word, word, start, end, spaced))
        elif word.isascii() or max(word) < FIRST_IDEOGRAPH:
            if not spaced and len(found) > 1 and _is_hyphen(found[-2], found[-1]):
                found.pop()
                spaced = True
            found.append(Token(kind, word, folded(word), start, end, spaced))
        else:
            found += _parted(word, start, spaced)
    return found


def _parted(word: str, start: int, spaced: bool) -> list[Token]:
    """Return the ideographs of ``word`` one by one, and what letters stand between them."""
    found: list[Token] = []
    at = 0
    while at < len(word):
        end = at + 1
        if word[at] < FIRST_IDEOGRAPH:
            while end < len(word) and word[end] < FIRST_IDEOGRAPH:
                end += 1
        piece = word[at:end]
        is_word = piece[0] < FIRST_IDEOGRAPH
        kind, key = ("word", folded(piece)) if is_word else ("ideograph", piece)
        found.append(Token(kind, piece, key, start + at, start + end, spaced and at == 0))
        at = end
    return found


def _is_hyphen(before: Token, dash: Token) -> bool:
    """Tell whether the dash joins the token before it to a word that follows at once."""
    return dash.text == "-" and not dash.spaced and (before.kind != "sign" or before.text == "%")


@cache
def _plain_characters() -> dict[int, str]:
    wide = {0xFF01 + i: chr(0x21 + i) for i in range(94) if chr(0xFF01 + i) != "，"}
    digits = {
        zero + i: str(i) for zero in (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50) for i in range(10)
    }
    signs = {
        "\u066a": "%", "\u066b": ".", "\u066c": "'", "\u2019": "'", "\u2018": "'", "\uffe5": "¥",
        "\uffe1": "£", "\uffe0": "¢", "\uffe6": "₩", "\u30fb": "·", "\uff65": "·", "\u2027": "·",
        "\u2e31": "·", "\ufe6a": "%", "\u301c": "~", "\u223c": "~", "\u2044": "/", "\u02bc": "'",
    }  # fmt: skip
    spaces = {ord(c): " " for c in _SPACES}
    dashes = {ord(c): "-" for c in _DASHES}
    return wide | digits | spaces | dashes | {ord(c): sign for c, sign in signs.items()}
