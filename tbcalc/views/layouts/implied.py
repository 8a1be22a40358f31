"""What figures imply, as a document: the result with its bounds, and what it is from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tbcalc.exact.noun import noun
from tbcalc.figures.quantity import Quantity
from tbcalc.views.document import (
    Cell,
    Column,
    Document,
    Notes,
    Span,
    Table,
    document,
    line,
    note,
)
from tbcalc.views.layouts.tables import bounds_cell, number_cells
from tbcalc.views.numerals import Style


@noun
class Given:
    """A figure that a result follows from: ``role`` says as what, ``name`` of what key it is.

    ``name`` and ``source`` are empty for a figure given as an argument.
    """

    quantity: Quantity
    role: str = ""
    name: str = ""
    source: str = ""


def implied_document(
    what: str, result: Quantity, given: Sequence[Given], assumed: Sequence[str], style: Style
) -> Document:
    """Return the result at the top, then each figure as it was read."""
    rows = [_row(f"implied {what}", result, style)]
    rows += [_row(f"  {each.role}", each.quantity, style) for each in given]
    columns = (
        Column(), Column("", "right"), Column("", tight=True), Column("likely"), Column("possible"),
    )  # fmt: skip
    return document(Table(columns, tuple(rows)), _notes(given, assumed))


def _row(label: str, quantity: Quantity, style: Style) -> tuple[Cell, ...]:
    return (
        line(Span(label, "term")),
        *number_cells(quantity, style, "emphasis" if label.startswith("implied") else "number"),
        bounds_cell(quantity, quantity.likely, style),
        bounds_cell(quantity, quantity.possible, style),
    )


def _notes(given: Sequence[Given], assumed: Sequence[str]) -> Iterable[Notes]:
    lines = [
        line(note(f"{each.role}: {each.quantity.text}, printed of {each.name} [{each.source}]"))
        for each in given
        if each.name
    ]
    lines += [line(note(text)) for text in assumed]
    if lines:
        yield Notes(tuple(lines))
