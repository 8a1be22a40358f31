"""``tbcalc rates explain``: which day's or period's rate a printed pair was converted at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tbcalc.cli.figure_command import FigureCommand
from tbcalc.cli.naming import locale_option
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.rate_options import currency_named, period_named
from tbcalc.errors import UsageError
from tbcalc.figures.period import Day
from tbcalc.figures.quantity import Quantity

if TYPE_CHECKING:
    from tbcalc.views.layouts.rate_fit_words import ExplainedPair

HELP = """Tell which rate a printed amount was converted at.

\b
Examples:
  tbcalc rates explain "43 trillion yuan" "6.07 trillion dollars" --published 2025-11-26
  tbcalc rates explain "6.2 trillion yuan" "$899 billion" --published 2017-04-20 --period 2017-Q1
  tbcalc rates explain "3.33 trillion yuan" "$491.18 billion"

ONE is the amount as it was known, OTHER its conversion in brackets. The rate of the day of
publication, the means of the periods that an article of that day speaks of (or of --period), and
the rates at their ends are tried; without a day, every day since 1999. Exit code 1 when no rate
explains the pair.
"""


@click.command(cls=FigureCommand, help=HELP)
@click.argument("one")
@click.argument("other")
@click.option("--published", metavar="DATE", default="", help="The day of publication.")
@click.option("--period", metavar="P", default="", help="The period the amount is of.")
@click.option("--assume", default="", metavar="CUR", help="What an ambiguous sign such as ¥ is.")
@locale_option
@output_options("table", "text", "json", "jsonl", "md", "html")
def explain(
    one: str, other: str, published: str, period: str, assume: str, locale: str, output: Output
) -> int:
    """Tell which rate a printed amount was converted at; 1 when none explains it."""
    from tbcalc.cli.printed import printed_figures
    from tbcalc.core.implied import implied_rate
    from tbcalc.core.rate_fit import rate_fit
    from tbcalc.sources.daily_rates import daily_text, pair_rates
    from tbcalc.views.layouts.rate_fit_words import ExplainedPair

    day, told = _day(published), period_named(period)
    figures = printed_figures((one, other), assume=currency_named(assume))
    first, second = (figure.quantity for figure in figures)
    _require_amounts(first, second)
    implied_rate(first, second)
    rates = pair_rates(daily_text(), first.unit, second.unit)
    fit = rate_fit(first, second, rates, published=day, period=told)
    _show(ExplainedPair(first, second, day, fit, rates.source), locale, output)
    return int(fit.best is None)


def _show(pair: ExplainedPair, locale: str, output: Output) -> None:
    if output.format in ("json", "jsonl"):
        from tbcalc.views import as_json
        from tbcalc.views.payloads.rate_fit import rate_fit_payload

        payload = rate_fit_payload(pair)
        lines = output.format == "jsonl"
        emit(as_json.render_lines([payload]) if lines else as_json.render(payload), output)
        return
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.rate_fit import rate_fit_document
    from tbcalc.views.numerals import Style

    emit(shown(rate_fit_document(pair, Style(locale)), output, locale), output)


def _require_amounts(*figures: Quantity) -> None:
    for figure in figures:
        if len(figure.unit) != 3 or not figure.possible.low > 0:
            raise UsageError(
                "that is no positive amount of money.",
                text=figure.text,
                remedy='Give one amount in two currencies: "6.2 trillion yuan" "$899 billion".',
            )


def _day(text: str) -> Day | None:
    period = period_named(text)
    if period is None:
        return None
    if period.first != period.last:
        raise UsageError(
            f"{text} is no day.", text=text, remedy="Write the day of publication: 2025-11-26."
        )
    return period.first
