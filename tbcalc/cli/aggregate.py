"""``tbcalc aggregate``: balances from tables of microdata of any size."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import click

from tbcalc.cli.naming import locale_option
from tbcalc.cli.output import Output, emit, output_options
from tbcalc.errors import TbcalcError, UsageError
from tbcalc.figures.aggregate import DIMENSIONS, Aggregate, Dimension

if TYPE_CHECKING:
    from tbcalc.bulk.duckdb_engine import Progress
    from tbcalc.core.aggregate_rows import AggregateRow

HELP = """Sum tables of trade to exports, imports, total, balance and ratios.

FILES are CSV (also .gz) or Parquet, folders, or patterns in quotes: rows of BACI (t, i, j, k, v),
of UN Comtrade, or with columns named reporter, partner, flow, period, product, value.

\b
Examples:
  tbcalc aggregate BACI_HS17_Y2023.csv --by year,reporter
  tbcalc aggregate 'baci/*.parquet' --by year,reporter,product:2 -o chapters.parquet
  tbcalc aggregate trade.csv --by period,partner --unit "million EUR" -f csv
  tbcalc aggregate 'baci/*.csv' --by year --memory 512MB --resume -o years.json
  tbcalc aggregate 'baci/*.parquet' --by year,reporter --engine spark

A row of BACI is an export of i and an import of j, FOB on both sides. Every row is read once and
summed exactly. Rows that cannot be read are counted and shown, and then the exit code is 3.

