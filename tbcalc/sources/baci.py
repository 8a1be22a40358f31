"""Read BACI files: trade reconciled by CEPII, by exporter, importer and product.

Source of the format: CEPII, BACI, columns t, i, j, k, v, q (year, exporter, importer, HS6 product,
thousand US dollars, tonnes). Flows are valued FOB on both sides. Rows are summed by exporter and
importer, and over all partners; a sum of rounded values is printed to the digit that all their
roundings together leave sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.errors import DatasetSyntaxError
from tbcalc.exact.rounding import NEAREST, UP
from tbcalc.figures.area import WORLD
from tbcalc.figures.flow import EXPORTS, IMPORTS
from tbcalc.figures.observation import Key, Treatment
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.official import ALL, Collected, NoValueError, Official, Wanted, official_number
from tbcalc.sources.official_areas import numbered_area
from tbcalc.sources.official_csv import Rows, columns, row_fault

KIND: Final = "baci"
COLUMNS: Final = ("t", "i", "j", "k", "v")
NOTES: Final = (
    "values are FOB on both sides, as BACI reconciles them",
    "the world is the sum of the partners",
    "quantities are left",
)
_UNITS: Final = ("thousand USD", "million USD", "billion USD", "trillion USD")
_FOB: Final = Treatment("FOB")
_DIGITS: Final = 12
"""More digits than v can have: 10^18 dollars."""

Numbered = Iterable[tuple[int, Sequence[str] | None]]
"""Rows with their lines; None is no row at all."""


class _Sum:
    """A sum of printed values: ``slack`` is the sum of their last printed units."""

    __slots__ = ("rows", "slack", "text", "value")

    def __init__(self) -> None:
        self.value = self.slack = Decimal(0)
        self.rows = 0
        self.text = ""

    def add(self, text: str, value: Decimal) -> None:
        exponent = min(int(value.as_tuple().exponent), 0)
        self.value = NEAREST.add(self.value, value)
        self.slack = UP.add(self.slack, Decimal(1).scaleb(exponent))
        self.rows += 1
        self.text = text

    def printed(self) -> tuple[str, str]:
        """Return the sum as text, with its unit: several rows to the digit that is sure.

        The unit is so large that this digit is not before the point, for printed noughts count.
        """
        if self.rows == 1:
            return self.text, _UNITS[0]
        place = self.slack.adjusted()
        if self.slack > Decimal(1).scaleb(place):
            place += 1
        scale = -(-max(place, 0) // 3)
        rounded = self.value.quantize(Decimal(1).scaleb(place)).scaleb(-3 * scale)
        return f"about {rounded:,.{max(3 * scale - place, 0)}f}", _UNITS[scale]


def read_baci(lines: Iterable[str], source: Source, wanted: Wanted = ALL) -> Official:
    """Return the sums of a BACI file by exporter and importer.

    Raises DatasetSyntaxError where it is none, FaultyInputError where no row can be read.
    """
    rows = Rows(lines)
    names = rows.header()
    places = columns(names, *COLUMNS)
    if -1 in places:
        missing = COLUMNS[places.index(-1)]
        raise DatasetSyntaxError(
            f"this is no BACI file: it has no column {missing}.",
            remedy="Its columns are t, i, j, k, v and q.",
        )
    collected = Collected(source, wanted)
    return read_baci_rows(_numbered(rows, len(names), places, collected), collected, wanted)


def read_baci_rows(rows: Numbered, collected: Collected, wanted: Wanted) -> Official:
    """Return the sums of rows (year, exporter, importer, product, thousand dollars)."""
    sums: dict[tuple[str, str, str, str, str], _Sum] = {}
    for line, cells in rows:
        if cells is None:
            continue
        year, i, j, product, text = cells
        exporter, importer = numbered_area(i), numbered_area(j)
        value = _value(text, line, collected)
        if value is None or not _is_known(
            year, product, (exporter, i), (importer, j), line, collected
        ):
            continue
        if wanted.products and not product.startswith(tuple(wanted.products)):
            collected.leave("not among what was asked for", line)
            continue
        chosen = next((p for p in wanted.products if product.startswith(p)), "")
        for reporter, partner, flow in (
            (exporter, importer, EXPORTS),
            (importer, exporter, IMPORTS),
        ):
            for other in (WORLD, partner):
                look_up = (year, reporter, other, flow, chosen)
                if look_up not in sums:
                    sums[look_up] = _Sum()
                sums[look_up].add(text, value)
    _collect(sums, collected, wanted)
    return collected.official(KIND, NOTES)


def _numbered(
    rows: Rows, length: int, places: Sequence[int], collected: Collected
) -> Iterator[tuple[int, Sequence[str] | None]]:
    for cells in rows:
        collected.rows += 1
        if cells is None or len(cells) != length:
            collected.fault(row_fault(cells, length), rows.line)
            continue
        yield rows.line, [cells[place] for place in places]


def _is_known(
    year: str,
    product: str,
    exporter: tuple[str, str],
    importer: tuple[str, str],
    line: int,
    collected: Collected,
) -> bool:
    for code, number in (exporter, importer):
        if not code:
            collected.fault(f"the country {number[:20]} is not known", line)
            return False
    if not (len(year) == 4 and year.isdecimal() and year > "1000"):
        collected.fault("the year cannot be read", line)
        return False
    if not (product.isdecimal() and len(product) <= 6):
        collected.fault("the product is no HS code", line)
        return False
    return True


def _value(text: str, line: int, collected: Collected) -> Decimal | None:
    try:
        value = official_number(text)
        if value is not None and value.adjusted() >= _DIGITS:
            raise NoValueError(f"the value is beyond all trade (10^{value.adjusted() + 3})")
    except NoValueError as error:
        collected.fault(str(error), line)
        return None
    if value is None:
        collected.leave("no value is given (absent, not zero)", line)
    return value


def _collect(
    sums: dict[tuple[str, str, str, str, str], _Sum], collected: Collected, wanted: Wanted
) -> None:
    """Take the sums, by year, reporter and partner, the world first."""
    order = sorted(sums, key=lambda at: (at[0], at[1], at[4], at[2] != WORLD, at[2], at[3]))
    for look_up in order:
        year, reporter, partner, flow, product = look_up
        key = Key(
            reporter, partner, "goods", f"HS{product}" if product else "", flow,
            Period.year(int(year)), _FOB,
        )  # fmt: skip
        if not wanted.takes(key):
            continue
        told = sums[look_up]
        collected.add(
            key, "level", collected.figure(*told.printed()), 0,
            note=f"sum of {told.rows:,} rows" if told.rows > 1 else "",
        )  # fmt: skip
