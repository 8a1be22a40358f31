"""The rows of a file as an expression of Ibis: keys, value, and what is wrong; then its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from tbcalc.bulk import faults
from tbcalc.bulk.columns import BACI, Columns
from tbcalc.figures.aggregate import Dimension

_AMOUNT: Final = f"decimal(38, {faults.DECIMALS})"
_WHOLE_NUMBER: Final = r"^\s*[+-]?[0-9]+\s*$"
_NUMBER: Final = r"^\s*[+-]?([0-9]{1,29}\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?\s*$"
_BEYOND: Final = r"[0-9]{28,}|[eE]\+?([3-9][0-9]|2[5-9])"
"""Numbers that may have more digits than the decimals of engines, which then refuse the file."""


def cells_of(table: Any, columns: Columns, by: Sequence[Dimension]) -> Any:
    """Return the cells of a file: its keys, exports and imports, rows, and what was wrong."""
    rows = _rows(table, columns, by)
    return _baci_cells(rows, by) if columns.form == BACI else _long_cells(rows, by)


def _long_cells(rows: Any, by: Sequence[Dimension]) -> Any:
    """Return the cells of a table that names a flow: each row is one side's."""
    import ibis

    keys = [f"k{n}" for n in range(len(by))]
    told = ["level", "world", "span"]
    grouped = rows.group_by([*keys, "fault", "flow", "y", *told]).agg(
        v=rows.value.sum(), n=rows.count()
    )
    none = ibis.null(ibis.dtype(_AMOUNT))
    sold, bought = grouped.flow.isin(faults.EXPORTS), grouped.flow.isin(faults.IMPORTS)
    other = ibis.cases((~(sold | bought).fill_null(False), faults.OTHER_FLOW), else_=None)
    return grouped.select(
        *keys, fault=ibis.coalesce(grouped.fault, other.cast("int8")),
        x=ibis.cases((sold, grouped.v), else_=none),
        m=ibis.cases((bought, grouped.v), else_=none), n=grouped.n, y=grouped.y,
        **{name: grouped[name] for name in told},
    )  # fmt: skip


def _baci_cells(rows: Any, by: Sequence[Dimension]) -> Any:
    """Return the cells of BACI, which names both sides: an export of i is an import of j."""
    import ibis

    keys = [f"k{n}" for n in range(len(by))]
    sides = {
        each.name: f"k{n}" for n, each in enumerate(by) if each.name in ("reporter", "partner")
    }
    plain = [key for key in keys if key not in sides.values()]
    grouped = rows.group_by([*plain, *(["i", "j"] if sides else []), "fault", "y"]).agg(
        v=rows.value.sum(), n=rows.count()
    )
    kept = {
        "level": ibis.null("int16"), "world": ibis.null("boolean"), "span": ibis.null("int16")
    }  # fmt: skip
    if not sides:
        return grouped.select(*keys, fault="fault", x="v", m="v", n="n", y="y", **kept)
    none = ibis.null(ibis.dtype(_AMOUNT))
    exports = {key: grouped.i if side == "reporter" else grouped.j for side, key in sides.items()}
    imports = {key: grouped.j if side == "reporter" else grouped.i for side, key in sides.items()}
    zero = ibis.literal(0).cast("int64")
    told = grouped.mutate(**exports, x=grouped.v, m=none, **kept)
    other_side = grouped.mutate(**imports, x=none, m=grouped.v, n=zero, **kept)
    columns_kept = [*keys, "fault", "x", "m", "n", "y", *kept]
    return told.select(*columns_kept).union(other_side.select(*columns_kept))


def _rows(table: Any, columns: Columns, by: Sequence[Dimension]) -> Any:
    """Return a row's keys, value, year, and the number of its fault, null where it is sound."""
    import ibis

    text = {name: table[name].cast("string") for name in table.columns}
    value = _exact(table[columns.value], text[columns.value])
    year = _year(text[columns.period], columns)
    tests = [
        *_faults_of_value(table[columns.value], text[columns.value], value, columns.form),
        *_faults_of_keys(text, year, columns, by),
    ]
    if columns.form == BACI:  # as an engine has it that refuses a line without these numbers
        whole = [text[name] for name in (columns.period, *_ends(columns, by))]
        tests[:0] = [(~(told.re_search(_WHOLE_NUMBER)), faults.NOT_NUMBERED) for told in whole]
    fault = ibis.cases(*((wrong.fill_null(False), n) for wrong, n in tests), else_=None)
    made = {f"k{n}": _key(text, year, columns, each) for n, each in enumerate(by)}
    if columns.form == BACI:
        made |= {"i": _whole(text[columns.exporter]), "j": _whole(text[columns.importer])}
    else:
        made |= _told(text, columns)
    return table.select(**made, value=value, y=year, fault=fault.cast("int8"))


