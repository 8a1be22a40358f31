"""``tbcalc datasets``: list, show, validate, import and export figures, and print their format."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tbcalc.cli.bundled import bundled_collections, bundled_root, collection_paths
from tbcalc.cli.data import dataset_paths, load, load_collection, load_file
from tbcalc.cli.naming import locale_option
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.cli.without_collector import without_collector
from tbcalc.figures.dataset import Dataset

if TYPE_CHECKING:
    from tbcalc.views.layouts.datasets import Holding

LIST = """\b
Examples:
  tbcalc datasets list
  tbcalc datasets list customs
  tbcalc datasets list -f json
"""
SHOW = """\b
Examples:
  tbcalc datasets show founding
  tbcalc datasets show customs --source gacc-2023
  tbcalc datasets show my.yaml -f csv

\b
Without NAME the data that questions are asked of are shown: TBCALC_DATA, else
the bundled founding and customs collections.
"""
VALIDATE = """\b
Examples:
  tbcalc datasets validate my.yaml
  tbcalc datasets validate founding customs
  tbcalc datasets validate - < my.yaml

\b
Every fault of every file is told with its line. Exit code 3 when there is one.
"""
SCHEMA = """\b
Examples:
  tbcalc datasets schema -o dataset.schema.json

\b
For completion and checks while you type, put this line at the top of a file:
  # yaml-language-server: $schema=dataset.schema.json
"""
EXPORT = """\b
Examples:
  tbcalc datasets export customs -o customs.yaml
  tbcalc datasets export founding customs -f csv -o figures.csv
  tbcalc datasets export founding customs -f csv --sources -o sources.csv
  tbcalc datasets export customs --source gacc-2023 -f json

\b
yaml is the dataset format and csv its long table form: both are read again by
--data, the table with its sources.csv beside it.
"""
IMPORT = """\b
Examples:
  tbcalc datasets import comtrade.csv --reporter CN -o china.yaml
  tbcalc datasets import release.html -o customs.yaml
  tbcalc datasets import BACI_HS22_Y2022.csv.gz --reporter CN --partner US
  tbcalc datasets import partners.csv --period 2025-01/2025-02 --unit "100 million CNY"

\b
The kind of a file is known by its content: UN Comtrade (CSV, JSON), BACI (CSV,
Parquet), release pages of China Customs, SDMX (CSV, ML), the IMF's trade by
partner, the U.S. Census Bureau's trade by country, Eurostat's tables (TSV), the
World Bank's indicators, the Federal Reserve's H.10 rates, and the long table
form; packed by gzip or zip, or in a workbook, or plain. What was taken, what
was left and why is told on stderr.

