"""Read the U.S. Census Bureau's trade in goods by country: a row per year, a column per month.

Source of the format: census.gov/foreign-trade/balance/country.xlsx, the tables behind FT-900 by
country since 1985: year, CTY_CODE, CTYNAME, imports IJAN to IDEC and IYR, exports EJAN to EDEC and
EYR, in million dollars. Months to come are printed as nought, and their year is then the sum of
the months before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.errors import DatasetSyntaxError
from tbcalc.figures.area import WORLD
from tbcalc.figures.flow import EXPORTS, IMPORTS
from tbcalc.figures.observation import Key, Treatment
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.official import ALL, Collected, NoValueError, Official, Wanted, official_number
from tbcalc.sources.official_areas import official_area
from tbcalc.sources.official_csv import Rows, columns, row_fault

KIND: Final = "census"
PUBLISHER: Final = "U.S. Census Bureau"
UNIT: Final = "million USD"
_FLOWS: Final = (("I", IMPORTS), ("E", EXPORTS))
_MONTHS: Final = (
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
)  # fmt: skip
_KEYS: Final = ("year", "CTY_CODE", "CTYNAME")
_FIRST_COUNTRY: Final = 1000
"""Codes below are those of groups of countries."""
_WORLDS: Final = {
    "world, seasonally adjusted": Treatment(adjustment="sa", accounts="customs"),
    "world, not seasonally adjusted": Treatment(adjustment="nsa", accounts="customs"),
}
_PLAIN: Final = Treatment(adjustment="nsa", accounts="customs")
_ROUNDING: Final = Decimal(7)
"""Millions by which thirteen rounded numbers may be off."""
_MOST_ROWS: Final = 50_000
"""There are some 250 countries a year since 1985."""
_NOTE: Final = "exports are FAS and imports at customs value, both without freight and insurance"

Cells = Sequence[str]


def is_census_header(names: Sequence[str]) -> bool:
    """Tell whether columns are those of the Census Bureau's trade by country."""
    known = {name.lower() for name in names}
    return known.issuperset(map(str.lower, (*_KEYS, "IJAN", "EJAN")))


def read_census_country(lines: Iterable[str], source: Source, wanted: Wanted = ALL) -> Official:
    """Return the imports and exports of the United States by country, month and year.

    Raises DatasetSyntaxError where it is no such table, FaultyInputError where no row can be read.
    """
    rows = Rows(lines)
    names = rows.header()
    if not is_census_header(names):
        raise DatasetSyntaxError(
            "this is no table of the Census Bureau by country.",
            remedy="Name country.xlsx of census.gov, or say with --as what the file is.",
        )
    note = f"{source.note}; {_NOTE}" if source.note else _NOTE
    told = Source(source.id, PUBLISHER, source.title, language="en", note=note)
    collected = Collected(told, wanted)
    table = _Table(names)
    whole = list(_whole(rows, names, collected))
    last = table.last_months(cells for _, cells in whole)
    for line, cells in whole:
        _take(table, cells, line, last, collected)
    return collected.official(KIND)


def _whole(rows: Rows, names: Cells, collected: Collected) -> Iterator[tuple[int, Cells]]:
    """Yield the rows that are as long as the header, with their lines."""
    for cells in rows:
        collected.rows += 1
        if collected.rows > _MOST_ROWS:
            raise DatasetSyntaxError(
                f"the table has more than {_MOST_ROWS:,} rows.",
                remedy="Cut it to the years that are meant.",
            )
        if cells is None or len(cells) != len(names):
            collected.fault(row_fault(cells, len(names)), rows.line)
            continue
        yield rows.line, cells


class _Table:
    """Where the columns stand."""

    def __init__(self, names: Cells) -> None:
        self.year, self.code, self.name = columns(names, *_KEYS)
        self.months = {
            letter: columns(names, *(letter + month for month in _MONTHS)) for letter, _ in _FLOWS
        }
        self.years = {letter: columns(names, letter + "YR")[0] for letter, _ in _FLOWS}

    def last_months(self, rows: Iterable[Cells]) -> Mapping[str, int]:
        """Return the last month of each year in which any country had any trade."""
        last: dict[str, int] = {}
        for cells in rows:
            year = cells[self.year]
            last[year] = max([
                last.get(year, 0),
                *(
                    month
                    for places in self.months.values()
                    for month, place in enumerate(places, start=1)
                    if place >= 0 and _number(cells[place])
                ),
            ])  # fmt: skip
        return last


def _take(
    table: _Table, cells: Cells, line: int, last: Mapping[str, int], collected: Collected
) -> None:
    year, name = cells[table.year], cells[table.name]
    if not (len(year) == 4 and year.isdecimal() and year.isascii() and year > "1000"):
        collected.fault("the year cannot be read", line)
        return
    area, treatment = _area(cells[table.code], name)
    if not area:
        collected.leave(f"{name[:40]} is no area that is known here", line)
        return
    for letter, flow in _FLOWS:
        places = table.months[letter][: last[year]]
        for months, place in (
            *(((month, month), place) for month, place in enumerate(places, start=1)),
            ((1, last[year]), table.years[letter] if last[year] > 1 else -1),
        ):
            if place < 0:
                continue
            is_sum = months[0] < months[1] < len(_MONTHS)
            if is_sum and not _is_sum(cells[place], [cells[each] for each in places if each >= 0]):
                collected.leave("the year is not over, and not the sum of its months", line)
                continue
            period = Period.months(int(year), months[0], int(year), months[1])
            key = Key("US", area, "goods", "", flow, period, treatment)
            collected.level(key, cells[place], UNIT, line)


def _area(code: str, name: str) -> tuple[str, Treatment]:
    """Return the area of a row and how its figures were made; empty for one that is none here."""
    world = _WORLDS.get(" ".join(name.lower().split()))
    if world is not None:
        return WORLD, world
    area = official_area(name.replace("`", "'"))  # Cote d`Ivoire
    is_group = code.isdecimal() and int(code[:9]) < _FIRST_COUNTRY
    return (area if not is_group or area == "EU" else ""), _PLAIN


def _is_sum(year: str, months: Sequence[str]) -> bool:
    """Tell whether a year is the sum of its months, as far as all of them are told."""
    total, parts = _number(year), [_number(month) for month in months]
    known = [part for part in parts if part is not None]
    if total is None or len(known) < len(parts):
        return True
    return abs(total - sum(known)) <= _ROUNDING


def _number(text: str) -> Decimal | None:
    try:
        return official_number(text, signed=True)
    except NoValueError:
        return None