def _faults_of_value(column: Any, printed: Any, value: Any, form: str) -> list[tuple[Any, int]]:
    tests = [
        (printed.isnull() | (printed == ""), faults.EMPTY),
        (value.isnull(), faults.NO_NUMBER),
        (value < 0, faults.NEGATIVE),
        (value >= faults.BEYOND[form], faults.TOO_LARGE),
    ]
    if column.type().is_string():
        decimals = printed.length() - printed.find(".") - 1
        is_short = (printed.length() <= faults.DECIMALS + 1) & (value >= 1)
        is_plain = ~printed.contains("-") & (~printed.contains(".") | (decimals <= faults.DECIMALS))
        tests.append((~(is_short | is_plain), faults.INEXACT))
    return tests


def _faults_of_keys(
    text: dict[str, Any], year: Any, columns: Columns, by: Sequence[Dimension]
) -> list[tuple[Any, int]]:
    is_none = year.isnull() | (year < faults.FIRST_YEAR) | (year > faults.LAST_YEAR)
    tests = [(is_none, faults.NO_YEAR)]
    tests += [
        (text[end].isnull() | (text[end] == ""), faults.NO_AREA) for end in _ends(columns, by)
    ]
    if any(each.name == "product" for each in by):
        code = text[columns.product]
        is_none = code.isnull() | (code == "")
        if columns.form == BACI:
            is_none |= ~code.re_search(_WHOLE_NUMBER)
        tests.append((is_none, faults.NO_PRODUCT))
    tests += [(text[part] != whole, faults.PART) for part, whole in columns.wholes]
    return tests


def _told(text: dict[str, Any], columns: Columns) -> dict[str, Any]:
    """Return what tells sums of others: how many digits a product has, whether it is the world."""
    import ibis

    told = {
        "flow": text[columns.flow].strip().lower(),
        "span": text[columns.period].length().cast("int16"),
        "level": ibis.null("int16"),
        "world": ibis.null("boolean"),
    }
    if columns.product:
        code = text[columns.product].strip()
        told["level"] = ibis.cases(
            (code.lower().isin(faults.TOTALS), ibis.literal(0)),
            (code.re_search("^[0-9]+$"), code.length()),
            else_=None,
        ).cast("int16")
    if columns.partner:
        told["world"] = text[columns.partner].strip().lower().isin(faults.WORLDS)
    return told


def _ends(columns: Columns, by: Sequence[Dimension]) -> list[str]:
    """Return the columns of the areas that a row must have."""
    wanted = {each.name for each in by} & {"reporter", "partner"}
    if columns.form == BACI:
        return [columns.exporter, columns.importer] if wanted else []
    return [getattr(columns, side) for side in sorted(wanted)]


def _exact(column: Any, printed: Any) -> Any:
    """Return the value as a decimal, null where it is no number, or none that has room."""
    import ibis

    if column.type().is_decimal() or column.type().is_integer():
        return column.cast(_AMOUNT)
    is_number = printed.re_search(_NUMBER) & ~printed.re_search(_BEYOND)
    return ibis.cases((is_number, printed.strip()), else_=None).cast(_AMOUNT)


def _whole(text: Any) -> Any:
    """Return a number as its plain digits, null where it is none."""
    import ibis

    told = ibis.cases((text.re_search(_WHOLE_NUMBER), text.strip()), else_=None)
    return told.cast("int64").cast("string")


def _year(period: Any, columns: Columns) -> Any:
    import ibis

    if columns.form == BACI:
        told = ibis.cases((period.re_search(r"^\s*[0-9]{1,4}\s*$"), period.strip()), else_=None)
        return told.cast("int16")
    year = period.substr(0, 4)
    return ibis.cases((year.re_search("^[0-9]{4}$"), year), else_=None).cast("int16")


def _key(text: dict[str, Any], year: Any, columns: Columns, dimension: Dimension) -> Any:
    if dimension.name == "year":
        return year.cast("string")
    if dimension.name == "product":
        product = text[columns.product].strip()
        product = product.lpad(6, "0") if columns.form == BACI else product
        return product.substr(0, dimension.length) if dimension.length else product
    sides = {"reporter": columns.reporter or columns.exporter, "period": columns.period,
             "partner": columns.partner or columns.importer}  # fmt: skip
    told = text[sides[dimension.name]]
    return _whole(told) if columns.form == BACI else told
