"""Tables for narrow places: each row under its first cell, one line per further cell."""

from __future__ import annotations

from tbcalc.views.document import Bar, Cell, Column, Line, Span, Table, plain


def without_bars(table: Table) -> Table:
    """Return the table without the columns that are drawings."""
    keep = [
        index
        for index in range(len(table.columns))
        if not any(isinstance(row[index], Bar) for row in table.rows)
    ]
    return Table(
        tuple(table.columns[index] for index in keep),
        tuple(tuple(row[index] for index in keep) for row in table.rows),
        table.caption,
    )


def stacked(table: Table) -> tuple[Table, ...]:
    """Return a table of two columns, title and value, per row; empty cells are left out.

    The first cell stands above the others, beside the second where that has no title. A tight
    cell joins the one before it, and drawings are left out.
    """
    bare = without_bars(table)
    return tuple(_stacked_row(bare.columns, row) for row in bare.rows)


def _stacked_row(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> Table:
    items: list[tuple[str, Line]] = []
    for column, cell in zip(columns, row, strict=True):
        if isinstance(cell, Bar) or not plain(cell):
            continue
        if column.tight and len(items) > 1:
            title, before = items[-1]
            items[-1] = (title, (*before, Span(" "), *cell))
        else:
            items.append((column.title, cell))
    first, *rest = items or [("", ())]
    beside = rest.pop(0)[1] if rest and not rest[0][0] else ()
    lines = [((Span(f"  {title}", "term"),), cell) for title, cell in rest]
    return Table((Column(), Column()), ((first[1], beside), *lines))
