"""What --to, --assume, --on and --rate say, read."""

from __future__ import annotations

from collections.abc import Callable

from tbcalc.core.asked_rate import RateQuestion, asked_rate
from tbcalc.errors import PeriodSyntaxError
from tbcalc.exact.noun import replaced
from tbcalc.figures.figure import Figure
from tbcalc.figures.period import Period
from tbcalc.figures.rate import Rate


def currency_named(words: str) -> str:
    """Return the code of a currency, empty for no words. Raises UnknownCurrencyError."""
    if not words:
        return ""
    from tbcalc.sources.currency_text import read_currency

    return read_currency(words)


def period_named(words: str) -> Period | None:
    """Return a period or date in codes or words, None for no words. Raises PeriodSyntaxError."""
    if not words:
        return None
    try:
        return Period.parse(words)
    except PeriodSyntaxError:
        from tbcalc.cli.clock import today
        from tbcalc.sources.period_text import read_period

        return read_period(words, today=today())


def rate_given(words: str, locale: str) -> Figure | None:
    """Return the rate that is given as a figure, whose unit is empty for a bare number."""
    if not words:
        return None
    if any(character.isalpha() or character in "=/$€£¥" for character in words):
        from tbcalc.sources.rate_phrase import read_rate_phrase

        return read_rate_phrase(words)
    from tbcalc.sources.figure_text import read_figure

    return read_figure(words, locale=locale)


def rate_finder(question: RateQuestion) -> Callable[[str, str], Rate]:
    """Return what finds the rate from one currency to another, at the time that is asked."""
    from tbcalc.sources.rate_text import load_rates

    def found(base: str, quote: str) -> Rate:
        rate = asked_rate(replaced(question, to=quote), load_rates(), base)
        return rate if rate.base == base else rate.inverse()

    return found
