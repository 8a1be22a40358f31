"""``tbcalc aggregate``: balances from tables of microdata of any size."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import click

from tbcalc.cli.naming import locale_option
from tbcalc.cli.output import Output, output_options
from tbcalc.errors import TbcalcError, UsageError
from tbcalc.figures.aggregate import DIMENSIONS, Aggregate, Dimension, Left

if TYPE_CHECKING:
    from tbcalc.bulk.duckdb_engine import Progress
    from tbcalc.bulk.state import State
    from tbcalc.cli.aggregate_answer import AnySums

HELP = """Sum tables of trade to exports, imports, total, balance and ratios.

FILES are CSV or Parquet, also .gz and .zip, folders, or patterns in quotes: rows of BACI
(t, i, j, k, v), of UN Comtrade, or with columns named reporter, partner, flow, period, product,
value.

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

_CELLS: Final = "cells of the second form"
"""What is kept of a file: what was kept in another form is not taken up."""
_WITHOUT_ROOM: Final = ("csv", "jsonl", "yaml", "parquet")
"""Formats that have no room for what was left, and which areas are not known."""
_UNITS: Final = {"BACI": "thousand USD", "Comtrade": "USD"}


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
    from tbcalc.cli.aggregate_answer import Answer, unknown_areas, write_answer

    found = _found(files)
    state = _state(wanted, resume, output)
    with _summed(engine, found, wanted, memory, state) as sums:
        scale, code = _unit(unit, sums.about)
        _rename_areas(sums)
        write_answer(Answer(sums, scale, code), found, memory, locale, output)
        unknown = unknown_areas(sums) if output.format in _WITHOUT_ROOM else ()
    state.clear()
    left = [each for each in sums.about.left if each.is_fault]
    if output.format in _WITHOUT_ROOM:
        _tell(left, unknown)
    return 3 if left else 0


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


def _found(files: Sequence[str]) -> list[str]:
    from tbcalc.bulk.files import found_files

    return found_files(files)


def _state(by: Sequence[Dimension], resume: bool, output: Output) -> State:
    from tbcalc.bulk.state import State

    question = f"{_CELLS}: {','.join(map(str, by))}"
    return State(f"{output.path}.state", question) if resume else State()


@contextmanager
def _summed(
    engine: str, files: list[str], by: tuple[Dimension, ...], memory: str, state: State
) -> Iterator[AnySums]:
    """Sum the files, and keep the sums in the engine until they are written."""
    if engine != "duckdb":
        from tbcalc.bulk.ibis_engine import aggregate_on
        from tbcalc.bulk.kept_sums import KeptSums

        yield KeptSums(aggregate_on(engine, files, by))
        return
    from tbcalc.bulk.duckdb_engine import Limits, summed

    limits = Limits(memory)
    with summed(files, by, limits=limits, state=state, progress=_progress(files)) as told:
        yield told


def _rename_areas(sums: AnySums) -> None:
    """Give the areas their codes; those that are not known keep that of the table."""
    from tbcalc.sources.official_areas import lettered_area

    sums.rename({
        place: {key: lettered_area(key) or key for key in sums.keys(place)}
        for place, each in enumerate(sums.about.by)
        if each.name in ("reporter", "partner")
    })  # fmt: skip


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
        from tbcalc.cli.aggregate_answer import NO_CURRENCY

        return Decimal(1), NO_CURRENCY
    from tbcalc.sources.figure_text import read_figure

    try:
        figure = read_figure(f"1 {unit}")
    except TbcalcError as error:
        raise UsageError(f"'{unit}' is no unit of money.", remedy='Write "million EUR".') from error
    if figure.kind != "amount":
        raise UsageError(f"'{unit}' is no unit of money.", remedy='Write "million EUR".')
    return figure.value, figure.unit


def _tell(faults: Sequence[Left], unknown: Sequence[str]) -> None:
    """Say on stderr what the format of the answer has no room for."""
    for left in faults:
        example = f" ({left.example})" if left.example else ""
        rows = "1 row" if left.rows == 1 else f"{left.rows:,} rows"
        sys.stderr.write(f"tbcalc: {left.path}: {rows} left: {left.reason}{example}\n")
    for told in unknown:
        sys.stderr.write(f"tbcalc: {told}\n")
