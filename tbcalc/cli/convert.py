"""``tbcalc convert``: an amount in another currency, scale or unit."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import click

from tbcalc.cli.figure_command import FigureCommand
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.rate_options import currency_named, period_named, rate_given
from tbcalc.cli.rate_source import rates_of, rates_option
from tbcalc.core.asked_rate import RateQuestion, asked_rate
from tbcalc.core.convert import Conversion, conversion, money
from tbcalc.errors import TbcalcError, UnknownCurrencyError
from tbcalc.exact.noun import replaced
from tbcalc.figures.figure import Figure
from tbcalc.figures.rate import RateTable
from tbcalc.sources.figure_text import read_figure
from tbcalc.views.numerals import SCALES, Style

EPILOG = """\b
Examples:
  tbcalc convert 6.2T CNY --on 2017-Q1
  tbcalc convert "more than 43 trillion yuan" --to EUR --on 2024
  tbcalc convert 899B USD --to CNY --rate 6.9
  tbcalc convert 6.2T CNY --to CNY --scale 亿
  tbcalc convert 41.2 million tonnes --to "barrels of crude oil"
  tbcalc convert - -f jsonl < amounts.txt

\b
Without --on the rate is the mean of the last month known. With "-" each line
of stdin is an amount; one that cannot be converted is told in its place with
-f jsonl, else on stderr, and then the exit code is 3.
"""

Converter = Callable[[str], Conversion]


@click.command(cls=FigureCommand, epilog=EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="AMOUNT")
@click.option(
    "--to", metavar="CUR", default="", help="Currency or unit of the answer; else USD, or CNY."
)
@click.option("--on", metavar="DATE", default="", help="Date or period of the rate: 2017-Q1.")
@click.option("--rate", metavar="N", default="", help='The rate: 6.9, or "6.9 CNY/USD".')
@rates_option
@click.option("--scale", type=click.Choice(list(SCALES)), help="Scale of the answer.")
@click.option("--assume", metavar="CUR", default="", help="What an ambiguous sign such as ¥ is.")
@click.option(
    "--locale", metavar="LOCALE", default="", help="Language and numbers: en, zh_CN, zh_TW, de."
)
@output_options("table", "text", "json", "jsonl", "csv", "md", "html")
def command(  # noqa: PLR0913, PLR0917 - one for each option
    words: tuple[str, ...],
    to: str,
    on: str,
    rate: str,
    rates_path: str,
    scale: str | None,
    assume: str,
    locale: str,
    output: Output,
) -> int:
    """Convert AMOUNT, as it is printed, to another currency, scale or unit, with bounds."""
    question = RateQuestion("", period_named(on), rate_given(rate, locale))
    read = partial(read_figure, assume=currency_named(assume), locale=locale)
    style = Style(locale or "en", scale or "")
    try:
        question = replaced(question, to=currency_named(to))
    except UnknownCurrencyError as unknown:
        emit(_measured(words, to, read, question, unknown, output, style), output)
        return 0
    convert = converter(read, question, rates_of(rates_path))
    if words == ("-",):
        return _answer_lines(convert, output, style)
    emit(rendered(convert(" ".join(words)), output, style), output)
    return 0


def _measured(
    words: tuple[str, ...],
    to: str,
    read: Callable[[str], Figure],
    question: RateQuestion,
    unknown: TbcalcError,
    output: Output,
    style: Style,
) -> str:
    """Return the amount in ``to``, which is no currency but may be a unit."""
    from tbcalc.cli.convert_measure import converted_measure, refuse_lines, rendered_measure

    if words == ("-",):
        raise refuse_lines(to)
    return rendered_measure(
        converted_measure(" ".join(words), to, read, question, unknown), output, style
    )


def converter(read: Callable[[str], Figure], question: RateQuestion, table: RateTable) -> Converter:
    """Return what converts one amount after another; each currency's rate is worked out once."""
    rates = cache(lambda currency: asked_rate(question, table, currency))

    def convert(text: str) -> Conversion:
        figure = read(text)
        amount = money(figure)
        return conversion(amount, rates(amount.unit), figure.assumed)

    return convert


def rendered(answer: Conversion, output: Output, style: Style) -> str:
    """Return one conversion in the format asked for."""
    if output.format in ("json", "jsonl", "csv"):
        return _machine([answer], output.format, alone=True)
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.convert import convert_document

    return shown(convert_document(answer, style), output, style.locale)


def _machine(answers: list[Conversion], form: str, *, alone: bool) -> str:
    from tbcalc.views.payloads.convert import convert_list_payload, convert_payload

    if form == "csv":
        from tbcalc.views import as_csv

        return as_csv.render(map(convert_payload, answers), numbers=("input", "result"))
    from tbcalc.views import as_json

    if form == "jsonl":
        return as_json.render_lines(map(convert_payload, answers))
    return as_json.render(convert_payload(answers[0]) if alone else convert_list_payload(answers))


def _answer_lines(convert: Converter, output: Output, style: Style) -> int:
    """Answer each line of stdin; return the exit code."""
    from tbcalc.cli.lines import UNREADABLE, answers, sound_answers, stdin_lines, write_each

    if output.format == "jsonl":
        written = _line_writer()
        write_each((written(*each) for each in answers(stdin_lines(), convert)), output)
        return 0
    faults: list[TbcalcError] = []
    found = sound_answers(stdin_lines(), convert, faults)
    if output.format == "text":
        from tbcalc.views.document import plain
        from tbcalc.views.layouts.convert import convert_line

        write_each((plain(convert_line(answer, style)) + "\n" for answer in found), output)
    else:
        emit(_all_rendered(list(found), output, style), output)
    return UNREADABLE if faults else 0


def _all_rendered(answers: list[Conversion], output: Output, style: Style) -> str:
    if output.format in ("json", "csv"):
        return _machine(answers, output.format, alone=False)
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.convert import convert_table_document

    return shown(convert_table_document(answers, style), output, style.locale)


def _line_writer() -> Callable[[str, Conversion | TbcalcError], str]:
    """Return what writes a line of JSON; the rate that many lines share is encoded once."""
    from tbcalc.views.as_json import Encoded, encoded
    from tbcalc.views.payloads.convert import convert_payload, rate_payload
    from tbcalc.views.payloads.error import error_payload

    rates: dict[str, Encoded] = {}

    def written(text: str, answer: Conversion | TbcalcError) -> str:
        if isinstance(answer, TbcalcError):
            return encoded(error_payload(text, answer)) + "\n"
        unit = answer.rate.unit
        if unit not in rates:
            rates[unit] = Encoded(encoded(rate_payload(answer.rate)))
        return encoded(convert_payload(answer, rates[unit])) + "\n"

    return written
