"""Display cells: how wide text stands on a terminal, and how to fit it.

East Asian wide and full-width characters take two cells, combining and format characters none
(Unicode Standard Annex 11; wcwidth convention).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

_CLOSING: Final = frozenset("，。、；：？！）】》」』”’…％%,.;:?!)]}")
_OPENING: Final = frozenset("（【《「『“‘([{")
"""Signs before and behind which no line breaks (as JIS X 4051 and GB/T 15834 have it)."""


def cell_width(text: str) -> int:
    """Return how many cells ``text`` takes.

    >>> cell_width("6.2万亿元")
    9
    """
    if text.isascii():
        return len(text)
    return sum(_character_width(c) for c in text)


def padded(text: str, width: int, align: str = "left") -> str:
    """Return ``text`` filled with spaces to ``width`` cells, aligned left, right or center."""
    room = max(0, width - cell_width(text))
    if align == "right":
        return " " * room + text
    if align == "center":
        return " " * (room // 2) + text + " " * (room - room // 2)
    return text + " " * room


def wrapped(text: str, width: int) -> list[str]:
    """Return ``text`` as lines of at most ``width`` cells, broken between words where it can be.

    Between wide characters a line may break anywhere but before a closing sign and behind an
    opening one. Spaces the text begins with indent every line.

    >>> wrapped("  absent is not zero", 11)
    ['  absent is', '  not zero']
    >>> wrapped("顺差为34.9%。", 8)
    ['顺差为', '34.9%。']
    """
    indent = text[: len(text) - len(text.lstrip(" "))]
    room = max(width - len(indent), 2)
    lines: list[str] = []
    line, filled = "", 0
    for gap, word in _words(text, room):
        size = cell_width(word)
        if line and filled + gap + size > room:
            lines.append(indent + line)
            line, filled = "", 0
        line, filled = (line + " " * gap + word, filled + gap + size) if line else (word, size)
    return [*lines, indent + line]


def longest_word(text: str) -> int:
    """Return the cells of the longest word; a word of wide characters breaks anywhere, so 2."""
    sizes = ((cell_width(word), len(word)) for word in text.split())
    return max((2 if size > length else size for size, length in sizes), default=0)


def visible(text: str) -> str:
    r"""Return ``text`` with control, bidirectional and line-breaking characters made harmless.

    Escapes from data must never reach a terminal as commands.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return "".join(_shown(c) for c in text)


def _shown(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        code = ord(character)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _words(text: str, width: int) -> Iterator[tuple[int, str]]:
    """Yield what may stand on a line of its own, each with the spaces before it: one or none."""
    for word in text.split():
        gap = 1
        parts = [word] if word.isascii() else _units(word)
        for part in parts:
            for piece in _pieces(part, width) if cell_width(part) > width else (part,):
                yield gap, piece
                gap = 0


def _units(word: str) -> Iterator[str]:
    """Yield a word in parts between which a line may break: wide characters, runs of others."""
    unit, before = "", ""
    for character in word:
        is_joint = not unit or not _may_part(before, character)
        if not is_joint:
            yield unit
            unit = ""
        unit, before = unit + character, character
    if unit:
        yield unit


def _may_part(before: str, after: str) -> bool:
    """Tell whether a line may break between two characters."""
    if after in _CLOSING or before in _OPENING:
        return False
    return _character_width(before) == 2 or _character_width(after) == 2


def _pieces(word: str, width: int) -> Iterator[str]:
    start = filled = 0
    for index, character in enumerate(word):
        size = _character_width(character)
        if filled + size > width:
            yield word[start:index]
            start, filled = index, 0
        filled += size
    yield word[start:]
