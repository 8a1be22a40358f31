"""Laying out: a document as lines of spans in a place of some cells, before any colour.

What does not fit is wrapped, or stacked; nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.views.bars import bar_line, bar_title
from tbcalc.views.cells import cell_width, visible, wrapped
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
    Meaning,
    Notes,
    Paragraph,
    Quote,
    Span,
    Table,
    Tree,
    derivation_line,
    plain,
)
from tbcalc.views.fitting import bar_room, column_widths, gap
from tbcalc.views.stacking import stacked, without_bars

_NARROWEST: Final = 12
"""Cells that a line deep in a tree still gets."""


@noun
class Place:
    """Where a document is shown: ``width`` in cells, and whether drawings are.

    Without drawings bars are left out, trees and marks are drawn in ASCII.
    """

    width: int
    drawings: bool


def laid_out(document: Document, place: Place) -> list[Line]:
    """Return the document as lines, an empty one between blocks."""
    lines: list[Line] = []
    for block in document.blocks:
        part = block_lines(block, place)
        if part and lines:
            lines.append(())
        lines += part
    return lines


def block_lines(block: Block, place: Place) -> list[Line]:  # noqa: PLR0911 one for each kind
    """Return one block as lines."""
    match block:
        case Heading(line, level):
            meaning: Meaning = "emphasis" if level == 1 else "note"
            return folded((Span(plain(line), meaning),), place.width)
        case Paragraph(line):
            return folded(line, place.width)
        case Table():
            return _captioned(block, place)
        case Notes():
            return _notes(block, place)
        case Tree():
            return _tree(block, place, "", "")
        case Quote():
            return _quote(block, place)
        case Derivations():
            return _derivations(block, place)
        case Drawing():
            return _drawing(block, place)


def _drawing(drawing: Drawing, place: Place) -> list[Line]:
    """Return a chart of block characters, or its numbers, under its title.

    Where nothing can be drawn, numbers that are told beside it are left out.
    """
    from tbcalc.views.blocks import blocks
    from tbcalc.views.chart_table import chart_table

    chart = drawing.chart
    lines = blocks(chart, place.width) if place.drawings else []
    if not lines and drawing.is_told:
        return []
    lines = lines or _table(chart_table(chart), place)
    notes = [row for note in chart.notes for row in folded((Span(note, "note"),), place.width)]
    return [*folded((Span(chart.title, "emphasis"),), place.width), *lines, *notes]


def folded(line: Line, width: int) -> list[Line]:
    """Return a line as lines of at most ``width`` cells, each character keeping its meaning."""
    text = "".join(visible(span.text) for span in line)
    if _stands(text, width):
        return [tuple(Span(visible(span.text), span.meaning) for span in line)]
    rows = wrapped(text, width)
    if len({span.meaning for span in line}) < 2:
        return [(Span(row, line[0].meaning if line else "plain"),) for row in rows]
    signs = [(len(visible(span.text).replace(" ", "")), span.meaning) for span in line]
    return list(_with_meanings(rows, signs))


def _with_meanings(rows: Sequence[str], signs: Sequence[tuple[int, Meaning]]) -> Iterator[Line]:
    """Yield the rows as spans; ``signs`` are how many signs but spaces each meaning has in turn.

    Spaces have the meaning of what stands before them.
    """
    counts = iter(signs)
    left, meaning = next(counts)
    for row in rows:
        spans: list[Span] = []
        start = 0
        while start < len(row):
            while not left:
                left, meaning = next(counts)
            end, left = _after(row, start, left)
            spans.append(Span(row[start:end], meaning))
            start = end
        yield tuple(spans)


def _after(row: str, start: int, signs: int) -> tuple[int, int]:
    """Return where so many signs but spaces end in a row, and how many are left behind it."""
    end = start
    while end < len(row):
        step = min(signs, len(row) - end)
        found = step - row.count(" ", end, end + step)
        if not step:
            break
        end, signs = end + step, signs - found
    while end < len(row) and row[end] == " ":
        end += 1
    return end, signs


def _stands(text: str, width: int) -> bool:
    """Tell at a glance that a text stands in one line as it is, which most do."""
    if not text.isascii() or len(text) > width or text[-1:] in ("", " "):
        return False
    return "  " not in text or "  " not in text.lstrip(" ")


def _notes(notes: Notes, place: Place) -> list[Line]:
    indent = "  " if notes.title else ""
    lines = folded((Span(notes.title, "note"),), place.width) if notes.title else []
    for note in notes.lines:
        first, *rest = folded(note, place.width - len(indent) - 2)
        lines += [(Span(indent), *first), *((Span(f"{indent}  "), *line) for line in rest)]
    return lines


def _derivations(block: Derivations, place: Place) -> list[Line]:
    told = map(derivation_line, block.hows)
    return _notes(Notes(tuple(told), block.title), place)


def _tree(tree: Tree, place: Place, first: str, rest: str) -> list[Line]:
    fork, bend, trunk = ("├─ ", "└─ ", "│  ") if place.drawings else ("|- ", "`- ", "|  ")
    room = max(place.width - cell_width(first) - 3, _NARROWEST)
    head, *more = folded(tree.line, room)
    below = rest + (trunk if tree.children else "   ")
    lines = [(Span(first, "note"), *head), *((Span(below, "note"), *line) for line in more)]
    for index, child in enumerate(tree.children):
        last = index == len(tree.children) - 1
        lines += _tree(
            child, place, rest + (bend if last else fork), rest + ("   " if last else trunk)
        )
    return lines


def _quote(quote: Quote, place: Place) -> list[Line]:
    spans: list[Span] = []
    carets, last = "", 0
    for start, end in quote.marks:
        before, marked = visible(quote.text[last:start]), visible(quote.text[start:end])
        spans += [Span(before, "quote"), Span(marked, "wrong")]
        carets += " " * cell_width(before) + "^" * max(1, cell_width(marked))
        last = end
    line = (*spans, Span(visible(quote.text[last:]), "quote"))
    return [line] if place.drawings or not quote.marks else [line, (Span(carets),)]


def fitted_table(table: Table, place: Place) -> tuple[Table, list[int]] | None:
    """Return the table as it fits the place, with the cells of each column; None: not in rows.

    Bars are left out where there is no room for them.
    """
    bare = without_bars(table)
    texts = [[visible(plain(_line(cell))) for cell in row] for row in bare.rows]
    titles = [column.title for column in bare.columns]
    widths = column_widths(bare.columns, [titles, *texts], place.width)
    if widths is None:
        return None
    if not place.drawings:
        return bare, widths
    drawn = [any(isinstance(row[i], Bar) for row in table.rows) for i in range(len(table.columns))]
    bar = bar_room(bare.columns, widths, place.width, sum(drawn))
    if not bar:
        return bare, widths
    sizes = iter(widths)
    return table, [bar if is_bar else next(sizes) for is_bar in drawn]


def _captioned(table: Table, place: Place) -> list[Line]:
    caption = folded((Span(table.caption, "note"),), place.width) if table.caption else []
    return [*caption, *_table(table, place)]


def _table(table: Table, place: Place) -> list[Line]:
    fitted = fitted_table(table, place)
    if fitted is None:
        return _stack(without_bars(table), place)
    return _rows(*fitted, place) if fitted[0].columns else []


def _rows(table: Table, widths: Sequence[int], place: Place) -> list[Line]:
    """Return the rows of a table that fits, under its titles."""
    drawn = [any(isinstance(row[i], Bar) for row in table.rows) for i in range(len(widths))]
    titles = [
        bar_title(column.title, size) if is_bar else (Span(column.title, "note"),)
        for column, size, is_bar in zip(table.columns, widths, drawn, strict=True)
    ]
    lines: list[Line] = []
    if any(column.title for column in table.columns):
        lines += _row(titles, table.columns, widths)
    if table.columns[0].title and not place.drawings:
        sizes = zip(table.columns, widths, strict=True)
        rule = [(Span("-" * size if column.title else ""),) for column, size in sizes]
        lines += _row(rule, table.columns, widths)
    for row in table.rows:
        lines += _row(row, table.columns, widths)
    return lines


def _row(row: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int]) -> Iterator[Line]:
    parts = [
        [bar_line(cell, size)] if isinstance(cell, Bar) else folded(cell, size)
        for cell, size in zip(row, widths, strict=True)
    ]
    for n in range(max(map(len, parts))):
        spans: list[Span] = []
        for index, part in enumerate(parts):
            cell = part[n] if n < len(part) else ()
            space = " " * (widths[index] - cell_width(plain(cell)))
            before, after = (space, "") if columns[index].align == "right" else ("", space)
            spans += [Span(" " * gap(columns, index) + before), *cell, Span(after)]
        yield tuple(spans)


def _stack(table: Table, place: Place) -> list[Line]:
    if len(table.columns) == 2 and not any(column.title for column in table.columns):
        return [line for row in table.rows for line in _two_lines(row, place.width)]
    lines: list[Line] = []
    for part in stacked(table):
        lines += [(), *_table(part, place)] if lines else _table(part, place)
    return lines


def _two_lines(row: Sequence[Cell], width: int) -> list[Line]:
    """Return a row of two cells, the second under the first."""
    term, value = (_line(cell) for cell in row)
    indent = 2 + len(plain(term)) - len(plain(term).lstrip(" "))
    below = folded(value, width - indent) if plain(value) else []
    return [*folded(term, width), *((Span(" " * indent), *line) for line in below)]


def _line(cell: Cell) -> Line:
    return () if isinstance(cell, Bar) else cell
