"""A dataset file being read: its lines to quote from, and the faults found in it so far."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Protocol, TypeVar

from tbcalc.errors import FaultyInputError, TbcalcError

MOST_FAULTS = 200
"""Faults told of one file at most; reading ends there."""

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_LONGEST_WORD = 40
_MOST_COMPARED = 200
"""Words looked through for the one that was meant."""


Fault = TypeVar("Fault", bound=TbcalcError)


class Mark(Protocol):
    """Where in a text, line and column counted from 0."""

    line: int
    column: int


class Scalar(Protocol):
    """A value as it stands in the file; ``style`` is its quote, empty when plain."""

    value: str
    style: str
    start_mark: Mark


class TooManyFaultsError(Exception):
    """Reading cannot usefully go on."""


class Page:
    """The text of one file, its name, and its faults in the order found."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.faults: list[TbcalcError] = []
        self._text = text
        self._lines: list[str] | None = None
        self._told: set[tuple[int, int, str]] = set()

    def line(self, number: int) -> str:
        """Return the line ``number``, counted from 0, empty beyond the last."""
        if self._lines is None:
            self._lines = _BREAK.split(self._text)
        return self._lines[number] if number < len(self._lines) else ""

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column, counted from 0, of the character at ``offset``."""
        breaks = list(_BREAK.finditer(self._text, 0, offset))
        return len(breaks), offset - (breaks[-1].end() if breaks else 0)

    def tell(self, error: TbcalcError, mark: Mark, length: int = 1) -> None:
        """Note ``error`` as a fault of the ``length`` characters at ``mark``; once a place."""
        if (mark.line, mark.column, error.reason) in self._told:
            return
        self._told.add((mark.line, mark.column, error.reason))
        self.faults.append(self.placed(error, mark.line, mark.column, length))
        if len(self.faults) >= MOST_FAULTS:
            raise TooManyFaultsError

    def tell_scalar(self, error: TbcalcError, scalar: Scalar) -> None:
        """Note ``error`` as a fault of ``scalar``; its span, if any, lies within the value."""
        mark = scalar.start_mark
        line = self.line(mark.line)
        start = mark.column + (scalar.style in ("'", '"'))
        if not line.startswith(scalar.value, start):  # folded, escaped or empty
            return self.tell(error, mark, max(1, len(line.rstrip()) - mark.column))
        first, last = error.span or (0, len(scalar.value))
        return self.tell(error, _At(mark.line, start + first), max(1, last - first))

    def placed(self, error: Fault, line: int, column: int, length: int) -> Fault:
        """Return ``error`` with its place and the user's own line, the indentation left out."""
        text = self.line(line)
        shown = text.lstrip(" \t")
        start = max(0, column - (len(text) - len(shown)))
        return type(error)(
            error.reason,
            remedy=error.remedy,
            text=shown,
            span=(start, start + length),
            place=f"{self.path}:{line + 1}:{column + 1}",
            candidates=error.candidates,
        )

    def verdict(self) -> FaultyInputError:
        """Return all faults as one error, in the order of their places."""
        count = len(self.faults)
        faults = sorted(self.faults, key=_position)
        reason = "1 fault found." if count == 1 else f"{count} faults found."
        if count >= MOST_FAULTS:
            reason = f"Reading ended after {count} faults."
        return FaultyInputError(reason, faults=faults)


class _At:
    """A place in a text."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the word of ``known`` that ``word`` is a misspelling of, empty when none is near."""
    from difflib import get_close_matches

    if len(word) > _LONGEST_WORD:
        return ""
    near = get_close_matches(word.lower(), islice(known, _MOST_COMPARED), n=1)
    return near[0] if near else ""


def quoted(text: str) -> str:
    """Return the text in quotes, cut off where it is long."""
    return f'"{text}"' if len(text) <= _LONGEST_WORD else f'"{text[:_LONGEST_WORD]}…"'


def _position(error: TbcalcError) -> tuple[int, int]:
    _, line, column = error.place.rsplit(":", 2)
    return int(line), int(column)
