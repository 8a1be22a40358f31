"""With which characters a form of the lexicon may begin: others need not be tried at a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

SIZE: Final = 3
"""How many characters are told."""
DIGIT: Final = "0"
"""It stands for any digit."""
_ANY: Final = "*"

PIECE: Final = re.compile(
    r"\(\?(?:=|!|<=|<!)|\(\?:|\(|\)|\||\{[a-z]+\}|\{[\d,]+\}|\[(?:\\.|[^\]])+\]|\\.|[^\\]",
    re.DOTALL,
)
_LOOKS: Final = ("(?=", "(?!", "(?<=", "(?<!")
_COUNTED: Final = re.compile(r"[?*+]|\{\d")

Starts = frozenset[str]
"""Beginnings of up to three characters; * at the end where anything may follow."""
_NOTHING: Final = frozenset(("",))
_ANYTHING: Final = frozenset((_ANY,))


def starts_of(form: str, macro: Callable[[str], Starts]) -> Starts:
    """Return what a form may begin with; ``macro`` tells it of a name in braces.

    What looks around counts for nothing.
    """
    return _alternatives(PIECE.findall(form), 0, macro)[0]


def beginnings(starts: Starts) -> list[str]:
    """Return the signs themselves of beginnings, none for a form that may begin with anything."""
    return sorted({start.rstrip(_ANY) for start in starts})


def is_counted(piece: str) -> bool:
    """Tell what says how often the piece before it comes."""
    return _COUNTED.match(piece) is not None


def is_look(piece: str) -> bool:
    """Tell the beginning of a group that looks around and takes nothing."""
    return piece in _LOOKS


def _alternatives(pieces: list[str], at: int, macro: Callable[[str], Starts]) -> tuple[Starts, int]:
    """Return what alternatives may begin with, and where they end."""
    starts: Starts = frozenset()
    while True:
        own, at = _sequence(pieces, at, macro)
        starts |= own
        if at >= len(pieces) or pieces[at] == ")":
            return starts, at
        at += 1


def _sequence(pieces: list[str], at: int, macro: Callable[[str], Starts]) -> tuple[Starts, int]:
    """Return the same of the pieces up to the next bar or the end of the group."""
    starts = _NOTHING
    while at < len(pieces) and pieces[at] not in (")", "|"):
        own, at = _piece(pieces, at, macro)
        if at < len(pieces) and is_counted(pieces[at]):
            own, at = _counted(own, pieces[at]), at + 1
        starts = _followed(starts, own)
        if all(start.endswith(_ANY) or len(start) >= SIZE for start in starts):
            return starts, _end(pieces, at)
    return starts, at


def _end(pieces: list[str], at: int) -> int:
    """Return where the sequence ends in which a place lies: at a bar, or the end of the group."""
    depth = 0
    while at < len(pieces) and (depth or pieces[at] not in (")", "|")):
        depth += pieces[at][0] == "("
        depth -= pieces[at] == ")"
        at += 1
    return at


def _counted(starts: Starts, count: str) -> Starts:
    """Return what a piece that may be left out, or come again, begins with."""
    if count == "?":
        return starts | _NOTHING
    many = _followed(starts, _ANYTHING)
    return many | _NOTHING if count == "*" or count.startswith("{0") else many


def _followed(starts: Starts, own: Starts) -> Starts:
    """Return the beginnings of one thing with another behind it."""
    if starts == _NOTHING:
        return own
    told: set[str] = set()
    for start in starts:
        is_told = start.endswith(_ANY) or len(start) >= SIZE
        told.update((start,) if is_told else [_cut(start + more) for more in own])
    return frozenset(told)


def _cut(start: str) -> str:
    return start[:SIZE] if len(start.rstrip(_ANY)) >= SIZE else start


def _piece(pieces: list[str], at: int, macro: Callable[[str], Starts]) -> tuple[Starts, int]:
    """Return what a piece begins with, and the place behind it."""
    piece = pieces[at]
    if is_look(piece) or piece in ("(?:", "("):
        starts, end = _alternatives(pieces, at + 1, macro)
        return (_NOTHING if is_look(piece) else starts), end + 1
    if piece[0] == "{":
        return macro(piece[1:-1]), at + 1
    if piece[0] == "[":
        inner = piece[1:-1]
        is_range = inner[0] == "^" or "\\" in inner or "-" in inner.strip("-")
        return _ANYTHING if is_range else frozenset(map(plain, inner)), at + 1
    if piece == " ":
        is_optional = pieces[at + 1 : at + 2] == ["?"]
        return frozenset((" ",) if is_optional else (" *", "-*")), at + 1
    if piece[0] == "\\":
        return frozenset((DIGIT,)) if piece == "\\d" else _ANYTHING, at + 1
    return (_ANYTHING if piece == "." else frozenset((plain(piece),))), at + 1


def plain(text: str) -> str:
    """Return a text with 0 for each of its digits."""
    return "".join(DIGIT if sign.isdigit() else sign for sign in text)
