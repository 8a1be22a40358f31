"""Printed figures as arguments of a command."""

from __future__ import annotations

from collections.abc import Sequence

from tbcalc.errors import TbcalcError
from tbcalc.figures.figure import Figure
from tbcalc.sources.figure_text import read_figure


def printed_figures(texts: Sequence[str], *, assume: str = "", locale: str = "") -> list[Figure]:
    """Return the figures that the texts print.

    Raises the error of the first that is none, with its place among the arguments.
    """
    figures = []
    for count, text in enumerate(texts, 1):
        try:
            figures.append(read_figure(text, assume=assume, locale=locale))
        except TbcalcError as error:
            raise error.at(f"figure {count}") from error
    return figures


def assumptions(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return what the print of the figures left open and how it was read, each once."""
    return tuple(dict.fromkeys(said for figure in figures for said in figure.assumed))
