"""Markdown as GitHub and CommonMark read it, with pipe tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tbcalc.views.cells import visible
from tbcalc.views.chart_table import chart_table
from tbcalc.views.document import (
    Bar,
    Block,
    Cell,
    Column,
    Derivations,
    Document,
    Drawing,
    Heading,
    Line,
    Notes,
    Paragraph,
    Quote,
    Span,
    Table,
    Tree,
    derivation_line,
)
from tbcalc.views.stacking import without_bars

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*\d*)([#+\-=.)])(?=[\s#]|$)")


def render(document: Document) -> str:
    """Return the document as Markdown; of drawings the words and the numbers."""
    blocks = (_block(block) for block in document.blocks)
    text = "\n\n".join(block for block in blocks if block)
    return f"{text}\n" if text else ""


def _block(block: Block) -> str:  # noqa: PLR0911 one for each kind of block
    match block:
        case Heading(line, level):
            return f"{'#' * level} {_line(line)}"
        case Paragraph(line):
            return _at_start(line)
        case Table():
            return _captioned(without_bars(block))
        case Notes(lines, title):
            return _notes(lines, title)
        case Derivations(title, hows):
            return _notes(map(derivation_line, hows), title)
        case Tree():
            return "\n".join(_tree(block, 0))
        case Quote():
            return f"> {_escaped(block.text)}"
        case Drawing():
            return _drawing(block)


def _drawing(drawing: Drawing) -> str:
    """Return what a chart shows in words, and its numbers; nothing where they are told beside."""
    if drawing.is_told:
        return ""
    chart = drawing.chart
    told = " ".join((chart.description, *chart.notes)).strip()
    return "\n\n".join((f"**{_escaped(chart.title)}**", _escaped(told), _table(chart_table(chart))))


def _escaped(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", visible(text))


def _span(span: Span) -> str:
    if span.meaning == "code":
        return f"`{visible(span.text).replace('`', ' ')}`"
    text = _escaped(span.text)
    strong = span.meaning in ("emphasis", "wrong") and text.strip() == text and text
    return f"**{text}**" if strong else text


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _at_start(line: Line) -> str:
    """Return the line so that its first sign opens no heading or list."""
    return _AT_START.sub(r"\1\\\2", _line(line))


def _tree(tree: Tree, depth: int) -> Iterable[str]:
    yield f"{'  ' * depth}- {_line(tree.line)}"
    for child in tree.children:
        yield from _tree(child, depth + 1)


def _notes(lines: Iterable[Line], title: str) -> str:
    head = f"{_escaped(title)}\n\n" if title else ""
    return head + "\n".join(f"- {_at_start(note)}" for note in lines)


def _captioned(table: Table) -> str:
    if not table.columns:
        return ""
    caption = f"{_at_start((Span(table.caption),))}\n\n" if table.caption else ""
    return caption + _table(table)


def _table(table: Table) -> str:
    """Return a pipe table; a tight column joins the one before it."""
    rows = [_joined(table.columns, row) for row in table.rows]
    columns = [column for column in table.columns if not column.tight]
    head = [_escaped(column.title) for column in columns]
    rule = ["---:" if column.align == "right" else "---" for column in columns]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _joined(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> list[str]:
    cells: list[str] = []
    for column, cell in zip(columns, row, strict=True):
        text = "" if isinstance(cell, Bar) else _line(cell)
        if column.tight and cells:
            cells[-1] = f"{cells[-1]} {text}".strip()
        else:
            cells.append(text)
    return cells
