"""The document: what is said, in spans of meaning, before how it looks.

Layouts build documents, renderers (``as_text``, ``as_table``, ``as_markdown``, ...) show them. A
renderer may wrap, stack or leave out a drawing; it never leaves out a fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from tbcalc.exact.noun import noun
from tbcalc.figures.quantity import Quantity

if TYPE_CHECKING:
    from tbcalc.views.chart import Chart

Meaning = Literal[
    "plain", "number", "unit", "bounds", "key", "term", "emphasis", "surplus", "deficit",
    "wrong", "doubtful", "sound", "quote", "code", "source", "note", "left", "right",
]  # fmt: skip
"""What a run of text is: ``key`` names what a figure is about, ``term`` a row or column of it,
``bounds`` the numbers around a number, ``quote`` words of a source or of the user, ``code`` what
can be typed, ``wrong`` what cannot be true, ``doubtful`` what hardly can and ``sound`` what may be
relied on, ``left`` and ``right`` the sides of a mirrored bar."""

Align = Literal["left", "right"]
Ends = tuple[Decimal, Decimal] | None


@noun
class Span:
    """A run of text with one meaning; ``how`` tells of a number how it is known."""

    text: str
    meaning: Meaning = "plain"
    how: How | None = None


Line = tuple[Span, ...]
"""Spans that stand one behind the other, without any space of their own."""


@noun
class How:
    """How a number is known: ``name`` says what it is, ``lines`` what it follows from in words.

    ``formula`` is how it is reckoned from the numbers ``of`` ("{0} - {1}"), in the operators of a
    spreadsheet; both are empty for what is printed.
    """

    name: str
    quantity: Quantity
    lines: tuple[Line, ...]
    formula: str = ""
    of: tuple[How, ...] = ()


@noun
class Bar:
    """A mirrored bar: ``left`` and ``right`` of an axis, ``full`` filling either side.

    A drawing of numbers that stand beside it: renderers without drawings leave it out. The
    ``ends`` of a side are its likely bounds, None where they are not both known.
    """

    left: Decimal
    right: Decimal
    full: Decimal
    left_ends: Ends = None
    right_ends: Ends = None


Cell = Line | Bar


@noun
class Column:
    """A column of a table; ``tight`` puts it close to the one before, as a unit to its number.

    The title of a column of bars names both sides: ``imports|exports``.
    """

    title: str = ""
    align: Align = "left"
    tight: bool = False


@noun
class Heading:
    """A title; ``level`` 1 is the document's."""

    line: Line
    level: int = 1


@noun
class Paragraph:
    """Running text; a ``lead`` says the most important thing first."""

    line: Line
    lead: bool = False


@noun
class Table:
    """Rows of as many cells as there are columns; no heading row when no column has a title.

    The ``caption`` says what the numbers are and in which unit.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@noun
class Notes:
    """Small print: sources, assumptions, what is missing; one line each, under a title or none."""

    lines: tuple[Line, ...]
    title: str = ""


@noun
class Tree:
    """A line and what it rests on."""

    line: Line
    children: tuple[Tree, ...] = ()


@noun
class Quote:
    """A passage of a source or of the user with ``marks``, offsets of the parts to point at."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@noun
class Derivations:
    """How the numbers of a document are known, one after the other, under a title."""

    title: str
    hows: tuple[How, ...]


@noun
class Drawing:
    """A chart; where nothing can be drawn its numbers stand as a table.

    What ``is_told`` beside it, in a table of the document, is left out there.
    """

    chart: Chart
    is_told: bool = False


BLOCKS = (Heading, Paragraph, Table, Notes, Tree, Quote, Derivations, Drawing)
Block = Heading | Paragraph | Table | Notes | Tree | Quote | Derivations | Drawing


@noun
class Document:
    """Blocks from top to bottom.

    ``title`` and ``language`` are those of a page; ``appendix`` is the same for machines, as JSON.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    language: str = "en"
    appendix: str = ""


def line(*parts: str | Span) -> Line:
    """Return the parts as one line; bare strings are plain."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def number(text: str) -> Span:
    """Return a span that is a number."""
    return Span(text, "number")


def note(text: str) -> Span:
    """Return a span of small print."""
    return Span(text, "note")


def plain(spans: Line) -> str:
    """Return a line's text without its meanings."""
    return "".join(span.text for span in spans)


def derivation_line(how: How) -> Line:
    """Return what is said of a number in one line, its name first."""
    told = (span for line in how.lines for span in (Span(" "), *line))
    return (Span(f"{how.name}:", "key"), *told)


def told_hows(blocks: Iterable[Block]) -> tuple[How, ...]:
    """Return how the numbers in the blocks are known, each once, in the order they are shown."""
    spans = (span for block in blocks for line in _lines(block) for span in line)
    return tuple({id(span.how): span.how for span in spans if span.how is not None}.values())


def _lines(block: Block) -> Iterable[Line]:
    match block:
        case Heading(line) | Paragraph(line):
            return (line,)
        case Table():
            return (cell for row in block.rows for cell in row if not isinstance(cell, Bar))
        case Notes():
            return block.lines
        case Tree(line, children):
            return (line, *(inner for child in children for inner in _lines(child)))
        case _:
            return ()


def document(
    *blocks: Block | Iterable[Block], title: str = "", language: str = "en", appendix: str = ""
) -> Document:
    """Return the blocks, and the blocks of any iterable among them, as one document."""
    flat: list[Block] = []
    for block in blocks:
        if isinstance(block, BLOCKS):
            flat.append(block)
        else:
            flat.extend(block)
    return Document(tuple(flat), title, language, appendix)
