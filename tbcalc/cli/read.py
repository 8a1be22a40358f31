"""``tbcalc read``: what a printed figure means."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import click

from tbcalc.cli.figure_command import FigureCommand
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.errors import TbcalcError
from tbcalc.figures.figure import Figure
from tbcalc.sources.figure_text import read_figure
from tbcalc.views.numerals import Style

EPILOG = """\b
Examples:
  tbcalc read "more than 43 trillion yuan"
  tbcalc read 1,189 Mrd. Euro
  tbcalc read "¥6.2 trillion" --assume CNY
  tbcalc read "up 21.8 percent" -f json
  tbcalc read - -f jsonl < figures.txt

\b
Likely bounds follow from the printed digits, possible ones from any habit of
rounding or truncating. With "-" each line of stdin is a figure; what is none
is told in its place with -f jsonl, else on stderr, and the exit code is 3.
"""


Reader = Callable[[str], Figure]


@click.command(cls=FigureCommand, epilog=EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="FIGURE")
@click.option("--assume", metavar="CUR", default="", help="What an ambiguous sign such as ¥ is.")
@click.option(
    "--locale", metavar="LOCALE", default="", help="Language and numbers: en, zh_CN, zh_TW, de."
)
@output_options("table", "text", "json", "jsonl", "csv", "md", "html")
def command(words: tuple[str, ...], assume: str, locale: str, output: Output) -> int:
    """Read FIGURE, an amount, percentage or count as the press prints it, with its bounds."""
    style = Style(locale or "en")
    read = partial(read_figure, assume=_currency(assume), locale=locale)
    if words == ("-",):
        return _answer_lines(read, output, style)
    emit(_rendered(read(" ".join(words)), output, style), output)
    return 0


def _rendered(figure: Figure, output: Output, style: Style) -> str:
    """Return one figure in the format asked for."""
    if output.format in ("json", "jsonl", "csv"):
        return _machine([figure], output.format, alone=True)
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.read import read_document

    return shown(read_document(figure, style), output, style.locale)


def _machine(figures: list[Figure], form: str, *, alone: bool) -> str:
    from tbcalc.views.payloads.read import (
        figure_payload,
        read_list_payload,
        read_payload,
        read_row,
    )  # fmt: skip

    if form == "csv":
        from tbcalc.views import as_csv

        return as_csv.render(map(read_row, figures), numbers=("figure",))
    from tbcalc.views import as_json

    if form == "jsonl":
        return as_json.render_lines(map(figure_payload, figures))
    return as_json.render(read_payload(figures[0]) if alone else read_list_payload(figures))


def _answer_lines(read: Reader, output: Output, style: Style) -> int:
    """Answer each line of stdin; return the exit code."""
    from tbcalc.cli.lines import UNREADABLE, answers, sound_answers, stdin_lines, write_each

    if output.format == "jsonl":
        write_each((_told(*each) for each in answers(stdin_lines(), read)), output)
        return 0
    faults: list[TbcalcError] = []
    found = sound_answers(stdin_lines(), read, faults)
    if output.format == "text":
        from tbcalc.views.document import plain
        from tbcalc.views.layouts.read import read_line

        write_each((plain(read_line(figure, style)) + "\n" for figure in found), output)
    elif output.format in ("json", "csv"):
        emit(_machine(list(found), output.format, alone=False), output)
    else:
        from tbcalc.cli.shown import shown
        from tbcalc.views.layouts.read import read_table_document

        emit(shown(read_table_document(list(found), style), output, style.locale), output)
    return UNREADABLE if faults else 0


def _told(text: str, answer: Figure | TbcalcError) -> str:
    from tbcalc.views import as_json

    if isinstance(answer, TbcalcError):
        from tbcalc.views.payloads.error import error_payload

        return as_json.encoded(error_payload(text, answer)) + "\n"
    from tbcalc.views.payloads.read import figure_payload

    return as_json.encoded(figure_payload(answer, text)) + "\n"


def _currency(word: str) -> str:
    if not word:
        return ""
    from tbcalc.sources.currency_text import read_currency

    return read_currency(word)
