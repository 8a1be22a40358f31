"""Read the World Bank's World Development Indicators, wide as downloaded or long as shared.

Source of the format: World Bank, Data Catalog. Wide: lines on the source and the date, then one row
per country and series with a column per year. Long: one row per country and year with a column per
series. The values are current US dollars; an empty cell is absent, not zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from tbcalc.errors import DatasetSyntaxError
from tbcalc.exact.noun import noun
from tbcalc.figures.area import WORLD
from tbcalc.figures.observation import Key, Treatment
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.official import ALL, Collected, Official, Wanted
from tbcalc.sources.official_areas import lettered_area
from tbcalc.sources.official_csv import NO_CSV, Cells, Rows, columns, length_fault

KIND: Final = "wdi"
PUBLISHER: Final = "World Bank, World Development Indicators"
_YEAR: Final = re.compile(r"(\d{4})(?: \[YR\d{4}\])?")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_AREAS: Final = ("Country Code", "REF_AREA", "iso3c", "countryiso3code", "Country ISO3", "economy")
_SERIES: Final = ("Indicator Code", "Series Code", "INDICATOR", "indicator_id")
_YEARS: Final = ("TIME_PERIOD", "Year", "Time", "date")
_VALUES: Final = ("OBS_VALUE", "Value")
_PREAMBLE: Final = 12
"""Lines before the header at most."""


@noun
class _Series:
    """What a series tells; ``unit`` is empty for an index."""

    flow: str
    scope: str
    treatment: Treatment
    unit: str

    def key(self, reporter: str, year: str) -> Key:
        period = Period.year(int(year))
        return Key(reporter, WORLD, self.scope, "", self.flow, period, self.treatment)


def read_wdi(lines: Iterable[str], source: Source, wanted: Wanted = ALL) -> Official:
    """Return the trade figures of a file of World Development Indicators.

    Raises DatasetSyntaxError where it is none, FaultyInputError where no row can be read.
    """
    rows = Rows(lines)
    names, published = _header(rows)
    told = Source(
        source.id, PUBLISHER, source.title, published, source.url, "en", source.note
    )  # fmt: skip
    collected = Collected(told, wanted)
    area, series, year, value = (
        next((place for place in columns(names, *words) if place >= 0), -1)
        for words in (_AREAS, _SERIES, _YEARS, _VALUES)
    )
    laid = _Laid(names, area, series, year, value)
    if not laid.tells:
        raise DatasetSyntaxError(
            "the file names no series of trade, or no years.",
            remedy="Known series are TX.VAL.MRCH.CD.WT, TM.VAL.MRCH.CD.WT and the like.",
        )
    for cells in _whole(rows, len(names), collected):
        reporter = lettered_area(cells[area])
        if not reporter:
            collected.leave(f"{cells[area][:20]} is no area that is known here", rows.line)
            continue
        _take(laid.values(cells), reporter, rows.line, collected)
    return collected.official(KIND)


class _Laid:
    """Which of the forms a file has: a column per year, per series, or one of values."""

    def __init__(self, names: Cells, area: int, series: int, year: int, value: int) -> None:
        self._places = (series, year, value)
        self._area = area
        matches = {place: _YEAR.fullmatch(name) for place, name in enumerate(names)}
        self._years = {place: match[1] for place, match in matches.items() if match}
        self._own = {place: name for place, name in enumerate(names) if name in known_series()}

    @property
    def tells(self) -> bool:
        """True when the columns tell series, years and values."""
        series, year, value = self._places
        has_value = bool(self._years) or (value >= 0 and year >= 0)
        return self._area >= 0 and ((series >= 0 and has_value) or (year >= 0 and bool(self._own)))

    def values(self, cells: Sequence[str]) -> dict[tuple[str, str], str]:
        """Return the values of a row by series and year."""
        series, year, value = self._places
        told: dict[tuple[str, str], str] = {}
        if series >= 0:
            told = {(cells[series], run): cells[place] for place, run in self._years.items()}
            if value >= 0 and year >= 0:
                told[cells[series], cells[year]] = cells[value]
        if year >= 0:
            told |= {(name, cells[year]): cells[place] for place, name in self._own.items()}
        return told


@cache
def known_series() -> Mapping[str, _Series]:
    """Return the series that tell trade, by code."""
    return {
        code: _Series(flow, scope, Treatment(valuation, accounts=accounts), unit)
        for code, flow, scope, valuation, accounts, unit in lexicon_rows("wdi_series.txt")
    }


def _take(
    values: Mapping[tuple[str, str], str], reporter: str, line: int, collected: Collected
) -> None:
    codes = {code for code, _ in values}
    for code in sorted(codes - known_series().keys()):
        collected.leave(f"the series {code[:30]} tells no trade", line)
    for (code, year), text in values.items():
        series = known_series().get(code)
        if series is None or text in ("", ".."):
            continue  # a year without a value is no row: most begin late
        if not (len(year) == 4 and year.isdecimal() and year > "1000"):
            collected.fault("the year cannot be read", line)
            return
        key = series.key(reporter, year)
        collected.level(key, text, series.unit or "index points", line)


def _header(rows: Rows) -> tuple[Cells, str]:
    """Return the names of the columns, and the date that a line before them says."""
    published = ""
    for _, row in zip(range(_PREAMBLE), rows, strict=False):
        cells = row or []
        if any(place >= 0 for place in columns(cells, *_AREAS)):
            return cells, published
        dates = [cell for cell in cells if _DATE.fullmatch(cell)]
        published = dates[0] if dates else published
    raise DatasetSyntaxError(
        "no row names the columns Country Code or REF_AREA.",
        remedy="Name a CSV file of the World Bank, or say with --as what it is.",
    )


def _whole(rows: Rows, length: int, collected: Collected) -> Iterator[Sequence[str]]:
    """Yield the rows that are as long as the header; an empty last cell may lack or be too many."""
    for cells in rows:
        collected.rows += 1
        if cells is None:
            collected.fault(NO_CSV, rows.line)
            continue
        if len(cells) != length and not (len(cells) > length and not any(cells[length:])):
            collected.fault(length_fault(cells, length), rows.line)
            continue
        yield cells[:length]
