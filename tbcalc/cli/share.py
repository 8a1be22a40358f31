"""``tbcalc share``: balance shares, and parts of a whole."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tbcalc.cli.data import load
from tbcalc.cli.figure_command import FigureCommand
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.printed_question import answer_printed, assume_option
from tbcalc.cli.trade_options import Asked, trade_options
from tbcalc.core.share_rows import ShareRow, share_rows
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset

HELP = """Show balance shares, and what part trade is of a whole.

\b
Examples:
  tbcalc share --year 2024
  tbcalc share --by partner --reporter CN --year 2024
  tbcalc share --reporter CN-SD --year 2022
  tbcalc share --measure employment-supported-by-trade
  tbcalc share "6.88 trillion yuan" "43.84 trillion yuan"

Two printed figures are a part and its whole. The balance share is the balance over exports
and imports together. Trade with a partner is shown as a part of trade with the world, a
product as a part of all products, a province as a part of its country: as printed, else as
the levels imply.
"""


@click.command(cls=FigureCommand, help=HELP)
@click.argument("texts", nargs=-1, metavar="[PART WHOLE]")
@trade_options
@click.option("--measure", metavar="NAME", help="A measure of the data that is no flow.")
@assume_option
@output_options("table", "text", "json", "jsonl", "csv", "md", "html", "xlsx")
def command(
    texts: tuple[str, ...], asked: Asked, measure: str | None, assume: str, output: Output
) -> int:
    """Show balance shares, and what part trade is of a whole."""
    if texts:
        return answer_printed("share", texts, asked.style, output, assume)
    dataset = load(asked.data)
    if measure is not None:
        from tbcalc.cli.measure import measure_answer

        emit(measure_answer("share", measure, dataset, asked, output), output)
        return 0
    rows = share_rows(dataset, asked.query)
    if asked.currency:
        from tbcalc.cli.conversion import row_in

        rows = tuple(replaced(row, balance=row_in(row.balance, asked.currency)) for row in rows)
    if output.format == "xlsx":
        from tbcalc.cli.workbook import emit_share_workbook

        emit_share_workbook(rows, dataset, asked, output)
        return 0
    emit(_rendered(rows, dataset, asked, output), output)
    return 0


def _rendered(rows: Sequence[ShareRow], dataset: Dataset, asked: Asked, output: Output) -> str:
    if output.format in ("json", "jsonl", "csv"):
        from tbcalc.cli.rows import machine_rows
        from tbcalc.sources.area_text import area_name
        from tbcalc.views.payloads.share import NUMBERS, row_payload

        return machine_rows("share", [row_payload(row, area_name) for row in rows], NUMBERS, output)
    from tbcalc.cli.naming import area_names
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.share import share_document, share_series

    names = area_names(asked.style.locale)
    if asked.query.by:
        document = share_series(
            rows, asked.query.by,
            sources=dataset.sources, names=names, style=asked.style,
        )  # fmt: skip
    else:
        document = share_document(rows, sources=dataset.sources, names=names, style=asked.style)
    return shown(document, output, asked.style.locale)
