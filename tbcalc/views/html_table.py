"""Tables as HTML: a caption, headings with their scope, units beside their numbers.

Small tables are stacked on a phone, each row under its first cell; long ones scroll by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST
from tbcalc.views.cells import cell_width
from tbcalc.views.document import Bar, Cell, Column, How, Line, Table, plain
from tbcalc.views.html_spans import Numbered, line_html, span_html
from tbcalc.views.markup import text_html

_STACKED: Final = 60
"""Rows up to which a table is stacked on a narrow screen."""

_SHORT: Final = 16
"""Display cells up to which the text of a cell stands in one line."""

_OPENED: Final = 200
"""Rows up to which numbers open their notes in place; in longer tables they lead to them."""


@noun
class _Place:
    """A column as it is shown: itself, the one of its units, its title and the units' width."""

    index: int
    unit: int | None
    column: Column
    title: str
    width: int


def table_html(table: Table, notes: Numbered, heading: str) -> str:
    """Return a table; ``heading`` names it where it has no caption."""
    if not table.columns:
        return ""
    places = _places(table)
    name = text_html(table.caption or heading)
    kind = ' class="stack"' if len(places) > 2 and len(table.rows) <= _STACKED else ""
    caption = f"<caption>{text_html(table.caption)}</caption>\n" if table.caption else ""
    head = "".join(_head(place) for place in places)
    titled = any(place.title for place in places)
    opens = len(table.rows) <= _OPENED
    rows = "".join(f"<tr>{''.join(_row(row, places, notes, opens))}</tr>\n" for row in table.rows)
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{name}">\n'
        f"<table{kind}>\n{caption}"
        + (f"<thead><tr>{head}</tr></thead>\n" if titled else "")
        + f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _places(table: Table) -> list[_Place]:
    """Return the columns, a tight one of units joined to the one before it."""
    places: list[_Place] = []
    columns = table.columns
    for index, column in enumerate(columns):
        if column.tight and not column.title and places and places[-1].unit is None:
            units = (plain(_line(row[index])) for row in table.rows)
            last = places.pop()
            width = max(map(cell_width, units), default=0)
            places.append(_Place(last.index, index, last.column, last.title, width))
        else:
            title = column.title.replace("|", " | ")
            places.append(_Place(index, None, column, title, 0))
    return places


def _line(cell: Cell) -> Line:
    return () if isinstance(cell, Bar) else cell


def _head(place: _Place) -> str:
    tag = "th" if place.title else "td"
    scope = ' scope="col"' if place.title else ""
    return f"<{tag}{scope}{_kind(place, place.title)}>{text_html(place.title)}</{tag}>"


def _kind(place: _Place, text: str) -> str:
    """Return the classes of a cell: numbers, insets, and what is too short to be broken."""
    kinds = ["n"] if place.column.align == "right" else []
    if text.startswith(" "):
        kinds.append("sub")
    if text and cell_width(text) <= _SHORT:
        kinds.append("k")
    return f' class="{" ".join(kinds)}"' if kinds else ""


def _row(
    row: Sequence[Cell], places: Sequence[_Place], notes: Numbered, opens: bool
) -> Iterator[str]:
    for index, place in enumerate(places):
        cell = row[place.index]
        if isinstance(cell, Bar):
            yield _bar(cell)
            continue
        inner = _cell(cell, notes) if opens else line_html(cell, notes)
        if place.unit is not None and (cell or row[place.unit]):
            unit = "".join(map(span_html, _line(row[place.unit])))
            inner += f'<span class="u" style="width:{place.width + 0.6:.1f}ch">{unit}</span>'
        kind = _kind(place, plain(cell))
        label = f' data-label="{text_html(place.title)}"' if place.title else ""
        if index == 0:
            yield f'<th scope="row"{kind}>{inner}</th>'
        else:
            yield f"<td{kind}{label}>{inner}</td>"


def _cell(line: Line, notes: Numbered) -> str:
    how = next((span.how for span in line if span.how is not None), None)
    text = "".join(map(span_html, line))
    number = notes.get(id(how)) if how is not None else None
    return text if how is None or number is None else _opening(text, how, number)


def _opening(text: str, how: How, number: int) -> str:
    """Return a number that opens what it follows from; on paper it has the number of its note."""
    told = "".join(f"<p>{''.join(map(span_html, line))}</p>" for line in how.lines)
    return (
        f'<details class="how" name="how"><summary>{text}<sup class="mark">{number}</sup></summary>'
        f'<div class="card"><p class="key">{text_html(how.name)}</p>{told}</div></details>'
    )


def _bar(bar: Bar) -> str:
    left, right = (_part(side, bar.full) for side in (bar.left, bar.right))
    return f'<td class="bar" aria-hidden="true"><span style="--a:{left}%;--b:{right}%"></span></td>'


def _part(side: Decimal, full: Decimal) -> str:
    """Return how much of half the width stands for a side, in percent."""
    if full <= 0:
        return "0"
    return f"{NEAREST.divide(side * 50, full):.2f}"
