"""With which characters a form of the lexicon may begin: others need not be tried at a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_PIECE: Final = re.compile(
    r"\(\?(?:=|!|<=|<!)|\(\?:|\(|\)|\||\{[a-z]+\}|\{[\d,]+\}|\[(?:\\.|[^\]])+\]|\\.|[?]|[^\\]",
    re.DOTALL,
)
_LOOKS: Final = ("(?=", "(?!", "(?<=", "(?<!")
_DIGIT: Final = "0"
"""It stands for any digit."""

_COUNTED: Final = re.compile(r"[?*+]|\{\d")
_OPTIONAL: Final = ("?", "*", "{0")

Starts = frozenset[str] | None
"""Characters, 0 for any digit; None where any may do."""


def starts_of(form: str, macro: Callable[[str], Starts]) -> Starts:
    """Return the characters a form may begin with, None where it may be any.

    ``macro`` tells those of a name in braces. What looks around counts for nothing.
    """
    starts, is_open, _ = _alternatives(_PIECE.findall(form), 0, macro)
    return None if is_open else starts


def _alternatives(
    pieces: list[str], at: int, macro: Callable[[str], Starts]
) -> tuple[Starts, bool, int]:
    """Return what alternatives may begin with, whether one may be empty, and where they end."""
    starts: Starts = frozenset()
    is_open = False
    while True:
        own, may_be_empty, at = _sequence(pieces, at, macro)
        starts = None if starts is None or own is None else starts | own
        is_open |= may_be_empty
        if at >= len(pieces) or pieces[at] == ")":
            return starts, is_open, at
        at += 1


def _sequence(
    pieces: list[str], at: int, macro: Callable[[str], Starts]
) -> tuple[Starts, bool, int]:
    """Return the same of the pieces up to the next bar or the end of the group."""
    starts: Starts = frozenset()
    is_open = True
    while at < len(pieces) and pieces[at] not in (")", "|"):
        own, may_be_empty, at = _piece(pieces, at, macro)
        if at < len(pieces) and _COUNTED.match(pieces[at]):
            may_be_empty, at = may_be_empty or pieces[at][:2] in _OPTIONAL, at + 1
        if is_open:
            starts = None if starts is None or own is None else starts | own
            is_open = may_be_empty
    return starts, is_open, at


def _piece(pieces: list[str], at: int, macro: Callable[[str], Starts]) -> tuple[Starts, bool, int]:
    piece = pieces[at]
    if piece in _LOOKS or piece in ("(?:", "("):
        starts, is_open, end = _alternatives(pieces, at + 1, macro)
        return (frozenset(), True, end + 1) if piece in _LOOKS else (starts, is_open, end + 1)
    if piece[0] == "{":
        starts = macro(piece[1:-1])
        return starts, starts is not None and not starts, at + 1
    if piece[0] == "[":
        inner = piece[1:-1]
        is_range = inner[0] == "^" or "\\" in inner or "-" in inner.strip("-")
        return None if is_range else frozenset(map(_plain, inner)), False, at + 1
    if piece[0] == "\\":
        return frozenset(_DIGIT) if piece == "\\d" else None, False, at + 1
    return frozenset(_plain(piece)), False, at + 1


def _plain(sign: str) -> str:
    return _DIGIT if sign.isdigit() else sign
