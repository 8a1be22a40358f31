"""Plain text: no colour, no drawing, nothing cut off; what does not fit is wrapped or stacked."""

from __future__ import annotations

from collections.abc import Sequence

from tbcalc.views.cells import cell_width, padded, visible, wrapped
from tbcalc.views.document import (
    Bar,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
    Notes,
    Paragraph,
    Quote,
    Table,
    Tree,
    plain,
)
from tbcalc.views.fitting import column_widths, gap
from tbcalc.views.stacking import stacked, without_bars

_NARROWEST = 12
"""Cells that a line deep in a tree still gets."""


def render(document: Document, *, width: int | None = 80) -> str:
    """Return the document as lines of at most ``width`` cells; None leaves long lines whole."""
    blocks = (_block(block, width or 1_000_000) for block in document.blocks)
    text = "\n\n".join("\n".join(line.rstrip() for line in lines) for lines in blocks if lines)
    return f"{text}\n" if text else ""


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Heading(line) | Paragraph(line):
            return wrapped(_text(line), width)
        case Table():
            bare = without_bars(block)
            return _table(bare, width) if bare.columns else []
        case Notes():
            return _notes(block, width)
        case Tree():
            return _tree(block, width, "", "")
        case Quote():
            return _quote(block)


def _text(line: Line) -> str:
    return visible(plain(line))


def _cell(cell: Cell) -> str:
    return "" if isinstance(cell, Bar) else _text(cell)


def _notes(notes: Notes, width: int) -> list[str]:
    lines = wrapped(visible(notes.title), width) if notes.title else []
    indent = "  " if notes.title else ""
    for note in notes.lines:
        first, *rest = wrapped(_text(note), width - len(indent) - 2)
        lines += [indent + first, *(f"{indent}  {line}" for line in rest)]
    return lines


def _tree(tree: Tree, width: int, first: str, rest: str) -> list[str]:
    text, *more = wrapped(_text(tree.line), max(width - cell_width(first), _NARROWEST))
    below = rest + ("|  " if tree.children else "   ")
    lines = [first + text, *(below + line for line in more)]
    for index, child in enumerate(tree.children):
        last = index == len(tree.children) - 1
        lines += _tree(child, width, f"{rest}+- ", rest + ("   " if last else "|  "))
    return lines


def _quote(quote: Quote) -> list[str]:
    lines = [visible(quote.text)]
    for start, end in quote.marks:
        marked = max(1, cell_width(visible(quote.text[start:end])))
        lines.append(" " * cell_width(visible(quote.text[:start])) + "^" * marked)
    return lines


def _table(table: Table, width: int) -> list[str]:
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    titles = [column.title for column in table.columns]
    widths = column_widths(table.columns, [titles, *rows], width)
    if widths is None:
        return _stack(table, width)
    lines: list[str] = []
    if any(titles):
        lines += _row(titles, table.columns, widths)
    if titles[0]:
        rule = ["-" * size if title else "" for title, size in zip(titles, widths, strict=True)]
        lines += _row(rule, table.columns, widths)
    for row in rows:
        lines += _row(row, table.columns, widths)
    return lines


def _stack(table: Table, width: int) -> list[str]:
    if len(table.columns) == 2 and not any(column.title for column in table.columns):
        return [line for row in table.rows for line in _folded(row, width)]
    parts = ("\n".join(_table(part, width)) for part in stacked(table))
    return "\n\n".join(parts).split("\n")


def _folded(row: Sequence[Cell], width: int) -> list[str]:
    """Return a row of two cells, the second under the first."""
    term, value = (_cell(cell) for cell in row)
    indent = " " * (2 + len(term) - len(term.lstrip()))
    return [*wrapped(term, width), *(wrapped(indent + value, width) if value else ())]


def _row(row: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    parts = [wrapped(cell, size) for cell, size in zip(row, widths, strict=True)]
    return [
        "".join(
            " " * gap(columns, i)
            + padded(part[n] if n < len(part) else "", widths[i], columns[i].align)
            for i, part in enumerate(parts)
        )
        for n in range(max(map(len, parts)))
    ]
