"""Why a row is not in the sums: the numbers that stand for it in a scan, and the words."""

from __future__ import annotations

from typing import Final

from tbcalc.errors import UsageError

EMPTY: Final = 1
NO_NUMBER: Final = 2
NEGATIVE: Final = 3
INEXACT: Final = 4
NO_YEAR: Final = 5
NO_AREA: Final = 6
NO_PRODUCT: Final = 7
PART: Final = 8
OTHER_FLOW: Final = 9
WORLD_TOO: Final = 10
COARSER: Final = 11
NOT_NUMBERED: Final = 13
TOO_LARGE: Final = 14
NONE_GOOD: Final = 12
"""Of a cell, that none of its rows is in the sums: why, is counted by row."""

REASONS: Final = {
    NOT_NUMBERED: "the year or an area is no number",
    EMPTY: "the value is empty",
    NO_NUMBER: "the value is no number",
    NEGATIVE: "the value is negative",
    TOO_LARGE: "the value is beyond all trade",
    INEXACT: "the value has more than nine decimals, or an exponent",
    NO_YEAR: "the period begins with no year",
    NO_AREA: "the reporter or the partner is empty",
    NO_PRODUCT: "the product is empty or no code",
    PART: "part of a value that is in the table as a whole",
    OTHER_FLOW: "another flow than exports and imports",
    WORLD_TOO: "the sum over all partners, who are in the table as well",
    COARSER: "the sum over products that are in the table in more detail",
}
FAULTS: Final = frozenset(
    (EMPTY, NO_NUMBER, NEGATIVE, INEXACT, NO_YEAR, NO_AREA, NO_PRODUCT, NOT_NUMBERED, TOO_LARGE)
)
"""Those that are faults of the file; the others keep a value from being counted twice."""

EXPORTS: Final = ("x", "export", "exports", "exp", "2", "dx", "fob exports", "出口")
IMPORTS: Final = ("m", "import", "imports", "imp", "1", "dm", "cif imports", "进口")
WORLDS: Final = ("0", "000", "w", "wld", "w00", "world", "all", "世界")
TOTALS: Final = ("total", "all", "_t", "0", "ag0")
"""Words of tables, in small letters: the two flows, the whole world, all products."""

BEYOND: Final = {"BACI": 10**12, "Comtrade": 10**15, "long": 10**18}
"""What no value of a form reaches: the world trades some 10^13.5 dollars a year."""

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2999
DECIMALS: Final = 9


def mixed_periods() -> UsageError:
    """Return the error that rows of years stand beside rows of months."""
    return UsageError(
        "rows of years and rows of months stand in one table, and would be counted twice.",
        remedy="Give files of one kind at a time.",
    )
