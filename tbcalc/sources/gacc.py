"""Read a release page of China Customs: tables by country, by commodity, or of totals.

Source of the format: General Administration of Customs of China, preliminary releases and monthly
bulletin, in English and Chinese. Exports are FOB and imports CIF. A combined release of January and
February gives the two months as one; growth columns are of the months from January on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tbcalc.errors import DatasetSyntaxError
from tbcalc.exact.noun import noun
from tbcalc.figures.area import WORLD
from tbcalc.figures.flow import EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Key, Treatment
from tbcalc.figures.period import Period, month_days
from tbcalc.figures.source import Source
from tbcalc.sources.gacc_columns import Column, named_flow, named_period, read_columns
from tbcalc.sources.html_tables import Grid, GridCell, TablePage, read_tables
from tbcalc.sources.official import ALL, Collected, Official, Wanted, unsaid
from tbcalc.sources.official_areas import official_area

KIND: Final = "gacc"
PUBLISHER: Final = "General Administration of Customs of China"
_NUMBER: Final = re.compile(r"-?[\d,]+(?:\.\d+)?|[-–—]{1,2}|")
_DIGITS: Final = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_UNIT: Final = re.compile(r"(?:Unit|单位)\s*[:：]\s*(.+)", re.IGNORECASE)
_CURRENCY: Final = (
    ("USD", re.compile(r"USD|US\$|U\.S\.|美元|dollar", re.IGNORECASE)),
    ("CNY", re.compile(r"CNY|RMB|人民币|yuan|元", re.IGNORECASE)),
)
_SCALES: Final = (
    ("100 million", re.compile(r"100\s*million|亿", re.IGNORECASE)),
    ("billion", re.compile(r"1?\s*billion|1,?000\s*million|十亿", re.IGNORECASE)),
    ("million", re.compile(r"1?\s*million|百万", re.IGNORECASE)),
    ("10 thousand", re.compile(r"10,?000|10\s*thousand|万", re.IGNORECASE)),
    ("thousand", re.compile(r"1,?000|thousand|千", re.IGNORECASE)),
)
_DATE: Final = re.compile(r"(20\d\d|19\d\d)\s*[-/年.]\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})")
_COUNTRIES: Final = re.compile(r"country|region|国别|地区", re.IGNORECASE)
_BOTH: Final = re.compile(
    r"export\w*\s*(?:&|and)\s*import|import\w*\s*(?:&|and)\s*export|进出口", re.IGNORECASE
)
_NOTE: Final = re.compile(r"^(?:notes?\b|注|\d{1,2}\s*[.、．]\s*[^\d\s])", re.IGNORECASE)
_MONTH_ROW: Final = re.compile(
    r"(?:(20\d\d|19\d\d)\s*[.年/-]?\s*)?(\d{1,2})?\s*(?:-\s*(\d{1,2}))?\s*月?"
)
_STARS: Final = " *＊"


@noun
class _Head:
    """What the page says of its table."""

    title: str
    period: Period
    unit: str
    flow: str
    by_country: bool


def read_gacc(html: str, source: Source, wanted: Wanted = ALL) -> Official:
    """Return the figures of a release page; ``source`` gets its title and date from it.

    Raises DatasetSyntaxError where it holds no such table, UsageError where it does not say its
    unit or months, FaultyInputError where no row can be read.
    """
    page = read_tables(html)
    grid = max(page.tables, key=len, default=[])
    top, bottom = _body(grid)
    if top >= bottom:
        raise DatasetSyntaxError(
            "the page holds no table of figures.",
            remedy="Name a release page of China Customs with its table, not its index.",
        )
    title = _title(page, grid[:top])
    head = _head(title, page, grid[:top], wanted)
    told = Source(
        source.id, PUBLISHER, title, published(page.text), source.url,
        "zh" if re.search("[\u4e00-\u9fff]", title) else "en", source.note,
    )  # fmt: skip
    reading = _Reading(head, _columns(grid, top, head), Collected(told, wanted))
    for number, cells in enumerate(grid[top:bottom], top + 1):
        reading.row(cells, number)
    notes = tuple(c.text for row in grid[bottom:] for c in row if not c.is_filled and c.text)
    if any(column.role == "quantity" for column in reading.columns):
        notes = (*notes, "quantities are left")
    return reading.collected.official(KIND, tuple(_shown(note) for note in notes))


@noun
class _Subject:
    """What a row is of; ``flow`` and ``period`` where its name tells them."""

    partner: str
    product: str = ""
    flow: str = ""
    period: Period | None = None


class _Reading:
    """Reads the rows of a table of one form."""

    def __init__(self, head: _Head, columns: Sequence[Column], collected: Collected) -> None:
        self.collected = collected
        self._head = head
        self.columns = columns
        self._year = head.period.first[0]

    def row(self, cells: Sequence[GridCell], number: int) -> None:
        """Take the values of a row with their growth."""
        self.collected.rows += 1
        texts = _aligned([cell.text for cell in cells], self.columns)
        if len(texts) != len(self.columns):
            self.collected.fault(
                f"the row has {len(texts)} cells where {len(self.columns)} are due", number
            )
            return
        subject = self._about(texts[0])
        if not subject.partner:
            self.collected.fault(f'"{texts[0][:40]}" is no area that is known', number)
            return
        values = self._by_key(texts, subject, "value")
        growths = self._by_key(texts, subject, "growth")
        if not values:
            self.collected.fault("neither the row nor its columns name a flow", number)
        currency = self._head.unit.rpartition(" ")[2]
        for key in dict.fromkeys((*values, *growths)):
            of = ""
            if key in values:
                of = self.collected.level(key, values[key], self._head.unit, number)
            if key in growths:
                self.collected.growth(key, growths[key], number, of=of, currency=currency)

    def _by_key(self, texts: Sequence[str], subject: _Subject, role: str) -> dict[Key, str]:
        """Return the cells of the columns of a role by what they are of."""
        return {
            _key(subject, subject.flow or column.flow, subject.period or column.period): text
            for column, text in zip(self.columns, texts, strict=True)
            if column.role == role and column.period is not None and (subject.flow or column.flow)
        }

    def _about(self, name: str) -> _Subject:
        """Return what a row is of: a partner, a product, a flow, or months."""
        if self._head.by_country:
            return _Subject(official_area(name))
        months = self._months(name)
        if months is not None:
            return _Subject(WORLD, period=months)
        has_flow = any(column.flow for column in self.columns if column.role == "value")
        if not has_flow and (flow := named_flow(name)):
            return _Subject(WORLD, flow=flow)
        if official_area(name) == WORLD:
            return _Subject(WORLD)
        return _Subject(WORLD, name.strip(_STARS))

    def _months(self, name: str) -> Period | None:
        """Return the months a row is of, in a table of totals: 2025.03, 3, 1-3, 2025."""
        named = named_period(name)
        match = _MONTH_ROW.fullmatch(name.strip())
        if named is not None or match is None or not (match[1] or match[2]):
            return named
        self._year = int(match[1] or self._year)
        first, last = int(match[2] or 1), int(match[3] or match[2] or 12)
        valid = 1 <= first <= last <= 12
        return Period.months(self._year, first, self._year, last) if valid else None


def _key(subject: _Subject, flow: str, period: Period) -> Key:
    valuation = {EXPORTS: "FOB", IMPORTS: "CIF"}.get(flow, "")
    treatment = Treatment(valuation)
    return Key("CN", subject.partner, "goods", subject.product, flow, period, treatment)


def published(text: str) -> str:
    """Return the first date in a text, 2025-03-11, empty where there is none."""
    for match in _DATE.finditer(text):
        year, month, day = (int(group) for group in match.groups())
        if 1 <= month <= 12 and 1 <= day <= month_days(year, month):
            return f"{year:04d}-{month:02d}-{day:02d}"
    return ""


def read_unit(text: str) -> str:
    """Return the unit in an office's words, empty where the words do not say both its parts.

    >>> read_unit("CNY 100 Million"), read_unit("USD1 Million"), read_unit("亿元人民币")
    ('100 million CNY', 'million USD', '100 million CNY')
    """
    currency = next((code for code, pattern in _CURRENCY if pattern.search(text)), "")
    scale = next((words for words, pattern in _SCALES if pattern.search(text)), "")
    return f"{scale} {currency}" if currency and scale else ""


def _body(grid: Grid) -> tuple[int, int]:
    """Return where the rows of figures begin and end."""
    found = [number for number, row in enumerate(grid) if _is_figures(row)]
    return (found[0], found[-1] + 1) if found else (0, 0)


def _is_figures(row: Sequence[GridCell]) -> bool:
    """Tell whether a row is a name with numbers behind it."""
    own = [cell.text for cell in row if not cell.is_filled]
    numbers = own[1:]
    digits = [text for text in numbers if _DIGITS.fullmatch(text) and ("." in text or "," in text)]
    return len(own) >= 3 and len(digits) * 3 >= len(numbers) and not _NOTE.match(own[0])


def _title(page: TablePage, top: Sequence[Sequence[GridCell]]) -> str:
    """Return the title that names months, that of the table first."""
    texts = [cell.text for row in top for cell in row if not cell.is_filled]
    for text in (*texts, page.title, *page.text.splitlines()):
        if len(text) > 15 and named_period(text):
            return " ".join(text.split())
    return page.title


def _head(title: str, page: TablePage, top: Sequence[Sequence[GridCell]], wanted: Wanted) -> _Head:
    period = wanted.period or named_period(title)
    if period is None:
        raise unsaid("which months it is of", "Say it with --period 2025-01/2025-02.")
    texts = [cell.text for row in top for cell in row]
    said = next(
        (m[1] for text in (*texts, *page.text.splitlines()) if (m := _UNIT.search(text))), ""
    )
    unit = read_unit(wanted.unit) or read_unit(said) or read_unit(f"{said} {title}")
    if not unit:
        raise unsaid("its unit", 'Say it with --unit "100 million CNY" or "million USD".')
    _check_currency(title, unit)
    flow = TOTAL if _BOTH.search(title) else ""
    if not flow:
        lower = title.lower()
        flow = EXPORTS if "export" in lower or "出口" in title else ""
        flow = IMPORTS if not flow and ("import" in lower or "进口" in title) else flow
    return _Head(title, period, unit, flow, bool(_COUNTRIES.search(title)))


def _check_currency(title: str, unit: str) -> None:
    """Refuse a page whose title names another currency than its unit: one of them is wrong."""
    bracket = title.rpartition("(")[2] if "(" in title else title.rpartition("（")[2]
    named = next((code for code, pattern in _CURRENCY if pattern.search(bracket)), "")
    if named and not unit.endswith(named):
        raise DatasetSyntaxError(
            f"the title says {named} and the unit of the table {unit.rpartition(' ')[2]}.",
            remedy='Find out which is meant and say it with --unit "million USD".',
        )


def _columns(grid: Grid, top: int, head: _Head) -> list[Column]:
    """Return what the columns hold, from the rows of the head below the title and the unit."""
    width = max(len(row) for row in grid[top : top + 1])
    rows = [row for row in grid[:top] if _is_head(row, width)]
    heads = []
    for place in range(width):
        parts = [row[place].text for row in rows if place < len(row) and row[place].text]
        heads.append(" | ".join(dict.fromkeys(parts)))
    return read_columns(heads, head.period, "" if head.flow == TOTAL else head.flow)


def _is_head(row: Sequence[GridCell], width: int) -> bool:
    own = {cell.text for cell in row if cell.text}
    return len(row) >= width - 1 and len(own) >= 2 and not any(_UNIT.search(text) for text in own)


def _aligned(texts: list[str], columns: Sequence[Column]) -> list[str]:
    """Return the cells under their heads; some pages leave out the units, and pad the end."""
    units = [place for place, column in enumerate(columns) if column.role == "unit"]
    if len(texts) > len(columns) and not any(texts[len(columns) :]):
        texts = texts[: len(columns)]
    if (
        units
        and len(texts) == len(columns)
        and not texts[-1]
        and _NUMBER.fullmatch(texts[units[0]])
    ):
        return [*texts[: units[0]], "", *texts[units[0] : -1]]
    if units and len(texts) == len(columns) - 1 and _NUMBER.fullmatch(texts[units[0]]):
        return [*texts[: units[0]], "", *texts[units[0] :]]
    return texts


def _shown(note: str) -> str:
    return note if len(note) <= 200 else f"{note[:200]}…"
