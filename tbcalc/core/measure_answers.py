"""Which rows answer a question on a measure; when none does, what is known instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from tbcalc.core.answerable import period_names
from tbcalc.core.convert import converted
from tbcalc.core.growth import implied_growth
from tbcalc.core.growth_currency import RateOf
from tbcalc.core.measure_rows import MeasureRow, measure_rows
from tbcalc.core.query import Query
from tbcalc.core.selection import is_currency
from tbcalc.errors import NotAnswerableError, UnitMismatchError
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset

What = Literal["growth", "share"]
"""What is asked of a measure."""

_ANSWERS: Final[dict[What, Callable[[MeasureRow], bool]]] = {
    "growth": lambda row: row.growth is not None or row.implied is not None,
    "share": lambda row: bool(row.shares),
}


def measure_answers(
    dataset: Dataset, query: Query, measure: str, what: What
) -> tuple[MeasureRow, ...]:
    """Return the rows that hold what is asked.

    Raises NotAnswerableError, which names what is known instead.
    """
    rows = measure_rows(dataset, query, measure)
    answers = tuple(row for row in rows if _ANSWERS[what](row))
    if not answers:
        raise _level_only(rows[0], what) if rows else _nothing(dataset, query, measure)
    return answers


def measure_in(row: MeasureRow, currency: str, rate_of: RateOf) -> MeasureRow:
    """Return the row with its amounts in ``currency``, each at the rate of its own time.

    Raises UnitMismatchError where the measure is no money, MissingRateError.
    """
    level = row.level
    if level is None or level.unit == currency:
        return row
    if not is_currency(level.unit):
        raise UnitMismatchError(
            f"{row.key} is {level.text}, no money.",
            remedy="Leave out --in.",
        )
    now = rate_of(level.unit, currency, row.key.period)
    then = rate_of(level.unit, currency, row.key.period.shift_years(-1))
    bases = [each and converted(each, then) for each in (row.base, row.printed_base)]
    level = converted(level, now)
    grown = implied_growth(level, bases[1]) if row.implied and bases[1] else None
    rates = (then, now) if bases[0] or bases[1] else (now,)
    return replaced(
        row, level=level, base=bases[0], printed_base=bases[1], implied=grown, rates=rates
    )


def _level_only(row: MeasureRow, what: What) -> NotAnswerableError:
    said = f", {row.level.text}" if row.level else ""
    lacks = (
        "neither its growth nor its level of the year before" if what == "growth" else "no share"
    )
    return NotAnswerableError(
        f"{row.key} is known{said}, but {lacks} is in the data.",
        remedy="tbcalc datasets show tells all there is; add figures with --data FILE.",
    )


def _nothing(dataset: Dataset, query: Query, measure: str) -> NotAnswerableError:
    anyone = Query(partner=query.partner, by="partner" if query.by == "partner" else "")
    for wide in (replaced(query, periods=()), anyone):
        rows = measure_rows(dataset, wide, measure)
        if rows:
            whose = dict.fromkeys(f"{row.key.reporter} {row.key.product}".strip() for row in rows)
            return NotAnswerableError(
                f"there are no figures of {_asked(query, measure)} in the data; it is known of "
                f"{', '.join(whose)} for {period_names({row.key.period for row in rows})}.",
                remedy="Ask for one of these, or name other data with --data.",
            )
    return NotAnswerableError(
        f"there are no figures of {_asked(query, measure)} in the data.",
        remedy="tbcalc datasets show tells what there is; name other data with --data.",
    )


def _asked(query: Query, measure: str) -> str:
    words = [query.reporter, query.product, measure, *map(str, query.periods)]
    return " ".join(word for word in words if word)
