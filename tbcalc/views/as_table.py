"""A terminal: aligned columns, mirrored bars, and a quiet use of colour.

What the terminal is (its width, whether it has colour and block characters) arrives as arguments.
The colours are the terminal's own sixteen, so that they suit its background.
"""

from __future__ import annotations

from typing import Final

from tbcalc.views.document import Document, Line, Meaning, Span, plain
from tbcalc.views.laying import Place, laid_out

_BOLD, _DIM, _ITALIC = "1", "2", "3"
_RED, _GREEN, _YELLOW, _MAGENTA, _CYAN = "31", "32", "33", "35", "36"
_LOOKS: Final[dict[Meaning, str]] = {
    "emphasis": _BOLD, "key": _BOLD,
    "surplus": f"{_BOLD};{_GREEN}", "deficit": f"{_BOLD};{_RED}", "wrong": f"{_BOLD};{_RED}",
    "doubtful": _YELLOW, "code": _CYAN, "quote": _ITALIC,
    "unit": _DIM, "bounds": _DIM, "source": _DIM, "note": _DIM,
    "left": _MAGENTA, "right": _CYAN,
}  # fmt: skip
"""Graphic renditions (ECMA-48, SGR) of meanings; what is not listed looks as the text around."""


def render(document: Document, *, width: int = 80, colour: bool = True, blocks: bool = True) -> str:
    """Return the document for a terminal of ``width`` cells.

    ``colour`` allows escape sequences, ``blocks`` the characters that bars are drawn with.
    """
    lines = laid_out(document, Place(width, drawings=blocks))
    return "".join(f"{_painted(line) if colour else plain(line).rstrip()}\n" for line in lines)


def _painted(line: Line) -> str:
    """Return the line with the looks of its spans, nothing painted behind its last sign."""
    spans = list(line)
    while spans and not spans[-1].text.strip():
        spans.pop()
    if spans:
        spans[-1] = Span(spans[-1].text.rstrip(), spans[-1].meaning)
    return "".join(_paint(span) for span in spans)


def _paint(span: Span) -> str:
    look = _LOOKS.get(span.meaning)
    return f"\x1b[{look}m{span.text}\x1b[0m" if look and span.text.strip() else span.text
