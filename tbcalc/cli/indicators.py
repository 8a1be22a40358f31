"""``tbcalc indicators``: what the literature measures trade by, with bounds."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tbcalc.cli.data import load
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.rate_options import period_named
from tbcalc.cli.trade_options import Asked, trade_options
from tbcalc.core.indicator_rows import INDICATORS, Indicator, IndicatorRow, indicator_rows
from tbcalc.figures.dataset import Dataset

HELP = """Show indicators of trade, each with bounds.

\b
Examples:
  tbcalc indicators --year 2024
  tbcalc indicators compound_growth --year 2024 --since 2012 --reporter CN
  tbcalc indicators concentration share --year 2023 --reporter CN --data partners.yaml

NAME is one of normalized_balance, coverage_ratio, share, contribution_to_growth,
contribution_to_balance, change_of_balance, compound_growth, concentration, intra_industry,
revealed_advantage, terms_of_trade; without one, all that the data hold the figures for are
shown. What they are and who defines them: docs/reference/indicators.md.
"""


@click.command(help=HELP)
@click.argument("wanted", nargs=-1, type=click.Choice(INDICATORS), metavar="[NAME]...")
@trade_options
@click.option("--since", metavar="P", default="", help="The period that compound growth is from.")
@output_options("table", "text", "json", "jsonl", "csv", "md", "html")
def command(wanted: tuple[Indicator, ...], asked: Asked, since: str, output: Output) -> None:
    """Show indicators of trade, each with bounds."""
    dataset = load(asked.data)
    rows = indicator_rows(dataset, asked.query, wanted, since=period_named(since))
    emit(_rendered(rows, dataset, asked, output), output)


def _rendered(rows: Sequence[IndicatorRow], dataset: Dataset, asked: Asked, output: Output) -> str:
    if output.format in ("json", "jsonl", "csv"):
        from tbcalc.cli.rows import machine_rows
        from tbcalc.views.payloads.indicators import NUMBERS, row_payload

        return machine_rows("indicators", [row_payload(row) for row in rows], NUMBERS, output)
    from tbcalc.cli.naming import area_names
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.indicators import indicators_document

    names = area_names(asked.style.locale)
    return shown(
        indicators_document(rows, dataset.sources, names, asked.style), output, asked.style.locale
    )
