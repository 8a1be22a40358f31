"""``tbcalc surplus``: exports, imports, total, balance, balance share and coverage ratio."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tbcalc.cli.data import load
from tbcalc.cli.figure_command import FigureCommand
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.printed_question import answer_printed, assume_option
from tbcalc.cli.trade_options import Asked, trade_options
from tbcalc.core.answerable import answered_rows
from tbcalc.core.balance_rows import BalanceRow
from tbcalc.errors import NotAnswerableError
from tbcalc.figures.dataset import Dataset

_CONTRADICTED = 1
"""The exit code when printed figures exclude one another."""

HELP = """Show exports, imports, total, balance, balance share and coverage ratio.

\b
Examples:
  tbcalc surplus --year 2024
  tbcalc surplus --by year --reporter CN
  tbcalc surplus --year 2024 --in USD --bounds
  tbcalc surplus --by year -f csv > surplus.csv
  tbcalc surplus --mirror --reporter CN --partner US --data china.yaml --data us.yaml
  tbcalc surplus "25.45 trillion yuan" "18.39 trillion yuan"

Two printed figures are exports and imports. Without --reporter the question is answered for
every reporter it can be answered for; without a year or a period, for every year. A balance
that a source prints is shown beside the one reckoned from exports and imports. --mirror sets
what the reporter says of each flow beside what the partner says; the gap is told as it is,
freight and insurance included.
"""


@click.command(cls=FigureCommand, help=HELP)
@click.argument("texts", nargs=-1, metavar="[EXPORTS IMPORTS]")
@trade_options
@click.option("--bounds", is_flag=True, help="Show the likely and possible bounds of all numbers.")
@click.option("--mirror", is_flag=True, help="What the partners report of the same trade.")
@assume_option
@output_options("table", "text", "json", "jsonl", "csv", "md", "html", "xlsx")
def command(
    texts: tuple[str, ...],
    asked: Asked,
    bounds: bool,
    mirror: bool,
    assume: str,
    output: Output,
) -> int:
    """Show exports, imports, total, balance, balance share and coverage ratio."""
    if texts:
        return answer_printed("balance", texts, asked.style, output, assume)
    dataset = load(asked.data)
    if mirror:
        from tbcalc.cli.mirrored import mirrored

        emit(mirrored(dataset, asked, output), output)
        return 0
    rows = _rows(dataset, asked)
    if asked.currency:
        from tbcalc.cli.conversion import row_in

        rows = tuple(row_in(row, asked.currency) for row in rows)
    if output.format == "xlsx":
        from tbcalc.cli.workbook import emit_workbook

        emit_workbook(rows, dataset, asked, output)
    else:
        emit(_rendered(rows, dataset, asked, bounds, output), output)
    return _CONTRADICTED if any(row.is_contradictory for row in rows) else 0


def _rows(dataset: Dataset, asked: Asked) -> tuple[BalanceRow, ...]:
    """Return the rows whose balance follows from two flows, else those that other figures give."""
    try:
        return answered_rows(dataset, asked.query)
    except NotAnswerableError:
        from tbcalc.cli.deduction import evidence_of
        from tbcalc.core.deduced import deduced_rows

        rows = deduced_rows(evidence_of(dataset), asked.query)
        if not rows:
            raise
        return rows


def _rendered(
    rows: Sequence[BalanceRow], dataset: Dataset, asked: Asked, bounds: bool, output: Output
) -> str:
    if output.format in ("json", "jsonl", "csv"):
        from tbcalc.cli.rows import machine_rows
        from tbcalc.sources.area_text import area_name
        from tbcalc.views.payloads.trade import NUMBERS, row_payload

        payloads = [row_payload(row, area_name) for row in rows]
        return machine_rows("surplus", payloads, NUMBERS, output)
    from tbcalc.cli.naming import area_names
    from tbcalc.cli.shown import shown

    names = area_names(asked.style.locale)
    if asked.query.by:
        from tbcalc.views.layouts.series import Look, series_document

        look = Look(asked.query.by, names, asked.style, bounds)
        return shown(series_document(rows, look, dataset.sources), output, asked.style.locale)
    from tbcalc.views.layouts.surplus import surplus_document

    return shown(
        surplus_document(
            rows, sources=dataset.sources, names=names, style=asked.style, bounds=bounds
        ),
        output,
        asked.style.locale,
    )
