"""``tbcalc growth``: growth as printed, and as the levels imply."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tbcalc.cli.data import load
from tbcalc.cli.figure_command import FigureCommand
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.printed_question import answer_printed, assume_option
from tbcalc.cli.trade_options import Asked, trade_options
from tbcalc.core.growth_rows import GrowthRow, growth_rows
from tbcalc.errors import NotAnswerableError, TbcalcError, UsageError
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import FLOWS
from tbcalc.figures.quantity import Quantity

HELP = """Show growth on the year before, as printed and as the levels of both years imply.

\b
Examples:
  tbcalc growth --year 2024
  tbcalc growth --by year --reporter CN --flow total
  tbcalc growth --reporter CN --flow total --period 2020-10 --weight 89.6%
  tbcalc growth --by year --reporter CN -o growth.xlsx
  tbcalc growth --measure gdp --period 2017-Q1
  tbcalc growth "6.2 trillion yuan" "5.09 trillion yuan"

Two printed figures are a level and its base. Beside each printed growth stands the base that
it implies. The growth of a month at the end of a run follows from the growth of the run and
of the months before, but only with their weight.
"""


@click.command(cls=FigureCommand, help=HELP)
@click.argument("texts", nargs=-1, metavar="[LEVEL BASE]")
@trade_options
@click.option("--flow", type=click.Choice(FLOWS), help="One flow; else all.")
@click.option("--measure", metavar="NAME", help="A measure of the data that is no flow: gdp.")
@click.option(
    "--weight", metavar="PERCENT",
    help="The share of the months before in the run that the period ends, a year before.",
)  # fmt: skip
@assume_option
@output_options("table", "text", "json", "jsonl", "csv", "md", "html", "xlsx")
def command(
    texts: tuple[str, ...],
    asked: Asked,
    flow: str | None,
    measure: str | None,
    weight: str | None,
    assume: str,
    output: Output,
) -> int:
    """Show growth on the year before, as printed and as the levels of both years imply."""
    if texts:
        return answer_printed("growth", texts, asked.style, output, assume)
    flows = (flow,) if flow else FLOWS
    if measure is not None and (flow or weight):
        raise click.UsageError("--measure goes with neither --flow nor --weight.")
    dataset = load(asked.data)
    if measure is not None:
        from tbcalc.cli.measure import measure_answer

        emit(measure_answer("growth", measure, dataset, asked, output), output)
        return 0
    rows = _rows(dataset, asked, flows, _weight(weight))
    if output.format == "xlsx":
        from tbcalc.cli.workbook import emit_growth_workbook

        emit_growth_workbook(rows, flows, dataset, asked, output)
        return 0
    emit(_rendered(rows, flows, dataset, asked, output), output)
    return 0


def _rows(
    dataset: Dataset, asked: Asked, flows: Sequence[str], weight: Quantity | None
) -> tuple[GrowthRow, ...]:
    """Return the rows with growth, else those in which it follows from runs of months."""
    if asked.currency:
        from tbcalc.cli.conversion import rate_of
        from tbcalc.core.growth_currency import growth_rows_in

        return growth_rows_in(dataset, asked.query, flows, rate_of)
    try:
        return growth_rows(dataset, asked.query, flows)
    except NotAnswerableError:
        from tbcalc.core.cumulative import rest_rows

        rows = rest_rows(dataset, asked.query, flows, weight) or _deduced(dataset, asked, flows)
        if not rows:
            raise
        return rows


def _deduced(dataset: Dataset, asked: Asked, flows: Sequence[str]) -> tuple[GrowthRow, ...]:
    from tbcalc.cli.deduction import evidence_of
    from tbcalc.core.deduced import deduced_growths

    return deduced_growths(evidence_of(dataset), asked.query, flows)


def _weight(text: str | None) -> Quantity | None:
    if text is None:
        return None
    from tbcalc.sources.figure_text import read_figure

    try:
        weight = read_figure(text).quantity
    except TbcalcError as error:
        raise error.at("--weight") from error
    if weight.unit != "1":
        raise UsageError(
            "the weight is a share, in percent.", text=text, remedy="Write --weight 89.6%, say."
        )
    return weight


def _rendered(
    rows: Sequence[GrowthRow],
    flows: Sequence[str],
    dataset: Dataset,
    asked: Asked,
    output: Output,
) -> str:
    if output.format in ("json", "jsonl", "csv"):
        from tbcalc.cli.rows import machine_rows
        from tbcalc.sources.area_text import area_name
        from tbcalc.views.payloads.growth import NUMBERS, row_payload

        return machine_rows(
            "growth", [row_payload(row, area_name) for row in rows], NUMBERS, output
        )
    from tbcalc.cli.naming import area_names
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.growth import growth_document, growth_series

    names = area_names(asked.style.locale)
    if asked.query.by:
        document = growth_series(
            rows, flows, asked.query.by,
            sources=dataset.sources, names=names, style=asked.style,
        )  # fmt: skip
    else:
        document = growth_document(
            rows, flows, sources=dataset.sources, names=names, style=asked.style
        )
    return shown(document, output, asked.style.locale)
