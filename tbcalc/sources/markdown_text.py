"""The text of a Markdown article: links, emphasis and marks of lines gone, its lines kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_FENCE: Final = re.compile(r"-{3,}\s*$")
_HEAD: Final = re.compile(r"^\s{0,3}(?:#{1,6}\s+|(?:>\s?)+|[*+-]\s+(?=\S))")
_IMAGE: Final = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK: Final = re.compile(r"\[([^\]\n]{1,300})\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,100}\])")
_BARE: Final = re.compile(r"<?https?://[^\s<>)]{1,500}>?")
_EMPHASIS: Final = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
_COMMENT: Final = re.compile(r"<!--.{0,20000}?-->", re.DOTALL)


def read_markdown(text: str) -> str:
    r"""Return what a reader of a Markdown text sees, line for line.

    >>> read_markdown("# Trade\n**Exports** rose [5%](http://x.org/2017) to *2 bn*.")
    'Trade\nExports rose 5% to 2 bn.'
    """
    shown = _COMMENT.sub(lambda told: "\n" * told.group().count("\n"), text)
    return "\n".join(_lines(shown.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    end = _end_of_front_matter(lines)
    for number, line in enumerate(lines):
        yield "" if number < end else _line(line)


def _end_of_front_matter(lines: list[str]) -> int:
    """Return how many lines at the top tell of the text and are none of it."""
    if not lines or not _FENCE.match(lines[0]):
        return 0
    return next((at + 1 for at, line in enumerate(lines[1:], 1) if _FENCE.match(line)), 0)


def _line(line: str) -> str:
    line = _IMAGE.sub("", _HEAD.sub("", line))
    return _EMPHASIS.sub("", _BARE.sub("", _LINK.sub(r"\1", line)))
