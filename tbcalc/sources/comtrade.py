"""Read a UN Comtrade Plus CSV file, or rows of its form.

Source of the format: UN Comtrade, data availability and metadata of the Plus interface. Rows with
all second partners, customs procedures and modes of transport are taken; their breakdowns repeat
them. Values are US dollars, exports FOB and imports CIF unless the row has only the other value.
A flow without a row is absent, not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.errors import DatasetSyntaxError, PeriodSyntaxError
from tbcalc.exact.noun import noun, replaced
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.area import WORLD
from tbcalc.figures.flow import EXPORTS, IMPORTS
from tbcalc.figures.observation import Key, Treatment
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.official import ALL, Collected, Official, Wanted, product_of
from tbcalc.sources.official_areas import lettered_area, numbered_area
from tbcalc.sources.official_csv import NO_CSV, Cells, Rows, length_fault

KIND: Final = "comtrade"
REQUIRED: Final = ("refYear", "reporterCode", "flowCode", "partnerCode", "cmdCode", "primaryValue")
_FLOWS: Final = {"X": EXPORTS, "M": IMPORTS}
_PARTS: Final = {
    "RX": "re-exports, which exports contain", "RM": "re-imports, which imports contain",
    "DX": "domestic exports, which exports contain",
    "FM": "foreign imports, which imports contain",
    "XIP": "exports after inward processing, which exports contain",
    "XOP": "exports for outward processing, which exports contain",
    "MIP": "imports for inward processing, which imports contain",
    "MOP": "imports after outward processing, which imports contain",
}  # fmt: skip
_WHOLE: Final = {
    "partner2Code": ("second partner", ("0",)),
    "customsCode": ("customs procedure", ("C00",)),
    "motCode": ("mode of transport", ("0",)),
    "mosCode": ("mode of supply", ("0",)),
}
_SYSTEMS: Final = {"H": "HS", "S": "SITC", "B": "BEC", "E": "EBOPS"}
_GROUPS: Final = ("EU", "EA", "OECD", "ASEAN")
_FEWEST_PARTNERS: Final = 5
_MOST_SUMS: Final = 4
_DOLLARS: Final = "USD"
_TRUE: Final = ("true", "1", "1.0")

Row = Mapping[str, str]


def read_comtrade(lines: Iterable[str], source: Source, wanted: Wanted = ALL) -> Official:
    """Return the figures of a Comtrade Plus file.

    Raises DatasetSyntaxError where it is none, FaultyInputError where no row can be read.
    """
    collected = Collected(source, wanted)
    notes: list[str] = []
    return read_comtrade_rows(_rows(Rows(lines), collected, notes), collected, wanted, notes, KIND)


def read_comtrade_rows(
    rows: Iterable[tuple[Row, int]],
    collected: Collected,
    wanted: Wanted,
    notes: list[str],
    kind: str,
) -> Official:
    """Return the figures of rows by the names of their columns, each with its line or ordinal."""
    best: dict[Key, tuple[tuple[bool, ...], _Taken]] = {}
    for row, line in rows:
        taken = _taken(row, line, collected)
        if taken is not None:
            _keep(best, taken, collected)
    for _, taken in best.values():
        _collect(taken, collected)
    if not wanted.partners:
        notes += _beside_world(taken for _, taken in best.values())
    return collected.official(kind, tuple(notes))


@noun
class _Taken:
    """A row that is to be taken."""

    key: Key
    row: Row
    line: int

    @property
    def rank(self) -> tuple[bool, ...]:
        """What orders rows of one key: as reported and in the classification of the report."""
        said = [self.row.get(name, "").lower() in _TRUE for name in ("isOriginalClassification",)]
        return (*said, self.row.get("isReported", "").lower() in _TRUE)


def _rows(rows: Rows, collected: Collected, notes: list[str]) -> Iterator[tuple[Row, int]]:
    """Yield the rows by the names of their columns, wherever their cells begin."""
    names = rows.header()
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise DatasetSyntaxError(
            f"this is no Comtrade Plus file: it has no column {missing[0]}.",
            remedy="Name a CSV file of UN Comtrade, or say with --as what it is.",
        )
    laid: _Laid | None = None
    for cells in rows:
        collected.rows += 1
        if cells is None:
            collected.fault(NO_CSV, rows.line)
            continue
        if laid is None:
            laid = _laid(names, cells)
            if laid is None:
                told = length_fault(cells, len(names)) if len(cells) != len(names) else ""
                collected.fault(told or "the cells do not fit the names of the columns", rows.line)
                continue
            notes += [laid.note] if laid.note else []
        if len(cells) != laid.length:
            collected.fault(length_fault(cells, laid.length), rows.line)
            continue
        yield dict(zip(laid.names, cells[laid.start :], strict=False)), rows.line


@noun
class _Laid:
    """How cells lie under names: the names of the cells from ``start`` on, ``length`` cells."""

    names: Sequence[str]
    start: int
    length: int
    note: str = ""


def _laid(names: Sequence[str], cells: Cells) -> _Laid | None:
    """Return how the cells lie under the names, None where no way fits."""
    extra = len(cells) - len(names)
    tail = f"{len(names)} names stand over {len(cells)} cells"
    ways: list[_Laid] = []
    if extra >= 0 and not any(cells[len(names) :]):
        told = f"{tail}: the last is empty and left" if extra else ""
        ways.append(_Laid(names, 0, len(cells), told))
    if extra >= 1:
        ways.append(_Laid(names, 1, len(cells), f"{tail}: the first is an index and left"))
    if extra >= -1:
        told = "the cells stand one name to the left: put right"
        ways.append(_Laid(names[1:], 0, len(cells), told))
    for way in ways:
        if _fits(dict(zip(way.names, cells[way.start :], strict=False))):
            return way
    return None


def _fits(row: Row) -> bool:
    year = row.get("refYear", "")
    is_year = len(year) == 4 and year.isdecimal()
    return (
        is_year
        and row.get("period", year).startswith(year)
        and row.get("flowCode", "") in (*_FLOWS, *_PARTS)
        and row.get("typeCode", "C") in ("C", "S")
    )


def _taken(row: Row, line: int, collected: Collected) -> _Taken | None:
    flow = _FLOWS.get(row["flowCode"])
    if flow is None:
        part = _PARTS.get(row["flowCode"])
        told = part or f'"{row["flowCode"][:20]}" is no flow'
        collected.leave(told, line, faulty=part is None)
        return None
    for name, (what, whole) in _WHOLE.items():
        if row.get(name, "").removesuffix(".0") not in (*whole, ""):
            collected.leave(f"broken down by {what}, beside the whole", line)
            return None
    if collected.number(row["primaryValue"], line) is None:
        return None
    key = _key(row, flow, line, collected)
    return None if key is None else _Taken(key, row, line)


def _key(row: Row, flow: str, line: int, collected: Collected) -> Key | None:
    areas = {}
    for name in ("reporter", "partner"):
        code, letters = row.get(f"{name}Code", ""), row.get(f"{name}ISO", "")
        areas[name] = numbered_area(code) or (lettered_area(letters) if letters else "")
        if not areas[name]:
            told = code or letters or row.get(f"{name}Desc", "")
            collected.fault(f"the {name} {told[:20]} is not known", line)
            return None
    try:
        period = _period(row.get("period") or row["refYear"])
    except PeriodSyntaxError:
        collected.fault("the period cannot be read", line)
        return None
    scope = "services" if row.get("typeCode") == "S" else "goods"
    system = _SYSTEMS.get(row.get("classificationCode", "H")[:1], "HS")
    code = "" if scope == "services" and row["cmdCode"] in ("S", "200") else row["cmdCode"]
    return Key(
        areas["reporter"], areas["partner"], scope, product_of(system, code), flow, period,
        Treatment(_valuation(row, flow)),
    )  # fmt: skip


def _valuation(row: Row, flow: str) -> str:
    """Return how the primary value is valued: exports FOB and imports CIF, else as the row says."""
    if row.get("typeCode") == "S":
        return ""
    own, other = ("fobvalue", "cifvalue") if flow == EXPORTS else ("cifvalue", "fobvalue")
    usual, unusual = ("FOB", "CIF") if flow == EXPORTS else ("CIF", "FOB")
    value = row["primaryValue"]
    is_other = row.get(other) == value and row.get(own, "") not in (value, "")
    return unusual if is_other or (not row.get(own) and row.get(other) == value) else usual


def _period(text: str) -> Period:
    """Return 2024, 202405 or 2024Q1."""
    if len(text) == 6 and text.isdecimal():
        return Period.parse(f"{text[:4]}-{text[4:]}")
    return Period.parse(text.replace("Q", "-Q").replace("--", "-"))


def _keep(
    best: dict[Key, tuple[tuple[bool, ...], _Taken]], taken: _Taken, collected: Collected
) -> None:
    """Keep the better one of two rows of a key; equals stay, for the second to be told."""
    known = best.get(taken.key)
    if known is None:
        best[taken.key] = (taken.rank, taken)
        return
    worse = taken
    if taken.rank > known[0]:
        best[taken.key], worse = (taken.rank, taken), known[1]
    same = worse.row["primaryValue"] == best[taken.key][1].row["primaryValue"]
    if same:
        collected.leave("the same figure again", worse.line)
    elif worse.rank != best[taken.key][0]:
        collected.leave("the same trade estimated, or in another classification", worse.line)
    else:
        collected.fault("a second value for one key", worse.line)


def _collect(taken: _Taken, collected: Collected) -> None:
    row, key = taken.row, taken.key
    collected.level(key, row["primaryValue"], _DOLLARS, taken.line)
    other = row.get("fobvalue", "")
    is_valued_twice = key.flow == IMPORTS and key.treatment.valuation == "CIF"
    if is_valued_twice and other not in ("", "0", "0.0", row["primaryValue"]):
        fob = Key(
            key.reporter, key.partner, key.scope, key.product, key.flow, key.period,
            Treatment("FOB"),
        )  # fmt: skip
        collected.level(fob, other, _DOLLARS, taken.line)


def _beside_world(rows: Iterable[_Taken]) -> Iterator[str]:
    """Say how much of the printed world the partners add up to, where some are there."""
    worlds: dict[Key, Decimal] = {}
    sums: dict[Key, list[Decimal]] = {}
    for taken in rows:
        value = Decimal(taken.row["primaryValue"].replace(",", ""))
        whole = replaced(taken.key, partner=WORLD)
        if taken.key.partner == WORLD:
            worlds[whole] = value
        elif taken.key.partner not in _GROUPS:
            sums.setdefault(whole, []).append(value)
    for whole, world in list(worlds.items())[:_MOST_SUMS]:
        if world and len(sums.get(whole, ())) >= _FEWEST_PARTNERS:
            part = NEAREST.divide(sum(sums[whole]), world) * 100
            yield f"{len(sums[whole])} partners add up to {part:.4f} % of the world: {whole}"
