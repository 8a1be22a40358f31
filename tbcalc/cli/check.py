"""``tbcalc check``: whether figures can all be true."""

from __future__ import annotations

import click

from tbcalc.cli.data import data_option, load
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.finding import Verdicts
from tbcalc.views.layouts.finding_words import Telling
from tbcalc.views.numerals import Style

HELP = """Tell whether figures can all be true.

PATHS are dataset files, folders of them, long tables, or bundled collections; without any
the data that questions are asked of are checked.

\b
Examples:
  tbcalc check my.yaml
  tbcalc check press --by source
  tbcalc check figures.csv -f json

Each source is checked by itself; then, unless --by source is given, the sources of one
release against one another, and those of different dates for what has been revised.

\b
Exit codes: 0 nothing is contradicted; 1 something is; 2 usage; 3 unreadable input.
"""


@click.command(help=HELP)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@data_option
@click.option(
    "--by", type=click.Choice(["source"]), help="Check each source by itself, and no more."
)
@click.option("--locale", default="en", metavar="LOCALE", help="How numbers are written.")
@output_options("table", "text", "json", "jsonl", "csv", "md")
def command(
    paths: tuple[str, ...], data: tuple[str, ...], by: str | None, locale: str, output: Output
) -> int:
    """Check the figures; 1 when something is contradicted."""
    from tbcalc.core.check import checked
    from tbcalc.core.evidence import Knowledge
    from tbcalc.sources.area_currency import area_currency
    from tbcalc.sources.rate_text import load_rates

    dataset = load((*paths, *data))
    knowledge = Knowledge(load_rates(), area_currency)
    verdicts = checked(dataset, knowledge, by_source=by == "source")
    emit(_rendered(verdicts, dataset, Style(locale), output), output)
    return int(verdicts.is_contradicted)


def _rendered(verdicts: Verdicts, dataset: Dataset, style: Style, output: Output) -> str:
    from tbcalc.sources.area_text import area_name

    figures = {o.id: o for o in dataset.observations}
    telling = Telling(figures, dataset.sources, area_name, style)
    if output.format in ("json", "jsonl", "csv"):
        return _machine(verdicts, telling, output)
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.check import check_document

    sources = len({o.source for o in dataset.observations})
    return shown(check_document(verdicts, telling, sources=sources), output)


def _machine(verdicts: Verdicts, telling: Telling, output: Output) -> str:
    from tbcalc.views.payloads import check as payloads

    if output.format == "csv":
        from tbcalc.views import as_csv

        return as_csv.render(payloads.row_payloads(verdicts, telling), numbers=payloads.NUMBERS)
    from tbcalc.views import as_json

    if output.format == "jsonl":
        return as_json.render_lines(payloads.finding_payloads(verdicts, telling))
    return as_json.render(payloads.check_payload(verdicts, telling))