\b
Exit codes: 0 every row was read; 2 usage; 3 some rows, or a file, cannot be read.
"""

_UNITS: Final = {"BACI": "thousand USD", "Comtrade": "USD"}
_UNTOLD: Final = "XXX"
"""The code of ISO 4217 for no currency."""


@click.command(help=HELP)
@click.argument("files", nargs=-1, required=True, metavar="FILES...")
@click.option(
    "--by",
    default="year,reporter",
    show_default=True,
    metavar="KEYS",
    help="year, period, reporter, partner, product, product:2, parted by commas.",
)
@click.option(
    "--engine",
    default="duckdb",
    show_default=True,
    metavar="ENGINE",
    help="duckdb, spark, or the URL of another backend of Ibis.",
)
@click.option("--memory", default="", metavar="SIZE", help="What DuckDB may take: 512MB, 2GB.")
@click.option(
    "--unit",
    default="",
    metavar="UNIT",
    help="What the values are in: \"million EUR\"; BACI's and Comtrade's are known.",
)
@click.option(
    "--resume", is_flag=True, help="Keep what is done beside -o FILE, and go on from there."
)
@locale_option
@output_options("table", "text", "json", "jsonl", "csv", "md", "yaml", "parquet")
def command(
    files: tuple[str, ...], by: str, engine: str, memory: str, unit: str, resume: bool,
    locale: str, output: Output,
) -> int:  # fmt: skip
    """Sum the files; print the rows, and what could not be read."""
    wanted = dimensions(by)
    _check_asked(wanted, resume, engine, output)
    aggregate, clear = _aggregate(files, wanted, engine, memory, resume, output)
    scale, code = _unit(unit, aggregate)
    from tbcalc.core.aggregate_rows import aggregate_rows
    from tbcalc.sources.official_areas import lettered_area

    rows = aggregate_rows(aggregate, lettered_area, scale, code)
    _write(aggregate, rows, _notes(aggregate, code), files, locale, output, code)
    clear()
    faults = sum(left.rows for left in aggregate.left if left.is_fault)
    if faults and output.format in ("csv", "jsonl", "yaml", "parquet"):
        _tell_left(aggregate)
    return 3 if faults else 0


def dimensions(by: str) -> tuple[Dimension, ...]:
    """Return what --by names.

    Raises UsageError.
    """
    told = []
    for word in (w.strip() for w in by.split(",") if w.strip()):
        name, colon, length = word.partition(":")
        if name not in DIMENSIONS or (colon and (name != "product" or length not in "2 4 6 8 10")):
            raise UsageError(
                f"'{word}' is nothing to sum by.", text=by,
                remedy=f"Give {', '.join(DIMENSIONS)} or product:2, product:4, product:6.",
            )  # fmt: skip
        told.append(Dimension(name, int(length) if colon else 0))
    if len({each.name for each in told}) < len(told):
        raise UsageError("a key stands twice in --by.", text=by, remedy="Name each once.")
    return tuple(told)


def _check_asked(by: Sequence[Dimension], resume: bool, engine: str, output: Output) -> None:
    if output.format == "parquet" and output.path is None:
        raise UsageError("Parquet is no text.", remedy="Write it to a file: -o sums.parquet.")
    if resume and (output.path is None or engine != "duckdb"):
        raise UsageError(
            "--resume keeps its state beside the answer of DuckDB.", remedy="Give -o FILE with it."
        )
    if output.format == "yaml" and not {"year", "period"} & {each.name for each in by}:
        raise UsageError("a dataset needs periods.", remedy="Sum --by year or --by period.")


def _aggregate(
    files: Sequence[str], by: tuple[Dimension, ...], engine: str, memory: str, resume: bool,
    output: Output,
) -> tuple[Aggregate, Callable[[], None]]:  # fmt: skip
    """Return the sums, and what forgets the state once they are written."""
    from tbcalc.bulk.files import found_files

    found = found_files(files)
    if engine != "duckdb":
        from tbcalc.bulk.ibis_engine import aggregate_on

        return aggregate_on(engine, found, by), lambda: None
    from tbcalc.bulk.duckdb_engine import Limits, aggregate
    from tbcalc.bulk.state import State

    question = ",".join(map(str, by))
    state = State(f"{output.path}.state", question) if resume else State()
    told = aggregate(found, by, limits=Limits(memory), state=state, progress=_progress(found))
    return told, state.clear


def _progress(files: Sequence[str]) -> Progress:
    """Return what shows on a terminal's stderr how far the reading is; silent elsewhere."""
    if not sys.stderr.isatty():
        return lambda path, done: None
    places = {path: n for n, path in enumerate(files)}

    def show(path: str, done: int) -> None:
        whole = (100 * places[path] + done) // len(files)
        bar = "#" * (whole * 30 // 100)
        end = "\n" if whole >= 100 else ""
        sys.stderr.write(f"\r[{bar:<30}] {whole:3d}% of {len(files):,} files{end}")
        sys.stderr.flush()

    return show


def _unit(told: str, aggregate: Aggregate) -> tuple[Decimal, str]:
    """Return how much of which currency one of the values is.

    Raises UsageError where the files are in different units, or the unit is no money.
    """
    units = {told} if told else {_UNITS.get(form, "") for form in aggregate.forms}
    if len(units) > 1:
        raise UsageError(
            "the files are of several kinds, whose values are in different units.",
            remedy="Give files of one kind at a time.",
        )
    unit = units.pop() if units else ""
    if not unit:
        return Decimal(1), _UNTOLD
    from tbcalc.sources.figure_text import read_figure

    try:
        figure = read_figure(f"1 {unit}")
    except TbcalcError as error:
        raise UsageError(f"'{unit}' is no unit of money.", remedy='Write "million EUR".') from error
    if figure.kind != "amount":
        raise UsageError(f"'{unit}' is no unit of money.", remedy='Write "million EUR".')
    return figure.value, figure.unit


def _notes(aggregate: Aggregate, unit: str) -> list[str]:
    """Return what must be known to read the sums."""
    notes = []
    if "BACI" in aggregate.forms:
        notes.append("each row of BACI is an export of i and an import of j, FOB on both sides")
    if unit == _UNTOLD:
        notes.append("the table names no currency: --unit says it")
    timed = {"year", "period"} & {each.name for each in aggregate.by}
    if not timed and len(set(aggregate.years)) > 1:
        first, last = aggregate.years
        notes.append(f"the sums are over all years from {first} to {last}")
    return [*notes, *_unknown(aggregate)]


def _unknown(aggregate: Aggregate) -> list[str]:
    """Name the areas whose codes are not known; their rows are summed under these."""
    from tbcalc.sources.official_areas import lettered_area

    places = [n for n, each in enumerate(aggregate.by) if each.name in ("reporter", "partner")]
    codes = {sums.keys[n] for sums in aggregate.sums for n in places}
    strange = sorted(code for code in codes if not lettered_area(code))
    if not strange:
        return []
    shown = ", ".join(code[:20] for code in strange[:10]) + (", ..." if len(strange) > 10 else "")
    return [f"unknown areas, summed under the code of the table: {shown}"]


def _write(
    aggregate: Aggregate, rows: Sequence[AggregateRow], notes: Sequence[str],
    files: Sequence[str], locale: str, output: Output, unit: str,
) -> None:  # fmt: skip
    if output.format == "parquet":
        from tbcalc.bulk.parquet_writer import parquet_bytes
        from tbcalc.cli.output import write_file

        write_file(output.path or "", parquet_bytes(aggregate.by, _cells(rows), unit))
        return
    emit(_text(aggregate, rows, notes, files, locale, output, unit), output)


def _cells(rows: Sequence[AggregateRow]) -> list[tuple[object, ...]]:
    fields = ("exports", "imports", "total", "balance", "balance_share", "coverage_ratio")
    return [
        (*row.keys.values(), *(q.value if (q := getattr(row, f)) else None for f in fields))
        for row in rows
    ]


def _text(
    aggregate: Aggregate, rows: Sequence[AggregateRow], notes: Sequence[str],
    files: Sequence[str], locale: str, output: Output, unit: str,
) -> str:  # fmt: skip
    if output.format == "yaml":
        from tbcalc.cli.aggregate_dataset import dataset_text

        return dataset_text(aggregate, rows, files)
    if output.format in ("json", "jsonl", "csv"):
        from tbcalc.views import as_csv, as_json
        from tbcalc.views.payloads.aggregate import NUMBERS, aggregate_payload, row_payload

        if output.format == "json":
            return as_json.render(aggregate_payload(aggregate, rows, files, notes))
        payloads = [row_payload(row) for row in rows]
        if output.format == "jsonl":
            return as_json.render_lines(payloads)
        return as_csv.render(payloads, numbers=NUMBERS)
    from tbcalc.cli.naming import area_names
    from tbcalc.cli.shown import shown
    from tbcalc.views.layouts.aggregate import aggregate_document
    from tbcalc.views.numerals import Style

    told = aggregate_document(
        aggregate, rows, notes, unit=unit, names=area_names(locale), style=Style(locale)
    )
    return shown(told, output, locale)


def _tell_left(aggregate: Aggregate) -> None:
    """Say on stderr what could not be read, where the format of the answer has no room for it."""
    for left in aggregate.left:
        if left.is_fault:
            example = f" ({left.example})" if left.example else ""
            sys.stderr.write(
                f"tbcalc: {left.path}: {left.rows:,} rows left: {left.reason}{example}\n"
            )
