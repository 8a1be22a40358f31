"""Reading and converting from Python: one printed figure, one amount."""

from __future__ import annotations

from tbcalc.cli.number import Number
from tbcalc.cli.rate_options import currency_named, period_named, rate_given
from tbcalc.core.asked_rate import RateQuestion, asked_rate
from tbcalc.core.convert import conversion, money
from tbcalc.sources.figure_text import read_figure
from tbcalc.sources.rate_text import load_rates


def read(text: str, *, assume: str = "", locale: str = "") -> Number:
    """Return what a printed figure means; raises FigureSyntaxError and its like.

    >>> import tbcalc
    >>> tbcalc.read("more than 43 trillion yuan")
    Number(over 43 trillion yuan, likely 43 to 44)
    """
    return Number.of(read_figure(text, assume=currency_named(assume), locale=locale).quantity)


def convert(
    text: str, to: str = "", *, on: str | int = "", rate: str = "", assume: str = ""
) -> Number:
    """Return an amount in another currency, at the mean rate of a period or the rate given.

    Raises UnitMismatchError, MissingRateError, and what ``read`` raises.

    >>> import tbcalc
    >>> tbcalc.convert("6.2 trillion yuan", on="2017-Q1")
    Number(900 billion dollars, likely 892.7 to 907.3)
    """
    figure = read_figure(text, assume=currency_named(assume))
    question = RateQuestion(currency_named(to), period_named(str(on)), rate_given(rate, ""))
    amount = money(figure)
    found = asked_rate(question, load_rates(), amount.unit)
    return Number.of(conversion(amount, found, figure.assumed).result)
