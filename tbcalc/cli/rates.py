"""``tbcalc rates``: which exchange rates are known, and what they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from tbcalc.cli.clock import today
from tbcalc.cli.naming import locale_option
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.rate_source import rates_of, rates_option
from tbcalc.cli.rates_explain import explain
from tbcalc.cli.rates_update import update
from tbcalc.cli.shown import shown
from tbcalc.core.rate_facts import RateFacts, has_rate, monthly_rate_facts, rate_facts
from tbcalc.figures.period import Period
from tbcalc.figures.rate import DOLLAR, EURO, RateTable, quote_base
from tbcalc.sources.currency_text import read_currency
from tbcalc.sources.period_text import read_period
from tbcalc.views import as_csv, as_json
from tbcalc.views.document import Document
from tbcalc.views.layouts.rates import currencies_document, rate_document, rates_document
from tbcalc.views.payloads.rates import rate_row, rates_payload

EPILOG = """\b
Examples:
  tbcalc rates show
  tbcalc rates show CNY --on 2024
  tbcalc rates show CNY --per EUR --on 2017-03-31
  tbcalc rates show CNY --on 2024 --by month -f csv
  tbcalc rates show CNY --on 2024 --rates fed_h10_monthly.csv

\b
The rates are the ECB's reference rates by month: means of the days' rates,
and the rate of the last day. They travel with tbcalc; only `rates update` fetches any.
"""


@click.group()
def command() -> None:
    """Show exchange rates, with their date and source."""


command.add_command(explain)
command.add_command(update)


@command.command(epilog=EPILOG, short_help="Show the rate of a currency, or the latest of all.")
@click.argument("currency", default="")
@click.option("--on", metavar="DATE", default="", help="Date or period; else the last month known.")
@click.option("--per", metavar="CUR", default="", help="Price of one unit of CUR; else USD or EUR.")
@click.option("--by", type=click.Choice(["month"]), help="A row per month.")
@rates_option
@locale_option
@output_options("table", "text", "json", "jsonl", "csv", "md", "html")
def show(
    currency: str, on: str, per: str, by: str | None, rates_path: str, locale: str, output: Output
) -> None:
    """Show the rate of CURRENCY, or the latest rate of every currency known."""
    table = rates_of(rates_path)
    period = read_period(on, today=today()) if on else None
    if not currency:
        per = read_currency(per) if per else _main(table)
        rows = _all_currencies(table, per, period)
        _show(rows, currencies_document, locale, output)
        return
    base, quote = _pair(read_currency(currency), per)
    if by:
        _show(list(monthly_rate_facts(table, base, quote, period)), rates_document, locale, output)
    else:
        _show([rate_facts(table, base, quote, period)], rate_document, locale, output)


def _main(table: RateTable) -> str:
    """Return against what a table has the most rates: the euro, or the dollar."""
    return EURO if sum(name.endswith(EURO) for name in table.lines) > 9 else DOLLAR


def _pair(currency: str, per: str) -> tuple[str, str]:
    """Return base and quote: as asked with --per, else the way the pair is quoted."""
    if per:
        return read_currency(per), currency
    other = EURO if currency == DOLLAR else DOLLAR
    base = quote_base(currency, other)
    return base, other if base == currency else currency


def _all_currencies(table: RateTable, per: str, on: Period | None) -> list[RateFacts]:
    """Return the facts of each currency with a rate then, or of its last month.

    Raises MissingRateError when no currency has one.
    """
    others = [currency for currency in table.currencies if currency != per]
    known = [c for c in others if on is None or has_rate(table, per, c, on)]
    # Where none is known, asking for the first says what is.
    return [rate_facts(table, per, currency, on) for currency in known or others[:1]]


def _show(
    rows: Sequence[RateFacts],
    layout: Callable[[Sequence[RateFacts], str], Document],
    locale: str,
    output: Output,
) -> None:
    if output.format == "json":
        emit(as_json.render(rates_payload(rows)), output)
    elif output.format == "jsonl":
        emit(as_json.render_lines(map(rate_row, rows)), output)
    elif output.format == "csv":
        emit(as_csv.render(map(rate_row, rows)), output)
    else:
        emit(shown(layout(rows, locale), output, locale), output)
