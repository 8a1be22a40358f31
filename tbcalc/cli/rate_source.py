"""The rates to reckon with: those that travel with tbcalc, or those of a file that is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from tbcalc.figures.rate import RateTable

Command = TypeVar("Command", bound=Callable[..., Any])

_DAILY: Final = b"Date,USD,"

rates_option: Callable[[Command], Command] = click.option(
    "--rates",
    "rates_path",
    metavar="FILE",
    default="",
    help="Rates of a file: the Federal Reserve's H.10 by month, or the ECB's daily rates.",
)


def rates_of(path: str) -> RateTable:
    """Return the rates of a file, those of the ECB that are known where none is named.

    Raises UnreadableInputError, NotAnswerableError, and what reading the file raises.
    """
    if not path:
        from tbcalc.sources.rate_text import load_rates

        return load_rates()
    from tbcalc.cli.official_file import opened, shown
    from tbcalc.errors import UnreadableInputError
    from tbcalc.sources.official_kind import kind_of

    with opened(path) as file:
        if kind_of(file.head) == "h10":
            from tbcalc.sources.h10_table import read_h10_rates

            return read_h10_rates(file.lines())
        if file.head.startswith(_DAILY):
            from tbcalc.sources.ecb import read_reference_rates

            return read_reference_rates(file.text())
        raise UnreadableInputError(
            "it is no table of rates that is known here.",
            remedy="Name the Federal Reserve's H.10 by month, or the ECB's eurofxref-hist.csv.",
            place=shown(path),
        )
