"""A terminal: aligned columns, mirrored bars, and a quiet use of colour. The only door to rich.

What the terminal is (its width, whether it has colour and block characters) arrives as arguments.
The colours are the terminal's own sixteen, so that they suit its background.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final

from rich.console import Console, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from tbcalc.views.bars import bar_line, bar_title
from tbcalc.views.cells import visible
from tbcalc.views.document import Bar, Block, Cell, Document, Line, Meaning, Span, Table, plain
from tbcalc.views.fitting import gap
from tbcalc.views.laying import Place, block_lines, fitted_table, folded

_STYLES: Final[dict[Meaning, str]] = {
    "emphasis": "bold", "key": "bold", "surplus": "bold green", "deficit": "bold red",
    "wrong": "bold red", "doubtful": "yellow", "sound": "green", "code": "cyan", "quote": "italic",
    "unit": "dim", "bounds": "dim", "source": "dim", "note": "dim",
    "left": "magenta", "right": "cyan",
}  # fmt: skip
"""How meanings look: quiet around, and one thing that is read first; the rest is plain."""


def render(document: Document, *, width: int = 80, colour: bool = True, blocks: bool = True) -> str:
    """Return the document for a terminal of ``width`` cells.

    ``colour`` allows escape sequences, ``blocks`` the characters that bars are drawn with.
    """
    shown = StringIO()
    console = Console(
        file=shown, width=width, force_terminal=colour, no_color=not colour,
        color_system="standard" if colour else None, legacy_windows=False,
        markup=False, emoji=False, highlight=False, _environ={},
    )  # fmt: skip
    place = Place(width, drawings=blocks)
    for part in filter(None, (_renderables(block, place) for block in document.blocks)):
        if shown.tell():
            console.line()
        for renderable in part:
            console.print(renderable, soft_wrap=isinstance(renderable, Text))
    return "".join(f"{line.rstrip()}\n" for line in shown.getvalue().splitlines())


def _renderables(block: Block, place: Place) -> list[RenderableType]:
    """Return a table that fits as one of rich, anything else as the lines it is laid out in."""
    if isinstance(block, Table) and place.drawings:
        fitted = fitted_table(block, place)
        if fitted and fitted[0].columns:
            return [*_caption(block, place), _grid(*fitted)]
    return [_text(line) for line in block_lines(block, place)]


def _caption(table: Table, place: Place) -> list[RenderableType]:
    if not table.caption:
        return []
    return [_text(line) for line in folded((Span(table.caption, "note"),), place.width)]


def _grid(table: Table, widths: Sequence[int]) -> RichTable:
    is_bar = [any(isinstance(row[i], Bar) for row in table.rows) for i in range(len(widths))]
    titled = any(column.title for column in table.columns)
    grid = RichTable(box=None, padding=0, show_header=titled, header_style="", pad_edge=False)
    for index, (column, size) in enumerate(zip(table.columns, widths, strict=True)):
        if index:
            grid.add_column(width=gap(table.columns, index))
        title = bar_title(column.title, size) if is_bar[index] else (Span(column.title, "note"),)
        grid.add_column(_text(title), width=size, justify=column.align, overflow="fold")
    for row in table.rows:
        grid.add_row(*_spaced(_drawn(c, size) for c, size in zip(row, widths, strict=True)))
    return grid


def _spaced(row: Iterable[Text]) -> Iterator[Text]:
    for index, text in enumerate(row):
        if index:
            yield Text()
        yield text


def _drawn(cell: Cell, size: int) -> Text:
    return _text(bar_line(cell, size) if isinstance(cell, Bar) else cell)


def _text(line: Line) -> Text:
    text = Text(end="\n")
    if plain(line).strip():
        for span in line:
            text.append(visible(span.text), _STYLES.get(span.meaning, ""))
    return text
