"""What is asked of a book, in words and numbers as Python has them."""

from __future__ import annotations

from collections.abc import Iterable
from operator import index

from tbcalc.core.query import Query
from tbcalc.errors import NotAnswerableError, UsageError
from tbcalc.figures.area import WORLD
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.sources.area_text import read_area
from tbcalc.sources.period_text import read_period

When = int | str | Period
"""A year as a number, or a period as it is written: 2024, "2017-Q1", "the first half of 2020"."""


def query_of(
    reporter: str, periods: Iterable[When], partner: str, scope: str, product: str
) -> Query:
    """Return the query of a subject, an empty reporter being everybody."""
    area = read_area(reporter) if reporter else ""
    return Query(area, partner_of(partner), scope, product, tuple(map(period_of, periods)))


def partner_of(words: str) -> str:
    """Return the code of a partner."""
    return words if words == WORLD else read_area(words)


def known(quantity: Quantity | None, what: str) -> Quantity:
    """Return what is known; raises NotAnswerableError where nothing is."""
    if quantity is None:
        raise NotAnswerableError(
            f"{what} is not in the data, and does not follow from them.",
            remedy="Load other data, or ask for another key.",
        )
    return quantity


def period_of(when: When) -> Period:
    """Return the period; raises UsageError for what is neither a year nor words."""
    if isinstance(when, Period):
        return when
    if isinstance(when, str):
        return read_period(when)
    try:
        return Period.year(index(when))  # a numpy integer, say
    except TypeError as error:
        raise UsageError(
            f"{when!r} is no period.", remedy='Give a year, 2024, or words, "2017-Q1".'
        ) from error
