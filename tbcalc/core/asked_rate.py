"""The rate that a conversion asks for: given with or without units, of a time, or the latest."""

from __future__ import annotations

from tbcalc.core.convert import default_target
from tbcalc.core.given_rate import bare_rate, given_rate
from tbcalc.core.rates import quoted_rate
from tbcalc.errors import MissingRateError, UsageError
from tbcalc.exact.noun import noun
from tbcalc.figures.figure import Figure
from tbcalc.figures.period import Period
from tbcalc.figures.rate import Rate, RateTable


@noun
class RateQuestion:
    """To which currency (empty: the default), of which time, or at which rate of one's own.

    ``given`` is a figure in units such as CNY/USD, or without a unit when it is a bare number.
    """

    to: str = ""
    on: Period | None = None
    given: Figure | None = None


def asked_rate(question: RateQuestion, table: RateTable, currency: str) -> Rate:
    """Return the rate between ``currency`` and the one asked for.

    Raises MissingRateError, and UsageError for a given rate that does not fit.
    """
    given = question.given
    if given is not None and given.unit:
        return _rate_in_units(given, question.to, currency)
    target = question.to or default_target(currency)
    if given is None or target == currency:
        return quoted_rate(table, currency, target, question.on)
    return bare_rate(given.value, currency, target, _known(question, table, currency, target))


def _rate_in_units(given: Figure, to: str, currency: str) -> Rate:
    quote, base = given.unit.split("/")
    if to not in ("", quote, base):
        raise UsageError(
            f"a rate in {given.unit} does not lead to {to}.",
            remedy=f'Give the rate between {currency} and {to}: --rate "N {currency}/{to}".',
        )
    return given_rate(given.value, base, quote)


def _known(question: RateQuestion, table: RateTable, currency: str, target: str) -> Rate | None:
    """Return the published rate that a bare number is compared with, where there is one."""
    try:
        return quoted_rate(table, currency, target, question.on)
    except MissingRateError:
        return None
