"""Spans as HTML: what a run of text is as a class, a number with the way to its note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tbcalc.views.document import Derivations, Document, How, Line, Span
from tbcalc.views.markup import is_address, text_html

Numbered = Mapping[int, int]
"""The numbers of notes, by the identity of what they tell."""

_PLAIN: Final = ("plain", "number", "term", "left", "right")
_FOREIGN: Final = ("quote", "source")
"""Meanings of text that others wrote, in whatever direction it runs."""


def numbered(document: Document) -> Numbered:
    """Return the number of each derivation that the document lists."""
    listed = (block for block in document.blocks if isinstance(block, Derivations))
    hows = [how for block in listed for how in block.hows]
    return {id(how): index for index, how in enumerate(hows, 1)}


def line_html(line: Line, notes: Numbered) -> str:
    """Return a line, each number followed by a link to its note."""
    return "".join(span_html(span) + _reference(span.how, notes) for span in line)


def span_html(span: Span) -> str:
    """Return the text of a span with its meaning."""
    text = text_html(span.text)
    if span.meaning in _PLAIN:
        return text
    if span.meaning == "code":
        return f"<code>{text}</code>"
    if span.meaning in _FOREIGN:
        if is_address(span.text):
            return f'<a class="source" href="{text}" rel="noreferrer nofollow">{text}</a>'
        return f'<bdi class="{span.meaning}">{text}</bdi>'
    if span.meaning == "emphasis":
        return f"<strong>{text}</strong>"
    return f'<span class="{span.meaning}">{text}</span>'


def _reference(how: How | None, notes: Numbered) -> str:
    number = notes.get(id(how)) if how is not None else None
    return "" if number is None else f'<a class="ref" href="#how-{number}">{number}</a>'
