"""``tbcalc calc``: a calculator whose numbers are printed figures, with bounds and units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import click

from tbcalc.cli.figure_command import FigureCommand
from tbcalc.cli.naming import LOCALE_HELP
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.rate_options import currency_named, period_named, rate_finder, rate_given
from tbcalc.core.asked_rate import RateQuestion
from tbcalc.core.calculation import Calculated, calculated
from tbcalc.core.measures import Measures
from tbcalc.errors import AmbiguousNumberError, TbcalcError
from tbcalc.exact.noun import replaced
from tbcalc.figures.figure import Figure
from tbcalc.sources.commodity_text import read_commodity
from tbcalc.sources.expression_text import read_calculation
from tbcalc.sources.figure_text import read_figure
from tbcalc.sources.unit_text import unit_definitions
from tbcalc.views.numerals import SCALES, Style

HELP = """Reckon with printed figures: bounds and units are carried through.

\b
Examples:
  tbcalc calc '3.33T CNY / 491.18B USD'
  tbcalc calc '(25.45 - 18.39) / (25.45 + 18.39) to percent'
  tbcalc calc '512 USD/barrel to CNY/tonne of crude oil' --on 2024
  tbcalc calc '25.3B USD / 41.2 million tonnes to USD/barrel of crude oil'
  tbcalc calc '6.2T CNY + 899B USD' --on 2017-Q1

Signs are + - * / ^ ( ), "per" and "of"; "to UNIT" says what the result is wanted in. Amounts in
two currencies are added only where --on or --rate says at which rate; the result may always be
asked for in another currency, at the latest rate known without them. A bare number is exact. With
"-" each line of stdin is a calculation.
"""

Reckon = Callable[[str], Calculated]


@click.command(cls=FigureCommand, help=HELP)
@click.argument("words", nargs=-1, required=True, metavar="EXPRESSION")
@click.option("--on", metavar="DATE", default="", help="Date or period of the rate: 2017-Q1.")
@click.option("--rate", metavar="N", default="", help='The rate: 6.9, or "6.9 CNY/USD".')
@click.option("--of", "commodity", metavar="NAME", default="", help="What is measured: crude oil.")
@click.option("--scale", type=click.Choice(list(SCALES)), help="Scale of the answer.")
@click.option("--assume", metavar="CUR", default="", help="What an ambiguous sign such as ¥ is.")
@click.option("--locale", metavar="LOCALE", default="", help=LOCALE_HELP)
@output_options("table", "text", "json", "jsonl", "csv", "md", "html")
def command(
    words: tuple[str, ...],
    on: str,
    rate: str,
    commodity: str,
    scale: str | None,
    assume: str,
    locale: str,
    output: Output,
) -> int:
    """Reckon EXPRESSION with bounds and units."""
    question = RateQuestion("", period_named(on), rate_given(rate, locale))
    read = partial(_read, assume=currency_named(assume), locale=locale)
    named = read_commodity(commodity) if commodity else None

    def reckon(text: str) -> Calculated:
        asked = read_calculation(text, read)
        of = read_commodity(asked.commodity) if asked.commodity else named
        measures = Measures(unit_definitions(), rate_finder(question), of)
        return calculated(asked, measures, exchange=bool(on or rate))

    style = Style(locale or "en", scale or "")
    if words == ("-",):
        return _answer_lines(reckon, output, style)
    emit(_rendered(reckon(" ".join(words).strip()), output, style), output)
    return 0


def _read(text: str, *, assume: str, locale: str) -> Figure:
    """Read a figure; digits that read in two ways are English, as "per" and "to" are, and said."""
    try:
        return read_figure(text, assume=assume, locale=locale)
    except AmbiguousNumberError:
        if locale:
            raise
        figure = read_figure(text, assume=assume, locale="en")
        return replaced(figure, assumed=(*figure.assumed, f"{text} read as English prints it"))


def _rendered(worked: Calculated, output: Output, style: Style) -> str:
    if output.format in ("json", "jsonl", "csv"):
        return _machine([worked], output.format, alone=True)
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.calc import calc_document

    return shown(calc_document(worked, style), output, style.locale)


def _machine(worked: Sequence[Calculated], form: str, *, alone: bool) -> str:
    from tbcalc.views.payloads.calc import calc_list_payload, calc_payload

    if form == "csv":
        from tbcalc.views import as_csv

        rows = [{"expression": each.text, "result": each.quantity} for each in worked]
        return as_csv.render(rows, numbers=("result",))
    from tbcalc.views import as_json

    if form == "jsonl":
        return as_json.render_lines(map(calc_payload, worked))
    return as_json.render(calc_payload(worked[0]) if alone else calc_list_payload(worked))


def _answer_lines(reckon: Reckon, output: Output, style: Style) -> int:
    """Answer each line of stdin; return the exit code."""
    from tbcalc.cli.lines import UNREADABLE, answers, sound_answers, stdin_lines, write_each

    if output.format == "jsonl":
        write_each((_line(*each) for each in answers(stdin_lines(), reckon)), output)
        return 0
    faults: list[TbcalcError] = []
    found = list(sound_answers(stdin_lines(), reckon, faults))
    if output.format in ("json", "csv"):
        emit(_machine(found, output.format, alone=False), output)
    else:
        from tbcalc.cli.shown import shown
        from tbcalc.views.layouts.calc import calc_table_document

        emit(shown(calc_table_document(found, style), output, style.locale), output)
    return UNREADABLE if faults else 0


def _line(text: str, answer: Calculated | TbcalcError) -> str:
    from tbcalc.views.as_json import encoded
    from tbcalc.views.payloads.calc import calc_payload
    from tbcalc.views.payloads.error import error_payload

    if isinstance(answer, TbcalcError):
        return encoded(error_payload(text, answer)) + "\n"
    return encoded(calc_payload(answer)) + "\n"
