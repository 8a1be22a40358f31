"""The pieces of an expression: figures, signs, brackets, and the words per, to and of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from tbcalc.exact.noun import noun
from tbcalc.figures.expression import Place

Kind = Literal["figure", "sign", "open", "close", "to", "of", "end"]

LONGEST: Final = 10_000
_SIGNS: Final = {
    "+": "+", "-": "-", "\N{MINUS SIGN}": "-", "*": "*", "×": "*", "·": "*", "/": "/", "÷": "/",
    "^": "^", "**": "^", "per": "/", "a": "/", "an": "/",
    "(": "(", "（": "(", "[": "(", ")": ")", "）": ")", "]": ")",
}  # fmt: skip
_WORDS: Final = {"to": "to", "in": "to", "as": "to", "of": "of", "->": "to", "→": "to"}
_PIECE: Final = re.compile(
    r"\s+"
    r"|(?P<number>\d[\d.,]*[eE][+-]\d+)"
    r"|(?P<arrow>->|→|\*\*)"
    r"|(?P<sign>[-+*×·/÷^()\[\]（）\N{MINUS SIGN}])"
    r"|(?P<word>[^\s+*×·/÷^()\[\]（）\N{MINUS SIGN}\N{HYPHEN-MINUS}→]+"
    r"(?:-(?=[^\W\d])[^\s+*×·/÷^()\[\]（）\N{MINUS SIGN}\N{HYPHEN-MINUS}→]+)*)"
)


@noun
class Piece:
    """A piece of the text: ``sign`` is the sign in its plain form, empty for the others."""

    kind: Kind
    text: str
    place: Place
    sign: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of the text in order, words that stand together as one figure, then end."""
    begun: list[Piece] = []
    for piece in _raw(text):
        if piece.kind == "figure":
            begun.append(piece)
            continue
        if begun:
            yield _joined(text, begun)
            begun = []
        yield piece
    if begun:
        yield _joined(text, begun)
    yield Piece("end", "", (len(text), len(text)))


def _raw(text: str) -> Iterator[Piece]:
    after_figure = False
    for match in _PIECE.finditer(text):
        found = match[0]
        if found.isspace():
            continue
        piece = _piece(found, match.span(), after_figure)
        after_figure = piece.kind in ("figure", "close")
        yield piece


def _piece(found: str, place: Place, after_figure: bool) -> Piece:
    small = found.lower()
    # "a" and "of" are words of a figure ("a third", "a quarter of") unless they follow one.
    if small in _WORDS and (after_figure or small != "of"):
        return Piece("of" if small == "of" else "to", found, place)
    sign = _SIGNS.get(small, "") if len(found) < 3 or small == "per" else ""
    if sign == "(":
        return Piece("open", found, place, sign)
    if sign == ")":
        return Piece("close", found, place, sign)
    if sign and (after_figure or small not in ("a", "an")):
        return Piece("sign", found, place, sign)
    return Piece("figure", found, place)


def _joined(text: str, begun: list[Piece]) -> Piece:
    start, end = begun[0].place[0], begun[-1].place[1]
    return Piece("figure", text[start:end], (start, end))
