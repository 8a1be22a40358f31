"""Aggregates as a document: a line for each group, then what was read and what was not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from tbcalc.core.aggregate_rows import AggregateRow
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import replaced
from tbcalc.figures.aggregate import Aggregate
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import message, say
from tbcalc.views.document import (
    Cell,
    Column,
    Document,
    Line,
    Meaning,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
    note,
    number,
)
from tbcalc.views.layouts.words import AreaNames
from tbcalc.views.numerals import Style, numeral_text
from tbcalc.views.terms import term

_NUMBERS: Final = (
    message("exports"), message("imports"), message("total"), message("balance"),
    message("balance share"), message("coverage ratio"),
)  # fmt: skip
_DIGITS: Final = 4
_FIELDS: Final = ("exports", "imports", "total", "balance", "balance_share", "coverage_ratio")


def aggregate_document(
    aggregate: Aggregate,
    rows: Sequence[AggregateRow],
    notes: Sequence[str],
    *,
    unit: str,
    groups: int,
    names: AreaNames,
    style: Style,
) -> Document:
    """Return a table of the groups; below it what was left of the rows, and why.

    ``rows`` may be the first of more ``groups``; then that is said.
    """
    columns = [Column(term(each.name, style.locale)) for each in aggregate.by]
    columns += [Column(say(told, style.locale), "right") for told in _NUMBERS]
    lines = tuple(_line(row, names, style) for row in rows)
    blocks = [Table(tuple(columns), lines)] if rows else []
    left = [_left(aggregate, n) for n in range(len(aggregate.left))]
    read = say("{rows} rows read, amounts in {unit}", style.locale,
               rows=f"{aggregate.rows:,}", unit=unit)  # fmt: skip
    cut = [_cut(len(rows), groups, style.locale)] if groups > len(rows) else []
    told = tuple(line(note(each)) for each in (*cut, read, *notes))
    return document(
        blocks,
        [] if rows else [Paragraph(line(say("No row could be summed.", style.locale)))],
        Notes(told),
        [Notes(tuple(left), say("Left out", style.locale))] if left else [],
    )


def _cut(shown: int, groups: int, locale: str) -> str:
    return say("the first {shown} of {groups} rows; -f csv, jsonl or parquet has all of them",
               locale, shown=f"{shown:,}", groups=f"{groups:,}")  # fmt: skip


def _line(row: AggregateRow, names: AreaNames, style: Style) -> tuple[Cell, ...]:
    keys = [line(Span(_key(name, key, names), "term")) for name, key in row.keys.items()]
    return (*keys, *(_number(getattr(row, field), style) for field in _FIELDS))


def _key(name: str, key: str, names: AreaNames) -> str:
    is_code = name in ("reporter", "partner") and not key.isdigit()
    return (names(key) or key) if is_code else key


def _number(quantity: Quantity | None, style: Style) -> Line:
    if quantity is None or quantity.value is None:
        return ()
    shown = _rounded(quantity.value) if quantity.unit == "1" else replaced(quantity, unit="")
    return line(number(numeral_text(shown, style)))


def _rounded(value: Decimal) -> Quantity:
    """Return a ratio as far as people read it: four digits of it, whatever its size."""
    unit = Decimal(1).scaleb(value.adjusted() - _DIGITS + 1)
    near = value.quantize(unit)
    bounds = Interval.around(near, unit / 2)
    return Quantity(near, bounds, bounds, "1")


def _left(aggregate: Aggregate, n: int) -> Line:
    left = aggregate.left[n]
    shown = f", {left.example}" if left.example else ""
    meaning: Meaning = "wrong" if left.is_fault else "note"
    return line(Span(f"{left.rows:,}", meaning), note(f" {left.path}: {left.reason}{shown}"))
