"""A printed figure as JSON and CSV have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tbcalc.figures.figure import Figure
from tbcalc.views.numbers import number_json

SCHEMA: Final = "tbcalc.read/1"


def read_payload(figure: Figure) -> dict[str, object]:
    """Return what one figure means."""
    return {"schema": SCHEMA, **figure_payload(figure)}


def read_list_payload(figures: Iterable[Figure]) -> dict[str, object]:
    """Return what several figures mean."""
    return {"schema": SCHEMA, "rows": [figure_payload(figure) for figure in figures]}


def figure_payload(figure: Figure, text: str = "") -> dict[str, object]:
    """Return a figure as one object; ``text`` is the input where it is more than the figure."""
    number = number_json(figure.quantity) or {}
    return {
        "input": text or figure.text,
        "kind": figure.kind,
        "value": number["value"],
        "likely": number["likely"],
        "possible": number["possible"],
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "assumed": figure.assumed,
    }


def read_row(figure: Figure) -> dict[str, object]:
    """Return a figure as one row of CSV."""
    return {
        "input": figure.text,
        "kind": figure.kind,
        "figure": figure.quantity,
        "qualifier": figure.qualifier,
        "assumed": figure.assumed,
    }
