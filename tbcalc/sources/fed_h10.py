"""Read the Federal Reserve's H.10 exchange rates: as downloaded, or as one long table.

Source of the format: Board of Governors of the Federal Reserve System, H.10 Foreign Exchange Rates.
Downloaded: lines on each series (unit, currency, identifier), then one row per day, month or year.
Long: date, country, rate in units of its currency per US dollar. ND is a day without a rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from tbcalc.errors import DatasetSyntaxError, TbcalcError
from tbcalc.figures.area import WORLD
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.currency_text import read_currency
from tbcalc.sources.dataset_entry import RATE_MEASURE
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.official import ALL, Collected, NoValueError, Official, Wanted, official_number
from tbcalc.sources.official_areas import official_area
from tbcalc.sources.official_csv import Cells, Rows, row_fault
from tbcalc.sources.rate_phrase import read_rate_phrase

KIND: Final = "h10"
PUBLISHER: Final = "Board of Governors of the Federal Reserve System, H.10"
DOLLAR: Final = "USD"
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PER: Final = re.compile(r"Currency:_Per_([A-Z]{3})")
_LONG: Final = ("date", "country", "exchange rate")
_HEADS: Final = ("Unit:", "Multiplier:", "Currency:", "Unique Identifier:", "Time Period")
_EURO_AREA: Final = "EA"


def read_h10(lines: Iterable[str], source: Source, wanted: Wanted = ALL) -> Official:
    """Return the rates of a file of the H.10 release.

    Raises DatasetSyntaxError where it is none, FaultyInputError where no row can be read.
    """
    rows = Rows(lines)
    names = rows.header()
    told = Source(source.id, PUBLISHER, source.title, language="en", note=source.note)
    reading = _Reading(Collected(told, wanted), wanted)
    if tuple(name.lower() for name in names[:3]) == _LONG:
        reading.long(rows, len(names))
    elif names[0].startswith("Series Description"):
        reading.wide(rows, names)
    else:
        raise DatasetSyntaxError(
            "this is no file of the H.10 release.",
            remedy="It begins with Series Description, or with Date,Country,Exchange rate.",
        )
    return reading.collected.official(KIND, unit="rates")


class _Reading:
    """Reads rates; a row of the wide form holds many, each of which is counted."""

    def __init__(self, collected: Collected, wanted: Wanted) -> None:
        self.collected = collected
        self._wanted = wanted
        self._seen: set[tuple[str, str]] = set()

    def long(self, rows: Rows, length: int) -> None:
        """Read rows of date, country and rate."""
        told: list[tuple[int, Cells]] = []
        for cells in rows:
            self.collected.rows += 1
            if cells is None or len(cells) != length:
                self.collected.fault(row_fault(cells, length), rows.line)
                continue
            told.append((rows.line, cells))
        frequency = _frequency([cells[0] for _, cells in told])
        for line, cells in told:
            currency = _currencies().get(cells[1], "")
            if not currency:
                self.collected.leave(f"the currency of {cells[1][:30]} is not said", line)
                continue
            self._take(cells[0], frequency, cells[2], (currency, DOLLAR), cells[1], line)

    def wide(self, rows: Rows, first: Cells) -> None:
        """Read one column per series, each told by the lines before the data."""
        heads: dict[str, Cells] = {"Series Description": first}
        data: list[tuple[int, Cells]] = []
        for cells in rows:
            name = cells[0].strip() if cells else ""
            if name in _HEADS:
                heads[name] = cells or []
            elif cells is None or len(cells) != len(first):
                self.collected.fault(row_fault(cells, len(first)), rows.line)
            else:
                data.append((rows.line, cells))
        frequency = _frequency([cells[0] for _, cells in data])
        pairs = _pairs(heads, len(first))
        for line, cells in data:
            for place, pair in pairs.items():
                self.collected.rows += 1
                name = first[place].partition(" -- ")[0].title()
                self._take(cells[0], frequency, cells[place], pair, name, line)

    def _take(
        self, date: str, frequency: int, text: str, pair: tuple[str, str], name: str, line: int
    ) -> None:
        quote, base = pair
        period = _period(date, frequency)
        if period is None:
            self.collected.fault("the date cannot be read", line)
            return
        try:
            if official_number(text) is None:
                self.collected.leave("no rate was published (absent, not zero)", line)
                return
        except NoValueError as error:
            self.collected.fault(str(error), line)
            return
        reporter = _area(quote if base == DOLLAR else base, name)
        key = Key(reporter, WORLD, "goods", "", RATE_MEASURE, period)
        if not self._wanted.takes(key):
            self.collected.leave("not among what was asked for", line)
            return
        if (look_up := (reporter, str(period))) in self._seen:
            self.collected.fault("a second rate for one time", line)
            return
        self._seen.add(look_up)
        try:
            figure = read_rate_phrase(f"{text} {quote} per {base}", locale="en")
        except TbcalcError as error:
            self.collected.fault(error.reason.rstrip("."), line)
            return
        self.collected.add(key, "rate", figure, line, note=_note(frequency))


def _pairs(heads: dict[str, Cells], width: int) -> dict[int, tuple[str, str]]:
    """Return what each column quotes in what: (CNY, USD) for yuan per dollar."""
    pairs: dict[int, tuple[str, str]] = {}
    units, currencies = heads.get("Unit:", []), heads.get("Currency:", [])
    multipliers = heads.get("Multiplier:", [])
    for place in range(1, min(width, len(units), len(currencies))):
        match = _PER.fullmatch(units[place])
        plain = place >= len(multipliers) or multipliers[place] in ("1", "1.0", "")
        if match and plain and currencies[place] != match[1]:
            pairs[place] = (currencies[place], match[1])
    return pairs


def _frequency(dates: Sequence[str]) -> int:
    """Return whether dates are of years (1), months (2) or days (3)."""
    parts = [match.groups() for date in dates if (match := _DATE.fullmatch(date))]
    if all(day in (None, "01") for _, _, day in parts):
        return 1 if all(month in (None, "01") for _, month, _ in parts) else 2
    return 3


def _period(date: str, frequency: int) -> Period | None:
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    try:
        return Period.parse("-".join(part for part in match.groups()[:frequency] if part))
    except TbcalcError:
        return None


def _area(currency: str, name: str) -> str:
    return _EURO_AREA if currency == "EUR" else official_area(name) or f"W/{currency}"


def _note(frequency: int) -> str:
    return ("mean of the year's days", "mean of the month's days", "noon rate")[frequency - 1]


@cache
def _currencies() -> dict[str, str]:
    """Return the currency quoted under each country's name, of those that are in use."""
    known = {}
    for name, currency in lexicon_rows("h10_countries.txt"):
        try:
            known[name] = read_currency(currency)
        except TbcalcError:
            continue
    return known
