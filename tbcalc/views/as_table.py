"""A terminal: colour, aligned columns, mirrored bars. The only door to rich.

What the terminal is (its width, whether it has colour and block characters) arrives as arguments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import StringIO
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from tbcalc.views.cells import padded, visible
from tbcalc.views.document import (
    Bar,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
    Meaning,
    Notes,
    Paragraph,
    Quote,
    Table,
    Tree,
    plain,
)
from tbcalc.views.fitting import column_widths, gap
from tbcalc.views.stacking import stacked, without_bars

_BAR_CELLS: Final = (17, 49)
"""The fewest and the most cells of a mirrored bar, its axis counted."""
_LEFT, _RIGHT = "magenta", "cyan"


def render(document: Document, *, width: int = 80, colour: bool = True, blocks: bool = True) -> str:
    """Return the document for a terminal of ``width`` cells.

    ``colour`` allows escape sequences, ``blocks`` the characters that bars are drawn with.
    """
    buffer = StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=colour, no_color=not colour,
        color_system="standard" if colour else None, legacy_windows=False,
        markup=False, emoji=False, highlight=False, _environ={},
    )  # fmt: skip
    parts = ((block, _block(block, width, blocks)) for block in document.blocks)
    for index, (block, part) in enumerate(pair for pair in parts if pair[1] is not None):
        if index:
            console.line()
        console.print(part, soft_wrap=isinstance(block, Quote))
    lines = buffer.getvalue().split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _style(meaning: Meaning) -> str:
    """Return how a meaning looks: quiet around, and one thing that is read first."""
    match meaning:
        case "emphasis" | "key":
            style = "bold"
        case "surplus":
            style = "bold green"
        case "deficit" | "wrong":
            style = "bold red"
        case "doubtful":
            style = "yellow"
        case "code":
            style = "cyan"
        case "quote":
            style = "italic"
        case "unit" | "bounds" | "source" | "note":
            style = "dim"
        case _:
            style = ""
    return style


def _text(line: Line) -> Text:
    text = Text()
    for span in line:
        text.append(visible(span.text), _style(span.meaning))
    return text


def _block(block: Block, width: int, blocks: bool) -> RenderableType | None:
    match block:
        case Heading(line, level):
            text = _text(line)
            text.stylize("bold" if level == 1 else "dim")
            return text
        case Paragraph(line):
            return _text(line)
        case Table():
            return _table(block if blocks else without_bars(block), width)
        case Notes():
            return _notes(block)
        case Tree():
            return Group(*_tree(block, "", ""))
        case Quote():
            return _quote(block)


def _notes(notes: Notes) -> RenderableType:
    grid = RichTable.grid(padding=0)
    if notes.title:
        grid.add_column(width=2)
    grid.add_column()
    for note in notes.lines:
        text = _text(note)
        text.style = "dim"
        grid.add_row("", text) if notes.title else grid.add_row(text)
    return Group(Text(visible(notes.title), "dim"), grid) if notes.title else grid


def _tree(tree: Tree, first: str, rest: str) -> Iterator[RenderableType]:
    grid = RichTable.grid(padding=0)
    grid.add_row(Text(first, "dim", no_wrap=True), _text(tree.line))
    yield grid
    for index, child in enumerate(tree.children):
        last = index == len(tree.children) - 1
        yield from _tree(
            child, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  ")
        )


def _quote(quote: Quote) -> Text:
    text, last = Text(), 0
    for start, end in quote.marks:
        text.append(visible(quote.text[last:start]))
        text.append(visible(quote.text[start:end]), "bold red underline")
        last = end
    return text.append(visible(quote.text[last:]))


def _table(table: Table, width: int) -> RenderableType | None:
    """Return the table in its place, None when it is a drawing for which there is no room."""
    bare = without_bars(table)
    titles = [column.title for column in bare.columns]
    plain_rows = [[visible(plain(_line(cell))) for cell in row] for row in bare.rows]
    widths = column_widths(bare.columns, [titles, *plain_rows], width)
    if widths is None:
        return _stack(bare, width)
    used = sum(widths) + sum(gap(bare.columns, i) for i in range(len(widths)))
    room = min(width - used - 2, _BAR_CELLS[1])
    if room < _BAR_CELLS[0]:
        return _grid(bare, widths, 0) if bare.columns else None
    return _grid(table, widths, room - 1 + room % 2)


def _line(cell: Cell) -> Line:
    return () if isinstance(cell, Bar) else cell


def _stack(table: Table, width: int) -> RenderableType:
    if len(table.columns) == 2 and not any(column.title for column in table.columns):
        grid = RichTable.grid(padding=(0, 2, 0, 0))
        for row in table.rows:
            grid.add_row(*(_text(_line(cell)) for cell in row))
        return grid
    parts: list[RenderableType] = []
    for part in stacked(table):
        parts += [_table(part, width) or "", Text()]
    return Group(*parts[:-1])


def _grid(table: Table, widths: Sequence[int], bar: int) -> RenderableType:
    """Return the rows as one grid; ``widths`` are those of the columns that are no drawings."""
    sizes = iter(widths)
    is_bar = [any(isinstance(row[i], Bar) for row in table.rows) for i in range(len(table.columns))]
    sized = [bar if drawn else next(sizes) for drawn in is_bar]
    grid = RichTable.grid(padding=0)
    for index, (column, size) in enumerate(zip(table.columns, sized, strict=True)):
        if index:
            grid.add_column(width=gap(table.columns, index))
        grid.add_column(width=size, justify=column.align)
    if any(column.title for column in table.columns):
        titles = zip(table.columns, sized, is_bar, strict=True)
        grid.add_row(*_spaced([_title(*title) for title in titles]))
    for row in table.rows:
        drawn = [_drawn(cell, size) for cell, size in zip(row, sized, strict=True)]
        grid.add_row(*_spaced(drawn))
    return grid


def _title(column: Column, size: int, is_bar: bool) -> Text:
    title = visible(column.title)
    if is_bar:
        left, _, right = title.partition("|")
        title = f"{padded(left, size // 2, 'right')}│{right}"
    return Text(title, "dim")


def _spaced(row: Sequence[Text]) -> Iterator[Text]:
    for index, text in enumerate(row):
        if index:
            yield Text()
        yield text


def _drawn(cell: Cell, size: int) -> Text:
    return _bar(cell, size // 2) if isinstance(cell, Bar) else _text(cell)


def _bar(bar: Bar, half: int) -> Text:
    """Return a mirrored bar of ``half`` cells on either side of its axis, to half a cell."""
    left, right = (_halves(side, bar.full, half) for side in (bar.left, bar.right))
    left_text = "▐" * (left % 2) + "█" * (left // 2)
    right_text = "█" * (right // 2) + "▌" * (right % 2)
    text = Text(padded(left_text, half, "right"), _LEFT)
    text.append("│", "dim")
    return text.append(right_text, _RIGHT)


def _halves(amount: Decimal, full: Decimal, half: int) -> int:
    """Return how many half cells stand for ``amount``, at least one for what is not nothing."""
    if full <= 0 or amount <= 0:
        return 0
    return min(2 * half, max(1, int(2 * half * amount / full)))
