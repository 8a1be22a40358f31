"""What a form of the lexicon cannot do without: where that does not follow, it need not be tried.

Most forms begin with a month or a number, as others do; what tells them apart stands behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tbcalc.sources.period_rows import REACH
from tbcalc.sources.period_starts import DIGIT, PIECE, is_counted, is_look, plain

Width = Callable[[str], tuple[int, str]]
"""How many characters a name in braces is for at most, and the digits that it begins with."""

_SPACE: Final = 3
_ENDLESS: Final = 1000


def need_of(form: str, width: Width) -> tuple[str, int]:
    """Return the rarest run of signs that a form cannot do without, and where it ends at most.

    A digit is 0. Empty where the form needs none of the signs that are near.
    """
    pieces = PIECE.findall(form)
    best, within = "", 0
    run, past, at = "", 0, 0
    while at < len(pieces):
        if pieces[at] == "|":
            return "", 0  # two forms in one
        own, size, at = _piece(pieces, at, width)
        least, most, at = _count(pieces, at)
        past += size * most
        run = run + own if own and (least, most) == (1, 1) else ""
        if past <= REACH and _rarity(run) >= _rarity(best):
            best, within = run, past
        if len(own) < size:
            run = ""
    return best, within


def _rarity(run: str) -> tuple[bool, int]:
    """Return what orders runs of signs: brackets and the like are rarer than letters."""
    return not run.isalnum() and run != "", len(run)


def _piece(pieces: list[str], at: int, width: Width) -> tuple[str, int, int]:
    """Return the signs that a piece begins with, how wide it may be, and the place behind it."""
    piece = pieces[at]
    if is_look(piece) or piece in ("(?:", "("):
        size, end = _group(pieces, at + 1, width)
        return "", 0 if is_look(piece) else size, end
    if piece[0] == "{":
        size, digits = width(piece[1:-1])
        return digits, size, at + 1
    return *_sign(pieces, at), at + 1


def _sign(pieces: list[str], at: int) -> tuple[str, int]:
    """Return the sign that a piece of one sign is, empty for one of several, and how wide it is."""
    piece = pieces[at]
    if piece == " ":
        is_optional = pieces[at + 1 : at + 2] == ["?"]
        return "", 1 if is_optional else _SPACE
    if piece == r"\b":
        return "", 0
    if piece == r"\d":
        return DIGIT, 1
    if piece[0] == "[" or piece == "." or (piece[0] == "\\" and piece[1].isalpha()):
        return "", 1
    return plain(piece[-1]), 1


def _group(pieces: list[str], at: int, width: Width) -> tuple[int, int]:
    """Return how wide the widest alternative of a group is, and the place behind the group."""
    widest = past = 0
    while pieces[at] != ")":
        if pieces[at] == "|":
            past, at = 0, at + 1
            continue
        _, size, at = _piece(pieces, at, width)
        _, most, at = _count(pieces, at)
        past += size * most
        widest = max(widest, past)
    return widest, at + 1


def _count(pieces: list[str], at: int) -> tuple[int, int, int]:
    """Return how often a piece comes at least and at most, and the place behind what tells it."""
    if at >= len(pieces) or not is_counted(pieces[at]):
        return 1, 1, at
    count = pieces[at]
    if count in ("?", "*", "+"):
        return int(count == "+"), 1 if count == "?" else _ENDLESS, at + 1
    least, comma, most = count[1:-1].partition(",")
    return int(least or 0), int(most or _ENDLESS) if comma else int(least), at + 1
