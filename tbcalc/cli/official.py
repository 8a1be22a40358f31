"""Official tables on the command line: recognised, read, and told of what was taken and left."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import click

from tbcalc.cli.official_file import OfficialFile, opened, shown, watched
from tbcalc.errors import UnreadableInputError, UsageError
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.source import Source
from tbcalc.sources.official import ALL, Left, Official, Wanted
from tbcalc.sources.official_kind import KINDS, kind_of

_SLUG: Final = re.compile(r"[^\w.-]+")
_PUBLISHERS: Final = {
    **dict.fromkeys(("comtrade", "comtrade-json"), "UN Comtrade"),
    **dict.fromkeys(("baci", "baci-parquet"), "CEPII, BACI"),
}  # fmt: skip
_TOLD: Final = 12
"""Reasons that are told one by one."""

Read = Callable[[OfficialFile, Source, Wanted], Official]


def read_official(path: str, *, kind: str = "", own_id: str = "", wanted: Wanted = ALL) -> Official:
    """Return the figures of an official table, with the name and digest of the file as provenance.

    Raises UnreadableInputError where it is of no kind that is known, or cannot be read as a whole.
    """
    with opened(path) as file:
        found = kind or kind_of(file.head)
        if not found:
            raise UnreadableInputError(
                "it is no official table that is known here.",
                remedy=f"Say with --as what it is: {', '.join(KINDS)}.", place=shown(path),
            )  # fmt: skip
        name = "stdin" if path == "-" else os.path.basename(path)
        source = Source(own_id or _own_id(found, name), _PUBLISHERS.get(found, ""), language="en")
        with watched(file):
            official = _reader(found)(file, source, wanted)
        digest = file.digest
    return _provenanced(official, name, digest, file.latin_lines)


def official_dataset(path: str) -> Dataset | None:
    """Return the figures of an official table, None for a file that is none that is known.

    Rows that cannot be read are told on stderr.

    Raises UnreadableInputError.
    """
    with opened(path) as file:
        kind = kind_of(file.head)
    if kind in ("", "table"):
        return None
    official = read_official(path, kind=kind)
    if not official.is_whole:
        for line in told(official, path):
            click.echo(f"tbcalc: {line}", err=True)
    return official.dataset


def wanted_figures(
    *,
    unit: str,
    reporter: Sequence[str] = (),
    partner: Sequence[str] = (),
    product: Sequence[str] = (),
    period: Sequence[str] = (),
) -> Wanted:
    """Return which figures options ask for.

    Raises UnknownAreaError, PeriodSyntaxError, UsageError.
    """
    from tbcalc.figures.period import Period
    from tbcalc.sources.area_text import read_area
    from tbcalc.sources.gacc import read_unit

    if unit and not read_unit(unit):
        raise UsageError(
            f'"{unit}" names no scale and currency.',
            remedy='Write --unit "100 million CNY" or "million USD".',
        )
    periods = tuple(map(Period.parse, period))
    return Wanted(
        frozenset(map(read_area, reporter)), frozenset(map(read_area, partner)),
        tuple(product), periods, periods[0] if len(periods) == 1 else None, unit,
    )  # fmt: skip


def told(official: Official, path: str) -> Iterator[str]:
    """Yield in lines what was taken of a file, and what was left and why."""
    figures, rows = len(official.dataset.observations), official.rows
    kind = KINDS[official.kind]
    if official.unit == "rows":
        yield f"{shown(path)} is {kind}: {_count(figures, 'figure')} of {_count(rows, 'row')} taken"
    else:
        yield f"{shown(path)} is {kind}: {figures:,} of {rows:,} {official.unit} taken"
    for left in official.left[:_TOLD]:
        yield _left(left)
    rest = official.left[_TOLD:]
    if rest:
        yield f"left: {_count(sum(left.rows for left in rest), 'row')} for {len(rest)} more reasons"
    yield from (f"note: {note}" for note in official.notes)


def _left(left: Left) -> str:
    what = "not read" if left.is_faulty else "left"
    place = f" (line {left.first})" if left.rows == 1 else f" (first on line {left.first})"
    return f"{what}: {_count(left.rows, 'cell or row', 'cells or rows')}: {left.reason}{place}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _provenanced(official: Official, name: str, digest: str, latin_lines: int) -> Official:
    """Return what was read, its source with the name and the digest of the file."""
    if official.kind == "table":
        return official
    (own_id, source), *_ = official.dataset.sources.items()
    note = f"read from {name}, SHA-256 {digest}"
    note = f"{source.note}; {note}" if source.note else note
    sources = {own_id: replaced(source, note=note, title=source.title or name)}
    dataset = Dataset(official.dataset.observations, sources, official.dataset.relations)
    notes = official.notes
    if latin_lines:
        notes = (*notes, f"{latin_lines:,} lines are Latin-1, not UTF-8, and were read as such")
    return replaced(official, dataset=dataset, notes=notes)


def _own_id(kind: str, name: str) -> str:
    stem = name.partition(".")[0] or "table"
    family = kind.partition("-")[0]
    slug = _SLUG.sub("-", stem).strip("-.") or "table"
    return slug if slug.lower().startswith(family) else f"{family}-{slug}"


def _reader(kind: str) -> Read:
    """Return how a kind is read; its module is imported only then."""
    return {
        "comtrade": _comtrade, "comtrade-json": _comtrade_json, "baci": _baci,
        "baci-parquet": _parquet, "gacc": _gacc,
        "gacc-csv": _gacc_csv, "sdmx-csv": _sdmx_csv, "sdmx-ml": _sdmx_ml, "imf": _imf,
        "census": _census,
        "eurostat": _eurostat, "wdi": _wdi, "h10": _h10, "table": _table,
    }[kind]  # fmt: skip


def _comtrade(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.comtrade import read_comtrade

    return read_comtrade(file.lines(), source, wanted)


def _comtrade_json(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.comtrade_json import read_comtrade_json

    return read_comtrade_json(file.text(), source, wanted)


def _baci(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.baci import read_baci

    return read_baci(file.lines(), source, wanted)


def _parquet(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.baci_parquet import read_baci_parquet

    if not os.path.isfile(file.path):
        raise UnreadableInputError(
            "Parquet is read from a file, not from a stream.", remedy="Name the file."
        )
    return read_baci_parquet(file.path, source, wanted)


def _gacc(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.gacc import read_gacc

    return read_gacc(file.text(), source, wanted)


def _gacc_csv(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.gacc_csv import read_gacc_csv

    return read_gacc_csv(file.lines(), source, wanted, name=os.path.basename(file.path))


def _sdmx_csv(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.sdmx import read_sdmx_csv

    return read_sdmx_csv(file.lines(), source, wanted)


def _sdmx_ml(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.sdmx_ml import read_sdmx_ml

    return read_sdmx_ml(file.content(), source, wanted)


def _imf(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.imf_wide import read_imf_wide

    return read_imf_wide(file.lines(), source, wanted)


def _census(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.census_country import read_census_country

    return read_census_country(file.lines(), source, wanted)


def _eurostat(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.eurostat_tsv import read_eurostat_tsv

    return read_eurostat_tsv(file.lines(), source, wanted)


def _wdi(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.wdi import read_wdi

    return read_wdi(file.lines(), source, wanted)


def _h10(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.sources.fed_h10 import read_h10

    return read_h10(file.lines(), source, wanted)


def _table(file: OfficialFile, source: Source, wanted: Wanted) -> Official:
    from tbcalc.cli.data import decoded, read_text
    from tbcalc.sources.table_reader import read_table

    beside = os.path.join(os.path.dirname(file.path), "sources.csv")
    sources = read_text(beside) if os.path.isfile(beside) else ""
    dataset = read_table(decoded(file.content(), shown(file.path)), sources, path=file.path)
    taken = tuple(o for o in dataset.observations if wanted.takes(o.key))
    return Official(
        "table", Dataset(taken, dataset.sources, dataset.relations), len(dataset.observations), ()
    )