\b
Exit codes: 0 every row could be read; 1 some could not, and are told (the dataset
has the others); 2 usage; 3 the file cannot be read, and nothing is written.
"""
KINDS = (
    "comtrade", "comtrade-json", "baci", "baci-parquet", "gacc", "gacc-csv", "sdmx-csv",
    "sdmx-ml", "imf", "census", "eurostat", "wdi", "h10", "table",
)  # fmt: skip
_NAMES = click.argument("names", nargs=-1, metavar="[NAME]...")
_SOURCE = click.option("--source", metavar="ID", default="", help="Only what this source prints.")


@click.group()
def command() -> None:
    """List, show, validate, import and export datasets.

    NAME is a dataset file, a folder of them, or a bundled collection.
    """


@command.command("list", epilog=LIST)
@_NAMES
@locale_option
@output_options("table", "text", "json", "jsonl", "csv", "md", "html")
def list_command(names: tuple[str, ...], locale: str, output: Output) -> None:
    """List the bundled collections, or the files of each NAME."""
    from tbcalc.cli.rows import machine_rows
    from tbcalc.views.layouts.datasets import holding_payload, holdings_document

    held = list(_files(names) if names else _collections())
    if output.format in ("json", "jsonl", "csv"):
        emit(machine_rows("datasets", [holding_payload(one) for one in held], (), output), output)
        return
    from tbcalc.cli.shown import shown

    emit(shown(holdings_document(held, locale), output, locale), output)


@command.command(epilog=SHOW)
@_NAMES
@_SOURCE
@locale_option
@output_options("table", "text", "json", "jsonl", "csv", "md", "html")
def show(names: tuple[str, ...], source: str, locale: str, output: Output) -> None:
    """Show each figure of NAME with its source and line."""
    dataset = _selected(names, source)
    if output.format in ("json", "jsonl", "csv"):
        emit(_machine(dataset, output), output)
        return
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.datasets import figures_document

    emit(shown(figures_document(dataset, locale), output, locale), output)


@command.command(epilog=VALIDATE)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@locale_option
@output_options("text", "json")
def validate(paths: tuple[str, ...], locale: str, output: Output) -> None:
    """Check that the files at each PATH are in the dataset format."""
    dataset = load(paths)
    figures, sources = len(dataset.observations), len(dataset.sources)
    if output.format == "json":
        from tbcalc.views import as_json

        valid = {"schema": "tbcalc.datasets/1", "figures": figures, "sources": sources}
        emit(as_json.render(valid), output)
        return
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.datasets import validity_document

    emit(shown(validity_document(figures, sources, locale), output, locale), output)


@command.command(epilog=SCHEMA)
@output_options("json")
def schema(output: Output) -> None:
    """Print the JSON Schema of the dataset format."""
    from tbcalc.sources.lexicon import lexicon_text

    emit(lexicon_text("dataset.schema.json"), output)


@command.command(epilog=EXPORT)
@_NAMES
@_SOURCE
@click.option("--sources", is_flag=True, help="With csv: the table of the sources.")
@output_options("yaml", "csv", "json", "jsonl")
def export(names: tuple[str, ...], source: str, sources: bool, output: Output) -> None:
    """Write the figures of NAME as one dataset."""
    dataset = _selected(names, source)
    if sources and output.format != "csv":
        raise click.UsageError("--sources goes with -f csv: the other formats hold them.")
    if sources:
        from tbcalc.sources.table_writer import write_sources

        emit(write_sources(dataset), output)
        return
    emit(_dataset_text(dataset, output), output)


@command.command("import", epilog=IMPORT)
@click.argument("path", metavar="FILE")
@click.option("--as", "kind", type=click.Choice(KINDS), help="What the file is; else by content.")
@click.option("--id", "own_id", metavar="ID", default="", help="The id of the source.")
@click.option("--reporter", multiple=True, metavar="AREA", help="Only whose trade; repeatable.")
@click.option("--partner", multiple=True, metavar="AREA", help="Only with whom; repeatable.")
@click.option("--product", multiple=True, metavar="CODE", help="Only codes that begin so.")
@click.option("--period", multiple=True, metavar="PERIOD", help="Only of when; repeatable.")
@click.option("--unit", default="", metavar="UNIT", help="The unit of a table that has none.")
@output_options("yaml", "csv", "json", "jsonl")
def import_command(
    path: str, kind: str | None, own_id: str, unit: str, output: Output, **asked: tuple[str, ...]
) -> int:
    """Read an official table, and write its figures as a dataset."""
    from tbcalc.cli.official import read_official, told, wanted_figures

    with without_collector():
        official = read_official(
            path, kind=kind or "", own_id=own_id, wanted=wanted_figures(unit=unit, **asked)
        )
        text = _dataset_text(official.dataset, output)
    emit(text, output)
    for line in told(official, path):
        click.echo(f"tbcalc: {line}", err=True)
    return int(not official.is_whole)


def _dataset_text(dataset: Dataset, output: Output) -> str:
    if output.format == "yaml":
        from tbcalc.sources.yaml_writer import write_dataset

        return write_dataset(dataset)
    if output.format == "csv":
        from tbcalc.sources.table_writer import write_table

        return write_table(dataset)
    return _machine(dataset, output)


def _collections() -> Iterator[Holding]:
    from tbcalc.views.layouts.datasets import holding

    for name in bundled_collections():
        files = len(collection_paths(name))
        if files:
            yield holding(name, "collection", files, load_collection(name))


def _files(names: tuple[str, ...]) -> Iterator[Holding]:
    from tbcalc.views.layouts.datasets import holding

    for path in dict.fromkeys(path for name in names for path in dataset_paths(name)):
        shown_path = os.path.relpath(path, bundled_root())
        is_bundled = not shown_path.startswith("..")
        yield holding(shown_path if is_bundled else path, "file", 1, load_file(path))


def _selected(names: tuple[str, ...], source: str) -> Dataset:
    """Return the data that names stand for, or what one source of them prints.

    Raises NotAnswerableError for a source that is not among them.
    """
    dataset = load(names)
    if not source:
        return dataset
    if source not in dataset.sources:
        from tbcalc.errors import NotAnswerableError
        from tbcalc.sources.dataset_page import nearest

        near = nearest(source, dataset.sources)
        raise NotAnswerableError(
            f"these data have no source '{source}'.",
            remedy=f"Did you mean {near}?" if near else "tbcalc datasets show names those it has.",
            candidates=(near,) if near else (),
        )
    return dataset.of_source(source)


def _machine(dataset: Dataset, output: Output) -> str:
    from tbcalc.views.payloads.datasets import dataset_payload, figure_payload

    if output.format == "json":
        from tbcalc.views import as_json

        return as_json.render(dataset_payload(dataset))
    from tbcalc.cli.rows import machine_rows

    rows = [figure_payload(observation) for observation in dataset.observations]
    return machine_rows("datasets", rows, ("figure",), output)
