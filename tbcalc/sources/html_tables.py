"""Tables of a web page as grids of cells, spans filled in.

Parses as browsers do, whatever the page does wrong. Like page_text, a door to selectolax.
"""

from __future__ import annotations

from typing import Any, Final

from tbcalc.errors import missing_extra
from tbcalc.exact.noun import noun

_MOST_COLUMNS: Final = 200
_MOST_ROWS: Final = 5_000
_MOST_SPAN: Final = 50


@noun
class GridCell:
    """A cell: its text with words parted by one space, and how far it is indented.

    ``is_filled`` where a cell beside or above reaches over it.
    """

    text: str
    indent: int = 0
    is_filled: bool = False


Grid = list[list[GridCell]]
"""Rows of cells, each as wide as its own cells and those that reach into it."""


@noun
class TablePage:
    """A page: its title, its texts outside of tables, and its tables."""

    title: str
    text: str
    tables: tuple[Grid, ...]


def read_tables(html: str) -> TablePage:
    """Return the tables of a page, those in others left out of these.

    Raises MissingExtraError where selectolax is not installed.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise missing_extra("A release page in HTML", "html") from error
    tree: Any = LexborHTMLParser(html)
    for node in tree.css("script,style,noscript,template"):
        node.decompose()
    title = tree.css_first("title")
    innermost = (table for table in tree.css("table") if len(table.css("table")) <= 1)
    tables = tuple(map(_grid, innermost))
    for table in tree.css("table"):
        table.decompose()
    body = tree.body
    text = body.text(separator="\n") if body is not None else ""
    return TablePage(_words(title.text()) if title is not None else "", text, tables)


def _grid(table: Any) -> Grid:
    grid: Grid = []
    reaching: dict[int, tuple[GridCell, int]] = {}
    for row in table.css("tr")[:_MOST_ROWS]:
        cells: list[GridCell] = []
        below: dict[int, tuple[GridCell, int]] = {}
        for node in row.css("td,th"):
            _fill(cells, reaching, below)
            cell = _cell(node)
            wide, high = _span(node, "colspan"), _span(node, "rowspan")
            for step in range(wide):
                own = cell if not step else GridCell(cell.text, cell.indent, True)
                if high > 1:
                    below[len(cells)] = (GridCell(cell.text, cell.indent, True), high - 1)
                cells.append(own)
            if len(cells) > _MOST_COLUMNS:
                break
        _fill(cells, reaching, below)
        grid.append(cells)
        reaching = below
    return grid


def _fill(
    cells: list[GridCell],
    reaching: dict[int, tuple[GridCell, int]],
    below: dict[int, tuple[GridCell, int]],
) -> None:
    """Fill in the cells that reach down to where the next one of this row would stand."""
    while len(cells) in reaching:
        cell, rows = reaching[len(cells)]
        if rows > 1:
            below[len(cells)] = (cell, rows - 1)
        cells.append(cell)


def _cell(node: Any) -> GridCell:
    text = node.text(deep=True).strip(" \t\r\n")
    return GridCell(_words(text), len(text) - len(text.lstrip("\xa0\u3000 \t\r\n")))


def _span(node: Any, name: str) -> int:
    told = (node.attributes.get(name) or "1").strip()
    return min(max(int(told), 1), _MOST_SPAN) if told.isascii() and told.isdecimal() else 1


def _words(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())
