"""What figures imply, as a document: the result with its bounds, and what it is from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import message, say
from tbcalc.views.document import (
    Cell,
    Column,
    Document,
    Meaning,
    Notes,
    Span,
    Table,
    document,
    line,
    note,
)
from tbcalc.views.layouts.tables import bounds_cell, number_cells
from tbcalc.views.numerals import Style
from tbcalc.views.retelling import said_again

_RESULTS: Final = {
    "base": message("implied base"), "rate": message("implied rate"),
    "total": message("implied total"), "level": message("implied level"),
    "growth": message("implied growth"), "balance": message("implied balance"),
    "share": message("implied share"), "whole": message("implied whole"),
}  # fmt: skip


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
    locale = style.locale
    title = say(_RESULTS.get(what, f"implied {what}"), locale)
    rows = [_row(title, result, style, "emphasis")]
    rows += [_row("  " + said_again(each.role, locale), each.quantity, style) for each in given]
    columns = (
        Column(), Column("", "right"), Column("", tight=True),
        Column(say("likely", locale)), Column(say("possible", locale)),
    )  # fmt: skip
    return document(Table(columns, tuple(rows)), _notes(given, assumed, locale))


def _row(
    label: str, quantity: Quantity, style: Style, meaning: Meaning = "number"
) -> tuple[Cell, ...]:
    return (
        line(Span(label, "term")),
        *number_cells(quantity, style, meaning),
        bounds_cell(quantity, quantity.likely, style),
        bounds_cell(quantity, quantity.possible, style),
    )


def _notes(given: Sequence[Given], assumed: Sequence[str], locale: str) -> Iterable[Notes]:
    told = [_print(each, locale) for each in given if each.name]
    told += [said_again(text, locale) for text in assumed]
    if told:
        yield Notes(tuple(line(note(text)) for text in told))


def _print(given: Given, locale: str) -> str:
    return say(
        "{role}: {print}, printed of {name} [{source}]",
        locale, role=said_again(given.role, locale), print=given.quantity.text,
        name=said_again(given.name, locale), source=given.source,
    )  # fmt: skip
