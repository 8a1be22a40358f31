"""``tbcalc report series``: many years as a table, and as drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import click

from tbcalc.cli.data import load
from tbcalc.cli.output import Output, output_options
from tbcalc.cli.report_options import report_look, template_option, written
from tbcalc.cli.trade_options import Asked, period_of, subject_options
from tbcalc.errors import UsageError
from tbcalc.figures.period import Period

if TYPE_CHECKING:
    from tbcalc.core.series_rows import Every

HELP = """Write a series: exports, imports, total and balance of many years, with drawings.

\b
Examples:
  tbcalc report series --from 2012 --to 2025
  tbcalc report series --from 2019-01 --every month --data mine.yaml -o series.html
  tbcalc report series --reporter CN --locale zh_CN -f md

Without --every it is of years, halves, quarters or months, whichever there are most of.
"""
_FIRST: Final = "0001"
_LAST: Final = "9999"


@click.command(help=HELP, short_help="Exports, imports and balance over many periods.")
@click.option("--from", "first", default=_FIRST, metavar="PERIOD", help="From when: 2012, 2012-01.",
              show_default=False)  # fmt: skip
@click.option("--to", "last", default=_LAST, metavar="PERIOD", help="To when, that included.",
              show_default=False)  # fmt: skip
@click.option(
    "--every", type=click.Choice(["year", "half", "quarter", "month"]), help="Of which periods."
)
@subject_options
@template_option
@output_options("table", "text", "json", "md", "html", "xlsx")
def series(
    asked: Asked, first: str, last: str, every: str | None, template: str | None, output: Output
) -> None:
    """Write a series of years, halves, quarters or months."""
    from tbcalc.core.prints import growth_prints, level_prints
    from tbcalc.core.series_rows import series_of
    from tbcalc.views.layouts.derivations import Printed
    from tbcalc.views.layouts.report_series import report_series_document
    from tbcalc.views.payloads.series import series_linked, series_payload

    dataset = load(asked.data)
    found = series_of(dataset, asked.query, _window(first, last), cast("Every | None", every))
    look = report_look(asked.style, dataset, asked.data, output)
    growths = growth_prints(dataset) if output.format == "xlsx" else {}
    printed = Printed(level_prints(dataset), growths)
    written(
        lambda appendix: report_series_document(found, printed, look, appendix=appendix),
        lambda: series_payload(found, look),
        lambda: series_linked(found, look),
        template, look, output,
    )  # fmt: skip


def _window(first: str, last: str) -> Period:
    start, end = period_of(first).first, period_of(last).last
    if end < start:
        raise UsageError(
            f"--from {first} is later than --to {last}.", remedy="Give the earlier one first."
        )
    return Period(start, end)
